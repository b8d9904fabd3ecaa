//! Telegram's Bot API: the list in short as a message, then the files as documents.
//!
//! The API knows no key by which a repetition is told, so a call whose answer did not come is `Unsure` and not made
//! again by itself.

mod form;
mod text;

use crate::web::{Answer, NoAnswer, post};
use crate::{Courier, Errand, Failure, Parcel, Part, Patterns, wording};
use form::form;
use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderValue};
use serde::Deserialize;
use serde_json::json;
use std::time::Duration;
use text::messages;
use titen_model::{Secret, SecretName};
use url::Url;

pub const TELEGRAM_API: &str = "https://api.telegram.org/";

/// What a bot may send.
const MOST_BYTES: usize = 50_000_000;
const MESSAGE: &str = "pesan";

#[derive(Debug, Clone)]
pub struct TelegramTarget {
    /// `TELEGRAM_API`, or a server of the office's own.
    pub api: Url,
    pub token: SecretName,
    /// A chat's number, or `@channel`.
    pub chat: String,
    pub files: Patterns,
}

#[derive(Deserialize)]
struct Said {
    ok: bool,
    result: Option<Taken>,
    description: Option<String>,
    parameters: Option<Parameters>,
}

#[derive(Deserialize)]
struct Taken {
    message_id: i64,
}

#[derive(Deserialize)]
struct Parameters {
    retry_after: Option<u64>,
    migrate_to_chat_id: Option<i64>,
}

impl TelegramTarget {
    pub fn parts(&self, parcel: &Parcel) -> Vec<Part> {
        let messages = messages(parcel.chat());
        let n = messages.len();
        let message = |(i, text): (usize, &String)| Part {
            name: match n {
                1 => MESSAGE.to_owned(),
                _ => format!("{MESSAGE} {}", i + 1),
            },
            what: format!(
                "a message of {} characters to {}",
                text.chars().count(),
                self.chat
            ),
        };
        let document = |file: &crate::ParcelFile| Part {
            name: file.name.clone(),
            what: format!("a document of {} bytes to {}", file.bytes.len(), self.chat),
        };
        let files = self.files.chosen(&parcel.files).into_iter().map(document);
        messages
            .iter()
            .enumerate()
            .map(message)
            .chain(files)
            .collect()
    }

    pub async fn send(&self, errand: &Errand<'_>, courier: &Courier) -> Result<String, Failure> {
        let token = courier.secret(&self.token)?;
        let token =
            Secret::token(token.reveal(), &token.env).map_err(|e| Failure::later(e.to_string()))?;
        let (method, kind, body) = match self.message(errand) {
            Some(text) => {
                let call = json!({
                    "chat_id": self.chat,
                    "text": text,
                    "parse_mode": "HTML",
                    "link_preview_options": { "is_disabled": true },
                });
                (
                    "sendMessage",
                    "application/json".to_owned(),
                    call.to_string().into_bytes(),
                )
            }
            None => self.document(errand)?,
        };
        let sent = self
            .call(&token, method, &kind, body, errand, courier)
            .await;
        sent.map_err(|failed| failed.map_why(|why| format!("{method}: {}", token.hide(why))))
    }

    fn message(&self, errand: &Errand<'_>) -> Option<String> {
        let rest = errand.part.strip_prefix(MESSAGE)?;
        let nth = match rest.trim() {
            "" => 0,
            n => n.parse::<usize>().ok()?.checked_sub(1)?,
        };
        messages(errand.parcel.chat()).into_iter().nth(nth)
    }

    fn document(&self, errand: &Errand<'_>) -> Result<(&'static str, String, Vec<u8>), Failure> {
        let Some(file) = errand.parcel.file(errand.part) else {
            return Err(Failure::never(format!(
                "the edition has no file `{}`",
                errand.part
            )));
        };
        if file.bytes.len() > MOST_BYTES {
            return Err(Failure::never(format!(
                "`{}` is larger than the 50 MB that Telegram takes; take it out of `files`",
                file.name
            )));
        }
        let fields = [
            ("chat_id", self.chat.as_str()),
            ("caption", &wording::subject(&errand.parcel.brief)),
        ];
        let (kind, body) = form(&fields, "document", file, &errand.key());
        Ok(("sendDocument", kind, body))
    }

    async fn call(
        &self,
        token: &Secret,
        method: &str,
        kind: &str,
        body: Vec<u8>,
        errand: &Errand<'_>,
        courier: &Courier,
    ) -> Result<String, Failure> {
        let wrong = |e: &dyn std::fmt::Display| Failure::never(e.to_string());
        let base = self.api.as_str().trim_end_matches('/');
        let url =
            Url::parse(&format!("{base}/bot{}/{method}", token.reveal())).map_err(|e| wrong(&e))?;
        let mut headers = HeaderMap::new();
        headers.insert(
            CONTENT_TYPE,
            HeaderValue::from_str(kind).map_err(|e| wrong(&e))?,
        );
        match post(courier, &url, headers, body).await {
            Ok(answer) => judged(&answer, errand, &token.env),
            Err(none @ (NoAnswer::Refused(_) | NoAnswer::Unsent(_))) => Err(none.into()),
            Err(NoAnswer::Unknown(why)) => Err(Failure::unsure(format!(
                "{why}; it may have arrived: look into the chat, and send it again with --again if it is not there"
            ))),
        }
    }
}

fn judged(answer: &Answer, errand: &Errand<'_>, token: &str) -> Result<String, Failure> {
    let said: Option<Said> = serde_json::from_slice(&answer.body).ok();
    if let Some(Said {
        ok: true, result, ..
    }) = &said
    {
        return Ok(result
            .as_ref()
            .map_or_else(|| "ok".to_owned(), |r| format!("message {}", r.message_id)));
    }
    let status = answer.status;
    let refused = said.is_some();
    let parameters = said.as_ref().and_then(|s| s.parameters.as_ref());
    let asked = parameters
        .and_then(|p| p.retry_after)
        .map(Duration::from_secs);
    let moved = parameters.and_then(|p| p.migrate_to_chat_id);
    let description = said
        .and_then(|s| s.description)
        .unwrap_or_else(|| answer.said());
    let why = crate::web::one_line(&format!("{status} {description}"));
    match status {
        429 => Err(Failure::Later {
            why,
            after: asked.or_else(|| answer.retry_after(errand.now)),
            stalls: true,
        }),
        401 | 404 => {
            Err(Failure::never(format!("{why}; is the token in {token} right?")).of_target())
        }
        // Not in the chat, or not allowed to write there.
        403 => Err(Failure::never(why).of_target()),
        400..500 => Err(match moved {
            Some(chat) => {
                Failure::never(format!("{why}; the group is now `chat = \"{chat}\"`")).of_target()
            }
            None => Failure::never(why),
        }),
        // Telegram itself says that it did not. What is in between cannot know, and Telegram's own front is, though it
        // says 502 in the same words (tdlib/telegram-bot-api#868).
        500 if refused => Err(Failure::later(why)),
        _ => Err(Failure::unsure(format!(
            "{why}; it may have arrived: look into the chat, and send it again with --again if it is not there"
        ))),
    }
}

#[cfg(test)]
mod tests;
