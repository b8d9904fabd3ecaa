//! Words of time: how they are typed, and which of them a time word may begin with.

use std::sync::LazyLock;

/// SMS spelling of time words, sorted.
const SPELLINGS: &[(&str, &str)] = &[
    ("bengi", "malam"),
    ("besuk", "besok"),
    ("bln", "bulan"),
    ("bsk", "besok"),
    ("bsok", "besok"),
    ("dina", "hari"),
    ("dino", "hari"),
    ("dpn", "depan"),
    ("dtk", "detik"),
    ("esuk", "pagi"),
    ("hingga", "sampai"),
    ("hr", "hari"),
    ("hri", "hari"),
    ("jm", "jam"),
    ("jumaat", "jumat"),
    ("kemaren", "kemarin"),
    ("kepungkur", "lalu"),
    ("kmaren", "kemarin"),
    ("kmarin", "kemarin"),
    ("kmrin", "kemarin"),
    ("kmrn", "kemarin"),
    ("lalo", "lalu"),
    ("malem", "malam"),
    ("mendatang", "depan"),
    ("mgg", "minggu"),
    ("mggu", "minggu"),
    ("mingu", "minggu"),
    ("mlm", "malam"),
    ("mnggu", "minggu"),
    ("mnt", "menit"),
    ("pekan", "minggu"),
    ("pgi", "pagi"),
    ("pk", "pukul"),
    ("pkl", "pukul"),
    ("sampe", "sampai"),
    ("sasi", "bulan"),
    ("sejk", "sejak"),
    ("semenjak", "sejak"),
    ("sesuk", "besok"),
    ("silam", "lalu"),
    ("sjak", "sejak"),
    ("sjk", "sejak"),
    ("smpai", "sampai"),
    ("tangal", "tanggal"),
    ("taun", "tahun"),
    ("td", "tadi"),
    ("tdi", "tadi"),
    ("tggl", "tanggal"),
    ("tgl", "tanggal"),
    ("th", "tahun"),
    ("thn", "tahun"),
    ("thun", "tahun"),
    ("tnggl", "tanggal"),
    ("wingi", "kemarin"),
];

/// Which second letters follow which first ones in the words of this file, as bits: most words of a
/// text are passed over at that.
static PAIRS: LazyLock<[u32; 26]> = LazyLock::new(|| {
    let mut pairs = [0; 26];
    let typed = SPELLINGS.iter().map(|(w, _)| *w);
    for word in typed
        .chain(BEGINNINGS.iter().copied())
        .chain(NAMES.iter().copied())
    {
        if let Some((first, second)) = pair(word) {
            pairs[first] |= 1 << second;
        }
    }
    pairs
});

/// The first two letters of what months and week days are called.
const NAMES: &[&str] = &[
    "ja", "fe", "pe", "ma", "mr", "ap", "me", "ju", "ag", "au", "se", "ok", "oc", "no", "de", "ra",
    "re", "ka", "ke", "sa", "mi", "ah",
];

fn pair(word: &str) -> Option<(usize, u32)> {
    let b = word.as_bytes();
    let letter = |i: usize| {
        b.get(i)
            .filter(|c| c.is_ascii_lowercase())
            .map(|c| c - b'a')
    };
    Some((usize::from(letter(0)?), u32::from(letter(1)?)))
}

fn likely(word: &str) -> bool {
    pair(word).is_some_and(|(first, second)| PAIRS[first] & (1 << second) != 0)
}

fn spelled(word: &str) -> Option<&'static str> {
    if word.len() > 9 || !likely(word) {
        return None;
    }
    let at = SPELLINGS.binary_search_by_key(&word, |(w, _)| w).ok()?;
    Some(SPELLINGS[at].1)
}

/// Words that a time word may begin with, beside digits, months and week days. Sorted.
const BEGINNINGS: &[&str] = &[
    "ahad",
    "akhir",
    "awal",
    "beberapa",
    "belasan",
    "berbulan-bulan",
    "berhari-hari",
    "berjam-jam",
    "berminggu-minggu",
    "bertahun-tahun",
    "besok",
    "bulan",
    "delapan",
    "dini",
    "dinihari",
    "dua",
    "empat",
    "enam",
    "hampir",
    "hari",
    "jam",
    "jumat",
    "kamis",
    "kemarin",
    "kemis",
    "lima",
    "limo",
    "loro",
    "lusa",
    "malam",
    "minggu",
    "nanti",
    "nol",
    "pagi",
    "papat",
    "pertengahan",
    "petang",
    "pitu",
    "pukul",
    "puluhan",
    "rabu",
    "ratusan",
    "rebo",
    "sabtu",
    "satu",
    "sebelas",
    "sebulan",
    "sehari",
    "sejak",
    "sejam",
    "selama",
    "selasa",
    "semalam",
    "sembilan",
    "seminggu",
    "senin",
    "separo",
    "separuh",
    "sepekan",
    "sepuluh",
    "seratus",
    "seribu",
    "setahun",
    "setengah",
    "setu",
    "siang",
    "siji",
    "sore",
    "subuh",
    "sudah",
    "tadi",
    "tahun",
    "tanggal",
    "telah",
    "telu",
    "tiga",
    "tujuh",
    "udah",
    "wis",
    "wolu",
];

fn begins(word: &str) -> bool {
    likely(word)
        && (BEGINNINGS.binary_search(&word).is_ok()
            || super::calendar::month(word).is_some()
            || super::calendar::weekday(word).is_some())
}

/// What a word alone tells: it spares most words of a text the rules.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TimeWord {
    /// How it is spelled, where it is typed otherwise.
    pub standard: Option<&'static str>,
    /// May a time word begin with it? With any number it may.
    pub begins: bool,
}

impl TimeWord {
    pub fn of(lower: &str) -> Self {
        let standard = spelled(lower);
        TimeWord {
            standard,
            begins: begins(standard.unwrap_or(lower)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(SPELLINGS.is_sorted() && BEGINNINGS.is_sorted());
        assert!(SPELLINGS.iter().all(|(w, _)| w.len() <= 9));
    }
}
