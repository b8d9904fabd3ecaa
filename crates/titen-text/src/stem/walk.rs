//! One word against the root trie: from every place where prefixes may end, the trie is walked,
//! and each root on the way whose remainder is a legal tail is an analysis.

use super::circumfix;
use super::costs::{Mark, Tally};
use super::prefixes::{Prefix, State};
use super::tails::{Suffix, Tails};
use super::trie::RootTrie;
use std::iter::once;

/// `sink` is told of every analysis: the entry of its root, its marks and cost.
pub(super) struct Walk<'a, T, S> {
    pub word: &'a [u8],
    pub tails: Tails<T>,
    pub trie: &'a RootTrie,
    pub sink: S,
}

impl<T: Tally, S: FnMut(u32, T)> Walk<'_, T, S> {
    /// Roots that begin here, `dropped` being the letter that a nasal swallowed.
    pub fn roots(&mut self, state: State<T>, marks: T, dropped: Option<u8>) {
        let (trie, word) = (self.trie, self.word);
        let rest = word[state.at..].iter().map(|b| char::from(*b));
        match dropped {
            Some(letter) => {
                for (entry, len) in trie.prefixes_of(once(char::from(letter)).chain(rest)) {
                    // A swallowed k is heard in every root with a vowel in front: it tells nothing.
                    let told = if letter == b'k' { len - 1 } else { len };
                    // Behind peN- an -an is a suffix: pengawas-an, not peng-kawasan.
                    let noun = state.inner == Prefix::Pen
                        && len > 5
                        && word[state.at..state.at + len - 1].ends_with(b"an");
                    let marks = if noun {
                        marks.with(Mark::NounAn)
                    } else {
                        marks
                    };
                    self.found(state, marks, entry, len - 1, told);
                }
            }
            None => {
                for (entry, len) in trie.prefixes_of(rest) {
                    self.found(state, marks, entry, len, len);
                }
            }
        }
    }

    /// Roots of one syllable only: *menge-bom, penge-cat-an*.
    pub fn one_syllable(&mut self, state: State<T>, marks: T) {
        let (trie, word) = (self.trie, self.word);
        let rest = word[state.at..].iter().map(|b| char::from(*b));
        for (entry, len) in trie.prefixes_of(rest) {
            let root = &word[state.at..state.at + len];
            let vowels = root.iter().filter(|b| b"aiueo".contains(b)).count();
            if vowels == 1 && len <= 5 {
                self.found(state, marks, entry, len, len);
            }
        }
    }

    fn found(&mut self, state: State<T>, marks: T, entry: u32, heard: usize, told: usize) {
        let end = state.at + heard;
        if !self.tails.begins(end) {
            return;
        }
        let marks = match told {
            0..=2 => marks.with(Mark::Len2),
            3 => marks.with(Mark::Len3),
            4 => marks.with(Mark::Len4),
            5 => marks.with(Mark::Len5),
            _ => marks,
        };
        for tail in self.tails.from(end) {
            let whole = end == self.word.len();
            let mut marks = marks.and(tail.marks);
            if let Some(mark) = circumfix::mark(state.outer, state.inner, tail.suffix, tail.nya) {
                marks = marks.with(mark);
            }
            if whole && state.depth == 0 {
                marks = marks.with(Mark::Known);
            } else if self.trie.entry(entry).bonus == 0.0 {
                // Of a root that never has affixes elsewhere: Macanan is no tiger.
                let bare = state.depth == 0 && tail.suffix == Suffix::An;
                marks = marks.with(if bare { Mark::BarrenAn } else { Mark::Barren });
            }
            (self.sink)(entry, marks);
        }
    }
}
