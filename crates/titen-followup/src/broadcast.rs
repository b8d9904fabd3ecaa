//! What the week's programmes talked about: segments of their transcripts, found by programme or station and by time,
//! and only then by what they say.
//!
//! Text alone attaches nothing: a caller of another station who speaks of the same problem is an item like any other.

use crate::{agenda::starts, press::Told};
use chrono::{DateTime, Duration, Utc};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use titen_model::{
    Aired, AiredSegment, Broadcast, DialogTopic, IssueId, ItemId, Precision, Programme, Week,
    wib_date,
};

/// Fewer shared words may meet by chance.
const LEAST_SHARED: usize = 2;
const FEWEST_WORDS: usize = 4;
/// A shorter name stands in too many others.
const NAME: usize = 4;

#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct BroadcastRules {
    /// How much earlier or later than planned a programme may begin or end.
    pub tolerance_minutes: u32,
    /// Share of the issue's words that a segment must use, if the grouping has not put it into the issue.
    pub likeness: f64,
}

impl Default for BroadcastRules {
    fn default() -> Self {
        BroadcastRules {
            tolerance_minutes: 30,
            likeness: 0.25,
        }
    }
}

/// A topic that an earlier edition planned for this week.
pub struct PlannedTopic {
    pub topic: DialogTopic,
    pub edition: Week,
    /// Stems that say what the issue is about.
    pub words: BTreeSet<String>,
}

/// An issue of this week's list.
pub struct ListedTopic {
    pub issue: IssueId,
    pub title: String,
}

pub struct OnAir<'a> {
    pub week: Week,
    /// A slot after this has not been broadcast yet.
    pub now: DateTime<Utc>,
    pub programmes: &'a [Programme],
    pub planned: &'a [PlannedTopic],
    pub listed: &'a [ListedTopic],
    /// The week's segments, by time.
    pub heard: &'a [Told<'a>],
    /// Where the grouping put each of them.
    pub issue_of: &'a BTreeMap<ItemId, IssueId>,
    /// Issues that ended in another, and which.
    pub absorbed: &'a BTreeMap<IssueId, IssueId>,
    pub rules: BroadcastRules,
}

/// By time, the planned ones first.
pub fn broadcasts(on: &OnAir<'_>) -> Vec<Broadcast> {
    let mut out = Vec::new();
    for slot in slots(on) {
        let heard: Vec<&Told<'_>> = on.heard.iter().filter(|t| on.is_of(t, &slot)).collect();
        let mut taken: BTreeSet<ItemId> = BTreeSet::new();
        for planned in on.planned.iter().filter(|p| slot.is_of(&p.topic)) {
            out.push(on.planned_one(planned, &slot, &heard, &mut taken));
        }
        for listed in on.listed {
            let about: Vec<AiredSegment> = heard
                .iter()
                .filter(|t| on.issue_of.get(&t.item.id) == Some(&listed.issue))
                .filter(|t| taken.insert(t.item.id))
                .map(|t| segment(t, None, true))
                .collect();
            if !about.is_empty() {
                out.push(Broadcast {
                    state: Aired::Aired,
                    n_other: count(heard.len() - about.len()),
                    segments: about,
                    ..slot.about(listed.issue.clone(), &listed.title)
                });
            }
        }
    }
    out
}

/// When, under which name, on which station.
struct AirSlot {
    programme: String,
    name: String,
    station: String,
    starts: DateTime<Utc>,
    minutes: u32,
}

impl AirSlot {
    fn is_of(&self, topic: &DialogTopic) -> bool {
        self.programme == topic.programme && self.starts == topic.starts
    }

    fn about(&self, issue: IssueId, topic: &str) -> Broadcast {
        Broadcast {
            programme: self.programme.clone(),
            name: self.name.clone(),
            station: self.station.clone(),
            starts: self.starts,
            minutes: self.minutes,
            issue,
            topic: topic.to_owned(),
            planned: None,
            state: Aired::Unheard,
            segments: Vec::new(),
            n_other: 0,
        }
    }
}

