//! What is wrong is said with its place and its remedy, and costs nothing but itself.

use crate::titen::{Titen, left_out};
use crate::weekly::{NOW, road_items};

#[test]
fn a_typo_in_the_config_is_refused_with_line_and_nearest_key() {
    let titen = Titen::with_config("version = 1\n\n[scope]\nwilayh = \"35.22\"\n");
    let ran = titen.run(&["weekly"]);
    assert_eq!(ran.code, 2);
    assert_eq!(
        ran.err.trim(),
        "titen: titen.toml:4: unknown key `wilayh`; did you mean `wilayah`?"
    );
    assert!(!titen.exists("data"), "nothing is written");
}

#[test]
fn a_scope_that_no_dictionary_has_is_refused() {
    let titen = Titen::with_config("version = 1\n[scope]\nwilayah = \"35.99\"\n");
    titen.write("items.jsonl", road_items());
    let ran = titen.run(&["import", "items.jsonl"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("35.99") && ran.err.contains("overlay"),
        "{}",
        ran.err
    );
    assert!(!titen.exists("data"), "nothing is written");
}

#[test]
fn a_data_folder_that_cannot_be_made_is_named() {
    let titen = Titen::at(NOW);
    titen.write("taken", "a file stops root too");
    titen.write("items.jsonl", road_items());
    let ran = titen.run(&["import", "items.jsonl", "--data", "taken/data"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.err.contains("taken/data") && ran.err.contains("--data"),
        "{}",
        ran.err
    );
}

#[test]
fn an_edition_folder_that_cannot_be_written_costs_no_edition() {
    let titen = Titen::at(NOW);
    titen.write("items.jsonl", road_items());
    titen.ok(&["import", "items.jsonl"]);
    titen.write("taken", "a file stops root too");
    let ran = titen.run(&["weekly", "--out", "taken/edisi"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("--out"), "{}", ran.err);
    assert!(
        titen.ok(&["weekly"]).out.contains("published week"),
        "nothing was frozen by the run that failed"
    );
}

/// `/dev/full` stands for a disk without room where a file is written.
#[test]
fn a_full_output_is_a_failure_and_not_a_panic() {
    let titen = Titen::at(NOW);
    titen.write("items.jsonl", road_items());
    titen.ok(&["import", "items.jsonl"]);
    let Ok(full) = std::fs::File::options().write(true).open("/dev/full") else {
        left_out("there is no /dev/full on this machine");
        return;
    };
    let output = titen
        .command(&["export", "items"])
        .stdout(full)
        .output()
        .expect("titen starts");
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        said.contains("No space left") && !said.contains("panicked"),
        "{said}"
    );
}

#[test]
fn a_dictionary_overlay_with_a_dangling_code_stops_the_start() {
    let titen = Titen::with_config("version = 1\n[dictionaries]\noverlay = \"mine\"\n");
    std::fs::create_dir(titen.path("mine")).expect("a folder");
    titen.write(
        "mine/urusan_tugas.tsv",
        "code\tphrase\tweight\n1.99\tjalan\t1\n",
    );
    let ran = titen.run(&["weekly"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(
        ran.err.contains("urusan_tugas.tsv:2") && ran.err.contains("1.99"),
        "{}",
        ran.err
    );
}

#[test]
fn two_at_once_do_not_disturb_each_other() {
    let titen = Titen::at(NOW);
    std::fs::create_dir_all(titen.path("data")).expect("a folder");
    let lock = std::fs::File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(titen.path("data/titen.lock"))
        .expect("the lock");
    lock.lock().expect("locked");
    let ran = titen.run(&["weekly"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("another titen is at work"), "{}", ran.err);
}

#[test]
fn one_source_that_fails_does_not_stop_the_week() {
    let titen = Titen::with_config(&format!(
        "version = 1\nnow = \"{NOW}\"\n[http]\nretries = 0\npace_ms = 0\n\
         [[source]]\nid = \"gone\"\nchannel = \"news\"\nkind = \"feed\"\nurl = \"http://127.0.0.1:9/feed\"\n\
         [[source]]\nid = \"sms-center\"\nchannel = \"sms\"\nkind = \"jsonl\"\npath = \"items.jsonl\"\n"
    ));
    titen.write("items.jsonl", road_items());
    let ran = titen.ok(&["weekly"]);
    assert!(ran.out.contains("published week 2026-W33"), "{}", ran.out);
    assert!(ran.err.contains("gone"), "the failure is said: {}", ran.err);
    assert!(
        titen.read("edisi/2026-W33/brief.html").contains("gone"),
        "and shown in the brief"
    );
    let list = titen.ok(&["sources", "list"]).out;
    assert!(
        list.lines().any(|l| l.starts_with("gone ")
            && l.contains("failing")
            && l.contains("address_refused 1")),
        "{list}"
    );
    assert!(
        list.contains("  1 failures in a row, last success never: source `gone`"),
        "{list}"
    );
}
