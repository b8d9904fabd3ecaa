//! Names of months, week days and pasaran days, as they are written, and what the calendar makes of them.

use chrono::{Datelike, Duration, Months, NaiveDate, Weekday};

pub(super) fn month(word: &str) -> Option<u32> {
    Some(match word {
        "januari" | "djanuari" | "january" | "jan" => 1,
        "februari" | "pebruari" | "february" | "feb" | "peb" => 2,
        "maret" | "march" | "mar" | "mrt" => 3,
        "april" | "apr" => 4,
        "mei" | "may" => 5,
        "juni" | "djuni" | "june" | "jun" => 6,
        "juli" | "djuli" | "july" | "jul" => 7,
        "agustus" | "august" | "agu" | "ags" | "agt" | "agst" | "agust" | "aug" => 8,
        "september" | "sept" | "sep" => 9,
        "oktober" | "october" | "okt" | "oct" => 10,
        "november" | "nopember" | "nov" | "nop" => 11,
        "desember" | "december" | "des" | "dec" => 12,
        _ => return None,
    })
}

/// An abbreviation of one of these may be another word (*mar, mei, jun* are names, *sep* is a greeting).
pub(super) fn is_full_month(word: &str) -> bool {
    month(word).is_some() && word.len() > 4 || matches!(word, "mei" | "juni" | "juli")
}

/// Of the Hijri calendar: dates with these are left alone.
pub(super) fn is_hijri(word: &str) -> bool {
    matches!(
        word,
        "muharram"
            | "muharam"
            | "safar"
            | "shafar"
            | "rabiul"
            | "robiul"
            | "jumadil"
            | "jumadal"
            | "rajab"
            | "syaban"
            | "sya'ban"
            | "syakban"
            | "ramadan"
            | "ramadhan"
            | "romadhon"
            | "syawal"
            | "zulkaidah"
            | "dzulqadah"
            | "dzulkaidah"
            | "zulkaedah"
            | "zulhijah"
            | "dzulhijjah"
            | "zulhijjah"
            | "suro"
            | "sura"
            | "mulud"
            | "ruwah"
    )
}

pub(super) fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "senin" | "sen" => Weekday::Mon,
        "selasa" | "sel" => Weekday::Tue,
        "rabu" | "rab" | "rebo" => Weekday::Wed,
        "kamis" | "kam" | "kemis" => Weekday::Thu,
        "jumat" | "jum'at" | "jum’at" | "jum`at" | "jum" => Weekday::Fri,
        "sabtu" | "sab" | "setu" => Weekday::Sat,
        "minggu" | "min" | "ahad" => Weekday::Sun,
        _ => return None,
    })
}

const PASARAN: [&[&str]; 5] = [
    &["legi", "manis"],
    &["pahing", "paing"],
    &["pon"],
    &["wage"],
    &["kliwon"],
];

pub(super) fn pasaran(word: &str) -> Option<i64> {
    PASARAN
        .iter()
        .position(|p| p.contains(&word))
        .map(|i| i as i64)
}

/// 17 August 1945 was Jumat Legi.
pub(super) fn pasaran_of(day: NaiveDate) -> i64 {
    NaiveDate::from_ymd_opt(1945, 8, 17).map_or(0, |legi| (day - legi).num_days().rem_euclid(5))
}

/// English week days too, and words that stand before a date.
pub(super) fn says_nothing(word: &str) -> bool {
    weekday(word).is_some()
        || pasaran(word).is_some()
        || matches!(
            word,
            "monday"
                | "tuesday"
                | "wednesday"
                | "thursday"
                | "friday"
                | "saturday"
                | "sunday"
                | "mon"
                | "tue"
                | "tues"
                | "wed"
                | "thu"
                | "thur"
                | "thurs"
                | "fri"
                | "sat"
                | "sun"
                | "pukul"
                | "pkl"
                | "jam"
                | "tanggal"
                | "tgl"
                | "hari"
                | "at"
                | "terbit"
                | "diterbitkan"
                | "dipublikasikan"
                | "diunggah"
                | "ditayangkan"
                | "tayang"
                | "ditulis"
                | "dirilis"
                | "rilis"
                | "dimuat"
                | "diperbarui"
                | "diupdate"
                | "update"
                | "updated"
                | "pada"
                | "published"
                | "posted"
                | "on"
        )
}

/// First and last day of a month.
pub(super) fn whole_month(year: i32, month: u32) -> Option<(NaiveDate, NaiveDate)> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    let last = first.checked_add_months(Months::new(1))?.pred_opt()?;
    Some((first, last))
}

pub(super) fn whole_year(year: i32) -> Option<(NaiveDate, NaiveDate)> {
    Some((
        NaiveDate::from_ymd_opt(year, 1, 1)?,
        NaiveDate::from_ymd_opt(year, 12, 31)?,
    ))
}

/// Monday to Sunday.
pub(super) fn whole_week(day: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let back = i64::from(day.weekday().num_days_from_monday());
    let monday = day.checked_sub_signed(Duration::days(back))?;
    Some((monday, monday.checked_add_signed(Duration::days(6))?))
}

/// Months before (or after) a day; the 31st becomes the month's last.
pub(super) fn months_from(day: NaiveDate, months: i64) -> Option<NaiveDate> {
    let n = Months::new(u32::try_from(months.unsigned_abs()).ok()?);
    if months < 0 {
        day.checked_sub_months(n)
    } else {
        day.checked_add_months(n)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pasaran_of_known_days() {
        // Independence; 1 Sura 1959; what the calendars of the millennium had.
        for (date, name) in [
            ("2025-06-27", "kliwon"),
            ("1945-08-17", "legi"),
            ("2000-01-01", "legi"),
        ] {
            assert_eq!(
                Some(pasaran_of(date.parse().unwrap())),
                pasaran(name),
                "{date}"
            );
        }
    }
}
