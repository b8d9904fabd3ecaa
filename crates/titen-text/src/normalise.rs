//! One token → the words it stands for: lower case, compatibility forms composed (NFKC), doubled
//! words and SMS spelling written out, Javanese carried over to the Indonesian of its meaning, so
//! that *dalan gronjal* and *jalan rusak* meet.

use crate::jawa::Jawa;
use smol_str::{SmolStr, StrExt};
use std::sync::Arc;
use titen_dict::Dictionaries;
use titen_model::Lang;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

pub struct Normaliser {
    dict: Arc<Dictionaries>,
    jawa: Jawa,
}

/// Lower case, composed, without the apostrophe of Jum'at and Qur'an.
pub fn lower(token: &str) -> SmolStr {
    if token.is_ascii() && !token.contains(['\'', '`']) {
        return token.to_lowercase_smolstr();
    }
    let strip = |c: &char| !matches!(c, '\'' | '’' | '`' | '\u{ad}' | '\u{200d}');
    let composed = |s: &str| match is_nfkc_quick(s.chars()) {
        IsNormalized::Yes => s.to_owned(),
        _ => s.nfkc().collect(),
    };
    let text: String = composed(token)
        .to_lowercase()
        .chars()
        .filter(strip)
        .collect();
    SmolStr::new(composed(&text))
}

impl Normaliser {
    pub fn new(dict: Arc<Dictionaries>) -> Self {
        Normaliser {
            jawa: Jawa::new(dict.clone()),
            dict,
        }
    }

    /// Calls `take` with each word that `lowered` (see [`lower`]) stands for in a text of this language.
    pub fn words(&self, lowered: &SmolStr, lang: Lang, mut take: impl FnMut(SmolStr)) {
        let Some(word) = self.mended(lowered, lang) else {
            take(lowered.clone());
            return;
        };
        for part in word.split(' ') {
            // A meaning may itself be SMS spelling's or Javanese's target, never more.
            let part = SmolStr::new(part);
            match self.meaning(&part, lang) {
                Some(again) => again.split(' ').for_each(|w| take(SmolStr::new(w))),
                None => take(part),
            }
        }
    }

    /// `None` where the word stands for itself.
    fn mended(&self, word: &SmolStr, lang: Lang) -> Option<SmolStr> {
        let short = self.unstretched(word);
        let word = short.as_ref().unwrap_or(word);
        if let Some(doubled) = undouble(word) {
            return Some(self.doubled(&doubled, lang));
        }
        self.meaning(word, lang).map(SmolStr::new).or(short)
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
    fn doubled(&self, (base, suffix): &(SmolStr, SmolStr), lang: Lang) -> SmolStr {
        let base = self
            .meaning(base, lang)
            .filter(|m| !m.contains([' ', '-']))
            .unwrap_or(base);
        SmolStr::new(format!("{base}-{base}{suffix}"))
    }

    /// bangeeet → banget, maaaaf → maaf: a letter three times or more stands for one, or for two
    /// where that is a word.
    fn unstretched(&self, word: &str) -> Option<SmolStr> {
        let one = collapse(word, 1)?;
        let two = collapse(word, 2)?;
        let known = |w: &str| {
            self.dict.roots.contains(w)
                || self.dict.stop_words.contains(w)
                || self.meaning(w, Lang::Jv).is_some()
        };
        Some(if known(&two) && !known(&one) {
            two
        } else {
            one
        })
    }
}

/// `jalan2nya` → (jalan, nya).
fn undouble(word: &str) -> Option<(SmolStr, SmolStr)> {
    let at = word.find(['2', '²'])?;
    let mark = word[at..].chars().next().map_or(0, char::len_utf8);
    let (base, suffix) = (&word[..at], &word[at + mark..]);
    let plain = base.len() >= 3 && base.chars().chain(suffix.chars()).all(char::is_alphabetic);
    plain.then(|| (SmolStr::new(base), SmolStr::new(suffix)))
}

/// Runs of three or more equal letters cut to `keep`; `None` where there is none.
fn collapse(word: &str, keep: usize) -> Option<SmolStr> {
    if !word
        .as_bytes()
        .windows(3)
        .any(|w| w[0] == w[1] && w[1] == w[2] && w[0].is_ascii_alphabetic())
    {
        return None;
    }
    let mut out = String::with_capacity(word.len());
    let mut rest = word;
    while let Some(c) = rest.chars().next() {
        let run = rest.chars().take_while(|d| *d == c).count();
        let n = if run >= 3 && c.is_ascii_alphabetic() {
            keep
        } else {
            run
        };
        out.extend(std::iter::repeat_n(c, n));
        rest = &rest[run * c.len_utf8()..];
    }
    Some(SmolStr::new(out))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(normaliser: &Normaliser, token: &str, lang: Lang) -> String {
        let mut out = Vec::new();
        normaliser.words(&lower(token), lang, |w| out.push(w));
        out.join(" ")
    }

    fn normaliser() -> Normaliser {
        Normaliser::new(crate::dictionaries())
    }

    #[test]
    fn spelling_is_written_out() {
        let n = normaliser();
        for (token, lang, expect) in [
            ("Jalan", Lang::Id, "jalan"),
            ("yg", Lang::Id, "yang"),
            ("jalan2", Lang::Id, "jalan-jalan"),
            ("anak2nya", Lang::Id, "anak-anaknya"),
            ("lamaaa", Lang::Id, "lama"),
            ("bangeeet", Lang::Id, "sangat"),
            ("Jum’at", Lang::Id, "jumat"),
            ("ＢＡＮＪＩＲ", Lang::Id, "banjir"),
            ("dalan", Lang::Jv, "jalan"),
            ("larang", Lang::Jv, "mahal"),
            ("larang", Lang::Id, "larang"),
        ] {
            assert_eq!(words(&n, token, lang), expect, "{token}");
        }
    }

    #[test]
    fn every_meaning_stands_for_itself() {
        let n = normaliser();
        for lang in [Lang::Id, Lang::Jv] {
            for pair in n.dict.slang.iter().chain(n.dict.jawa.iter()) {
                let once = words(&n, &pair.from, lang);
                let twice: Vec<_> = once.split(' ').map(|w| words(&n, w, lang)).collect();
                assert_eq!(twice.join(" "), once, "{} in {lang:?}", pair.from);
            }
        }
    }

    proptest! {
        #[test]
        fn normalising_twice_changes_nothing(token in "[a-z]{1,4}[aeot]{0,5}2?(nya)?|\\PC{1,8}") {
            let n = normaliser();
            let once = words(&n, &token, Lang::Id);
            let twice: Vec<_> = once.split(' ').map(|w| words(&n, w, Lang::Id)).collect();
            prop_assert_eq!(twice.join(" "), once);
        }
    }
}
