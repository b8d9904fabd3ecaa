//! `search`: what is asked in one spelling is found in another.

use crate::titen::Titen;
use crate::weekly::{NOW, lines, road_items};

fn office() -> Titen {
    let titen = Titen::at(NOW);
    titen.write("items.jsonl", road_items());
    titen.ok(&["import", "items.jsonl"]);
    titen.ok(&["weekly"]);
    titen
}

#[test]
fn affixes_sms_spelling_and_javanese_meet() {
    let titen = office();
    for query in ["perbaikan jalan", "jln rusak", "dalan rusak"] {
        let out = titen.ok(&["search", query]).out;
        assert!(
            out.starts_with("6 found") || out.starts_with("5 found"),
            "{query}: {out}"
        );
    }
}

#[test]
fn what_was_found_is_marked_as_it_is_written() {
    let out = office().ok(&["search", "perbaikan jalan"]).out;
    assert!(
        out.contains("[jalan]") || out.contains("[jln]") || out.contains("[Jalan]"),
        "{out}"
    );
}

#[test]
fn filters_narrow_and_a_wrong_code_is_refused() {
    let titen = office();
    assert!(
        titen
            .ok(&["search", "jalan rusak", "--channel", "lapor"])
            .out
            .starts_with("2 found")
    );
    assert!(
        titen
            .ok(&["search", "jalan rusak", "--wilayah", "35.22.08"])
            .out
            .starts_with("6 found")
    );
    assert!(
        titen
            .ok(&["search", "jalan rusak", "--wilayah", "35.22.15"])
            .out
            .starts_with("0 found")
    );
    assert!(
        titen
            .ok(&["search", "jalan rusak", "--from", "2026-08-13"])
            .out
            .starts_with("0 found")
    );
    assert!(
        titen
            .ok(&["search", "jalan", "--urusan", "1.03"])
            .out
            .starts_with("6 found")
    );
    let ran = titen.run(&["search", "jalan", "--wilayah", "99.99"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert_eq!(titen.run(&["search", "?!"]).code, 2);
    assert_eq!(
        titen
            .run(&["search", "jalan", "--to", "+262142-12-31"])
            .code,
        2
    );
}

#[test]
fn the_index_can_be_thrown_away() {
    let titen = office();
    let before = titen.ok(&["search", "jalan rusak"]).out;
    std::fs::remove_dir_all(titen.path("data/index")).expect("removed");
    titen.ok(&["index", "rebuild"]);
    assert_eq!(titen.ok(&["search", "jalan rusak"]).out, before);
}

#[test]
fn an_index_of_another_store_is_made_anew() {
    let titen = office();
    for file in ["titen.db", "titen.db-wal", "titen.db-shm"] {
        let _ = std::fs::remove_file(titen.path("data").join(file));
    }
    let one = [("sms", "S-1", "jalan rusak di Kecamatan Kanor")];
    titen.write("one.jsonl", lines(&one, "2026-08-12T09:00:00+07:00"));
    titen.ok(&["import", "one.jsonl"]);
    titen.ok(&["weekly"]);
    let out = titen.ok(&["search", "jalan rusak"]).out;
    assert!(out.starts_with("1 found") && out.contains("[S-1]"), "{out}");
}

#[test]
fn to_look_at_nothing_makes_nothing_and_a_wrong_config_destroys_nothing() {
    let titen = Titen::at(NOW);
    let ran = titen.run(&["search", "jalan"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.err.contains("titen import") && !titen.exists("data"),
        "{}",
        ran.err
    );
    assert_eq!(titen.run(&["export", "items"]).code, 1);
    titen.ok(&["sources", "list"]);
    assert!(!titen.exists("data"));

    let titen = office();
    let before = titen.ok(&["search", "jalan rusak"]).out;
    let own = titen.read("titen.toml");
    titen.write("titen.toml", "version = 1\n[scope]\nwilayah = \"all\"\n");
    let ran = titen.run(&["search", "jalan rusak"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("titen index rebuild"), "{}", ran.err);
    titen.write("titen.toml", own);
    assert_eq!(titen.ok(&["search", "jalan rusak"]).out, before);
}
