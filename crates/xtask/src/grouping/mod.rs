//! Items that people have told apart into stories and issues, and how near the product comes to them.

mod bcubed;
mod choose;
mod leave_out;
mod sets;

pub use bcubed::{interval, score};
pub use choose::{What, choose};
pub use leave_out::leave_out;
pub use sets::{Labels, Set, dictionaries, items, sets};

use titen_issue::{Carried, GroupSettings, Known, group_week};
use titen_model::Week;

/// What one set's items were told to be, in the order of its items.
pub struct Answer {
    pub stories: Vec<String>,
    pub issues: Vec<String>,
}

/// Groups a set as `titen group` does: alone, with no week before it.
pub fn group(set: &Set, settings: &GroupSettings) -> Answer {
    let last = set.docs.iter().map(|d| d.at).max();
    let week = Week::of(last.unwrap_or_default());
    let (grouped, _) = group_week(
        week,
        Known::after(&Carried::default()),
        &set.docs,
        &set.items,
        sets::dictionaries(),
        settings,
    );
    let mut stories = vec![String::new(); set.docs.len()];
    let mut issues = stories.clone();
    for story in &grouped.stories {
        for member in &story.members {
            let i = set.index[&member.item];
            stories[i] = story.id.to_string();
            issues[i] = story.issue.to_string();
        }
    }
    Answer { stories, issues }
}
