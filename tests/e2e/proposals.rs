//! What titen asks an analyst for: criteria that nobody assessed, and merges that it does not do by itself.

use crate::edit::{edited, id, issues, two_problems, with_item};
use serde_json::Value;

#[test]
fn a_criterion_that_nobody_assessed_is_filled_by_an_analyst_and_changes_no_rank() {
    let titen = two_problems();
    titen.ok(&["weekly", "--draft"]);
    let first = issues(&titen, "2026-W33");
    let rice = id(with_item(&first, "P-2"));
    let of = |issues: &[Value]| with_item(issues, "P-2")["weighted"].clone();
    let before = of(&first);
    assert_eq!(before["out_of"], 40.0, "{before}");
    assert!(before["criteria"][5]["value"].is_null());
    edited(
        &titen,
        &["override", &rice, "--part", "promise", "--value", "0.8"],
    );
    titen.ok(&["weekly"]);
    let again = issues(&titen, "2026-W33");
    let after = of(&again);
    assert_eq!(after["out_of"], 65.0, "{after}");
    let gain =
        after["points"].as_f64().expect("points") - before["points"].as_f64().expect("points");
    assert!((gain - 20.0).abs() < 1e-9, "{gain}");
    assert_eq!(
        after["criteria"][5]["override"]["edit"]["reason"],
        "sudah ditinjau"
    );
    let ranks = |issues: &[Value]| -> Vec<(String, Value, Value)> {
        let of = |i: &Value| (id(i), i["rank"].clone(), i["total"].clone());
        issues.iter().map(of).collect()
    };
    assert_eq!(ranks(&first), ranks(&again));
    let brief = titen.read("edisi/2026-W33/brief.html");
    assert!(brief.contains("ditetapkan analis: sudah ditinjau (hitungan titen belum dinilai)"));
}

#[test]
fn a_proposal_is_shown_with_its_command_and_not_made_again_once_decided() {
    let sample = crate::sample_week::fresh();
    let proposed = |week: &str| sample.run(&["edit", "proposals", "--week", week]).out;
    let shown = proposed("2025-W49");
    let command = shown
        .lines()
        .find_map(|l| l.trim().strip_prefix("titen edit merge "))
        .expect("a merge");
    let ids: Vec<&str> = command.split(' ').take(2).collect();
    let list = sample.list();
    let listed = list["proposals"].as_array().expect("a list");
    assert!(
        listed.iter().any(|p| p["issues"] == serde_json::json!(ids)),
        "{listed:?}"
    );
    let keep = [
        "edit", "keep", ids[0], ids[1], "--by", "rina", "--reason", "lain RT",
    ];
    assert_eq!(sample.run(&keep).code, 0);
    assert!(!proposed("2025-W49").contains(ids[1]), "at once");
    let merge = sample.run(&[
        "edit", "merge", ids[0], ids[1], "--by", "rina", "--reason", "satu",
    ]);
    assert_eq!(merge.code, 2, "{}", merge.err);
    assert!(
        merge.err.contains("are two (rina: lain RT)"),
        "{}",
        merge.err
    );
    assert_eq!(
        sample
            .run(&["edit", "proposals", "--week", "2025-W01"])
            .code,
        2
    );
}
