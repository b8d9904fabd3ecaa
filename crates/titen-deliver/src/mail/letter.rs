//! The message itself: the same bytes for each attempt, its Message-ID and boundary made of the edition.

use super::MailTarget;
use crate::{Errand, Parcel, ParcelFile, wording};
use lettre::message::header::ContentType;
use lettre::message::{Attachment, Mailboxes, Message, MultiPart, SinglePart, header};
use std::error::Error;

/// What fits under the limit, in the order of `files`, and what does not.
pub fn attachments<'p>(
    target: &MailTarget,
    parcel: &'p Parcel,
) -> (Vec<&'p ParcelFile>, Vec<&'p ParcelFile>) {
    let mut room = usize::try_from(target.max_mb << 20).unwrap_or(usize::MAX);
    target
        .files
        .chosen(&parcel.files)
        .into_iter()
        .partition(|file| {
            // Base 64 makes four bytes of three, and lines of them.
            let as_sent = file.bytes.len().div_ceil(57) * 78;
            let fits = as_sent <= room;
            if fits {
                room -= as_sent;
            }
            fits
        })
}

pub fn letter(target: &MailTarget, errand: &Errand<'_>) -> Result<Vec<u8>, Box<dyn Error>> {
    let parcel = errand.parcel;
    let (fit, large) = attachments(target, parcel);
    let names = |files: &[&'_ ParcelFile]| -> Vec<String> {
        files.iter().map(|f| f.base_name().to_owned()).collect()
    };
    let (fit_names, large_names) = (names(&fit), names(&large));
    let text = wording::mail_text(
        parcel,
        &fit_names.iter().map(String::as_str).collect::<Vec<_>>(),
        &large_names.iter().map(String::as_str).collect::<Vec<_>>(),
        target.max_mb,
    );
    // One message to all: its id is the same whoever's copy it is.
    let id = Errand {
        part: "",
        ..errand.clone()
    }
    .key();
    let mut content = MultiPart::mixed()
        .boundary(format!("titen-{id}"))
        .singlepart(SinglePart::plain(text));
    for file in fit {
        let kind = ContentType::parse(file.media_type())?;
        content = content.singlepart(
            Attachment::new(file.base_name().to_owned()).body(file.bytes.clone(), kind),
        );
    }
    let to: Mailboxes = target.to.iter().cloned().collect();
    let message = Message::builder()
        .message_id(Some(format!("<{id}@{}>", target.from.email.domain())))
        .date(errand.planned.into())
        .from(target.from.clone())
        .mailbox(header::To::from(to))
        .subject(wording::subject(&parcel.brief))
        .header(AutoSubmitted)
        .multipart(content)?;
    Ok(message.formatted())
}

/// So that nobody's out-of-office reply answers (RFC 3834).
#[derive(Debug, Clone)]
struct AutoSubmitted;

impl header::Header for AutoSubmitted {
    fn name() -> header::HeaderName {
        header::HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Ok(AutoSubmitted)
    }

    fn display(&self) -> header::HeaderValue {
        header::HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}
