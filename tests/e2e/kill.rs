//! Killed at any moment, titen loses nothing and goes on where it was.

use crate::titen::Titen;
use crate::weekly::{NOW, lines};
use std::process::Stdio;
use std::time::Duration;

/// Enough items that a run takes long enough to be killed in each of its stages.
fn many_items() -> String {
    let words = [
        "jalan", "rusak", "pupuk", "langka", "banjir", "lampu", "padam", "sampah", "menumpuk",
        "air", "keruh",
    ];
    let bodies: Vec<(String, String)> = (0..3000)
        .map(|i| {
            let text: Vec<&str> = (0..12)
                .map(|k| words[(i * 7 + k * k + i / 11) % words.len()])
                .collect();
            (
                format!("K-{i}"),
                format!("{} di Kecamatan Kanor nomor {i}", text.join(" ")),
            )
        })
        .collect();
    let texts: Vec<(&str, &str, &str)> = bodies
        .iter()
        .map(|(id, body)| ("sms", id.as_str(), body.as_str()))
        .collect();
    lines(&texts, "2026-08-12T09:00:00+07:00")
}

#[test]
fn a_run_that_was_killed_is_simply_run_again() {
    let (killed, whole) = (Titen::at(NOW), Titen::at(NOW));
    for titen in [&killed, &whole] {
        titen.write("items.jsonl", many_items());
    }
    let mut wait = Duration::from_millis(15);
    let mut n_killed = 0;
    for args in [&["import", "items.jsonl"][..], &["weekly"][..]] {
        for _ in 0..12 {
            let mut child = killed
                .command(args)
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .expect("titen starts");
            std::thread::sleep(wait);
            if child.try_wait().expect("a status").is_some() {
                break;
            }
            child.kill().expect("killed");
            child.wait().expect("a status");
            n_killed += 1;
            wait = wait * 3 / 2;
        }
        killed.ok(args);
    }
    assert!(n_killed >= 2, "the runs were too quick to be killed");
    whole.ok(&["import", "items.jsonl"]);
    whole.ok(&["weekly"]);
    assert_eq!(
        killed.read("edisi/2026-W33/issues.json"),
        whole.read("edisi/2026-W33/issues.json"),
        "the edition is that of a run that was never killed"
    );
    assert_eq!(
        killed.ok(&["search", "pupuk langka"]).out,
        whole.ok(&["search", "pupuk langka"]).out
    );
    let left: Vec<_> = std::fs::read_dir(killed.path("edisi"))
        .expect("a folder")
        .map(|e| e.expect("an entry").file_name())
        .filter(|name| name != "2026-W33" && !name.to_string_lossy().starts_with('.'))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}
