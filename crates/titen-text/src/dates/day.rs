//! Days of the calendar: *Selasa Pahing, 12 Desember 2017*, *15/12/17*, *Rabu (12/8)*, *12 s/d 14
//! Agustus*, *Agustus 2026*, *tahun 2025*. A year that is not written is the one that brings the date
//! nearest to the day of reading and agrees with the week day.

mod lead;

use super::calendar::{is_full_month, is_hijri, month, pasaran_of, whole_month, whole_year};
use super::scan::{Found, Scan};
use super::when::When;
use chrono::{Datelike, Duration, NaiveDate};
use lead::{Lead, lead};

/// A date as written; a year where there is one.
struct Written {
    day: u32,
    month: u32,
    year: Option<i32>,
    words: usize,
}

pub(super) fn at(scan: &Scan<'_>, i: usize) -> Option<Found> {
    let lead = lead(scan, i);
    let at = i + lead.words;
    if let Some(found) = hijri(scan, at) {
        return Found::refused(lead.words + found);
    }
    if let Some(found) = dated(scan, at, &lead) {
        return Some(Found {
            words: lead.words + found.words,
            ..found
        });
    }
    if lead.weekday.is_some() {
        return weekday_alone(scan, i, &lead);
    }
    month_or_year(scan, i)
}

/// Words of a date of the Hijri calendar.
fn hijri(scan: &Scan<'_>, at: usize) -> Option<usize> {
    scan.int(at)?;
    if !scan.beside(at) || !is_hijri(scan.word(at + 1)) {
        return None;
    }
    let mut words = 2;
    words += usize::from(matches!(
        scan.word(at + words),
        "awal" | "akhir" | "ula" | "tsani" | "awwal"
    ));
    words += usize::from(scan.int(at + words).is_some());
    words += usize::from(scan.word(at + words) == "h");
    Some(words)
}

fn dated(scan: &Scan<'_>, at: usize, lead: &Lead) -> Option<Found> {
    if lead.words > 0 && !scan.joined(at - 1) {
        return None;
    }
    let mut first = written(scan, at, lead)?;
    let mut words = first.words;
    let last = until(scan, at + words)
        .and_then(|skip| Some((skip, written(scan, at + words + skip, lead)?)))
        .filter(|(_, w)| w.month != 0);
    if let Some((skip, w)) = &last {
        words += skip + w.words;
        if first.month == 0 {
            first.month = w.month;
        }
        first.year = first.year.or(w.year);
    } else if first.month == 0 {
        return lead.tanggal.then(|| of_month(scan, first.day)).flatten();
    }
    let Some((from, inferred)) = resolve(scan, &first, lead) else {
        return Found::refused(words);
    };
    let to = match &last {
        None => Some(from),
        Some((_, w)) => match w.year {
            Some(y) => NaiveDate::from_ymd_opt(y, w.month, w.day),
            None => [from.year(), from.year() + 1]
                .into_iter()
                .filter_map(|y| NaiveDate::from_ymd_opt(y, w.month, w.day))
                .find(|d| *d >= from),
        },
    };
    let Some(to) = to.filter(|t| *t >= from) else {
        return Found::refused(words);
    };
    let agrees = lead.weekday.is_none_or(|w| from.weekday() == w)
        && lead.pasaran.is_none_or(|p| pasaran_of(from) == p);
    Some(Found {
        words,
        when: Some(When::days((from, to))),
        sure: agrees && !inferred,
    })
}

/// Words between the two ends of a range that ends at a date.
fn until(scan: &Scan<'_>, i: usize) -> Option<usize> {
    let gap = scan.gap(i.checked_sub(1)?);
    match scan.word(i) {
        "sampai" => Some(1 + usize::from(scan.word(i + 1) == "dengan")),
        "s" if scan.word(i + 1) == "d" => Some(2),
        "sd" => Some(1),
        _ => matches!(gap.trim(), "-" | "–" | "—").then_some(0),
    }
}

/// Day and month in digits or with the month's name. A day without a month has month 0: only the
/// first of a range, or behind *tanggal*.
fn written(scan: &Scan<'_>, at: usize, lead: &Lead) -> Option<Written> {
    let text = scan.text(at);
    if scan.is_number(at) && text.matches('.').count() == 2 {
        let mut parts = text.split('.').map(|p| p.parse::<u32>().ok());
        let (day, month, year) = (parts.next()??, parts.next()??, parts.next()??);
        let fits = day <= 31 && month <= 12 && (1900..=2100).contains(&year);
        return fits.then(|| Written {
            day,
            month,
            year: i32::try_from(year).ok(),
            words: 1,
        });
    }
    let first = scan.int(at)?;
    let (gap, short) = (scan.gap(at), text.len() <= 2);
    if matches!(gap, "-" | "/") && scan.gap(at + 1) == gap && scan.int(at + 2).is_some() {
        let month = scan.int(at + 1)?;
        let (day, year) = if short {
            (first, year_of(scan, at + 2)?)
        } else {
            (scan.int(at + 2)?, scan.year(at)?)
        };
        return Some(Written {
            day,
            month,
            year: Some(year),
            words: 3,
        });
    }
    let in_brackets = scan.before(at).trim_end().ends_with('(');
    if gap == "/" && short && (in_brackets || lead.marked) {
        let month = scan.int(at + 1).filter(|m| *m <= 12)?;
        return Some(Written {
            day: first,
            month,
            year: None,
            words: 2,
        });
    }
    if !short || !(1..=31).contains(&first) {
        return None;
    }
    let named = matches!(gap, "" | " " | "\u{a0}" | "-" | "/")
        .then(|| month(scan.word(at + 1)))
        .flatten();
    let year = named.and_then(|_| match scan.gap(at + 1) {
        // 6 Feb'23, 4feb23.
        "'" | "’" | "" => year_of(scan, at + 2),
        " (" => None,
        _ => scan.year(at + 2).filter(|_| scan.joined(at + 1)),
    });
    // Mar, Mei, Jun are names too.
    let sure =
        is_full_month(scan.word(at + 1)) || year.is_some() || scan.capital(at + 1) || lead.marked;
    Some(match named.filter(|_| sure) {
        Some(month) => Written {
            day: first,
            month,
            year,
            words: 2 + usize::from(year.is_some()),
        },
        None => Written {
            day: first,
            month: 0,
            year: None,
            words: 1,
        },
    })
}

