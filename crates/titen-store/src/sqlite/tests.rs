//! The suite on SQLite, and what is SQLite's alone: files, disks, schemas.

use super::SqliteStore;
use crate::suite::{self, document, item, office};
use crate::{Pass, Store, StoreError};
use chrono::{DateTime, Utc};
use rusqlite::{Connection, params};
use std::cell::Cell;
use tempfile::TempDir;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sqlite_passes_the_suite() {
    let dir = TempDir::new().unwrap();
    let n = Cell::new(0);
    suite::all(|| {
        n.set(n.get() + 1);
        SqliteStore::open(&dir.path().join(format!("{}.db", n.get()))).unwrap()
    })
    .await;
}

#[tokio::test]
async fn what_was_put_is_there_after_a_restart() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("new/folders/titen.db");
    let pass = Pass {
        items: vec![item("1", "a")],
        ..Pass::default()
    };
    SqliteStore::open(&path)
        .unwrap()
        .put_pass(&office(), pass.clone())
        .await
        .unwrap();
    let put = SqliteStore::open(&path)
        .unwrap()
        .put_pass(&office(), pass)
        .await
        .unwrap();
    assert_eq!(put.report.unchanged, 1);
}

/// Both hold for root too.
#[test]
fn a_folder_that_cannot_be_written_is_said_with_its_path() {
    let dir = TempDir::new().unwrap();
    let file = dir.path().join("file");
    std::fs::write(&file, "").unwrap();
    for path in [file.join("titen.db"), dir.path().to_owned()] {
        let error = SqliteStore::open(&path).err().unwrap();
        assert!(matches!(error, StoreError::CannotOpen { .. }), "{error}");
        let message = error.to_string();
        assert!(
            message.contains(path.to_str().unwrap()) && message.contains("check"),
            "{message}"
        );
    }
}

#[tokio::test]
async fn a_full_disk_costs_its_own_step_alone() {
    let dir = TempDir::new().unwrap();
    let store = SqliteStore::open(&dir.path().join("titen.db")).unwrap();
    let small = Pass {
        items: vec![item("1", "a")],
        ..Pass::default()
    };
    store.put_pass(&office(), small).await.unwrap();
    let waiting = store.items_to_analyse(&office(), "a1", 10).await.unwrap();

    // SQLite meets its own limit as it meets the disk's.
    let pages: u32 = {
        let conn = store.0.writer();
        conn.pragma_query_value(None, "page_count", |r| r.get(0))
            .unwrap()
    };
    store
        .0
        .writer()
        .query_row(
            &format!("PRAGMA max_page_count = {}", pages + 20),
            [],
            |_| Ok(()),
        )
        .unwrap();
    let text = "lubang ".repeat(500);
    let large = (0..1000)
        .map(|n| item(&format!("besar-{n}"), &text))
        .collect();
    let error = store
        .put_pass(
            &office(),
            Pass {
                items: large,
                ..Pass::default()
            },
        )
        .await;
    let error = error.unwrap_err();
    assert!(matches!(error, StoreError::Full { .. }), "{error}");
    assert!(error.to_string().contains("disk is full"), "{error}");

    assert_eq!(store.tally(&office()).await.unwrap().n_items, 1);
    let made = document(&waiting[0].item, 1, "a1");
    store.put_documents(&office(), &[made]).await.unwrap();
    assert_eq!(store.tally(&office()).await.unwrap().n_documents, 1);
}

#[tokio::test]
async fn a_newer_schema_and_a_stranger_are_refused() {
    let dir = TempDir::new().unwrap();
    let newer = dir.path().join("newer.db");
    drop(SqliteStore::open(&newer).unwrap());
    Connection::open(&newer)
        .unwrap()
        .pragma_update(None, "user_version", 99)
        .unwrap();
    let error = SqliteStore::open(&newer).err().unwrap();
    assert!(
        matches!(error, StoreError::Newer { found: 99, .. }),
        "{error}"
    );

    let stranger = dir.path().join("stranger.db");
    Connection::open(&stranger)
        .unwrap()
        .execute_batch("CREATE TABLE items (x)")
        .unwrap();
    let error = SqliteStore::open(&stranger).err().unwrap();
    assert!(matches!(error, StoreError::NotOurs { .. }), "{error}");
}

#[tokio::test]
async fn a_store_from_before_the_edits_takes_edits() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("titen.db");
    let old = Connection::open(&path).unwrap();
    old.execute_batch(include_str!("schema.sql")).unwrap();
    old.pragma_update(None, "user_version", 1).unwrap();
    drop(old);
    let store = SqliteStore::open(&path).unwrap();
    assert_eq!(store.edits(&office()).await.unwrap(), []);
    drop(store);
    assert!(SqliteStore::open(&path).is_ok());
}

