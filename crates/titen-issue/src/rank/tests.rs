//! What ranking must hold to: evidence, gate, scope, change, and no loud voice that carries an issue.

use super::*;
use crate::{
    build::{at, complaint, news, week, with_cue, with_urusan},
    carried::Carried,
    group::{Known, group_week},
    settings::GroupSettings,
};
use std::sync::LazyLock;
use titen_model::{Criterion, CueKind, OffTopic, RankedIssue, Tone, WilayahCode};

pub(crate) static DICT: LazyLock<Dictionaries> = LazyLock::new(|| Dictionaries::builtin().unwrap());

pub(crate) type Said = Vec<(Item, Document)>;

const FAULTS: [(&str, &str); 4] = [
    ("lampu jalan padam gelap gulita", "2.15"),
    ("pupuk subsidi langka petani menjerit", "3.27"),
    ("jembatan gantung putus warga memutar", "1.03"),
    ("sampah menumpuk berbau menyengat", "2.11"),
];

/// `n` citizens report fault number `fault`, in Kec. Kapas.
pub(crate) fn reports(fault: usize, n: usize) -> Said {
    let (words, urusan) = FAULTS[fault];
    (0..n)
        .map(|i| {
            let (item, doc) = complaint(
                &format!("warga{fault}-{i}"),
                2 + 7 * i as i64 % 150,
                &format!("{words} titik{fault}x{i}"),
            );
            (item, at(with_urusan(doc, urusan), &["35.22.15"]))
        })
        .collect()
}

fn change_docs(said: Said, change: impl Fn(Document) -> Document) -> Said {
    said.into_iter()
        .map(|(item, doc)| (item, change(doc)))
        .collect()
}

pub(crate) fn rank_with(
    said: &[(Item, Document)],
    before: Option<&RankedWeek>,
    scope: &Scope,
) -> RankedWeek {
    let docs: Vec<Document> = said.iter().map(|s| s.1.clone()).collect();
    let items = said.iter().map(|s| (s.0.id, s.0.clone())).collect();
    let (grouped, _) = group_week(
        week(),
        Known::after(&Carried::default()),
        &docs,
        &items,
        &DICT,
        &GroupSettings::default(),
    );
    rank_week(
        &grouped,
        &docs,
        &items,
        before,
        scope,
        &DICT,
        &RankSettings::default(),
    )
}

pub(crate) fn rank(said: &[(Item, Document)]) -> RankedWeek {
    rank_with(said, None, &Scope::All)
}

pub(crate) fn with_urusan_code<'a>(ranked: &'a RankedWeek, code: &str) -> &'a RankedIssue {
    ranked
        .ranked
        .iter()
        .find(|r| r.urusan.as_ref().is_some_and(|u| u.as_str() == code))
        .unwrap()
}

#[test]
fn every_score_has_parts_in_words_with_items_behind_them() {
    let ranked = rank(&[reports(0, 6), reports(1, 3)].concat());
    assert_eq!(ranked.ranked.len(), 2, "{:?}", ranked.unranked);
    for issue in &ranked.ranked {
        let sum = |c| {
            (1.0 + issue
                .parts
                .iter()
                .filter(|p| p.criterion == c)
                .map(|p| p.points)
                .sum::<f64>())
            .clamp(1.0, 5.0)
        };
        let (u, s, g) = (
            sum(Criterion::Urgency),
            sum(Criterion::Seriousness),
            sum(Criterion::Growth),
        );
        assert!((issue.score - (u + s + g)).abs() < 1e-9);
        assert_eq!(
            (issue.usg.u, issue.usg.s, issue.usg.g),
            (u.round() as u8, s.round() as u8, g.round() as u8)
        );
        for part in &issue.parts {
            assert!(part.why.chars().any(|c| c.is_ascii_digit()), "{}", part.why);
            assert!(
                !part.evidence.is_empty() && part.evidence.iter().all(|e| issue.items.contains(e))
            );
        }
        assert!(issue.gate.passes());
        assert!(issue.rank_low <= issue.rank && issue.rank <= issue.rank_high);
        assert!(!issue.summary.is_empty() && !issue.quotes.is_empty());
    }
    assert_eq!(
        ranked.ranked[0].urusan.as_ref().unwrap().as_str(),
        "2.15",
        "more citizens come first"
    );
}

#[test]
fn one_loud_account_does_not_outrank_many_citizens() {
    let loud: Said = (0..80)
        .map(|i| {
            let (item, doc) = complaint(
                "akun-ramai",
                i,
                &format!(
                    "pupuk subsidi langka petani menjerit seruan{i} tagar{}",
                    i % 9
                ),
            );
            (item, at(with_urusan(doc, "3.27"), &["35.22.15"]))
        })
        .collect();
    let ranked = rank(
        &[
            reports(0, 8),
            reports(1, 1),
            reports(2, 30),
            reports(3, 30),
            loud,
        ]
        .concat(),
    );
    let loud = with_urusan_code(&ranked, "3.27");
    assert!(loud.items.len() > 60, "{}", loud.items.len());
    assert_eq!(loud.n_voices, 2);
    assert!(with_urusan_code(&ranked, "2.15").rank < loud.rank);
}

