//! Lines as files really hold them, and what each gives.

use super::*;
use serde_json::json;
use std::io::Write;
use titen_model::{Channel, Precision, Published, WilayahCode};

fn origin(channel: Option<Channel>) -> FileOrigin {
    FileOrigin {
        name: "a.jsonl".into(),
        source: "berkas".into(),
        channel,
        wilayah: Some(WilayahCode::new("35.22")),
    }
}

fn read(bytes: &[u8], channel: Option<Channel>) -> Vec<Result<Item, Drop>> {
    let (origin, intake) = (origin(channel), Intake::unstored());
    read_jsonl(
        bytes,
        &origin,
        &intake,
        "2026-08-17T00:00:00Z".parse().unwrap(),
    )
    .collect()
}

fn good(line: serde_json::Value) -> Item {
    read(line.to_string().as_bytes(), None).remove(0).unwrap()
}

#[test]
fn each_bad_line_costs_itself_and_says_where_and_why() {
    let mut lines = "\u{feff}{\"id\":\"1\",\"channel\":\"sms\",\"body\":\"jln rusak\"}\r\n\r\n"
        .to_owned()
        .into_bytes();
    lines.extend(b"{\"id\":\"2\",\"channel\":\"sms\",\"body\":\"rahasia\n");
    lines.extend(b"{\"channel\":\"sms\",\"body\":\"x\"}\n");
    lines.extend(b"{\"id\":\"4\",\"channel\":\"tv\",\"body\":\"x\"}\n");
    lines.extend(b"{\"id\":\"5\",\"body\":\"x\"}\n");
    lines.extend(b"{\"id\":\"6\",\"channel\":\"sms\",\"title\":null,\"body\":\"  \"}\n");
    lines.extend(b"{\"id\":\"7\",\"channel\":\"sms\",\"body\":\"\xff\"}\n");
    lines.extend(b"\"rahasia\"\n");
    lines.extend(
        [
            b"{\"id\":\"9\",\"body\":\"",
            "x".repeat(LONGEST_LINE).as_bytes(),
            b"\"}\n",
        ]
        .concat(),
    );
    lines.extend(b"{\"id\":10,\"channel\":\"sms\",\"body\":\"air mati\"}");
    let read = read(&lines, None);
    let refused: Vec<(&str, DropReason)> = read
        .iter()
        .filter_map(|r| r.as_ref().err())
        .map(|d| (d.place.as_str(), d.reason))
        .collect();
    assert_eq!(
        refused,
        [
            ("a.jsonl:3", DropReason::Malformed),
            ("a.jsonl:4", DropReason::NoId),
            ("a.jsonl:5", DropReason::UnknownChannel),
            ("a.jsonl:6", DropReason::UnknownChannel),
            ("a.jsonl:7", DropReason::Empty),
            ("a.jsonl:8", DropReason::Malformed),
            ("a.jsonl:9", DropReason::Malformed),
            ("a.jsonl:10", DropReason::TooLarge),
        ]
    );
    let taken: Vec<&str> = read
        .iter()
        .filter_map(|r| r.as_ref().ok())
        .map(|i| i.key.as_str())
        .collect();
    assert_eq!(taken, ["1", "10"]);
    assert!(
        read.iter()
            .filter_map(|r| r.as_ref().err())
            .all(|d| !d.detail.contains("rahasia"))
    );
}

#[test]
fn a_line_may_leave_channel_and_source_to_its_file() {
    let item = read(br#"{"id":"1","body":"x"}"#, Some(Channel::Chat))
        .remove(0)
        .unwrap();
    assert_eq!(
        (item.channel, item.source.as_str()),
        (Channel::Chat, "berkas")
    );
    let own = read(
        br#"{"id":"1","body":"x","channel":"sms","source":"gammu"}"#,
        Some(Channel::Chat),
    )
    .remove(0)
    .unwrap();
    assert_eq!((own.channel, own.source.as_str()), (Channel::Sms, "gammu"));
}

#[test]
fn dates_keep_their_precision_and_an_unreadable_one_is_kept_beside_the_item() {
    let with = |published| {
        good(json!({"id": "1", "channel": "news", "title": "x", "published": published}))
    };
    let at = "2026-08-12T05:17:40Z".parse().unwrap();
    assert_eq!(
        with(json!("2026-08-12T12:17:40+07:00")).published,
        Some(Published::instant(at))
    );
    let day = with(json!("2026-08-12"));
    assert_eq!(day.published.map(|p| p.precision), Some(Precision::Day));
    assert_eq!(with(json!(null)).published, None);
    let bad = with(json!("kemarin dulu"));
    assert_eq!(
        (bad.published, &bad.extra["published_raw"]),
        (None, &json!("kemarin dulu"))
    );
    assert_eq!(
        with(json!(20260812)).extra["published_raw"],
        json!(20260812)
    );
}

#[test]
fn unknown_keys_stay_and_the_items_own_wilayah_wins() {
    let item = good(
        json!({"id": "1", "channel": "news", "title": "x", "origin": "y", "wilayah": "35.22.15"}),
    );
    assert_eq!(
        (&item.extra["origin"], &item.extra["wilayah"]),
        (&json!("y"), &json!("35.22.15"))
    );
    assert_eq!(
        good(json!({"id": "1", "channel": "news", "title": "x"})).extra["wilayah"],
        json!("35.22")
    );
}

#[test]
fn gzip_is_known_by_its_bytes_and_a_cut_one_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    for n in 0..2000 {
        writeln!(
            gz,
            r#"{{"id":"{n}","channel":"news","title":"judul {}"}}"#,
            n * 7919 % 1009
        )
        .unwrap();
    }
    let bytes = gz.finish().unwrap();
    let (intake, origin) = (Intake::unstored(), origin(None));
    let read = |bytes: &[u8]| {
        let path = folder.path().join("x");
        std::fs::write(&path, bytes).unwrap();
        let lines = read_jsonl(open_jsonl(&path).unwrap(), &origin, &intake, Utc::now());
        lines.fold((0, Vec::new()), |(n, mut drops), line| match line {
            Ok(_) => (n + 1, drops),
            Err(drop) => {
                drops.push(drop);
                (n, drops)
            }
        })
    };
    assert_eq!(read(&bytes), (2000, Vec::new()));
    let (n, drops) = read(&bytes[..bytes.len() / 2]);
    assert!(n > 0 && n < 2000 && drops.len() == 1, "{n} {drops:?}");
    assert!(
        drops[0].detail.contains("cannot be read on"),
        "{}",
        drops[0].detail
    );
}
