//! The sample week through the whole program: what was planted is found, and what must not rank does not.

use crate::answers::{Answer, Problem, answers, problems, table};
use crate::titen::{Ran, ran, root};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;
use tempfile::TempDir;

/// The week whose edition is made; the two before it give the history.
const WEEK: &str = "2025-W49";

pub struct Edition {
    dir: TempDir,
    ran: Ran,
}

fn make(threads: &str) -> Edition {
    let dir = tempfile::tempdir().expect("a folder");
    let output = Command::new(env!("CARGO_BIN_EXE_titen"))
        .current_dir(root())
        .env("RAYON_NUM_THREADS", threads)
        .args(["weekly", "--config", "config/sample.toml", "--data"])
        .arg(dir.path().join("data"))
        .arg("--out")
        .arg(dir.path().join("edisi"))
        .output()
        .expect("titen starts");
    let ran = ran(output);
    assert_eq!(ran.code, 0, "{}", ran.err);
    Edition { dir, ran }
}

pub fn edition() -> &'static Edition {
    static EDITION: OnceLock<Edition> = OnceLock::new();
    EDITION.get_or_init(|| make("2"))
}

/// One that a test may change.
pub fn fresh() -> Edition {
    make("2")
}

impl Edition {
    /// A command on the data that the edition was made of.
    pub fn run(&self, args: &[&str]) -> Ran {
        let output = Command::new(env!("CARGO_BIN_EXE_titen"))
            .current_dir(root())
            .args(["--config", "config/sample.toml", "--data"])
            .arg(self.dir.path().join("data"))
            .args(args)
            .output()
            .expect("titen starts");
        ran(output)
    }

    /// Where the edition lies.
    pub fn folder(&self) -> PathBuf {
        self.dir.path().join("edisi").join(WEEK)
    }

    fn file(&self, name: &str) -> String {
        String::from_utf8(self.bytes(name)).expect("UTF-8")
    }

    pub fn bytes(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder().join(name)
    }

    pub fn data(&self) -> PathBuf {
        self.dir.path().join("data")
    }

    pub fn list(&self) -> Value {
        serde_json::from_str(&self.file("issues.json")).expect("JSON")
    }
}

fn keys(issue: &Value) -> Vec<&str> {
    issue["items"]
        .as_array()
        .expect("items")
        .iter()
        .map(|k| k.as_str().expect("a key"))
        .collect()
}

/// The planted problem that most of an issue's items belong to, and how many do.
fn main_problem(issue: &Value, answers: &BTreeMap<String, Answer>) -> (Option<String>, usize) {
    let mut n: BTreeMap<Option<String>, usize> = BTreeMap::new();
    for key in keys(issue) {
        let answer = answers
            .get(key)
            .unwrap_or_else(|| panic!("{key} is not in the answers"));
        *n.entry(answer.problem.clone()).or_default() += 1;
    }
    n.into_iter()
        .max_by_key(|(_, n)| *n)
        .expect("an issue has items")
}

#[test]
fn the_answers_add_up() {
    let answers = answers();
    assert!(answers.len() >= 300, "{} items", answers.len());
    for problem in problems() {
        for (week, n) in &problem.weeks {
            let is = answers
                .values()
                .filter(|a| {
                    a.problem.as_ref() == Some(&problem.id) && a.week == *week && !a.is_copy
                })
                .count();
            assert_eq!(is, *n as usize, "{} in {week}", problem.id);
        }
    }
}

/// Of this week, by the number of its items.
fn planted() -> Vec<(Problem, usize)> {
    let answers = answers();
    let n = |p: &Problem| {
        answers
            .values()
            .filter(|a| a.week == WEEK && a.problem.as_ref() == Some(&p.id))
            .count()
    };
    problems()
        .into_iter()
        .map(|p| (n(&p), p))
        .filter(|(n, _)| *n > 0)
        .map(|(n, p)| (p, n))
        .collect()
}

