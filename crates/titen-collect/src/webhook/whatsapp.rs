//! WhatsApp Cloud API: notifications of the field `messages`
//! (developers.facebook.com, WhatsApp Business Platform, webhooks reference). Profile names, contact cards and the
//! office's own numbers are not kept. Statuses and reactions say nothing of a problem and are passed over.

use super::{
    key::hashed_key,
    payload::{BadBody, Call},
};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use titen_model::DropReason;
use titen_text::parse_date;

pub fn notification(call: &mut Call<'_>, object: &Map<String, Value>) -> Result<(), BadBody> {
    let entries = object.get("entry").and_then(Value::as_array);
    let (Some("whatsapp_business_account"), Some(entries)) =
        (object.get("object").and_then(Value::as_str), entries)
    else {
        return Err(BadBody("not a notification of WhatsApp's Cloud API"));
    };
    let list = |value: &Value, key: &str| {
        value
            .get(key)
            .and_then(Value::as_array)
            .cloned()
            .unwrap_or_default()
    };
    for change in entries.iter().flat_map(|entry| list(entry, "changes")) {
        if change.get("field").and_then(Value::as_str) != Some("messages") {
            continue;
        }
        let value = change.get("value").cloned().unwrap_or_default();
        for message in list(&value, "messages") {
            one(
                call,
                &message,
                value.get("contacts").unwrap_or(&Value::Null),
            );
        }
    }
    Ok(())
}

fn one(call: &mut Call<'_>, message: &Value, contacts: &Value) {
    let kind = text(message, "/type").unwrap_or_default();
    if matches!(kind, "reaction" | "system") {
        return;
    }
    // An edit is a revision of the message that it edits.
    let (content, original) = match kind {
        "edit" => (
            message.pointer("/edit/message").unwrap_or(&Value::Null),
            text(message, "/edit/original_message_id"),
        ),
        _ => (message, None),
    };
    let Some(id) = original.or_else(|| text(message, "/id")) else {
        return call.drop_message("-", DropReason::NoId, "a message without `id`");
    };
    let key = hashed_key(id, call.intake);
    let said = match said(content) {
        Ok(said) => said,
        Err((reason, detail)) => return call.drop_message(&key, reason, detail),
    };
    let sender = ["/from", "/from_user_id"]
        .iter()
        .find_map(|at| text(message, at))
        .or_else(|| text(contacts, "/0/wa_id"))
        .or_else(|| text(contacts, "/0/user_id"));
    let mut extra = BTreeMap::new();
    if let Some(sender) = sender {
        extra.insert("phone".to_owned(), sender.into());
    }
    let at = text(message, "/timestamp").and_then(parse_date);
    call.take(key, Some(said), None, at, extra);
}

/// What a person reads of a message.
fn said(content: &Value) -> Result<String, (DropReason, &'static str)> {
    let kind = text(content, "/type").unwrap_or_default();
    let parts = match kind {
        "text" => [text(content, "/text/body"), None],
        "image" => [text(content, "/image/caption"), None],
        "video" => [text(content, "/video/caption"), None],
        "document" => [text(content, "/document/caption"), None],
        "location" => [
            text(content, "/location/name"),
            text(content, "/location/address"),
        ],
        "button" => [text(content, "/button/text"), None],
        "interactive" => [
            text(content, "/interactive/button_reply/title")
                .or_else(|| text(content, "/interactive/list_reply/title")),
            text(content, "/interactive/list_reply/description"),
        ],
        "contacts" => {
            return Err((
                DropReason::WrongKind,
                "a contact card holds others' personal data and is not kept",
            ));
        }
        "revoke" => {
            return Err((
                DropReason::Empty,
                "its sender deleted a message; what was stored of it stays",
            ));
        }
        "audio" | "voice" | "sticker" => {
            return Err((
                DropReason::Empty,
                "a voice message or a sticker carries no text",
            ));
        }
        _ => {
            return Err((
                DropReason::WrongKind,
                "a kind of message that carries no text",
            ));
        }
    };
    let parts: Vec<&str> = parts.into_iter().flatten().collect();
    if parts.is_empty() {
        return Err((
            DropReason::Empty,
            "a picture, film, place or reply without a word",
        ));
    }
    Ok(parts.join(", "))
}

fn text<'v>(value: &'v Value, pointer: &str) -> Option<&'v str> {
    value
        .pointer(pointer)?
        .as_str()
        .map(str::trim)
        .filter(|t| !t.is_empty())
}
