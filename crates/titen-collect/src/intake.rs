//! What every item passes before it may be stored, whichever way it came: the speaker's name
//! becomes a hash, personal numbers and names are taken out (`titen_text::Redactor` says which, on
//! which channel), and no body is longer than an item needs.

mod voice;

pub(crate) use voice::same_number;

use serde_json::Value;
use std::{path::PathBuf, sync::Arc};
use titen_model::{Channel, Item, sha256_hex};
use titen_text::{Analyser, Redactor};
use voice::name_no_speaker;

/// Characters of a body that are kept; a longer one is a book, or a mistake.
const LONGEST_BODY: usize = 64 * 1024;

/// Keys that titen itself writes: a hash, a code, an address, who publishes.
const OURS: [&str; 6] = [
    "voice",
    "wilayah",
    "canonical",
    "programme",
    "station",
    "outlet",
];

const HASH_DIGITS: usize = 20;

#[derive(Clone)]
pub struct Intake {
    salt: String,
    redactor: Option<Arc<Redactor>>,
    speech: Option<Speech>,
}

/// What programmes need before their matters are items.
#[derive(Clone)]
pub struct Speech {
    /// Cuts them.
    pub analyser: Arc<Analyser>,
    /// Where transcripts of recordings are kept.
    pub folder: PathBuf,
    /// A recogniser works for hours: where nothing is stored, none is started.
    pub may_hear: bool,
}

impl Intake {
    /// `salt` is the office's secret: without it a hash of a phone number can be looked up.
    pub fn new(salt: impl Into<String>, redactor: Arc<Redactor>) -> Self {
        Intake {
            salt: salt.into(),
            redactor: Some(redactor),
            speech: None,
        }
    }

    /// For a source that is only tried: what comes is counted and thrown away, so nothing in it is masked, and voices
    /// need no secret.
    pub fn unstored() -> Self {
        Intake {
            salt: String::new(),
            redactor: None,
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
        let channel = item.channel;
        item.title = item.title.and_then(|t| self.clean(t, channel));
        item.body = item.body.and_then(|b| self.clean(b, channel));
        if let Some(redactor) = &self.redactor {
            for (key, value) in &mut item.extra {
                if !OURS.contains(&key.as_str()) {
                    redact_value(value, redactor, channel);
                }
            }
        }
        cut(&mut item);
        item
    }

    fn clean(&self, text: String, channel: Channel) -> Option<String> {
        let trimmed = text.trim();
        if trimmed.is_empty() {
            return None;
        }
        Some(match &self.redactor {
            Some(redactor) => redactor.redact(trimmed, channel).text,
            None => trimmed.to_owned(),
        })
    }
}

impl std::fmt::Debug for Intake {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Intake")
    }
}

fn redact_value(value: &mut Value, redactor: &Redactor, channel: Channel) {
    match value {
        Value::String(text) => *text = redactor.redact(text, channel).text,
        Value::Number(number) => {
            let redacted = redactor.redact(&number.to_string(), channel);
            if !redacted.masks.is_empty() {
                *value = Value::String(redacted.text);
            }
        }
        Value::Array(values) => {
            for value in values {
                redact_value(value, redactor, channel);
            }
        }
        Value::Object(map) => {
            for value in map.values_mut() {
                redact_value(value, redactor, channel);
            }
        }
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
impl Intake {
    pub(crate) fn for_tests() -> Self {
        use std::sync::LazyLock;
        static REDACTOR: LazyLock<Arc<Redactor>> = LazyLock::new(|| {
            Arc::new(Redactor::new(&titen_dict::Dictionaries::builtin().unwrap()))
        });
        Intake::new("garam", Arc::clone(&REDACTOR))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use titen_model::ItemId;

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
        let taken = Intake::for_tests().take(item(Channel::News, extra));
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
        let citizen = Intake::for_tests().take(item(Channel::Social, extra.clone()));
        assert!(
            citizen.extra["voice"]
                .as_str()
                .is_some_and(|v| v.len() == 12)
        );
        assert!(!serde_json::to_string(&citizen).unwrap().contains("Siti"));
        let journalist = Intake::for_tests().take(item(Channel::News, extra));
        assert_eq!(journalist.extra["author"], "Siti Aminah");
    }

    #[test]
    fn names_of_neighbours_go_where_citizens_speak() {
        let mut complaint = item(Channel::Lapor, json!({"tindak_lanjut": "kata Pak Darmin"}));
        complaint.body = Some("Rumah Bu Parmi no 12, kata Pak Kades".into());
        let said = |channel| {
            let item = Item {
                channel,
                ..complaint.clone()
            };
            let taken = Intake::for_tests().take(item);
            (taken.body.unwrap(), taken.extra["tindak_lanjut"].clone())
        };
        assert_eq!(
            said(Channel::Lapor),
            (
                "Rumah Bu [NAMA] no [NO RUMAH], kata Pak Kades".into(),
                json!("kata Pak [NAMA]")
            )
        );
        assert_eq!(
            said(Channel::News),
            (
                "Rumah Bu Parmi no [NO RUMAH], kata Pak Kades".into(),
                json!("kata Pak Darmin")
            )
        );
        let asked = Intake::unstored().take(complaint.clone());
        assert_eq!(asked.body, complaint.body);
    }

    #[test]
    fn a_body_without_end_is_cut_and_says_so() {
        let mut long = item(Channel::News, json!({}));
        long.body = Some("é".repeat(LONGEST_BODY + 5));
        let taken = Intake::for_tests().take(long);
        assert_eq!(taken.body.unwrap().chars().count(), LONGEST_BODY);
        assert_eq!(taken.extra["cut_from_chars"], json!(LONGEST_BODY + 5));
    }
}
