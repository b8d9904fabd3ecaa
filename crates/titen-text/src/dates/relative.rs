//! Days told from the day of reading: *kemarin*, *tadi pagi*, *minggu lalu*, *3 hari lagi*, *sejak dua
//! bulan lalu*, *akhir tahun ini*.

use super::calendar::{months_from, whole_month, whole_week, whole_year};
use super::clock::part_at;
use super::lasting::span;
use super::scan::{Found, Scan};
use super::when::{Part, Unit, When};
use chrono::{Datelike, Duration, NaiveDate};

pub(super) fn at(scan: &Scan<'_>, i: usize) -> Option<Found> {
    named_day(scan, i)
        .or_else(|| part_of_day(scan, i))
        .or_else(|| this_or_last(scan, i))
        .or_else(|| ago(scan, i))
        .or_else(|| third(scan, i))
}

/// *sejak* with what follows: from then to now.
pub(super) fn since(scan: &Scan<'_>, i: usize) -> Option<Found> {
    if scan.word(i) != "sejak" || !scan.beside(i) {
        return None;
    }
    let until_now = |from: NaiveDate| (from <= scan.now).then(|| When::days((from, scan.now)));
    if let Some(((n, unit), words)) = span(scan, i + 1) {
        let yang = usize::from(scan.word(i + 1 + words) == "yang");
        let tail = usize::from(matches!(
            scan.word(i + 1 + words + yang),
            "lalu" | "terakhir"
        ));
        let words = 1 + words + if tail > 0 { yang + tail } else { 0 };
        return Found::sure(words, until_now(back(scan.now, n, unit)?)?);
    }
    let year = scan.year(i + 1).and_then(whole_year);
    let (words, from, sure) = match (year, scan.moment(i + 1)) {
        (
            _,
            Some(Found {
                words,
                when: Some(When::Days { from, .. }),
                sure,
            }),
        ) => (words, from, sure),
        (Some((from, _)), _) => (1, from, true),
        _ => return None,
    };
    // Since a day that was written without its year: the last such day.
    if from > scan.now && !sure {
        let when = until_now(months_from(from, -12)?)?;
        return Found::unsure(1 + words, when);
    }
    Some(Found {
        words: 1 + words,
        when: Some(until_now(from)?),
        sure,
    })
}

fn shifted(scan: &Scan<'_>, days: i64, words: usize, part: Option<(Part, usize)>) -> Option<Found> {
    let day = scan.now.checked_add_signed(Duration::days(days))?;
    let when = When::Days {
        from: day,
        to: day,
        part: part.map(|(p, _)| p),
    };
    Found::sure(words + part.map_or(0, |(_, n)| n), when)
}

/// *hari ini, kemarin, kemarin lusa, besok pagi, lusa, semalam*.
fn named_day(scan: &Scan<'_>, i: usize) -> Option<Found> {
    let next = scan.word(i + 1);
    let part = |n: usize| part_at(scan, i + n).filter(|_| scan.beside(i + n - 1));
    match scan.word(i) {
        "hari" if next == "ini" => shifted(scan, 0, 2, None),
        "kemarin" if next == "lusa" => shifted(scan, -2, 2, part(2)),
        "kemarin" => shifted(scan, -1, 1, part(1)),
        "besok" if next == "lusa" => shifted(scan, 2, 2, part(2)),
        "besok" => shifted(scan, 1, 1, part(1)),
        "lusa" => shifted(scan, 2, 1, part(1)),
        "semalam" => shifted(scan, -1, 1, Some((Part::Malam, 0))),
        _ => None,
    }
}

/// *tadi pagi, pagi tadi, malam ini, nanti sore, siang kemarin*; the night that *tadi malam* tells of
/// began yesterday.
fn part_of_day(scan: &Scan<'_>, i: usize) -> Option<Found> {
    let lead = usize::from(matches!(scan.word(i), "tadi" | "nanti"));
    let (part, n) = part_at(scan, i + lead)?;
    let tail = scan.word(i + lead + n);
    let day = |before: &str| match before {
        "tadi" if part == Part::Malam => Some(-1),
        "tadi" | "nanti" | "ini" => Some(0),
        "kemarin" => Some(-1),
        "besok" => Some(1),
        _ => None,
    };
    if lead == 1 {
        return shifted(scan, day(scan.word(i))?, 1 + n, Some((part, 0)));
    }
    shifted(scan, day(tail)?, n + 1, Some((part, 0)))
}

