//! The dictionary files that are compiled in: tables, and models' weights.

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
    "bobot_kata_dasar.tsv",
    "di_luar_topik.tsv",
    "frekuensi_kata.tsv",
    "isyarat.tsv",
    "jawa.tsv",
    "jawa_dasar.tsv",
    "jawa_tugas.tsv",
    "kata_dasar.tsv",
    "kata_tugas.tsv",
    "libur.tsv",
    "nada.tsv",
    "nama.tsv",
    "nama_tempat.tsv",
    "negara.tsv",
    "negasi.tsv",
    "padanan_anggaran.tsv",
    "pejabat.tsv",
    "pengecualian.tsv",
    "perangkat_daerah.tsv",
    "petak_wilayah.tsv",
    "program.tsv",
    "samaran.tsv",
    "siaran.tsv",
    "slang.tsv",
    "urusan.tsv",
    "urusan_bobot.tsv",
    "urusan_tugas.tsv",
    "wilayah.tsv",
    "wilayah_alias.tsv",
    "wilayah_kata_biasa.tsv",
];

macro_rules! binaries {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_bytes!(concat!("../../../dictionaries/", $name)))),*]
    };
}

/// File name and bytes of each model.
pub(crate) const BUILTIN_BINARIES: &[(&str, &[u8])] =
    binaries!["model_bahasa.bin", "model_nada.bin"];

pub(crate) const MANIFEST: &str = include_str!("../../../dictionaries/manifest.toml");

/// One model's bytes and the name under which its faults are reported.
pub(crate) struct Binary {
    pub name: String,
    pub bytes: Cow<'static, [u8]>,
}

/// The texts that make up each table, the built-in one first, and each model's bytes.
pub(crate) struct Sources {
    tables: BTreeMap<&'static str, Vec<Source>>,
    binaries: BTreeMap<&'static str, Binary>,
}

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
        let binary = |(name, bytes): &(&'static str, &'static [u8])| {
            let binary = Binary {
                name: (*name).to_owned(),
                bytes: Cow::Borrowed(*bytes),
            };
            (*name, binary)
        };
        Sources {
            tables: BUILTIN.iter().map(source).collect(),
            binaries: BUILTIN_BINARIES.iter().map(binary).collect(),
        }
    }

    pub fn of(&self, file: &str) -> &[Source] {
        self.tables.get(file).map_or(&[], Vec::as_slice)
    }

    pub fn add(&mut self, file: &'static str, source: Source, replace: bool) {
        let sources = self.tables.entry(file).or_default();
        if replace {
            sources.clear();
        }
        sources.push(source);
    }

    /// All texts with their tables' file names, in one order.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Source)> {
        self.tables
            .iter()
            .flat_map(|(file, sources)| sources.iter().map(|s| (*file, s)))
    }
    /// A model's file; all of them are built in.
    pub fn binary(&self, file: &str) -> &Binary {
        self.binaries
            .get(file)
            .expect("a model's file is registered")
    }

    /// Takes the place of the built-in model.
    pub fn replace_binary(&mut self, file: &'static str, binary: Binary) {
        self.binaries.insert(file, binary);
    }

    /// All bytes that count, with their files' names, in one order.
    pub fn all_bytes(&self) -> impl Iterator<Item = (&'static str, &[u8])> {
        let texts = self.iter().map(|(file, s)| (file, s.text.as_bytes()));
        texts.chain(self.binaries.iter().map(|(file, b)| (*file, &*b.bytes)))
    }
}
