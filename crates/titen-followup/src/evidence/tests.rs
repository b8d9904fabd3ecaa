//! Indicators beside issues, and the rule by which they contradict, on numbers that are known.

use super::*;
use titen_model::{
    BriefItem, BriefPlace, BriefWouldChange, Change, Channel, ContradictionKind, Coverage, Field,
    FromVillages, Gate, GateAnswer, Letterhead, MadeWith, QuotationKind, Span, Status, Tone, Usg,
    Worse,
};

fn indicator(key: &str, worse: Worse) -> Indicator {
    Indicator {
        key: key.into(),
        name: key.into(),
        unit: "km".into(),
        worse,
        urusan: vec![titen_model::UrusanCode::new("1.03")],
        words: Vec::new(),
        population: key == "penduduk",
        villages: None,
        aliases: Vec::new(),
    }
}

fn kecamatan(n: usize) -> WilayahCode {
    WilayahCode::new(format!("35.22.{n:02}"))
}

/// Of kecamatan 1, 2, 3 …
fn figures(key: &str, year: u16, values: &[f64]) -> Vec<Figure> {
    (1..)
        .zip(values)
        .map(|(n, value)| Figure {
            indicator: key.into(),
            wilayah: kecamatan(n),
            year,
            value: *value,
            source: "DPUBMPR".into(),
        })
        .collect()
}

fn item(n: usize, copy: bool) -> BriefItem {
    BriefItem {
        key: format!("{n}"),
        source: "s".into(),
        channel: Channel::Sms,
        title: "jalan rusak".into(),
        excerpt: String::new(),
        url: None,
        at: "2025-12-03T05:00:00Z".parse().unwrap(),
        day_only: false,
        dated_by_receipt: false,
        tone: Tone::Negatif,
        copy,
    }
}

/// One issue on roads; `places`: kecamatan with as many items.
fn brief(places: &[(usize, usize)]) -> Brief {
    let answer = || GateAnswer {
        yes: true,
        why: String::new(),
    };
    let n: usize = places.iter().map(|(_, n)| n).sum();
    let mut from = 0;
    let issue = BriefIssue {
        budget: None,
        id: titen_model::IssueId::founded_by(&titen_model::StoryId::founded_by(
            &titen_model::ItemId::new("s", "1"),
        )),
        rank: 1,
        rank_low: 1,
        rank_high: 1,
        tied_from: 1,
        tied_to: 1,
        rank_before: None,
        change: Change::New,
        title: "Jalan rusak di Kanor".into(),
        summary: Vec::new(),
        terms: vec!["aspal".into()],
        usg: Usg { u: 1, s: 1, g: 1 },
        score: 3.0,
        parts: Vec::new(),
        gate: Gate {
            aktual: answer(),
            problematik: answer(),
            kekhalayakan: answer(),
            layak: answer(),
        },
        urusan: Some(Named {
            code: "1.03".into(),
            name: "PU".into(),
        }),
        perangkat_daerah: None,
        wilayah: places
            .iter()
            .map(|(k, n)| {
                let items = (from..from + n).collect();
                from += n;
                let code = kecamatan(*k).to_string();
                BriefPlace {
                    name: code.clone(),
                    kecamatan: Some(Named {
                        code: code.clone(),
                        name: code.clone(),
                    }),
                    code,
                    items,
                }
            })
            .collect(),
        items: (0..n).map(|i| item(i, false)).collect(),
        n_sources: 1,
        n_voices: 1,
        channels: Default::default(),
        tone: Default::default(),
        quotes: Vec::new(),
        first_seen: "2025-W49".parse().unwrap(),
        history: Vec::new(),
        weeks_listed: 1,
        would_change: BriefWouldChange::default(),
        recommendation: String::new(),
        weighted: None,
        joins: Vec::new(),
        edits: Vec::new(),
    };
    Brief {
        press: titen_model::Press::default(),
        office: Letterhead {
            kop: Vec::new(),
            place: String::new(),
        },
        week: "2025-W49".parse().unwrap(),
        revision: 1,
        status: Status::Draft,
        sample: false,
        scope: String::new(),
        issues: vec![issue],
        below: Vec::new(),
        closed: Vec::new(),
        unranked: Vec::new(),
        proposals: Vec::new(),
        dialog: Vec::new(),
        board: None,
        letters: Vec::new(),
        evidence: Evidence::default(),
        coverage: Coverage::default(),
        ralat: Vec::new(),
        made_with: MadeWith {
            program: String::new(),
            dictionaries: String::new(),
            config_sha256: String::new(),
        },
    }
}

