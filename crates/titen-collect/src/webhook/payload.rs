//! A call's body → what is put on disk: items that passed the intake, and drops that tell nothing of them.

use super::{Format, WebhookSource, gateway, lapor, whatsapp};
use crate::{FileOrigin, Intake, Source, read_jsonl};
use chrono::{DateTime, Utc};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use titen_model::{Drop, DropReason, Item, ItemId, Published};

/// What all formats need to make an item.
pub struct Call<'a> {
    pub source: &'a Source,
    pub webhook: &'a WebhookSource,
    pub intake: &'a Intake,
    pub now: DateTime<Utc>,
    pub taken: Taken,
}

#[derive(Debug, Default, PartialEq)]
pub struct Taken {
    pub items: Vec<Item>,
    pub drops: Vec<Drop>,
    /// Of which nothing may be known but that there were some.
    pub n_confidential: u64,
}

/// The body is not what the source's format says; what is wrong, without a word of it.
#[derive(Debug, PartialEq, Eq)]
pub struct BadBody(pub &'static str);

impl Format {
    /// Told by the media type alone, parameters apart.
    pub fn accepts(self, media_type: &str) -> bool {
        match self {
            Format::Gateway => matches!(
                media_type,
                "application/json" | "application/x-www-form-urlencoded"
            ),
            Format::WhatsApp | Format::Lapor => media_type == "application/json",
            Format::Jsonl => matches!(
                media_type,
                "application/json" | "application/jsonl" | "application/x-ndjson"
            ),
        }
    }
}

impl Call<'_> {
    pub fn read(&mut self, media_type: &str, body: &[u8]) -> Result<(), BadBody> {
        match self.webhook.format {
            Format::Jsonl => {
                self.lines(body);
                Ok(())
            }
            Format::Gateway if media_type == "application/x-www-form-urlencoded" => {
                let form: Map<String, Value> = url::form_urlencoded::parse(body)
                    .map(|(key, value)| (key.into_owned(), value.into_owned().into()))
                    .collect();
                gateway::message(self, &form);
                Ok(())
            }
            Format::Gateway => self.objects(body, gateway::message),
            Format::Lapor => self.objects(body, lapor::report),
            Format::WhatsApp => match json(body)? {
                Value::Object(object) => whatsapp::notification(self, &object),
                _ => Err(BadBody("not a JSON object")),
            },
        }
    }

    /// One object, or several in an array.
    fn objects(
        &mut self,
        body: &[u8],
        one: fn(&mut Self, &Map<String, Value>),
    ) -> Result<(), BadBody> {
        let values = match json(body)? {
            Value::Array(values) => values,
            value => vec![value],
        };
        if !values.iter().all(Value::is_object) {
            return Err(BadBody("not a JSON object, nor an array of them"));
        }
        for object in values.iter().filter_map(Value::as_object) {
            one(self, object);
        }
        Ok(())
    }

    /// A caller speaks for its own source only, whatever source a line names.
    fn lines(&mut self, body: &[u8]) {
        let origin = FileOrigin {
            name: self.address(),
            source: self.source.id.clone(),
            channel: Some(self.source.channel),
            wilayah: self.source.wilayah.clone(),
        };
        for read in read_jsonl(body, &origin, self.intake, self.now) {
            match read {
                Ok(mut item) => {
                    item.source = self.source.id.clone();
                    item.id = ItemId::new(&item.source, &item.key);
                    self.taken.items.push(item);
                }
                Err(drop) => self.taken.drops.push(drop),
            }
        }
    }

    pub fn address(&self) -> String {
        format!("/hook/{}", self.source.id)
    }

    /// `who`: what tells the sender apart, under a key that the intake hashes.
    pub fn take(
        &mut self,
        key: String,
        body: Option<String>,
        title: Option<String>,
        at: Option<Published>,
        mut extra: BTreeMap<String, Value>,
    ) {
        if title.is_none() && body.is_none() {
            return self.drop_message(&key, DropReason::Empty, "the message has no text");
        }
        if let Some(wilayah) = &self.source.wilayah {
            extra
                .entry("wilayah".into())
                .or_insert_with(|| wilayah.as_str().into());
        }
        let item = self.intake.take(Item {
            id: ItemId::new(&self.source.id, &key),
            key,
            source: self.source.id.clone(),
            channel: self.source.channel,
            url: None,
            title,
            body,
            published: at,
            received: self.now,
            lang: None,
            extra,
        });
        self.taken.items.push(item);
    }

    /// Its source has made it confidential; the store knows it by its key.
    pub fn withdraw(&mut self, key: &str) {
        self.taken.drops.push(Drop {
            source: self.source.id.clone(),
            place: key.to_owned(),
            reason: DropReason::Confidential,
            detail: "marked Rahasia".to_owned(),
            at: self.now,
        });
    }

    pub fn drop_message(&mut self, key: &str, reason: DropReason, detail: &str) {
        self.taken.drops.push(Drop {
            source: self.source.id.clone(),
            place: format!("{}:{key}", self.address()),
            reason,
            detail: detail.to_owned(),
            at: self.now,
        });
    }
}

fn json(body: &[u8]) -> Result<Value, BadBody> {
    serde_json::from_slice(body).map_err(|_| BadBody("broken JSON"))
}

#[cfg(test)]
mod tests;
