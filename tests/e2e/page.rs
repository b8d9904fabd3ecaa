//! The brief in a real browser: it prints, marked on every page.

use crate::titen::{left_out, root};
use std::process::Command;

fn run(program: &str, args: &[&str]) -> Option<std::process::Output> {
    Command::new(program).args(args).output().ok()
}

#[test]
fn the_sample_prints_with_its_mark_on_every_page() {
    for program in ["chromium", "pdftotext"] {
        if run(program, &["--version"]).is_none() {
            left_out(&format!(
                "{program} is not on this machine, so the printed brief was not looked at"
            ));
            return;
        }
    }
    let dir = tempfile::tempdir().expect("a folder");
    let at = |name: &str| dir.path().join(name).to_string_lossy().into_owned();
    let made = Command::new(env!("CARGO_BIN_EXE_titen"))
        .current_dir(root())
        .args([
            "weekly",
            "--config",
            "config/sample.toml",
            "--data",
            &at("data"),
            "--out",
            &at("edisi"),
        ])
        .output()
        .expect("titen starts");
    assert!(
        made.status.success(),
        "{}",
        String::from_utf8_lossy(&made.stderr)
    );
    let printed = run(
        "chromium",
        &[
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            &format!("--user-data-dir={}", at("browser")),
            &format!("--print-to-pdf={}", at("brief.pdf")),
            "--no-pdf-header-footer",
            &format!("file://{}", at("edisi/2025-W49/brief.html")),
        ],
    )
    .expect("chromium starts");
    assert!(
        dir.path().join("brief.pdf").exists(),
        "{}",
        String::from_utf8_lossy(&printed.stderr)
    );
    let text = run("pdftotext", &["-layout", &at("brief.pdf"), "-"]).expect("pdftotext starts");
    let text = String::from_utf8(text.stdout).expect("UTF-8");
    let pages: Vec<&str> = text
        .split('\u{c}')
        .filter(|p| !p.trim().is_empty())
        .collect();
    assert!(pages.len() >= 5, "{} pages", pages.len());
    for (i, page) in pages.iter().enumerate() {
        assert!(
            page.contains("DATA CONTOH"),
            "page {} has no mark:\n{page}",
            i + 1
        );
    }
    assert!(text.contains("Mengapa peringkat ini") || text.contains("MENGAPA PERINGKAT INI"));
}
