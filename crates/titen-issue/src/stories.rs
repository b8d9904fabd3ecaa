//! Stories: documents about one event, formed online in order of time, then merged.
//!
//! Several weighted fields, idf, decay, a join threshold, candidates from an inverted index, and a merge pass
//! (after Miranda et al. 2018, and Saravanakumar et al. 2021 for time). A week is read in order of (at, id), so
//! the order in which items arrive doesn't matter.

mod merge;

use crate::{
    carried::CarriedStory,
    centroid::{self, Centroid},
    constraints::{Bound, Constraints, apart},
    features::{Fields, N_FIELDS},
    issue_draft::{names_other_regions, regions},
    postings::Postings,
    settings::GroupSettings,
    sparse::Sparse,
    weighing::Weighing,
};
use chrono::{DateTime, Utc};
use rayon::prelude::*;
use titen_model::{Document, IssueId};

/// Documents that are weighed ahead, by all cores, while none is placed.
const AT_ONCE: usize = 1024;

#[derive(Debug, Clone)]
pub struct StoryDraft {
    /// Index of the story of an earlier week that this one continues.
    pub carried: Option<usize>,
    /// Indexes of documents that are no copies.
    pub members: Vec<usize>,
    pub centroid: Centroid,
    /// The issue that it must lie in.
    pub name: Option<IssueId>,
    n_items: u32,
    first_at: DateTime<Utc>,
    last_at: DateTime<Utc>,
    voices: bool,
    /// Regencies, cities and countries that its items name.
    regions: Sparse,
}

/// Stories with at least one of `docs` (in order of time), by their first one.
pub fn form_stories(
    docs: &[&Document],
    fields: &Weighing<'_>,
    carried: &[CarriedStory],
    constraints: &Constraints<'_>,
    settings: &GroupSettings,
) -> Vec<StoryDraft> {
    let mut drafts: Vec<StoryDraft> = carried
        .iter()
        .enumerate()
        .map(|(i, story)| StoryDraft {
            name: constraints.name(&story.issue),
            ..continued((i, story))
        })
        .collect();
    let mut postings = Postings::new(settings.postings);
    for (s, draft) in drafts.iter().enumerate() {
        let features = draft
            .centroid
            .query(&settings.story.weights, settings.query_features);
        postings.add(s as u32, features.into_iter().map(|f| f.0));
    }
    let weighed = (0..docs.len()).step_by(AT_ONCE).flat_map(|begin| {
        let end = docs.len().min(begin + AT_ONCE);
        let some = (begin..end).into_par_iter().map(|d| {
            let fields = fields.of(d)?;
            let (weights, n) = (&settings.story.weights, settings.query_features);
            let query = centroid::query(&fields, weights, n);
            Some((d, fields, query))
        });
        some.collect::<Vec<_>>().into_iter().flatten()
    });
    for (d, doc_fields, query) in weighed {
        let (doc, doc_fields) = (docs[d], &doc_fields);
        let pin = constraints.pin(d);
        let alone = Bound {
            name: pin,
            carried: false,
        };
        let regions = regions(doc);
        let mut best: Option<(f32, u32)> = None;
        for s in postings.candidates(&query, settings.candidates) {
            let story = &drafts[s as usize];
            if apart(story.bound(), alone) {
                continue;
            }
            let gap = days(story.last_at, doc.at).max(0.0);
            let (beaten, its) = best.unwrap_or((settings.story.join, u32::MAX));
            if most(story, gap, doc, settings) < beaten {
                continue;
            }
            let score = pull(story, gap, doc, doc_fields, &regions, settings).score();
            if score > beaten || score == beaten && s < its {
                best = Some((score, s));
            }
        }
        let story = match best {
            Some((_, s)) => {
                drafts[s as usize].take_in(d, doc, doc_fields, &regions);
                s
            }
            None => {
                drafts.push(founded(d, doc, doc_fields, regions));
                drafts.len() as u32 - 1
            }
        };
        let draft = &mut drafts[story as usize];
        draft.name = draft.name.take().or(pin.cloned());
        postings.add(story, query.into_iter().map(|f| f.0));
    }
    // Merging makes its own.
    drop(postings);
    merge::merge(drafts, settings)
}

/// A story as it stands once the week is grouped: what it goes on from, and `members` in order of time.
pub fn remade(
    before: Option<(usize, &CarriedStory)>,
    members: impl Iterator<Item = usize>,
    docs: &[&Document],
    fields: &[Option<Fields>],
) -> Option<StoryDraft> {
    let mut draft = before.map(continued);
    for d in members {
        let Some(doc_fields) = &fields[d] else {
            continue;
        };
        match &mut draft {
            Some(draft) => draft.take_in(d, docs[d], doc_fields, &regions(docs[d])),
            None => draft = Some(founded(d, docs[d], doc_fields, regions(docs[d]))),
        }
    }
    draft
}

