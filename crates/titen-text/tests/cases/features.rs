//! What each feature answers to a case, as one line.

use crate::read::Case;
use crate::{bridge, quoted};
use std::collections::BTreeMap;
use titen_model::{Channel, Document, Item, ItemId, Lang};
use titen_text::Analyser;

pub fn answer(analyser: &Analyser, case: &Case) -> String {
    let text = case.input.as_str();
    match case.feature.as_str() {
        "stem" => analyser
            .stem(text, lang(case), !has(case, "no-places"))
            .to_string(),
        "language" => analyser.language(text).as_str().to_owned(),
        "tone" => analyser.tone(text).to_string(),
        "places" => places(&document(analyser, case)),
        "urusan" => urusan(&document(analyser, case)),
        "units" => units(&document(analyser, case)),
        "quotes" => quoted::quotes(&document(analyser, case), text),
        "people" => quoted::people(&document(analyser, case)),
        "bridge" => bridge::stems(analyser, case),
        "normalise" => crate::writing::normalise(analyser, case),
        "tokens" => crate::writing::split(text),
        "date" | "time" => crate::writing::times(case),
        "published" => crate::writing::published(text),
        "number" => crate::writing::numbers(text),
        "stop" => crate::writing::content(analyser, case),
        other => panic!(
            "{}:{}: no feature is called `{other}`",
            case.file.display(),
            case.line
        ),
    }
}

fn has(case: &Case, option: &str) -> bool {
    case.options.iter().any(|o| o == option)
}

/// `id` unless the block names another.
fn lang(case: &Case) -> Lang {
    let all = [Lang::Jv, Lang::Su, Lang::En];
    all.into_iter()
        .find(|l| has(case, l.as_str()))
        .unwrap_or(Lang::Id)
}

/// The text as an item's body; an option may name its channel, `lapor` unless one does.
pub fn document(analyser: &Analyser, case: &Case) -> Document {
    let channel = case.options.iter().find_map(|o| o.parse().ok());
    let item = Item {
        id: ItemId::new("kasus", "1"),
        key: "1".to_owned(),
        source: "kasus".to_owned(),
        channel: channel.unwrap_or(Channel::Lapor),
        url: None,
        title: None,
        body: Some(case.input.clone()),
        published: None,
        received: "2026-08-12T00:00:00Z".parse().unwrap(),
        lang: None,
        extra: BTreeMap::new(),
    };
    analyser.analyse(&item, 1)
}

/// `35.22.08 Kedewan; 35.22.01|35.22.02 Sukorejo`: candidates are joined by `|`, `-` is none.
fn places(document: &Document) -> String {
    let mention = |m: &titen_model::PlaceMention| {
        let codes: Vec<&str> = m.candidates.iter().map(|c| c.as_str()).collect();
        format!("{} {}", codes.join("|"), m.name)
    };
    list(document.wilayah.iter().map(mention), "; ")
}

/// The first code.
fn urusan(document: &Document) -> String {
    list(
        document.urusan.iter().take(1).map(|u| u.code.to_string()),
        " ",
    )
}

/// The first unit's id.
fn units(document: &Document) -> String {
    let first = document.perangkat_daerah.iter().take(1);
    list(first.map(|u| u.id.to_string()), " ")
}

pub fn list(parts: impl Iterator<Item = String>, by: &str) -> String {
    let parts: Vec<String> = parts.collect();
    if parts.is_empty() {
        "-".to_owned()
    } else {
        parts.join(by)
    }
}
