//! The collectors against a server of our own on loopback that behaves well, badly and worse.

#![allow(clippy::unwrap_used)]

mod articles;
mod discovery;
mod feeds;
mod json;
mod listings;
mod manners;
mod polling;
mod raw;
mod reasons;
mod refusals;
mod robots;
mod server;
mod sites;
mod sources;
mod tls;
mod webhook;

use std::sync::{Arc, LazyLock};
use titen_collect::Intake;
use titen_text::Redactor;

fn intake() -> Arc<Intake> {
    static REDACTOR: LazyLock<Arc<Redactor>> =
        LazyLock::new(|| Arc::new(Redactor::new(&titen_dict::Dictionaries::builtin().unwrap())));
    Arc::new(Intake::new("garam", Arc::clone(&REDACTOR)))
}
