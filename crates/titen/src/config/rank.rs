//! `rank.toml`: its keys belong to `titen-issue`, what is wrong in it is said here with its line.

use super::read::{ConfigError, ConfigFile};
use serde::Deserialize;
use serde::de::IgnoredAny;
use titen_issue::{RankSettings, check_criteria, wrong_season};
use toml::Spanned;

pub fn rank_settings(file: &ConfigFile) -> Result<RankSettings, ConfigError> {
    let rank: RankSettings = file.parse()?;
    check_criteria(&rank.criteria).map_err(|wrong| {
        let lines = file.parse::<Lines>().unwrap_or_default();
        let line = lines.criteria.get(wrong.at);
        file.at(
            line.map_or(1, |c| file.line_of(c.span().start)),
            wrong.problem,
        )
    })?;
    for (at, season) in rank.season.iter().enumerate() {
        if let Some(problem) = wrong_season(season) {
            let lines = file.parse::<Lines>().unwrap_or_default();
            let line = lines.season.get(at);
            let line = line.map_or(1, |s| file.line_of(s.span().start));
            return Err(file.at(line, problem));
        }
    }
    Ok(rank)
}

/// Where each of them stands.
#[derive(Default, Deserialize)]
struct Lines {
    #[serde(default)]
    criteria: Vec<Spanned<IgnoredAny>>,
    #[serde(default)]
    season: Vec<Spanned<IgnoredAny>>,
}
