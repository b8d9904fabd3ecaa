//! What became confidential after an edition was made: the edition is frozen and keeps it, and nothing of it goes out
//! any more, neither by a late delivery nor as a title that the next edition repeats.

use crate::office::Office;
use anyhow::Result;
use std::collections::BTreeSet;
use titen_model::{Brief, BriefIssue, BriefItem, IssueId, ItemId};

const HIDDEN: &str = "judul ditutup: laporannya dirahasiakan";

pub struct Withdrawn(BTreeSet<ItemId>);

impl Withdrawn {
    pub async fn load(office: &Office) -> Result<Self> {
        Ok(Withdrawn(office.store.withdrawn(&office.id).await?))
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Does the edition show something of it, among an issue's items or on its board?
    pub fn is_in(&self, brief: &Brief) -> bool {
        let mut items = brief.issues.iter().flat_map(|i| &i.items);
        let boards = brief.board.iter().flat_map(|b| &b.units);
        let mut cases = boards.flat_map(|u| &u.cases);
        !self.is_empty()
            && (items.any(|i| self.holds(i)) || cases.any(|c| self.0.contains(&c.item)))
    }

    /// What an earlier edition called an issue; not where that may be a withdrawn report's words.
    pub fn title(&self, earlier: &Brief, issue: &IssueId, title: &str) -> String {
        let was = earlier.issues.iter().find(|i| i.id == *issue);
        match was.is_some_and(|issue| self.gave(issue, title)) {
            true => HIDDEN.to_owned(),
            false => title.to_owned(),
        }
    }

    /// A ralat says what it changed, by the titles of before.
    pub fn cover(&self, mut earlier: Brief) -> Brief {
        let issues = earlier.issues.iter();
        let titles: Vec<String> = issues
            .map(|i| self.title(&earlier, &i.id, &i.title))
            .collect();
        for (issue, title) in earlier.issues.iter_mut().zip(titles) {
            issue.title = title;
        }
        earlier
    }

    /// No other item is called so.
    fn gave(&self, issue: &BriefIssue, title: &str) -> bool {
        let bare = |text: &str| text.trim_end_matches(['…', '.', ' ']).to_lowercase();
        let title = bare(title);
        let same = |item: &BriefItem| {
            let own = bare(&item.title);
            !own.is_empty() && (own.starts_with(&title) || title.starts_with(&own))
        };
        let (gone, kept): (Vec<_>, Vec<_>) = issue.items.iter().partition(|i| self.holds(i));
        !gone.is_empty() && !kept.into_iter().any(same)
    }

    fn holds(&self, item: &BriefItem) -> bool {
        self.0.contains(&ItemId::new(&item.source, &item.key))
    }
}
