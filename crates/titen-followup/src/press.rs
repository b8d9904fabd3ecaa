//! An issue's items → the seed that a newsroom starts from: facts with their standing, quotes, an outline in the
//! inverted pyramid. All of it stands in the items; what no item tells is left empty, and the page says so.

mod figure;
mod figures;
mod outline;
mod pickup;
mod quotes;
mod reasons;
mod sentence;
mod state;

pub use pickup::{Likeness, Match, PickupRules, Shingles, compare, take};
pub use sentence::Told;
pub(crate) use sentence::attributed;

use titen_dict::Dictionaries;
use titen_model::{Board, BriefIssue, Colour, PressSeed, Speaker};

/// What a seed is made of.
pub struct Seeding<'a> {
    pub issue: &'a BriefIssue,
    /// In the order of the issue's items; None for one that is not at hand.
    pub told: &'a [Option<Told<'a>>],
    pub roster: &'a [Speaker],
    pub board: Option<&'a Board>,
    pub dict: &'a Dictionaries,
}

impl<'a> Seeding<'a> {
    /// Items that are no copies, with their index.
    fn originals(&self) -> impl Iterator<Item = (usize, &'a Told<'a>)> {
        let items = &self.issue.items;
        (0..)
            .zip(self.told)
            .filter(|(n, _)| items.get(*n).is_some_and(|i| !i.copy))
            .filter_map(|(n, told)| Some((n, told.as_ref()?)))
    }
}

pub fn seed(of: &Seeding<'_>) -> PressSeed {
    let issue = of.issue;
    let facts = figures::facts(of);
    let said = quotes::quotes(of);
    let cases = of
        .board
        .iter()
        .flat_map(|b| &b.units)
        .flat_map(|u| &u.cases)
        .filter(|c| c.issue.as_ref() == Some(&issue.id));
    let (replied, waiting): (Vec<_>, Vec<_>) = cases.partition(|c| c.colour == Colour::Hijau);
    let unit = issue.perangkat_daerah.clone();
    PressSeed {
        issue: issue.id.clone(),
        rank: issue.rank,
        title: issue.title.clone(),
        outline: outline::outline(of, &facts),
        facts,
        officials: said.officials,
        citizens: said.citizens,
        answered: said.answered,
        ask: of
            .roster
            .iter()
            .filter(|s| unit.as_ref().is_some_and(|u| u.code == s.unit))
            .cloned()
            .collect(),
        unit,
        waiting: u32::try_from(waiting.len()).unwrap_or(u32::MAX),
        replied: u32::try_from(replied.len()).unwrap_or(u32::MAX),
    }
}
