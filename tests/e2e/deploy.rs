//! The systemd unit, as far as a machine without a running systemd can tell.

use crate::titen::{left_out, root};
use std::process::Command;

#[test]
fn the_unit_is_right_and_hardened() {
    let analyze = |args: &[&str]| Command::new("systemd-analyze").args(args).output();
    if analyze(&["--version"]).is_err() {
        left_out("systemd-analyze is not on this machine, so the unit was not verified");
        return;
    }
    let dir = tempfile::tempdir().expect("a folder");
    let unit = dir.path().join("titen.service");
    let text = std::fs::read_to_string(root().join("deploy/titen.service")).expect("the unit");
    std::fs::write(
        &unit,
        text.replace("/usr/local/bin/titen", env!("CARGO_BIN_EXE_titen")),
    )
    .expect("written");
    let path = unit.to_string_lossy();
    let verified = analyze(&["verify", &path]).expect("systemd-analyze runs");
    let said = String::from_utf8_lossy(&verified.stderr);
    assert!(!said.contains("titen.service"), "{said}");
    let judged = analyze(&["security", "--offline=true", "--threshold=20", &path])
        .expect("systemd-analyze runs");
    assert!(
        judged.status.success(),
        "exposure is above 2.0: {}",
        String::from_utf8_lossy(&judged.stdout)
    );
}
