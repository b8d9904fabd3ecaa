//! The week's stories and issues made again from their members, as a whole or without the one that is explained.

use super::{WeekMade, lexicon::Lexicon};
use crate::{
    issue_draft::{IssueDraft, alone, regions},
    prepared::Prepared,
    stories::{Pull, StoryDraft, days, pull, remade},
};
use std::collections::{BTreeMap, BTreeSet};
use titen_model::{Barred, EditNote, IssueId, ItemId, Story, StoryId};

pub struct Remade<'a> {
    pub made: &'a WeekMade<'a>,
    pub ready: Prepared<'a>,
    /// The week's stories, as far as their items are still what they were when it was grouped.
    pub told: Vec<&'a Story>,
    /// As `told`.
    pub stories: Vec<StoryDraft>,
    /// Indexes of stories of earlier weeks that this week says nothing of.
    silent: Vec<(usize, StoryDraft)>,
    at: BTreeMap<ItemId, usize>,
}

/// Where an item lies.
pub struct Home {
    pub story: usize,
    /// The item itself, unless it is a copy.
    pub original: usize,
    pub is_copy: bool,
}

pub struct StoryThere<'r> {
    pub id: &'r StoryId,
    /// Among this week's stories.
    pub place: Option<usize>,
    pub draft: &'r StoryDraft,
    issue: &'r IssueId,
}

impl StoryThere<'_> {
    /// A story that fell silent has only its issue's title.
    pub fn title(&self, week: &Remade<'_>) -> String {
        match self.place {
            Some(s) => week.title_of_item(&week.told[s].lead),
            None => {
                let mut known = week.made.carried.issues.iter();
                let issue = known.find(|i| i.id == *self.issue);
                issue.map_or_else(String::new, |i| i.title.clone())
            }
        }
    }
}

impl<'a> Remade<'a> {
    pub fn of(made: &'a WeekMade<'a>) -> Self {
        let ready = Prepared::of(
            made.docs,
            made.items,
            made.carried,
            made.decisions,
            made.dict,
            made.settings,
        );
        let at = (ready.docs.iter().enumerate())
            .map(|(d, doc)| (doc.item, d))
            .collect();
        let mut week = Remade {
            made,
            ready,
            told: Vec::new(),
            stories: Vec::new(),
            silent: Vec::new(),
            at,
        };
        (week.told, week.stories) = (made.grouped.stories.iter())
            .filter_map(|story| Some((story, week.story(story, |_| true)?)))
            .unzip();
        let heard: BTreeSet<usize> = week.stories.iter().filter_map(|s| s.carried).collect();
        week.silent = (made.carried.stories.iter().enumerate())
            .filter(|(c, _)| !heard.contains(c))
            .filter_map(|(c, story)| {
                let mut draft =
                    remade(Some((c, story)), std::iter::empty(), &week.ready.docs, &[])?;
                draft.name = week.ready.constraints.name(&story.issue);
                Some((c, draft))
            })
            .collect();
        week
    }

    fn story(&self, story: &Story, keep: impl Fn(usize) -> bool) -> Option<StoryDraft> {
        let known = &self.made.carried.stories;
        let before = known.iter().enumerate().find(|(_, c)| c.id == story.id);
        let members: Vec<usize> = story
            .members
            .iter()
            .filter(|m| m.copy_of.is_none())
            .filter_map(|m| self.at.get(&m.item).copied())
            .filter(|d| keep(*d))
            .collect();
        let members_of = || members.iter().copied();
        let mut draft = remade(before, members_of(), &self.ready.docs, &self.ready.fields)?;
        let constraints = &self.ready.constraints;
        draft.name = before
            .and_then(|(_, c)| constraints.name(&c.issue))
            .or_else(|| members_of().find_map(|d| constraints.pin(d).cloned()));
        Some(draft)
    }

    /// None where nothing is left.
    pub fn story_without(&self, s: usize, d: usize) -> Option<StoryDraft> {
        self.story(self.told[s], |member| member != d)
    }

