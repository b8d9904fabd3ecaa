//! The roots as a double-array trie, with what is known of each.

use super::costs::BY_FORMS;
use crawdad::Trie;
use smol_str::SmolStr;
use titen_dict::Dictionaries;

/// A form that the trie ends on.
pub(super) struct Entry {
    /// What it is a form of: itself for a root.
    pub root: SmolStr,
    /// A place's name, which takes no affixes.
    pub name: bool,
    /// How much less an analysis with it costs: productive roots are likelier.
    pub bonus: f32,
}

pub(super) struct RootTrie {
    /// `None` where there are no roots at all.
    trie: Option<Trie>,
    entries: Vec<Entry>,
}

impl RootTrie {
    pub fn new(dict: &Dictionaries) -> Self {
        let entry = |root: &str, name: bool| Entry {
            root: SmolStr::new(root),
            name,
            bonus: if name {
                f32::NEG_INFINITY
            } else {
                BY_FORMS * dict.roots.forms(root).ln_1p()
            },
        };
        let mut rows: Vec<(&str, Entry)> = Vec::with_capacity(dict.roots.len() + 2048);
        let roots = dict.roots.iter().filter(|r| !dict.irregular.contains(r));
        rows.extend(roots.map(|root| (root, entry(root, false))));
        rows.extend(
            dict.irregular
                .iter()
                .map(|(form, root)| (form, entry(root, false))),
        );
        let names = dict.wilayah.names().into_iter().map(|(name, _)| name);
        let names = names.filter(|n| {
            !dict.wilayah.is_common_word(n)
                && !dict.roots.contains(n)
                && !dict.irregular.contains(n)
        });
        rows.extend(names.map(|name| (name, entry(name, true))));
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
