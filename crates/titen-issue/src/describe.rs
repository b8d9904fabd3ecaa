//! From drafts to the week's stories and issues, and to what the next week needs of them.

use crate::{
    carried::{Carried, CarriedIssue, CarriedStory, history},
    centroid::Centroid,
    issue_draft::IssueDraft,
    joins::joins,
    places::places,
    settings::{FieldWeights, GroupSettings},
    stories::StoryDraft,
    terms::Vocabulary,
    title::title_of,
    votes::{lead_perangkat_daerah, lead_urusan},
    weighing::Weighing,
};
use chrono::Duration;
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};
use titen_dict::Dictionaries;
use titen_model::{
    Decided, Document, Issue, IssueId, Item, ItemId, Story, StoryId, StoryMember, Week, WeekCount,
};

/// A silent issue of an earlier week is listed if it had at least this many items.
const LISTED_WHEN_SILENT: u32 = 3;
/// What an earlier week weighs beside this one in an issue's centroid.
const FADE: f32 = 0.7;
const N_TERMS: usize = 5;

/// What all stories and issues of the week share. Members and copies are indexes into `docs`.
pub struct Scene<'a> {
    pub week: Week,
    pub carried: &'a Carried,
    pub docs: &'a [&'a Document],
    pub copy_of: &'a [Option<usize>],
    pub fields: &'a Weighing<'a>,
    pub issue_fields: &'a Weighing<'a>,
    pub stories: &'a [StoryDraft],
    pub members: &'a [Vec<usize>],
    pub story_ids: &'a [StoryId],
    pub vocabulary: &'a Vocabulary<'a>,
    pub items: &'a BTreeMap<ItemId, Item>,
    pub dict: &'a Dictionaries,
    pub settings: &'a GroupSettings,
}

