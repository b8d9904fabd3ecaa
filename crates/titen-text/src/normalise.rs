//! One token → the words it stands for: lower case, compatibility forms composed (NFKC), doubled
//! words, SMS spelling and slips of the thumb written out, Javanese carried over to the Indonesian
//! of its meaning, so that *dalan gronjal* and *jalan rusak* meet. What is no Indonesian spelling
//! is mended only where one word alone can be meant; else it stays.

mod doubled;
mod glued;
mod known;
mod leet;
mod lower;
mod neighbours;
mod shape;
mod short;
mod stretched;

pub use lower::lower;
pub(crate) use neighbours::{Decision, decided};

use crate::jawa::Jawa;
use known::Known;
use short::Shortened;
use smol_str::SmolStr;
use std::sync::Arc;
use titen_dict::Dictionaries;
use titen_model::Lang;

/// No chain of spellings is longer.
const DEEPEST: usize = 5;

pub struct Normaliser {
    dict: Arc<Dictionaries>,
    known: Known,
    shortened: Shortened,
    jawa: Jawa,
}

impl Normaliser {
    pub fn new(dict: Arc<Dictionaries>) -> Self {
        Normaliser {
            known: Known::new(dict.clone()),
            shortened: Shortened::new(&dict),
            jawa: Jawa::new(dict.clone()),
            dict,
        }
    }

    /// Calls `take` with each word that `lowered` (see [`lower`]) stands for in a text of this language.
    pub fn words(&self, lowered: &SmolStr, lang: Lang, mut take: impl FnMut(SmolStr)) {
        self.write_out(lowered, lang, true, DEEPEST, &mut take);
    }

    /// The same for a name: slang and Javanese count, but nothing is taken for a slip.
    pub(crate) fn words_of_name(
        &self,
        lowered: &SmolStr,
        lang: Lang,
        mut take: impl FnMut(SmolStr),
    ) {
        self.write_out(lowered, lang, false, DEEPEST, &mut take);
    }

    fn write_out(
        &self,
        word: &SmolStr,
        lang: Lang,
        mend: bool,
        depth: usize,
        take: &mut impl FnMut(SmolStr),
    ) {
        // English has no SMS spelling here: *no* and *make* are its own words.
        let mended = match lang {
            Lang::En => None,
            _ => self.mended(word, lang, mend),
        };
        let Some(mended) = mended.filter(|m| m != word && depth > 0) else {
            take(word.clone());
            return;
        };
        // What it stands for may itself be SMS spelling or Javanese; the meaning of Javanese is Indonesian.
        let meant = lang == Lang::Jv && self.meaning(word, lang).is_some();
        let lang = if meant { Lang::Id } else { lang };
        for part in mended.split(' ') {
            self.write_out(&SmolStr::new(part), lang, mend, depth - 1, take);
        }
    }

    /// `None` where the word stands for itself.
    fn mended(&self, word: &SmolStr, lang: Lang, mend: bool) -> Option<SmolStr> {
        if let Some(meaning) = self.meaning(word, lang) {
            return Some(SmolStr::new(meaning));
        }
        let shape = shape::of(word);
        if shape.glued && mend {
            let slang = |w: &str| self.dict.slang.get(w, lang);
            let parts = glued::suffixed(word, &self.known, slang)
                .or_else(|| glued::preposition(word, &self.known, slang));
            if parts.is_some() {
                return parts;
            }
        }
        if !shape.odd() || self.known.word(word) {
            return None;
        }
        if let Some(doubled) = shape.digit.then(|| doubled::by_digit(word)).flatten() {
            return Some(self.doubled(&doubled, lang));
        }
        if shape.digit
            && let Some(read) = leet::read(word, |w| self.known.plausible(w))
        {
            return Some(read);
        }
        if shape.hyphen {
            return glued::parted_prefix(word, |w| self.known.plausible(w));
        }
        if shape.stretched
            && let Some(short) = stretched::cut(word, &self.known)
            && self.meaning(&short, lang) != Some(word)
        {
            return Some(short);
        }
        let short = shape.short && mend && matches!(lang, Lang::Id | Lang::Other);
        short.then(|| self.shortened.written_out(word, &self.known))?
    }

    fn meaning(&self, word: &str, lang: Lang) -> Option<&str> {
        self.dict
            .slang
            .get(word, lang)
            .or_else(|| self.dict.jawa.get(word, lang))
            .or_else(|| (lang == Lang::Jv).then(|| self.jawa.meaning(word))?)
            .filter(|m| *m != word)
    }

    /// Each half of a doubled word may be SMS spelling: `jln2` → *jalan-jalan*.
    fn doubled(&self, word: &doubled::Doubled<'_>, lang: Lang) -> SmolStr {
        let meaning = self
            .meaning(word.base, lang)
            .filter(|m| !m.contains('-'))
            .unwrap_or(word.base);
        // *dmn2* → *di mana-mana*; of any other two words nothing is doubled.
        let (before, base) = match meaning.rsplit_once(' ') {
            Some(("di", _) | ("ke", _)) => (&meaning[..3], &meaning[3..]),
            Some(_) => ("", word.base),
            None => ("", meaning),
        };
        let (prefix, root) = doubled::prefix_and_root(base, |w| self.known.root(w));
        SmolStr::new(format!("{before}{prefix}{root}-{root}{}", word.suffix))
    }
}

#[cfg(test)]
mod tests;
