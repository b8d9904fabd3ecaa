//! The words of all phrase tables as small numbers, so that matching phrases costs one look-up a
//! word however many tables ask.

use foldhash::HashMap;
use smol_str::SmolStr;

/// A word that stands in no table.
pub(crate) const UNKNOWN: u32 = u32::MAX;

#[derive(Default)]
pub(crate) struct Vocabulary {
    ids: HashMap<SmolStr, u32>,
}

impl Vocabulary {
    pub fn id(&self, word: &str) -> u32 {
        self.ids.get(word).copied().unwrap_or(UNKNOWN)
    }

    pub fn intern(&mut self, word: &str) -> u32 {
        let next = u32::try_from(self.ids.len())
            .expect("dictionaries have fewer words than u32 has numbers");
        *self.ids.entry(SmolStr::new(word)).or_insert(next)
    }
}

/// Numbers of words, in so few bytes that they stay near: most words are in none of them.
#[derive(Default)]
pub(crate) struct Ids(Vec<u64>);

impl Ids {
    pub fn add(&mut self, id: u32) {
        let at = id as usize / 64;
        if self.0.len() <= at {
            self.0.resize(at + 1, 0);
        }
        self.0[at] |= 1 << (id % 64);
    }

    pub fn contains(&self, id: u32) -> bool {
        let bits = self.0.get(id as usize / 64);
        bits.is_some_and(|bits| bits & (1 << (id % 64)) != 0)
    }
}

/// Phrases by their first word, longest first; those of one wording in the order they were added.
pub(crate) struct PhraseIndex<T> {
    by_first: Vec<Vec<Entry<T>>>,
    firsts: Ids,
}

struct Entry<T> {
    words: Box<[u32]>,
    value: T,
}

impl<T> PhraseIndex<T> {
    pub fn new() -> Self {
        PhraseIndex {
            by_first: Vec::new(),
            firsts: Ids::default(),
        }
    }

    /// A phrase of no words is none.
    pub fn add<'a>(
        &mut self,
        vocabulary: &mut Vocabulary,
        words: impl IntoIterator<Item = &'a str>,
        value: T,
    ) {
        let words: Box<[u32]> = words.into_iter().map(|w| vocabulary.intern(w)).collect();
        let Some(&first) = words.first() else { return };
        self.firsts.add(first);
        let first = first as usize;
        if self.by_first.len() <= first {
            self.by_first.resize_with(first + 1, Vec::new);
        }
        let list = &mut self.by_first[first];
        let at = list.partition_point(|e| e.words.len() >= words.len());
        list.insert(at, Entry { words, value });
    }

    /// The longest phrases that begin at `ids[0]`: their length in words, and all that are worded so.
    pub fn longest<'a>(&'a self, ids: &'a [u32]) -> Option<(usize, impl Iterator<Item = &'a T>)> {
        let list = self.list(*ids.first()?);
        let at = list.iter().position(|e| ids.starts_with(&e.words))?;
        let words = &list[at].words;
        Some((
            words.len(),
            list[at..]
                .iter()
                .take_while(|e| e.words.len() == words.len())
                .filter(move |e| e.words == *words)
                .map(|e| &e.value),
        ))
    }

    /// The first of the longest phrases of which each word is a surface word of the text or its root:
    /// so a phrase that is written as a root speaks for its derived forms too.
    pub fn longest_of_either(&self, words: &[u32], stems: &[u32]) -> Option<(usize, &T)> {
        let (word, stem) = (*words.first()?, *stems.first()?);
        let fits = |e: &&Entry<T>| {
            e.words.len() <= words.len()
                && e.words
                    .iter()
                    .enumerate()
                    .all(|(i, w)| words[i] == *w || stems[i] == *w)
        };
        let by_word = self.list(word).iter().find(fits);
        let by_stem = if stem == word {
            None
        } else {
            self.list(stem).iter().find(fits)
        };
        let best = match (by_word, by_stem) {
            (Some(a), Some(b)) if b.words.len() > a.words.len() => b,
            (Some(a), _) => a,
            (None, b) => b?,
        };
        Some((best.words.len(), &best.value))
    }

    fn list(&self, first: u32) -> &[Entry<T>] {
        if !self.firsts.contains(first) {
            return &[];
        }
        self.by_first.get(first as usize).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_wins_and_roots_speak_for_their_forms() {
        let mut v = Vocabulary::default();
        let mut index = PhraseIndex::new();
        for (phrase, value) in [
            ("jalan", 1),
            ("jalan rusak", 2),
            ("jalan rusak", 3),
            ("rusak parah", 4),
        ] {
            index.add(&mut v, phrase.split(' '), value);
        }
        let ids = |text: &str| -> Vec<u32> { text.split(' ').map(|w| v.id(w)).collect() };
        let longest = |text| {
            index
                .longest(&ids(text))
                .map(|(n, all)| (n, all.copied().collect::<Vec<_>>()))
        };
        assert_eq!(longest("jalan rusak berat"), Some((2, vec![2, 3])));
        assert_eq!(longest("jalan baru"), Some((1, vec![1])));
        assert_eq!(longest("rusak"), None);
        assert_eq!(
            index.longest_of_either(&ids("kerusakan parah"), &ids("rusak parah")),
            Some((2, &4))
        );
    }
}
