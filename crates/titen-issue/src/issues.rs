//! Issues: stories of one continuing public problem, and the issues of earlier weeks that they continue.
//!
//! Similarity is terms × urusan × place. An issue of an earlier week takes stories in and never joins another:
//! its id is what offices, boards and budgets refer to.

use crate::{
    agglomerate::agglomerate,
    carried::CarriedIssue,
    centroid::Centroid,
    features::{Fields, PLACES, WORDS, feature},
    postings::Postings,
    settings::GroupSettings,
    sparse::Sparse,
    stories::StoryDraft,
};
use titen_model::Document;

/// Field number of urusan, beside those of `features`.
const URUSAN: usize = 9;
/// What has grown together finds neighbours that its parts did not.
const ROUNDS: usize = 3;
/// Words have to be this alike before urusan and place can add to it.
const SHARED_WORDS: f32 = 0.04;

#[derive(Debug, Clone)]
pub struct IssueDraft {
    pub carried: Option<usize>,
    /// Indexes into the stories, in order.
    pub stories: Vec<usize>,
    pub centroid: Centroid,
    pub urusan_mass: Sparse,
    /// Citizens' own reports only.
    pub voices: bool,
}

/// Issues with at least one of `stories`. `issue_of_carried_story` gives, for stories that go on, their issue's
/// index in `carried`.
pub fn form_issues(
    stories: &[StoryDraft],
    docs: &[&Document],
    fields: &[Option<Fields>],
    carried: &[CarriedIssue],
    issue_of_carried_story: &[Option<usize>],
    settings: &GroupSettings,
) -> Vec<IssueDraft> {
    let mut drafts: Vec<IssueDraft> = carried.iter().enumerate().map(continued).collect();
    let mut fresh = Vec::new();
    for (s, story) in stories.iter().enumerate() {
        let alone = alone(s, story, docs, fields);
        match story.carried.and_then(|c| issue_of_carried_story[c]) {
            Some(issue) => drafts[issue].take_in(&alone),
            None => fresh.push(alone),
        }
    }
    let n_carried = drafts.len();
    drafts.extend(fresh);
    for _ in 0..ROUNDS {
        drafts = joined(drafts, n_carried, settings);
    }
    let mut issues = drafts;
    issues.retain(|d| !d.stories.is_empty());
    for issue in &mut issues {
        issue.stories.sort_unstable();
    }
    issues.sort_by_key(|i| i.stories[0]);
    issues
}

fn joined(
    mut drafts: Vec<IssueDraft>,
    n_carried: usize,
    settings: &GroupSettings,
) -> Vec<IssueDraft> {
    let pairs = likely_pairs(&drafts, n_carried, settings);
    let root = agglomerate(
        &mut drafts,
        &pairs,
        settings.issue.join,
        |a, b| similarity(a, b, settings),
        |a, b| {
            a.carried = a.carried.or(b.carried);
            a.take_in(b);
        },
    );
    let roots = drafts.into_iter().zip(root).enumerate();
    roots
        .filter(|(i, (_, root))| *root as usize == *i)
        .map(|(_, (draft, _))| draft)
        .collect()
}

fn continued((i, issue): (usize, &CarriedIssue)) -> IssueDraft {
    IssueDraft {
        carried: Some(i),
        stories: Vec::new(),
        centroid: issue.centroid.clone(),
        urusan_mass: issue.urusan_mass.clone(),
        voices: issue.voices,
    }
}

/// What is new in a story this week: what it was before is in its issue already.
fn alone(
    s: usize,
    story: &StoryDraft,
    docs: &[&Document],
    fields: &[Option<Fields>],
) -> IssueDraft {
    let members = || story.members.iter().map(|d| docs[*d]);
    let urusan = members()
        .flat_map(|d| &d.urusan)
        .map(|tag| (feature(URUSAN, tag.code.as_str()), tag.confidence));
    let mut centroid = Centroid::default();
    for fields in story.members.iter().filter_map(|d| fields[*d].as_ref()) {
        centroid.add(fields);
    }
    let weight = 1.0 + (story.members.len() as f32).ln();
    IssueDraft {
        carried: None,
        stories: vec![s],
        centroid: centroid.as_member(weight),
        urusan_mass: Sparse::from_pairs(urusan.collect())
            .scaled(weight / story.members.len() as f32),
        voices: members().all(|d| d.channel.is_voice()),
    }
}

impl IssueDraft {
    fn take_in(&mut self, other: &IssueDraft) {
        self.stories.extend(&other.stories);
        self.centroid.absorb(&other.centroid);
        self.urusan_mass.add(&other.urusan_mass);
        self.voices &= other.voices;
    }
}

fn cosine(a: &Sparse, b: &Sparse) -> f32 {
    let norms = a.norm() * b.norm();
    if norms > 0.0 { a.dot(b) / norms } else { 0.0 }
}

fn similarity(a: &IssueDraft, b: &IssueDraft, settings: &GroupSettings) -> Option<f32> {
    if a.carried.is_some() && b.carried.is_some() {
        return None;
    }
    let s = &settings.issue;
    let mut sum = a.centroid.near(&b.centroid, &s.weights, s.centroid_share);
    if a.centroid.field_similarity(&b.centroid, WORDS, 1.0) >= SHARED_WORDS {
        let urusan = cosine(&a.urusan_mass, &b.urusan_mass);
        let place = a.centroid.field_similarity(&b.centroid, PLACES, 1.0);
        let same_urusan = if a.voices && b.voices {
            s.same_urusan_voice
        } else {
            s.same_urusan
        };
        sum += urusan * (same_urusan + s.same_place * place);
        let placed = !a.centroid.field(PLACES).is_empty() && !b.centroid.field(PLACES).is_empty();
        if placed && place == 0.0 && a.voices && b.voices {
            sum -= s.other_place;
        }
    }
    Some(sum)
}

/// Neighbours of each story among this week's stories and among the carried issues.
fn likely_pairs(
    drafts: &[IssueDraft],
    n_carried: usize,
    settings: &GroupSettings,
) -> Vec<(u32, u32)> {
    let mut carried = Postings::new(settings.postings);
    let mut this_week = Postings::new(settings.postings);
    let mut pairs = Vec::new();
    for (i, draft) in drafts.iter().enumerate() {
        let query = draft
            .centroid
            .query(&settings.issue.weights, settings.query_features);
        let features = || query.iter().map(|f| f.0);
        if i < n_carried {
            carried.add(i as u32, features());
            if draft.stories.is_empty() {
                continue;
            }
        }
        let mut near = this_week.candidates(&query, 2 * settings.candidates);
        if i >= n_carried {
            near.extend(carried.candidates(&query, settings.candidates));
        }
        pairs.extend(near.into_iter().map(|j| (j, i as u32)));
        this_week.add(i as u32, features());
    }
    pairs
}
