//! A report of LAPOR!, with the columns of its export as keys. All columns are kept but the reporter's name,
//! which the intake hashes; of a report marked *Rahasia* nothing is but its number, which withdraws what an earlier call brought.

use super::{fields::field, payload::Call};
use crate::secrecy::{Secrecy, secrecy};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use titen_model::{DropReason, SNAPSHOT};
use titen_text::parse_date;

/// What the report said before its administrator edited it; it stands in where no later text is given.
const FIRST_TEXT: &str = "Isi Laporan Awal";

pub fn report(call: &mut Call<'_>, object: &Map<String, Value>) {
    let fields = &call.webhook.fields;
    let key = field(object, &fields.id);
    match (told(object, &fields.kind), &key) {
        (Secrecy::Open, _) => {}
        // By its number an earlier call's report is withdrawn.
        (Secrecy::Confidential, Some(key)) => return call.withdraw(key),
        (Secrecy::Confidential, None) => {
            call.taken.n_confidential += 1;
            return;
        }
        (Secrecy::Unknown, _) => {
            let detail = format!(
                "a report whose `{}` does not tell whether it is confidential, so it is not stored; name its key with `fields = {{ kind = \"…\" }}`",
                fields.kind
            );
            return call.drop_message("-", DropReason::Malformed, &detail);
        }
    }
    let Some(key) = key else {
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
    // How it stands now; when it came to stand so, nobody said.
    extra.insert(SNAPSHOT.into(), true.into());
    call.take(key, body, title, at, extra);
}

/// In the key that the config names, else in any whose name says so; the strictest counts.
fn told(object: &Map<String, Value>, kind: &str) -> Secrecy {
    let named = object.iter().filter(|(name, _)| {
        let name = name.to_lowercase();
        name.contains("rahasia") || name.starts_with("tipe laporan")
    });
    let mut found: Vec<Secrecy> = named.map(|(_, value)| of_value(value)).collect();
    found.extend(field(object, kind).map(|text| of_text(&text)));
    if found.contains(&Secrecy::Confidential) {
        Secrecy::Confidential
    } else if found.is_empty() || found.contains(&Secrecy::Unknown) {
        Secrecy::Unknown
    } else {
        Secrecy::Open
    }
}

fn of_value(value: &Value) -> Secrecy {
    match value {
        Value::Null | Value::Bool(false) => Secrecy::Open,
        Value::Bool(true) => Secrecy::Confidential,
        Value::Number(n) => of_text(&n.to_string()),
        Value::String(text) => of_text(text),
        Value::Array(values) => {
            let all: Vec<Secrecy> = values.iter().map(of_value).collect();
            match all.contains(&Secrecy::Confidential) {
                true => Secrecy::Confidential,
                false => Secrecy::Unknown,
            }
        }
        Value::Object(_) => Secrecy::Unknown,
    }
}

/// A plain yes under a name of its own, or the export's words.
fn of_text(text: &str) -> Secrecy {
    match text.trim().to_lowercase().as_str() {
        "ya" | "y" | "yes" | "true" => Secrecy::Confidential,
        "false" => Secrecy::Open,
        text => secrecy(text),
    }
}
