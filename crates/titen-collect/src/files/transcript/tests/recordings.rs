//! Recordings, heard by a stand-in for whisper.cpp.

use super::*;
use std::time::{Duration, SystemTime};

fn recogniser(script: &str) -> Option<Recogniser> {
    Some(Recogniser {
        command: ["sh", "-c", script, "sh", "{in}", "{out}"]
            .map(str::to_owned)
            .to_vec(),
        limit: Duration::from_secs(20),
    })
}

/// Stands in for whisper.cpp: counts its calls, writes what it heard to `{out}.json`.
const HEARS: &str = r#"echo x >> "$(dirname "$1")/calls"; echo "{\"transcription\": [{\"offsets\": {\"from\": 0, \"to\": 4000}, \"text\": \" Jalan rusak di Kanor.\"}]}" > "$2.json""#;

#[test]
fn a_recording_is_heard_once() {
    let mut desk = Desk::new();
    desk.settings.recogniser = recogniser(HEARS);
    let first = desk.read("a_2026-08-12_0900.mp3", "bunyi");
    first.result.unwrap();
    assert_eq!(
        first.items[0].body.as_deref(),
        Some("Jalan rusak di Kanor.")
    );
    let again = desk.read_again("a_2026-08-12_0900.mp3");
    assert_eq!(again.items, first.items);
    assert_eq!(fs::read_to_string(desk.path("calls")).unwrap(), "x\n");
    let kept: Vec<_> = fs::read_dir(desk.path("transcripts")).unwrap().collect();
    assert_eq!(kept.len(), 1, "{kept:?}");

    let folder = desk.path("transcripts");
    let (now, day) = (SystemTime::now(), Duration::from_secs(86_400));
    assert_eq!(forget_transcripts(&folder, now - day).unwrap(), 0);
    assert_eq!(forget_transcripts(&folder, now + day).unwrap(), 1);
    assert_eq!(forget_transcripts(&desk.path("none"), now).unwrap(), 0);
    desk.may_hear = false;
    let taken = desk.read_again("a_2026-08-12_0900.mp3");
    taken.result.unwrap();
    assert_eq!((taken.items.len(), taken.drops.len()), (0, 0));
    assert_eq!(fs::read_to_string(desk.path("calls")).unwrap(), "x\n");
}

#[test]
fn what_a_killed_run_left_is_not_taken() {
    let mut desk = Desk::new();
    desk.settings.recogniser = recogniser(HEARS);
    desk.read("a.mp3", "bunyi").result.unwrap();
    let kept = fs::read_dir(desk.path("transcripts"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let part = kept.with_extension("part");
    fs::remove_file(&kept).unwrap();
    fs::create_dir(&part).unwrap();
    fs::write(part.join("out.json"), "{\"transcription\": [").unwrap();
    let taken = desk.read_again("a.mp3");
    taken.result.unwrap();
    assert_eq!(taken.items.len(), 1);
    assert!(!part.exists());
}

#[test]
fn a_recogniser_that_fails_or_is_missing_is_said() {
    let mut desk = Desk::new();
    desk.settings.recogniser = recogniser("echo model.bin tidak ada >&2; exit 2");
    let failed = desk.read("a.wav", "bunyi").result.unwrap_err().to_string();
    assert!(failed.contains("model.bin tidak ada"), "{failed}");
    desk.settings.recogniser = recogniser("exit 0");
    let silent = desk.read_again("a.wav").result.unwrap_err().to_string();
    assert!(silent.contains("wrote nothing"), "{silent}");
    desk.settings.recogniser = Some(Recogniser {
        command: vec!["titen-no-such-whisper".into(), "{in}".into()],
        limit: Duration::from_secs(1),
    });
    let missing = desk.read_again("a.wav").result.unwrap_err().to_string();
    assert!(missing.contains("titen-no-such-whisper"), "{missing}");
    desk.settings.recogniser = None;
    let none = desk.read_again("a.wav").result.unwrap_err().to_string();
    assert!(none.contains("needs a recogniser"), "{none}");
    fs::write(desk.path("a.vtt"), "WEBVTT\n").unwrap();
    desk.read_again("a.wav").result.unwrap();
}
