//! All tables of one office, loaded and checked together.

use crate::files::Sources;
use crate::{
    CueLexicon, DictError, HolidayTable, JawaRoots, Manifest, OffTopicLexicon, Officials,
    PerangkatDaerahTable, StopWords, ToneLexicon, UrusanTable, WilayahTable, WordMap, WordSet,
    cues, off_topic, overlay,
};
use std::path::Path;
use titen_model::sha256_hex;

#[derive(Debug, Clone)]
pub struct Dictionaries {
    version: String,
    pub urusan: UrusanTable,
    pub perangkat_daerah: PerangkatDaerahTable,
    pub wilayah: WilayahTable,
    pub libur: HolidayTable,
    pub roots: WordSet,
    pub stop_words: StopWords,
    pub slang: WordMap,
    pub jawa: WordMap,
    pub jawa_roots: JawaRoots,
    pub tone: ToneLexicon,
    pub cues: CueLexicon,
    pub off_topic: OffTopicLexicon,
    pub officials: Officials,
}

impl Dictionaries {
    /// The tables that are compiled in.
    pub fn builtin() -> Result<Self, DictError> {
        Self::load(&Sources::builtin())
    }

    /// The built-in tables with the rows of a folder added, or put in their place.
    pub fn with_overlay(folder: &Path) -> Result<Self, DictError> {
        let mut sources = Sources::builtin();
        overlay::add(&mut sources, folder)?;
        Self::load(&sources)
    }

    /// The release and a hash of everything that was read: another one re-queues documents.
    pub fn version(&self) -> &str {
        &self.version
    }

    fn load(sources: &Sources) -> Result<Self, DictError> {
        let urusan = UrusanTable::load(sources)?;
        let wilayah = WilayahTable::load(sources)?;
        let perangkat_daerah = PerangkatDaerahTable::load(sources, &urusan, &wilayah)?;
        Ok(Dictionaries {
            version: version(sources)?,
            urusan,
            perangkat_daerah,
            wilayah,
            libur: HolidayTable::load(sources)?,
            roots: WordSet::load_roots(sources)?,
            stop_words: StopWords::load(sources)?,
            slang: WordMap::load_slang(sources)?,
            jawa: WordMap::load_jawa(sources)?,
            jawa_roots: JawaRoots::load(sources)?,
            tone: ToneLexicon::load(sources)?,
            cues: cues::load(sources)?,
            off_topic: off_topic::load(sources)?,
            officials: Officials::load(sources)?,
        })
    }
}

/// `2026.11+1a2b3c4d`. The texts count, not where they lie.
fn version(sources: &Sources) -> Result<String, DictError> {
    let mut all = String::new();
    for (file, source) in sources.iter() {
        all.push_str(file);
        all.push('\0');
        all.push_str(&source.text);
        all.push('\0');
    }
    let hash = sha256_hex(all.as_bytes());
    Ok(format!("{}+{}", Manifest::builtin()?.release, &hash[..8]))
}

#[cfg(test)]
mod tests;
