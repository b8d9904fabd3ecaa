//! Stories and issues against what people told apart: a line a set, and figures with floors.

use super::What;
use crate::grouping::{Labels, Set, group, interval, score, sets};
use anyhow::Result;
use std::io::Write;
use std::path::{Path, PathBuf};
use titen_issue::GroupSettings;

/// A figure, its value and the file of labels that it was measured on.
pub struct Measured {
    pub name: String,
    pub value: f64,
    pub gold: PathBuf,
}

/// Sets of one file of labels, told and answered, as one.
#[derive(Default)]
struct Pooled {
    gold: Vec<Option<String>>,
    got: Vec<String>,
}

impl Pooled {
    fn add(&mut self, set: &Set, gold: &[Option<String>], got: &[String]) {
        let of = |label: &String| format!("{}/{label}", set.name);
        self.gold.extend(gold.iter().map(|g| g.as_ref().map(of)));
        self.got.extend(got.iter().map(of));
    }

    fn gold(&self) -> Vec<Option<&str>> {
        self.gold.iter().map(Option::as_deref).collect()
    }
}

pub fn measure(what: What, data: &Path, out: &mut dyn Write) -> Result<Vec<Measured>> {
    let sets = sets(data)?;
    let word = if what == What::Stories {
        "story"
    } else {
        "issue"
    };
    let files = [
        (
            "stories_dev",
            Labels::Gold,
            data.join("gold/stories_dev.tsv"),
        ),
        ("week_dev", Labels::Gold, data.join("gold/week_dev.tsv")),
        (
            "own",
            Labels::Own,
            Path::new(env!("CARGO_MANIFEST_DIR")).join("labels/stories.tsv"),
        ),
    ];
    let mut measured = Vec::new();
    for (file, labels, gold) in files {
        let mut pooled = Pooled::default();
        let of_file = |s: &&Set| s.labels == labels && (file == "own" || s.name.starts_with(file));
        for set in sets.iter().filter(of_file) {
            let answer = group(set, &GroupSettings::default());
            let (told, got) = match what {
                What::Stories => (&set.stories, &answer.stories),
                _ => (&set.issues, &answer.issues),
            };
            let mut one = Pooled::default();
            one.add(set, told, got);
            line(out, word, &set.name, &one)?;
            pooled.add(set, told, got);
        }
        if pooled.gold().iter().flatten().count() == 0 {
            continue;
        }
        line(out, word, file, &pooled)?;
        let (all, multi) = score(&pooled.gold(), &pooled.got);
        for (name, value) in [("", all), ("_multi", multi)] {
            measured.push(Measured {
                name: format!("{word}{name}_{file}"),
                value: value.f1(),
                gold: gold.clone(),
            });
        }
    }
    Ok(measured)
}

fn line(out: &mut dyn Write, word: &str, name: &str, p: &Pooled) -> Result<()> {
    let gold = p.gold();
    let n = gold.iter().flatten().count();
    if n == 0 {
        return Ok(());
    }
    let (all, multi) = score(&gold, &p.got);
    let [low, high] = interval(&gold, &p.got);
    writeln!(
        out,
        "{word} {name:<24} n {n:<5} F1 {:.3} [{low:.3}, {high:.3}]  P {:.3} R {:.3}; not alone F1 {:.3}",
        all.f1(),
        all.precision,
        all.recall,
        multi.f1()
    )?;
    Ok(())
}
