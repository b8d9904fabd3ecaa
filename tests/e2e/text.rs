//! `text`: the analyser alone, a line in and a line out.

use crate::titen::{Titen, ran};
use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

fn answers(args: &[&str], input: &[u8]) -> (i32, Vec<String>) {
    let titen = Titen::with_config("version = 1\n");
    let mut child = titen
        .command(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("titen starts");
    let mut stdin = child.stdin.take().expect("piped");
    let input = input.to_vec();
    let feeding = std::thread::spawn(move || stdin.write_all(&input));
    let ran = ran(child.wait_with_output().expect("it ends"));
    feeding.join().expect("no panic").expect("all was read");
    assert!(!titen.exists("data"), "nothing is stored");
    (ran.code, ran.out.lines().map(str::to_owned).collect())
}

#[test]
fn every_line_has_an_answer_whatever_is_in_it() {
    let input = b"perbaikan\n\nKEDEWAN\r\n\xff\xfe\nmemukul\n1.200\n\xf0\x9f\x98\x80";
    let (code, stems) = answers(&["text", "stem"], input);
    assert_eq!(code, 0);
    assert_eq!(stems.len(), 7, "{stems:?}");
    assert_eq!(
        (&*stems[0], &*stems[1], &*stems[2], &*stems[4]),
        ("baik", "", "kedewan", "pukul")
    );
    for part in ["language", "tone"] {
        let (code, lines) = answers(&["text", part], input);
        assert_eq!((code, lines.len()), (0, 7), "{part}");
    }
}

#[test]
fn many_lines_keep_their_order() {
    let word = |i: u32| {
        (0..4)
            .map(|k| char::from(b"bcdfghjklm"[(i / 10_u32.pow(k) % 10) as usize]))
            .collect()
    };
    let words: Vec<String> = (0..9_999).map(word).collect();
    let (code, stems) = answers(&["text", "stem"], words.join("\n").as_bytes());
    assert_eq!(code, 0);
    assert_eq!(stems, words, "no word of the language");
}

#[test]
fn a_program_may_wait_for_each_answer() {
    let titen = Titen::with_config("version = 1\n");
    let mut child = titen
        .command(&["text", "language"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("titen starts");
    let mut to = child.stdin.take().expect("piped");
    let mut from = BufReader::new(child.stdout.take().expect("piped"));
    for (text, expect) in [
        (
            "Jalan di depan rumah kami rusak parah sejak tahun lalu",
            "id",
        ),
        ("Dalan ing ngarep omahku wis rusak suwe banget", "jv"),
    ] {
        writeln!(to, "{text}").expect("written");
        let mut answer = String::new();
        from.read_line(&mut answer).expect("answered");
        assert_eq!(answer.trim(), expect, "{text}");
    }
    drop(to);
    assert!(child.wait().expect("it ends").success());
}

#[test]
fn a_broken_item_costs_itself() {
    let input = concat!(
        r#"{"id":"A-1","channel":"sms","body":"jln rusak di Ds Sukorejo Kec Tambakrejo, hub 081234567890"}"#,
        "\n{\"id\":\"A-2\"\n\n",
        r#"{"id":"A-3","channel":"lapor","title":"Lampu mati"}"#,
    );
    let (code, lines) = answers(&["text", "analyse"], input.as_bytes());
    assert_eq!((code, lines.len()), (0, 3), "{lines:?}");
    let read = |n: usize| -> serde_json::Value { serde_json::from_str(&lines[n]).expect("JSON") };
    let first = read(0);
    assert_eq!(first["id"], "A-1");
    assert_eq!(first["places"][0]["code"], "35.22.02.2009");
    assert_eq!(first["urusan"][0]["code"], "1.03");
    assert_eq!(first["terms"][0]["stem"], "jalan");
    assert!(!lines[0].contains("0812"), "a phone number stays out");
    assert_eq!(read(1)["line"], 2);
    assert!(
        read(1)["error"]
            .as_str()
            .is_some_and(|e| e.contains("standard input:2"))
    );
    assert_eq!(read(2)["id"], "A-3");
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let ran = Titen::with_config("version = 1\n").run(&["text", "analyse", "butir.jsonl"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("butir.jsonl") && ran.err.contains("readable file"),
        "{}",
        ran.err
    );
}

#[test]
fn items_of_one_file_are_grouped_in_its_order() {
    let titen = Titen::with_config("version = 1\n");
    let item = |id: &str, title: &str, body: &str| {
        format!(
            r#"{{"id":"{id}","channel":"news","source":"{id}","title":"{title}","body":"{body}","published":"2026-08-12"}}"#
        )
    };
    let lines = [
        item(
            "a",
            "Jembatan Malo ambrol diterjang banjir",
            "Jembatan Malo ambrol diterjang banjir bandang Rabu malam.",
        ),
        "{".to_owned(),
        item(
            "b",
            "Harga cabai naik di Pasar Kota",
            "Harga cabai rawit di Pasar Kota naik dua kali lipat.",
        ),
        item(
            "c",
            "Diterjang banjir, jembatan Malo ambrol",
            "Banjir bandang membuat jembatan Malo ambrol pada Rabu malam.",
        ),
    ];
    titen.write("items.jsonl", lines.join("\n"));
    let out = titen.ok(&["group", "items.jsonl"]).out;
    let read: Vec<serde_json::Value> = out
        .lines()
        .map(|l| serde_json::from_str(l).expect("JSON"))
        .collect();
    assert_eq!(
        (read[0]["id"].as_str(), read[3]["id"].as_str()),
        (Some("a"), Some("c"))
    );
    assert!(read[1]["error"].is_string(), "{out}");
    assert_eq!(read[0]["story"], read[3]["story"], "{out}");
    assert_ne!(read[0]["story"], read[2]["story"], "{out}");
    assert_eq!(out, titen.ok(&["group", "items.jsonl"]).out);
}

#[test]
fn a_rise_is_less_likely_than_a_steady_count() {
    let titen = Titen::with_config("version = 1\n");
    let history = "[4,5,3,4,5,4,3,4]";
    let line =
        |id: &str, now: u32| format!(r#"{{"week":1,"id":"{id}","history":{history},"now":{now}}}"#);
    titen.write(
        "counts.jsonl",
        [line("naik", 40), line("tetap", 4)].join("\n"),
    );
    let out = titen.ok(&["lab", "burst", "counts.jsonl"]).out;
    let p: Vec<f64> = out
        .lines()
        .map(|l| {
            serde_json::from_str::<serde_json::Value>(l).expect("JSON")["p"]
                .as_f64()
                .expect("a number")
        })
        .collect();
    assert!(p[0] < 0.01 && p[1] > 0.2, "{out}");
    titen.write("counts.jsonl", "{\"week\":1}");
    let ran = titen.run(&["lab", "burst", "counts.jsonl"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("counts.jsonl:1:"), "{}", ran.err);
}

#[test]
fn a_feed_has_an_answer_line_whatever_it_is() {
    let titen = Titen::with_config("version = 1\n");
    titen.write(
        "a.xml",
        "<rss><channel><title>K<item><title>Jalan & jembatan<link>http://kabar.test/?a=1&copy=2<guid>7\
         <pubDate>Kamis, 13 Agustus 2026 10:30 WITA",
    );
    titen.write("b.xml", "<html><p>Beranda");
    let ran = titen.run(&["text", "feed", "a.xml", "b.xml", "tiada.xml"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let lines: Vec<serde_json::Value> = ran
        .out
        .lines()
        .map(|l| serde_json::from_str(l).expect("JSON"))
        .collect();
    assert_eq!(lines.len(), 3);
    assert_eq!(
        (&lines[0]["ok"], &lines[0]["title"]),
        (&true.into(), &"K".into())
    );
    let entry = &lines[0]["entries"][0];
    assert_eq!(entry["title"], "Jalan & jembatan");
    assert_eq!(entry["url"], "http://kabar.test/?a=1&copy=2");
    assert_eq!(entry["published"], "2026-08-13T09:30:00+07:00");
    for line in &lines[1..] {
        assert_eq!(line["ok"], false);
        assert!(line["error"].as_str().is_some_and(|e| !e.is_empty()));
    }
}
