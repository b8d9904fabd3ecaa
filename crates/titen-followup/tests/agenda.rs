//! What a week's issues make of next week's programmes.

#![allow(clippy::unwrap_used)]

use chrono::{NaiveDate, NaiveTime, Weekday};
use std::collections::BTreeMap;
use titen_followup::{Agenda, agenda};
use titen_model::{
    Brief, BriefIssue, BriefItem, BriefPart, BriefWouldChange, Change, Channel, Coverage,
    Criterion, DialogTopic, Evidence, Gate, GateAnswer, Letterhead, MadeWith, Named, Programme,
    ProgrammeLanguage, Slot, Speaker, Status, Tone, Usg,
};

fn item(n: usize, channel: Channel, excerpt: &str) -> BriefItem {
    BriefItem {
        key: format!("{n}"),
        source: "s".into(),
        channel,
        title: "Judul".into(),
        excerpt: excerpt.into(),
        url: None,
        at: "2026-08-12T02:00:00Z".parse().unwrap(),
        day_only: false,
        dated_by_receipt: false,
        tone: Tone::Negatif,
        copy: false,
    }
}

fn issue(rank: u32, id: &str, unit: Option<&str>) -> BriefIssue {
    let yes = || GateAnswer {
        yes: true,
        why: String::new(),
    };
    BriefIssue {
        id: id.parse().unwrap(),
        rank,
        rank_low: rank,
        rank_high: rank,
        tied_from: rank,
        tied_to: rank,
        rank_before: None,
        change: Change::New,
        title: format!("Jalan rusak {rank}"),
        summary: Vec::new(),
        terms: Vec::new(),
        usg: Usg { u: 3, s: 3, g: 3 },
        score: 9.0,
        parts: vec![BriefPart {
            criterion: Criterion::Seriousness,
            key: "damage".into(),
            value: 1.0,
            points: 0.8,
            why: "rusak disebut 3 butir".into(),
            evidence: vec![0, 1],
            overridden: None,
        }],
        gate: Gate {
            aktual: yes(),
            problematik: yes(),
            kekhalayakan: yes(),
            layak: yes(),
        },
        urusan: None,
        perangkat_daerah: unit.map(|code| Named {
            code: code.into(),
            name: format!("Dinas {code}"),
        }),
        wilayah: Vec::new(),
        items: vec![
            item(0, Channel::Sms, "Jalan depan pasar rusak parah sekali pak"),
            item(
                1,
                Channel::News,
                "Warga mengeluhkan jalan rusak di depan pasar.",
            ),
            item(
                2,
                Channel::Lapor,
                "Mohon perhatian. Kapan jalan depan pasar ini diperbaiki? Terima kasih.",
            ),
            item(
                3,
                Channel::Social,
                "Dalane wis setaun rusak ora didandani …",
            ),
        ],
        n_sources: 3,
        n_voices: 3,
        channels: BTreeMap::new(),
        tone: BTreeMap::new(),
        quotes: Vec::new(),
        first_seen: "2026-W33".parse().unwrap(),
        history: Vec::new(),
        weeks_listed: 1,
        would_change: BriefWouldChange::default(),
        recommendation: String::new(),
        weighted: None,
        joins: Vec::new(),
        edits: Vec::new(),
        budget: None,
    }
}

fn brief(issues: Vec<BriefIssue>) -> Brief {
    Brief {
        office: Letterhead {
            kop: Vec::new(),
            place: "Bojonegoro".into(),
        },
        week: "2026-W33".parse().unwrap(),
        revision: 1,
        status: Status::Draft,
        sample: false,
        scope: String::new(),
        issues,
        below: Vec::new(),
        closed: Vec::new(),
        unranked: Vec::new(),
        proposals: Vec::new(),
        dialog: Vec::new(),
        letters: Vec::new(),
        evidence: Evidence::default(),
        press: titen_model::Press::default(),
        board: None,
        coverage: Coverage::default(),
        ralat: Vec::new(),
        made_with: MadeWith {
            program: String::new(),
            dictionaries: String::new(),
            config_sha256: String::new(),
        },
    }
}

