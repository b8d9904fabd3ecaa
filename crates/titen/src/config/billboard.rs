//! `billboard.toml`: which issues suit a billboard, and the words for it.

use super::check::check_version;
use super::read::{ConfigError, ConfigFile};
use serde::Deserialize;
use std::collections::BTreeSet;
use titen_followup::{BillboardRules, BillboardTemplate, Until};
use titen_model::BillboardKind;
use toml::Spanned;

/// What the shipped file says, where the config names none.
const SHIPPED: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../config/billboard.toml"
));

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct BillboardFile {
    version: Option<Spanned<u32>>,
    #[serde(default = "eight")]
    words_a_line: usize,
    #[serde(default = "two")]
    lines: usize,
    #[serde(default = "five")]
    places: usize,
    #[serde(default = "head")]
    approves: String,
    #[serde(default)]
    template: Vec<Spanned<TemplateOptions>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TemplateOptions {
    id: String,
    kind: BillboardKind,
    words: Vec<String>,
    #[serde(default)]
    urusan: Vec<String>,
    lines: Vec<String>,
    weeks: Option<u32>,
    season_end: Option<String>,
    approves: Option<String>,
}

fn eight() -> usize {
    8
}

fn two() -> usize {
    2
}

fn five() -> usize {
    5
}

fn head() -> String {
    "Kepala Dinas Komunikasi dan Informatika".into()
}

const MOST_WEEKS: u32 = 520;

pub fn shipped_billboards() -> Result<BillboardRules, ConfigError> {
    billboard_rules(&ConfigFile::shipped("config/billboard.toml", SHIPPED))
}

pub fn billboard_rules(file: &ConfigFile) -> Result<BillboardRules, ConfigError> {
    let options: BillboardFile = file.parse()?;
    check_version(file, options.version.as_ref())?;
    let mut ids = BTreeSet::new();
    let mut templates = Vec::new();
    for template in options.template {
        let line = file.line_of(template.span().start);
        let t = template.into_inner();
        let wrong = |problem: String| Err(file.at(line, format!("template `{}`: {problem}", t.id)));
        if !ids.insert(t.id.clone()) {
            return wrong("this id is taken; give each its own".into());
        }
        if t.words.is_empty() || t.words.iter().any(|w| w.trim().is_empty()) {
            return wrong("`words` are empty, so no issue could take it".into());
        }
        if t.lines.is_empty() || t.lines.len() > options.lines {
            return wrong(format!(
                "{} lines; write 1 to {}",
                t.lines.len(),
                options.lines
            ));
        }
        for said in &t.lines {
            let n = said.split_whitespace().count();
            if n == 0 || n > options.words_a_line {
                return wrong(format!(
                    "`{said}` has {n} words; write 1 to {}",
                    options.words_a_line
                ));
            }
            if said.replace("{tempat}", "").contains(['{', '}']) {
                return wrong(format!(
                    "`{said}` has a mark that is not known; {{tempat}} is the only one"
                ));
            }
        }
        let until = match (t.weeks, t.season_end.as_deref()) {
            (Some(n), None) if n <= MOST_WEEKS => Until::Weeks(n),
            (None, Some(day)) => match season_end(day) {
                Some(until) => until,
                None => {
                    return wrong(format!(
                        "season_end `{day}` is no day of a year; write it as 04-30"
                    ));
                }
            },
            _ => {
                return wrong(format!(
                    "name either `weeks` (at most {MOST_WEEKS}) or `season_end`"
                ));
            }
        };
        templates.push(BillboardTemplate {
            id: t.id,
            kind: t.kind,
            words: t.words.iter().map(|w| w.trim().to_lowercase()).collect(),
            urusan: t.urusan,
            lines: t.lines,
            until,
            approves: t.approves,
        });
    }
    Ok(BillboardRules {
        words_a_line: options.words_a_line,
        lines: options.lines,
        places: options.places,
        approves: options.approves,
        templates,
    })
}

fn season_end(text: &str) -> Option<Until> {
    let (month, day) = text.split_once('-')?;
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    // Of a leap year, so that 29 February is a day.
    chrono::NaiveDate::from_ymd_opt(2024, month, day)?;
    Some(Until::Season(month, day))
}
