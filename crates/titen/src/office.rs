//! An office at work: its settings, dictionaries, analyser, store and index, opened together.

use crate::config::Settings;
use crate::lock::DataLock;
use anyhow::{Context, Result};
use chrono::{DateTime, Utc};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use titen_dict::Dictionaries;
use titen_index::{OpenReport, SearchIndex, TantivyIndex};
use titen_model::OfficeId;
use titen_store::{SqliteStore, Store};
use titen_text::Analyser;

pub struct Office {
    pub id: OfficeId,
    pub settings: Settings,
    pub data: PathBuf,
    pub dict: Arc<Dictionaries>,
    pub analyser: Arc<Analyser>,
    pub store: Arc<dyn Store>,
    pub index: Arc<dyn SearchIndex>,
    /// Held while this office may write.
    _lock: Option<DataLock>,
}

impl Office {
    /// To change things: no other titen may work on the folder meanwhile.
    pub fn open(settings: Settings, data: &Path) -> Result<Self> {
        let lock = DataLock::take(data)?;
        Office::build(settings, data, Some(lock))
    }

    /// To look things up, beside whoever works.
    pub fn open_to_read(settings: Settings, data: &Path) -> Result<Self> {
        std::fs::create_dir_all(data).with_context(|| {
            format!(
                "the data folder {} can't be made; name another with --data",
                data.display()
            )
        })?;
        Office::build(settings, data, None)
    }

    fn build(settings: Settings, data: &Path, lock: Option<DataLock>) -> Result<Self> {
        let dict = Arc::new(dictionaries(&settings)?);
        let analyser = Arc::new(Analyser::new(Arc::clone(&dict), settings.home()));
        let store = SqliteStore::open(&data.join(&settings.store))?;
        let (index, report) = TantivyIndex::open(&data.join(&settings.index), analyser.made_by())?;
        match report {
            OpenReport::SetAside { to, .. } => tracing::warn!(
                old = %to.display(),
                "the index did not open and was set aside; it is made anew from the store"
            ),
            OpenReport::Outdated => {
                tracing::info!("another analyser made the index; it is made anew from the store")
            }
            OpenReport::Created | OpenReport::Opened => {}
        }
        Ok(Office {
            id: settings.office.clone(),
            data: data.to_owned(),
            dict,
            analyser,
            store: Arc::new(store),
            index: Arc::new(index),
            settings,
            _lock: lock,
        })
    }

    pub fn now(&self) -> DateTime<Utc> {
        self.settings.now.unwrap_or_else(Utc::now)
    }
}

pub fn dictionaries(settings: &Settings) -> Result<Dictionaries> {
    Ok(match &settings.overlay {
        None => Dictionaries::builtin()?,
        Some(folder) => Dictionaries::with_overlay(folder)?,
    })
}
