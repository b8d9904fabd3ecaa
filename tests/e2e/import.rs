//! `import`: the report of taken, unchanged, revised and refused.

use crate::titen::Titen;
use crate::weekly::{NOW, road_items};

#[test]
fn importing_again_changes_nothing_and_an_edit_is_a_revision() {
    let titen = Titen::at(NOW);
    titen.write("items.jsonl", road_items());
    assert!(
        titen
            .ok(&["import", "items.jsonl"])
            .out
            .contains("6 taken, 0 unchanged, 0 revised, 0 refused")
    );
    assert!(
        titen
            .ok(&["import", "items.jsonl"])
            .out
            .contains("0 taken, 6 unchanged, 0 revised, 0 refused")
    );
    titen.write(
        "items.jsonl",
        road_items().replace("sdh 3 bulan", "sdh 4 bulan"),
    );
    assert!(
        titen
            .ok(&["import", "items.jsonl"])
            .out
            .contains("0 taken, 5 unchanged, 1 revised, 0 refused")
    );
    assert_eq!(titen.ok(&["export", "items"]).out.lines().count(), 6);
}

#[test]
fn a_broken_line_costs_itself_alone_and_is_kept_with_its_reason() {
    let titen = Titen::at(NOW);
    let text = format!(
        "{}{{\"id\": \"x\", \"channel\n{{\"channel\": \"sms\", \"body\": \"tanpa id\"}}\n{{\"id\": \"e\", \"channel\": \"sms\", \"body\": null}}\n{{\"id\": \"f\", \"channel\": \"fax\", \"body\": \"isi\"}}\n",
        road_items()
    );
    titen.write("items.jsonl", text);
    let ran = titen.ok(&["import", "items.jsonl"]);
    assert!(
        ran.out
            .contains("6 taken, 0 unchanged, 0 revised, 4 refused"),
        "{}",
        ran.out
    );
    for (line, reason) in [
        (7, "malformed"),
        (8, "no_id"),
        (9, "empty"),
        (10, "unknown_channel"),
    ] {
        assert!(
            ran.out.contains(&format!("items.jsonl:{line}: {reason}")),
            "{}",
            ran.out
        );
    }
    let drops = titen.ok(&["export", "drops"]).out;
    assert_eq!(drops.lines().count(), 4, "{drops}");
    assert!(
        !drops.contains("tanpa id"),
        "a drop never repeats the item's own text"
    );
}

#[test]
fn a_file_that_is_not_there_is_wrong_usage() {
    let titen = Titen::at(NOW);
    let ran = titen.run(&["import", "nowhere.jsonl"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("nowhere.jsonl"), "{}", ran.err);
}

#[test]
fn personal_data_is_masked_before_it_is_stored() {
    let titen = Titen::at(NOW);
    let item = serde_json::json!({
        "id": "1", "channel": "sms", "source": "sms-center", "published": "2026-08-12",
        "body": "jalan rusak, hub sy 0812-3456-7890, NIK 3522014408900003, budi@contoh.id",
        "pelapor": "Slamet Contoh", "no_hp": "081234567890",
    });
    titen.write("items.jsonl", format!("{item}\n"));
    titen.ok(&["import", "items.jsonl"]);
    titen.ok(&["weekly"]);
    let secrets = [
        "3456-7890",
        "081234567890",
        "3522014408900003",
        "budi@contoh.id",
        "Slamet Contoh",
    ];
    for entry in walk(&titen.path("")) {
        if entry.ends_with("items.jsonl") {
            continue;
        }
        let bytes = std::fs::read(&entry).expect("a file");
        for secret in secrets {
            let found = bytes.windows(secret.len()).any(|w| w == secret.as_bytes());
            assert!(!found, "{secret} is in {}", entry.display());
        }
    }
}

fn walk(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(walk(&path))
        } else {
            found.push(path)
        }
    }
    found
}
