//! Whole items through the analyser.

use super::*;
use proptest::prelude::*;
use std::sync::LazyLock;
use titen_model::{Channel, Field, Span};

static ANALYSER: LazyLock<Analyser> =
    LazyLock::new(|| Analyser::new(crate::dictionaries(), Some(WilayahCode::new("35.22"))));

#[test]
fn javanese_and_indonesian_meet() {
    let stems = |text: &str, lang: &str| {
        let mut item = crate::item(Channel::Sms, None, Some(text));
        item.lang = Some(lang.to_owned());
        let document = ANALYSER.analyse(&item, 1);
        document
            .terms
            .iter()
            .map(|t| t.stem.to_string())
            .collect::<Vec<_>>()
    };
    assert!(stems("dalan gronjal", "jv").contains(&"jalan".to_owned()));
    assert!(stems("jln rusak", "id").contains(&"jalan".to_owned()));
}

#[test]
fn voices_and_default_places() {
    let mut item = crate::item(Channel::Sms, None, Some("jalan rusak"));
    let document = ANALYSER.analyse(&item, 3);
    assert_eq!(
        (document.revision, document.voice.as_str()),
        (3, item.id.to_string().as_str())
    );
    assert_eq!(document.default_wilayah, Some(WilayahCode::new("35.22")));
    item.channel = Channel::News;
    let document = ANALYSER.analyse(&item, 1);
    assert_eq!(
        (document.voice.as_str(), document.default_wilayah),
        ("uji", None)
    );
    item.extra.insert("voice".into(), "a1".into());
    item.extra.insert("wilayah".into(), "35.22.18".into());
    let document = ANALYSER.analyse(&item, 1);
    assert_eq!(
        (document.voice.as_str(), document.default_wilayah),
        ("a1", Some(WilayahCode::new("35.22.18")))
    );
    item.extra.insert("wilayah".into(), "99.99".into());
    assert_eq!(ANALYSER.analyse(&item, 1).warnings.len(), 1);
}

#[test]
fn queries_get_the_terms_of_documents() {
    let query = ANALYSER.query("Jln yang rusak");
    let got: Vec<_> = query.iter().map(|t| (t.word.as_str(), t.stop)).collect();
    assert_eq!(got, [("jalan", false), ("yang", true), ("rusak", false)]);
}

#[test]
fn empty_items_are_warned_of() {
    let document = ANALYSER.analyse(&crate::item(Channel::News, Some(" "), None), 1);
    assert_eq!(document.warnings, ["no words in title or body"]);
    assert!(document.signature.0.is_empty() && document.terms.is_empty());
}

proptest! {
    #[test]
    fn offsets_point_into_the_text_and_nothing_panics(title in any::<Option<String>>(), body in any::<String>(), lang in prop::option::of("id|jv|en")) {
        check_offsets(title, body, lang)?;
    }

    #[test]
    fn nor_with_words_of_the_field(words in prop::collection::vec("Desa|Kec\\.|sukorejo|Malo|Rp|[0-9.,]{1,6}|sudah|bulan|KK|orang|tewas|tidak|jalan2|yg|Bojonegoro|kota|é|\\n|RT", 0..30)) {
        check_offsets(Some(words[..words.len() / 2].join(" ")), words.join(" "), None)?;
    }
}

fn check_offsets(
    title: Option<String>,
    body: String,
    lang: Option<String>,
) -> Result<(), TestCaseError> {
    let mut item = crate::item(Channel::Sms, title.as_deref(), Some(&body));
    item.lang = lang;
    let document = ANALYSER.analyse(&item, 1);
    let spans = document.terms.iter().map(|t| t.span);
    let spans = spans
        .chain(document.wilayah.iter().map(|p| p.span))
        .chain(document.cues.iter().map(|c| c.span));
    let spans = spans.chain(document.sentences.iter().copied());
    let spans = spans.chain(document.perangkat_daerah.iter().filter_map(|p| p.span));
    for Span { field, start, end } in spans {
        let text = if field == Field::Title {
            title.as_deref().unwrap_or("")
        } else {
            &body
        };
        prop_assert!(
            text.get(start as usize..end as usize)
                .is_some_and(|t| !t.is_empty())
        );
    }
    let sum: f32 = document.urusan.iter().map(|u| u.confidence).sum();
    prop_assert!(sum <= 1.0 + 1e-4);
    prop_assert_eq!(&ANALYSER.analyse(&item, 1), &document);
    Ok(())
}
