//! A week's issues for a rater: without ranks, in an order that says nothing, with enough items to judge by.

use super::weeks::WholeWeek;
use std::collections::BTreeSet;
use std::fmt::Write;
use titen_issue::RankSettings;
use titen_model::{Item, ItemId, sha256_hex};

/// Issues from the list's head, and the largest of those without a rank.
const RANKED: usize = 60;
const UNRANKED: usize = 25;
/// Items that a rater reads of each issue, and their length.
const SHOWN: usize = 10;
const CHARACTERS: usize = 160;
/// Items that a grade is kept with.
pub const KEPT: usize = 5;

/// One paragraph an issue: what a line of the labels needs, then what to judge by.
pub fn sheet(week: &WholeWeek) -> String {
    let ranked = week.rank(&RankSettings::default());
    let heads = ranked.ranked.iter().take(RANKED).map(|r| &r.items);
    let others = ranked.unranked.iter().take(UNRANKED).map(|u| &u.items);
    let mut issues: Vec<&Vec<ItemId>> = heads.chain(others).collect();
    issues.sort_by_key(|items| {
        let ids: String = items.iter().map(ToString::to_string).collect();
        sha256_hex(ids.as_bytes())
    });
    let mut out = String::new();
    for (n, items) in issues.iter().enumerate() {
        let known: Vec<&Item> = items.iter().filter_map(|id| week.items.get(id)).collect();
        let sources: BTreeSet<&str> = known.iter().map(|i| i.source.as_str()).collect();
        let kept: Vec<&str> = spread(&known, KEPT).map(|i| i.key.as_str()).collect();
        let _ = writeln!(
            out,
            "## {} issue {}: {} items, {} sources\nkeys: {}",
            week.week,
            n + 1,
            known.len(),
            sources.len(),
            kept.join(",")
        );
        for item in spread(&known, SHOWN) {
            let text = item.title.as_ref().or(item.body.as_ref());
            let line: String = text
                .map_or("", |t| t.as_str())
                .split_whitespace()
                .flat_map(|w| [w, " "])
                .flat_map(str::chars)
                .take(CHARACTERS)
                .collect();
            let _ = writeln!(out, "- {line}");
        }
        out.push('\n');
    }
    out
}

/// `n` of all, evenly.
fn spread<T>(all: &[T], n: usize) -> impl Iterator<Item = &T> {
    let taken = n.min(all.len());
    (0..taken).map(move |i| &all[i * all.len() / taken])
}
