//! Proper names and numbers: what tells two events of one kind apart. A capital inside a sentence
//! marks a name; where capitals don't tell (sentence starts, title case, shouting), a name is a
//! capitalised word that is no word of the language.

use crate::reading::{Raw, Reading};
use crate::tokenise::Kind;
use smol_str::SmolStr;
use titen_dict::Dictionaries;
use titen_model::Lang;

/// In reading order, lower case, repeats kept. `stem` is the text's stemmer.
pub(crate) fn names(
    dict: &Dictionaries,
    reading: &Reading<'_>,
    stem: impl Fn(&str, Lang) -> SmolStr,
) -> Vec<SmolStr> {
    let ordinary = |word: &SmolStr| {
        dict.roots.contains(word)
            || dict.stop_words.contains(word)
            || dict.slang.get(word, reading.lang).is_some()
            || {
                let s = stem(word, reading.lang);
                s != *word && dict.roots.contains(&s)
            }
    };
    let is_name = |i: usize, r: &Raw<'_>| {
        let tells = reading.capitals_tell[r.span.field as usize] && !r.starts_sentence;
        let ordinary = || {
            let known = reading.known(i);
            known.ordinary(reading.lang, || ordinary(&r.lower))
        };
        r.capital && (tells && !dict.stop_words.contains(&r.lower) || !ordinary())
    };
    // One letter is an initial or a list's mark.
    let counts = |(i, r): &(usize, &Raw<'_>)| match r.kind {
        Kind::Number => true,
        Kind::Word => r.text.len() > 1 && is_name(*i, r),
    };
    let raw = reading.raw.iter().enumerate();
    raw.filter(counts).map(|(_, r)| r.lower.clone()).collect()
}

#[cfg(test)]
mod tests {
    use titen_model::Channel;

    fn check(title: Option<&str>, body: Option<&str>, expect: &str) {
        let analyser = crate::Analyser::new(crate::dictionaries(), None);
        let document = analyser.analyse(&crate::item(Channel::News, title, body), 1);
        assert_eq!(document.names.join(" "), expect);
    }

    #[test]
    fn names_by_capitals_and_by_rarity() {
        check(
            None,
            Some("Jalan rusak di dekat rumah Suparno dilaporkan ke Dinas pada 12 Mei."),
            "suparno dinas 12 mei",
        );
        check(Some("Jalan Rusak Dilaporkan Zubaidah"), None, "zubaidah");
    }
}
