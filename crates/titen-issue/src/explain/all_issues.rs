//! The week's issues made again, as a whole or without the story that is explained.

use super::remade::Remade;
use crate::issue_draft::{IssueDraft, continued};
use std::collections::{BTreeMap, BTreeSet};
use titen_model::IssueId;

/// The week's issues and those of earlier weeks that it says nothing of.
pub struct Issues<'r> {
    week: &'r Remade<'r>,
    drafts: BTreeMap<&'r IssueId, IssueDraft>,
}

impl<'r> Issues<'r> {
    pub fn of(week: &'r Remade<'r>) -> Self {
        let made = week.made;
        let mut issues = Issues {
            week,
            drafts: BTreeMap::new(),
        };
        let mut heard: BTreeSet<&IssueId> = BTreeSet::new();
        for issue in made.grouped.issues.iter().filter(|i| !i.stories.is_empty()) {
            heard.insert(&issue.id);
            heard.extend(&issue.absorbed);
            if let Some(draft) = issues.draft(&issue.id, |_| true) {
                issues.drafts.insert(&issue.id, draft);
            }
        }
        for (c, issue) in made.carried.issues.iter().enumerate() {
            if !heard.contains(&issue.id) {
                let mut draft = continued((c, issue));
                draft.name = week.ready.constraints.name(&issue.id);
                issues.drafts.insert(&issue.id, draft);
            }
        }
        issues
    }

    fn draft(&self, id: &IssueId, keep: impl Fn(usize) -> bool) -> Option<IssueDraft> {
        let made = self.week.made;
        let issue = made.grouped.issues.iter().find(|i| i.id == *id)?;
        let known = made.carried.issues.iter().enumerate();
        let is_part = |c: &IssueId| c == id || issue.absorbed.contains(c);
        let before = known.filter(|(_, c)| is_part(&c.id)).map(continued);
        let stories = self.week.told.iter().enumerate();
        let now = stories
            .filter(|(s, story)| story.issue == *id && keep(*s))
            .map(|(s, _)| self.week.new_of_story(s));
        let mut whole = before.chain(now).reduce(|mut whole, part| {
            whole.take_in(&part);
            whole
        })?;
        let name = self.week.ready.constraints.name(id);
        whole.name = name.or(whole.name);
        Some(whole)
    }

    pub fn get(&self, id: &IssueId) -> Option<&IssueDraft> {
        self.drafts.get(id)
    }

    pub fn all(&self) -> impl Iterator<Item = (&'r IssueId, &IssueDraft)> {
        self.drafts.iter().map(|(id, draft)| (*id, draft))
    }

    /// None where nothing is left.
    pub fn without_story(&self, id: &IssueId, s: usize) -> Option<IssueDraft> {
        self.draft(id, |other| other != s)
    }

    pub fn title(&self, id: &IssueId) -> String {
        let made = self.week.made;
        let now = made.grouped.issues.iter().find(|i| i.id == *id);
        let before = || made.carried.issues.iter().find(|i| i.id == *id);
        now.map(|i| i.title.clone())
            .or_else(|| before().map(|i| i.title.clone()))
            .unwrap_or_default()
    }
}