#[test]
fn a_copied_release_does_not_carry_an_issue() {
    let text = "Pedagang mengeluhkan sampah menumpuk berbau menyengat di belakang pasar sejak pekan lalu tanpa pengangkutan";
    let release = |n: i64| -> Said {
        (0..n)
            .map(|i| {
                let (item, doc) = news(
                    &format!("situs{i}"),
                    10 + i % 60,
                    "Sampah menumpuk di pasar",
                    text,
                );
                (
                    item,
                    Document {
                        tone: Tone::Negatif,
                        ..with_urusan(doc, "2.11")
                    },
                )
            })
            .collect()
    };
    let own = news(
        "koran",
        4,
        "Sampah menumpuk",
        "Warga kesal sampah menumpuk berbau, truk tidak datang",
    );
    let own = vec![(
        own.0,
        Document {
            tone: Tone::Negatif,
            ..with_urusan(own.1, "2.11")
        },
    )];
    let score = |n| with_urusan_code(&rank(&[release(n), own.clone()].concat()), "2.11").score;
    let (once, often) = (score(1), score(500));
    assert!(often - once < 0.5, "{once} {often}");
}

#[test]
fn harm_weighs_more_than_noise() {
    let harmed = change_docs(reports(2, 4), |d| {
        with_cue(
            with_cue(d, CueKind::Victims, Some(5.0)),
            CueKind::Hazard,
            None,
        )
    });
    let ranked = rank(&[harmed, reports(0, 5)].concat());
    let first = &ranked.ranked[0];
    assert_eq!(first.urusan.as_ref().unwrap().as_str(), "1.03");
    let victims = first.parts.iter().find(|p| p.key == "victims").unwrap();
    assert_eq!((victims.value, victims.evidence.len()), (5.0, 4));
    assert_eq!(victims.why, "5 korban menurut 4 dari 4 butir (4 pihak)");
}

#[test]
fn each_gate_says_why_it_is_shut() {
    let reason = |said: Said| {
        let ranked = rank(&said);
        assert!(ranked.ranked.is_empty());
        let u = &ranked.unranked[0];
        assert!(
            u.why.chars().any(|c| c.is_ascii_digit()) || u.reason == UnrankedReason::NotLayak,
            "{}",
            u.why
        );
        u.reason
    };
    let praise = |d: Document| Document {
        tone: Tone::Positif,
        ..d
    };
    let no_urusan = |d: Document| Document {
        urusan: vec![],
        ..d
    };
    let sport = |d: Document| {
        let off = OffTopic {
            kind: OffTopicKind::Sport,
            words: vec!["liga".into()],
        };
        Document {
            off_topic: Some(off),
            ..d
        }
    };
    assert_eq!(
        reason(change_docs(reports(0, 4), praise)),
        UnrankedReason::NotProblematik
    );
    assert_eq!(reason(reports(0, 1)), UnrankedReason::NotKekhalayakan);
    assert_eq!(
        reason(change_docs(reports(0, 4), no_urusan)),
        UnrankedReason::NotLayak
    );
    assert_eq!(
        reason(change_docs(reports(0, 4), sport)),
        UnrankedReason::OffTopic(OffTopicKind::Sport)
    );
}

#[test]
fn what_lies_elsewhere_or_nowhere_is_out_of_scope() {
    let here = Scope::Within(WilayahCode::new("35.22"));
    let nowhere = |d: Document| Document {
        wilayah: vec![],
        ..d
    };
    let elsewhere = |d: Document| at(nowhere(d), &["35.78.01"]);
    let by_default = |d: Document| Document {
        default_wilayah: Some(WilayahCode::new("35.22")),
        ..nowhere(d)
    };
    let ambiguous = |d: Document| at(nowhere(d), &["35.22.15.2001", "35.22.20.2002"]);
    let ranks = |said: Said| {
        let ranked = rank_with(&said, None, &here);
        assert!(
            ranked
                .unranked
                .iter()
                .all(|u| u.reason == UnrankedReason::OutOfScope)
        );
        !ranked.ranked.is_empty()
    };
    assert!(ranks(reports(0, 4)));
    assert!(ranks(change_docs(reports(0, 4), by_default)));
    assert!(ranks(change_docs(reports(0, 4), ambiguous)));
    assert!(!ranks(change_docs(reports(0, 4), elsewhere)));
    assert!(!ranks(change_docs(reports(0, 4), nowhere)));
}

#[test]
fn the_same_week_gives_the_same_bytes() {
    let mut said = [reports(0, 5), reports(1, 5), reports(2, 5), reports(3, 2)].concat();
    let one = rank(&said);
    said.reverse();
    assert_eq!(
        serde_json::to_string(&one).unwrap(),
        serde_json::to_string(&rank(&said)).unwrap()
    );
}
