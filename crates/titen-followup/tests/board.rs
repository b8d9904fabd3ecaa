//! The board on cases whose days were counted by hand on a paper calendar.
//!
//! 22 December 2025 is a Monday. Working days after it: 23 (1), 24 (2), then Natal and cuti bersama
//! and a weekend, 29 (3), 30 (4), 31 (5), Tahun Baru, 2 January (6), 5 (7), 6 (8), 7 (9), 8 (10),
//! 9 (11), 12 (12), 13 (13), 14 (14), 15 (15), Isra Mikraj on 16, 19 (16), 20 (17).

#![allow(clippy::unwrap_used)]

use chrono::NaiveDate;
use titen_dict::Dictionaries;
use titen_followup::{BoardRules, ClockRule, board};
use titen_model::{
    Board, BoardCase, Case, CaseClass, CaseStep, Channel, Colour, IssueId, ItemId,
    PerangkatDaerahId, StepDay, StepKind, WilayahCode,
};

fn day(s: &str) -> NaiveDate {
    s.parse().unwrap()
}

fn case(key: &str, class: CaseClass, received: &str) -> Case {
    Case {
        item: ItemId::new("sp4n", key),
        key: key.to_owned(),
        channel: Channel::Lapor,
        class,
        unit: Some(PerangkatDaerahId::new("Bappeda")),
        title: "Jalan rusak".into(),
        wilayah: vec![WilayahCode::new("35.22.15")],
        issue: None,
        received: day(received),
        known: day(received),
        steps: Vec::new(),
    }
}

fn step(mut case: Case, kind: StepKind, on: &str) -> Case {
    case.steps.push(CaseStep {
        kind,
        day: StepDay::on(day(on)),
        said: String::new(),
    });
    case
}

fn between(mut case: Case, kind: StepKind, earliest: &str, latest: &str) -> Case {
    case.steps.push(CaseStep {
        kind,
        day: StepDay {
            earliest: day(earliest),
            latest: day(latest),
        },
        said: "Selesai".into(),
    });
    case
}

fn on(cases: &[Case], at: &str) -> Board {
    let dict = Dictionaries::builtin().unwrap();
    board(cases, &BoardRules::default(), &dict, day(at))
}

fn only(case: &Case, at: &str) -> BoardCase {
    let board = on(std::slice::from_ref(case), at);
    board.units[0].cases[0].clone()
}

#[track_caller]
fn check(case: &Case, at: &str, colour: Colour, age: u32, why: &str) {
    let shown = only(case, at);
    assert_eq!(
        (shown.colour, shown.age, shown.why.as_str()),
        (colour, age, why),
        "{at}"
    );
}

use CaseClass::{
    Aspirasi, Pengaduan, PengaduanBerkadarPengawasan, PermintaanInformasi, PermohonanPpid,
};
use Colour::{Hijau, Kuning, Merah};
use StepKind::{
    Diarsipkan, DibukaKembali, Dijawab, Diperpanjang, Diteruskan, Ditindaklanjuti, Diverifikasi,
};

#[test]
fn without_a_step_it_is_red_after_five_working_days_across_the_year_s_end() {
    let c = case("1", Pengaduan, "2025-12-22");
    check(
        &c,
        "2025-12-31",
        Kuning,
        5,
        "menunggu tindak lanjut, 5 dari 14 hari kerja",
    );
    check(
        &c,
        "2026-01-01",
        Kuning,
        5,
        "menunggu tindak lanjut, 5 dari 14 hari kerja",
    );
    check(
        &c,
        "2026-01-02",
        Merah,
        6,
        "belum ada tindak lanjut: 6 hari kerja (batas 5)",
    );
}

#[test]
fn being_verified_and_passed_on_is_no_step_of_the_unit() {
    let c = step(
        case("1", Pengaduan, "2025-12-22"),
        Diverifikasi,
        "2025-12-23",
    );
    let c = step(c, Diteruskan, "2025-12-23");
    check(
        &c,
        "2026-01-02",
        Merah,
        6,
        "belum ada tindak lanjut: 6 hari kerja (batas 5)",
    );
}

#[test]
fn begun_in_time_it_is_yellow_until_its_limit_has_passed() {
    let c = step(
        case("1", Pengaduan, "2025-12-22"),
        Ditindaklanjuti,
        "2025-12-30",
    );
    check(
        &c,
        "2026-01-14",
        Kuning,
        14,
        "dalam proses, 14 dari 14 hari kerja",
    );
    check(
        &c,
        "2026-01-15",
        Merah,
        15,
        "lewat batas jawab: 15 hari kerja (batas 14)",
    );
    assert_eq!(only(&c, "2026-01-14").due, Some(day("2026-01-14")));
    // On the 29th nobody knew yet that it would begin on the 30th.
    check(
        &c,
        "2025-12-29",
        Kuning,
        3,
        "menunggu tindak lanjut, 3 dari 14 hari kerja",
    );
}

