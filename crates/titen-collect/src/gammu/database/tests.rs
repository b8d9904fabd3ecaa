//! An inbox in SQLite with the table that gammu-smsd's schema 17 makes, from pass to pass.

use crate::{
    Collector, GammuInbox, GammuSource, IgnoredSenders, Intake, Pass, Source, SourceKind,
    gammu::GammuCollector,
};
use rusqlite::{Connection, params};
use std::{path::PathBuf, sync::Arc, time::Duration};
use tempfile::TempDir;
use titen_model::{Channel, DropReason, SourceState, WIB};

const NOW: &str = "2026-08-12T03:00:00Z";

struct Inbox {
    dir: TempDir,
    state: SourceState,
}

impl Inbox {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let inbox = Inbox {
            dir,
            state: SourceState::default(),
        };
        inbox.make();
        inbox
    }

    fn path(&self) -> PathBuf {
        self.dir.path().join("smsd.db")
    }

    fn make(&self) {
        let database = Connection::open(self.path()).unwrap();
        database
            .execute_batch(
                "DROP TABLE IF EXISTS inbox;
                 CREATE TABLE inbox (ReceivingDateTime NUMERIC NOT NULL, Text TEXT NOT NULL, SenderNumber TEXT NOT NULL,
                   Coding TEXT NOT NULL, UDH TEXT NOT NULL, TextDecoded TEXT NOT NULL,
                   ID INTEGER PRIMARY KEY, Processed TEXT NOT NULL DEFAULT 'false');",
            )
            .unwrap();
    }

    fn row(&self, at: &str, sender: &str, header: &str, text: &str) {
        let digits: String = text.encode_utf16().map(|u| format!("{u:04X}")).collect();
        self.raw(at, sender, "Default_No_Compression", header, &digits, text);
    }

    fn raw(&self, at: &str, sender: &str, coding: &str, header: &str, digits: &str, decoded: &str) {
        let database = Connection::open(self.path()).unwrap();
        database
            .execute(
                "INSERT INTO inbox (ReceivingDateTime, SenderNumber, Coding, UDH, Text, TextDecoded) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                params![at, sender, coding, header, digits, decoded],
            )
            .unwrap();
    }

    async fn pass(&mut self) -> Pass {
        let inbox = GammuInbox::Sqlite(self.path());
        let gammu = GammuSource {
            inbox,
            ignore: IgnoredSenders::default(),
            clock: WIB,
        };
        let collector = GammuCollector {
            source: Source {
                id: "sms".into(),
                channel: Channel::Sms,
                kind: SourceKind::Gammu(gammu.clone()),
                wilayah: None,
                follow: false,
                every: Duration::from_secs(60),
                every_at_most: Duration::from_secs(60),
                presumed: false,
            },
            gammu,
            intake: Arc::new(Intake::for_tests()),
        };
        let pass = collector.pass(&self.state, NOW.parse().unwrap()).await;
        self.state = pass.state.clone();
        let all = format!("{pass:?}");
        assert!(!all.contains("81234567"), "a number in {all}");
        pass
    }
}

fn bodies(pass: &Pass) -> Vec<&str> {
    pass.items
        .iter()
        .filter_map(|i| i.body.as_deref())
        .collect()
}

#[tokio::test]
async fn a_second_pass_brings_new_rows_only() {
    let mut inbox = Inbox::new();
    inbox.row("2026-08-12 09:00:00", "+6281234567890", "", "jalan rusak");
    inbox.row("2026-08-12 09:01:00", "081234567890", "", "lampu padam");
    let first = inbox.pass().await;
    assert_eq!(bodies(&first), ["jalan rusak", "lampu padam"]);
    assert_eq!(first.items[0].key, "1@20260812T090000");
    assert_eq!(
        first.items[0].published.unwrap().at.to_rfc3339(),
        "2026-08-12T02:00:00+00:00"
    );
    assert_eq!(first.items[0].extra["voice"], first.items[1].extra["voice"]);
    assert_eq!(bodies(&inbox.pass().await), [""; 0]);
    inbox.row("2026-08-12 09:02:00", "+6281234567890", "", "banjir");
    assert_eq!(bodies(&inbox.pass().await), ["banjir"]);
}

/// gammu-smsd 1.42 writes the whole text into the first part's `TextDecoded`: each row's own is in `Text`.
#[tokio::test]
async fn a_long_message_is_one_item_and_a_late_part_completes_it() {
    let mut inbox = Inbox::new();
    inbox.raw(
        "2026-08-12 09:00:00",
        "+6281234567890",
        "Default_No_Compression",
        "050003070201",
        "00610062",
        "abcd",
    );
    let first = inbox.pass().await;
    assert_eq!(bodies(&first), ["ab […]"]);
    assert_eq!(first.items[0].extra["parts_missing"], "1 of 2");
    inbox.row("2026-08-12 09:00:30", "+6285555555555", "", "lain");
    assert_eq!(bodies(&inbox.pass().await), ["lain"]);
    inbox.raw(
        "2026-08-12 09:01:00",
        "+6281234567890",
        "Default_No_Compression",
        "050003070202",
        "00630064",
        "",
    );
    let last = inbox.pass().await;
    assert_eq!(bodies(&last), ["abcd"]);
    assert_eq!(last.items[0].id, first.items[0].id);
    assert!(!last.items[0].extra.contains_key("parts_missing"));
    assert_eq!(inbox.pass().await.items.len(), 0);
    assert!(inbox.state.seen.keys().all(|k| !k.starts_with("open")));
}

