//! What is planted in the sample week, as its answers say.

use crate::titen::root;
use std::collections::BTreeMap;
use std::path::Path;

/// One row of the answers: what an item is about.
#[derive(Debug, Clone)]
pub struct Answer {
    pub week: String,
    pub problem: Option<String>,
    pub kind: String,
    pub is_copy: bool,
}

pub fn answers() -> BTreeMap<String, Answer> {
    let mut answers = BTreeMap::new();
    for file in ["news.tsv", "inbox.tsv"] {
        for row in table(&root().join("tests/sample/answers").join(file)) {
            let problem = Some(row["problem"].clone()).filter(|p| p != "-");
            let answer = Answer {
                week: row["week"].clone(),
                problem,
                kind: row["kind"].clone(),
                is_copy: !row["copy_of"].is_empty(),
            };
            assert!(
                answers.insert(row["key"].clone(), answer).is_none(),
                "{} is listed twice",
                row["key"]
            );
        }
    }
    answers
}

pub fn table(path: &Path) -> Vec<BTreeMap<String, String>> {
    let text = std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let mut lines = text
        .lines()
        .map(|l| l.split('\t').map(str::to_owned).collect::<Vec<_>>());
    let head = lines.next().expect("a header");
    lines
        .map(|row| {
            head.iter()
                .cloned()
                .zip(row.into_iter().chain(std::iter::repeat(String::new())))
                .collect()
        })
        .collect()
}

#[derive(Debug, serde::Deserialize)]
pub struct Problems {
    pub problem: Vec<Problem>,
}

#[derive(Debug, serde::Deserialize)]
pub struct Problem {
    pub id: String,
    pub urusan: String,
    pub perangkat_daerah: String,
    pub kecamatan: Vec<String>,
    pub weeks: BTreeMap<String, u32>,
}

pub fn problems() -> Vec<Problem> {
    let text = std::fs::read_to_string(root().join("tests/sample/answers/problems.toml"))
        .expect("the problems");
    toml::from_str::<Problems>(&text)
        .expect("problems.toml is right")
        .problem
}
