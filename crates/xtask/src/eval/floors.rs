//! `tests/floors.toml`: what was reached once and must not be lost, with the hash of what it was measured on.

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

const HEAD: &str = "# Floors of quality: `cargo xtask eval --data DIR` measures anew and fails below one; `--raise` puts them up.\n\
# A floor never goes down in the change that lowered its figure.\n";

/// Figures are compared as they are written: with four digits.
const DIGITS: f64 = 1e4;

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Floor {
    floor: f64,
    gold: String,
    sha256: String,
}

#[derive(Debug)]
pub struct Floors {
    path: PathBuf,
    floors: BTreeMap<String, Floor>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Verdict {
    New,
    /// Measured on other gold than the floor was.
    OtherGold,
    Holds(f64),
    Below(f64),
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Verdict::New => write!(f, "no floor yet"),
            Verdict::OtherGold => {
                write!(f, "the floor was measured on another version of this gold")
            }
            Verdict::Holds(floor) => write!(f, "holds {floor:.4}"),
            Verdict::Below(floor) => write!(f, "BELOW {floor:.4}"),
        }
    }
}

impl Floors {
    pub fn read() -> Result<Self> {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/floors.toml");
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        let floors = toml::from_str(&text).with_context(|| path.display().to_string())?;
        Ok(Floors { path, floors })
    }

    pub fn judge(&self, name: &str, value: f64, gold: &Path) -> Result<Verdict> {
        let Some(floor) = self.floors.get(name) else {
            return Ok(Verdict::New);
        };
        if floor.sha256 != hash(gold)? {
            return Ok(Verdict::OtherGold);
        }
        Ok(if rounded(value) < floor.floor {
            Verdict::Below(floor.floor)
        } else {
            Verdict::Holds(floor.floor)
        })
    }

    pub fn raise(&mut self, name: &str, value: f64, gold: &Path) -> Result<()> {
        let file = gold.file_name().unwrap_or_default();
        let floor = Floor {
            floor: rounded(value),
            gold: file.to_string_lossy().into_owned(),
            sha256: hash(gold)?,
        };
        self.floors.insert(name.to_owned(), floor);
        Ok(())
    }

    pub fn write(&self) -> Result<()> {
        let text = format!("{HEAD}\n{}", toml::to_string(&self.floors)?);
        std::fs::write(&self.path, text).with_context(|| self.path.display().to_string())
    }
}

fn rounded(value: f64) -> f64 {
    (value * DIGITS).round() / DIGITS
}

/// Of a folder: of its files' names and hashes, by name.
fn hash(gold: &Path) -> Result<String> {
    let at = || gold.display().to_string();
    if !gold.is_dir() {
        let bytes = std::fs::read(gold).with_context(at)?;
        return Ok(titen_model::sha256_hex(&bytes));
    }
    let mut names = Vec::new();
    for entry in std::fs::read_dir(gold).with_context(at)? {
        names.push(entry.with_context(at)?.path());
    }
    names.sort();
    let mut listed = String::new();
    for path in names.iter().filter(|p| p.is_file()) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        listed.push_str(&format!("{name}\t{}\n", hash(path)?));
    }
    Ok(titen_model::sha256_hex(listed.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_floor_holds_for_the_gold_that_it_was_measured_on() {
        let dir = std::env::temp_dir().join(format!("titen-floors-{}", std::process::id()));
        std::fs::create_dir_all(&dir).unwrap();
        let gold = dir.join("gold.tsv");
        std::fs::write(&gold, "a\tb\n").unwrap();
        let mut floors = Floors {
            path: dir.join("floors.toml"),
            floors: BTreeMap::new(),
        };
        assert_eq!(floors.judge("x", 0.5, &gold).unwrap(), Verdict::New);
        floors.raise("x", 0.912_349, &gold).unwrap();
        assert_eq!(
            floors.judge("x", 0.912_31, &gold).unwrap(),
            Verdict::Holds(0.9123)
        );
        assert_eq!(
            floors.judge("x", 0.912_2, &gold).unwrap(),
            Verdict::Below(0.9123)
        );
        std::fs::write(&gold, "a\tc\n").unwrap();
        assert_eq!(floors.judge("x", 0.1, &gold).unwrap(), Verdict::OtherGold);
        std::fs::remove_dir_all(&dir).unwrap();
    }

    #[test]
    fn every_file_of_a_folder_counts() {
        let dir = std::env::temp_dir().join(format!("titen-floors-dir-{}", std::process::id()));
        std::fs::create_dir_all(&dir).unwrap();
        let write = |name: &str, text: &str| std::fs::write(dir.join(name), text).unwrap();
        write("a.html", "<p>a");
        write("b.txt", "b");
        let first = hash(&dir).unwrap();
        assert_eq!(first, hash(&dir).unwrap());
        write("b.txt", "c");
        let second = hash(&dir).unwrap();
        write("c.txt", "");
        assert!(first != second && second != hash(&dir).unwrap());
        std::fs::remove_dir_all(&dir).unwrap();
    }
}
