//! Two items: one story, one issue, or what keeps them apart.

use super::{WeekMade, all_issues::Issues, explained, remade::Remade, weighed};
use titen_model::{Explanation, ItemId, PairExplanation, Together};

/// Of two items of one week. None where one of them lies in no story of it.
pub fn explain_pair(made: &WeekMade<'_>, one: &ItemId, other: &ItemId) -> Option<PairExplanation> {
    let week = Remade::of(made);
    let issues = Issues::of(&week);
    let (a, b) = (week.home(one)?, week.home(other)?);
    let (one, other) = (
        explained(&week, &issues, one)?,
        explained(&week, &issues, other)?,
    );
    let together = if a.original == b.original {
        Together::Copies
    } else if a.story == b.story {
        Together::Story
    } else if one.issue.id == other.issue.id {
        Together::Issue
    } else {
        Together::Apart
    };
    // As the week was read: the later one meets the earlier one.
    let (first, then) = (a.original.min(b.original), a.original.max(b.original));
    let items = (first != then)
        .then(|| week.item_alone(first))
        .flatten()
        .map(|story| weighed::item_in_story(&week, then, &story));
    let stories = (a.story != b.story)
        .then(|| weighed::stories(&week, &week.stories[a.story], &week.stories[b.story]));
    let issues = (together == Together::Apart)
        .then(|| {
            let (x, y) = (issues.get(&one.issue.id)?, issues.get(&other.issue.id)?);
            Some(weighed::in_issue(&week, x, y))
        })
        .flatten();
    Some(PairExplanation {
        one,
        other,
        together,
        items,
        stories,
        issues,
    })
}

/// Of two items in two weeks: stories are formed week by week, so only their issues can be one.
pub fn across_weeks(one: Explanation, other: Explanation) -> PairExplanation {
    PairExplanation {
        together: if one.issue.id == other.issue.id {
            Together::IssueAcrossWeeks
        } else {
            Together::ApartInTwoWeeks
        },
        one,
        other,
        items: None,
        stories: None,
        issues: None,
    }
}
