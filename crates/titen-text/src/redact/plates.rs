//! Plates of vehicles: a region's letters, up to four digits, up to three letters. In capitals the form
//! alone tells; in small letters, or cut short, a word such as *plat* or *motor* has to stand before it.

use super::back::{back, is_in};
use super::{Found, Kind, digits};

/// Letters that a region has.
const REGIONS: [&str; 55] = [
    "A", "AA", "AB", "AD", "AE", "AG", "B", "BA", "BB", "BD", "BE", "BG", "BH", "BK", "BL", "BM",
    "BN", "BP", "D", "DA", "DB", "DC", "DD", "DE", "DG", "DH", "DK", "DL", "DM", "DN", "DP", "DR",
    "DS", "DT", "DW", "E", "EA", "EB", "ED", "F", "G", "H", "K", "KB", "KH", "KT", "KU", "L", "M",
    "N", "P", "PA", "PB", "R", "S",
];
const MORE_REGIONS: [&str; 4] = ["T", "W", "Z", "PS"];
/// Of which a plate is read out.
const PLATE: [&str; 8] = [
    "plat", "plate", "pelat", "nopol", "nopolnya", "polisi", "nopole", "platnya",
];
const VEHICLE: [&str; 32] = [
    "motor",
    "motore",
    "motornya",
    "mobil",
    "mobile",
    "mobilnya",
    "truk",
    "truck",
    "truke",
    "trek",
    "bus",
    "bis",
    "angkot",
    "pickup",
    "pikap",
    "tronton",
    "tangki",
    "sepeda",
    "vario",
    "beat",
    "scoopy",
    "mio",
    "supra",
    "revo",
    "avanza",
    "xenia",
    "innova",
    "ertiga",
    "honda",
    "yamaha",
    "kendaraan",
    "dump",
];
const COLOURS: [&str; 9] = [
    "nomor", "no", "nomer", "kuning", "merah", "hitam", "putih", "dgn", "dengan",
];
/// Words of two or three letters that follow a number in capitals.
const NO_PLATE: [&str; 46] = [
    "DI", "KE", "RT", "RW", "KM", "KG", "CC", "VA", "KVA", "WIB", "DAN", "YG", "YGS", "TDK", "SDH",
    "BLM", "THN", "TH", "BLN", "JL", "JLN", "DS", "KEC", "KAB", "KEL", "KK", "ORG", "RB", "JT",
    "HR", "JAM", "BH", "GR", "ML", "MM", "CM", "HA", "MW", "PCS", "SD", "TK", "MI", "MAX", "PRO",
    "TAK", "ADA",
];
const NOT_BEFORE: [&str; 7] = ["seri", "pasal", "tipe", "type", "kelas", "ruang", "blok"];
const FEWEST_DIGITS_ALONE: usize = 3;

pub(super) fn plate(before: &str, text: &str, start: usize) -> Option<Found> {
    let b = text.as_bytes();
    let n = digits(&b[start..]);
    if !(1..=4).contains(&n) || b[start] == b'0' {
        return None;
    }
    let head = before.strip_suffix([' ', '-', '.']).unwrap_or(before);
    let letters = head
        .bytes()
        .rev()
        .take(3)
        .take_while(u8::is_ascii_alphabetic)
        .count();
    let (ahead, region) = head.split_at(head.len() - letters);
    if ahead.ends_with(|c: char| c.is_alphanumeric() || c == '-' || c == '/')
        || !(is_in(region, &REGIONS) || is_in(region, &MORE_REGIONS))
    {
        return None;
    }
    let mut words = back(ahead).take(4);
    let first = words.next().unwrap_or("");
    if is_in(first, &NOT_BEFORE) {
        return None;
    }
    let read_out = is_in(first, &PLATE)
        || is_in(first, &COLOURS) && words.next().is_some_and(|w| is_in(w, &PLATE));
    let vehicle = read_out || back(ahead).take(4).any(|w| is_in(w, &VEHICLE));
    let from = start - (before.len() - ahead.len());
    let (end, tail) = tail(text, start + n);
    let capitals = region.bytes().all(|c| c.is_ascii_uppercase());
    let told = match tail.len() {
        0 => read_out && n >= FEWEST_DIGITS_ALONE,
        _ if vehicle => read_out || n > 1,
        1 => false,
        // Glued together it may be any product's name.
        _ if head.len() == before.len() => false,
        _ => capitals && n >= FEWEST_DIGITS_ALONE && tail.bytes().all(|c| c.is_ascii_uppercase()),
    };
    // A van is called L 300.
    let model = region.eq_ignore_ascii_case("L") && &text[start..start + n] == "300";
    (told && !model).then_some((from, end, Kind::Plat))
}

/// The last letters and where they end, or none.
fn tail(text: &str, digits_end: usize) -> (usize, &str) {
    let b = text.as_bytes();
    let from = digits_end + usize::from(matches!(b.get(digits_end), Some(b' ' | b'-' | b'.')));
    let n = b[from..]
        .iter()
        .take_while(|c| c.is_ascii_alphabetic())
        .count();
    let letters = &text[from..from + n];
    let bounded = !text[from + n..].starts_with(|c: char| c.is_alphanumeric());
    if (1..=3).contains(&n) && bounded && !is_in(letters, &NO_PLATE) {
        (from + n, letters)
    } else {
        (digits_end, "")
    }
}
