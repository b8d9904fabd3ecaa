//! `indicators.toml`: which statistics stand beside issues, what each is about, and where they come from.

use super::check::check_version;
use super::read::{ConfigError, ConfigFile};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::PathBuf;
use titen_followup::{EvidenceRules, FigureColumn, Given};
use titen_model::Indicator;
use toml::Spanned;

#[derive(Debug, Clone, Default)]
pub struct EvidenceSettings {
    pub rules: EvidenceRules,
    pub indicators: Vec<Indicator>,
    /// Read before each edition.
    pub files: Vec<FigureFile>,
}

#[derive(Debug, Clone)]
pub struct FigureFile {
    pub path: PathBuf,
    pub given: Given,
    pub map: BTreeMap<String, String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct IndicatorsFile {
    version: Option<Spanned<u32>>,
    #[serde(default)]
    rules: EvidenceRules,
    #[serde(default)]
    indicator: Vec<Spanned<Indicator>>,
    #[serde(default)]
    figures: Vec<Spanned<FiguresOptions>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FiguresOptions {
    path: PathBuf,
    source: Option<String>,
    year: Option<u16>,
    indicator: Option<String>,
    #[serde(default)]
    map: BTreeMap<String, String>,
}

pub fn evidence_settings(file: &ConfigFile) -> Result<EvidenceSettings, ConfigError> {
    let options: IndicatorsFile = file.parse()?;
    check_version(file, options.version.as_ref())?;
    let mut indicators: Vec<Indicator> = Vec::new();
    for indicator in options.indicator {
        let line = file.line_of(indicator.span().start);
        let indicator = indicator.into_inner();
        if let Some(problem) = problem(&indicator, &indicators) {
            return Err(file.at(line, problem));
        }
        indicators.push(indicator);
    }
    let mut files = Vec::new();
    for figures in options.figures {
        let line = file.line_of(figures.span().start);
        let figures = figures.into_inner();
        for role in figures.map.values() {
            FigureColumn::from_role(role, &indicators).map_err(|e| file.at(line, e.to_string()))?;
        }
        if let Some(key) = &figures.indicator
            && indicators.iter().all(|i| i.key != *key)
        {
            return Err(file.at(line, format!("no [[indicator]] has the key `{key}`")));
        }
        files.push(FigureFile {
            path: file.beside(&figures.path),
            given: Given {
                indicator: figures.indicator,
                source: figures.source,
                year: figures.year,
            },
            map: figures.map,
        });
    }
    Ok(EvidenceSettings {
        rules: options.rules,
        indicators,
        files,
    })
}

fn problem(indicator: &Indicator, before: &[Indicator]) -> Option<String> {
    let key = indicator.key.as_str();
    let is_key = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if key.is_empty() || !key.chars().all(is_key) {
        return Some(format!(
            "`{key}` is not a key; write small letters, digits and _, such as jalan_rusak"
        ));
    }
    if FigureColumn::from_role(key, &[]).is_ok() {
        return Some(format!(
            "`{key}` is a role of a column too; give the indicator another key"
        ));
    }
    if before.iter().any(|i| i.key == indicator.key) {
        return Some(format!(
            "indicator `{key}` is listed twice; keep one of them"
        ));
    }
    if indicator.name.trim().is_empty() {
        return Some(format!("indicator `{key}` has no name for the reader"));
    }
    if indicator.population && before.iter().any(|i| i.population) {
        return Some(format!(
            "`{key}` is a second indicator with population = true; keep one of them"
        ));
    }
    None
}
