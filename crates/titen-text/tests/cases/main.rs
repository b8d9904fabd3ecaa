//! Runs the literate cases of `tests/cases/`: a Markdown file's code blocks name a feature, and each
//! of their lines says what that feature makes of a text. A linguist edits them without touching Rust.

#![allow(clippy::unwrap_used)]

mod bridge;
mod features;
mod quoted;
mod read;
mod writing;

use std::path::Path;
use std::sync::Arc;
use titen_dict::Dictionaries;
use titen_model::WilayahCode;
use titen_text::Analyser;

#[test]
fn every_case_holds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases");
    let analyser = Analyser::new(
        Arc::new(Dictionaries::builtin().unwrap()),
        Some(WilayahCode::new("35.22")),
    );
    let cases = read::cases(&folder);
    let failed: Vec<String> = cases
        .iter()
        .filter_map(|case| {
            let got = features::answer(&analyser, case);
            (got != case.expect).then(|| {
                let at = case.file.strip_prefix(&folder).unwrap().display();
                format!(
                    "{at}:{}: {} → {got}, not {}",
                    case.line, case.input, case.expect
                )
            })
        })
        .collect();
    assert!(
        failed.is_empty(),
        "{} of {} cases fail:\n{}",
        failed.len(),
        cases.len(),
        failed.join("\n")
    );
}