fn of(brief: &Brief, indicators: &[Indicator], figures: &[Figure], said: &[Said<'_>]) -> Evidence {
    let dict = Dictionaries::builtin().unwrap();
    let home = WilayahCode::new("35.22");
    evidence(
        brief,
        &Evident {
            indicators,
            figures,
            rules: &EvidenceRules::default(),
            said,
            home: Some(&home),
            dict: &dict,
        },
    )
}

/// Twelve kecamatan: the first is the worst, the last the best.
const FALLING: [f64; 12] = [
    60.0, 30.0, 20.0, 18.0, 16.0, 14.0, 12.0, 10.0, 8.0, 6.0, 4.0, 2.0,
];

fn contradictions(brief: &Brief, worse: Worse, year: u16) -> Vec<(ContradictionKind, String)> {
    let indicators = [indicator("jalan_rusak", worse)];
    let evidence = of(
        brief,
        &indicators,
        &figures("jalan_rusak", year, &FALLING),
        &[],
    );
    let issues = evidence.issues.into_iter();
    issues
        .flat_map(|i| i.contradictions)
        .map(|c| (c.kind, c.fact.place.code))
        .collect()
}

#[test]
fn a_fact_stands_beside_its_place_with_year_source_and_rank() {
    let indicators = [indicator("jalan_rusak", Worse::More)];
    let mut all = figures("jalan_rusak", 2023, &FALLING);
    all.extend(figures("jalan_rusak", 2024, &FALLING.map(|v| v + 1.0)));
    // A forecast is no evidence.
    all.extend(figures("jalan_rusak", 2030, &[0.0]));
    let evidence = of(&brief(&[(2, 3)]), &indicators, &all, &[]);
    let fact = &evidence.issues[0].facts[0];
    assert_eq!(
        (
            fact.value,
            fact.year,
            fact.source.as_str(),
            fact.place.name.as_str(),
            fact.n_items
        ),
        (31.0, 2024, "DPUBMPR", "Kec. Tambakrejo", 3)
    );
    let among = fact.among.unwrap();
    assert_eq!((among.rank, among.of, among.median), (2, 12, 14.0));
    assert!(!fact.old);
    // Another urusan, or words that the issue does not have: not about it.
    let mut other = indicator("jalan_rusak", Worse::More);
    other.words = vec!["irigasi".into()];
    assert!(
        of(&brief(&[(2, 3)]), &[other.clone()], &all, &[])
            .issues
            .is_empty()
    );
    other.words.push("Jalan".into());
    assert_eq!(
        of(&brief(&[(2, 3)]), &[other.clone()], &all, &[])
            .issues
            .len(),
        1
    );
    other.urusan = vec![titen_model::UrusanCode::new("1.02")];
    assert!(of(&brief(&[(2, 3)]), &[other], &all, &[]).issues.is_empty());
}

#[test]
fn much_is_said_where_the_indicator_is_among_the_best_third() {
    use ContradictionKind::{LoudButGood, SilentButBad};
    let worst = (SilentButBad, "35.22.01".to_owned());
    let second = (SilentButBad, "35.22.02".to_owned());
    for (place, n, expect) in [
        (
            9,
            5,
            vec![
                (LoudButGood, "35.22.09".to_owned()),
                worst.clone(),
                second.clone(),
            ],
        ),
        // Fewer items than build on; and the middle third.
        (9, 4, vec![worst.clone(), second.clone()]),
        (8, 5, vec![worst.clone(), second.clone()]),
        // The worst is spoken of: no contradiction there.
        (1, 5, vec![second.clone()]),
    ] {
        let got = contradictions(&brief(&[(place, n)]), Worse::More, 2024);
        assert_eq!(got, expect, "{place} with {n} items");
    }
}

#[test]
fn the_other_end_may_be_the_worse_one_and_old_figures_contradict_nothing() {
    use ContradictionKind::{LoudButGood, SilentButBad};
    let issue = brief(&[(1, 5)]);
    assert_eq!(
        contradictions(&issue, Worse::Less, 2024),
        [
            (LoudButGood, "35.22.01".to_owned()),
            (SilentButBad, "35.22.12".to_owned()),
            (SilentButBad, "35.22.11".to_owned()),
        ]
    );
    assert!(contradictions(&issue, Worse::Neither, 2024).is_empty());
    assert_eq!(contradictions(&issue, Worse::Less, 2022).len(), 3);
    assert!(contradictions(&issue, Worse::Less, 2021).is_empty(), "old");
}

#[test]
fn few_places_a_copy_or_equal_values_make_no_contradiction() {
    let indicators = [indicator("jalan_rusak", Worse::More)];
    let mut issue = brief(&[(7, 5)]);
    let seven = of(
        &issue,
        &indicators,
        &figures("jalan_rusak", 2024, &FALLING[..7]),
        &[],
    );
    assert!(seven.issues[0].contradictions.is_empty());
    assert!(seven.issues[0].facts[0].among.is_none());
    let equal = of(
        &issue,
        &indicators,
        &figures("jalan_rusak", 2024, &[3.0; 12]),
        &[],
    );
    assert!(equal.issues[0].contradictions.is_empty());
    assert_eq!(equal.issues[0].facts[0].among.unwrap().rank, 1);
    issue = brief(&[(9, 5)]);
    issue.issues[0].items[0].copy = true;
    let got = contradictions(&issue, Worse::More, 2024);
    assert!(
        got.iter()
            .all(|(kind, _)| *kind == ContradictionKind::SilentButBad)
    );
}

#[test]
fn items_are_told_for_each_10000_people_and_ranked_among_all() {
    let people = [indicator("penduduk", Worse::Neither)];
    let mut all = figures("penduduk", 2024, &[50_000.0, 20_000.0, 40_000.0, 900.0]);
    all[1].source = "BPS".into();
    let evidence = of(&brief(&[(1, 5), (2, 4), (4, 9)]), &people, &all, &[]);
    let told: Vec<_> = evidence
        .places
        .iter()
        .map(|r| {
            (
                r.place.code.as_str(),
                r.per_10000,
                r.rank,
                r.of,
                r.few,
                r.source.as_str(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("35.22.02", 2.0, 1, 3, true, "BPS"),
            ("35.22.01", 1.0, 2, 3, false, "DPUBMPR"),
        ],
        "too few people for a rate in 35.22.04"
    );
}

#[test]
fn a_kecamatan_follows_from_its_villages_only_when_all_have_a_figure_of_one_source() {
    let dict = Dictionaries::builtin().unwrap();
    let mut people = indicator("penduduk", Worse::Neither);
    people.villages = Some(FromVillages::Sum);
    let home = kecamatan(3);
    let villages: Vec<WilayahCode> = dict
        .wilayah
        .all()
        .iter()
        .filter(|w| w.code.level() == 4 && w.code.within(&home))
        .map(|w| w.code.clone())
        .collect();
    let mut all: Vec<Figure> = villages
        .iter()
        .map(|code| Figure {
            indicator: "penduduk".into(),
            wilayah: code.clone(),
            year: 2024,
            value: 2000.0,
            source: "Disdukcapil".into(),
        })
        .collect();
    let rate = |all: &[Figure]| {
        let evidence = of(&brief(&[(3, 5)]), std::slice::from_ref(&people), all, &[]);
        evidence
            .places
            .first()
            .map(|p| (p.population, p.source.clone()))
    };
    let n = villages.len() as f64;
    assert_eq!(rate(&all), Some((2000.0 * n, "Disdukcapil".into())));
    all[0].source = "BPS".into();
    assert_eq!(rate(&all), None);
    all.remove(0);
    assert_eq!(rate(&all), None);
}

#[test]
fn a_speaker_is_one_by_unit_and_name_and_copies_quote_nobody_anew() {
    let quote = |name: &str, office: &str, unit: Option<&str>| Quotation {
        kind: QuotationKind::Direct,
        span: Span {
            field: Field::Body,
            start: 0,
            end: 1,
        },
        name: (!name.is_empty()).then(|| name.into()),
        office: (!office.is_empty()).then(|| office.into()),
        perangkat_daerah: unit.map(titen_model::PerangkatDaerahId::new),
    };
    let quotes = [
        quote("Retno Wulandari", "Kepala Dinas PU", Some("DPUBMPR")),
        quote("Retno", "Kadis PU", Some("DPUBMPR")),
        quote("Retno", "Camat Kanor", None),
        quote("", "warga Desa Kanor", None),
        quote("Anna", "", None),
        quote("[NAMA]", "Kepala Desa", None),
        quote("Mubari", "Ketua kelompok tani", None),
        quote("Retno Wulandari", "Kepala Dinas PU", Some("DPUBMPR")),
    ];
    let mut brief = brief(&[(1, 8)]);
    brief.issues[0].items[7].copy = true;
    let said: Vec<Said<'_>> = quotes
        .iter()
        .enumerate()
        .map(|(item, quote)| Said {
            issue: 0,
            item,
            quote,
        })
        .collect();
    let told = of(&brief, &[], &[], &said).spokespersons;
    let told: Vec<_> = told
        .iter()
        .map(|s| {
            (
                s.name.as_str(),
                s.office.as_str(),
                s.n_quotes,
                s.on[0].items.as_slice(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("Retno Wulandari", "Kepala Dinas PU", 2, &[0, 1][..]),
            ("Retno", "Camat Kanor", 1, &[2][..]),
        ]
    );
}

#[test]
fn the_map_has_a_square_for_each_kecamatan_of_the_office() {
    let tiles = of(&brief(&[]), &[], &[], &[]).tiles;
    assert_eq!(tiles.len(), 28);
    assert!(
        tiles
            .iter()
            .any(|t| t.name == "Kec. Margomulyo" && (t.column, t.row) == (0, 3))
    );
    let dict = Dictionaries::builtin().unwrap();
    // Of a regency whose kecamatan no table has.
    let elsewhere = WilayahCode::new("35.23");
    let with = Evident {
        indicators: &[],
        figures: &[],
        rules: &EvidenceRules::default(),
        said: &[],
        home: Some(&elsewhere),
        dict: &dict,
    };
    assert!(evidence(&brief(&[]), &with).tiles.is_empty());
}