impl Scene<'_> {
    pub fn story(&self, s: usize, issue: IssueId) -> Story {
        let members = &self.members[s];
        let at = |d: &usize| self.docs[*d].at;
        let (first, last) = (
            members.first().expect("a story has members"),
            members.last().expect("a story has members"),
        );
        let draft = &self.stories[s];
        Story {
            id: self.story_ids[s].clone(),
            issue,
            members: members
                .iter()
                .map(|d| StoryMember {
                    item: self.docs[*d].item,
                    copy_of: self.copy_of[*d].map(|o| self.docs[o].item),
                })
                .collect(),
            first_at: at(first),
            last_at: at(last),
            lead: self.docs[medoid(
                &draft.members,
                self.fields,
                &draft.centroid,
                &self.settings.story.weights,
            )]
            .item,
        }
    }

    pub fn issue(&self, draft: &IssueDraft, id: IssueId) -> (Issue, CarriedIssue) {
        let mut originals: Vec<usize> = draft
            .stories
            .iter()
            .flat_map(|s| &self.stories[*s].members)
            .copied()
            .collect();
        originals.sort_unstable();
        let docs: Vec<&Document> = originals.iter().map(|d| self.docs[*d]).collect();
        let before = || {
            let known = draft.carried.iter().chain(&draft.absorbed);
            known.map(|c| &self.carried.issues[*c])
        };
        let first_seen = before().map(|b| b.first_seen).min().unwrap_or(self.week);
        let counts = self.counts(before().flat_map(|b| &b.counts), &docs);
        let urusan = lead_urusan(&docs);
        let perangkat_daerah = lead_perangkat_daerah(&docs, urusan.as_ref(), self.week, self.dict);
        let terms = self.vocabulary.terms_of(&docs, N_TERMS);
        let wilayah = places(&docs);
        // Its main event names an issue, unless it is one among many.
        let main = draft
            .stories
            .iter()
            .map(|s| &self.stories[*s].members)
            .reduce(|a, b| if b.len() > a.len() { b } else { a });
        let named_by = main
            .filter(|m| 4 * m.len() >= originals.len())
            .unwrap_or(&originals);
        let medoid = medoid(
            named_by,
            self.issue_fields,
            &draft.centroid,
            &self.settings.issue.weights,
        );
        let title = title_of(
            &docs,
            self.docs[medoid],
            &wilayah,
            urusan.as_ref(),
            self.vocabulary,
            self.items,
            self.dict,
        );
        let joins = joins(draft, self.carried, &terms, urusan.as_ref());
        let issue = Issue {
            id: id.clone(),
            absorbed: draft
                .absorbed
                .iter()
                .map(|c| self.carried.issues[*c].id.clone())
                .collect(),
            stories: draft
                .stories
                .iter()
                .map(|s| self.story_ids[*s].clone())
                .collect(),
            title: title.clone(),
            terms: terms.clone(),
            urusan: urusan.clone(),
            perangkat_daerah: perangkat_daerah.clone(),
            wilayah,
            first_seen,
            history: history(&counts, first_seen, self.week, self.settings.window_weeks),
            joins,
            decided: Decided::default(),
        };
        let next = CarriedIssue {
            id,
            title,
            terms,
            urusan,
            perangkat_daerah,
            first_seen,
            counts,
            centroid: draft.centroid.carried(FADE),
            urusan_mass: draft.urusan_mass.clone().scaled(FADE),
            duties: draft.duties.clone().scaled(FADE),
            regions: draft.regions.clone(),
            voices: draft.voices,
        };
        (issue, next)
    }

    /// Carries the issues that this week says nothing of, and lists those that had some weight.
    pub fn add_silent(
        &self,
        drafts: &[IssueDraft],
        listed: &mut Vec<Issue>,
        next: &mut Vec<CarriedIssue>,
    ) {
        let heard: BTreeSet<usize> = drafts
            .iter()
            .flat_map(|d| d.carried.iter().chain(&d.absorbed))
            .copied()
            .collect();
        for (i, issue) in self.carried.issues.iter().enumerate() {
            if heard.contains(&i) || !issue.remembered_in(self.week, self.settings.window_weeks) {
                continue;
            }
            if issue.n_items() >= LISTED_WHEN_SILENT {
                listed.push(Issue {
                    id: issue.id.clone(),
                    absorbed: Vec::new(),
                    stories: Vec::new(),
                    title: issue.title.clone(),
                    terms: issue.terms.clone(),
                    urusan: issue.urusan.clone(),
                    perangkat_daerah: issue.perangkat_daerah.clone(),
                    wilayah: Vec::new(),
                    first_seen: issue.first_seen,
                    history: history(
                        &issue.counts,
                        issue.first_seen,
                        self.week,
                        self.settings.window_weeks,
                    ),
                    joins: Vec::new(),
                    decided: Decided::default(),
                });
            }
            let mut kept = issue.clone();
            kept.centroid = issue.centroid.carried(FADE);
            kept.urusan_mass = issue.urusan_mass.clone().scaled(FADE);
            kept.duties = issue.duties.clone().scaled(FADE);
            next.push(kept);
        }
        next.sort_by(|a, b| a.n_items().cmp(&b.n_items()).then_with(|| a.id.cmp(&b.id)));
    }

    /// Stories that were heard of within the last days; the newest last, so that capped lists keep them.
    pub fn stories_that_may_go_on(&self, issue_of: impl Fn(usize) -> IssueId) -> Vec<CarriedStory> {
        let (_, end) = self.week.bounds();
        let max_gap = Duration::minutes((self.settings.story.max_gap_days * 24.0 * 60.0) as i64);
        let mut next: Vec<CarriedStory> = self
            .stories
            .iter()
            .enumerate()
            .filter_map(|(s, draft)| {
                let last_at = self.members[s].iter().map(|d| self.docs[*d].at).max()?;
                let before = draft.carried.map_or(0, |c| self.carried.stories[c].n_items);
                (last_at + max_gap >= end).then(|| CarriedStory {
                    id: self.story_ids[s].clone(),
                    issue: issue_of(s),
                    centroid: draft.centroid.carried(1.0),
                    n_items: before + draft.members.len() as u32,
                    last_at,
                })
            })
            .collect();
        next.sort_by(|a, b| a.last_at.cmp(&b.last_at).then_with(|| a.id.cmp(&b.id)));
        next
    }

    /// `before`: of the issue and of those that it absorbed, each by week.
    fn counts<'c>(
        &self,
        before: impl Iterator<Item = &'c WeekCount>,
        docs: &[&Document],
    ) -> Vec<WeekCount> {
        let oldest = self
            .week
            .before(self.settings.window_weeks.saturating_sub(1));
        let mut by_week: BTreeMap<Week, WeekCount> = BTreeMap::new();
        for c in before.filter(|c| c.week >= oldest && c.week < self.week) {
            by_week
                .entry(c.week)
                .and_modify(|sum| {
                    sum.n_items += c.n_items;
                    sum.n_sources += c.n_sources;
                })
                .or_insert(*c);
        }
        let mut counts: Vec<WeekCount> = by_week.into_values().collect();
        // On channels of voices every citizen is a source.
        let sources: BTreeSet<_> = docs.iter().map(|d| &d.voice).collect();
        counts.push(WeekCount {
            week: self.week,
            n_items: docs.len() as u32,
            n_sources: sources.len() as u32,
        });
        counts
    }
}

/// The member nearest to the centroid; the earlier of two equals.
fn medoid(
    members: &[usize],
    fields: &Weighing<'_>,
    centroid: &Centroid,
    weights: &FieldWeights,
) -> usize {
    if let [only] = members {
        return *only;
    }
    let nearness = |d: usize| {
        fields.of(d).map_or(f32::NEG_INFINITY, |f| {
            centroid.similarity(&f, weights).iter().sum()
        })
    };
    members
        .iter()
        .map(|d| (nearness(*d), Reverse(*d)))
        .max_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)))
        .map(|(_, Reverse(d))| d)
        .expect("a story has members")
}
