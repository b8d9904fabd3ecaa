//! What every item passes before it may be stored, whichever way it came: the speaker's name
//! becomes a hash, personal numbers are taken out, and no body is longer than an item needs.

mod voice;

pub(crate) use voice::same_number;

use serde_json::Value;
use std::{path::PathBuf, sync::Arc};
use titen_model::{Item, sha256_hex};
use titen_text::{Analyser, redact};
use voice::name_no_speaker;

/// Characters of a body that are kept; a longer one is a book, or a mistake.
const LONGEST_BODY: usize = 64 * 1024;

/// Keys that titen itself writes: a hash, a code, an address.
const OURS: [&str; 3] = ["voice", "wilayah", "canonical"];

const HASH_DIGITS: usize = 20;

#[derive(Clone)]
pub struct Intake {
    salt: String,
    speech: Option<Speech>,
}

/// What programmes need before their matters are items.
#[derive(Clone)]
pub struct Speech {
    /// Cuts them.
    pub analyser: Arc<Analyser>,
    /// Where transcripts of recordings are kept.
    pub folder: PathBuf,
}

impl Intake {
    /// `salt` is the office's secret: without it a hash of a phone number can be looked up.
    pub fn new(salt: impl Into<String>) -> Self {
        Intake {
            salt: salt.into(),
            speech: None,
        }
    }

    pub fn with_speech(mut self, speech: Speech) -> Self {
        self.speech = Some(speech);
        self
    }

    pub(crate) fn speech(&self) -> Option<&Speech> {
        self.speech.as_ref()
    }

    /// The number that stands for a person.
    pub(crate) fn voice(&self, who: &str) -> String {
        voice::voice(who, &self.salt)
    }

    /// A text that may hold a name, as a key: nobody without the salt can try names on it.
    pub(crate) fn hashed(&self, text: &str) -> String {
        let mut hash = sha256_hex(format!("{}\0{text}", self.salt).as_bytes());
        hash.truncate(HASH_DIGITS);
        hash
    }

    /// Tells two senders apart, or two keys that hold a sender's number, and leads back to nobody.
    pub(crate) fn sender(&self, who: &str) -> String {
        self.voice(&same_number(who))
    }

    pub fn take(&self, mut item: Item) -> Item {
        if item.channel.speaks_to_office() || item.channel.is_voice() {
            name_no_speaker(&mut item.extra, &self.salt);
        }
        item.title = item.title.as_deref().and_then(clean);
        item.body = item.body.as_deref().and_then(clean);
        for (key, value) in &mut item.extra {
            if !OURS.contains(&key.as_str()) {
                redact_value(value);
            }
        }
        cut(&mut item);
        item
    }
}

impl std::fmt::Debug for Intake {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Intake")
    }
}

fn clean(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| redact(text).text)
}

fn redact_value(value: &mut Value) {
    match value {
        Value::String(text) => *text = redact(text).text,
        Value::Number(number) => {
            let redacted = redact(&number.to_string());
            if redacted.n > 0 {
                *value = Value::String(redacted.text);
            }
        }
        Value::Array(values) => values.iter_mut().for_each(redact_value),
        Value::Object(map) => map.values_mut().for_each(redact_value),
        Value::Null | Value::Bool(_) => {}
    }
}

/// The item says itself how much of it is missing.
fn cut(item: &mut Item) {
    let Some(body) = &mut item.body else { return };
    let Some((end, _)) = body.char_indices().nth(LONGEST_BODY) else {
        return;
    };
    let n_chars = LONGEST_BODY + body[end..].chars().count();
    body.truncate(end);
    item.extra.insert("cut_from_chars".into(), n_chars.into());
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use titen_model::{Channel, ItemId};

    fn item(channel: Channel, extra: Value) -> Item {
        Item {
            id: ItemId::new("s", "1"),
            key: "1".into(),
            source: "s".into(),
            channel,
            url: None,
            title: Some("  ".into()),
            body: Some(" Hubungi 081234567890 ".into()),
            published: None,
            received: "2026-08-10T00:00:00Z".parse().unwrap(),
            lang: None,
            extra: serde_json::from_value(extra).unwrap(),
        }
    }

    #[test]
    fn personal_numbers_leave_body_and_extra_however_deep() {
        let extra =
            json!({"catatan": ["wa 081234567890"], "dalam": {"telp": 6281234567890u64, "n": 42}});
        let taken = Intake::new("garam").take(item(Channel::News, extra));
        assert_eq!(taken.title, None);
        assert_eq!(taken.body.as_deref(), Some("Hubungi [TELEPON]"));
        assert_eq!(taken.extra["catatan"], json!(["wa [TELEPON]"]));
        assert_eq!(taken.extra["dalam"]["n"], json!(42));
        assert!(
            !taken.extra["dalam"].to_string().contains("81234567890"),
            "{}",
            taken.extra["dalam"]
        );
    }

    #[test]
    fn a_reporter_is_hashed_and_a_journalist_is_named() {
        let extra = json!({"author": "Siti Aminah"});
        let citizen = Intake::new("garam").take(item(Channel::Social, extra.clone()));
        assert!(
            citizen.extra["voice"]
                .as_str()
                .is_some_and(|v| v.len() == 12)
        );
        assert!(!serde_json::to_string(&citizen).unwrap().contains("Siti"));
        let journalist = Intake::new("garam").take(item(Channel::News, extra));
        assert_eq!(journalist.extra["author"], "Siti Aminah");
    }

    #[test]
    fn a_body_without_end_is_cut_and_says_so() {
        let mut long = item(Channel::News, json!({}));
        long.body = Some("é".repeat(LONGEST_BODY + 5));
        let taken = Intake::new("").take(long);
        assert_eq!(taken.body.unwrap().chars().count(), LONGEST_BODY);
        assert_eq!(taken.extra["cut_from_chars"], json!(LONGEST_BODY + 5));
    }
}
