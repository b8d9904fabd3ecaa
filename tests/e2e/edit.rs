//! `titen edit`: what an analyst decides holds, is seen, and can be taken back.

use crate::titen::{Ran, Titen};
use crate::weekly::{NOW, lines, road_items};
use serde_json::Value;

const NEXT: &str = "2026-08-24T07:00:00+07:00";

/// Roads of W33 and, on other channels and words, fertiliser.
pub fn two_problems() -> Titen {
    let titen = Titen::at(NOW);
    titen.write("roads.jsonl", road_items());
    let rice = [
        (
            "sms",
            "P-1",
            "pupuk bersubsidi langka di Kecamatan Kanor, petani padi resah",
        ),
        (
            "lapor",
            "P-2",
            "Pupuk bersubsidi langka di Kecamatan Kanor, harga pupuk mahal",
        ),
        (
            "chat",
            "P-3",
            "min pupuk subsidi di kios Kanor kosong, langka, petani bingung",
        ),
        (
            "lapor",
            "P-4",
            "Petani Kecamatan Kanor tidak kebagian pupuk bersubsidi, langka sejak Juli",
        ),
    ];
    titen.write("rice.jsonl", lines(&rice, "2026-08-13T09:00:00+07:00"));
    titen.ok(&["import", "roads.jsonl", "rice.jsonl"]);
    titen
}

fn next_week(titen: &Titen) {
    let said = [
        (
            "sms",
            "N-1",
            "jalan Kedungadem msh rusak berlubang blm diperbaiki",
        ),
        (
            "lapor",
            "N-2",
            "Jalan rusak berlubang di Kecamatan Kedungadem belum juga diperbaiki.",
        ),
        (
            "chat",
            "N-3",
            "min jalan rusak Kedungadem kapan diperbaiki, berlubang dalam",
        ),
        (
            "sms",
            "N-4",
            "pupuk bersubsidi langka di Kecamatan Kanor, petani padi resah lagi",
        ),
        (
            "lapor",
            "N-5",
            "Pupuk bersubsidi di Kecamatan Kanor masih langka, petani resah",
        ),
    ];
    titen.write("next.jsonl", lines(&said, "2026-08-18T09:00:00+07:00"));
    titen.write("titen.toml", format!("version = 1\nnow = \"{NEXT}\"\n"));
    titen.ok(&["import", "next.jsonl"]);
}

pub fn edit(titen: &Titen, args: &[&str]) -> Ran {
    let because = ["--reason", "sudah ditinjau", "--by", "rina"];
    titen.run(&[&["edit"], args, &because].concat())
}

pub fn edited(titen: &Titen, args: &[&str]) -> String {
    let ran = edit(titen, args);
    assert_eq!(ran.code, 0, "{args:?}: {}", ran.err);
    ran.out
}

pub fn issues(titen: &Titen, folder: &str) -> Vec<Value> {
    let list: Value = serde_json::from_str(&titen.read(&format!("edisi/{folder}/issues.json")))
        .expect("issues.json is JSON");
    list["issues"].as_array().expect("a list").clone()
}

pub fn with_item<'v>(issues: &'v [Value], key: &str) -> &'v Value {
    let holds = |i: &&Value| i["items"].as_array().expect("items").contains(&key.into());
    issues
        .iter()
        .find(holds)
        .unwrap_or_else(|| panic!("{key} in {issues:?}"))
}

pub fn id(issue: &Value) -> String {
    issue["id"].as_str().expect("an id").to_owned()
}

pub fn listed(titen: &Titen) -> Vec<Value> {
    let ran = titen.ok(&["export", "edits"]);
    ran.out
        .lines()
        .map(|l| serde_json::from_str(l).expect("JSON"))
        .collect()
}