/// Four digits, or two that are not to come.
fn year_of(scan: &Scan<'_>, i: usize) -> Option<i32> {
    let short = || {
        let year = 2000 + i32::try_from(scan.int(i)?).ok()?;
        (scan.text(i).len() == 2 && year <= scan.now.year() + 1).then_some(year)
    };
    scan.year(i).or_else(short)
}

/// The date, and whether its year was inferred.
fn resolve(scan: &Scan<'_>, written: &Written, lead: &Lead) -> Option<(NaiveDate, bool)> {
    if let Some(year) = written.year {
        return NaiveDate::from_ymd_opt(year, written.month, written.day).map(|d| (d, false));
    }
    let now = scan.now;
    let near = |y: i32| NaiveDate::from_ymd_opt(y, written.month, written.day);
    let years = [now.year() - 1, now.year(), now.year() + 1];
    let distance = |d: &NaiveDate| {
        let disagrees = lead.weekday.is_some_and(|w| d.weekday() != w);
        (disagrees, (*d - now).num_days().abs())
    };
    let best = years.into_iter().filter_map(near).min_by_key(distance)?;
    // A stated week day, or a date of these weeks, leaves no doubt.
    let (disagrees, days) = distance(&best);
    let sure = days <= 45 || lead.weekday.is_some() && !disagrees && days <= 250;
    Some((best, !sure))
}

/// *tgl 5*: of the month nearest to now.
fn of_month(scan: &Scan<'_>, day: u32) -> Option<Found> {
    let now = scan.now;
    let around =
        [-1, 0, 1].map(|m| super::calendar::months_from(now.with_day(1)?, m)?.with_day(day));
    let best = around
        .into_iter()
        .flatten()
        .min_by_key(|d| (*d - now).num_days().abs())?;
    Found::unsure(1, When::day(best))
}

/// *Senin lalu*, *Senin depan*, *hari Jumat Legi*.
fn weekday_alone(scan: &Scan<'_>, i: usize, lead: &Lead) -> Option<Found> {
    let (day, at) = (lead.weekday?, i + lead.words);
    let fits =
        |d: &NaiveDate| d.weekday() == day && lead.pasaran.is_none_or(|p| pasaran_of(*d) == p);
    let find = |from: i64, step: i64| {
        (0..36)
            .filter_map(|n| scan.now.checked_add_signed(Duration::days(from + n * step)))
            .find(fits)
    };
    let yang = usize::from(scan.word(at) == "yang");
    let (found, words, sure) = match scan.word(at + yang) {
        "lalu" | "kemarin" => (find(-1, -1), yang + 1, true),
        "depan" => (find(1, 1), yang + 1, true),
        _ if lead.surely_day || lead.pasaran.is_some() => (find(0, -1), 0, false),
        _ => return None,
    };
    Some(Found {
        words: lead.words + words,
        when: Some(When::day(found?)),
        sure,
    })
}

/// *Agustus 2026*, *bulan Agustus*, *tahun 2025*.
fn month_or_year(scan: &Scan<'_>, i: usize) -> Option<Found> {
    if scan.word(i) == "tahun" && scan.beside(i) {
        let year = scan.year(i + 1)?;
        return Found::sure(2, When::days(whole_year(year)?));
    }
    let lead = usize::from(scan.word(i) == "bulan" && scan.beside(i));
    let at = i + lead;
    let month = month(scan.word(at)).filter(|_| is_full_month(scan.word(at)))?;
    let tahun = usize::from(scan.word(at + 1) == "tahun" && scan.beside(at));
    if scan.joined(at)
        && let Some(year) = scan.year(at + 1 + tahun)
    {
        return Found::sure(lead + 2 + tahun, When::days(whole_month(year, month)?));
    }
    let before = i.checked_sub(1).map_or("", |b| scan.word(b));
    let led = lead > 0
        || scan.capital(at)
            && matches!(
                before,
                "pada" | "sejak" | "sampai" | "awal" | "akhir" | "pertengahan" | "per" | "selama"
            );
    if !led {
        return None;
    }
    let now = scan.now;
    // What lasts until a month may lie ahead; else the last one that has begun is meant.
    let ahead = matches!(before, "sampai" | "menjelang" | "akhir" | "awal");
    let years = [now.year() - 1, now.year(), now.year() + 1].into_iter();
    let mut months = years.filter_map(|y| whole_month(y, month));
    let nearest = if ahead {
        months.min_by_key(|(from, _)| (*from + Duration::days(14) - now).num_days().abs())?
    } else {
        months.rfind(|(from, _)| *from <= now)?
    };
    Found::unsure(lead + 1, When::days(nearest))
}
