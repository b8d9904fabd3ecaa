//! `rank.toml`: its keys belong to `titen-issue`, what is wrong in it is said here with its line.

use super::read::{ConfigError, ConfigFile};
use serde::Deserialize;
use serde::de::IgnoredAny;
use titen_issue::{RankSettings, check_criteria};
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
    Ok(rank)
}

/// Where each criterion stands.
#[derive(Default, Deserialize)]
struct Lines {
    #[serde(default)]
    criteria: Vec<Spanned<IgnoredAny>>,
}
