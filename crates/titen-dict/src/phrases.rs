//! Phrases of one word or more, each with what it speaks for and how strongly.

use crate::DictError;
use crate::tsv::Row;
use smol_str::SmolStr;

#[derive(Debug, Clone, PartialEq)]
pub struct Phrase<T> {
    pub tag: T,
    /// Lower case, single spaces, not stemmed.
    pub phrase: SmolStr,
    pub weight: f32,
}

/// Phrases in file order.
#[derive(Debug, Clone, PartialEq)]
pub struct PhraseTable<T> {
    rows: Vec<Phrase<T>>,
}

impl<T> PhraseTable<T> {
    pub fn rows(&self) -> &[Phrase<T>] {
        &self.rows
    }

    /// From rows of tag, phrase, weight. Weight 0 takes a phrase out, so that an overlay can.
    pub(crate) fn read(
        rows: &[Row<'_>],
        tag: impl Fn(&Row<'_>) -> Result<T, DictError>,
    ) -> Result<Self, DictError> {
        let mut table = PhraseTable {
            rows: Vec::with_capacity(rows.len()),
        };
        for row in rows {
            let phrase = Phrase {
                tag: tag(row)?,
                phrase: SmolStr::new(row.phrase(1)?),
                weight: row.number(2, 0.0, 5.0)?,
            };
            if phrase.weight > 0.0 {
                table.rows.push(phrase);
            }
        }
        Ok(table)
    }
}
