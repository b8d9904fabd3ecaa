//! An explanation in words, for a terminal.

use std::collections::BTreeMap;
use std::fmt::Display;
use titen_model::{
    Barred, EditNote, Explanation, ItemId, Joined, NearKey, NearPart, PairExplanation, Placing,
    Together, Weighed,
};

const TITLE: usize = 80;
/// Points below this would read as none.
const TOLD: f32 = 0.0005;

type Keys = BTreeMap<ItemId, String>;

pub fn item(e: &Explanation, keys: &Keys) -> String {
    let mut out = vec![format!("[{}] {}, in {}", e.key, short(&e.title), e.week)];
    if let Some(copy) = &e.copy {
        let how = match copy.similarity {
            Some(s) => format!("{:.0} % of the signature is the same", 100.0 * s),
            None => "the same address or words".to_owned(),
        };
        let of = keys.get(&copy.of).map_or("", String::as_str);
        out.push(format!(
            "a near-copy of [{of}] {}: {how}",
            short(&copy.title)
        ));
        out.push("it goes where its original goes; what follows is said of that".to_owned());
    }
    out.push(String::new());
    out.push(format!("story {}", named(&e.story)));
    place(&mut out, &e.story, ["story", "item", "items"]);
    if let Some(near) = &e.nearest_item {
        let key = keys.get(&near.id).map_or("", String::as_str);
        let (title, weighed) = (short(&near.title), &near.weighed);
        out.push(format!("  nearest single item: [{key}] {title}"));
        weighing(&mut out, weighed);
    }
    out.push(String::new());
    out.push(format!("issue {}", named(&e.issue)));
    place(&mut out, &e.issue, ["issue", "story", "stories"]);
    if !e.pinned_by.is_empty() {
        out.push(format!("  held there by {}", edits(&e.pinned_by)));
    }
    out.join("\n")
}

pub fn pair(p: &PairExplanation, keys: &Keys) -> String {
    let mut out = Vec::new();
    for e in [&p.one, &p.other] {
        out.push(format!("[{}] {}, in {}", e.key, short(&e.title), e.week));
        out.push(format!("  story {}", named(&e.story)));
        out.push(format!("  issue {}", named(&e.issue)));
        if let Some(copy) = &e.copy {
            let of = keys.get(&copy.of).map_or("", String::as_str);
            out.push(format!("  it is a near-copy of [{of}]"));
        }
        if !e.pinned_by.is_empty() {
            out.push(format!("  held there by {}", edits(&e.pinned_by)));
        }
    }
    out.push(String::new());
    out.push(
        match p.together {
            Together::Copies => "together: one text, counted once",
            Together::Story => "together: one story",
            Together::Issue => "together in one issue, of two stories",
            Together::IssueAcrossWeeks => "together: the issue goes on from one week to the other",
            Together::Apart => "not together: two stories of two issues",
            Together::ApartInTwoWeeks => {
                "not together: they lie in different weeks, and a week's stories join only issues that were there before; `titen explain` of the later one tells how near that is"
            }
        }
        .to_owned(),
    );
    for (what, weighed) in [
        ("the two items by themselves", &p.items),
        ("their stories", &p.stories),
        ("their issues", &p.issues),
    ] {
        if let Some(weighed) = weighed {
            out.push(format!("  {what}"));
            weighing(&mut out, weighed);
        }
    }
    out.join("\n")
}

fn named<Id: Display>(p: &Placing<Id>) -> String {
    format!("{} \"{}\"", p.id, short(&p.title))
}

/// `what` it lies in; what lies in it, one and many.
fn place<Id: Display>(out: &mut Vec<String>, p: &Placing<Id>, [what, one, many]: [&str; 3]) {
    out.push(match p.how {
        Joined::Alone => format!("  it is the only {one} there"),
        Joined::ByScore => format!("  near enough to the other {many} there"),
        Joined::WithPart => format!(
            "  not near enough to all other {many} there: it came in with a part that was, or while the {what} was smaller"
        ),
        Joined::GoesOn => format!("  the {one} goes on from an earlier week and stays in its {what}"),
        Joined::ByEdit => "  an analyst's edit holds it there, not its score".to_owned(),
    });
    if let Some(weighed) = &p.with_others {
        weighing(out, weighed);
    }
    if let Some(other) = &p.nearest_other {
        out.push(format!(
            "  nearest other {what}: {} \"{}\"",
            other.id,
            short(&other.title)
        ));
        weighing(out, &other.weighed);
        if other.weighed.reaches() {
            let own = p.with_others.as_ref().map(|w| w.score);
            out.push(
                match own {
                    Some(own) if own >= other.weighed.score => {
                        "    near enough too, but its own is nearer"
                    }
                    _ => "    near enough by now, but not when it was placed",
                }
                .to_owned(),
            );
        }
    }
}

fn weighing(out: &mut Vec<String>, w: &Weighed) {
    let far = w.score - w.threshold;
    let side = if far < 0.0 { "below" } else { "above" };
    out.push(format!(
        "    score {:.3}, {:.3} {side} the threshold of {:.3}",
        w.score,
        far.abs(),
        w.threshold
    ));
    out.extend(w.parts.iter().map(part));
    match &w.barred {
        None => {}
        Some(Barred::TimeBetween { days, most }) => out.push(format!(
            "    but {days:.1} days lie between, and more than {most:.1} never join"
        )),
        Some(Barred::ByEdit { edits: by }) => out.push(format!(
            "    but told apart: an issue that an edit names joins no other known one ({})",
            edits(by)
        )),
        Some(Barred::OfEarlierWeeks) => out.push(
            "    but both go on from earlier weeks, where they were two; that stays".to_owned(),
        ),
    }
}

fn part(p: &NearPart) -> String {
    let what = match p.key {
        NearKey::Words => "words",
        NearKey::Names => "names and numbers",
        NearKey::TitlePairs => "word pairs",
        NearKey::Places => "places",
        NearKey::SameUrusan => "same urusan",
        NearKey::SameDuty => "same duty",
        NearKey::SamePlace => "same kecamatan",
        NearKey::OtherPlace => "other kecamatan",
        NearKey::OtherRegion => "other regions",
        NearKey::Time => "time between",
        NearKey::SmallStory => "small story",
    };
    let shared: Vec<String> = p
        .shared
        .iter()
        .filter(|s| s.points >= TOLD)
        .map(|s| format!("{} {:.3}", s.text, s.points))
        .collect();
    format!("      {what:<18}{:+.3}  {}", p.points, shared.join(", "))
        .trim_end()
        .to_owned()
}

fn edits(notes: &[EditNote]) -> String {
    let each = |n: &EditNote| format!("edit {} ({}, {}: {})", n.id, n.kind, n.by, n.reason);
    let all: Vec<String> = notes.iter().map(each).collect();
    if all.is_empty() {
        "an edit that no week has taken over yet".to_owned()
    } else {
        all.join("; ")
    }
}

fn short(text: &str) -> String {
    match text.char_indices().nth(TITLE) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
    }
}
