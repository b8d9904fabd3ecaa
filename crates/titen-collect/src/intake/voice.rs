//! Who spoke, as a number that leads back to nobody: issues count voices, never names.

use crate::files::{Role, fold, speaker};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use titen_model::sha256_hex;

/// Names of keys that programs give a speaker, beside those that tables' columns have.
const PROGRAMS: [&str; 5] = ["user id", "from", "reporter", "name", "voice"];

/// By how surely it tells two people apart: the surest one gives the hash.
fn rank(key: &str) -> Option<usize> {
    let key = fold(key);
    let sure = [
        Role::Nik,
        Role::Phone,
        Role::Email,
        Role::Author,
        Role::Reporter,
    ];
    let role = speaker(&key).and_then(|role| sure.iter().position(|r| *r == role));
    role.or_else(|| {
        let at = PROGRAMS.iter().position(|name| *name == key)?;
        Some(sure.len() + at)
    })
}

/// Removes all keys that name the speaker, at any depth, and leaves `voice` in their place.
pub fn name_no_speaker(extra: &mut BTreeMap<String, Value>, salt: &str) {
    let mut best: Option<(usize, String)> = None;
    extra.retain(|key, value| keep(key, value, salt, &mut best));
    if let Some((_, who)) = best {
        extra.insert("voice".into(), voice(&who, salt).into());
    }
}

fn keep(key: &str, value: &mut Value, salt: &str, best: &mut Option<(usize, String)>) -> bool {
    let Some(rank) = rank(key) else {
        strip(value, salt, best);
        return true;
    };
    if key == "voice" && value.as_str().is_some_and(is_voice) {
        return true;
    }
    let who = identity(value);
    if !who.is_empty() && best.as_ref().is_none_or(|(held, _)| rank < *held) {
        *best = Some((rank, who));
    }
    false
}

fn strip(value: &mut Value, salt: &str, best: &mut Option<(usize, String)>) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(|v| strip(v, salt, best)),
        Value::Object(map) => {
            *map = std::mem::take(map)
                .into_iter()
                .filter_map(|(key, mut value)| {
                    keep(&key, &mut value, salt, best).then_some((key, value))
                })
                .collect::<Map<_, _>>();
        }
        _ => {}
    }
}

fn identity(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => same_number(text),
        other => same_number(&other.to_string()),
    }
}

/// One person's number is one voice, however it is written.
pub(crate) fn same_number(text: &str) -> String {
    let text = text.trim().to_lowercase();
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let only_number = !text.is_empty()
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || " +-().".contains(c));
    match (only_number, digits.strip_prefix("62")) {
        (true, Some(rest)) => format!("0{rest}"),
        (true, None) => digits,
        (false, _) => text,
    }
}

const VOICE_DIGITS: usize = 12;

pub(crate) fn voice(who: &str, salt: &str) -> String {
    let mut hash = sha256_hex(format!("{salt}\0{who}").as_bytes());
    hash.truncate(VOICE_DIGITS);
    hash
}

/// A telephone number of twelve digits must not pass for a hash.
fn is_voice(text: &str) -> bool {
    text.len() == VOICE_DIGITS
        && text.bytes().any(|b| b.is_ascii_lowercase())
        && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn taken(extra: Value, salt: &str) -> BTreeMap<String, Value> {
        let mut extra = serde_json::from_value(extra).unwrap();
        name_no_speaker(&mut extra, salt);
        extra
    }

    #[test]
    fn one_person_is_one_voice_and_the_salt_matters() {
        let a = taken(
            json!({"No. HP": "+62 812-3456-7890", "Nama": "Budi"}),
            "garam",
        );
        let b = taken(json!({"phone": 81234567890u64, "nama": "BUDI S"}), "garam");
        let c = taken(json!({"no_hp": "081234567890"}), "garam");
        assert_eq!(a.keys().collect::<Vec<_>>(), ["voice"]);
        assert_eq!(a["voice"], c["voice"]);
        assert_ne!(
            a["voice"], b["voice"],
            "a number without its zero is not known to be the same"
        );
        assert_ne!(
            c["voice"],
            taken(json!({"no_hp": "081234567890"}), "lain")["voice"]
        );
    }

    #[test]
    fn names_inside_objects_go_too_and_the_rest_stays() {
        let extra = taken(
            json!({"raw": {"pelapor": "Ani", "kategori": "jalan", "balasan": [{"from": "x"}]}, "n": 1}),
            "g",
        );
        assert_eq!(extra["raw"], json!({"kategori": "jalan", "balasan": [{}]}));
        assert_eq!(extra["n"], json!(1));
        assert!(extra.contains_key("voice"));
    }

    #[test]
    fn a_voice_that_was_hashed_before_stays_and_a_name_in_its_place_does_not() {
        let once = taken(json!({"nama": "Ani"}), "g");
        assert_eq!(taken(serde_json::to_value(&once).unwrap(), "g"), once);
        for name in ["Ani", "081234567890"] {
            assert_ne!(taken(json!({"voice": name}), "g")["voice"], name);
        }
        assert!(taken(json!({"nama": null}), "g").is_empty());
    }
}
