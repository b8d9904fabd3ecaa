//! A programme's utterances → an item for each matter.

use super::{
    TranscriptSettings,
    private::{Names, Who, who},
};
use crate::{
    Intake,
    files::{Fault, FileOrigin, name::NameParts},
};
use chrono::{DateTime, Duration, NaiveTime, Utc};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};
use titen_model::{Channel, Drop, DropReason, Item, ItemId, Published, WIB};
use titen_text::{
    Analyser,
    segments::{Segment, SegmentSettings, Utterance},
    sentences,
};

pub struct Programme<'a> {
    pub settings: &'a TranscriptSettings,
    pub path: &'a Path,
    pub origin: &'a FileOrigin,
    pub intake: &'a Intake,
    pub analyser: &'a Analyser,
    pub now: DateTime<Utc>,
}

/// What holds for the whole programme.
struct Aired {
    stem: String,
    parts: NameParts,
    published: Option<Published>,
    names: Names,
}

impl Programme<'_> {
    pub fn items(&self, utterances: Vec<Utterance>) -> Vec<Result<Item, Drop>> {
        let stem = self.path.file_stem().unwrap_or_default().to_string_lossy();
        let parts = self.settings.file_name.read(&stem);
        let named = parts.date.map(|date| match parts.time {
            Some(time) => Published::instant((date.and_time(time) - WIB).and_utc()),
            None => Published::day(date),
        });
        let aired = Aired {
            stem: stem.into_owned(),
            published: named.or(self.settings.published),
            names: Names::of(&utterances, &self.settings.speakers),
            parts,
        };
        let segments = self
            .analyser
            .segments(&utterances, &SegmentSettings::default());
        let item = |segment: &Segment| self.item(&aired, &utterances, segment);
        segments.iter().map(item).collect()
    }

    fn item(&self, aired: &Aired, all: &[Utterance], segment: &Segment) -> Result<Item, Drop> {
        let start = all[segment.whole.start].start_ms;
        // Its place in the programme, which a corrected transcript shares: corrections are revisions.
        let place = match start {
            Some(ms) => clock(ms),
            None => segment.whole.start.to_string(),
        };
        let (Some(&first), Some(&last)) = (segment.matter.first(), segment.matter.last()) else {
            let fault = Fault::new(
                DropReason::NoMatter,
                "jingles, greetings or adverts alone; nothing is said on a matter",
            );
            return Err(self.origin.refused(place, self.now, fault));
        };
        let body = self.body(aired, all, segment);
        let key = format!("{}#{place}", aired.stem);
        let source = self.origin.source.clone();
        let mut item = Item {
            id: ItemId::new(&source, &key),
            key,
            source,
            channel: self.origin.channel.unwrap_or(Channel::Radio),
            url: None,
            title: self.title(&body),
            body: Some(body),
            published: aired.published.map(|p| at(p, all[first].start_ms)),
            received: self.now,
            lang: None,
            extra: BTreeMap::new(),
        };
        self.tell(&mut item, aired, all, segment);
        let (from, to) = (all[first].start_ms, all[last].end_ms.or(all[last].start_ms));
        for (key, ms) in [("start", from), ("end", to)] {
            if let Some(ms) = ms {
                item.extra.insert(key.into(), clock(ms).into());
            }
        }
        Ok(self.intake.take(item))
    }

    /// A line for each turn of a voice.
    fn body(&self, aired: &Aired, all: &[Utterance], segment: &Segment) -> String {
        let mut body = String::new();
        let mut voice: Option<&Option<String>> = None;
        for said in segment.matter.iter().map(|i| &all[*i]) {
            if !body.is_empty() {
                body.push(if voice == Some(&said.speaker) {
                    ' '
                } else {
                    '\n'
                });
            }
            body.push_str(&aired.names.masked(said.text.trim()));
            voice = Some(&said.speaker);
        }
        body
    }

    fn tell(&self, item: &mut Item, aired: &Aired, all: &[Utterance], segment: &Segment) {
        let settings = self.settings;
        let programme = settings
            .programme
            .clone()
            .or_else(|| aired.parts.name.clone());
        let mut say = |key: &str, value: Option<String>| {
            if let Some(value) = value {
                item.extra.insert(key.into(), value.into());
            }
        };
        say("programme", programme);
        say("station", settings.station.clone());
        say(
            "wilayah",
            self.origin.wilayah.as_ref().map(|w| w.to_string()),
        );
        if aired.published.is_none() {
            let note = "neither the file's name nor --published tells when it was broadcast";
            say("undated", Some(note.to_owned()));
        }
        let (mut speakers, mut voices) = (BTreeSet::new(), BTreeSet::new());
        for label in segment
            .matter
            .iter()
            .filter_map(|i| all[*i].speaker.as_deref())
        {
            match who(label, &settings.speakers) {
                Who::Named(name) => {
                    speakers.insert(name);
                }
                Who::Private => {
                    // Who is called Darmo here need not be who is called Darmo next week.
                    let voice =
                        self.intake
                            .voice(&format!("{}\0{}", aired.stem, label.to_lowercase()));
                    speakers.insert(format!("suara {voice}"));
                    voices.insert(voice);
                }
            }
        }
        if !speakers.is_empty() {
            let speakers: Vec<String> = speakers.into_iter().collect();
            item.extra.insert("speakers".into(), speakers.into());
        }
        if let (Some(voice), 1) = (voices.first(), voices.len()) {
            item.extra.insert("voice".into(), voice.clone().into());
        }
    }

    /// The sentence among the first whose words come back most.
    fn title(&self, body: &str) -> Option<String> {
        let stems = |text: &str| -> BTreeSet<String> {
            let terms = self.analyser.query(text).into_iter();
            terms
                .filter(|t| !t.stop)
                .map(|t| t.stem.to_string())
                .collect()
        };
        let all: Vec<&str> = sentences(body).map(|r| &body[r]).collect();
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        let of_each: Vec<BTreeSet<String>> = all.iter().map(|s| stems(s)).collect();
        for stem in of_each.iter().flatten() {
            *counts.entry(stem.clone()).or_default() += 1;
        }
        let recurring = |i: usize| of_each[i].iter().filter(|s| counts[*s] > 1).count();
        let first = (0..all.len().min(FIRST))
            .rev()
            .max_by_key(|i| recurring(*i))?;
        Some(shortened(all[first]))
    }
}

