//! Dates as sources write them, and those that must not be guessed.

use super::*;
use chrono::NaiveDate;
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

/// Read on Wednesday, 12 August 2026.
fn said(text: &str, expect: &str) {
    let now = NaiveDate::from_ymd_opt(2026, 8, 12).unwrap();
    let got: Vec<_> = time_mentions(text, now)
        .iter()
        .map(|m| m.when.to_string())
        .collect();
    assert_eq!(got.join("; "), expect, "{text}");
}

#[test]
fn days_of_the_calendar() {
    said("Selasa Pahing, 12 Desember 2017", "2017-12-12");
    said(
        "pada 1 Nopember 2020 dan 03 Peb 2021",
        "2020-11-01; 2021-02-03",
    );
    said(
        "tanggal 15-12-2017, 15/12/17, 15.12.2017",
        "2017-12-15; 2017-12-15; 2017-12-15",
    );
    said(
        "Rabu (12/8) dan Selasa (11/8/2026)",
        "2026-08-12; 2026-08-11",
    );
    said("tgl 5, tgl 5 Agustus", "2026-08-05; 2026-08-05");
    said(
        "12 s/d 14 Agustus 2026, 12-14 Agustus",
        "2026-08-12/2026-08-14; 2026-08-12/2026-08-14",
    );
    said("30 Juli sampai 2 Agustus 2026", "2026-07-30/2026-08-02");
    said(
        "Agustus 2026, bulan Maret, tahun 2025",
        "2026-08; 2026-03; 2025",
    );
    said("Senin lalu, Jumat depan", "2026-08-10; 2026-08-14");
    said(
        "31 Februari 2026, 1 Ramadan 1447 H, 12/25/2017, 30/2/2026",
        "",
    );
    said("RT 05 RW 02, 1/2 porsi, 3/4, nomor 12", "");
}

#[test]
fn told_from_today() {
    said("kemarin sore dan besok", "2026-08-11 sore; 2026-08-13");
    said(
        "tadi pagi, tadi malam, lusa, kmrn lusa",
        "2026-08-12 pagi; 2026-08-11 malam; 2026-08-14; 2026-08-10",
    );
    said(
        "minggu lalu, bulan depan, thn lalu",
        "2026-08-03/2026-08-09; 2026-09; 2025",
    );
    said(
        "3 hari yang lalu, dua bulan lalu, seminggu lagi",
        "2026-08-09; 2026-06; 2026-08-17/2026-08-23",
    );
    said(
        "sejak 3 bulan lalu, sejak 2019, sejak kemarin",
        "2026-05-12/2026-08-12; 2019-01-01/2026-08-12; 2026-08-11/2026-08-12",
    );
    said(
        "awal bulan ini, akhir tahun 2025",
        "2026-08-01/2026-08-10; 2025-09-01/2025-12-31",
    );
}

#[test]
fn times_and_durations() {
    said(
        "jam 7 pagi, pukul 10.30 WIB, jam 3 sore",
        "T07:00; T10:30+07:00; T15:00",
    );
    said(
        "jam 12 malam, jam setengah delapan malam, 22.00-04.00 WITA",
        "T00:00; T19:30; T22:00/04:00+08:00",
    );
    said("Selasa (11/8) pukul 09.00 WIT", "2026-08-11T09:00+09:00");
    said(
        "sudah 2 tahun, selama tiga minggu, setahun, 24 jam",
        "P2Y; P3W; P1Y; PT24H",
    );
    said("pukul 25.00, usia 3 tahun, jam dinding", "");
}

proptest! {
    #[test]
    fn mentions_stand_in_the_text(text in "(Senin|Rabu|minggu|12|31|2026|0|Agustus|Feb|lalu|yang|sejak|jam|pukul|10.30|WIB|s/d|[-/.,() ]|awal|akhir|tahun|bulan|tgl|99999|é|kemarin|setengah|dua| ){0,20}|\\PC{0,30}", days in 0i64..60_000) {
        let now = NaiveDate::from_ymd_opt(1950, 1, 1).unwrap() + chrono::Duration::days(days);
        let mut last = 0;
        for m in time_mentions(&text, now) {
            prop_assert!(m.start >= last && text.get(m.start..m.end).is_some_and(|t| !t.is_empty()));
            last = m.end;
        }
        for q in crate::numbers::quantities(&text) {
            prop_assert!(text.get(q.start..q.end).is_some_and(|t| !t.is_empty()));
        }
    }

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