#[tokio::test]
async fn a_grouping_from_before_the_proposals_has_none() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("titen.db");
    let old = Connection::open(&path).unwrap();
    old.execute_batch(include_str!("schema.sql")).unwrap();
    old.execute_batch(include_str!("edits.sql")).unwrap();
    old.pragma_update(None, "user_version", 2).unwrap();
    old.execute(
        "INSERT INTO groupings (office, week, input, carried) VALUES (?1, '2026-W33', 'x', x'00')",
        [office().as_str()],
    )
    .unwrap();
    drop(old);
    let store = SqliteStore::open(&path).unwrap();
    let week = "2026-W33".parse().unwrap();
    let found = store.week_grouping(&office(), week).await.unwrap().unwrap();
    assert_eq!(
        (found.input.as_str(), found.grouped.proposals),
        ("x", vec![])
    );
}

#[tokio::test]
async fn items_from_before_their_days_are_counted_by_them() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("titen.db");
    let old = Connection::open(&path).unwrap();
    for schema in [
        include_str!("schema.sql"),
        include_str!("edits.sql"),
        include_str!("proposals.sql"),
        include_str!("polling.sql"),
    ] {
        old.execute_batch(schema).unwrap();
    }
    old.pragma_update(None, "user_version", 4).unwrap();
    let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap().timestamp_micros();
    let (received, last) = (at("2026-08-12T12:00:00Z"), at("2026-08-10T17:00:00Z"));
    for (n, published) in [None, Some(last), Some(received * 2)]
        .into_iter()
        .enumerate()
    {
        let (office, id) = (office(), [n as u8; 16]);
        old.execute(
            "INSERT INTO items (seq, office, id, source, key, received, revision, content) VALUES (?1, ?2, ?3, 'blok', 'k', ?4, 1, '')",
            params![n, office.as_str(), id, received],
        )
        .unwrap();
        old.execute(
            "INSERT INTO revisions (item, revision, office, received, channel, published) VALUES (?1, 1, ?2, ?3, 'news', ?4)",
            params![n, office.as_str(), received, published],
        )
        .unwrap();
    }
    drop(old);
    let store = SqliteStore::open(&path).unwrap();
    let day = |text: &str| text.parse().unwrap();
    let office = office();
    let days = store.source_days(&office, day("2026-01-01"), day("2027-01-01"));
    let days: Vec<_> = days.await.unwrap().iter().map(|d| (d.day, d.n)).collect();
    assert_eq!(days, [(day("2026-08-11"), 1), (day("2026-08-12"), 2)]);
    let plan: String = store
        .0
        .writer()
        .query_row(
            &format!("EXPLAIN QUERY PLAN {}", super::source_days::SQL),
            params!["o", 1, 2, 3, 4],
            |row| row.get(3),
        )
        .unwrap();
    assert!(plan.contains("COVERING INDEX items_by_day"), "{plan}");
}

#[test]
fn a_file_that_is_no_database_is_damaged() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("titen.db");
    std::fs::write(
        &path,
        "not a database, and longer than a header of one hundred bytes".repeat(9),
    )
    .unwrap();
    let error = SqliteStore::open(&path).err().unwrap();
    assert!(matches!(error, StoreError::Damaged { .. }), "{error}");
    assert!(error.to_string().contains("backup"), "{error}");
}

#[tokio::test]
async fn two_processes_write_one_store() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("titen.db");
    let (a, b) = (
        SqliteStore::open(&path).unwrap(),
        SqliteStore::open(&path).unwrap(),
    );
    let pass = |from: u32| Pass {
        items: (from..from + 300)
            .map(|n| item(&n.to_string(), "a"))
            .collect(),
        ..Pass::default()
    };
    let office = office();
    let (x, y) = tokio::join!(a.put_pass(&office, pass(0)), b.put_pass(&office, pass(200)));
    let (x, y) = (x.unwrap().report, y.unwrap().report);
    assert_eq!((x.taken + y.taken, x.unchanged + y.unchanged), (500, 100));
}

#[tokio::test]
async fn what_is_published_is_frozen_for_whoever_writes() {
    let dir = TempDir::new().unwrap();
    let store = SqliteStore::open(&dir.path().join("titen.db")).unwrap();
    store
        .put_pass(
            &office(),
            Pass {
                items: vec![item("1", "a")],
                ..Pass::default()
            },
        )
        .await
        .unwrap();
    let conn = store.0.writer();
    conn.execute_batch(
        "INSERT INTO editions (office, week, revision, status, input, brief)
         VALUES ('o', '2026-W33', 1, 'published', '', x'')",
    )
    .unwrap();
    conn.execute_batch("INSERT INTO edits (office, id, at, by, reason, week, what, held) VALUES ('o', 1, 0, 'a', 'b', '2026-W33', '{}', '[]')").unwrap();
    for sql in [
        "UPDATE editions SET input = 'x'",
        "DELETE FROM editions",
        "UPDATE revisions SET body = ''",
        "UPDATE edits SET reason = 'c'",
        "DELETE FROM edits",
    ] {
        assert!(conn.execute(sql, []).is_err(), "{sql}");
    }
}
