//! What single words and pairs of words say for each bidang urusan: `cargo xtask train urusan` fits
//! these numbers, an office may add rows, change them, or take one out with weight 0.

use crate::files::Sources;
use crate::tsv::{Spec, read};
use crate::{DictError, UrusanTable};
use smol_str::SmolStr;
use titen_model::UrusanCode;

#[derive(Debug, Clone, PartialEq)]
pub struct UrusanWeight {
    /// One stem or two; or one of the words with a star, which stand for no word of the text.
    pub words: SmolStr,
    /// `None` speaks against all of them (`-` in the file).
    pub code: Option<UrusanCode>,
    /// Log odds.
    pub weight: f32,
}

const SPEC: Spec = Spec {
    file: "urusan_bobot.tsv",
    columns: &["words", "code", "weight"],
    n_key: 2,
};
const NONE: &str = "-";

/// In file order.
pub(crate) fn load(
    sources: &Sources,
    urusan: &UrusanTable,
) -> Result<Vec<UrusanWeight>, DictError> {
    let mut weights = Vec::new();
    for row in read(&SPEC, sources.of(SPEC.file))? {
        let words = row.phrase(0)?;
        if words.split(' ').count() > 2 {
            return Err(row.error(
                format!("`{words}` is more than two words"),
                "write one or two; longer phrases go into urusan_tugas.tsv",
            ));
        }
        let code = Some(row.cell(1))
            .filter(|c| *c != NONE)
            .map(UrusanCode::new);
        if code.as_ref().is_some_and(|c| urusan.get(c).is_none()) {
            let what = format!("no urusan `{}`", row.cell(1));
            return Err(row.error(what, "use a code of urusan.tsv, or -"));
        }
        let weight = row.number(2, -30.0, 30.0)?;
        if weight != 0.0 {
            weights.push(UrusanWeight {
                words: SmolStr::new(words),
                code,
                weight,
            });
        }
    }
    Ok(weights)
}
