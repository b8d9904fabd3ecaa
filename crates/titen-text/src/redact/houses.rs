//! House numbers: *rumah no 12, Jl. Veteran No. 15, blok C-12*, and in citizens' texts *jl veteran 15*.
//! RT and RW, kilometres, numbers of laws and of queues are none.

use super::back::{back, is_in, next_word};
use super::words::{BODY, GIVEN, ORDINARY, STOP, Words};
use super::{Found, Kind, digits};

const NUMBER_WORDS: [&str; 5] = ["no", "nomor", "nomer", "nmr", "nmor"];
const HOUSE: [&str; 22] = [
    "rumah",
    "rmh",
    "rumahku",
    "rumahnya",
    "omah",
    "omahku",
    "omahe",
    "ruko",
    "kos",
    "kost",
    "kontrakan",
    "jl",
    "jln",
    "jalan",
    "gang",
    "gg",
    "lorong",
    "perum",
    "perumahan",
    "griya",
    "blok",
    "blk",
];
const STREET: [&str; 2] = ["jl", "jln"];
const BLOCK: [&str; 3] = ["blok", "blk", "block"];
/// What has numbers of its own.
const OTHER: [&str; 86] = [
    "uu",
    "undang",
    "perda",
    "perbup",
    "pergub",
    "perpres",
    "permen",
    "permendagri",
    "kepmen",
    "pp",
    "inpres",
    "peraturan",
    "keputusan",
    "pasal",
    "surat",
    "sk",
    "laporan",
    "tiket",
    "antrian",
    "antrean",
    "urut",
    "kamar",
    "kursi",
    "kelas",
    "kios",
    "lapak",
    "los",
    "stan",
    "stand",
    "pasar",
    "makam",
    "kereta",
    "ka",
    "trayek",
    "juara",
    "peringkat",
    "sdn",
    "smpn",
    "sman",
    "smkn",
    "sd",
    "smp",
    "sma",
    "absen",
    "induk",
    "kode",
    "akta",
    "caleg",
    "paslon",
    "calon",
    "nota",
    "seri",
    "rekening",
    "rek",
    "kk",
    "ktp",
    "nik",
    "bpjs",
    "nop",
    "id",
    "polis",
    "polisi",
    "hubungi",
    "hub",
    "telepon",
    "telp",
    "tlp",
    "tlpn",
    "call",
    "center",
    "wa",
    "hp",
    "perkara",
    "putusan",
    "persil",
    "reg",
    "registrasi",
    "berkas",
    "sertifikat",
    "shm",
    "bus",
    "tol",
    "km",
    "bumi",
    "lk",
    "lingkungan",
];
const UNITS: [&str; 62] = [
    "meter",
    "mtr",
    "m",
    "km",
    "kilo",
    "kilometer",
    "cm",
    "hari",
    "hr",
    "minggu",
    "mgg",
    "mggu",
    "bulan",
    "bln",
    "tahun",
    "th",
    "thn",
    "taun",
    "jam",
    "menit",
    "mnt",
    "detik",
    "kali",
    "x",
    "orang",
    "org",
    "titik",
    "arah",
    "jalur",
    "lajur",
    "unit",
    "buah",
    "biji",
    "desa",
    "dusun",
    "rt",
    "rumah",
    "kk",
    "persen",
    "juta",
    "jt",
    "ribu",
    "rb",
    "ton",
    "kg",
    "liter",
    "lubang",
    "tempat",
    "lokasi",
    "lampu",
    "hektar",
    "ha",
    "malam",
    "dina",
    "wulan",
    "sasi",
    "taon",
    "pohon",
    "tiang",
    "pagi",
    "siang",
    "sore",
];
const MONTHS: [&str; 24] = [
    "januari",
    "februari",
    "maret",
    "april",
    "mei",
    "juni",
    "juli",
    "agustus",
    "september",
    "oktober",
    "november",
    "desember",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "agust",
    "agt",
    "sep",
    "okt",
    "nov",
    "des",
];
/// Streets are called so; else these are ordinary words.
const STREET_NAMES: [&str; 20] = [
    "veteran",
    "pahlawan",
    "pemuda",
    "merdeka",
    "mawar",
    "melati",
    "anggrek",
    "kenanga",
    "dahlia",
    "flamboyan",
    "kamboja",
    "teratai",
    "rajawali",
    "garuda",
    "pelajar",
    "raya",
    "panglima",
    "kapten",
    "letda",
    "mayor",
];
const WORDS_BETWEEN: usize = 8;
const STREET_WORDS: usize = 4;
const MOST_DIGITS: usize = 4;

