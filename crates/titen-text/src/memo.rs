//! What is known of words that were read before: texts repeat their words, and what a word stands
//! for costs more than all else. Everything here follows from the word alone, so that a memo never
//! changes an answer. Each thread that reads has one to itself, and a full one begins anew.

use crate::dates::TimeWord;
use crate::stem::Register;
use crate::{language, tone};
use foldhash::HashMap;
use smol_str::SmolStr;
use std::cell::Cell;
use std::ops::{Deref, DerefMut};
use std::sync::Mutex;
use titen_model::Lang;

/// Some 20 MB.
const MOST: usize = 50_000;

/// Of all words that follow from one as it is written, in lower case.
pub(crate) struct Known {
    /// In the vocabulary.
    pub id: u32,
    pub time: TimeWord,
    pub language: language::OfWord,
    pub tone: tone::OfWord,
    ordinary: Cell<[Option<bool>; 5]>,
    /// Most words are read in one manner and stand for one word: those are near.
    first: Option<(Manner, Part)>,
    others: Vec<(Manner, Box<[Part]>)>,
}

/// How a word is read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Manner {
    pub lang: Lang,
    /// Whose SMS spelling counts.
    pub spelling: Lang,
    pub register: Register,
    pub as_name: bool,
}

/// One word that a word stands for.
pub(crate) struct Part {
    pub word: SmolStr,
    pub stem: SmolStr,
    pub word_id: u32,
    pub stem_id: u32,
    pub stop: bool,
}

impl Known {
    pub fn new(id: u32, time: TimeWord) -> Self {
        Known {
            id,
            time,
            language: language::OfWord::new(),
            tone: tone::OfWord::new(),
            ordinary: Cell::default(),
            first: None,
            others: Vec::new(),
        }
    }

    pub fn parts(&mut self, manner: Manner, find: impl FnOnce() -> Vec<Part>) -> &[Part] {
        let is_first = |first: &Option<(Manner, Part)>| {
            first.as_ref().is_some_and(|(known, _)| *known == manner)
        };
        let mut at = self.others.iter().position(|(known, _)| *known == manner);
        if at.is_none() && !is_first(&self.first) {
            let mut parts = find();
            match (self.first.is_none(), parts.pop()) {
                (true, Some(only)) if parts.is_empty() => self.first = Some((manner, only)),
                (_, last) => {
                    parts.extend(last);
                    at = Some(self.others.len());
                    self.others.push((manner, parts.into()));
                }
            }
        }
        match (at, &self.first) {
            (Some(at), _) => &self.others[at].1,
            (None, Some((_, part))) => std::slice::from_ref(part),
            (None, None) => &[],
        }
    }

    /// Is it a word of this language, and no name?
    pub fn ordinary(&self, lang: Lang, find: impl FnOnce() -> bool) -> bool {
        let mut all = self.ordinary.get();
        let known = *all[lang as usize].get_or_insert_with(find);
        self.ordinary.set(all);
        known
    }
}

#[derive(Default)]
pub(crate) struct Memo {
    places: HashMap<SmolStr, u32>,
    known: Vec<Known>,
}

impl Memo {
    /// The word's place, good as long as the memo is held.
    pub fn place(&mut self, lower: &SmolStr, know: impl FnOnce() -> Known) -> u32 {
        if let Some(place) = self.places.get(lower) {
            return *place;
        }
        let place = self.known.len() as u32;
        self.places.insert(lower.clone(), place);
        self.known.push(know());
        place
    }

    pub fn at(&self, place: u32) -> &Known {
        &self.known[place as usize]
    }

    pub fn at_mut(&mut self, place: u32) -> &mut Known {
        &mut self.known[place as usize]
    }
}

/// The memos that nobody reads with.
#[derive(Default)]
pub(crate) struct Memos(Mutex<Vec<Memo>>);

impl Memos {
    pub fn lend(&self) -> Lent<'_> {
        let free = self.0.lock().ok().and_then(|mut free| free.pop());
        let memo = free.filter(|memo| memo.known.len() < MOST);
        Lent {
            memo: memo.unwrap_or_default(),
            home: self,
        }
    }
}

/// A memo that goes back when its reader is done.
pub(crate) struct Lent<'a> {
    memo: Memo,
    home: &'a Memos,
}

impl Deref for Lent<'_> {
    type Target = Memo;

    fn deref(&self) -> &Memo {
        &self.memo
    }
}

impl DerefMut for Lent<'_> {
    fn deref_mut(&mut self) -> &mut Memo {
        &mut self.memo
    }
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        if let Ok(mut free) = self.home.0.lock() {
            free.push(std::mem::take(&mut self.memo));
        }
    }
}
