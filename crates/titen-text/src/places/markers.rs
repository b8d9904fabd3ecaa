//! The word before a name, which says what kind of place it is, or that it is none.

use crate::reading::Raw;
use crate::tokenise::Kind;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marker {
    /// No word that tells.
    Bare,
    /// *di, ke, dari* and their like: what follows is somewhere.
    Locative,
    Desa,
    Kecamatan,
    Kabupaten,
    Kota,
    Provinsi,
    /// A person's title: a regency may follow (Bupati Tuban), a village's name is a person's.
    Title,
    /// A street: where the office is it leads to what it is called after, elsewhere it is only a name.
    Street,
    /// A mountain, a dish: bears a place's name and is none.
    NoPlace,
}

const DESA: &[&str] = &[
    "desa",
    "ds",
    "dsa",
    "kelurahan",
    "kel",
    "dusun",
    "dsn",
    "dukuh",
    "dk",
    "pemdes",
    "deso",
];
const KECAMATAN: &[&str] = &["kecamatan", "kec", "camat", "polsek", "koramil"];
const KABUPATEN: &[&str] = &[
    "kabupaten",
    "kab",
    "pemkab",
    "bupati",
    "wabup",
    "polres",
    "kapolres",
    "wakapolres",
];
const KOTA: &[&str] = &["kota", "pemkot", "kotamadya", "walikota", "wawali"];
const PROVINSI: &[&str] = &[
    "provinsi", "prov", "propinsi", "pemprov", "gubernur", "wagub",
];
const LOCATIVE: &[&str] = &[
    "di",
    "ke",
    "dari",
    "asal",
    "se",
    "ning",
    "neng",
    "nang",
    "wilayah",
    "daerah",
    "sekitar",
    "warga",
    "masyarakat",
];
const TITLE: &[&str] = &[
    "bapak", "pak", "bpk", "bu", "ibu", "mas", "mbak", "haji", "h", "hj", "kh", "gus", "kyai",
    "kiai", "dr", "prof", "wali", "ketua", "kepala", "kades", "lurah", "sdr", "saudara", "cak",
    "ning", "raden", "sultan", "sunan", "kapten", "jenderal",
];
const STREET: &[&str] = &["jl", "jln", "jalan", "dalan", "ruas"];
const NO_PLACE: &[&str] = &[
    "gang", "gg", "gunung", "sungai", "kali", "nasi", "sate", "soto", "pecel", "tahu", "restoran",
    "masakan", "rendang", "kopi", "batik", "laut", "selat", "teluk", "samudera", "pulau", "suku",
    "bahasa", "cluster", "hotel", "radar", "tribun", "bank",
];

/// Of the token before `at`, looking past *RT 05 RW 02* and *Raya*.
pub(super) fn before(raw: &[Raw<'_>], at: usize) -> Marker {
    let Some(previous) = at.checked_sub(1).map(|i| &raw[i]) else {
        return Marker::Bare;
    };
    if previous.span.field != raw[at].span.field {
        return Marker::Bare;
    }
    if previous.kind == Kind::Number {
        return after_number(raw, at - 1);
    }
    // Only brackets and slashes may part a marker from its name: (Kec. Malo), Desa/Kec.
    if raw[at].starts_sentence {
        return Marker::Bare;
    }
    let word = previous.lower.as_str();
    if matches!(word, "raya" | "baru" | "lingkar")
        && at >= 2
        && STREET.contains(&raw[at - 2].lower.as_str())
    {
        return Marker::Street;
    }
    let lists = [
        (DESA, Marker::Desa),
        (KECAMATAN, Marker::Kecamatan),
        (KABUPATEN, Marker::Kabupaten),
        (KOTA, Marker::Kota),
        (PROVINSI, Marker::Provinsi),
        (LOCATIVE, Marker::Locative),
        (TITLE, Marker::Title),
        (STREET, Marker::Street),
        (NO_PLACE, Marker::NoPlace),
    ];
    let marker = lists
        .into_iter()
        .find(|(list, _)| list.contains(&word))
        .map_or(Marker::Bare, |(_, m)| m);
    match marker {
        // Polres Metro Bekasi is no police of Metro.
        Marker::Kabupaten if raw[at].lower == "metro" => Marker::Bare,
        // Wali Kota Batu names a city as Kota Batu does; Pak Kota is no marker.
        Marker::Locative | Marker::Title if raw[at].parted => Marker::Bare,
        m => m,
    }
}

/// The token behind *Kec.* within a few tokens from `from` on: *Desa X RT 02 Kec. Y*.
pub(super) fn kecamatan_behind(raw: &[Raw<'_>], from: usize) -> Option<usize> {
    let mut near = from..raw.len().min(from + 5);
    let marker = near.find(|&i| matches!(raw[i].lower.as_str(), "kecamatan" | "kec"))?;
    (marker + 1 < raw.len()).then_some(marker + 1)
}

/// *RT 05 Sukorejo* is in a village; any other number tells nothing.
fn after_number(raw: &[Raw<'_>], number: usize) -> Marker {
    let is_rt = number
        .checked_sub(1)
        .is_some_and(|i| matches!(raw[i].lower.as_str(), "rt" | "rw"));
    if is_rt { Marker::Desa } else { Marker::Bare }
}

/// Words that stand beside a place's name without being part of a longer one.
pub(super) fn is_word_of_places(word: &str) -> bool {
    [DESA, KECAMATAN, KABUPATEN, KOTA, PROVINSI, LOCATIVE]
        .iter()
        .any(|l| l.contains(&word))
        || matches!(
            word,
            "rt" | "rw"
                | "sdn"
                | "smpn"
                | "sman"
                | "puskesmas"
                | "pasar"
                | "terminal"
                | "timur"
                | "barat"
                | "utara"
                | "selatan"
                | "jawa"
        )
}
