//! The outbox over time: corrections, other weeks, a clock that was wrong, an edition that cannot be read.

use super::*;

const BUSY: &str = "429 Too Many Requests|{\"ok\":false,\"description\":\"busy\",\"parameters\":{\"retry_after\":300}}";

fn in_store(titen: &Titen, sql: &str) {
    let store = rusqlite::Connection::open(titen.path("data/titen.db")).expect("a store");
    store.execute_batch(sql).expect("statements");
    assert!(store.changes() > 0, "{sql}");
}

fn configure(titen: &Titen, now: &str, targets: &str) {
    titen.write(
        "titen.toml",
        format!(
            "version = 1\n{now}[http]\nallow_hosts = [\"127.0.0.1\"]\ntimeout_s = 5\n{targets}"
        ),
    );
}

fn fixed() -> String {
    format!("now = \"{NOW}\"\n")
}

/// 2026-W32 and 2026-W33, both with items.
fn two_weeks(targets: &str) -> Titen {
    let titen = with_road(targets);
    let earlier = road_items().replace("2026-08-12", "2026-08-05");
    titen.write("earlier.jsonl", earlier.replace("\"id\":\"", "\"id\":\"A"));
    titen.ok(&["import", "earlier.jsonl"]);
    for week in ["2026-W32", "2026-W33"] {
        let ran = run(&titen, &["weekly", "--week", week]);
        assert_eq!(ran.code, 0, "{}", ran.err);
    }
    titen
}

#[test]
fn a_target_that_comes_back_gets_the_ralat_and_not_what_it_corrects() {
    let bot = Hook::start(vec![Some(BUSY), Some(MESSAGE)]);
    let titen = with_road(&telegram(bot.port));
    run(&titen, &["weekly"]);
    assert_eq!(bot.seen().len(), 1);
    configure(&titen, &fixed(), "");
    let late = [(
        "sms",
        "SMS-99",
        "jalan rusak di Desa Kedungrejo Kecamatan Kedungadem",
    )];
    titen.write("late.jsonl", lines(&late, "2026-08-13T09:00:00+07:00"));
    titen.ok(&["import", "late.jsonl"]);
    let ralat = run(&titen, &["weekly"]);
    assert!(ralat.out.contains("ralat, revision 2"), "{}", ralat.out);
    in_store(&titen, "UPDATE deliveries SET next_at = 0");
    let never = "[schedule]\nweekly = \"0 0 0 1 1 *\"\ncollect = \"0 0 0 1 1 *\"\n";
    configure(&titen, "", &format!("{never}{}", telegram(bot.port)));
    run_until(&titen, ("TG", TOKEN), &bot, 3);
    let seen = bot.seen();
    assert_eq!(seen.len(), 3, "the ralat's message and document");
    assert!(seen[2].contains("Ralat 1: Isu Strategis"), "{}", seen[2]);
    let list = run(&titen, &["deliver", "list"]).out;
    assert!(list.contains("superseded  2026-W33 grup/pesan"), "{list}");
    assert!(
        list.contains("sent        2026-W33-r2 grup/pesan"),
        "{list}"
    );
}

#[test]
fn an_edition_that_cannot_be_read_does_not_keep_the_others() {
    let hook = Hook::start(vec![Some("200 OK")]);
    let titen = two_weeks("");
    configure(&titen, &fixed(), &webhook(hook.port));
    in_store(
        &titen,
        "INSERT INTO deliveries SELECT office, week, revision, 'kait', '', 0, 'waiting', 0, 0, 0, 0, NULL, NULL, NULL FROM editions",
    );
    in_store(
        &titen,
        "DROP TRIGGER editions_frozen_update; UPDATE editions SET brief = X'00' WHERE week = '2026-W32'",
    );
    let ran = run(&titen, &["deliver"]);
    assert!(
        ran.out.contains("sent  2026-W33 kait"),
        "{} {}",
        ran.out,
        ran.err
    );
    let list = run(&titen, &["deliver", "list"]).out;
    assert!(
        list.contains("waiting     2026-W32 kait") && list.contains("restore a backup"),
        "{list}"
    );
}

#[test]
fn a_pause_that_is_asked_for_holds_the_targets_other_editions_too() {
    let bot = Hook::start(vec![Some(BUSY)]);
    let titen = two_weeks(&telegram(bot.port));
    let n = bot.seen().len();
    in_store(&titen, "UPDATE deliveries SET next_at = 0");
    let ran = run(&titen, &["deliver"]);
    assert_eq!(ran.code, 1, "{}", ran.out);
    assert_eq!(bot.seen().len(), n + 1, "one call, and then its pause");
    assert!(
        ran.out.contains("2026-W33 grup/pesan: held back"),
        "{}",
        ran.out
    );
}

#[test]
fn an_old_edition_that_is_shown_again_goes_to_nobody() {
    let hook = Hook::start(vec![Some("200 OK")]);
    let titen = two_weeks("");
    configure(&titen, &fixed(), &webhook(hook.port));
    let ran = run(&titen, &["weekly", "--week", "2026-W32"]);
    assert!(ran.out.contains("already published"), "{}", ran.out);
    assert_eq!(hook.seen().len(), 0, "nobody asked for it: {}", ran.out);
    run(&titen, &["weekly", "--week", "2026-W33"]);
    assert_eq!(hook.seen().len(), 1, "the latest, for a target that is new");
    run(&titen, &["deliver", "--week", "2026-W32"]);
    assert_eq!(hook.seen().len(), 2, "asked for by name");
}

#[test]
fn what_is_asked_for_one_target_is_planned_for_no_other() {
    let hook = Hook::start(vec![Some("200 OK")]);
    let titen = with_road(ARCHIVE);
    run(&titen, &["weekly"]);
    configure(
        &titen,
        &fixed(),
        &format!("{ARCHIVE}{OPEN}{}", webhook(hook.port)),
    );
    let ran = run(&titen, &["deliver", "--target", "kait"]);
    assert_eq!((ran.code, hook.seen().len()), (0, 1), "{}", ran.err);
    let list = run(&titen, &["deliver", "list"]).out;
    assert!(!list.contains("terbuka"), "`run` would send it: {list}");
}

#[test]
fn a_wait_that_a_wrong_clock_made_ends() {
    let bot = Hook::start(vec![Some(BUSY), Some(MESSAGE)]);
    let titen = with_road(&telegram(bot.port));
    run(&titen, &["weekly"]);
    in_store(&titen, "UPDATE deliveries SET next_at = 2500000000000000");
    let ran = run(&titen, &["deliver"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(bot.seen().len(), 3, "{}", ran.out);
}
