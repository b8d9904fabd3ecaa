//! The roots as a double-array trie, with what is known of each.

use super::costs::BY_FORMS;
use crawdad::Trie;
use smol_str::SmolStr;
use titen_dict::Dictionaries;

/// A form that the trie ends on.
pub(super) struct Entry {
    /// What it is a form of: itself for a root.
    pub root: SmolStr,
    /// How much less an analysis with it costs: productive roots are likelier.
    pub bonus: f32,
}

/// Who lists a form knows that it is one: *menurutnya* is of *menurut*, not of *turut*.
const LISTED: f32 = 1.5;

pub(super) struct RootTrie {
    /// `None` where there are no roots at all.
    trie: Option<Trie>,
    entries: Vec<Entry>,
}

impl RootTrie {
    pub fn new(dict: &Dictionaries) -> Self {
        let bonus = |root: &str| BY_FORMS * dict.roots.forms(root).ln_1p();
        let entry = |root: &str, bonus: f32| Entry {
            root: SmolStr::new(root),
            bonus,
        };
        let mut rows: Vec<(&str, Entry)> = Vec::with_capacity(dict.roots.len() + 512);
        let roots = dict.roots.iter().filter(|r| !dict.irregular.contains(r));
        rows.extend(roots.map(|root| (root, entry(root, bonus(root)))));
        let forms = dict.irregular.iter();
        rows.extend(forms.map(|(form, root)| (form, entry(root, bonus(root) + LISTED))));
        rows.sort_unstable_by_key(|(form, _)| *form);
        let trie = Trie::from_keys(rows.iter().map(|(form, _)| form)).ok();
        RootTrie {
            trie,
            entries: rows.into_iter().map(|(_, entry)| entry).collect(),
        }
    }

    pub fn entry(&self, i: u32) -> &Entry {
        &self.entries[i as usize]
    }

    /// Entries that the letters begin with, and their lengths in letters.
    pub fn prefixes_of(
        &self,
        letters: impl Iterator<Item = char>,
    ) -> impl Iterator<Item = (u32, usize)> {
        let found = self.trie.as_ref().map(|t| t.common_prefix_search(letters));
        found.into_iter().flatten()
    }

    pub fn get(&self, word: &str) -> Option<&Entry> {
        let i = self.trie.as_ref()?.exact_match(word.chars())?;
        Some(self.entry(i))
    }
}
