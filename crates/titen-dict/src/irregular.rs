//! Words whose root the rules do not find, or that have none though they look so: *perihal* is of
//! *hal*, *kinerja* of *kerja*, *adalah* stays whole.

use crate::DictError;
use crate::files::Sources;
use crate::tsv::{Spec, read};
use foldhash::HashMap;
use smol_str::SmolStr;

#[derive(Debug, Clone)]
pub struct Irregular {
    forms: Vec<(SmolStr, SmolStr)>,
    by_form: HashMap<SmolStr, usize>,
}

const SPEC: Spec = Spec {
    file: "pengecualian.tsv",
    columns: &["word", "root"],
    n_key: 1,
};

impl Irregular {
    pub fn contains(&self, form: &str) -> bool {
        self.by_form.contains_key(form)
    }

    /// The root, which may be the form itself.
    pub fn get(&self, form: &str) -> Option<&str> {
        Some(self.forms[*self.by_form.get(form)?].1.as_str())
    }

    /// Form and root, in file order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.forms.iter().map(|(f, r)| (f.as_str(), r.as_str()))
    }

    pub(crate) fn load(sources: &Sources) -> Result<Self, DictError> {
        let mut forms = Vec::new();
        for row in read(&SPEC, sources.of(SPEC.file))? {
            let (form, root) = (row.word(0)?, row.word(1)?);
            if root.is_empty() {
                return Err(row.error(
                    format!("`{form}` has no root"),
                    "give its root; a word that stays whole is its own",
                ));
            }
            forms.push((SmolStr::new(form), SmolStr::new(root)));
        }
        let by_form = forms
            .iter()
            .enumerate()
            .map(|(i, (form, _))| (form.clone(), i))
            .collect();
        Ok(Irregular { forms, by_form })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_has_a_root_or_is_its_own() {
        let irregular = Irregular::load(&Sources::builtin()).unwrap();
        assert_eq!(irregular.get("perihal"), Some("hal"));
        assert_eq!(irregular.get("adalah"), Some("adalah"));
        assert_eq!(irregular.get("makanan"), None);
    }
}
