//! An issue as the matching sees it: weighted stems, and who would be in charge.

use smol_str::SmolStr;
use std::collections::BTreeMap;
use titen_model::UrusanCode;

/// A word as written and its stem, as the analyser makes them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordStem {
    pub word: SmolStr,
    pub stem: SmolStr,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Problem {
    /// In reading order; a stem stands once, with its greatest weight.
    pub(super) words: Vec<(WordStem, f64)>,
    pub urusan: Option<UrusanCode>,
    /// What the unit is in charge of.
    pub unit_urusan: Vec<UrusanCode>,
}

impl Problem {
    /// Texts with their weights: the title says more than a sentence of the summary.
    pub fn new(
        texts: impl IntoIterator<Item = (Vec<WordStem>, f64)>,
        urusan: Option<UrusanCode>,
        unit_urusan: Vec<UrusanCode>,
    ) -> Self {
        let mut words: Vec<(WordStem, f64)> = Vec::new();
        let mut at: BTreeMap<SmolStr, usize> = BTreeMap::new();
        for (text, weight) in texts {
            for word in text {
                match at.get(&word.stem) {
                    Some(&i) => words[i].1 = words[i].1.max(weight),
                    None => {
                        at.insert(word.stem.clone(), words.len());
                        words.push((word, weight));
                    }
                }
            }
        }
        Problem {
            words,
            urusan,
            unit_urusan,
        }
    }
}
