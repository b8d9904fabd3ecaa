//! Dates as sources write them, and those that must not be guessed.

use super::*;
use proptest::prelude::*;
use titen_model::Precision;

fn check(text: &str, expect: &str) {
    let got = parse_date(text).map(|p| match p.precision {
        Precision::Instant => p.at.format("%Y-%m-%dT%H:%M:%SZ").to_string(),
        Precision::Day => titen_model::wib_date(p.at).to_string(),
    });
    assert_eq!(got.as_deref().unwrap_or("none"), expect, "{text}");
}

#[test]
fn instants() {
    check("Tue, 12 Dec 2017 10:30:00 +0700", "2017-12-12T03:30:00Z");
    check("2026-08-12T12:17:40+07:00", "2026-08-12T05:17:40Z");
    check("2026-08-12T12:17:40", "2026-08-12T05:17:40Z");
    check("2026-08-12 12:17:40.123", "2026-08-12T05:17:40Z");
    check("2026-08-12T12:17:40Z", "2026-08-12T12:17:40Z");
    check("2026-08-12 12:17 UTC", "2026-08-12T12:17:00Z");
    check("15/12/2017 10:30 WIB", "2017-12-15T03:30:00Z");
    check(
        "Selasa, 12 Desember 2017 | 10.30 WITA",
        "2017-12-12T02:30:00Z",
    );
    check(
        "Jum'at, 15 Des 2017 pukul 09:05 WIT",
        "2017-12-15T00:05:00Z",
    );
    check("Thu, 13 Aug 2026 09:00:00 WIB", "2026-08-13T02:00:00Z");
    check("Dec 12, 2017 9:05 pm GMT+7", "2017-12-12T14:05:00Z");
    check("3 Jan 2026 10:00 (+07:00)", "2026-01-03T03:00:00Z");
}

#[test]
fn days() {
    check("Selasa Pahing, 12 Desember 2017", "2017-12-12");
    check("1 Nopember 2020", "2020-11-01");
    for (month, number) in [
        ("Agu", "08"),
        ("Peb", "02"),
        ("Des", "12"),
        ("Mei", "05"),
        ("Okt", "10"),
    ] {
        check(&format!("03 {month} 2021"), &format!("2021-{number}-03"));
    }
    check("15-12-2017", "2017-12-15");
    check("15/12/2017", "2017-12-15");
    check("2017/12/15", "2017-12-15");
    check("3 Jan 2026", "2026-01-03");
    check("03-Jan-2026", "2026-01-03");
    check("December 12, 2017", "2017-12-12");
    check("Diterbitkan: 12 Mei 2020", "2020-05-12");
}

#[test]
fn unsure_is_none() {
    for text in [
        "",
        "kemarin",
        "2 jam yang lalu",
        "12/25/2017",
        "31 Februari 2020",
        "12/12/17",
        "Desember 2017",
        "2017",
        "12:30",
        "12 Foo 2020",
        "12 Mei 2020 25:00",
        "12 Mei 2020 WIB",
        "12 Mei 2020 10:00 XYZ",
        "12 Mei 0020",
        "12 Mei 2020 - 14 Mei 2020",
        "123456789",
        "10:00 12:00",
    ] {
        check(text, "none");
    }
}

proptest! {
    #[test]
    fn any_text_is_taken(text in "[0-9a-zA-Z:/,.+ é-]{0,40}") {
        parse_date(&text);
    }
    #[test]
    fn every_written_day_is_read_back(days in 0i64..50_000) {
        let date = NaiveDate::from_ymd_opt(1950, 1, 1).unwrap() + chrono::Duration::days(days);
        let text = date.format("%-d/%-m/%Y").to_string();
        prop_assert_eq!(parse_date(&text).map(|p| titen_model::wib_date(p.at)), Some(date));
    }
}
