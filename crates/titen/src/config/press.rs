//! `press.toml`: seeds for the press, their pick-up, and what was broadcast.

use super::check::check_version;
use super::read::{ConfigError, ConfigFile};
use serde::Deserialize;
use titen_followup::{BroadcastRules, PickupRules};
use toml::Spanned;

#[derive(Debug, Clone)]
pub struct PressSettings {
    pub seeds: usize,
    pub pickup: PickupRules,
    pub broadcast: BroadcastRules,
}

impl Default for PressSettings {
    fn default() -> Self {
        PressSettings {
            seeds: 3,
            pickup: PickupRules::default(),
            broadcast: BroadcastRules::default(),
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PressFile {
    version: Option<Spanned<u32>>,
    seeds: Option<Spanned<usize>>,
    pickup: Option<Spanned<PickupRules>>,
    broadcast: Option<Spanned<BroadcastRules>>,
}

const MOST_SEEDS: usize = 100;
const MOST_DAYS: u32 = 366;
const MOST_MINUTES: u32 = 720;

pub fn press_settings(file: &ConfigFile) -> Result<PressSettings, ConfigError> {
    let options: PressFile = file.parse()?;
    check_version(file, options.version.as_ref())?;
    let at = |start: usize, problem: String| Err(file.at(file.line_of(start), problem));
    let default = PressSettings::default();
    let seeds = match options.seeds {
        Some(n) if *n.get_ref() > MOST_SEEDS => {
            return at(n.span().start, format!("seeds is at most {MOST_SEEDS}"));
        }
        Some(n) => n.into_inner(),
        None => default.seeds,
    };
    let mut settings = PressSettings { seeds, ..default };
    if let Some(rules) = options.pickup {
        let r = rules.get_ref();
        if r.days == 0 || r.days > MOST_DAYS {
            return at(
                rules.span().start,
                format!("days of [pickup] is 1 to {MOST_DAYS}"),
            );
        }
        if !(0.0 < r.rewriting && r.rewriting < r.copy && r.copy <= 1.0) {
            let problem = "copy and rewriting of [pickup] are shares of an article: 0 < rewriting < copy <= 1";
            return at(rules.span().start, problem.to_owned());
        }
        settings.pickup = rules.into_inner();
    }
    if let Some(rules) = options.broadcast {
        let r = rules.get_ref();
        if r.tolerance_minutes > MOST_MINUTES || !(0.0 < r.likeness && r.likeness <= 1.0) {
            let problem = format!(
                "tolerance_minutes of [broadcast] is at most {MOST_MINUTES}, and likeness a share above 0 and up to 1"
            );
            return at(rules.span().start, problem);
        }
        settings.broadcast = rules.into_inner();
    }
    Ok(settings)
}
