//! `bridge`: the stems under which the index keeps a Javanese text. With `id` the source says that
//! the text is Indonesian.

use crate::read::Case;
use std::collections::BTreeMap;
use titen_model::{Channel, Item, ItemId};
use titen_text::Analyser;

pub fn stems(analyser: &Analyser, case: &Case) -> String {
    let indonesian = case.options.iter().any(|o| o == "id");
    let item = Item {
        id: ItemId::new("kasus", "1"),
        key: "1".to_owned(),
        source: "kasus".to_owned(),
        channel: Channel::Lapor,
        url: None,
        title: None,
        body: Some(case.input.clone()),
        published: None,
        received: "2026-08-12T00:00:00Z".parse().unwrap(),
        lang: Some(if indonesian { "id" } else { "jv" }.to_owned()),
        extra: BTreeMap::new(),
    };
    let document = analyser.analyse(&item, 1);
    let stems: Vec<&str> = document.terms.iter().map(|t| t.stem.as_str()).collect();
    stems.join(" ")
}