fn programme(id: &str, language: ProgrammeLanguage, days: &[Weekday]) -> Programme {
    Programme {
        id: id.into(),
        name: "Dialog Interaktif".into(),
        station: "Malowopati FM".into(),
        language,
        slots: days
            .iter()
            .map(|day| Slot {
                day: *day,
                at: NaiveTime::from_hms_opt(9, 0, 0).unwrap(),
                minutes: 60,
            })
            .collect(),
        rest_weeks: 4,
        invite_days: 3,
        opening: None,
    }
}

fn speaker(unit: &str, name: &str) -> Speaker {
    Speaker {
        unit: unit.into(),
        name: name.into(),
        position: "Kepala Bidang".into(),
        away: Vec::new(),
    }
}

const ONE: &str = "isu-2k7w9qhd";
const TWO: &str = "isu-9c4e1m0v";

fn plan(
    issues: Vec<BriefIssue>,
    programmes: &[Programme],
    roster: &[Speaker],
    past: &[DialogTopic],
) -> Vec<DialogTopic> {
    agenda(
        &brief(issues),
        &Agenda {
            programmes,
            roster,
            past,
        },
    )
}

fn both() -> Vec<BriefIssue> {
    vec![
        issue(1, ONE, Some("DPUBMPR")),
        issue(2, TWO, Some("Dinkes")),
    ]
}

#[test]
fn each_slot_of_the_next_week_has_an_issue_of_its_own_in_order_of_rank() {
    let p = [programme(
        "dialog",
        ProgrammeLanguage::Indonesian,
        &[Weekday::Thu, Weekday::Tue, Weekday::Fri],
    )];
    let topics = plan(both(), &p, &[], &[]);
    let seen: Vec<_> = topics
        .iter()
        .map(|t| (t.starts.to_string(), t.issue.to_string()))
        .collect();
    // Nine o'clock WIB; two issues fill two of three slots.
    assert_eq!(
        seen,
        [
            ("2026-08-18 02:00:00 UTC".to_owned(), ONE.to_owned()),
            ("2026-08-20 02:00:00 UTC".to_owned(), TWO.to_owned()),
        ]
    );
    assert_eq!(
        topics[0].invite_by,
        "2026-08-15".parse::<NaiveDate>().unwrap()
    );
}

#[test]
fn an_issue_rests_after_it_was_talked_about_unless_it_grew() {
    let p = [programme(
        "dialog",
        ProgrammeLanguage::Indonesian,
        &[Weekday::Tue],
    )];
    let mut past = plan(both(), &p, &[], &[]);
    past[0].starts -= chrono::Duration::weeks(2);
    assert_eq!(plan(both(), &p, &[], &past)[0].issue.as_str(), TWO);
    let mut grown = both();
    grown[0].usg.g = 4;
    assert_eq!(plan(grown, &p, &[], &past)[0].issue.as_str(), ONE);
    let mut louder = both();
    louder[0]
        .items
        .extend([item(4, Channel::Sms, "a"), item(5, Channel::Sms, "b")]);
    assert_eq!(plan(louder, &p, &[], &past)[0].issue.as_str(), ONE);
    past[0].starts -= chrono::Duration::weeks(3);
    assert_eq!(plan(both(), &p, &[], &past)[0].issue.as_str(), ONE);
}

#[test]
fn questions_carry_citizens_own_words_first_and_never_a_newsroom_s_or_half_a_sentence() {
    let p = [programme(
        "dialog",
        ProgrammeLanguage::Indonesian,
        &[Weekday::Tue],
    )];
    let topic = &plan(both(), &p, &[], &[])[0];
    let asked: Vec<&str> = topic.questions.iter().map(|q| q.text.as_str()).collect();
    assert_eq!(
        asked,
        [
            "Warga lewat LAPOR! bertanya: “Kapan jalan depan pasar ini diperbaiki?”",
            "Warga lewat SMS menyampaikan: “Jalan depan pasar rusak parah sekali pak” Apa yang sudah dan akan dikerjakan?",
            "Apa langkah pekan ini, dan kapan selesai?",
            "Apakah penanganannya sudah dianggarkan tahun ini; bila belum, kapan diusulkan?",
            "Ke mana warga dapat melapor bila keadaannya memburuk?",
        ]
    );
    let from: Vec<_> = topic
        .questions
        .iter()
        .map(|q| q.from.as_ref().map(|f| f.item))
        .collect();
    assert_eq!(from, [Some(2), Some(0), None, None, None]);
}

