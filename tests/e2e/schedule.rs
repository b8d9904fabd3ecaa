//! `run`: the schedule, what it makes up for, and that nothing runs twice.

use crate::titen::Titen;
use crate::weekly::lines;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};
use titen_model::OfficeId;
use titen_store::{Due, SqliteStore, Store as _};

/// An office that looks every second whether an edition is due.
fn office() -> (Titen, String) {
    office_with("weekly = \"* * * * * *\"\ncollect = \"* * * * * *\"\n")
}

/// With items of the last whole week.
fn office_with(schedule: &str) -> (Titen, String) {
    let titen = Titen::with_config(&format!("version = 1\n[schedule]\n{schedule}"));
    let last_week = chrono::Utc::now() - chrono::Duration::weeks(1);
    titen.write(
        "items.jsonl",
        lines(
            &[
                ("sms", "1", "jalan rusak di Kecamatan Kanor"),
                ("lapor", "2", "jalan rusak berlubang Kecamatan Kanor"),
            ],
            &last_week.to_rfc3339(),
        ),
    );
    titen.ok(&["import", "items.jsonl"]);
    let week = titen_model::Week::last_whole(chrono::Utc::now()).to_string();
    (titen, week)
}

fn start(titen: &Titen) -> Child {
    titen
        .command(&["run", "-v"])
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("titen starts")
}

fn wait_for(what: impl Fn() -> bool) -> bool {
    let begin = Instant::now();
    while begin.elapsed() < Duration::from_secs(30) {
        if what() {
            return true;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    false
}

#[test]
fn the_edition_of_the_last_week_appears_and_sigterm_stops() {
    let (titen, week) = office();
    let mut child = start(&titen);
    let file = format!("data/edisi/{week}/brief.html");
    assert!(wait_for(|| titen.exists(&file)), "no edition of {week}");
    let stopped = std::process::Command::new("kill")
        .arg(child.id().to_string())
        .status()
        .expect("kill");
    assert!(stopped.success());
    let status = child.wait().expect("a status");
    assert_eq!(status.code(), Some(0), "SIGTERM is an orderly end");
}

#[test]
fn two_processes_do_not_run_one_firing_twice() {
    let (titen, week) = office();
    let (mut one, mut other) = (start(&titen), start(&titen));
    assert!(wait_for(
        || titen.exists(&format!("data/edisi/{week}/manifest.json"))
    ));
    std::thread::sleep(Duration::from_secs(2));
    let mut fired = Vec::new();
    for child in [&mut one, &mut other] {
        child.kill().expect("killed");
        let mut log = String::new();
        use std::io::Read as _;
        child
            .stderr
            .take()
            .expect("piped")
            .read_to_string(&mut log)
            .expect("UTF-8");
        child.wait().expect("a status");
        fired.extend(
            log.lines()
                .filter(|l| l.contains("scheduled run") && l.contains("weekly"))
                .filter_map(|l| l.split("due=").nth(1).map(str::to_owned)),
        );
    }
    let n = fired.len();
    fired.sort();
    fired.dedup();
    assert!(n >= 1);
    assert_eq!(fired.len(), n, "a firing ran twice");
}

#[test]
fn a_run_that_was_killed_is_done_at_the_next_start() {
    let due = chrono::Utc::now() + titen_model::WIB - chrono::Duration::hours(2);
    let (titen, week) = office_with(&format!("weekly = \"{}\"\n", due.format("0 %M %H * * *")));
    let mut child = start(&titen);
    let log = BufReader::new(child.stderr.take().expect("piped"));
    let begun = log
        .lines()
        .map_while(Result::ok)
        .any(|l| l.contains("scheduled run") && l.contains("weekly"));
    assert!(begun, "the firing of two hours ago was not made up for");
    child.kill().expect("killed");
    child.wait().expect("a status");
    let mut again = start(&titen);
    let appeared = wait_for(|| titen.exists(&format!("data/edisi/{week}/brief.html")));
    again.kill().expect("killed");
    again.wait().expect("a status");
    assert!(appeared, "its claim outlived the process that made it");
}

#[tokio::test]
async fn weeks_without_items_do_not_keep_later_ones_from_their_editions() {
    let (titen, week) = office_with("");
    let store = SqliteStore::open(&titen.path("data/titen.db")).expect("a store");
    let (office, long_ago) = (
        OfficeId::new("bojonegoro"),
        chrono::Utc::now() - chrono::Duration::weeks(5),
    );
    let due = Due {
        schedule: "weekly".to_owned(),
        at: long_ago,
    };
    let claimed = store
        .claim_due(&office, &due, long_ago, chrono::Duration::zero())
        .await;
    assert!(claimed.expect("claimed"));
    store
        .finish_due(&office, &due, long_ago)
        .await
        .expect("finished");
    drop(store);
    let mut child = start(&titen);
    let appeared = wait_for(|| titen.exists(&format!("data/edisi/{week}/brief.html")));
    child.kill().expect("killed");
    child.wait().expect("a status");
    assert!(appeared, "no edition of {week}");
}

#[test]
fn a_fixed_now_cannot_keep_a_schedule() {
    let titen = Titen::at("2026-08-17T07:00:00+07:00");
    let ran = titen.run(&["run"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
}
