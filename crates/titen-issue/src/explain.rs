//! Why an item is in its story and its issue, and why two are not together: reckoned from the week as it was
//! grouped, with the functions that grouped it. What is explained is left out of what it is compared with.

mod all_issues;
mod lexicon;
mod pair;
mod remade;
mod weighed;

use crate::{carried::Carried, decisions::Decisions, settings::GroupSettings};
use all_issues::Issues;
pub use pair::{across_weeks, explain_pair};
use remade::Remade;
use std::collections::BTreeMap;
use titen_dict::Dictionaries;
use titen_model::{
    Copied, Document, EditNote, Explanation, GroupedWeek, IssueId, Item, ItemId, Joined, Other,
    Placing, StoryId, Weighed,
};

/// A grouped week and what it was made from.
pub struct WeekMade<'a> {
    pub grouped: &'a GroupedWeek,
    /// The state at the end of the week before.
    pub carried: &'a Carried,
    pub decisions: &'a Decisions,
    pub docs: &'a [Document],
    pub items: &'a BTreeMap<ItemId, Item>,
    pub dict: &'a Dictionaries,
    pub settings: &'a GroupSettings,
}

/// None: the item lies in no story of the week.
pub fn explain(made: &WeekMade<'_>, item: &ItemId) -> Option<Explanation> {
    let week = Remade::of(made);
    let issues = Issues::of(&week);
    explained(&week, &issues, item)
}

fn explained(week: &Remade<'_>, issues: &Issues<'_>, item: &ItemId) -> Option<Explanation> {
    let home = week.home(item)?;
    let d = home.original;
    Some(Explanation {
        week: week.made.grouped.week,
        item: *item,
        key: week.made.items.get(item)?.key.clone(),
        title: week.title_of_item(item),
        copy: home.is_copy.then(|| Copied {
            of: week.ready.docs[d].item,
            title: week.title_of_item(&week.ready.docs[d].item),
            similarity: week.similarity_of_copy(item, d),
        }),
        story: in_story(week, d, home.story),
        issue: in_issue(week, issues, home.story),
        nearest_item: nearest_item(week, d),
        pinned_by: pinned_by(week, d),
    })
}

fn in_story(week: &Remade<'_>, d: usize, s: usize) -> Placing<StoryId> {
    let story = week.told[s];
    let with_others = week
        .story_without(s, d)
        .map(|others| weighed::item_in_story(week, d, &others));
    let nearest = week
        .all_stories()
        .filter(|other| other.place != Some(s))
        .map(|other| (week.pull_of(d, other.draft).score(), other))
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.id.cmp(a.1.id)));
    let pinned = week.ready.constraints.pin(d).is_some();
    Placing {
        id: story.id.clone(),
        title: week.title_of_item(&story.lead),
        how: how(with_others.as_ref(), pinned),
        with_others,
        nearest_other: nearest.map(|(_, other)| Other {
            id: other.id.clone(),
            title: other.title(week),
            weighed: weighed::item_in_story(week, d, other.draft),
        }),
    }
}

fn in_issue(week: &Remade<'_>, issues: &Issues<'_>, s: usize) -> Placing<IssueId> {
    let home = &week.told[s].issue;
    let new = week.new_of_story(s);
    let others = issues.without_story(home, s);
    let with_others = others.map(|rest| weighed::in_issue(week, &new, &rest));
    let nearest = issues
        .all()
        .filter(|(id, _)| *id != home)
        .map(|(id, draft)| {
            let likeness = crate::likeness::likeness(&new, draft, week.made.settings);
            let over = likeness.score() - weighed::threshold(&likeness, week.made.settings);
            (over, id, draft)
        })
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)));
    let goes_on = week.stories[s].carried.is_some();
    Placing {
        id: home.clone(),
        title: issues.title(home),
        how: match &with_others {
            Some(_) if goes_on => Joined::GoesOn,
            with => how(with.as_ref(), week.stories[s].name.is_some()),
        },
        with_others,
        nearest_other: nearest.map(|(_, id, draft)| Other {
            id: id.clone(),
            title: issues.title(id),
            weighed: weighed::in_issue(week, &new, draft),
        }),
    }
}

fn how(with_others: Option<&Weighed>, pinned: bool) -> Joined {
    match with_others {
        None => Joined::Alone,
        Some(w) if w.reaches() => Joined::ByScore,
        Some(_) if pinned => Joined::ByEdit,
        Some(_) => Joined::WithPart,
    }
}

fn nearest_item(week: &Remade<'_>, d: usize) -> Option<Other<ItemId>> {
    let others = (0..week.ready.docs.len()).filter(|other| *other != d);
    let (_, draft) = others
        .filter_map(|other| week.item_alone(other))
        .map(|draft| (week.pull_of(d, &draft).score(), draft))
        .max_by(|a, b| {
            let earlier = || b.1.members.cmp(&a.1.members);
            a.0.total_cmp(&b.0).then_with(earlier)
        })?;
    let id = week.ready.docs[*draft.members.first()?].item;
    Some(Other {
        id,
        title: week.title_of_item(&id),
        weighed: weighed::item_in_story(week, d, &draft),
    })
}

/// What an edit named keeps all that it held, so each edit of that issue about its members may be the reason.
fn pinned_by(week: &Remade<'_>, d: usize) -> Vec<EditNote> {
    let pin = week.ready.constraints.pin(d);
    pin.map_or_else(Vec::new, |issue| week.edits_of(issue))
}

#[cfg(test)]
mod tests;
