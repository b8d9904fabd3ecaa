//! Groups a JSONL file of one period and prints a line an item, for `score.py stories`.
//! GROUP_SETTINGS in the environment, as TOML, replaces the settings, for trials.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod load;

use std::{collections::BTreeMap, sync::Arc};
use titen_dict::Dictionaries;
use titen_issue::{Carried, GroupSettings, Known, group_week};
use titen_model::Week;
use titen_text::Analyser;

fn main() {
    let path = std::env::args()
        .nth(1)
        .expect("usage: group_jsonl FILE.jsonl");
    let dict = Arc::new(Dictionaries::builtin().unwrap());
    let period = load::read(&path, &Analyser::new(dict.clone(), None));
    let last = period.docs.iter().map(|d| d.at).max();
    let week = Week::of(last.expect("a file with items"));
    let settings: GroupSettings = std::env::var("GROUP_SETTINGS").map_or_else(
        |_| GroupSettings::default(),
        |s| toml::from_str(&s).unwrap(),
    );
    let (grouped, _) = group_week(
        week,
        Known::after(&Carried::default()),
        &period.docs,
        &period.items,
        &dict,
        &settings,
    );
    let urusan: BTreeMap<_, _> = period
        .docs
        .iter()
        .map(|d| (d.item, d.urusan.first().map_or("-", |u| u.code.as_str())))
        .collect();
    for story in &grouped.stories {
        for member in &story.members {
            let line = serde_json::json!({
                "id": period.items[&member.item].key,
                "story": story.id,
                "issue": story.issue,
                "urusan": urusan[&member.item],
            });
            println!("{line}");
        }
    }
}
