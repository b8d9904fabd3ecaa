//! Tokens stand in the text, in order; what normalising gives stands for itself; dates never panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use std::sync::{Arc, LazyLock};
use titen_dict::Dictionaries;
use titen_model::{Channel, Lang};
use titen_text::Redactor;
use titen_text::normalise::{Normaliser, lower};
use titen_text::tokenise::tokens;

static NORMALISER: LazyLock<Normaliser> =
    LazyLock::new(|| Normaliser::new(Arc::new(Dictionaries::builtin().expect("built in"))));
static REDACTOR: LazyLock<Redactor> =
    LazyLock::new(|| Redactor::new(&Dictionaries::builtin().expect("built in")));

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let mut last = 0;
    for token in tokens(&text) {
        assert!(token.start >= last && !token.text.is_empty());
        assert_eq!(text.get(token.start..token.end()), Some(token.text));
        last = token.end();
        let once = words(token.text, Lang::Id);
        let twice: Vec<String> = once.iter().flat_map(|w| words(w, Lang::Id)).collect();
        assert_eq!(once, twice, "{:?}", token.text);
        // What stands for Javanese is Indonesian and no Javanese any more: no law there.
        words(token.text, Lang::Jv);
    }
    let _ = titen_text::parse_date(&text);
    let _ = REDACTOR.redact(&text, Channel::Sms);
});

fn words(token: &str, lang: Lang) -> Vec<String> {
    let mut out = Vec::new();
    NORMALISER.words(&lower(token), lang, |w| out.push(w.to_string()));
    out
}
