//! A week's documents → its stories and issues, with ids that persist.

use crate::{
    carried::Carried,
    decisions::Decisions,
    describe::Scene,
    issues::form_issues,
    naming::{name_issues, name_stories},
    ready::Ready,
    settings::GroupSettings,
    stories::{StoryDraft, form_stories},
    terms::Vocabulary,
    weighing::{ForIssues, Weighing},
};
use rayon::prelude::*;
use std::collections::BTreeMap;
use titen_dict::Dictionaries;
use titen_model::{Document, GroupedWeek, IssueId, Item, ItemId, Week};

/// What a week's grouping goes on from.
pub struct Known<'a> {
    /// The state at the end of the week before.
    pub carried: &'a Carried,
    /// A previous grouping of this same week, whose ids are kept when it must be grouped again.
    pub earlier: Option<&'a GroupedWeek>,
    /// What analysts decided; it goes before everything.
    pub decisions: Decisions,
}

impl<'a> Known<'a> {
    /// A week that is grouped for the first time, without edits.
    pub fn after(carried: &'a Carried) -> Self {
        Known {
            carried,
            earlier: None,
            decisions: Decisions::default(),
        }
    }
}

/// Groups the documents of `week`, whose order does not matter.
pub fn group_week(
    week: Week,
    known: Known<'_>,
    docs: &[Document],
    items: &BTreeMap<ItemId, Item>,
    dict: &Dictionaries,
    settings: &GroupSettings,
) -> (GroupedWeek, Carried) {
    let Known {
        carried,
        earlier,
        decisions,
    } = known;
    let before = carried.frequencies.clone();
    let ready = Ready::of(docs, items, before, &decisions, dict, settings);
    let reading = ForIssues::in_week(&ready, dict, settings);
    let counted = ready.counted();
    let Ready {
        docs,
        copy_of,
        constraints,
        ..
    } = &ready;
    let fields = Weighing::new(&counted, &settings.story.rarity, None);
    let issue_fields = Weighing::new(&counted, &settings.issue.rarity, Some(&reading));

    let stories = form_stories(docs, &fields, &carried.stories, constraints, settings);
    let index_of_issue: BTreeMap<&IssueId, usize> = carried
        .issues
        .iter()
        .enumerate()
        .map(|(i, issue)| (&issue.id, i))
        .collect();
    let issue_of_carried_story: Vec<Option<usize>> = carried
        .stories
        .iter()
        .map(|s| index_of_issue.get(&s.issue).copied())
        .collect();
    let issues = form_issues(
        &stories,
        docs,
        &issue_fields,
        &carried.issues,
        &issue_of_carried_story,
        constraints,
        settings,
    );

    let members = members_of(&stories, copy_of);
    let story_ids = name_stories(&stories, &members, carried, earlier, docs);
    let issue_ids = name_issues(
        &issues, &story_ids, &members, carried, earlier, &decisions, docs,
    );

    let vocabulary = Vocabulary::of(docs, copy_of);
    let scene = Scene {
        week,
        carried,
        docs,
        copy_of,
        fields: &fields,
        issue_fields: &issue_fields,
        stories: &stories,
        members: &members,
        story_ids: &story_ids,
        vocabulary: &vocabulary,
        items,
        dict,
        settings,
    };
    let mut issue_of_story: Vec<Option<&IssueId>> = vec![None; stories.len()];
    let mut out_issues = Vec::with_capacity(issues.len());
    let mut next_issues = Vec::with_capacity(issues.len());
    let described: Vec<_> = issues
        .par_iter()
        .zip(&issue_ids)
        .map(|(draft, id)| scene.issue(draft, id.clone()))
        .collect();
    for ((draft, id), (issue, next)) in issues.iter().zip(&issue_ids).zip(described) {
        for s in &draft.stories {
            issue_of_story[*s] = Some(id);
        }
        out_issues.push(issue);
        next_issues.push(next);
    }
    scene.add_silent(&issues, &mut out_issues, &mut next_issues);
    out_issues.sort_by(|a, b| a.id.cmp(&b.id));
    for issue in &mut out_issues {
        decisions.dress(issue, week, dict);
    }

    let issue_of = |s: usize| {
        issue_of_story[s]
            .expect("each story is in one issue")
            .clone()
    };
    let out_stories = (0..stories.len())
        .into_par_iter()
        .map(|s| scene.story(s, issue_of(s)))
        .collect();
    let next_stories = scene.stories_that_may_go_on(issue_of);
    let proposals = scene.proposals(&issues, &issue_ids, &out_issues, &decisions);
    (
        GroupedWeek {
            week,
            stories: out_stories,
            issues: out_issues,
            proposals,
        },
        Carried {
            frequencies: {
                let mut frequencies = ready.frequencies;
                frequencies.forget_beyond_limit();
                frequencies
            },
            stories: next_stories,
            issues: next_issues,
        },
    )
}

/// All documents of each story, copies included, in order of time.
fn members_of(stories: &[StoryDraft], copy_of: &[Option<usize>]) -> Vec<Vec<usize>> {
    let mut story_of = BTreeMap::new();
    for (s, story) in stories.iter().enumerate() {
        story_of.extend(story.members.iter().map(|d| (*d, s)));
    }
    let mut members = vec![Vec::new(); stories.len()];
    for (d, copy) in copy_of.iter().enumerate() {
        members[story_of[&copy.unwrap_or(d)]].push(d);
    }
    members
}

#[cfg(test)]
mod tests;
