//! All tables of one office, loaded and checked together.

use crate::files::Sources;
use crate::{
    BroadcastLexicon, BudgetWords, CueLexicon, DictError, Frequencies, HolidayTable, Irregular,
    JawaForms, JawaRoots, LinearModel, Manifest, MapTile, MaskingWords, OffTopicLexicon, Officials,
    PerangkatDaerahTable, Programme, Roots, StopWords, ToneLexicon, UrusanTable, UrusanWeight,
    WilayahTable, WordMap, WordSet, broadcast, budget_words, cues, off_topic, overlay, programmes,
    tiles, urusan_weights,
};
use sha2::{Digest, Sha256};
use std::path::Path;
use titen_model::hex;

#[derive(Debug, Clone)]
pub struct Dictionaries {
    version: String,
    pub urusan: UrusanTable,
    pub urusan_weights: Vec<UrusanWeight>,
    pub perangkat_daerah: PerangkatDaerahTable,
    pub wilayah: WilayahTable,
    /// Squares of the schematic map.
    pub tiles: Vec<MapTile>,
    pub libur: HolidayTable,
    pub frequencies: Frequencies,
    pub roots: Roots,
    pub names: WordSet,
    /// Words of places' names, beyond those that `wilayah` can tell the place of.
    pub place_names: WordSet,
    pub irregular: Irregular,
    pub stop_words: StopWords,
    pub slang: WordMap,
    pub jawa: WordMap,
    pub jawa_roots: JawaRoots,
    pub jawa_forms: JawaForms,
    pub tone: ToneLexicon,
    pub cues: CueLexicon,
    pub off_topic: OffTopicLexicon,
    pub broadcast: BroadcastLexicon,
    pub officials: Officials,
    pub masking: MaskingWords,
    /// How the nomenclature of budgets names what people complain of.
    pub budget_words: Vec<BudgetWords>,
    /// Wide government programmes, and how each is written.
    pub programmes: Vec<Programme>,
    pub language_model: LinearModel,
    pub tone_model: LinearModel,
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
        // Roots are half of the work: every command waits for this. Their faults are told first.
        let (words, version, urusan_weights, names, place_names) = std::thread::scope(|scope| {
            let words = scope.spawn(|| Words::load(sources));
            let rest = (
                version(sources),
                urusan_weights::load(sources, &urusan),
                WordSet::load_names(sources),
                WordSet::load_place_names(sources),
            );
            let words = words
                .join()
                .unwrap_or_else(|e| std::panic::resume_unwind(e));
            (words, rest.0, rest.1, rest.2, rest.3)
        });
        let words = words?;
        Ok(Dictionaries {
            version: version?,
            urusan_weights: urusan_weights?,
            urusan,
            tiles: tiles::load(sources, &wilayah)?,
            perangkat_daerah,
            wilayah,
            libur: HolidayTable::load(sources)?,
            frequencies: Frequencies::load(sources)?,
            roots: words.roots,
            names: names?,
            place_names: place_names?,
            irregular: Irregular::load(sources)?,
            stop_words: words.stop_words,
            slang: WordMap::load_slang(sources)?,
            jawa: words.jawa,
            jawa_forms: words.jawa_forms,
            jawa_roots: words.jawa_roots,
            tone: ToneLexicon::load(sources)?,
            cues: cues::load(sources)?,
            off_topic: off_topic::load(sources)?,
            broadcast: broadcast::load(sources)?,
            officials: Officials::load(sources)?,
            masking: MaskingWords::load(sources)?,
            budget_words: budget_words::load(sources)?,
            programmes: programmes::load(sources)?,
            language_model: LinearModel::load(
                sources,
                "model_bahasa.bin",
                &["id", "jv", "su", "en", "other"],
            )?,
            tone_model: LinearModel::load(
                sources,
                "model_nada.bin",
                &[
                    "negatif",
                    "netral",
                    "positif",
                    "ulasan-negatif",
                    "ulasan-netral",
                    "ulasan-positif",
                ],
            )?,
        })
    }
}

/// The lists of roots, and what is made of them.
struct Words {
    roots: Roots,
    jawa_roots: JawaRoots,
    jawa: WordMap,
    stop_words: StopWords,
    jawa_forms: JawaForms,
}

impl Words {
    fn load(sources: &Sources) -> Result<Self, DictError> {
        let roots = Roots::load(sources)?;
        let jawa_roots = JawaRoots::load(sources)?;
        let jawa = WordMap::load_jawa(sources)?;
        Ok(Words {
            stop_words: StopWords::load(sources)?.with_javanese(&jawa_roots, &roots, &jawa),
            jawa_forms: JawaForms::new(&jawa_roots, &roots),
            roots,
            jawa_roots,
            jawa,
        })
    }
}

/// `2026.11+1a2b3c4d`. The bytes count, not where they lie.
fn version(sources: &Sources) -> Result<String, DictError> {
    let mut hash = Sha256::new();
    for (file, bytes) in sources.all_bytes() {
        for part in [file.as_bytes(), &[0], bytes, &[0]] {
            hash.update(part);
        }
    }
    let hash = hex(&hash.finalize());
    Ok(format!("{}+{}", Manifest::builtin()?.release, &hash[..8]))
}

#[cfg(test)]
mod tests;
