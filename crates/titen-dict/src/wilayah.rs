//! Places by code and by name, ambiguity kept: a name gives every place that bears it.

use crate::DictError;
use crate::files::Sources;
use crate::tsv::{Row, Spec, read};
use foldhash::HashMap;
use smol_str::SmolStr;
use std::collections::{BTreeMap, BTreeSet};
use titen_model::WilayahCode;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wilayah {
    pub code: WilayahCode,
    /// Without its kind: `Bojonegoro`, not `Kabupaten Bojonegoro`.
    pub name: SmolStr,
    pub kind: WilayahKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WilayahKind {
    Provinsi,
    Kabupaten,
    Kota,
    Kecamatan,
    Desa,
    Kelurahan,
    /// All other countries together.
    LuarNegeri,
    Negara,
}

impl WilayahKind {
    /// How a full name begins.
    pub fn prefix(self) -> &'static str {
        match self {
            WilayahKind::Provinsi => "Provinsi",
            WilayahKind::Kabupaten => "Kab.",
            WilayahKind::Kota => "Kota",
            WilayahKind::Kecamatan => "Kec.",
            WilayahKind::Desa => "Desa",
            WilayahKind::Kelurahan => "Kelurahan",
            WilayahKind::LuarNegeri | WilayahKind::Negara => "",
        }
    }

    /// How many parts its code has.
    pub fn level(self) -> usize {
        match self {
            WilayahKind::Provinsi | WilayahKind::LuarNegeri => 1,
            WilayahKind::Kabupaten | WilayahKind::Kota | WilayahKind::Negara => 2,
            WilayahKind::Kecamatan => 3,
            WilayahKind::Desa | WilayahKind::Kelurahan => 4,
        }
    }
}

#[derive(Debug, Clone)]
pub struct WilayahTable {
    all: Vec<Wilayah>,
    by_code: BTreeMap<WilayahCode, usize>,
    by_name: HashMap<String, Vec<WilayahCode>>,
    common_words: BTreeSet<SmolStr>,
}

const SPEC: Spec = Spec {
    file: "wilayah.tsv",
    columns: &["code", "name", "kind"],
    n_key: 1,
};
/// Other countries: the same, but that the code tells the kind.
const NEGARA: Spec = Spec {
    file: "negara.tsv",
    columns: &["code", "name"],
    n_key: 1,
};
const ALIASES: Spec = Spec {
    file: "wilayah_alias.tsv",
    columns: &["alias", "code"],
    n_key: 2,
};
const COMMON: Spec = Spec {
    file: "wilayah_kata_biasa.tsv",
    columns: &["word"],
    n_key: 1,
};

const KINDS: [(&str, WilayahKind); 6] = [
    ("provinsi", WilayahKind::Provinsi),
    ("kabupaten", WilayahKind::Kabupaten),
    ("kota", WilayahKind::Kota),
    ("kecamatan", WilayahKind::Kecamatan),
    ("desa", WilayahKind::Desa),
    ("kelurahan", WilayahKind::Kelurahan),
];

impl WilayahTable {
    pub fn get(&self, code: &WilayahCode) -> Option<&Wilayah> {
        self.by_code.get(code).map(|&i| &self.all[i])
    }

    pub fn all(&self) -> &[Wilayah] {
        &self.all
    }

    /// `Desa Sukorejo, Kec. Malo`, `Kec. Malo`, `Kab. Bojonegoro`; the code itself if it is unknown.
    pub fn full_name(&self, code: &WilayahCode) -> String {
        let short = |w: &Wilayah| {
            format!("{} {}", w.kind.prefix(), w.name)
                .trim_start()
                .to_owned()
        };
        let Some(place) = self.get(code) else {
            return code.to_string();
        };
        match self.get(&code.ancestor(3)) {
            Some(kecamatan) if code.level() == 4 => {
                format!("{}, {}", short(place), short(kecamatan))
            }
            _ => short(place),
        }
    }

    /// Every place of any level with this name or alias, by code. The name in lower case.
    pub fn by_name(&self, name: &str) -> &[WilayahCode] {
        self.by_name.get(name).map_or(&[], Vec::as_slice)
    }

    /// Every name and alias in lower case with its places, in alphabetical order.
    pub fn names(&self) -> Vec<(&str, &[WilayahCode])> {
        let mut names: Vec<_> = self.by_name.keys().map(String::as_str).collect();
        names.sort_unstable();
        names
            .into_iter()
            .map(|name| (name, self.by_name(name)))
            .collect()
    }

    /// An ordinary word that is also a place's name: alone it names no place.
    pub fn is_common_word(&self, word: &str) -> bool {
        self.common_words.contains(word)
    }

    /// Every such word, in alphabetical order.
    pub fn common_words(&self) -> impl Iterator<Item = &str> {
        self.common_words.iter().map(SmolStr::as_str)
    }

    pub(crate) fn load(sources: &Sources) -> Result<Self, DictError> {
        let mut table = WilayahTable {
            all: Vec::new(),
            by_code: BTreeMap::new(),
            by_name: HashMap::default(),
            common_words: BTreeSet::new(),
        };
        let rows = read(&SPEC, sources.of(SPEC.file))?;
        let countries = read(&NEGARA, sources.of(NEGARA.file))?;
        let places = rows
            .iter()
            .map(|row| place(row, row.one_of(2, &KINDS)?))
            .chain(countries.iter().map(|row| place(row, country_kind(row))));
        for place in places {
            let place = place?;
            table.by_code.insert(place.code.clone(), table.all.len());
            table
                .by_name
                .entry(place.name.to_lowercase())
                .or_default()
                .push(place.code.clone());
            table.all.push(place);
        }
        for row in rows.iter().chain(&countries) {
            let code = WilayahCode::new(row.cell(0));
            let outer = code.ancestor(code.level() - 1);
            if table.get(&outer).is_none() {
                let what = format!("`{code}` lies in `{outer}`, which is not in the table");
                return Err(row.error(what, "add a row for it"));
            }
        }
        for row in read(&ALIASES, sources.of(ALIASES.file))? {
            let code = WilayahCode::new(row.cell(1));
            if table.get(&code).is_none() {
                return Err(row.error(format!("no wilayah `{code}`"), "use a code of wilayah.tsv"));
            }
            table
                .by_name
                .entry(row.phrase(0)?.to_owned())
                .or_default()
                .push(code);
        }
        #[expect(clippy::iter_over_hash_type, reason = "each list is sorted by itself")]
        for codes in table.by_name.values_mut() {
            codes.sort();
            codes.dedup();
        }
        for row in read(&COMMON, sources.of(COMMON.file))? {
            table.common_words.insert(SmolStr::new(row.phrase(0)?));
        }
        Ok(table)
    }
}

fn country_kind(row: &Row<'_>) -> WilayahKind {
    if row.cell(0).contains('.') {
        WilayahKind::Negara
    } else {
        WilayahKind::LuarNegeri
    }
}

fn place(row: &Row<'_>, kind: WilayahKind) -> Result<Wilayah, DictError> {
    let code = WilayahCode::new(row.cell(0));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if code.level() != kind.level() || !code.as_str().split('.').all(digits) {
        let what = format!(
            "`{code}` is not the code of a {}",
            format!("{kind:?}").to_lowercase()
        );
        return Err(row.error(what, "write it as 35, 35.22, 35.22.15 or 35.22.15.1001"));
    }
    if row.cell(1).is_empty() {
        return Err(row.error("name is blank", "fill it in or delete the row"));
    }
    Ok(Wilayah {
        code,
        name: SmolStr::new(row.cell(1)),
        kind,
    })
}

#[cfg(test)]
mod tests;
