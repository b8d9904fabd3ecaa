//! What is counted or measured, by its words and signs.

/// Sorted by the word as written in lower case.
const UNITS: &[(&str, &str)] = &[
    ("anak", "anak"),
    ("batang", "batang"),
    ("bulan", "bulan"),
    ("buah", "buah"),
    ("cm", "cm"),
    ("desa", "desa"),
    ("detik", "detik"),
    ("dusun", "dusun"),
    ("ekor", "ekor"),
    ("gram", "g"),
    ("ha", "ha"),
    ("hari", "hari"),
    ("hektar", "ha"),
    ("hektare", "ha"),
    ("jam", "jam"),
    ("jiwa", "orang"),
    ("kali", "kali"),
    ("kecamatan", "kecamatan"),
    ("kelurahan", "kelurahan"),
    ("kg", "kg"),
    ("kilo", "kg"),
    ("kilogram", "kg"),
    ("kilometer", "km"),
    ("kk", "KK"),
    ("km", "km"),
    ("korban", "orang"),
    ("kuintal", "kuintal"),
    ("kwintal", "kuintal"),
    ("liter", "liter"),
    ("ltr", "liter"),
    ("m", "m"),
    ("m2", "m²"),
    ("menit", "menit"),
    ("meter", "m"),
    ("minggu", "minggu"),
    ("mtr", "m"),
    ("org", "orang"),
    ("orang", "orang"),
    ("pekan", "minggu"),
    ("persen", "%"),
    ("rumah", "rumah"),
    ("rupiah", "IDR"),
    ("rw", "RW"),
    ("sak", "sak"),
    ("siswa", "orang"),
    ("tahun", "tahun"),
    ("thn", "tahun"),
    ("titik", "titik"),
    ("ton", "ton"),
    ("unit", "unit"),
    ("warga", "orang"),
    ("watt", "watt"),
];

pub(super) fn unit(word: &str) -> Option<&'static str> {
    UNITS
        .iter()
        .find(|(w, _)| *w == word)
        .map(|(_, unit)| *unit)
}

/// Words after which a number names and does not count: RT 5, nomor 12, kelas 3, tahun 2026.
pub(super) fn names_by_number(word: &str) -> bool {
    matches!(
        word,
        "rt" | "rw"
            | "no"
            | "nomor"
            | "nmr"
            | "gg"
            | "gang"
            | "blok"
            | "kelas"
            | "kls"
            | "lantai"
            | "lt"
            | "pasal"
            | "ayat"
            | "tahun"
            | "thn"
            | "th"
            | "tanggal"
            | "tgl"
            | "pukul"
            | "pkl"
            | "jam"
            | "sdn"
            | "sd"
            | "smp"
            | "smpn"
            | "sma"
            | "sman"
            | "smkn"
            | "jl"
            | "jln"
            | "ke"
            | "covid"
            | "perda"
            | "uu"
            | "telp"
            | "hp"
            | "wa"
            | "dapil"
    )
}

/// Before *3 M* these say that it is money.
pub(super) fn speaks_of_money(word: &str) -> bool {
    matches!(
        word,
        "rp" | "rupiah"
            | "anggaran"
            | "dana"
            | "biaya"
            | "senilai"
            | "nilai"
            | "bernilai"
            | "rugi"
            | "kerugian"
            | "harga"
            | "seharga"
            | "uang"
            | "pagu"
            | "utang"
            | "hutang"
            | "denda"
            | "apbd"
            | "apbn"
            | "menelan"
            | "investasi"
    )
}