    /// None for a copy.
    pub fn item_alone(&self, d: usize) -> Option<StoryDraft> {
        let one = std::iter::once(d);
        let mut draft = remade(None, one, &self.ready.docs, &self.ready.fields)?;
        draft.name = self.ready.constraints.pin(d).cloned();
        Some(draft)
    }

    /// What is new in a story this week, as its issue took it in.
    pub fn new_of_story(&self, s: usize) -> IssueDraft {
        alone(s, &self.stories[s], &self.ready.docs, |d| {
            self.ready.issue_fields[d].clone()
        })
    }

    pub fn all_stories(&self) -> impl Iterator<Item = StoryThere<'_>> {
        let this_week = self.told.iter().zip(&self.stories);
        let this_week = this_week.enumerate().map(|(s, (story, draft))| StoryThere {
            id: &story.id,
            place: Some(s),
            draft,
            issue: &story.issue,
        });
        this_week.chain(self.silent.iter().map(|(c, draft)| {
            let story = &self.made.carried.stories[*c];
            StoryThere {
                id: &story.id,
                place: None,
                draft,
                issue: &story.issue,
            }
        }))
    }

    pub fn home(&self, item: &ItemId) -> Option<Home> {
        let stories = self.told.iter().enumerate();
        let (story, member) = stories
            .filter_map(|(s, story)| Some((s, story.members.iter().find(|m| m.item == *item)?)))
            .next()?;
        let original = *self.at.get(member.copy_of.as_ref().unwrap_or(item))?;
        self.ready.fields[original].as_ref()?;
        Some(Home {
            story,
            original,
            is_copy: member.copy_of.is_some(),
        })
    }

    /// Days since the story was last heard of before the document, as when the week was read in order; for one
    /// that came before all of it, days until its first.
    pub fn gap(&self, d: usize, story: &StoryDraft) -> f32 {
        let doc = self.ready.docs[d];
        let known = &self.made.carried.stories;
        let before = (story.members.iter().filter(|m| **m < d))
            .map(|m| self.ready.docs[*m].at)
            .chain(story.carried.map(|c| known[c].last_at))
            .max();
        let gap = match before {
            Some(last) => days(last, doc.at),
            None => {
                let first = story.members.iter().map(|m| self.ready.docs[*m].at).min();
                first.map_or(0.0, |first| days(doc.at, first))
            }
        };
        gap.max(0.0)
    }

    pub fn pull_of(&self, d: usize, story: &StoryDraft) -> Pull {
        let nothing = Default::default();
        let fields = self.ready.fields[d].as_ref().unwrap_or(&nothing);
        let gap = self.gap(d, story);
        let doc = self.ready.docs[d];
        pull(story, gap, doc, fields, &regions(doc), self.made.settings)
    }

    pub fn similarity_of_copy(&self, item: &ItemId, original: usize) -> Option<f32> {
        let copy = self.ready.docs[*self.at.get(item)?];
        crate::near_duplicates::alike(copy, self.ready.docs[original])
    }

    pub fn lexicon(&self, members: &[usize]) -> Lexicon {
        let docs = members.iter().map(|d| self.ready.docs[*d]);
        Lexicon::of(docs, self.made.dict, self.made.settings)
    }

    pub fn title_of_item(&self, item: &ItemId) -> String {
        let item = self.made.items.get(item);
        item.map_or_else(String::new, |i| i.headline().to_owned())
    }

    /// Those about its members.
    pub fn edits_of(&self, issue: &IssueId) -> Vec<EditNote> {
        let mut issues = self.made.grouped.issues.iter();
        let found = issues.find(|i| i.id == *issue);
        found.map_or_else(Vec::new, |i| i.decided.edits.clone())
    }

    pub fn by_edit(&self, names: [Option<&IssueId>; 2]) -> Barred {
        let mut edits: Vec<EditNote> = names
            .into_iter()
            .flatten()
            .flat_map(|name| self.edits_of(name))
            .collect();
        edits.sort_by_key(|e| e.id);
        edits.dedup_by_key(|e| e.id);
        Barred::ByEdit { edits }
    }
}