#[tokio::test]
async fn a_database_that_was_made_anew_loses_nothing_and_overwrites_nothing() {
    let mut inbox = Inbox::new();
    inbox.row("2026-08-12 09:00:00", "+6281234567890", "", "satu");
    inbox.row("2026-08-12 09:00:01", "+6281234567890", "", "dua");
    let first = inbox.pass().await;
    for (n, texts) in [(1, &["tiga"][..]), (2, &["empat", "lima", "enam"][..])] {
        inbox.make();
        for text in texts {
            inbox.row(
                &format!("2026-08-12 1{n}:00:00"),
                "+6281234567890",
                "",
                text,
            );
        }
        let pass = inbox.pass().await;
        assert_eq!(bodies(&pass), texts);
        assert!(
            pass.items
                .iter()
                .all(|i| first.items.iter().all(|f| f.id != i.id))
        );
    }
    inbox.make();
    assert_eq!(inbox.pass().await.items.len(), 0);
}

#[tokio::test]
async fn what_is_no_citizens_text_is_dropped_with_its_reason() {
    let mut inbox = Inbox::new();
    inbox.row("2026-08-12 09:00:00", "TELKOMSEL", "", "Promo!");
    inbox.row("2026-08-12 09:00:01", "3669", "", "Promo!");
    inbox.raw(
        "2026-08-12 09:00:02",
        "+6281234567890",
        "8bit",
        "",
        "0B05",
        "",
    );
    inbox.row("2026-08-12 09:00:03", "+6281234567890", "", " ");
    inbox.row("kemarin", "+6281234567890", "", "tanggal aneh");
    inbox.row(
        "2026-08-12 09:00:04",
        "+6281234567890",
        "",
        "telp 081234567890",
    );
    let pass = inbox.pass().await;
    let reasons: Vec<DropReason> = pass.drops.iter().map(|d| d.reason).collect();
    use DropReason::{Empty, IgnoredSender, Malformed, WrongKind};
    assert_eq!(
        reasons,
        [Malformed, IgnoredSender, IgnoredSender, WrongKind, Empty]
    );
    assert_eq!(bodies(&pass), ["telp [TELEPON]"]);
}

#[tokio::test]
async fn a_writer_is_neither_locked_out_nor_a_reason_to_fail() {
    let mut inbox = Inbox::new();
    inbox.row("2026-08-12 09:00:00", "+6281234567890", "", "satu");
    let writer = Connection::open(inbox.path()).unwrap();
    writer.execute_batch("BEGIN IMMEDIATE").unwrap();
    let insert = "INSERT INTO inbox (ReceivingDateTime, SenderNumber, Coding, UDH, Text, TextDecoded) VALUES ('2026-08-12 09:01:00', '1', '', '', '', 'x')";
    writer.execute(insert, []).unwrap();
    assert_eq!(bodies(&inbox.pass().await), ["satu"]);
    writer.execute_batch("COMMIT").unwrap();
    let before = std::fs::read(inbox.path()).unwrap();
    inbox.pass().await;
    assert_eq!(
        std::fs::read(inbox.path()).unwrap(),
        before,
        "it is only read"
    );
}

#[tokio::test]
async fn another_database_is_said_to_be_one() {
    let mut inbox = Inbox::new();
    Connection::open(inbox.path())
        .unwrap()
        .execute_batch("DROP TABLE inbox")
        .unwrap();
    let error = inbox.pass().await.state.error.unwrap();
    assert!(
        error.contains("no such table") && error.contains("gammu-smsd's database"),
        "{error}"
    );
    std::fs::remove_file(inbox.path()).unwrap();
    assert!(inbox.pass().await.state.error.is_some());
    assert!(!inbox.path().exists(), "nothing is made");
}

#[tokio::test]
async fn a_half_that_was_read_long_ago_is_not_joined_with_what_is_new() {
    let mut inbox = Inbox::new();
    let sms = |inbox: &Inbox, minute: u32, sender: &str, header: &str, text: &str| {
        inbox.row(
            &format!("2026-08-12 09:{minute:02}:00"),
            sender,
            header,
            text,
        );
    };
    sms(&inbox, 0, "+6281234567890", "050003070201", "satu ");
    sms(&inbox, 1, "+6285555555555", "050003090201", "masih kurang");
    sms(&inbox, 2, "+6281234567890", "050003070202", "dua");
    assert_eq!(
        bodies(&inbox.pass().await),
        ["satu dua", "masih kurang […]"]
    );
    sms(&inbox, 3, "+6281234567890", "050003070201", "tiga ");
    assert_eq!(bodies(&inbox.pass().await), ["tiga  […]"]);
    sms(&inbox, 4, "+6281234567890", "050003070202", "empat");
    sms(&inbox, 5, "+6285555555555", "050003090202", ", kini tidak");
    let last = inbox.pass().await;
    assert_eq!(bodies(&last), ["masih kurang, kini tidak", "tiga empat"]);
    assert_eq!(last.items[1].key, "4@20260812T090300");
}
