//! Times of day: *pukul 10.30 WIB*, *jam 7 pagi*, *jam 22.00-04.00*, *jam setengah delapan malam*.

use super::scan::{Found, Scan};
use super::when::{Part, When, Zone};
use crate::numbers::number_at;
use chrono::NaiveTime;

pub(super) fn at(scan: &Scan<'_>, i: usize) -> Option<Found> {
    let marked = matches!(scan.word(i), "pukul" | "jam");
    let mut at = i + usize::from(marked);
    // Jam dinding, jam kerja: no number follows.
    let ((hour, minute), taken) = time(scan, at, marked)?;
    at += taken;
    let mut to = None;
    let range = matches!(scan.gap(at - 1).trim(), "-" | "–" | "—" | "s/d");
    let word = usize::from(scan.word(at) == "sampai");
    let slashed = 2 * usize::from(scan.word(at) == "s" && scan.word(at + 1) == "d");
    if (range || word + slashed > 0)
        && let Some((end, n)) = time(scan, at + word + slashed, true)
    {
        at += word + slashed + n;
        to = Some(end);
    }
    let zone = zone(scan.word(at));
    at += usize::from(zone.is_some());
    if !marked && zone.is_none() {
        return None;
    }
    let part = part_at(scan, at);
    at += part.map_or(0, |(_, n)| n);
    let of_day = |(h, m): (u32, u32)| match part {
        None => NaiveTime::from_hms_opt(if h == 24 && m == 0 { 0 } else { h }, m, 0),
        Some((p, _)) => in_part(h, m, p),
    };
    // 25.00 is no time; the words are taken, so that nothing else is read into them.
    let Some(from) = of_day((hour, minute)) else {
        return Found::refused(at - i);
    };
    let end = to.map(of_day);
    if end == Some(None) {
        return Found::refused(at - i);
    }
    let when = When::Clock {
        day: None,
        from,
        to: end.flatten(),
        zone,
    };
    Found::sure(at - i, when)
}

/// Hour and minute, and the words they take; number words only behind *jam* and *pukul*.
fn time(scan: &Scan<'_>, i: usize, marked: bool) -> Option<((u32, u32), usize)> {
    if scan.is_number(i) {
        let text = scan.text(i);
        if let Some((h, m)) = text.split_once('.') {
            let whole = h.len() <= 2 && m.len() == 2 && !m.contains(['.', ',']);
            return whole
                .then(|| Some(((h.parse().ok()?, m.parse().ok()?), 1)))
                .flatten();
        }
        let hour = scan.int(i).filter(|_| text.len() <= 2)?;
        if scan.gap(i) == ":" && scan.text(i + 1).len() == 2 {
            return scan.int(i + 1).map(|m| ((hour, m), 2));
        }
        return marked.then_some(((hour, 0), 1));
    }
    if !marked {
        return None;
    }
    // Setengah delapan is half past seven.
    let half = scan.word(i) == "setengah";
    let from = i + usize::from(half);
    let (n, taken) = match scan.int(from) {
        Some(n) => (f64::from(n), 1),
        None => number_at(scan.words(from).get(..2.min(scan.words(from).len()))?)?,
    };
    if !(1.0..=24.0).contains(&n) || n.fract() != 0.0 {
        return None;
    }
    let n = n as u32;
    let time = if half { ((n + 11) % 12, 30) } else { (n, 0) };
    Some((time, taken + usize::from(half)))
}

fn zone(word: &str) -> Option<Zone> {
    Some(match word {
        "wib" => Zone::Wib,
        "wita" => Zone::Wita,
        "wit" => Zone::Wit,
        _ => return None,
    })
}

/// The part of day that is named at `i`, and the words it takes.
pub(super) fn part_at(scan: &Scan<'_>, i: usize) -> Option<(Part, usize)> {
    Some(match scan.word(i) {
        "dini" if scan.word(i + 1) == "hari" => (Part::DiniHari, 2),
        "subuh" | "dinihari" => (Part::DiniHari, 1),
        "pagi" => (Part::Pagi, 1),
        "siang" => (Part::Siang, 1),
        "sore" | "petang" => (Part::Sore, 1),
        "malam" => (Part::Malam, 1),
        _ => return None,
    })
}

/// *jam 7 malam* is 19:00, *jam 12 malam* midnight, *jam 1 malam* 01:00.
fn in_part(hour: u32, minute: u32, part: Part) -> Option<NaiveTime> {
    let hour = match part {
        _ if hour > 12 => hour,
        Part::DiniHari | Part::Pagi => hour % 12,
        Part::Siang if hour <= 4 => hour + 12,
        Part::Siang => hour,
        Part::Sore => hour % 12 + 12,
        Part::Malam if hour == 12 => 0,
        Part::Malam if hour <= 4 => hour,
        Part::Malam => hour + 12,
    };
    NaiveTime::from_hms_opt(hour, minute, 0)
}
