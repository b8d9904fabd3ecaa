//! A message of an SMS gateway. There is no one format: the config names the fields, and no other is kept.

use super::{
    fields::field,
    key::{made_key, own_key},
    payload::Call,
};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use titen_model::DropReason;
use titen_text::parse_date;

pub fn message(call: &mut Call<'_>, object: &Map<String, Value>) {
    let fields = &call.webhook.fields;
    let sender = field(object, &fields.from).unwrap_or_default();
    let text = field(object, &fields.text);
    let at = field(object, &fields.at).and_then(|at| parse_date(&at));
    let key = match field(object, &fields.id) {
        Some(id) => own_key(&id, &sender, call.intake),
        None => made_key(
            &sender,
            text.as_deref().unwrap_or_default(),
            at.map(|p| p.at),
            call.now,
            call.intake,
        ),
    };
    if let Some(detail) = call.webhook.ignore.reason(&sender) {
        return call.drop_message(&key, DropReason::IgnoredSender, detail);
    }
    let mut extra = BTreeMap::new();
    if !sender.is_empty() {
        extra.insert("phone".to_owned(), sender.into());
    }
    call.take(key, text, None, at, extra);
}
