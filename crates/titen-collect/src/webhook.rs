//! Sources that call: SMS gateways, WhatsApp, LAPOR, programs of the office. What they bring is redacted, put on
//! disk and only then answered with 200; the source's pass takes it from there.
//!
//! The receiver runs beside whoever works on the data folder, so it needs no lock of it: it writes to the
//! source's own spool alone. A call that was not answered is made again by its sender, and a message that comes
//! twice has the same key and is one item.

mod auth;
mod counters;
mod fields;
mod gateway;
mod key;
mod lapor;
mod payload;
mod receiver;
mod request;
mod spool;
mod spool_reader;
mod whatsapp;

pub use auth::Auth;
pub use counters::refused_requests;
pub use fields::Fields;
pub use receiver::{Listening, ReceiverSettings, receive};
pub use spool_reader::SpoolCollector;

use crate::IgnoredSenders;
use std::path::PathBuf;
use titen_model::SecretName;

#[derive(Debug, Clone, PartialEq)]
pub struct WebhookSource {
    pub format: Format,
    pub auth: Auth,
    pub secret: SecretName,
    /// What WhatsApp's handshake must bring.
    pub verify_token: Option<SecretName>,
    pub fields: Fields,
    pub ignore: IgnoredSenders,
    /// A folder of its own, in the data folder.
    pub spool: PathBuf,
}

/// What a call's body is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// One message, or several: JSON or a form, its fields named by the config.
    Gateway,
    /// WhatsApp Cloud API.
    WhatsApp,
    /// Reports with the columns of LAPOR's export as keys. No public document tells of a webhook of LAPOR's:
    /// this is for the office's own bridge, and the keys can be configured.
    Lapor,
    /// Items, as `titen import` takes them.
    Jsonl,
}
