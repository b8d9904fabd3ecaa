//! `dialog.toml`: the programmes that talk about the week's issues, and who speaks for each unit.

use super::read::{ConfigError, ConfigFile};
use chrono::{NaiveDate, NaiveTime, Weekday};
use serde::Deserialize;
use std::collections::BTreeSet;
use titen_model::{Programme, ProgrammeLanguage, Slot, Speaker};
use toml::Spanned;

#[derive(Debug, Clone, Default)]
pub struct DialogSettings {
    pub programmes: Vec<Programme>,
    pub roster: Vec<Speaker>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DialogFile {
    version: Option<Spanned<u32>>,
    #[serde(default)]
    programme: Vec<ProgrammeOptions>,
    #[serde(default)]
    speaker: Vec<SpeakerOptions>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ProgrammeOptions {
    id: Spanned<String>,
    name: String,
    station: String,
    #[serde(default = "indonesian")]
    language: ProgrammeLanguage,
    slots: Vec<SlotOptions>,
    #[serde(default = "four")]
    rest_weeks: u32,
    #[serde(default = "two")]
    invite_days: u32,
    opening: Option<String>,
}

const MOST: u32 = 1440;

fn indonesian() -> ProgrammeLanguage {
    ProgrammeLanguage::Indonesian
}

fn four() -> u32 {
    4
}

fn two() -> u32 {
    2
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SlotOptions {
    day: Spanned<String>,
    at: Spanned<String>,
    minutes: u32,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SpeakerOptions {
    unit: String,
    name: String,
    position: String,
    #[serde(default)]
    away: Vec<Spanned<[String; 2]>>,
}

pub fn dialog_settings(file: &ConfigFile) -> Result<DialogSettings, ConfigError> {
    let options: DialogFile = file.parse()?;
    super::check::check_version(file, options.version.as_ref())?;
    let mut ids = BTreeSet::new();
    let mut programmes = Vec::new();
    for p in options.programme {
        if !ids.insert(p.id.get_ref().clone()) {
            let problem = format!(
                "programme `{}` is listed twice; give each its own id",
                p.id.get_ref()
            );
            return Err(file.at(file.line_of(p.id.span().start), problem));
        }
        let long = [p.rest_weeks, p.invite_days]
            .into_iter()
            .chain(p.slots.iter().map(|s| s.minutes));
        if long.max() > Some(MOST) {
            let problem = format!("rest_weeks, invite_days and minutes are at most {MOST}");
            return Err(file.at(file.line_of(p.id.span().start), problem));
        }
        programmes.push(Programme {
            slots: p
                .slots
                .iter()
                .map(|s| slot(file, s))
                .collect::<Result<_, _>>()?,
            id: p.id.into_inner(),
            name: p.name,
            station: p.station,
            language: p.language,
            rest_weeks: p.rest_weeks,
            invite_days: p.invite_days,
            opening: p.opening,
        });
    }
    let mut roster = Vec::new();
    for s in options.speaker {
        roster.push(Speaker {
            away: s
                .away
                .iter()
                .map(|days| away(file, days))
                .collect::<Result<_, _>>()?,
            unit: s.unit,
            name: s.name,
            position: s.position,
        });
    }
    Ok(DialogSettings { programmes, roster })
}

fn slot(file: &ConfigFile, slot: &SlotOptions) -> Result<Slot, ConfigError> {
    let wrong = |at: &Spanned<String>, what: &str| {
        let problem = format!("`{}` is not {what}", at.get_ref());
        file.at(file.line_of(at.span().start), problem)
    };
    let day: Weekday = slot.day.get_ref().parse().map_err(|_| {
        wrong(
            &slot.day,
            "a weekday; write it as Mon, Tue, Wed, Thu, Fri, Sat or Sun",
        )
    })?;
    let at = NaiveTime::parse_from_str(slot.at.get_ref(), "%H:%M")
        .map_err(|_| wrong(&slot.at, "a time of day; write it as 09:00"))?;
    Ok(Slot {
        day,
        at,
        minutes: slot.minutes,
    })
}

fn away(
    file: &ConfigFile,
    days: &Spanned<[String; 2]>,
) -> Result<(NaiveDate, NaiveDate), ConfigError> {
    let [first, last] = days.get_ref();
    match (first.parse::<NaiveDate>(), last.parse::<NaiveDate>()) {
        (Ok(first), Ok(last)) if first <= last => Ok((first, last)),
        _ => Err(file.at(
            file.line_of(days.span().start),
            format!("`{first}` to `{last}` is no absence; write its first and last day as [\"2026-08-10\", \"2026-08-14\"]"),
        )),
    }
}
