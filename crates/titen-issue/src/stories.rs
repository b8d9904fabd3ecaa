//! Stories: documents about one event, formed online in order of time, then merged.
//!
//! Several weighted fields, idf, decay, a join threshold, candidates from an inverted index, and a merge pass
//! (after Miranda et al. 2018, and Saravanakumar et al. 2021 for time). A week is read in order of (at, id), so
//! the order in which items arrive doesn't matter.

use crate::{
    agglomerate::agglomerate,
    carried::CarriedStory,
    centroid::{self, Centroid},
    constraints::{Bound, Constraints, apart},
    features::Fields,
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
        let best = postings
            .candidates(&query, settings.candidates)
            .into_iter()
            .filter(|s| !apart(drafts[*s as usize].bound(), alone))
            .filter_map(|s| {
                let story = &drafts[s as usize];
                Some((pull(story, doc, doc_fields, &regions, settings)?, s))
            })
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        let story = match best {
            Some((score, s)) if score >= settings.story.join => {
                drafts[s as usize].take_in(d, doc, doc_fields, &regions);
                s
            }
            _ => {
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
    merge(drafts, settings)
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
    fn bound(&self) -> Bound<'_> {
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

fn days(from: DateTime<Utc>, to: DateTime<Utc>) -> f32 {
    (to - from).num_minutes() as f32 / (24.0 * 60.0)
}

/// How strongly a story draws a document in; None where it is too long ago.
fn pull(
    story: &StoryDraft,
    doc: &Document,
    fields: &Fields,
    regions: &Sparse,
    settings: &GroupSettings,
) -> Option<f32> {
    let s = &settings.story;
    let gap = days(story.last_at, doc.at).max(0.0);
    if gap > s.max_gap_days {
        return None;
    }
    let decay = if doc.channel.is_voice() {
        s.decay_days_voice
    } else {
        s.decay_days
    };
    let mut similarity = story.centroid.similarity(fields, &s.weights);
    if names_other_regions(&story.regions, regions) {
        similarity -= s.other_region;
    }
    Some(similarity * (-gap / decay).exp() - s.lone_penalty / story.n_items as f32)
}

/// Stories that started apart and turned out to be one.
fn merge(mut drafts: Vec<StoryDraft>, settings: &GroupSettings) -> Vec<StoryDraft> {
    let s = &settings.story;
    let pairs = likely_pairs(&drafts, settings);
    let root = agglomerate(
        &mut drafts,
        &pairs,
        s.merge,
        |a, b| {
            // Two stories of earlier weeks were told apart then, and stay so.
            let gap = days(a.last_at, b.first_at).max(days(b.last_at, a.first_at));
            let told_apart = (a.carried.is_some() && b.carried.is_some())
                || gap > s.merge_gap_days
                || apart(a.bound(), b.bound());
            let near = || {
                let elsewhere = if names_other_regions(&a.regions, &b.regions) {
                    s.other_region
                } else {
                    0.0
                };
                a.centroid.near(&b.centroid, &s.weights, s.merge_share) - elsewhere
            };
            (!told_apart).then(near)
        },
        |a, b| {
            a.carried = a.carried.or(b.carried);
            a.name = a.name.take().or(b.name.clone());
            a.members.extend(&b.members);
            a.centroid.absorb(&b.centroid);
            a.n_items += b.n_items;
            a.first_at = a.first_at.min(b.first_at);
            a.last_at = a.last_at.max(b.last_at);
            a.voices |= b.voices;
            a.regions.add(&b.regions);
        },
    );
    let mut i = 0;
    drafts.retain(|_| {
        i += 1;
        root[i - 1] as usize == i - 1
    });
    drafts.retain(|d| !d.members.is_empty());
    for draft in &mut drafts {
        draft.members.sort_unstable();
    }
    drafts.sort_by_key(|d| d.members[0]);
    drafts
}

fn likely_pairs(drafts: &[StoryDraft], settings: &GroupSettings) -> Vec<(u32, u32)> {
    let mut postings = Postings::new(settings.postings);
    let mut pairs = Vec::new();
    for (i, draft) in drafts.iter().enumerate() {
        let query = draft
            .centroid
            .query(&settings.story.weights, settings.query_features);
        let near = postings.candidates(&query, settings.candidates);
        pairs.extend(near.into_iter().map(|j| (j, i as u32)));
        postings.add(i as u32, query.into_iter().map(|f| f.0));
    }
    pairs
}