/// Sentences among which the title is looked for.
const FIRST: usize = 4;
const LONGEST_TITLE: usize = 110;

fn shortened(sentence: &str) -> String {
    let sentence = sentence.trim_end_matches(['.', ',', ';', ' ']);
    let Some((end, _)) = sentence.char_indices().nth(LONGEST_TITLE) else {
        return sentence.to_owned();
    };
    let cut = sentence[..end].rfind(' ').unwrap_or(end);
    format!("{}…", sentence[..cut].trim_end_matches([',', ';']))
}

/// A programme with its time of day dates its matters to the second, a day alone to that day.
fn at(programme: Published, offset_ms: Option<u64>) -> Published {
    match programme.precision {
        titen_model::Precision::Day => programme,
        titen_model::Precision::Instant => {
            let offset = i64::try_from(offset_ms.unwrap_or(0)).unwrap_or(0);
            let seconds = offset.min(MONTH_MS) / 1000;
            Published::instant(programme.at + Duration::seconds(seconds))
        }
    }
}

const MONTH_MS: i64 = 31 * 24 * 3_600_000;

fn clock(ms: u64) -> String {
    let s = ms / 1000;
    match NaiveTime::from_num_seconds_from_midnight_opt(u32::try_from(s).unwrap_or(u32::MAX), 0) {
        Some(time) => time.format("%H:%M:%S").to_string(),
        None => format!("{}:{:02}:{:02}", s / 3600, s / 60 % 60, s % 60),
    }
}
