//! The language of a text by its function words, as Indonesian and Javanese share most others.
//! First version: n-gram models do better on five words (ANCHORS of the project's design).

use smol_str::SmolStr;
use std::collections::HashMap;
use titen_dict::Dictionaries;
use titen_model::Lang;

const LANGS: [Lang; 4] = [Lang::Id, Lang::Jv, Lang::Su, Lang::En];

pub struct Languages {
    /// How strongly a word speaks for each of `LANGS`.
    words: HashMap<SmolStr, [f32; 4]>,
}

/// Sundanese function words that neither Indonesian nor Javanese has.
const SUNDANESE: &[&str] = &[
    "abdi", "anjeun", "atuh", "ayeuna", "bade", "baheula", "dina", "euy", "geus", "hoyong", "ieu",
    "jeung", "kumaha", "kuring", "loba", "mah", "maneh", "moal", "naon", "nya", "pisan", "sanes",
    "saha", "sareng", "sateh", "teh", "teu", "tiasa", "urang", "aya", "heula", "ulah",
];

/// English as it stands in headlines and posts: the dictionary has the rest.
const UNSURE: f32 = 0.75;

impl Languages {
    pub fn new(dict: &Dictionaries) -> Self {
        let mut words: HashMap<SmolStr, [f32; 4]> = HashMap::new();
        let mut speak = |word: &str, lang: Lang, weight: f32| {
            if let Some(i) = LANGS.iter().position(|l| *l == lang) {
                let slot = &mut words.entry(SmolStr::new(word)).or_default()[i];
                *slot = slot.max(weight);
            }
        };
        for (word, lang) in dict.stop_words.iter() {
            speak(word, lang, 1.0);
        }
        for pair in dict.jawa.iter().filter(|p| !dict.roots.contains(&p.from)) {
            speak(&pair.from, Lang::Jv, 0.7);
        }
        for pair in dict.slang.iter() {
            speak(&pair.from, Lang::Id, 0.4);
        }
        for word in dict.roots.iter() {
            speak(word, Lang::Id, 0.25);
        }
        for word in SUNDANESE {
            speak(word, Lang::Su, 1.0);
        }
        // A word of several languages speaks for each of them less.
        #[expect(
            clippy::iter_over_hash_type,
            reason = "each value is changed by itself"
        )]
        for speaks in words.values_mut() {
            let n = speaks.iter().filter(|w| **w >= UNSURE).count().max(1) as f32;
            speaks.iter_mut().for_each(|w| *w /= n);
        }
        Languages { words }
    }

    /// `declared` is what the source says: it decides where the words don't.
    pub fn of<'a>(
        &self,
        lowered: impl Iterator<Item = &'a SmolStr>,
        declared: Option<&str>,
    ) -> Lang {
        let mut sums = [0.0f32; 4];
        let mut n = 0u32;
        for word in lowered {
            n += 1;
            if let Some(speaks) = self.words.get(word) {
                sums.iter_mut().zip(speaks).for_each(|(s, w)| *s += w);
            }
        }
        let declared = declared.and_then(|d| LANGS.into_iter().find(|l| l.as_str() == d));
        let best = (0..4).fold(0, |best, i| if sums[i] > sums[best] { i } else { best });
        let sure = sums[best] > 0.0 && sums[best] >= 0.04 * n as f32;
        match declared {
            // Javanese posts quote much Indonesian: half as many words are enough where the source says so.
            Some(Lang::Jv) if sums[1] * 2.0 >= sums[best] => Lang::Jv,
            Some(lang) if !sure || sums[best] < 1.0 => lang,
            _ if sure => LANGS[best],
            _ if n < 4 => Lang::Id,
            _ => Lang::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, declared: Option<&str>, expect: Lang) {
        let languages = Languages::new(&crate::dictionaries());
        let words: Vec<SmolStr> = crate::tokenise::tokens(text)
            .map(|t| crate::normalise::lower(t.text))
            .collect();
        assert_eq!(languages.of(words.iter(), declared), expect, "{text}");
    }

    #[test]
    fn languages_by_function_words() {
        check(
            "Jalan di desa kami rusak sejak bulan lalu dan belum diperbaiki",
            None,
            Lang::Id,
        );
        check(
            "Dalan ning ngarep omahku rusak, kapan didandani lurahe",
            None,
            Lang::Jv,
        );
        check(
            "Iki banyune ora mili wis telung dina, piye pak",
            None,
            Lang::Jv,
        );
        check(
            "Jalan ieu ruksak pisan, kumaha atuh pamarentah teh",
            None,
            Lang::Su,
        );
        check(
            "The road in our village is broken and nobody is fixing it",
            None,
            Lang::En,
        );
        check("Дорога разбита уже три месяца подряд", None, Lang::Other);
        check("rusak", Some("jv"), Lang::Jv);
        check("12345", None, Lang::Id);
    }
}
