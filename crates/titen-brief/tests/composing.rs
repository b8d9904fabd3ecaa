//! From a ranked week to the brief: numbers that equal the lists behind them, names beside codes,
//! recommendations by rule, and what a ralat says.
#![allow(clippy::unwrap_used)]

#[path = "fixture/week.rs"]
mod week;

use titen_brief::{compose, render};
use titen_model::{Change, UnrankedReason};

#[test]
fn every_number_of_an_issue_is_the_length_of_its_list() {
    let fixture = week::fixture();
    for issue in &compose(fixture.compose()).issues {
        let n = u32::try_from(issue.items.len()).unwrap();
        assert_eq!(issue.channels.values().sum::<u32>(), n, "{}", issue.title);
        assert_eq!(issue.tone.values().sum::<u32>(), n, "{}", issue.title);
        let mut indexes = issue
            .parts
            .iter()
            .flat_map(|p| &p.evidence)
            .chain(issue.wilayah.iter().flat_map(|p| &p.items));
        assert!(indexes.all(|i| *i < issue.items.len()), "{}", issue.title);
        assert!(
            issue.channels.keys().all(|c| c.counted() == *c),
            "rss is news"
        );
    }
}

#[test]
fn names_stand_beside_codes() {
    let fixture = week::fixture();
    let brief = compose(fixture.compose());
    let issue = &brief.issues[0];
    assert_eq!(
        issue.urusan.as_ref().unwrap().name,
        "Pekerjaan Umum dan Penataan Ruang"
    );
    assert_eq!(issue.wilayah[0].name, "Desa Malo, Kec. Malo");
    assert_eq!(
        issue.wilayah[0].kecamatan.as_ref().unwrap().code,
        "35.22.17"
    );
    assert!(brief.issues[9].urusan.is_none() && brief.issues[9].perangkat_daerah.is_none());
}

#[test]
fn an_item_names_its_source_as_it_likes_and_no_page_turns_over() {
    let fixture = week::fixture();
    let mut input = fixture.compose();
    input.coverage.sources = vec![titen_model::SourceCount {
        source: "sms \u{202e}\u{fffe}\u{0} pusat".into(),
        channel: titen_model::Channel::Sms,
        n_items: 1,
        n_copies: 0,
    }];
    let brief = compose(input);
    assert_eq!(brief.coverage.sources[0].source, "sms pusat");
}

#[test]
fn what_is_below_the_top_is_named_and_not_lost() {
    let fixture = week::fixture();
    let mut input = fixture.compose();
    input.top = 4;
    let brief = compose(input);
    assert_eq!((brief.issues.len(), brief.below.len()), (4, 6));
    assert_eq!(brief.below[0].rank, 5);
    let html = String::from_utf8(render(&brief).swap_remove(0).bytes).unwrap();
    assert!(html.contains(&brief.below[5].title));
}

#[test]
fn the_unranked_are_gathered_by_reason_largest_first() {
    let fixture = week::fixture();
    let brief = compose(fixture.compose());
    let sport = &brief.unranked[0];
    assert!(matches!(sport.reason, UnrankedReason::OffTopic(_)));
    assert_eq!((sport.n_issues, sport.n_items), (2, 60));
    assert_eq!(
        sport.examples.iter().map(|e| e.n_items).collect::<Vec<_>>(),
        [48, 12]
    );
}

#[test]
fn a_recommendation_names_unit_place_and_step() {
    let fixture = week::fixture();
    let brief = compose(fixture.compose());
    let road = &brief.issues[0].recommendation;
    let unit = &brief.issues[0].perangkat_daerah.as_ref().unwrap().name;
    assert!(
        road.starts_with(&format!("{unit} agar segera memeriksa kondisi fisik")),
        "{road}"
    );
    assert!(
        road.contains("di Desa Malo, Kec. Malo; Kec. Kedewan."),
        "the kecamatan of a named village is not said again: {road}"
    );
    assert!(
        road.contains("LAPOR! (8), SMS (4), dan pesan WhatsApp (4); tindak lanjut pertama"),
        "{road}"
    );
    assert!(
        road.contains("evaluasi Jumat, 28 November 2025, karena cepat memburuk"),
        "{road}"
    );
    assert!(
        road.contains("Muncul dalam 7 pekan: diusulkan menjadi bahan musrenbang"),
        "{road}"
    );
    let flood = &brief.issues[1].recommendation;
    assert!(
        !flood.contains("musrenbang"),
        "an issue of one week: {flood}"
    );
    let aid = &brief.issues[9].recommendation;
    assert!(
        aid.starts_with("Pimpinan agar menetapkan perangkat daerah penanggung jawab"),
        "{aid}"
    );
    assert!(!aid.contains("evaluasi Jumat"), "{aid}");
}

#[test]
fn a_ralat_says_what_changed() {
    let fixture = week::fixture();
    let first = compose(fixture.compose());
    let mut input = fixture.compose();
    input.revision = 2;
    input.previous = Some(&first);
    let same = compose(input);
    assert_eq!(same.ralat.len(), 1);
    assert!(same.ralat[0].contains("tidak berubah"), "{:?}", same.ralat);

    let mut later = week::fixture();
    later.coverage.n_items += 8;
    let gone = later.ranked.ranked.pop().unwrap();
    later.ranked.ranked.swap(0, 1);
    later.ranked.ranked[0].rank = 1;
    later.ranked.ranked[1].rank = 2;
    later.ranked.ranked[1].items.pop();
    later.ranked.ranked[2].change = Change::Same;
    let mut input = later.compose();
    input.previous = Some(&first);
    let ralat = compose(input).ralat;
    assert_eq!(ralat.len(), 4, "{ralat:?}");
    assert_eq!(
        ralat[0],
        "Jumlah butir yang dibaca pekan ini: dari 1.432 menjadi 1.440."
    );
    assert!(
        ralat[1].contains("Luapan Bengawan Solo")
            && ralat[1].ends_with("peringkat dari 2 menjadi 1.")
    );
    assert!(
        ralat[2].ends_with("peringkat dari 1 menjadi 2; jumlah butir dari 41 menjadi 40."),
        "{}",
        ralat[2]
    );
    assert_eq!(
        ralat[3],
        format!("Keluar dari daftar: “{}”, semula peringkat 10.", gone.title)
    );
}
