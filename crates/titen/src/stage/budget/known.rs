//! Units and places that the office's dictionaries know in a budget's words.

use crate::office::Office;
use std::collections::BTreeMap;
use titen_model::{Channel, Item, ItemId, PerangkatDaerahId, PlaceMention, WilayahCode};

/// By any of its names, whatever the case; else the longest name that stands in the text.
pub(super) fn unit_named(office: &Office, written: &str) -> Option<PerangkatDaerahId> {
    let lower = written.trim().to_lowercase();
    if lower.is_empty() {
        return None;
    }
    let units = office.dict.perangkat_daerah.all();
    let named = |f: &dyn Fn(&str) -> bool| {
        units
            .iter()
            .flat_map(|u| u.names().map(move |n| (u, n.to_lowercase())))
            .filter(|(_, n)| f(n))
            .max_by_key(|(_, n)| n.len())
            .map(|(u, _)| u.id.clone())
    };
    named(&|n| n == lower).or_else(|| named(&|n| n.len() > 5 && lower.contains(n)))
}

pub(super) fn places_in(office: &Office, text: &str) -> Vec<WilayahCode> {
    if text.is_empty() {
        return Vec::new();
    }
    let document = office.analyser.analyse(&as_item(text, office), 1);
    document
        .wilayah
        .iter()
        .filter_map(PlaceMention::certain)
        .cloned()
        .collect()
}

fn as_item(text: &str, office: &Office) -> Item {
    Item {
        id: ItemId::new("anggaran", text),
        key: String::new(),
        source: "anggaran".to_owned(),
        channel: Channel::Ppid,
        url: None,
        title: Some(text.to_owned()),
        body: None,
        published: None,
        received: office.now(),
        lang: Some("id".to_owned()),
        extra: BTreeMap::new(),
    }
}
