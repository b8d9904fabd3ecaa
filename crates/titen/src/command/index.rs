//! `titen index rebuild`: full text anew from the store.

use crate::cli;
use crate::config::Settings;
use crate::office::Office;
use crate::say;
use crate::stage;
use anyhow::Result;
use std::path::Path;

pub async fn index(settings: Settings, data: &Path, what: cli::Index) -> Result<()> {
    match what {
        cli::Index::Rebuild => {
            let office = Office::open(settings, data)?;
            office.index()?.clear().await?;
            stage::analyse(&office).await?;
            let n = stage::index(&office).await?;
            say!("indexed {n} items")?;
            Ok(())
        }
    }
}
