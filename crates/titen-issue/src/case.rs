//! One issue with everything of its week that speaks for it: originals, copies, and who says what.

use smol_str::SmolStr;
use std::collections::{BTreeMap, BTreeSet};
use titen_model::{Channel, CueKind, Document, GroupedWeek, Issue, ItemId, Story, Tone, wib_date};

pub const CUES: [CueKind; 7] = [
    CueKind::Deadline,
    CueKind::Hazard,
    CueKind::Waiting,
    CueKind::Victims,
    CueKind::PeopleTouched,
    CueKind::Damage,
    CueKind::EssentialService,
];

pub struct Case<'a> {
    pub issue: &'a Issue,
    /// Largest first.
    pub stories: Vec<&'a Story>,
    /// Without near-copies, by time.
    pub originals: Vec<&'a Document>,
    pub copies: Vec<&'a Document>,
    /// By name.
    pub speakers: Vec<Speaker>,
    /// Sources of copies that said nothing of their own.
    pub n_echoes: u32,
}

/// What one person or newsroom adds: however often it speaks, it is one.
#[derive(Debug, Clone, PartialEq)]
pub struct Speaker {
    pub name: SmolStr,
    pub n_items: u32,
    /// By position in `CUES`.
    pub cues: [bool; CUES.len()],
    pub negative: bool,
    /// Complains, or reports harm or a negative matter.
    pub problem: bool,
    /// Heard on the last two days of the week.
    pub late: bool,
    /// Bits: position in `Channel::ALL`, and in the issue's first 64 places.
    pub channels: u16,
    pub places: u64,
    pub victims: Option<f64>,
    pub people: Option<f64>,
    pub waiting_days: Option<f64>,
}

pub fn cases<'a>(grouped: &'a GroupedWeek, docs: &'a [Document]) -> Vec<Case<'a>> {
    let by_id: BTreeMap<ItemId, &Document> = docs.iter().map(|d| (d.item, d)).collect();
    let mut stories: BTreeMap<&str, Vec<&Story>> = BTreeMap::new();
    for story in &grouped.stories {
        stories.entry(story.issue.as_str()).or_default().push(story);
    }
    grouped
        .issues
        .iter()
        .filter_map(|issue| {
            let mut stories = stories.remove(issue.id.as_str())?;
            stories.sort_by(|a, b| {
                b.members
                    .len()
                    .cmp(&a.members.len())
                    .then_with(|| a.id.cmp(&b.id))
            });
            Some(case(issue, stories, &by_id, grouped))
        })
        .collect()
}

fn case<'a>(
    issue: &'a Issue,
    stories: Vec<&'a Story>,
    by_id: &BTreeMap<ItemId, &'a Document>,
    grouped: &GroupedWeek,
) -> Case<'a> {
    let (mut originals, mut copies) = (Vec::new(), Vec::new());
    for member in stories.iter().flat_map(|s| &s.members) {
        let Some(doc) = by_id.get(&member.item) else {
            continue;
        };
        if member.copy_of.is_some() {
            copies.push(*doc)
        } else {
            originals.push(*doc)
        }
    }
    originals.sort_by_key(|d| (d.at, d.item));
    copies.sort_by_key(|d| (d.at, d.item));
    let mut by_name: BTreeMap<&SmolStr, Speaker> = BTreeMap::new();
    for doc in &originals {
        let speaker = by_name
            .entry(&doc.voice)
            .or_insert_with(|| Speaker::silent(doc.voice.clone()));
        speaker.hear(doc, issue);
        speaker.late |= (grouped.week.sunday() - wib_date(doc.at)).num_days() < 2;
    }
    let echoes: BTreeSet<&SmolStr> = copies
        .iter()
        .map(|d| &d.voice)
        .filter(|v| !by_name.contains_key(v))
        .collect();
    Case {
        issue,
        stories,
        n_echoes: echoes.len() as u32,
        speakers: by_name.into_values().collect(),
        originals,
        copies,
    }
}

impl Case<'_> {
    /// All of the week's items, by time.
    pub fn items(&self) -> Vec<ItemId> {
        let mut docs: Vec<&&Document> = self.originals.iter().chain(&self.copies).collect();
        docs.sort_by_key(|d| (d.at, d.item));
        docs.iter().map(|d| d.item).collect()
    }

    pub fn with_cue(&self, kind: CueKind) -> Vec<ItemId> {
        self.that(|d| d.cues.iter().any(|c| c.kind == kind))
    }

    pub fn that(&self, holds: impl Fn(&Document) -> bool) -> Vec<ItemId> {
        self.originals
            .iter()
            .filter(|d| holds(d))
            .map(|d| d.item)
            .collect()
    }

    /// The commonest words by which a cue was given, for the reader.
    pub fn cue_words(&self, kind: CueKind) -> String {
        let mut n: BTreeMap<&str, u32> = BTreeMap::new();
        for cue in self
            .originals
            .iter()
            .flat_map(|d| &d.cues)
            .filter(|c| c.kind == kind)
        {
            *n.entry(&cue.words).or_default() += 1;
        }
        let mut words: Vec<(&str, u32)> = n.into_iter().collect();
        words.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        words
            .iter()
            .take(3)
            .map(|(w, _)| *w)
            .collect::<Vec<_>>()
            .join(", ")
    }
}

impl Speaker {
    fn silent(name: SmolStr) -> Self {
        Speaker {
            name,
            n_items: 0,
            cues: [false; CUES.len()],
            negative: false,
            problem: false,
            late: false,
            channels: 0,
            places: 0,
            victims: None,
            people: None,
            waiting_days: None,
        }
    }

    fn hear(&mut self, doc: &Document, issue: &Issue) {
        self.n_items += 1;
        self.negative |= doc.tone == Tone::Negatif;
        let complains = doc.tone != Tone::Positif
            && matches!(doc.channel, Channel::Lapor | Channel::Sms | Channel::Chat);
        self.problem |= self.negative || complains;
        let channel = Channel::ALL
            .iter()
            .position(|c| *c == doc.channel.counted())
            .unwrap_or(0);
        self.channels |= 1 << channel;
        for (i, place) in issue.wilayah.iter().take(64).enumerate() {
            if place.items.binary_search(&doc.item).is_ok() {
                self.places |= 1 << i;
            }
        }
        for cue in &doc.cues {
            if let Some(i) = CUES.iter().position(|k| *k == cue.kind) {
                self.cues[i] = true;
            }
            let number = match cue.kind {
                CueKind::Victims => &mut self.victims,
                CueKind::PeopleTouched => &mut self.people,
                CueKind::Waiting => &mut self.waiting_days,
                CueKind::Hazard | CueKind::Damage => {
                    self.problem |= doc.tone != Tone::Positif;
                    continue;
                }
                CueKind::Deadline | CueKind::EssentialService => continue,
            };
            self.problem |= cue.kind != CueKind::PeopleTouched;
            if let Some(v) = cue.value.filter(|v| v.is_finite() && *v >= 0.0) {
                *number = Some(number.map_or(v, |n: f64| n.max(v)));
            }
        }
    }
}
