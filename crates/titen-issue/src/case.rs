//! One issue with everything of its week that speaks for it: originals, copies, and who says what.

use crate::{
    season::Seasons,
    speaker::{LATE_DAYS, Speaker},
};
use chrono::NaiveDate;
use smol_str::SmolStr;
use std::collections::{BTreeMap, BTreeSet};
use titen_model::{CueKind, Document, GroupedWeek, Issue, ItemId, Story, wib_date};

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
    pub times: &'a Times,
}

/// When the week is, and when it is looked at.
pub struct Times {
    pub seasons: Seasons,
    /// The last day that can have been heard of: Sunday, or an earlier one where the week is not over.
    pub until: NaiveDate,
    pub over: bool,
}

pub fn cases<'a>(
    grouped: &'a GroupedWeek,
    docs: &'a [Document],
    times: &'a Times,
) -> Vec<Case<'a>> {
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
            Some(case(issue, stories, &by_id, times))
        })
        .collect()
}

fn case<'a>(
    issue: &'a Issue,
    stories: Vec<&'a Story>,
    by_id: &BTreeMap<ItemId, &'a Document>,
    times: &'a Times,
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
        speaker.hear(doc, issue, times);
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
        times,
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
        self.that(|d| d.off_topic.is_none() && d.cues.iter().any(|c| c.kind == kind))
    }

    /// Of the last two days.
    pub fn late(&self) -> Vec<ItemId> {
        self.that(|d| (self.times.until - wib_date(d.at)).num_days() < LATE_DAYS)
    }

    pub fn that(&self, holds: impl Fn(&Document) -> bool) -> Vec<ItemId> {
        self.originals
            .iter()
            .filter(|d| holds(d))
            .map(|d| d.item)
            .collect()
    }

    /// A cue in words, with the items that give it.
    pub fn say_cue(&self, kind: CueKind, says: &str) -> (String, Vec<ItemId>) {
        let items = self.with_cue(kind);
        (
            format!(
                "{} {says} ({})",
                self.share_of(&items),
                self.cue_words(kind)
            ),
            items,
        )
    }

    /// How many of the originals these are, and how many speak in them.
    pub fn share_of(&self, items: &[ItemId]) -> String {
        let items: BTreeSet<&ItemId> = items.iter().collect();
        let voices: BTreeSet<&SmolStr> = self
            .originals
            .iter()
            .filter(|d| items.contains(&d.item))
            .map(|d| &d.voice)
            .collect();
        format!(
            "{} dari {} butir ({} pihak)",
            items.len(),
            self.originals.len(),
            voices.len()
        )
    }

    /// The commonest words by which a cue was given, for the reader.
    pub fn cue_words(&self, kind: CueKind) -> String {
        let mut n: BTreeMap<&str, u32> = BTreeMap::new();
        for cue in self
            .originals
            .iter()
            .filter(|d| d.off_topic.is_none())
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
