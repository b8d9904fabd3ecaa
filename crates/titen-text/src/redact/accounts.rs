//! Numbers that only the words beside them tell: of accounts and customers, and of one person.

use super::back::{back, is_in, next_word};
use super::numbers::amount;
use super::{Found, Kind, digits};

const ACCOUNT: [&str; 21] = [
    "rek",
    "rekening",
    "rekeningnya",
    "norek",
    "bank",
    "bri",
    "bca",
    "bni",
    "btn",
    "bsi",
    "brimo",
    "pelanggan",
    "pel",
    "idpel",
    "idpelanggan",
    "meteran",
    "nometer",
    "sambungan",
    "nosal",
    "nosamb",
    "virtual",
];
const PERSONAL: [&str; 14] = [
    "bpjs", "kis", "jkn", "kpj", "nisn", "nim", "nip", "nuptk", "npwp", "paspor", "passport",
    "sim", "nrp", "porsi",
];
/// What may stand between such a word and its number.
const FILLER: [&str; 36] = [
    "no",
    "nomor",
    "nomer",
    "nmr",
    "nmor",
    "saya",
    "sy",
    "ke",
    "di",
    "mandiri",
    "jatim",
    "jateng",
    "muamalat",
    "danamon",
    "cimb",
    "niaga",
    "permata",
    "syariah",
    "bpr",
    "listrik",
    "pln",
    "pdam",
    "air",
    "id",
    "kartu",
    "peserta",
    "kesehatan",
    "ketenagakerjaan",
    "anak",
    "ku",
    "kami",
    "adalah",
    "yaitu",
    "account",
    "haji",
    "token",
];
const NUMBER_WORDS: [&str; 5] = ["no", "nomor", "nomer", "nmr", "nomernya"];
const BANKS: [&str; 8] = [
    "bank", "bri", "bca", "bni", "btn", "bsi", "mandiri", "jatim",
];
const NO_ACCOUNT: [&str; 9] = [
    "juta", "jt", "ribu", "rb", "rupiah", "orang", "va", "watt", "kk",
];

const FEWEST_ACCOUNT: usize = 6;
const FEWEST_PERSONAL: usize = 8;
/// Without a word for it, a number has to be long.
const FEWEST_BESIDE_BANK: usize = 10;
const MOST: usize = 24;
const WORDS_BETWEEN: usize = 6;

/// *No rek BRI 6123-01-…, idpel 5123…, NISN 007…*
pub(super) fn after_cue(before: &str, text: &str, start: usize) -> Option<Found> {
    if before.ends_with(|c: char| c.is_alphanumeric()) {
        return None;
    }
    let (n, end) = long_number(text, start)?;
    let kind = cue(before)?;
    let fewest = match kind {
        Kind::Nomor => FEWEST_PERSONAL,
        _ => FEWEST_ACCOUNT,
    };
    (n >= fewest && !is_in(next_word(text, end), &NO_ACCOUNT)).then_some((start, end, kind))
}

/// *Transfer ke 1710001234567 bank Mandiri.*
pub(super) fn before_bank(before: &str, text: &str, start: usize) -> Option<Found> {
    if before.ends_with(|c: char| c.is_alphanumeric()) {
        return None;
    }
    let (n, end) = long_number(text, start)?;
    (n >= FEWEST_BESIDE_BANK && is_in(next_word(text, end), &BANKS)).then_some((
        start,
        end,
        Kind::Rekening,
    ))
}

fn cue(before: &str) -> Option<Kind> {
    let mut words = back(before).take(WORDS_BETWEEN).peekable();
    while let Some(word) = words.next() {
        if is_in(word, &PERSONAL) {
            return Some(Kind::Nomor);
        }
        // 1200 meter is no number of a meter.
        let meter = is_in(word, &["meter"])
            && words
                .peek()
                .is_some_and(|w| is_in(w, &NUMBER_WORDS) || is_in(w, &["id"]));
        // A budget has codes of accounts.
        if words.peek().is_some_and(|w| is_in(w, &["kode", "kd"])) {
            return None;
        }
        if meter || is_in(word, &ACCOUNT) {
            return Some(Kind::Rekening);
        }
        if !is_in(word, &FILLER) {
            return None;
        }
    }
    None
}

/// Digits and where they end, groups of them joined; no amount and no date.
fn long_number(text: &str, start: usize) -> Option<(usize, usize)> {
    let b = text.as_bytes();
    let first = digits(&b[start..]);
    // 500.000 is money, 0123.456.789 is not.
    if first <= 3 && amount(&b[start..]) > first {
        return None;
    }
    let (mut n, mut last, mut end) = (first, first, start + first);
    let mut lens = vec![first];
    while n <= MOST {
        let len = match b.get(end) {
            Some(b'-' | b'.') => digits(&b[end + 1..]),
            Some(b' ') if last >= 3 => match digits(&b[end + 1..]) {
                len @ 3.. => len,
                _ => 0,
            },
            _ => 0,
        };
        if len == 0 {
            break;
        }
        lens.push(len);
        (n, last, end) = (n + len, len, end + 1 + len);
    }
    let date = matches!(lens[..], [1..=2, 1..=2, 4] | [4, 1..=2, 1..=2]);
    ((FEWEST_ACCOUNT..=MOST).contains(&n) && !date).then_some((n, end))
}