#[test]
fn a_class_has_its_own_limit() {
    let info = step(
        case("1", PermintaanInformasi, "2025-12-22"),
        Ditindaklanjuti,
        "2025-12-23",
    );
    check(
        &info,
        "2025-12-31",
        Kuning,
        5,
        "dalam proses, 5 dari 5 hari kerja",
    );
    check(
        &info,
        "2026-01-02",
        Merah,
        6,
        "lewat batas jawab: 6 hari kerja (batas 5)",
    );
    let watched = step(
        case("2", PengaduanBerkadarPengawasan, "2025-12-22"),
        Ditindaklanjuti,
        "2025-12-23",
    );
    check(
        &watched,
        "2026-01-15",
        Kuning,
        15,
        "dalam proses, 15 dari 60 hari kerja",
    );
    let wish = step(
        case("3", Aspirasi, "2025-12-22"),
        Ditindaklanjuti,
        "2025-12-23",
    );
    check(
        &wish,
        "2026-01-15",
        Kuning,
        15,
        "dalam proses, 15 hari kerja",
    );
}

#[test]
fn a_ppid_request_has_ten_days_and_seven_more_once_they_are_announced() {
    let c = case("1", PermohonanPpid, "2025-12-22");
    check(
        &c,
        "2026-01-08",
        Kuning,
        10,
        "menunggu tindak lanjut, 10 dari 10 hari kerja",
    );
    check(
        &c,
        "2026-01-09",
        Merah,
        11,
        "lewat batas jawab: 11 hari kerja (batas 10)",
    );
    let c = step(c, Diperpanjang, "2026-01-07");
    check(
        &c,
        "2026-01-20",
        Kuning,
        17,
        "dalam proses, 17 dari 17 hari kerja",
    );
    check(
        &c,
        "2026-01-21",
        Merah,
        18,
        "lewat batas jawab: 18 hari kerja (batas 17)",
    );
    assert_eq!(only(&c, "2026-01-20").due, Some(day("2026-01-20")));
}

#[test]
fn what_no_unit_has_is_red_for_kominfo_after_three() {
    let mut c = case("1", Pengaduan, "2025-12-22");
    c.unit = None;
    check(
        &c,
        "2025-12-29",
        Kuning,
        3,
        "menunggu diteruskan, 3 dari 14 hari kerja",
    );
    check(
        &c,
        "2025-12-30",
        Merah,
        4,
        "belum diteruskan ke perangkat daerah: 4 hari kerja (batas 3)",
    );
    assert_eq!(on(&[c], "2025-12-30").units[0].unit, None);
}

#[test]
fn answered_is_green_in_time_or_late_and_leaves_the_board_after_four_weeks() {
    let early = step(case("1", Pengaduan, "2025-12-22"), Dijawab, "2026-01-14");
    check(
        &early,
        "2026-01-16",
        Hijau,
        14,
        "dijawab pada hari kerja ke-14, dalam batas",
    );
    let late = step(case("1", Pengaduan, "2025-12-22"), Dijawab, "2026-01-15");
    check(
        &late,
        "2026-01-16",
        Hijau,
        15,
        "dijawab pada hari kerja ke-15, lewat batas",
    );
    assert_eq!(on(std::slice::from_ref(&late), "2026-02-11").units.len(), 1);
    assert_eq!(on(&[late], "2026-02-12").units.len(), 0);
}

#[test]
fn a_day_that_only_two_exports_bound_makes_no_one_late() {
    let c = between(
        case("1", Pengaduan, "2025-12-22"),
        Dijawab,
        "2026-01-09",
        "2026-01-19",
    );
    check(
        &c,
        "2026-01-19",
        Hijau,
        16,
        "dijawab paling lambat pada hari kerja ke-16; tepat waktu atau tidak, tidak dapat dipastikan",
    );
    let board = on(std::slice::from_ref(&c), "2026-01-19");
    let p = board.total.punctual;
    assert_eq!((p.on_time, p.late, p.overdue_open, p.unsure), (0, 0, 0, 1));
    assert_eq!(p.share(), None);
    assert_eq!(
        board.notes,
        ["Tanggal tindak lanjut 1 laporan hanya diketahui di antara dua ekspor."]
    );
    // Before the second export it was open, and over its limit.
    check(
        &c,
        "2026-01-15",
        Merah,
        15,
        "lewat batas jawab: 15 hari kerja (batas 14)",
    );
}

#[test]
fn opened_again_it_waits_again_and_put_away_it_counts_for_nobody() {
    let c = step(case("1", Pengaduan, "2025-12-22"), Dijawab, "2025-12-29");
    let c = step(c, DibukaKembali, "2026-01-02");
    check(
        &c,
        "2026-01-05",
        Kuning,
        7,
        "dalam proses, 7 dari 14 hari kerja",
    );
    let gone = step(case("2", Pengaduan, "2025-12-22"), Diarsipkan, "2025-12-29");
    check(
        &gone,
        "2026-01-15",
        Hijau,
        3,
        "diarsipkan pada hari kerja ke-3",
    );
    assert_eq!(on(&[gone], "2026-01-15").total.punctual.share(), None);
}