#[test]
fn the_speaker_is_the_one_whose_turn_it_is_and_who_is_there() {
    let p = [programme(
        "dialog",
        ProgrammeLanguage::Indonesian,
        &[Weekday::Tue],
    )];
    let mut roster = [
        speaker("DPUBMPR", "Ani"),
        speaker("DPUBMPR", "Budi"),
        speaker("Dinkes", "Cici"),
    ];
    let first = plan(both(), &p, &roster, &[]);
    assert_eq!(first[0].speaker.as_ref().unwrap().name, "Ani");
    assert_eq!(first[0].speaker_why, "belum pernah menjadi narasumber");
    let mut past = first;
    past[0].starts -= chrono::Duration::weeks(6);
    let second = plan(both(), &p, &roster, &past);
    assert_eq!(second[0].speaker.as_ref().unwrap().name, "Budi");
    roster[1].away = vec![("2026-08-18".parse().unwrap(), "2026-08-19".parse().unwrap())];
    let third = plan(both(), &p, &roster, &past);
    assert_eq!(third[0].speaker.as_ref().unwrap().name, "Ani");
    roster[0].away = roster[1].away.clone();
    let none = plan(both(), &p, &roster, &past);
    assert_eq!(
        (none[0].speaker.clone(), none[0].speaker_why.as_str()),
        (
            None,
            "semua narasumber Dinas DPUBMPR berhalangan pada hari siaran"
        )
    );
}

#[test]
fn without_a_unit_or_a_roster_it_is_said_why_nobody_speaks() {
    let p = [programme(
        "dialog",
        ProgrammeLanguage::Indonesian,
        &[Weekday::Tue],
    )];
    let topics = plan(vec![issue(1, ONE, None)], &p, &[], &[]);
    assert_eq!(
        topics[0].speaker_why,
        "perangkat daerah penanggung jawab belum ditetapkan"
    );
    let topics = plan(both(), &p, &[], &[]);
    assert_eq!(
        topics[0].speaker_why,
        "daftar narasumber Dinas DPUBMPR belum diisi"
    );
}

#[test]
fn a_javanese_programme_opens_in_javanese_and_an_office_in_its_own_words() {
    let mut p = [programme(
        "ayo",
        ProgrammeLanguage::Javanese,
        &[Weekday::Tue],
    )];
    p[0].name = "Ayo Mas Bro".into();
    let topics = plan(both(), &p, &[], &[]);
    assert_eq!(
        topics[0].opening,
        "Sugeng midhangetaken adicara Ayo Mas Bro. Dinten punika kita badhe ngrembag bab: Jalan rusak 1."
    );
    p[0].opening = Some("Ayo, Lur! {topik}, piye iki?".into());
    assert_eq!(
        plan(both(), &p, &[], &[])[0].opening,
        "Ayo, Lur! Jalan rusak 1, piye iki?"
    );
}

#[test]
fn every_sentence_with_a_fact_has_its_items() {
    let p = [programme(
        "dialog",
        ProgrammeLanguage::Indonesian,
        &[Weekday::Tue],
    )];
    let topic = &plan(both(), &p, &[], &[])[0];
    for said in topic.why_now.iter().chain(&topic.facts) {
        assert!(!said.items.is_empty(), "{}", said.text);
        assert!(said.items.iter().all(|i| *i < 4));
    }
    assert_eq!(
        topic.angle,
        "kerusakan yang dilaporkan: siapa memperbaiki dan kapan"
    );
}

#[test]
fn a_week_without_issues_has_no_topics() {
    let p = [programme(
        "dialog",
        ProgrammeLanguage::Indonesian,
        &[Weekday::Tue],
    )];
    assert_eq!(plan(Vec::new(), &p, &[], &[]), []);
}
