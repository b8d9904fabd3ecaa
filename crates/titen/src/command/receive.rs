//! The part of `titen run` that waits for sources that call.
//!
//! It takes no lock for longer than it needs to make the office's salt: what it receives goes to spools of its own.

use crate::config::Settings;
use crate::lock::DataLock;
use crate::office;
use crate::voice_salt::{kept_salt, voice_salt};
use anyhow::{Result, anyhow};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use titen_collect::{Intake, Listening, Source, SourceKind, receive};
use titen_text::Redactor;

/// `None` where nothing is to be listened for.
pub async fn receiver(settings: &Settings, data: &Path) -> Result<Option<Listening>> {
    let is_hook = |s: &&Source| matches!(s.kind, SourceKind::Webhook(_));
    let hooks: Vec<&Source> = settings.sources.iter().filter(is_hook).collect();
    let Some(receiver) = &settings.receiver else {
        for source in hooks {
            tracing::warn!(
                source = source.id,
                "nothing can reach this webhook; add [webhook] with `listen` to the config"
            );
        }
        return Ok(None);
    };
    let redactor = Arc::new(Redactor::new(&office::dictionaries(settings)?));
    let intake = Arc::new(Intake::new(salt(settings, data).await?, redactor));
    let listening = receive(receiver, &settings.sources, intake)
        .await
        .map_err(|problem| anyhow!(problem))?;
    tracing::info!(address = %listening.address()?, sources = hooks.len(), "listening for webhooks");
    Ok(Some(listening))
}

/// For ever.
pub async fn listen(receiver: Option<Listening>) {
    match receiver {
        Some(listening) => listening.serve().await,
        None => std::future::pending().await,
    }
}

/// Made under the data folder's lock, so that two programs do not make two.
async fn salt(settings: &Settings, data: &Path) -> Result<String> {
    loop {
        if let Some(salt) = kept_salt(settings, data)? {
            return Ok(salt);
        }
        if let Ok(_lock) = DataLock::take(data) {
            return voice_salt(settings, data);
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
}