#[test]
fn a_merge_holds_next_week_and_is_undone() {
    let titen = two_problems();
    titen.ok(&["weekly"]);
    let first = issues(&titen, "2026-W33");
    let (road, rice) = (id(with_item(&first, "L-3")), id(with_item(&first, "P-2")));
    assert_ne!(road, rice);
    let said = edited(&titen, &["merge", &rice, &road]);
    assert!(said.contains("2026-W33 is published and stays"), "{said}");

    next_week(&titen);
    titen.ok(&["weekly"]);
    let second = issues(&titen, "2026-W34");
    for key in ["N-1", "N-4"] {
        assert_eq!(id(with_item(&second, key)), rice, "{key}");
    }
    let merged = with_item(&second, "N-1");
    assert_eq!(merged["edits"][0]["reason"], "sudah ditinjau");
    assert_eq!(merged["weeks"][0]["n_items"], 10);
    let brief = titen.read("edisi/2026-W34/brief.html");
    assert!(
        brief.contains("<b>Digabung</b> oleh rina"),
        "the reader sees it"
    );
    assert!(
        !brief.contains("Isu pekan lalu yang tidak muncul lagi"),
        "the road is not closed"
    );
    assert_eq!(issues(&titen, "2026-W33"), first, "what is published stays");

    let ran = titen.ok(&["weekly", "--week", "2026-W33"]);
    assert!(ran.out.contains("ralat, revision 2"), "{}", ran.out);
    let ralat = issues(&titen, "2026-W33-r2");
    assert_eq!((ralat.len(), id(&ralat[0])), (1, rice.clone()));
    assert_eq!(ralat[0]["absorbed"][0]["issue"], road);
    assert!(
        titen
            .read("edisi/2026-W33-r2/brief.html")
            .contains("keputusan analis rina")
    );
    let again = titen.ok(&["weekly", "--week", "2026-W33"]);
    assert!(again.out.contains("already published"), "{}", again.out);

    edited(&titen, &["undo", "1"]);
    titen.ok(&["weekly"]);
    let back = issues(&titen, "2026-W34-r2");
    assert_eq!(id(with_item(&back, "N-1")), road);
    assert_eq!(id(with_item(&back, "N-4")), rice);
    assert_eq!(back[0]["absorbed"], serde_json::json!([]));
    let listed = listed(&titen);
    assert_eq!(listed[0]["undone_by"], 2);
    assert_eq!(
        (&listed[1]["edit"], &listed[1]["undoes"]),
        (&"undo".into(), &1.into())
    );
    assert_eq!(listed[0]["by"], "rina");
    assert_eq!(listed[0]["issues"], format!("{rice} {road}"));
    let csv = titen.ok(&["export", "edits", "--format", "csv"]).out;
    assert!(csv.starts_with("id,edit,from,"), "{csv}");
}

#[test]
fn a_split_a_move_and_a_title_hold_next_week() {
    let titen = two_problems();
    titen.ok(&["weekly", "--draft"]);
    let first = issues(&titen, "2026-W33");
    let (road, rice) = (id(with_item(&first, "L-3")), id(with_item(&first, "P-2")));
    let said = edited(&titen, &["split", &road, "--items", "SMS-1,SMS-2,W-6"]);
    let new = said
        .split_whitespace()
        .find(|w| w.starts_with("isu-") && *w != road)
        .expect("the new id")
        .to_owned();
    edited(&titen, &["rename", &new, "Jalan Kedungadem menurut SMS"]);
    edited(&titen, &["assign", &new, "--urusan", "1.04"]);
    edited(&titen, &["move", "P-1", "--to", &new]);

    titen.ok(&["weekly"]);
    let again = issues(&titen, "2026-W33");
    for (key, expect) in [
        ("SMS-1", &new),
        ("W-6", &new),
        ("L-3", &road),
        ("P-1", &new),
        ("P-2", &rice),
    ] {
        assert_eq!(&id(with_item(&again, key)), expect, "{key}");
    }
    let renamed = with_item(&again, "SMS-1");
    assert_eq!(renamed["title"], "Jalan Kedungadem menurut SMS");
    assert_eq!(renamed["urusan"], "1.04");

    next_week(&titen);
    titen.ok(&["weekly"]);
    for issue in issues(&titen, "2026-W34") {
        assert_eq!(issue["absorbed"], serde_json::json!([]));
        if issue["id"] == *new {
            assert_eq!(issue["title"], "Jalan Kedungadem menurut SMS");
        }
    }
}

#[test]
fn a_rejected_issue_is_told_and_an_override_shows_what_was_computed() {
    let titen = two_problems();
    titen.ok(&["weekly", "--draft"]);
    let first = issues(&titen, "2026-W33");
    let (road, rice) = (id(with_item(&first, "L-3")), id(with_item(&first, "P-2")));
    edited(&titen, &["reject", &road]);
    edited(
        &titen,
        &[
            "override", &rice, "--part", "U", "--value", "5", "--week", "2026-W33",
        ],
    );
    titen.ok(&["weekly", "--draft"]);
    let again = issues(&titen, "2026-W33");
    assert!(again.iter().all(|i| i["id"] != *road), "{again:?}");
    let set = with_item(&again, "P-2");
    assert_eq!(set["U"], 5);
    let parts = set["score_parts"].as_array().expect("parts");
    let part = parts
        .iter()
        .find(|p| p["key"] == "override")
        .expect("a part of its own");
    assert!(part["override"]["computed"].as_f64().expect("a number") < 5.0);
    let brief = titen.read("edisi/2026-W33/brief.html");
    assert!(
        brief.contains("Dikeluarkan dengan keputusan analis"),
        "the list of what is left out"
    );
    assert!(brief.contains("keputusan analis rina: sudah ditinjau"));
    edited(&titen, &["undo", "1"]);
    titen.ok(&["weekly"]);
    with_item(&issues(&titen, "2026-W33"), "L-3");
}
