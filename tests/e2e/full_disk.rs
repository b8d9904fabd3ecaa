//! A disk that is really full: a small file system of its own, where the machine lets a test mount one.

use crate::titen::{Titen, left_out};
use crate::weekly::{NOW, lines};
use std::path::{Path, PathBuf};
use std::process::Command;

struct SmallDisk {
    at: PathBuf,
}

impl SmallDisk {
    fn mount(at: PathBuf, size: &str) -> Option<Self> {
        std::fs::create_dir_all(&at).expect("a folder");
        mount(
            &["-t", "tmpfs", "-o", &format!("size={size}"), "tmpfs"],
            &at,
        )
        .then_some(SmallDisk { at })
    }

    fn grow(&self, size: &str) {
        assert!(
            mount(&["-o", &format!("remount,size={size}")], &self.at),
            "the disk grows"
        );
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.at).output();
    }
}

fn mount(args: &[&str], at: &Path) -> bool {
    Command::new("mount")
        .args(args)
        .arg(at)
        .output()
        .is_ok_and(|o| o.status.success())
}

fn items() -> String {
    let bodies: Vec<(String, String)> = (0..4000)
        .map(|i| {
            (
                format!("D-{i}"),
                format!(
                    "jalan rusak nomor {i} di Kecamatan Kanor, warga {}",
                    "menunggu ".repeat(40)
                ),
            )
        })
        .collect();
    let texts: Vec<(&str, &str, &str)> = bodies
        .iter()
        .map(|(id, b)| ("sms", id.as_str(), b.as_str()))
        .collect();
    lines(&texts, "2026-08-12T09:00:00+07:00")
}

#[test]
fn a_full_disk_is_said_loses_nothing_and_is_gone_on_from() {
    let titen = Titen::at(NOW);
    titen.write("items.jsonl", items());
    let Some(disk) = SmallDisk::mount(titen.path("small"), "1500k") else {
        left_out("this machine lets no test mount a small disk");
        return;
    };
    let import = ["import", "items.jsonl", "--data", "small/data"];
    let ran = titen.run(&import);
    assert_eq!(ran.code, 1, "{} {}", ran.out, ran.err);
    assert!(
        ran.err.contains("full") || ran.err.contains("No space left"),
        "{}",
        ran.err
    );
    assert!(!ran.err.contains("panicked"), "{}", ran.err);
    disk.grow("64m");
    assert!(titen.ok(&import).out.contains("0 refused"));
    assert_eq!(
        titen
            .ok(&["export", "items", "--data", "small/data"])
            .out
            .lines()
            .count(),
        4000
    );
}
