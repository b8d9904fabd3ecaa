//! `board.toml`: how long a case may wait, where the office sets limits of its own.

use super::check::check_version;
use super::read::{ConfigError, ConfigFile};
use serde::Deserialize;
use titen_followup::{BoardRules, ClockRule};
use titen_model::Channel;
use toml::Spanned;

/// Ten years of days.
const MOST: u32 = 3660;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct BoardFile {
    version: Option<Spanned<u32>>,
    weeks: Option<u32>,
    shown_days: Option<u32>,
    repeated_days: Option<u32>,
    channels: Option<Vec<Channel>>,
    #[serde(default)]
    clock: Vec<Spanned<ClockRule>>,
}

pub fn board_rules(file: &ConfigFile) -> Result<BoardRules, ConfigError> {
    let options: BoardFile = file.parse()?;
    check_version(file, options.version.as_ref())?;
    let mut rules = BoardRules::default();
    let mut set = Vec::new();
    for clock in options.clock {
        let line = file.line_of(clock.span().start);
        let clock = clock.into_inner();
        if set.contains(&clock.class) {
            return Err(file.at(line, "this class has a [[clock]] already; keep one of them"));
        }
        set.push(clock.class);
        rules.clocks.retain(|known| known.class != clock.class);
        rules.clocks.push(clock);
    }
    rules.channels = options.channels.unwrap_or(rules.channels);
    rules.weeks = options.weeks.unwrap_or(rules.weeks);
    rules.shown_days = options.shown_days.unwrap_or(rules.shown_days);
    rules.repeated_days = options.repeated_days.unwrap_or(rules.repeated_days);
    let long = [rules.weeks, rules.shown_days, rules.repeated_days];
    if long.iter().any(|n| *n > MOST) {
        return Err(file.at(
            1,
            format!("weeks, shown_days and repeated_days are at most {MOST}"),
        ));
    }
    Ok(rules)
}
