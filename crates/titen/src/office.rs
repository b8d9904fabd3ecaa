//! An office at work: its settings, dictionaries, analyser and store, opened together, and its index on demand.

use crate::command::Usage;
use crate::config::Settings;
use crate::lock::DataLock;
use anyhow::{Result, bail};
use chrono::{DateTime, Utc};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use titen_dict::{DictError, Dictionaries};
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
    /// Held while this office may write.
    _lock: Option<DataLock>,
}

impl Office {
    /// To change things: no other titen may work on the folder meanwhile.
    pub fn open(settings: Settings, data: &Path) -> Result<Self> {
        // First, so that wrong dictionaries or a wrong scope leave no folder behind.
        let (dict, analyser) = analyser(&settings)?;
        let lock = DataLock::take(data)?;
        let store = SqliteStore::open(&data.join(&settings.store))?;
        Ok(Office {
            id: settings.office.clone(),
            data: data.to_owned(),
            dict,
            analyser,
            store: Arc::new(store),
            settings,
            _lock: Some(lock),
        })
    }

    /// To look things up beside whoever works: changes nothing.
    pub fn open_to_read(settings: Settings, data: &Path) -> Result<Self> {
        let (dict, analyser) = analyser(&settings)?;
        let store = existing_store(&settings, data)?;
        Ok(Office {
            id: settings.office.clone(),
            data: data.to_owned(),
            dict,
            analyser,
            store,
            settings,
            _lock: None,
        })
    }

    /// The index, to be filled: one that another analyser made or that does not open begins anew.
    pub fn index(&self) -> Result<Box<dyn SearchIndex>> {
        let folder = self.data.join(&self.settings.index);
        let (index, report) = TantivyIndex::open(&folder, self.analyser.made_by())?;
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
        Ok(Box::new(index))
    }

    /// The index as it is, beside whoever fills it.
    pub fn index_to_search(&self) -> Result<Box<dyn SearchIndex>> {
        let folder = self.data.join(&self.settings.index);
        Ok(Box::new(TantivyIndex::open_to_search(
            &folder,
            self.analyser.made_by(),
        )?))
    }

    pub fn now(&self) -> DateTime<Utc> {
        self.settings.now.unwrap_or_else(Utc::now)
    }
}

/// The store, where something was stored before: to look at nothing must not make a store of nothing.
pub fn existing_store(settings: &Settings, data: &Path) -> Result<Arc<dyn Store>> {
    let path = data.join(&settings.store);
    if !path.is_file() {
        bail!(
            "{} is not there; `titen collect` or `titen import` makes it, --data names another folder",
            path.display()
        );
    }
    Ok(Arc::new(SqliteStore::open(&path)?))
}

/// The analyser alone, with the dictionaries that it was made of.
pub fn analyser(settings: &Settings) -> Result<(Arc<Dictionaries>, Arc<Analyser>)> {
    let dict = Arc::new(dictionaries(settings)?);
    if let Some(code) = settings
        .home()
        .filter(|code| dict.wilayah.get(code).is_none())
    {
        return Err(Usage(format!(
            "wilayah {code} of [scope] is not in the dictionaries, so nothing could rank; correct it, or name an overlay that has it in [dictionaries]"
        ))
        .into());
    }
    for criterion in &settings.rank.criteria {
        let mut codes = criterion.listed.iter().flatten().flat_map(|l| &l.urusan);
        if let Some(code) = codes.find(|c| dict.urusan.get(c).is_none()) {
            return Err(Usage(format!(
                "criterion `{}` of rank.toml lists urusan `{code}`, which is not in the dictionaries; use a code of urusan.tsv, such as 1.03",
                criterion.key
            ))
            .into());
        }
    }
    for indicator in &settings.evidence.indicators {
        if let Some(code) = indicator
            .urusan
            .iter()
            .find(|c| dict.urusan.get(c).is_none())
        {
            return Err(Usage(format!(
                "indicator `{}` speaks about urusan `{code}`, which is not in the dictionaries; use a code of urusan.tsv, such as 1.03",
                indicator.key
            ))
            .into());
        }
    }
    let analyser = Arc::new(Analyser::new(Arc::clone(&dict), settings.home()));
    Ok((dict, analyser))
}

pub fn dictionaries(settings: &Settings) -> Result<Dictionaries, DictError> {
    match &settings.overlay {
        None => Dictionaries::builtin(),
        Some(folder) => Dictionaries::with_overlay(folder),
    }
}
