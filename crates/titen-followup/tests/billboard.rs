//! Which issues suit a billboard, and what stands on it.

#![allow(clippy::unwrap_used)]

mod made;

use made::{item, made, place};
use titen_followup::{BillboardRules, BillboardTemplate, Until, billboards};
use titen_model::{Billboard, BillboardKind, BriefIssue, Channel, Named};

fn template(id: &str, words: &[&str], lines: &[&str], until: Until) -> BillboardTemplate {
    BillboardTemplate {
        id: id.into(),
        kind: BillboardKind::Bahaya,
        words: words.iter().map(|w| (*w).to_owned()).collect(),
        urusan: Vec::new(),
        lines: lines.iter().map(|l| (*l).to_owned()).collect(),
        until,
        approves: None,
    }
}

fn rules(templates: Vec<BillboardTemplate>) -> BillboardRules {
    BillboardRules {
        words_a_line: 6,
        lines: 2,
        places: 2,
        approves: "Kepala Dinas".into(),
        templates,
    }
}

fn flood() -> BriefIssue {
    let one = |key: &str| item("s", key, Channel::Sms, "2025-12-03T03:00:00Z", "banjir pak");
    let items = vec![one("1"), one("2"), one("3"), one("4")];
    let mut issue = made("Banjir di Kanor", &["tanggul"], items, &[3]).issue;
    let kanor = ("35.22.11", "Kec. Kanor");
    issue.wilayah = vec![
        place("35.22.11.2005", "Desa Kabalan, Kec. Kanor", kanor, &[0, 3]),
        place("35.22.11", "Kec. Kanor", kanor, &[0, 1]),
        place(
            "35.22.23.2004",
            "Desa Mori, Kec. Trucuk",
            ("35.22.23", "Kec. Trucuk"),
            &[2],
        ),
        place(
            "35.22.10",
            "Kec. Baureno",
            ("35.22.10", "Kec. Baureno"),
            &[3],
        ),
    ];
    issue
}

fn made_of(issue: BriefIssue, templates: Vec<BillboardTemplate>) -> Vec<Billboard> {
    billboards(&[issue], "2025-W49".parse().unwrap(), &rules(templates))
}

#[test]
fn the_densest_kecamatan_stands_in_the_line_with_its_items() {
    let t = template(
        "banjir",
        &["banjir"],
        &["Waspada banjir di {tempat}"],
        Until::Weeks(2),
    );
    let made = made_of(flood(), vec![t]);
    assert_eq!(made[0].lines, ["Waspada banjir di Kanor"]);
    assert_eq!(made[0].facts[0].items, [0, 1]);
    let places: Vec<_> = made[0]
        .places
        .iter()
        .map(|p| (p.name.as_str(), p.items.len()))
        .collect();
    // A copy makes no place denser.
    assert_eq!(places, [("Kec. Kanor", 2), ("Kec. Trucuk", 1)]);
    assert_eq!(made[0].places[0].villages, [("Desa Kabalan".to_owned(), 1)]);
    assert_eq!(made[0].until, "2025-12-21".parse().unwrap());
    assert_eq!(made[0].approves, "Kepala Dinas");
}

#[test]
fn a_line_that_would_be_too_long_and_an_issue_without_a_place_name_none() {
    let long = "Satu dua tiga empat lima di {tempat}";
    let t = || vec![template("banjir", &["banjir"], &[long], Until::Weeks(2))];
    let made = made_of(flood(), t());
    assert_eq!(
        (made[0].lines[0].as_str(), made[0].facts.len()),
        ("Satu dua tiga empat lima", 0)
    );
    let mut nowhere = flood();
    nowhere.wilayah.clear();
    let made = made_of(
        nowhere,
        vec![template(
            "b",
            &["banjir"],
            &["Waspada di {tempat}"],
            Until::Weeks(1),
        )],
    );
    assert_eq!(made[0].lines, ["Waspada"]);
}

#[test]
fn the_template_whose_words_the_issue_names_most_is_taken_and_an_issue_that_suits_none_has_none() {
    let one = template("satu", &["banjir"], &["A"], Until::Weeks(1));
    let two = template("dua", &["banjir", "tanggul"], &["B"], Until::Weeks(1));
    assert_eq!(
        made_of(flood(), vec![one.clone(), two.clone()])[0].template,
        "dua"
    );
    let mut health = two;
    health.urusan = vec!["1.02".into()];
    assert_eq!(
        made_of(flood(), vec![one.clone(), health.clone()])[0].template,
        "satu"
    );
    let mut issue = flood();
    issue.urusan = Some(Named {
        code: "1.02".into(),
        name: String::new(),
    });
    assert_eq!(made_of(issue, vec![one, health])[0].template, "dua");
    assert_eq!(
        made_of(
            flood(),
            vec![template("x", &["dbd"], &["C"], Until::Weeks(1))]
        ),
        []
    );
}

#[test]
fn a_season_ends_this_year_or_the_next() {
    for (month, day, end) in [
        (12, 31, "2025-12-31"),
        (4, 30, "2026-04-30"),
        (2, 29, "2026-02-28"),
        (12, 7, "2025-12-07"),
    ] {
        let t = template("b", &["banjir"], &["A"], Until::Season(month, day));
        assert_eq!(made_of(flood(), vec![t])[0].until, end.parse().unwrap());
    }
}
