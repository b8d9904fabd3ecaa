//! What stands before a date: week day, pasaran, *tanggal*.

use super::super::calendar::{pasaran, weekday};
use super::super::scan::Scan;
use chrono::Weekday;

/// What stands before a date.
#[derive(Default)]
pub(super) struct Lead {
    pub weekday: Option<Weekday>,
    pub pasaran: Option<i64>,
    /// *tanggal* or a week day: a bare 12/8 behind it is a date.
    pub marked: bool,
    /// *tanggal*: even a bare 5 is a date.
    pub tanggal: bool,
    /// *hari* or a capital: the week day alone is meant.
    pub surely_day: bool,
    pub words: usize,
}

pub(super) fn lead(scan: &Scan<'_>, i: usize) -> Lead {
    let mut lead = Lead::default();
    let hari = scan.word(i) == "hari" && scan.beside(i);
    let at = i + usize::from(hari);
    let word = scan.word(at);
    let next_pasaran = pasaran(scan.word(at + 1)).is_some() && scan.joined(at);
    let counts = match word {
        // A week, unless something says that it is the day.
        "minggu" => {
            hari || next_pasaran
                || scan.capital(at) && scan.joined(at) && scan.is_number(at + 1)
                || scan.capital(at) && at > 0 && scan.beside(at - 1) && !scan.capital(at - 1)
        }
        // Sen is money, Sel a cell: abbreviations need their date.
        _ if word.len() <= 3 => scan.capital(at) && scan.joined(at) && scan.is_number(at + 1),
        _ => true,
    };
    if let Some(day) = weekday(word).filter(|_| counts) {
        lead.weekday = Some(day);
        lead.marked = true;
        lead.surely_day = hari || scan.capital(at);
        lead.words = at + 1 - i;
        if next_pasaran {
            lead.pasaran = pasaran(scan.word(at + 1));
            lead.words += 1;
        }
    }
    let at = i + lead.words;
    let apart = lead.words == 0 || scan.joined(at - 1);
    if scan.word(at) == "tanggal" && apart && scan.joined(at) && scan.is_number(at + 1) {
        lead.words += 1;
        (lead.marked, lead.tanggal) = (true, true);
    }
    lead
}
