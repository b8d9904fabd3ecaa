//! Government programmes so wide that several problems lie in one: *makan bergizi gratis* is its kitchens, its
//! budget and its poisonings. All ways of writing one stand for its short name.

use crate::DictError;
use crate::files::Sources;
use crate::tsv::{Spec, read};
use smol_str::SmolStr;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Programme {
    /// One word, as if it stood in the text instead of the phrase.
    pub name: SmolStr,
    /// Lower case, single spaces, not stemmed.
    pub phrase: SmolStr,
}

const SPEC: Spec = Spec {
    file: "program.tsv",
    columns: &["name", "phrase"],
    n_key: 2,
};

pub(crate) fn load(sources: &Sources) -> Result<Vec<Programme>, DictError> {
    read(&SPEC, sources.of(SPEC.file))?
        .iter()
        .map(|row| {
            Ok(Programme {
                name: SmolStr::new(row.word(0)?),
                phrase: SmolStr::new(row.phrase(1)?),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn one_programme_is_written_in_several_ways_and_a_phrase_means_one() {
        let programmes = crate::Dictionaries::builtin().unwrap().programmes;
        let of = |phrase: &str| {
            let found = programmes.iter().filter(|p| p.phrase == phrase);
            found.map(|p| p.name.as_str()).collect::<Vec<_>>()
        };
        assert_eq!(of("makan bergizi gratis"), ["mbg"]);
        for p in &programmes {
            assert_eq!(of(&p.phrase), [p.name.as_str()]);
        }
    }
}
