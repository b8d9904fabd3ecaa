//! The dictionary files that are compiled in.

use crate::tsv::Source;
use std::borrow::Cow;
use std::collections::BTreeMap;

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../../dictionaries/", $name)))),*]
    };
}

/// File name and text of each table.
pub(crate) const BUILTIN: &[(&str, &str)] = files![
    "di_luar_topik.tsv",
    "isyarat.tsv",
    "jawa.tsv",
    "jawa_dasar.tsv",
    "jawa_tugas.tsv",
    "kata_dasar.tsv",
    "kata_tugas.tsv",
    "libur.tsv",
    "nada.tsv",
    "negara.tsv",
    "negasi.tsv",
    "pejabat.tsv",
    "perangkat_daerah.tsv",
    "slang.tsv",
    "urusan.tsv",
    "urusan_tugas.tsv",
    "wilayah.tsv",
    "wilayah_alias.tsv",
    "wilayah_kata_biasa.tsv",
];

pub(crate) const MANIFEST: &str = include_str!("../../../dictionaries/manifest.toml");

/// The texts that make up each table, the built-in one first.
pub(crate) struct Sources(BTreeMap<&'static str, Vec<Source>>);

impl Sources {
    pub fn builtin() -> Self {
        let source = |(name, text): &(&'static str, &'static str)| {
            (
                *name,
                vec![Source {
                    name: (*name).to_owned(),
                    text: Cow::Borrowed(text),
                }],
            )
        };
        Sources(BUILTIN.iter().map(source).collect())
    }

    pub fn of(&self, file: &str) -> &[Source] {
        self.0.get(file).map_or(&[], Vec::as_slice)
    }

    pub fn add(&mut self, file: &'static str, source: Source, replace: bool) {
        let sources = self.0.entry(file).or_default();
        if replace {
            sources.clear();
        }
        sources.push(source);
    }

    /// All texts with their tables' file names, in one order.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Source)> {
        self.0
            .iter()
            .flat_map(|(file, sources)| sources.iter().map(|s| (*file, s)))
    }
}
