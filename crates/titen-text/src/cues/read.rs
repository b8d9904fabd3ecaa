//! Numbers with their units out of a text's terms: `3 bulan`, `Rp 1,2 miliar`, `2 km`.

use super::amounts::Amount;
use crate::numbers::number_at;
use titen_model::{CueUnit, Term};

pub(super) fn unit_of_things(word: &str) -> Option<(f64, CueUnit)> {
    Some(match word {
        "rumah" | "omah" => (1.0, CueUnit::Houses),
        "hektare" | "hektar" | "ha" => (1.0, CueUnit::Hectares),
        "meter" | "m" => (1.0, CueUnit::Metres),
        "kilometer" | "km" => (1000.0, CueUnit::Metres),
        "ekor" | "sapi" | "kambing" | "kerbau" | "ayam" => (1.0, CueUnit::Animals),
        _ if is_thing(word) => (1.0, CueUnit::Things),
        _ => return None,
    })
}

pub(super) fn is_thing(word: &str) -> bool {
    const THINGS: &str =
        "unit bangunan gedung sekolah jembatan kios lapak toko masjid musala musholla kelas ruang
        mobil motor kendaraan truk perahu warung tiang pohon fasilitas gudang kamar";
    THINGS.split_whitespace().any(|t| t == word)
}

/// A number at `start`, of persons as far as it can say so itself.
pub(super) fn count(terms: &[Term], start: usize) -> Option<(f64, usize)> {
    if terms[start].word == "seorang" {
        return Some((1.0, 1));
    }
    number_of(&terms[start..]).filter(|(n, _)| *n >= 1.0 && *n < 1e7 && n.fract() == 0.0)
}

/// *lima ratus dua puluh*: its third word begins no number of its own.
pub(super) fn is_inside_number(terms: &[Term], at: usize) -> bool {
    (1..=at.min(4)).any(|back| number_of(&terms[at - back..]).is_some_and(|(_, n)| n > back))
}

pub(super) fn number_of(terms: &[Term]) -> Option<(f64, usize)> {
    let mut words = [""; 8];
    for (word, term) in words.iter_mut().zip(terms) {
        *word = &term.word;
    }
    number_at(&words[..terms.len().min(8)])
}

pub(super) fn unit_of_days(word: &str) -> Option<f64> {
    Some(match word {
        "hari" | "dino" | "dina" => 1.0,
        "minggu" | "pekan" => 7.0,
        "bulan" | "bln" | "sasi" => 30.0,
        "tahun" | "thn" | "taun" => 365.0,
        _ => return None,
    })
}

/// `3 bulan`, `dua minggu`.
pub(super) fn days_at(terms: &[Term]) -> Option<f64> {
    let (n, taken) = number_of(terms)?;
    let days = n * unit_of_days(&terms.get(taken)?.word)?;
    (days < 36_500.0).then_some(days)
}

/// `sudah 3 bulan`, `selama dua minggu`: waiting, whether or not a phrase says so.
pub(super) fn waited(terms: &[Term], at: usize) -> Option<(Amount, usize)> {
    if !matches!(
        terms[at].word.as_str(),
        "sudah" | "selama" | "hampir" | "lebih" | "sampai"
    ) {
        return None;
    }
    let skip = usize::from(
        terms
            .get(at + 1)
            .is_some_and(|t| matches!(t.word.as_str(), "dari" | "hampir" | "lebih" | "selama")),
    );
    let rest = terms.get(at + 1 + skip..)?;
    let mut amount = Amount::days(at + 1 + skip, days_at(rest)?);
    amount.approximate = matches!(terms[at].word.as_str(), "hampir" | "lebih") || skip > 0;
    let (_, taken) = number_of(rest)?;
    Some((amount, 1 + skip + taken + 1))
}

/// `Rp 1,2 miliar`, `500 juta rupiah`.
pub(super) fn rupiah_at(terms: &[Term]) -> Option<f64> {
    let first = terms.first()?.word.as_str();
    let value = if matches!(first, "rp" | "rupiah") {
        number_of(&terms[1..])?.0
    } else {
        let (n, taken) = number_of(terms)?;
        let currency = terms.get(taken).is_some_and(|t| t.word == "rupiah");
        currency.then_some(n)?
    };
    Some(value).filter(|n| *n >= 1000.0)
}
