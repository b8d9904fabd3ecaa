//! Any word of any language has a stem, and only one line of it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use std::sync::{Arc, LazyLock};
use titen_dict::Dictionaries;
use titen_model::Lang;
use titen_text::Analyser;

static ANALYSER: LazyLock<Analyser> =
    LazyLock::new(|| Analyser::new(Arc::new(Dictionaries::builtin().expect("built in")), None));

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    for word in text.split('\n') {
        for lang in [Lang::Id, Lang::Jv, Lang::En] {
            for places in [true, false] {
                let stem = ANALYSER.stem(word, lang, places);
                assert!(!stem.contains('\n'), "{word:?} → {stem:?}");
                assert_eq!(stem, ANALYSER.stem(word, lang, places), "{word:?} changes its stem");
            }
        }
    }
});
