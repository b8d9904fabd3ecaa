//! Which id each story and issue of a week bears: carried, inherited from an earlier grouping, or founded.

use crate::{
    carried::Carried,
    decisions::Decisions,
    identity::{found, inherit},
    issue_draft::IssueDraft,
    stories::StoryDraft,
};
use std::collections::{BTreeMap, BTreeSet};
use titen_model::{Document, GroupedWeek, IssueId, ItemId, StoryId};

pub fn name_stories(
    stories: &[StoryDraft],
    members: &[Vec<usize>],
    carried: &Carried,
    earlier: Option<&GroupedWeek>,
    docs: &[&Document],
) -> Vec<StoryId> {
    let mut taken: BTreeSet<StoryId> = carried.stories.iter().map(|s| s.id.clone()).collect();
    let earlier: Vec<(StoryId, Vec<ItemId>)> = earlier
        .iter()
        .flat_map(|g| &g.stories)
        .map(|s| (s.id.clone(), s.members.iter().map(|m| m.item).collect()))
        .collect();
    let formed: Vec<Vec<ItemId>> = stories
        .iter()
        .zip(members)
        .map(|(s, m)| {
            if s.carried.is_some() {
                Vec::new()
            } else {
                ids_of(m, docs)
            }
        })
        .collect();
    let inherited = inherit(&formed, &earlier, &taken);
    taken.extend(inherited.iter().flatten().cloned());
    stories
        .iter()
        .enumerate()
        .map(|(s, story)| match (story.carried, &inherited[s]) {
            (Some(c), _) => carried.stories[c].id.clone(),
            (None, Some(id)) => id.clone(),
            (None, None) => {
                let first = formed[s][0].to_string();
                let founders = formed[s].iter().map(StoryId::founded_by);
                found(
                    founders,
                    |n| StoryId::founded_by(&ItemId::new(&first, &n.to_string())),
                    &mut taken,
                )
            }
        })
        .collect()
}

pub fn name_issues(
    issues: &[IssueDraft],
    story_ids: &[StoryId],
    members: &[Vec<usize>],
    carried: &Carried,
    earlier: Option<&GroupedWeek>,
    decisions: &Decisions,
    docs: &[&Document],
) -> Vec<IssueId> {
    let mut taken: BTreeSet<IssueId> = carried.issues.iter().map(|i| i.id.clone()).collect();
    taken.extend(decisions.ended().cloned());
    taken.extend(issues.iter().filter_map(|i| i.name.clone()));
    let mut lay: BTreeMap<ItemId, &IssueId> = BTreeMap::new();
    for story in earlier.iter().flat_map(|g| &g.stories) {
        lay.extend(story.members.iter().map(|m| (m.item, &story.issue)));
    }
    lay.extend(decisions.lay().iter().map(|(item, issue)| (*item, issue)));
    let mut before: BTreeMap<IssueId, Vec<ItemId>> = BTreeMap::new();
    for (item, issue) in lay {
        before.entry(issue.clone()).or_default().push(item);
    }
    let before: Vec<(IssueId, Vec<ItemId>)> = before.into_iter().collect();
    let formed: Vec<Vec<ItemId>> = issues
        .iter()
        .map(|issue| match (issue.carried, &issue.name) {
            (Some(_), _) | (_, Some(_)) => Vec::new(),
            (None, None) => issue
                .stories
                .iter()
                .flat_map(|s| ids_of(&members[*s], docs))
                .collect(),
        })
        .collect();
    let inherited = inherit(&formed, &before, &taken);
    taken.extend(inherited.iter().flatten().cloned());
    issues
        .iter()
        .enumerate()
        .map(
            |(i, issue)| match (&issue.name, issue.carried, &inherited[i]) {
                (Some(name), _, _) => name.clone(),
                (None, Some(c), _) => carried.issues[c].id.clone(),
                (None, None, Some(id)) => id.clone(),
                (None, None, None) => {
                    let founders = issue
                        .stories
                        .iter()
                        .map(|s| IssueId::founded_by(&story_ids[*s]));
                    let first = formed[i][0].to_string();
                    let by_number = |n: u32| {
                        IssueId::founded_by(&StoryId::founded_by(&ItemId::new(
                            &first,
                            &n.to_string(),
                        )))
                    };
                    found(founders, by_number, &mut taken)
                }
            },
        )
        .collect()
}

fn ids_of(members: &[usize], docs: &[&Document]) -> Vec<ItemId> {
    members.iter().map(|d| docs[*d].item).collect()
}
