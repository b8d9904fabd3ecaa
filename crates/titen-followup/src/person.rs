//! Is that a person's name? A parser takes words of an office, of a place of writing or of the next sentence for one
//! now and then, and whoever is quoted by them is nobody.

use titen_dict::Dictionaries;

/// Words of offices and of what they look after. No person is called so; roots that persons are called by (*budi*,
/// *bintang*, *karya*) are none of them.
const OF_OFFICES: [&str; 96] = [
    "tindak",
    "pidana",
    "khusus",
    "umum",
    "kriminal",
    "narkoba",
    "narkotika",
    "korupsi",
    "reserse",
    "intelijen",
    "intelektual",
    "hukum",
    "hak",
    "lalu",
    "lintas",
    "data",
    "informasi",
    "teknologi",
    "pengetahuan",
    "ilmu",
    "statistik",
    "pusat",
    "daerah",
    "provinsi",
    "kabupaten",
    "kota",
    "kecamatan",
    "kelurahan",
    "desa",
    "dusun",
    "wilayah",
    "nasional",
    "internasional",
    "indonesia",
    "bagian",
    "bidang",
    "seksi",
    "unit",
    "tim",
    "regu",
    "cabang",
    "kantor",
    "pos",
    "operasi",
    "operasional",
    "prasarana",
    "sarana",
    "umat",
    "acara",
    "kegiatan",
    "teknis",
    "teknik",
    "darat",
    "laut",
    "udara",
    "air",
    "minum",
    "bersih",
    "jalan",
    "jembatan",
    "sungai",
    "irigasi",
    "hewan",
    "ternak",
    "pangan",
    "pertanian",
    "kehutanan",
    "gambut",
    "usaha",
    "dagang",
    "pasar",
    "keuangan",
    "anggaran",
    "pajak",
    "aset",
    "pembangunan",
    "masyarakat",
    "sosial",
    "tenaga",
    "kerja",
    "medis",
    "kesehatan",
    "sekolah",
    "kelas",
    "murid",
    "pemilu",
    "fraksi",
    "komisi",
    "dewan",
    "badan",
    "dinas",
    "sekuritas",
    "saudi",
    "kompas",
    "komunikasi",
    "publik",
];

/// Function words as long as this begin no name; shorter ones do (*Ade*, *Yang*).
const LONG: usize = 5;

pub(crate) fn is_name(name: &str, dict: &Dictionaries) -> bool {
    let words: Vec<String> = name
        .split_whitespace()
        .map(|w| w.trim_matches([',', '.']).to_lowercase())
        .collect();
    let plain = |w: &String| {
        let mut letters = w.chars();
        letters.all(|c| c.is_alphabetic() || matches!(c, '.' | ',' | '\'' | '’' | '-'))
    };
    let of_office = |w: &String| {
        OF_OFFICES.contains(&w.as_str())
            || w.len() >= LONG && dict.stop_words.contains(w.as_str()) && !dict.names.contains(w)
    };
    !words.is_empty()
        && words.iter().all(plain)
        && !words.iter().any(of_office)
        && !is_ordinary(&words, dict)
}

/// Ordinary words all of them, of which one has a prefix.
fn is_ordinary(words: &[String], dict: &Dictionaries) -> bool {
    let root = |w: &str| w.len() > 3 && dict.roots.contains(w);
    let derived = |w: &str| {
        let prefixes = ["ter", "ber", "di"].into_iter();
        prefixes.filter_map(|p| w.strip_prefix(p)).any(root)
    };
    words.iter().all(|w| root(w) || derived(w)) && words.iter().any(|w| derived(w))
}

#[cfg(test)]
mod tests {
    use super::is_name;
    use titen_dict::Dictionaries;

    #[test]
    fn words_of_an_office_are_no_name_and_names_of_ordinary_words_are() {
        let dict = Dictionaries::builtin().unwrap();
        for name in [
            "Anggit Prayoga",
            "Budi Santoso",
            "Budi Gunawan",
            "Rahmat Budiman",
            "Teddy Indra Wijaya",
            "Bintang Kusuma",
            "Titik S. Ariyanto",
            "Ma’ruf",
            "Iman K. Nugraha",
        ] {
            assert!(is_name(name, &dict), "{name}");
        }
        for words in [
            "Pidana Tertentu",
            "Pidana Khusus",
            "Tindak Pidana Khusus Michel",
            "Data",
            "Data Informasi",
            "Intelektual Razilu",
            "Arab Saudi",
            "Hewan Suku",
            "Kabar Bengawan– Seorang",
            "Seorang Ibu",
            "",
        ] {
            assert!(!is_name(words, &dict), "{words}");
        }
    }
}