pub(super) fn house(
    before: &str,
    text: &str,
    start: usize,
    words: &Words,
    citizens: bool,
) -> Option<Found> {
    let n = digits(&text.as_bytes()[start..]);
    if n > MOST_DIGITS {
        return None;
    }
    let end = end(text, start + n)?;
    if let Some(from) = block(before, start) {
        return Some((from, end, Kind::Rumah));
    }
    if before.ends_with(|c: char| c.is_alphanumeric() || c == '-' || c == '/') {
        return None;
    }
    let next = next_word(text, end);
    let counts = is_in(next, &["tahun", "thn", "th"]) || is_in(next, &MONTHS);
    let numbered = !counts && numbered(before);
    // Jl. Jetis Kulon 1 No. 5: the first number is the street's.
    let goes_on = is_in(next, &UNITS) || is_in(next, &NUMBER_WORDS);
    let bare = || citizens && !counts && !goes_on && bare_street(before, words);
    (numbered || bare()).then_some((start, end, Kind::Rumah))
}

/// Behind a letter that belongs to it, or nothing where the number goes on as another kind.
fn end(text: &str, digits_end: usize) -> Option<usize> {
    let b = text.as_bytes();
    let letter = b.get(digits_end).is_some_and(u8::is_ascii_alphabetic);
    let end = digits_end + usize::from(letter);
    let rest = &text[end..];
    let goes_on = rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '%' | ':'))
        || rest.starts_with(['.', ',', '/', '-']) && b.get(end + 1).is_some_and(u8::is_ascii_digit);
    (!goes_on).then_some(end)
}

/// *Rumah Bu [NAMA] no 12, Jl. Untung Suropati No. 33.*
fn numbered(before: &str) -> bool {
    let mut words = back(before).take(WORDS_BETWEEN);
    if !words.next().is_some_and(|w| is_in(w, &NUMBER_WORDS)) {
        return false;
    }
    for word in words {
        if is_in(word, &OTHER) {
            return false;
        }
        if is_in(word, &HOUSE) || word == Kind::Rumah.mark() {
            return true;
        }
    }
    false
}

/// *Jl panglima polim 27*: all between are words of a street's name.
fn bare_street(before: &str, words: &Words) -> bool {
    for (n, word) in back(before).take(STREET_WORDS + 1).enumerate() {
        if is_in(word, &STREET) || word == "Jalan" {
            return n > 0;
        }
        let capital = word.starts_with(char::is_uppercase);
        let class = words.class(&word.to_lowercase());
        let ordinary = class & (ORDINARY | STOP) != 0 && class & GIVEN == 0;
        let name = word.chars().all(char::is_alphabetic)
            && (capital && class & (STOP | BODY) == 0 || !ordinary || is_in(word, &STREET_NAMES));
        // Alleys are told apart by numbers.
        if !name || is_in(word, &OTHER) || is_in(word, &["gg", "gang"]) {
            return false;
        }
    }
    false
}

/// *Blok C-12, blok B/3*: where the letter stands. A market has blocks too.
fn block(before: &str, start: usize) -> Option<usize> {
    let head = before.strip_suffix(['-', '/', ' ', '.']).unwrap_or(before);
    let letters = head
        .bytes()
        .rev()
        .take(3)
        .take_while(u8::is_ascii_alphabetic)
        .count();
    let ahead = &head[..head.len() - letters];
    if !(1..=2).contains(&letters)
        || is_in(&head[ahead.len()..], &["rt", "rw", "no"])
        || !ahead.ends_with(' ')
    {
        return None;
    }
    let mut words = back(ahead).take(6);
    let is_block = words.next().is_some_and(|w| is_in(w, &BLOCK));
    let elsewhere = words.any(|w| is_in(w, &["pasar", "lapak", "kios", "los", "stan", "makam"]));
    (is_block && !elsewhere).then_some(start - (before.len() - ahead.len()))
}
