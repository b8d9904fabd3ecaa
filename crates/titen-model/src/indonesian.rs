//! Numbers, dates and lists as an Indonesian office writes them (PUEBI): 1.234,5; Senin,
//! 17 November 2025; pukul 14.05 WIB. Times are shown in WIB, whatever zone they came in.

use crate::{WIB, Week};
use chrono::{DateTime, Datelike, NaiveDate, Utc, Weekday};

const MONTHS: [&str; 12] = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
];

/// `1.234`
pub fn integer(n: impl Into<u64>) -> String {
    grouped(&n.into().to_string())
}

/// `Rp1.250.000`
pub fn rupiah(amount: i64) -> String {
    let sign = if amount < 0 { "−" } else { "" };
    format!("{sign}Rp{}", integer(amount.unsigned_abs()))
}

/// `1.234,5`, without the decimals that are zero. A half is rounded up, as spreadsheets and people do: 12,5 is 13.
pub fn decimal(x: f64, places: usize) -> String {
    let scale = 10f64.powi(i32::try_from(places).unwrap_or(0));
    let scaled = (x.abs() * scale).round() / scale;
    let rounded = if scaled.is_finite() { scaled } else { x.abs() };
    let text = format!("{rounded:.places$}");
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let part = part.trim_end_matches('0');
    let zero = part.is_empty() && whole == "0";
    let sign = if x < 0.0 && !zero { "−" } else { "" };
    let comma = if part.is_empty() { "" } else { "," };
    format!("{sign}{}{comma}{part}", grouped(whole))
}

/// `decimal` with its sign always shown: `+1,5`.
pub fn signed(x: f64, places: usize) -> String {
    let text = decimal(x, places);
    if text.starts_with('−') || text == "0" {
        text
    } else {
        format!("+{text}")
    }
}

fn grouped(digits: &str) -> String {
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push('.');
        }
        out.push(c);
    }
    out
}

/// `17 November 2025`
pub fn date(d: NaiveDate) -> String {
    format!("{} {} {}", d.day(), month(d), d.year())
}

/// `Senin, 17 November 2025`
pub fn day(d: NaiveDate) -> String {
    let name = match d.weekday() {
        Weekday::Mon => "Senin",
        Weekday::Tue => "Selasa",
        Weekday::Wed => "Rabu",
        Weekday::Thu => "Kamis",
        Weekday::Fri => "Jumat",
        Weekday::Sat => "Sabtu",
        Weekday::Sun => "Minggu",
    };
    format!("{name}, {}", date(d))
}

/// `Senin, 17 November 2025 pukul 14.05 WIB`
pub fn moment(at: DateTime<Utc>) -> String {
    let wib = (at + WIB).naive_utc();
    format!("{} pukul {} WIB", day(wib.date()), wib.format("%H.%M"))
}

/// The days of a week, as short as they can be said: `17–23 November 2025`.
pub fn days_of(week: Week) -> String {
    let (a, b) = (week.monday(), week.sunday());
    if a.year() != b.year() {
        format!("{} – {}", date(a), date(b))
    } else if a.month() != b.month() {
        format!("{} {} – {}", a.day(), month(a), date(b))
    } else {
        format!("{}–{}", a.day(), date(b))
    }
}

/// `a, b, dan c`
pub fn list<S: AsRef<str>>(parts: &[S]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [a, b] => format!("{} dan {}", a.as_ref(), b.as_ref()),
        [rest @ .., last] => {
            let rest: Vec<&str> = rest.iter().map(AsRef::as_ref).collect();
            format!("{}, dan {}", rest.join(", "), last.as_ref())
        }
    }
}

fn month(d: NaiveDate) -> &'static str {
    MONTHS[d.month0() as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_points_for_thousands_and_a_comma_for_decimals() {
        for (n, shown) in [
            (0u64, "0"),
            (999, "999"),
            (1234, "1.234"),
            (1_234_567, "1.234.567"),
        ] {
            assert_eq!(integer(n), shown);
        }
        for (x, shown) in [
            (1234.5, "1.234,5"),
            (2.0, "2"),
            (-0.25, "−0,25"),
            (-0.001, "0"),
        ] {
            assert_eq!(decimal(x, 2), shown);
        }
        for (x, places, shown) in [
            (12.5, 0, "13"),
            (0.125, 2, "0,13"),
            (62.5, 0, "63"),
            (f64::MAX, 0, ""),
        ] {
            assert!(decimal(x, places).starts_with(shown), "{x}");
        }
        assert_eq!(
            (signed(1.5, 1), signed(-1.5, 1), signed(0.0, 1)),
            ("+1,5".into(), "−1,5".into(), "0".into())
        );
    }

    #[test]
    fn moments_are_said_in_wib() {
        let late = "2025-11-16T17:05:00Z".parse().unwrap();
        assert_eq!(moment(late), "Senin, 17 November 2025 pukul 00.05 WIB");
    }

    #[test]
    fn a_week_is_said_as_short_as_it_can_be() {
        for (week, shown) in [
            ("2025-W47", "17–23 November 2025"),
            ("2025-W40", "29 September – 5 Oktober 2025"),
            ("2026-W01", "29 Desember 2025 – 4 Januari 2026"),
        ] {
            assert_eq!(days_of(week.parse().unwrap()), shown);
        }
    }

    #[test]
    fn lists_end_with_dan() {
        assert_eq!(list(&["a"]), "a");
        assert_eq!(list(&["a", "b"]), "a dan b");
        assert_eq!(list(&["a", "b", "c"]), "a, b, dan c");
    }
}