fn continued((i, story): (usize, &CarriedStory)) -> StoryDraft {
    StoryDraft {
        carried: Some(i),
        members: Vec::new(),
        centroid: story.centroid.clone(),
        name: None,
        n_items: story.n_items,
        first_at: story.last_at,
        last_at: story.last_at,
        voices: false,
        regions: Sparse::default(),
    }
}

fn founded(d: usize, doc: &Document, fields: &Fields, regions: Sparse) -> StoryDraft {
    StoryDraft {
        carried: None,
        members: vec![d],
        centroid: Centroid::of(fields),
        name: None,
        n_items: 1,
        first_at: doc.at,
        last_at: doc.at,
        voices: doc.channel.is_voice(),
        regions,
    }
}

impl StoryDraft {
    pub fn bound(&self) -> Bound<'_> {
        Bound {
            name: self.name.as_ref(),
            carried: self.carried.is_some(),
        }
    }

    fn take_in(&mut self, d: usize, doc: &Document, fields: &Fields, regions: &Sparse) {
        self.members.push(d);
        self.centroid.add(fields);
        self.n_items += 1;
        self.last_at = self.last_at.max(doc.at);
        self.voices |= doc.channel.is_voice();
        self.regions.add(regions);
    }
}

pub fn days(from: DateTime<Utc>, to: DateTime<Utc>) -> f32 {
    (to - from).num_minutes() as f32 / (24.0 * 60.0)
}

/// What `pull` can score at the most: what was silent for long needs no comparison.
fn most(story: &StoryDraft, gap: f32, doc: &Document, settings: &GroupSettings) -> f32 {
    /// Cosines are a little above one where rounding has it.
    const ROUNDING: f32 = 1.001;
    let Pull { kept, lone, .. } = pull_of_time(story, gap, doc, settings);
    let fields: f32 = settings
        .story
        .weights
        .as_array()
        .iter()
        .map(|w| w.max(0.0))
        .sum();
    (fields * ROUNDING - settings.story.other_region.min(0.0)) * kept - lone
}

fn pull_of_time(story: &StoryDraft, gap: f32, doc: &Document, settings: &GroupSettings) -> Pull {
    let s = &settings.story;
    let decay = if doc.channel.is_voice() {
        s.decay_days_voice
    } else {
        s.decay_days
    };
    Pull {
        fields: [0.0; N_FIELDS],
        elsewhere: 0.0,
        kept: (-gap / decay).exp(),
        lone: s.lone_penalty / story.n_items as f32,
    }
}

/// How strongly a story draws a document in that comes `gap` days after it.
pub fn pull(
    story: &StoryDraft,
    gap: f32,
    doc: &Document,
    fields: &Fields,
    regions: &Sparse,
    settings: &GroupSettings,
) -> Pull {
    Pull {
        fields: story.centroid.similarity(fields, &settings.story.weights),
        elsewhere: elsewhere(&story.regions, regions, settings),
        ..pull_of_time(story, gap, doc, settings)
    }
}

/// How near two stories are that may be one.
pub fn nearness(a: &StoryDraft, b: &StoryDraft, settings: &GroupSettings) -> Pull {
    let s = &settings.story;
    Pull {
        fields: a.centroid.near(&b.centroid, &s.weights, s.merge_share),
        elsewhere: elsewhere(&a.regions, &b.regions, settings),
        kept: 1.0,
        lone: 0.0,
    }
}

/// What a comparison with a story adds up from.
#[derive(Debug, Clone, Copy)]
pub struct Pull {
    pub fields: [f32; N_FIELDS],
    /// Taken off for other regions.
    pub elsewhere: f32,
    /// Share that the time between leaves.
    pub kept: f32,
    /// Taken off because the story is small.
    pub lone: f32,
}

impl Pull {
    pub fn score(&self) -> f32 {
        let similarity: f32 = self.fields.iter().sum();
        (similarity - self.elsewhere) * self.kept - self.lone
    }
}

fn elsewhere(a: &Sparse, b: &Sparse, settings: &GroupSettings) -> f32 {
    if names_other_regions(a, b) {
        settings.story.other_region
    } else {
        0.0
    }
}

/// Days of silence between two stories; below zero where they overlap.
pub fn silence(a: &StoryDraft, b: &StoryDraft) -> f32 {
    days(a.last_at, b.first_at).max(days(b.last_at, a.first_at))
}
