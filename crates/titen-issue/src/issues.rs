//! Issues: stories of one continuing public problem, and the issues of earlier weeks that they continue.
//!
//! An issue of an earlier week takes stories in. Its id is what offices, boards and budgets refer to: two of them
//! join only on strong evidence, and then under the older one's id.

use crate::{
    agglomerate::agglomerate,
    carried::CarriedIssue,
    constraints::{Constraints, apart},
    issue_draft::{IssueDraft, alone, continued},
    likeness::similarity,
    postings::Postings,
    settings::GroupSettings,
    stories::StoryDraft,
    weighing::Weighing,
};
use rayon::prelude::*;
use std::cmp::Reverse;
use titen_model::Document;

/// What has grown together finds neighbours that its parts did not.
const ROUNDS: usize = 3;

/// Issues with at least one of `stories`. `issue_of_carried_story` gives, for stories that go on, their issue's
/// index in `carried`.
pub fn form_issues(
    stories: &[StoryDraft],
    docs: &[&Document],
    fields: &Weighing<'_>,
    carried: &[CarriedIssue],
    issue_of_carried_story: &[Option<usize>],
    constraints: &Constraints<'_>,
    settings: &GroupSettings,
) -> Vec<IssueDraft> {
    let mut drafts: Vec<IssueDraft> = carried
        .iter()
        .enumerate()
        .map(|(i, issue)| IssueDraft {
            name: constraints.name(&issue.id),
            ..continued((i, issue))
        })
        .collect();
    let mut fresh = Vec::new();
    let alone: Vec<IssueDraft> = stories
        .par_iter()
        .enumerate()
        .map(|(s, story)| alone(s, story, docs, |d| fields.of(d)))
        .collect();
    for (story, alone) in stories.iter().zip(alone) {
        match story.carried.and_then(|c| issue_of_carried_story[c]) {
            Some(issue) => drafts[issue].take_in(&alone),
            None => fresh.push(alone),
        }
    }
    drafts.extend(fresh);
    drafts = constraints.unite(drafts, |c| carried[c].id.clone());
    for _ in 0..ROUNDS {
        drafts = joined(drafts, carried, settings);
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
    carried: &[CarriedIssue],
    settings: &GroupSettings,
) -> Vec<IssueDraft> {
    let pairs = likely_pairs(&drafts, settings);
    let root = agglomerate(
        &mut drafts,
        &pairs,
        settings.issue.join,
        |a, b| {
            (!apart(a.bound(), b.bound()))
                .then(|| similarity(a, b, settings))
                .flatten()
        },
        |a, b| {
            if let (Some(one), Some(other)) = (a.carried, b.carried) {
                let (older, younger) = by_age(one, other, carried);
                a.carried = Some(older);
                a.absorbed.push(younger);
            } else {
                a.carried = a.carried.or(b.carried);
            }
            a.take_in(b);
        },
    );
    let roots = drafts.into_iter().zip(root).enumerate();
    roots
        .filter(|(i, (_, root))| *root as usize == *i)
        .map(|(_, (draft, _))| draft)
        .collect()
}

/// The issue that was seen first, or is larger, keeps its id.
fn by_age(one: usize, other: usize, carried: &[CarriedIssue]) -> (usize, usize) {
    let age = |i: usize| {
        let issue = &carried[i];
        (issue.first_seen, Reverse(issue.n_items()), &issue.id)
    };
    if age(one) <= age(other) {
        (one, other)
    } else {
        (other, one)
    }
}

/// Neighbours of each story among this week's stories and among the carried issues.
pub fn likely_pairs(drafts: &[IssueDraft], settings: &GroupSettings) -> Vec<(u32, u32)> {
    let mut carried = Postings::new(settings.postings);
    let mut this_week = Postings::new(settings.postings);
    let mut pairs = Vec::new();
    for (i, draft) in drafts.iter().enumerate() {
        let query = draft
            .centroid
            .query(&settings.issue.weights, settings.query_features);
        let features = || query.iter().map(|f| f.0);
        if draft.carried.is_some() {
            carried.add(i as u32, features());
            if draft.stories.is_empty() {
                continue;
            }
        }
        let mut near = this_week.candidates(&query, 2 * settings.candidates);
        if draft.carried.is_none() {
            near.extend(carried.candidates(&query, settings.candidates));
        }
        pairs.extend(near.into_iter().map(|j| (j, i as u32)));
        this_week.add(i as u32, features());
    }
    pairs
}
