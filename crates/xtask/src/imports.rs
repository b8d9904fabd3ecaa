//! Holds the crates to the import rules that `crates/DESIGN.md` states, word for word.

use cargo_metadata::{DependencyKind, MetadataCommand};
use std::collections::{BTreeMap, BTreeSet};

type Imports = BTreeMap<String, BTreeSet<String>>;

/// The block ```` ```imports ```` of the design page: `crate: what it may import`.
fn allowed() -> Imports {
    let page = include_str!("../../DESIGN.md");
    let block = page
        .split("```imports\n")
        .nth(1)
        .and_then(|rest| rest.split("```").next());
    block
        .expect("crates/DESIGN.md has its imports block")
        .lines()
        .map(|line| {
            let (krate, may) = line.split_once(':').expect("a line reads `crate: imports`");
            (
                krate.trim().to_owned(),
                may.split_whitespace().map(str::to_owned).collect(),
            )
        })
        .collect()
}

fn actual() -> Imports {
    let metadata = MetadataCommand::new()
        .no_deps()
        .exec()
        .expect("cargo metadata");
    let members: BTreeSet<String> = metadata
        .packages
        .iter()
        .map(|p| p.name.to_string())
        .collect();
    metadata
        .packages
        .iter()
        .map(|p| {
            let imports = p
                .dependencies
                .iter()
                .filter(|d| d.kind != DependencyKind::Development && members.contains(&d.name))
                .map(|d| d.name.clone())
                .collect();
            (p.name.to_string(), imports)
        })
        .collect()
}

#[test]
fn crates_import_what_the_design_page_says_and_nothing_else() {
    assert_eq!(actual(), allowed());
}

/// Pure crates have no way to reach a clock, a network or a runtime.
#[test]
fn pure_crates_have_no_runtime_network_or_clock() {
    let metadata = MetadataCommand::new()
        .no_deps()
        .exec()
        .expect("cargo metadata");
    let outside = [
        "tokio",
        "async-trait",
        "futures",
        "reqwest",
        "axum",
        "rusqlite",
        "tantivy",
    ];
    for pure in [
        "titen-model",
        "titen-dict",
        "titen-text",
        "titen-issue",
        "titen-brief",
    ] {
        let package = metadata
            .packages
            .iter()
            .find(|p| p.name.as_str() == pure)
            .expect("a member");
        for d in package
            .dependencies
            .iter()
            .filter(|d| d.kind == DependencyKind::Normal)
        {
            assert!(
                !outside.contains(&d.name.as_str()),
                "{pure} must not depend on {}",
                d.name
            );
            let clock = d.name == "chrono"
                && (d.uses_default_features
                    || d.features.iter().any(|f| f == "clock" || f == "now"));
            assert!(!clock, "{pure} must not have chrono's clock");
        }
    }
}
