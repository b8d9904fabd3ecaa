//! A report of LAPOR!, with the columns of its export as keys. All columns are kept but the reporter's name,
//! which the intake hashes; of a report marked *Rahasia* nothing is, not even its number.

use super::{fields::field, payload::Call};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use titen_model::DropReason;
use titen_text::parse_date;

/// What the report said before its administrator edited it; it stands in where no later text is given.
const FIRST_TEXT: &str = "Isi Laporan Awal";

pub fn report(call: &mut Call<'_>, object: &Map<String, Value>) {
    let fields = &call.webhook.fields;
    if is_confidential(object, &fields.kind) {
        call.taken.n_confidential += 1;
        return;
    }
    let Some(key) = field(object, &fields.id) else {
        let detail = format!(
            "a report without `{}`; name its key with `fields = {{ id = \"…\" }}`",
            fields.id
        );
        return call.drop_message("-", DropReason::NoId, &detail);
    };
    let (title, last) = (field(object, &fields.title), field(object, &fields.text));
    let has_last = last.is_some();
    let body = last.or_else(|| field(object, FIRST_TEXT));
    let date = field(object, &fields.at);
    let at = date
        .as_deref()
        .and_then(|date| match field(object, &fields.time) {
            Some(time) => parse_date(&format!("{date} {time}")).or_else(|| parse_date(date)),
            None => parse_date(date),
        });
    let told = [&fields.id, &fields.title, &fields.text];
    let mut extra: BTreeMap<String, Value> = object
        .iter()
        .filter(|(name, value)| !value.is_null() && !told.contains(name))
        .filter(|(name, _)| has_last || *name != FIRST_TEXT)
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    // However the config names the reporter, the intake shall know it for a person.
    if let Some(reporter) = extra.remove(&fields.from) {
        extra.insert("pelapor".into(), reporter);
    }
    call.take(key, body, title, at, extra);
}

/// In the column that the config names, or in any whose name says `rahasia`. What cannot be read is taken for
/// secret, not for open.
fn is_confidential(object: &Map<String, Value>, kind: &str) -> bool {
    object
        .iter()
        .filter(|(name, _)| *name == kind || name.to_lowercase().contains("rahasia"))
        .any(|(_, value)| match value {
            Value::Null => false,
            Value::Bool(is) => *is,
            Value::Number(n) => n.as_f64() != Some(0.0),
            Value::String(text) => says_secret(&text.trim().to_lowercase()),
            Value::Array(_) | Value::Object(_) => true,
        })
}

/// `rahasia`, `anonim, rahasia`, or a plain yes under a name of its own.
fn says_secret(text: &str) -> bool {
    let is_yes = matches!(text, "ya" | "y" | "yes" | "true" | "1");
    is_yes || (text.contains("rahasia") && !text.contains("tidak"))
}
