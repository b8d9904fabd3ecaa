//! Items as exports and registers show them → cases with their steps.

#![allow(clippy::unwrap_used)]

use chrono::NaiveDate;
use serde_json::json;
use titen_dict::Dictionaries;
use titen_followup::{Sighting, cases_of};
use titen_model::{Case, CaseClass, Channel, Item, ItemId, Published, StepKind};

fn day(s: &str) -> NaiveDate {
    s.parse().unwrap()
}

fn item(channel: Channel, published: &str, extra: serde_json::Value) -> Item {
    Item {
        id: ItemId::new("s", "1"),
        key: "1".into(),
        source: "s".into(),
        channel,
        url: None,
        title: Some("Jalan rusak".into()),
        body: Some("Jalan depan pasar rusak".into()),
        published: Some(Published::day(day(published))),
        received: "2026-08-14T02:00:00Z".parse().unwrap(),
        lang: None,
        extra: serde_json::from_value(extra).unwrap(),
    }
}

fn seen(item: &Item, first: &str, last: &str) -> Sighting {
    Sighting {
        item: item.clone(),
        first: format!("{first}T03:00:00Z").parse().unwrap(),
        last: format!("{last}T03:00:00Z").parse().unwrap(),
    }
}

fn cases(item: &Item, sightings: &[Sighting]) -> Vec<Case> {
    cases_of(
        item,
        sightings,
        None,
        None,
        &Dictionaries::builtin().unwrap(),
        day("2026-08-14"),
    )
}

fn told(case: &Case) -> Vec<(StepKind, String, String)> {
    let steps = case.steps.iter();
    steps
        .map(|s| (s.kind, s.day.earliest.to_string(), s.day.latest.to_string()))
        .collect()
}

#[test]
fn a_step_lies_between_the_export_without_it_and_the_first_with_it() {
    let at = |status: &str, unit: &str| {
        let extra = json!({"Status Laporan": status, "Instansi Terdisposisi": unit, "Klasifikasi Laporan": "Pengaduan Tidak Berkadar Pengawasan"});
        item(Channel::Lapor, "2026-08-03", extra)
    };
    let (a, b, c) = (
        at("Terverifikasi", ""),
        at("Proses", "Badan Perencanaan Pembangunan Daerah"),
        at("Selesai", "Badan Perencanaan Pembangunan Daerah"),
    );
    let sightings = [
        seen(&a, "2026-08-04", "2026-08-05"),
        seen(&b, "2026-08-07", "2026-08-10"),
        seen(&c, "2026-08-14", "2026-08-14"),
    ];
    let case = &cases(&c, &sightings)[0];
    assert_eq!(
        (case.class, case.unit.as_ref().unwrap().as_str()),
        (CaseClass::Pengaduan, "Bappeda")
    );
    let s = |k, a: &str, b: &str| (k, a.to_owned(), b.to_owned());
    assert_eq!(
        told(case),
        [
            s(StepKind::Diverifikasi, "2026-08-03", "2026-08-04"),
            s(StepKind::Diteruskan, "2026-08-05", "2026-08-07"),
            s(StepKind::Ditindaklanjuti, "2026-08-05", "2026-08-07"),
            s(StepKind::Selesai, "2026-08-10", "2026-08-14"),
        ]
    );
    assert_eq!(case.steps[3].said, "Selesai");
}

#[test]
fn from_done_back_to_work_is_opened_again() {
    let at = |status: &str| {
        item(
            Channel::Lapor,
            "2026-08-03",
            json!({"Status Laporan": status}),
        )
    };
    let (a, b) = (at("Selesai"), at("Proses"));
    let case = &cases(
        &b,
        &[
            seen(&a, "2026-08-05", "2026-08-05"),
            seen(&b, "2026-08-07", "2026-08-07"),
        ],
    )[0];
    assert_eq!(case.steps.last().unwrap().kind, StepKind::DibukaKembali);
    assert_eq!(case.unit, None);
}

#[test]
fn a_register_s_own_dates_are_sure_and_an_objection_is_a_case_of_its_own() {
    let extra = json!({"status": "Selesai", "tanggal_dijawab": "2026-08-12", "tanggal_perpanjangan": null, "tanggal_keberatan": "2026-08-13"});
    let cases = cases(&item(Channel::Ppid, "2026-08-03", extra), &[]);
    assert_eq!(cases.len(), 2);
    assert_eq!(cases[0].class, CaseClass::PermohonanPpid);
    let answered = cases[0]
        .steps
        .iter()
        .find(|s| s.kind == StepKind::Dijawab)
        .unwrap();
    assert!(answered.day.is_sure());
    assert_eq!(
        (cases[1].class, cases[1].received),
        (CaseClass::KeberatanPpid, day("2026-08-13"))
    );
    assert_eq!(cases[1].key, "1 (keberatan)");
    assert!(
        cases[1].steps.iter().all(|s| s.kind != StepKind::Dijawab),
        "what came before the objection is no answer to it"
    );
}

#[test]
fn classes_are_told_by_the_report_s_own_words() {
    for (said, class) in [
        (
            "Pengaduan Berkadar Pengawasan",
            CaseClass::PengaduanBerkadarPengawasan,
        ),
        ("Pengaduan tidak berkadar pengawasan", CaseClass::Pengaduan),
        ("Permintaan Informasi", CaseClass::PermintaanInformasi),
        ("Aspirasi", CaseClass::Aspirasi),
        ("", CaseClass::Pengaduan),
    ] {
        let case = &cases(
            &item(
                Channel::Lapor,
                "2026-08-03",
                json!({"Klasifikasi Laporan": said}),
            ),
            &[],
        )[0];
        assert_eq!(case.class, class, "{said}");
        assert_eq!(case.steps, []);
    }
}

#[test]
fn a_unit_that_the_dictionary_does_not_know_keeps_the_export_s_name() {
    let case = &cases(
        &item(
            Channel::Lapor,
            "2026-08-03",
            json!({"Instansi Terdisposisi": "PDAM Anu"}),
        ),
        &[],
    )[0];
    assert_eq!(case.unit.as_ref().unwrap().as_str(), "PDAM Anu");
}