/// As they were planned, and those of the config that no edition planned.
fn slots(on: &OnAir<'_>) -> Vec<AirSlot> {
    let mut slots: BTreeMap<(DateTime<Utc>, String), AirSlot> = BTreeMap::new();
    for p in on.programmes {
        for slot in &p.slots {
            let starts = starts(on.week, *slot);
            let slot = AirSlot {
                programme: p.id.clone(),
                name: p.name.clone(),
                station: p.station.clone(),
                starts,
                minutes: slot.minutes,
            };
            slots.insert((starts, p.id.clone()), slot);
        }
    }
    for PlannedTopic { topic: t, .. } in on.planned {
        let slot = AirSlot {
            programme: t.programme.clone(),
            name: t.name.clone(),
            station: t.station.clone(),
            starts: t.starts,
            minutes: t.minutes,
        };
        slots.insert((t.starts, t.programme.clone()), slot);
    }
    let past = slots.into_values();
    past.filter(|s| on.week.contains(s.starts) && s.starts <= on.now)
        .collect()
}

impl OnAir<'_> {
    fn planned_one(
        &self,
        planned: &PlannedTopic,
        slot: &AirSlot,
        heard: &[&Told<'_>],
        taken: &mut BTreeSet<ItemId>,
    ) -> Broadcast {
        let was = &planned.topic.issue;
        let issue = self.absorbed.get(was).unwrap_or(was);
        let mut about = Vec::new();
        for told in heard {
            let grouped = self.issue_of.get(&told.item.id) == Some(issue);
            let alike = likeness(&planned.words, told);
            if (grouped || alike >= self.rules.likeness) && taken.insert(told.item.id) {
                about.push(segment(told, Some(alike), grouped));
            }
        }
        Broadcast {
            planned: Some(planned.edition),
            state: match (heard.is_empty(), about.is_empty()) {
                (true, _) => Aired::Unheard,
                (false, true) => Aired::OtherMatters,
                (false, false) => Aired::Aired,
            },
            n_other: count(heard.len() - about.len()),
            segments: about,
            ..slot.about(issue.clone(), &planned.topic.topic)
        }
    }

    /// By name or station, and by time.
    fn is_of(&self, told: &Told<'_>, slot: &AirSlot) -> bool {
        let extra = |key: &str| {
            let value = told.item.extra.get(key).and_then(|v| v.as_str());
            value.map(plain).filter(|v| !v.is_empty())
        };
        let (programme, station) = (extra("programme"), extra("station"));
        let names = [plain(&slot.name), plain(&slot.programme)];
        let is_named = programme.as_ref().is_some_and(|p| names.contains(p));
        let is_another = self.programmes.iter().any(|p| {
            let other = [plain(&p.name), plain(&p.id)];
            p.id != slot.programme && programme.as_ref().is_some_and(|n| other.contains(n))
        });
        let home = plain(&slot.station);
        // `malowopati` in a file's name is Malowopati FM.
        let at_home = |name: &String| {
            let long = name.len().min(home.len()) >= NAME;
            long && (home.contains(name.as_str()) || name.contains(&home))
        };
        let elsewhere = station.as_ref().is_some_and(|s| !at_home(s));
        let on_station = station.iter().chain(&programme).any(at_home);
        let Some(published) = told.item.published.filter(|_| !is_another && !elsewhere) else {
            return false;
        };
        match published.precision {
            // A day alone: the programme must be named.
            Precision::Day => is_named && wib_date(published.at) == wib_date(slot.starts),
            Precision::Instant => {
                let tolerance = Duration::minutes(i64::from(self.rules.tolerance_minutes));
                let ends = slot.starts + Duration::minutes(i64::from(slot.minutes));
                let in_time =
                    slot.starts - tolerance <= published.at && published.at < ends + tolerance;
                (is_named || on_station) && in_time
            }
        }
    }
}

/// Share of the issue's words that a segment uses; 0 where it is too little to tell.
pub fn likeness(words: &BTreeSet<String>, told: &Told<'_>) -> f64 {
    let said: BTreeSet<&str> = told
        .document
        .terms
        .iter()
        .filter(|t| !t.stop)
        .map(|t| t.stem.as_str())
        .collect();
    let shared = words.iter().filter(|w| said.contains(w.as_str())).count();
    if shared < LEAST_SHARED {
        return 0.0;
    }
    shared as f64 / words.len().max(FEWEST_WORDS) as f64
}

fn segment(told: &Told<'_>, likeness: Option<f64>, grouped: bool) -> AiredSegment {
    let item = told.item;
    let from = item.extra.get("start").and_then(|v| v.as_str());
    AiredSegment {
        key: item.key.clone(),
        source: item.source.clone(),
        title: item.headline().to_owned(),
        at: item.at(),
        from: from.map(str::to_owned),
        likeness,
        grouped,
    }
}

fn plain(name: &str) -> String {
    let letters = name.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
