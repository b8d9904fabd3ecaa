//! How common each stem is in what Indonesians write: in how many of a hundred thousand items it stands. A week's
//! own counts know little of a small week; `cargo xtask train frequencies` makes this table from a corpus.

use crate::DictError;
use crate::files::Sources;
use crate::tsv::{Spec, read};
use smol_str::SmolStr;

#[derive(Debug, Clone)]
pub struct Frequencies {
    rows: Vec<(SmolStr, f32)>,
}

const SPEC: Spec = Spec {
    file: "frekuensi_kata.tsv",
    columns: &["stem", "items"],
    n_key: 1,
};

impl Frequencies {
    /// The items that the counts are of.
    pub const OF: f32 = 100_000.0;

    /// Stems and the number of items that have them, in file order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, f32)> {
        self.rows.iter().map(|(stem, n)| (stem.as_str(), *n))
    }

    pub(crate) fn load(sources: &Sources) -> Result<Self, DictError> {
        let rows = read(&SPEC, sources.of(SPEC.file))?;
        let row = |r: &crate::tsv::Row| Ok((SmolStr::new(r.word(0)?), r.number(1, 0.0, Self::OF)?));
        let rows = rows.iter().map(row).collect::<Result<_, DictError>>()?;
        Ok(Frequencies { rows })
    }
}