#[test]
fn statistics_speakers_and_pictures_stand_beside_the_issues() {
    let list = edition().list();
    let issues = list["issues"].as_array().expect("issues");
    let about = |problem: &str| {
        let answers = answers();
        let is = |i: &&Value| main_problem(i, &answers).0.as_deref() == Some(problem);
        issues
            .iter()
            .find(is)
            .unwrap_or_else(|| panic!("{problem} is not on the list"))
    };
    let roads = about("p03");
    let facts = roads["indicators"].as_array().expect("facts");
    let kedungadem = facts
        .iter()
        .find(|f| f["wilayah"] == "35.22.08")
        .expect("a fact");
    assert_eq!(
        (
            &kedungadem["value"],
            &kedungadem["year"],
            &kedungadem["source"]
        ),
        (&42.7.into(), &2024.into(), &"DPUBMPR (contoh)".into())
    );
    let contrary = |issue: &Value, kind: &str| -> Vec<String> {
        let all = issue["contradictions"]
            .as_array()
            .expect("contradictions")
            .iter();
        all.filter(|c| c["kind"] == kind)
            .map(|c| c["wilayah"].as_str().expect("a code").to_owned())
            .collect()
    };
    assert_eq!(
        contrary(roads, "silent_but_bad"),
        ["35.22.27", "35.22.26", "35.22.15"]
    );
    let fever = about("p05");
    assert_eq!(contrary(fever, "loud_but_good"), ["35.22.09"], "Kepohbaru");
    // Four years old: shown, and no contradiction.
    let poor = about("p10");
    assert!(
        poor["indicators"]
            .as_array()
            .expect("facts")
            .iter()
            .all(|f| f["old"] == true)
    );
    assert_eq!(poor["contradictions"], serde_json::json!([]));
    assert!(!list["rates"].as_array().expect("rates").is_empty());
    let people = list["spokespersons"].as_array().expect("people").iter();
    let offices: Vec<&str> = people
        .map(|p| p["office"].as_str().expect("an office"))
        .collect();
    assert!(offices.len() >= 5, "{offices:?}");
    assert!(
        !offices
            .iter()
            .any(|o| o.contains("tani") || o.contains("Karang Taruna")),
        "officials only: {offices:?}"
    );
    let page = edition().file("brief.html");
    assert_eq!(page.matches("<figure class=\"gambar\">").count(), 4);
    assert!(page.contains("<b>Jalan kabupaten rusak 42,7 km</b> (DPUBMPR (contoh), 2024)"));
}

#[test]
fn every_planted_problem_that_many_speak_of_is_on_the_list() {
    let (answers, list) = (answers(), edition().list());
    let ranked = list["issues"].as_array().expect("issues");
    let found: BTreeSet<String> = ranked
        .iter()
        .filter_map(|i| main_problem(i, &answers).0)
        .collect();
    for (problem, n) in planted() {
        assert!(
            n < 5 || found.contains(&problem.id),
            "{} has {n} items and is not among {found:?}",
            problem.id
        );
    }
    assert!(
        found.len() >= 8,
        "of ten planted problems only {found:?} are on the list of ten"
    );
}

#[test]
fn an_issue_holds_its_problem_and_little_else() {
    let (answers, list) = (answers(), edition().list());
    let issues = list["issues"].as_array().expect("issues");
    for (problem, all) in planted().into_iter().filter(|(_, n)| *n >= 5) {
        let its: Vec<&Value> = issues
            .iter()
            .filter(|i| main_problem(i, &answers).0.as_ref() == Some(&problem.id))
            .collect();
        for issue in &its {
            let ((_, n), size) = (main_problem(issue, &answers), keys(issue).len());
            assert!(
                n * 10 >= size * 8,
                "{}: {n} of {size} items of {} belong to it",
                problem.id,
                issue["title"]
            );
        }
        let n: usize = its.iter().map(|i| main_problem(i, &answers).1).sum();
        assert!(
            n * 10 >= all * 7,
            "{}: only {n} of {all} items are in its issues",
            problem.id
        );
        let has = |field: &str, code: &str| its.iter().any(|i| i[field] == code);
        assert!(has("urusan", &problem.urusan), "{}: urusan", problem.id);
        assert!(
            has("perangkat_daerah", &problem.perangkat_daerah),
            "{}: unit",
            problem.id
        );
        let places: String = its.iter().map(|i| i["wilayah"].to_string()).collect();
        assert!(
            problem
                .kecamatan
                .iter()
                .any(|k| places.contains(k.as_str())),
            "{}: {places}",
            problem.id
        );
    }
}

#[test]
fn what_grows_is_said_to_grow() {
    let (answers, list) = (answers(), edition().list());
    let g = |id: &str| {
        list["issues"]
            .as_array()
            .expect("issues")
            .iter()
            .filter(|i| main_problem(i, &answers).0.as_deref() == Some(id))
            // A problem may stand as two issues: the levee and the flood.
            .filter_map(|i| i["G"].as_u64())
            .max()
            .unwrap_or_else(|| panic!("{id} is not ranked"))
    };
    for growing in ["p01", "p02"] {
        assert!(g(growing) >= 4, "{growing} grows: G {}", g(growing));
    }
    for steady in ["p03", "p07"] {
        assert!(g(steady) <= 3, "{steady} does not grow: G {}", g(steady));
    }
}

