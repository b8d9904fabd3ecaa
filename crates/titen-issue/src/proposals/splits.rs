//! An issue that holds two matters: formed anew of this week's stories alone, it falls apart, and the parts differ in
//! urusan or in place.

use super::{Weighed, figure, kecamatan, names, rounded};
use crate::{
    agglomerate::agglomerate,
    decisions::Decisions,
    describe::Scene,
    issue_draft::{IssueDraft, alone},
    likeness::{likeness, similarity, threshold},
    places::places,
    votes::lead_urusan,
};
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use titen_model::{Document, Issue, IssueId, Proposal, Proposed, WilayahCode};

/// Items that either part must have.
const MIN_PART: usize = 3;
/// The parts are less alike than this share of the threshold.
const WEAK: f32 = 0.8;
/// Only the largest stories are compared with each other: all pairs cost.
const STORIES: usize = 40;
const SHOWN_TERMS: usize = 3;

impl Scene<'_> {
    pub(super) fn splits(
        &self,
        drafts: &[IssueDraft],
        ids: &[IssueId],
        shown: &BTreeMap<&IssueId, &Issue>,
        decisions: &Decisions,
    ) -> Vec<Weighed> {
        let likely: Vec<(&IssueDraft, &IssueId)> = drafts
            .iter()
            .zip(ids)
            .filter(|(d, id)| {
                let enough = d.stories.len() > 1 && self.n_items(&d.stories) >= 2 * MIN_PART;
                enough && !decisions.told_whole(id)
            })
            .collect();
        let found = likely.par_iter().filter_map(|(draft, id)| {
            let (weight, proposal) = self.split(draft, shown.get(id)?)?;
            (!decisions.settles(&proposal.what)).then_some((weight, proposal))
        });
        found.collect()
    }

    fn split(&self, draft: &IssueDraft, issue: &Issue) -> Option<Weighed> {
        let mut stories = draft.stories.clone();
        stories.sort_by_key(|s| (Reverse(self.stories[*s].members.len()), *s));
        let compared = stories.len().min(STORIES);
        let all: Vec<IssueDraft> = stories
            .iter()
            .map(|s| {
                alone(*s, &self.stories[*s], self.docs, |d| {
                    self.issue_fields.of(d)
                })
            })
            .collect();
        let mut nodes = all[..compared].to_vec();
        let pairs: Vec<(u32, u32)> = (0..compared as u32)
            .flat_map(|b| (0..b).map(move |a| (a, b)))
            .collect();
        let roots = agglomerate(
            &mut nodes,
            &pairs,
            self.settings.issue.join,
            |a, b| similarity(a, b, self.settings),
            |a, b| a.take_in(b),
        );
        let part = self.second(&stories, roots)?;
        let (mut out, mut rest) = (None::<IssueDraft>, None::<IssueDraft>);
        for story in all {
            let side = match part.contains(&story.stories[0]) {
                true => &mut out,
                false => &mut rest,
            };
            match side {
                Some(side) => side.take_in(&story),
                None => *side = Some(story),
            }
        }
        self.parted(issue, &out?, &rest?)
    }

    /// Stories of the second largest group.
    fn second(&self, stories: &[usize], roots: Vec<u32>) -> Option<Vec<usize>> {
        let mut groups: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (story, root) in stories.iter().zip(roots) {
            groups.entry(root).or_default().push(*story);
        }
        let mut groups: Vec<Vec<usize>> = groups.into_values().collect();
        groups.sort_by_key(|g| (Reverse(self.n_items(g)), g.clone()));
        groups.into_iter().nth(1)
    }

    fn n_items(&self, stories: &[usize]) -> usize {
        stories.iter().map(|s| self.stories[*s].members.len()).sum()
    }

    fn parted(&self, issue: &Issue, out: &IssueDraft, rest: &IssueDraft) -> Option<Weighed> {
        let (of_out, of_rest) = (self.originals(out), self.originals(rest));
        if of_out.len() < MIN_PART || of_rest.len() < MIN_PART {
            return None;
        }
        let threshold = threshold(out, rest, self.settings);
        let likeness = likeness(out, rest, self.settings).score();
        if likeness >= WEAK * threshold {
            return None;
        }
        let (a, b) = (lead_urusan(&of_out), lead_urusan(&of_rest));
        let other_urusan = a.is_some() && b.is_some() && a != b;
        let (here, there) = (self.kecamatan_of(&of_out), self.kecamatan_of(&of_rest));
        let elsewhere = !here.is_empty() && !there.is_empty() && here.is_disjoint(&there);
        if !other_urusan && !elsewhere {
            return None;
        }
        let says = |docs: &[&Document]| {
            let urusan = lead_urusan(docs).map_or("tanpa urusan yang pasti".to_owned(), |u| {
                format!(
                    "urusan {u} {}",
                    self.dict.urusan.name(&u).unwrap_or_default()
                )
            });
            let places = names(self.kecamatan_of(docs).iter(), self.dict);
            let places = match places.is_empty() {
                true => String::new(),
                false => format!(", {places}"),
            };
            let terms = self.vocabulary.terms_of(docs, SHOWN_TERMS).join(", ");
            format!("{} butir ({urusan}{places}; {terms})", docs.len())
        };
        let why = format!(
            "{} dan {}: kemiripan kedua bagian {}, ambang {}",
            says(&of_out),
            says(&of_rest),
            figure(likeness),
            figure(threshold)
        );
        let mut items: Vec<_> = of_out.iter().map(|d| d.item).collect();
        items.sort_unstable();
        let proposal = Proposal {
            what: Proposed::Split {
                issue: issue.id.clone(),
                stories: out
                    .stories
                    .iter()
                    .map(|s| self.story_ids[*s].clone())
                    .collect(),
                items,
            },
            titles: vec![issue.title.clone()],
            likeness: rounded(likeness),
            threshold: rounded(threshold),
            why,
        };
        let weight = (1.0 - likeness / threshold) * (of_out.len() as f32).ln_1p();
        Some((weight, proposal))
    }

    fn kecamatan_of(&self, docs: &[&Document]) -> BTreeSet<WilayahCode> {
        kecamatan(places(docs).iter().map(|p| &p.code))
    }
}
