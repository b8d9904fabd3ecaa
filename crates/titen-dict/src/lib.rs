//! Curated knowledge of one office and its language: places, affairs, units, holidays and words.
//!
//! `dictionaries/*.tsv` is compiled in, so that one file is the whole program; a folder of the
//! office's own overlays it (`overlay`). Everything is checked when it is loaded: what is wrong
//! stops the start with the file and the line. Tables give their rows in file order.

#![cfg_attr(test, allow(clippy::unwrap_used))]

mod broadcast;
mod budget_words;
mod cues;
mod dictionaries;
mod error;
mod files;
mod frequencies;
mod holidays;
mod irregular;
mod jawa_forms;
mod jawa_roots;
mod linear_model;
mod manifest;
mod masking;
mod off_topic;
mod officials;
mod overlay;
mod perangkat_daerah;
mod phrases;
mod programmes;
mod roots;
mod stop_words;
mod tiles;
mod tone;
mod tsv;
mod urusan;
mod urusan_weights;
mod wilayah;
mod word_map;
mod word_set;

pub use broadcast::{BroadcastKind, BroadcastLexicon};
pub use budget_words::BudgetWords;
pub use cues::CueLexicon;
pub use dictionaries::Dictionaries;
pub use error::DictError;
pub use frequencies::Frequencies;
pub use holidays::{Holiday, HolidayKind, HolidayTable};
pub use irregular::Irregular;
pub use jawa_forms::JawaForms;
pub use jawa_roots::{JawaRoot, JawaRoots};
pub use linear_model::{LinearClass, LinearModel};
pub use manifest::{Manifest, ManifestFile, builtin_hashes};
pub use masking::{MaskingKind, MaskingWords};
pub use off_topic::OffTopicLexicon;
pub use officials::{OfficialKind, Officials};
pub use perangkat_daerah::{PerangkatDaerah, PerangkatDaerahTable};
pub use phrases::{Phrase, PhraseTable};
pub use programmes::Programme;
pub use roots::Roots;
pub use stop_words::StopWords;
pub use tiles::MapTile;
pub use tone::ToneLexicon;
pub use urusan::{Urusan, UrusanKind, UrusanTable};
pub use urusan_weights::UrusanWeight;
pub use wilayah::{Wilayah, WilayahKind, WilayahTable};
pub use word_map::{WordMap, WordPair};
pub use word_set::WordSet;