#[test]
fn noise_does_not_rank() {
    let (answers, list) = (answers(), edition().list());
    let noise = [
        "sport",
        "gossip",
        "lifestyle",
        "politics",
        "market",
        "elsewhere",
        "advert",
        "ceremony",
        "thanks",
    ];
    for issue in list["issues"].as_array().expect("issues") {
        let keys = keys(issue);
        let n = keys
            .iter()
            .filter(|k| noise.contains(&answers[**k].kind.as_str()))
            .count();
        assert!(n * 2 <= keys.len(), "{} is noise: {keys:?}", issue["title"]);
    }
}

#[test]
fn an_issue_keeps_its_id_from_week_to_week_and_leaves_the_list_when_it_falls_silent() {
    let edition = edition();
    let output = Command::new(env!("CARGO_BIN_EXE_titen"))
        .current_dir(root())
        .args([
            "export",
            "issues",
            "--config",
            "config/sample.toml",
            "--data",
        ])
        .arg(edition.dir.path().join("data"))
        .output()
        .expect("titen starts");
    let rows: Vec<Value> = ran(output)
        .out
        .lines()
        .map(|l| serde_json::from_str(l).expect("JSON"))
        .collect();
    let landslide = rows
        .iter()
        .filter(|r| {
            r["week"] == "2025-W47"
                && r["wilayah"]
                    .as_str()
                    .is_some_and(|w| w.contains("35.22.26"))
        })
        .max_by_key(|r| r["n_items"].as_u64())
        .expect("the landslide of Gondang is an issue of its first week");
    let counts: Vec<u64> = ["2025-W47", "2025-W48", WEEK]
        .iter()
        .map(|week| {
            let row = rows
                .iter()
                .find(|r| r["week"] == *week && r["id"] == landslide["id"]);
            row.and_then(|r| r["n_items"].as_u64()).unwrap_or(0)
        })
        .collect();
    assert!(
        counts[0] >= 5 && counts[1] >= 2 && counts[2] == 0,
        "{counts:?}"
    );
    let list = edition.list();
    let listed = list["issues"]
        .as_array()
        .expect("issues")
        .iter()
        .any(|i| i["id"] == landslide["id"]);
    assert!(!listed, "nobody speaks of it any more");
}

#[test]
fn what_was_refused_is_told_with_its_reason() {
    let brief = edition().file("brief.html");
    let stated = table(&root().join("tests/sample/answers/refused.tsv"));
    assert_eq!(stated.len(), 2);
    let output = Command::new(env!("CARGO_BIN_EXE_titen"))
        .current_dir(root())
        .args([
            "export",
            "drops",
            "--config",
            "config/sample.toml",
            "--data",
        ])
        .arg(edition().dir.path().join("data"))
        .output()
        .expect("titen starts");
    let drops: Vec<Value> = ran(output)
        .out
        .lines()
        .map(|l| serde_json::from_str(l).expect("JSON"))
        .collect();
    for row in &stated {
        let (file, line) = (row["file"].trim_start_matches("inbox/"), &row["line"]);
        let told = drops.iter().any(|d| {
            d["reason"] == row["reason"].as_str()
                && d["place"]
                    .as_str()
                    .is_some_and(|p| p.ends_with(&format!("{file}:{line}")))
        });
        assert!(told, "{row:?} is not among {drops:?}");
    }
    assert!(
        !brief.contains("Yang tidak dapat diambil: tidak ada"),
        "the brief tells of {} drops",
        drops.len()
    );
}

#[test]
fn every_page_says_that_it_is_a_sample() {
    let edition = edition();
    assert!(edition.file("brief.html").contains("DATA CONTOH"));
    assert_eq!(edition.list()["sample"], true);
    for line in edition
        .file("issues.csv")
        .lines()
        .skip(1)
        .filter(|l| !l.is_empty())
    {
        assert!(line.to_uppercase().contains("CONTOH"), "{line}");
    }
}

#[test]
fn no_port_and_no_personal_number_reach_the_edition_or_the_store() {
    let edition = edition();
    let html = edition.file("brief.html");
    assert!(!html.contains("127.0.0.1") && !html.contains("localhost"));
    let database = std::fs::read(edition.dir.path().join("data/titen.db")).expect("the store");
    for secret in ["127.0.0.1:", "352200"] {
        assert!(
            !database
                .windows(secret.len())
                .any(|w| w == secret.as_bytes()),
            "{secret} is stored"
        );
    }
}

#[test]
fn the_same_sample_gives_the_same_bytes_on_one_thread_and_on_two() {
    let (one, other) = (edition(), make("1"));
    for file in ["brief.html", "issues.json", "issues.csv", "manifest.json"] {
        assert_eq!(one.file(file), other.file(file), "{file}");
    }
}

#[test]
fn the_run_says_where_the_edition_lies() {
    let said = &edition().ran.out;
    assert!(
        said.contains("published week 2025-W49") && said.contains("brief.html"),
        "{said}"
    );
}
