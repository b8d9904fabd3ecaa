//! A call of another program: POST with JSON, signed as titen's own receiver asks for, so that a titen can be told.
//!
//! `id`, `sender`, `message` and `timestamp` are the names that a source of `format = "gateway"` reads by default.
//! `Idempotency-Key` is the same for each attempt: who keeps the keys that it has seen acts once.

use crate::web::{Answer, one_line, post};
use crate::{Courier, Errand, Failure, Parcel, ParcelFile, Part, Patterns, wording};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, LOCATION};
use serde_json::{Value, json};
use sha2::Sha256;
use titen_model::{SecretName, hex, sha256_hex};
use url::Url;

const SHORTEST_KEY: usize = 8;

#[derive(Debug, Clone)]
pub struct WebhookTarget {
    pub url: Url,
    pub secret: Option<SecretName>,
    /// Sent along, beside the manifest that lists all.
    pub files: Patterns,
    /// Where editions' folders are served, if they are.
    pub links: Option<Url>,
}

impl WebhookTarget {
    fn host(&self) -> String {
        self.url.host_str().unwrap_or_default().to_owned()
    }

    pub fn part(&self, parcel: &Parcel) -> Part {
        let n = self.files.chosen(&parcel.files).len();
        Part {
            name: String::new(),
            what: format!("a call of {} with the manifest and {n} files", self.host()),
        }
    }

    pub async fn send(&self, errand: &Errand<'_>, courier: &Courier) -> Result<String, Failure> {
        let body = self.body(errand);
        let key = errand.key();
        let stamp = errand.now.timestamp().to_string();
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        put(&mut headers, "idempotency-key", &key);
        put(&mut headers, "x-timestamp", &stamp);
        if let Some(secret) = &self.secret {
            let secret = courier.secret(secret)?;
            put(
                &mut headers,
                "x-signature",
                &signature(secret.reveal(), &stamp, &body),
            );
        }
        let told = |failed: Failure| failed.map_why(|why| format!("{}: {why}", self.host()));
        let answer = post(courier, &self.url, headers, body)
            .await
            .map_err(|none| told(none.into()))?;
        let said = one_line(&self.hide(&String::from_utf8_lossy(&answer.body)));
        judged(&answer, &said, errand).map_err(told)
    }

    /// What a server said, without what of the address may be a key: some repeat the path that they do not know.
    fn hide(&self, said: &str) -> String {
        let path = self.url.path();
        let mut hidden = vec![path.to_owned()];
        hidden.extend(path.split('/').map(str::to_owned));
        if let Some(query) = self.url.query() {
            hidden.extend([format!("{path}?{query}"), query.to_owned()]);
            hidden.extend(self.url.query_pairs().map(|(_, value)| value.into_owned()));
        }
        // `/hook` is a word, not a key.
        hidden.retain(|part| part.chars().count() >= SHORTEST_KEY);
        hidden.sort_by_key(|part| std::cmp::Reverse(part.len()));
        hidden
            .iter()
            .fold(said.to_owned(), |said, part| said.replace(part, "***"))
    }

    fn body(&self, errand: &Errand<'_>) -> Vec<u8> {
        let parcel = errand.parcel;
        let brief = &parcel.brief;
        let manifest = parcel
            .file("manifest.json")
            .and_then(|f| serde_json::from_slice::<Value>(&f.bytes).ok());
        let call = json!({
            "version": 1,
            "event": if brief.revision > 1 { "ralat" } else { "edition" },
            "id": errand.key(),
            "sender": parcel.office,
            "message": format!("{}\n\n{}", wording::subject(brief), wording::plain(parcel.chat())),
            "timestamp": errand.planned.to_rfc3339_opts(chrono::SecondsFormat::Secs, true),
            "week": brief.week,
            "revision": brief.revision,
            "sample": brief.sample,
            "scope": brief.scope,
            "links": self.linked(parcel),
            "manifest": manifest,
            "files": self.files.chosen(&parcel.files).into_iter().map(content).collect::<Vec<_>>(),
        });
        call.to_string().into_bytes()
    }

    fn linked(&self, parcel: &Parcel) -> Vec<Value> {
        let Some(base) = &self.links else {
            return Vec::new();
        };
        let link = |file: &ParcelFile| {
            let mut url = base.clone();
            if let Ok(mut path) = url.path_segments_mut() {
                path.pop_if_empty()
                    .push(&parcel.name)
                    .extend(file.name.split('/'));
            }
            json!({ "name": file.name, "url": url })
        };
        parcel.files.iter().map(link).collect()
    }
}

fn content(file: &ParcelFile) -> Value {
    let mut value = json!({
        "name": file.name,
        "media_type": file.media_type(),
        "bytes": file.bytes.len(),
        "sha256": sha256_hex(&file.bytes),
    });
    match file.text() {
        Some(text) => value["text"] = text.into(),
        None => value["base64"] = STANDARD.encode(&file.bytes).into(),
    }
    value
}

fn put(headers: &mut HeaderMap, name: &'static str, value: &str) {
    let value = HeaderValue::from_str(value).expect("digits and letters are a header's value");
    headers.insert(HeaderName::from_static(name), value);
}

/// HMAC-SHA256 of `{timestamp}.{body}` in hexadecimal digits, as titen's receiver checks it.
fn signature(secret: &str, stamp: &str, body: &[u8]) -> String {
    let mut mac: Hmac<Sha256> =
        Hmac::new_from_slice(secret.as_bytes()).expect("HMAC takes a key of any length");
    for part in [stamp.as_bytes(), b".", body] {
        mac.update(part);
    }
    hex(&mac.finalize().into_bytes())
}

fn judged(answer: &Answer, said: &str, errand: &Errand<'_>) -> Result<String, Failure> {
    let status = answer.status;
    let why = one_line(&format!("{status} {said}"));
    match status {
        200..300 => Ok(status.to_string()),
        300..=399 => {
            let to = answer.headers.get(LOCATION).and_then(|v| v.to_str().ok());
            let host = to
                .and_then(|to| Url::parse(to).ok())
                .and_then(|u| u.host_str().map(str::to_owned));
            Err(Failure::never(format!(
                "{status}: it redirects{}, and a signed call is not sent on; configure the address where it ends",
                host.map_or_else(String::new, |h| format!(" to {h}"))
            )))
        }
        // 409: an earlier attempt with this key is still being worked on.
        408 | 409 | 425 | 429 | 500.. => Err(Failure::Later {
            why,
            after: answer.retry_after(errand.now),
            stalls: true,
        }),
        401 | 403 => Err(Failure::never(format!(
            "{why}; do both sides have the same secret, and the right time?"
        ))),
        413 => Err(Failure::never(format!("{why}; name fewer `files`"))),
        _ => Err(Failure::never(why)),
    }
}

#[cfg(test)]
mod tests;