#[test]
fn the_share_in_time_counts_what_is_overdue_and_still_open() {
    let cases = [
        step(case("1", Pengaduan, "2025-12-22"), Dijawab, "2026-01-14"),
        step(case("2", Pengaduan, "2025-12-22"), Dijawab, "2026-01-15"),
        case("3", Pengaduan, "2025-12-22"),
        case("4", Pengaduan, "2026-01-13"),
    ];
    let board = on(&cases, "2026-01-16");
    let p = board.total.punctual;
    assert_eq!((p.on_time, p.late, p.overdue_open, p.unsure), (1, 1, 1, 0));
    assert_eq!(p.share(), Some(1.0 / 3.0));
    let counts = board.total;
    assert_eq!((counts.merah, counts.kuning, counts.hijau), (1, 1, 2));
    assert_eq!(counts.oldest, Some(15));
    // The same weekday before, then a week of holidays before that.
    let before: Vec<_> = board
        .before
        .iter()
        .rev()
        .take(3)
        .map(|w| (w.at.to_string(), w.counts.merah, w.counts.kuning))
        .collect();
    assert_eq!(
        before,
        [
            ("2026-01-09".to_owned(), 3, 0),
            ("2026-01-02".to_owned(), 3, 0),
            ("2025-12-26".to_owned(), 0, 3),
        ]
    );
}

#[test]
fn units_stand_by_their_worst_case_and_cases_by_their_age() {
    let mut other = case("9", Pengaduan, "2025-12-22");
    other.unit = Some(PerangkatDaerahId::new("Setwan"));
    let cases = [
        case("1", Pengaduan, "2025-12-30"),
        case("2", Pengaduan, "2025-12-29"),
        other,
    ];
    let board = on(&cases, "2026-01-02");
    let names: Vec<_> = board
        .units
        .iter()
        .map(|u| (u.unit.as_ref().unwrap().code.as_str(), u.colour))
        .collect();
    assert_eq!(names, [("Setwan", Merah), ("Bappeda", Kuning)]);
    let keys: Vec<_> = board.units[1]
        .cases
        .iter()
        .map(|c| (c.key.as_str(), c.age))
        .collect();
    assert_eq!(keys, [("2", 3), ("1", 2)]);
}

#[test]
fn repeated_reports_name_each_other_where_issue_and_place_are_the_same() {
    let mut cases: Vec<Case> = (1..=3)
        .map(|n| case(&n.to_string(), Pengaduan, "2025-12-22"))
        .collect();
    for c in &mut cases {
        c.issue = Some("isu-2k7w9qhd".parse::<IssueId>().unwrap());
    }
    cases[2].wilayah = vec![WilayahCode::new("35.22.01")];
    let board = on(&cases, "2025-12-23");
    let repeated: Vec<_> = board.units[0]
        .cases
        .iter()
        .map(|c| c.repeated.join(","))
        .collect();
    assert_eq!(repeated, ["2", "1", ""]);
}

#[test]
fn an_office_sets_its_own_limits_and_a_year_without_holidays_is_said() {
    let rule: ClockRule =
        toml::from_str("class = \"pengaduan\"\nfirst_step = 2\nanswer = 4\n").unwrap();
    let rules = BoardRules {
        clocks: vec![rule],
        ..BoardRules::default()
    };
    let dict = Dictionaries::builtin().unwrap();
    let board = board(
        &[case("1", Pengaduan, "2029-01-01")],
        &rules,
        &dict,
        day("2029-01-04"),
    );
    assert_eq!(
        board.units[0].cases[0].why,
        "belum ada tindak lanjut: 3 hari kerja (batas 2)"
    );
    assert_eq!(
        board.notes,
        ["Hari libur tahun 2029 belum ada di kamus; hari kerja dihitung tanpa libur nasional."]
    );
}

#[test]
fn what_an_export_showed_later_is_on_no_earlier_board() {
    let mut c = case("1", Pengaduan, "2025-12-22");
    c.known = day("2026-01-12");
    let board = on(&[c], "2026-01-16");
    assert_eq!(board.total.merah, 1);
    let before: Vec<u32> = board.before.iter().map(|w| w.counts.merah).collect();
    assert_eq!(before, [0; 8]);
}

#[test]
fn a_board_without_cases_is_empty_and_a_case_of_tomorrow_is_not_on_it() {
    assert_eq!(on(&[], "2026-01-02").units, []);
    assert_eq!(
        on(&[case("1", Pengaduan, "2026-01-05")], "2026-01-02").units,
        []
    );
}
