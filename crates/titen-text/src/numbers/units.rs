//! What is counted or measured, by its words and signs.

/// Sorted by the word as written in lower case.
const UNITS: &[(&str, &str)] = &[
    ("anak", "anak"),
    ("balita", "orang"),
    ("bangunan", "bangunan"),
    ("barel", "barel"),
    ("barrel", "barel"),
    ("batang", "batang"),
    ("buah", "buah"),
    ("bulan", "bulan"),
    ("buruh", "orang"),
    ("cm", "cm"),
    ("desa", "desa"),
    ("detik", "detik"),
    ("dusun", "dusun"),
    ("ekor", "ekor"),
    ("gram", "g"),
    ("guru", "orang"),
    ("ha", "ha"),
    ("hari", "hari"),
    ("hektar", "ha"),
    ("hektare", "ha"),
    ("jam", "jam"),
    ("jembatan", "jembatan"),
    ("jiwa", "orang"),
    ("kali", "kali"),
    ("kasus", "kasus"),
    ("kecamatan", "kecamatan"),
    ("keluarga", "keluarga"),
    ("kelurahan", "kelurahan"),
    ("keping", "keping"),
    ("kg", "kg"),
    ("kilo", "kg"),
    ("kilogram", "kg"),
    ("kilometer", "km"),
    ("kios", "kios"),
    ("kk", "KK"),
    ("km", "km"),
    ("korban", "orang"),
    ("kuintal", "kuintal"),
    ("kwh", "kwh"),
    ("kwintal", "kuintal"),
    ("lansia", "orang"),
    ("lembar", "lembar"),
    ("liter", "liter"),
    ("ltr", "liter"),
    ("m", "m"),
    ("m2", "m²"),
    ("mahasiswa", "orang"),
    ("menit", "menit"),
    ("meter", "m"),
    ("milimeter", "mm"),
    ("minggu", "minggu"),
    ("mm", "mm"),
    ("mtr", "m"),
    ("murid", "orang"),
    ("nelayan", "orang"),
    ("orang", "orang"),
    ("org", "orang"),
    ("paket", "paket"),
    ("pasien", "orang"),
    ("pedagang", "orang"),
    ("pekan", "minggu"),
    ("pekerja", "orang"),
    ("pelajar", "orang"),
    ("pemudik", "orang"),
    ("penduduk", "orang"),
    ("pengendara", "orang"),
    ("pengungsi", "orang"),
    ("penumpang", "orang"),
    ("persen", "%"),
    ("personel", "orang"),
    ("petani", "orang"),
    ("pohon", "pohon"),
    ("rumah", "rumah"),
    ("rupiah", "IDR"),
    ("rw", "RW"),
    ("sak", "sak"),
    ("santri", "orang"),
    ("sekolah", "sekolah"),
    ("sentimeter", "cm"),
    ("siswa", "orang"),
    ("tahun", "tahun"),
    ("terdakwa", "orang"),
    ("tersangka", "orang"),
    ("thn", "tahun"),
    ("titik", "titik"),
    ("ton", "ton"),
    ("unit", "unit"),
    ("warga", "orang"),
    ("watt", "watt"),
];

pub(super) fn unit(word: &str) -> Option<&'static str> {
    let at = UNITS.binary_search_by_key(&word, |(w, _)| w).ok()?;
    Some(UNITS[at].1)
}

/// Words after which a number names and does not count: RT 5, nomor 12, kelas 3, tahun 2026, salah satu.
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
            | "salah"
            | "level"
            | "tahap"
            | "jilid"
            | "daop"
            | "zona"
            | "fase"
            | "edisi"
            | "magnitudo"
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