/// *minggu ini, bulan lalu, tahun depan*.
fn this_or_last(scan: &Scan<'_>, i: usize) -> Option<Found> {
    let unit = match scan.word(i) {
        "minggu" => Unit::Week,
        "bulan" => Unit::Month,
        "tahun" => Unit::Year,
        _ => return None,
    };
    let yang = usize::from(scan.word(i + 1) == "yang");
    let n = match scan.word(i + 1 + yang) {
        "ini" => 0,
        "lalu" | "kemarin" => -1,
        "depan" => 1,
        _ => return None,
    };
    let around = whole(shift(scan.now, n, unit)?, unit)?;
    Found::sure(2 + yang, When::days(around))
}

/// *3 hari lalu, dua bulan yang lalu, seminggu lagi, 5 tahun ke depan*.
fn ago(scan: &Scan<'_>, i: usize) -> Option<Found> {
    let ((n, unit), words) = span(scan, i)?;
    let at = i + words;
    let yang = usize::from(scan.word(at) == "yang");
    let (sign, tail) = match scan.word(at + yang) {
        "lalu" => (-1, yang + 1),
        "lagi" if yang == 0 => (1, 1),
        _ => return None,
    };
    if matches!(unit, Unit::Minute | Unit::Hour) {
        let day = if n < 24.0 {
            scan.now
        } else {
            back(scan.now, n, unit)?
        };
        return Found::unsure(words + tail, When::day(day));
    }
    let whole_units = n.fract() == 0.0;
    let count = n as i64 * sign;
    let day = shift(scan.now, count, unit)?;
    let when = When::days(whole(day, unit)?);
    if whole_units && scan.word(i) != "beberapa" {
        Found::sure(words + tail, when)
    } else {
        Found::unsure(words + tail, when)
    }
}

/// *awal bulan ini, pertengahan Agustus, akhir tahun 2025*: a third of it.
fn third(scan: &Scan<'_>, i: usize) -> Option<Found> {
    let which = match scan.word(i) {
        "awal" => 0,
        "pertengahan" => 1,
        "akhir" => 2,
        _ => return None,
    };
    let inner = super::day::at(scan, i + 1)
        .or_else(|| this_or_last(scan, i + 1))
        .or_else(|| {
            let year = scan.year(i + 1).and_then(whole_year)?;
            Found::sure(1, When::days(year))
        })?;
    let Some(When::Days { from, to, .. }) = inner.when else {
        return None;
    };
    let length = (to - from).num_days() + 1;
    if length < 27 {
        return None;
    }
    let part = if length > 31 {
        let first = [1, 5, 9][which];
        let (from, _) = whole_month(from.year(), first)?;
        (from, whole_month(from.year(), first + 3)?.1)
    } else {
        let at = |d: u32| from.with_day(d);
        [(at(1)?, at(10)?), (at(11)?, at(20)?), (at(21)?, to)][which]
    };
    Some(Found {
        words: 1 + inner.words,
        when: Some(When::days(part)),
        sure: inner.sure,
    })
}

fn whole(day: NaiveDate, unit: Unit) -> Option<(NaiveDate, NaiveDate)> {
    match unit {
        Unit::Week => whole_week(day),
        Unit::Month => whole_month(day.year(), day.month()),
        Unit::Year => whole_year(day.year()),
        Unit::Day | Unit::Hour | Unit::Minute => Some((day, day)),
    }
}

fn shift(day: NaiveDate, n: i64, unit: Unit) -> Option<NaiveDate> {
    match unit {
        Unit::Year => months_from(day, n.checked_mul(12)?),
        Unit::Month => months_from(day, n),
        Unit::Week => day.checked_add_signed(Duration::try_days(n.checked_mul(7)?)?),
        _ => day.checked_add_signed(Duration::try_days(n)?),
    }
}

/// So long before a day; a half of a month is fifteen days.
fn back(day: NaiveDate, n: f64, unit: Unit) -> Option<NaiveDate> {
    let days = match unit {
        Unit::Minute => n / 1440.0,
        Unit::Hour => n / 24.0,
        Unit::Day => n,
        Unit::Week => n * 7.0,
        Unit::Month | Unit::Year if n.fract() == 0.0 => return shift(day, -(n as i64), unit),
        Unit::Month => n * 30.0,
        Unit::Year => n * 365.0,
    };
    shift(day, -(days.round() as i64), Unit::Day)
}
