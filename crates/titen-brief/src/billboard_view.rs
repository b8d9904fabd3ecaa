//! A proposed billboard as `press.html` shows it.

use crate::{
    billboard_list::villages,
    html::refs::{Refs, ranges},
    indonesian::day,
    plain::plain,
};
use titen_model::{Billboard, Brief};

pub(crate) struct BillboardView<'a> {
    pub(crate) anchor: String,
    pub(crate) billboard: &'a Billboard,
    pub(crate) title: String,
    pub(crate) kind: &'static str,
    pub(crate) lines: Vec<String>,
    pub(crate) facts: Vec<(String, Refs)>,
    pub(crate) places: Vec<(String, usize, Refs, String)>,
    pub(crate) until: String,
    pub(crate) approves: String,
    pub(crate) unit: String,
}

impl<'a> BillboardView<'a> {
    pub(crate) fn new(n: usize, b: &'a Billboard, brief: &'a Brief) -> Option<Self> {
        let issue = brief.issues.iter().find(|i| i.id == b.issue)?;
        let facts = b.facts.iter();
        let places = b.places.iter();
        Some(BillboardView {
            anchor: format!("baliho-{n}"),
            billboard: b,
            title: plain(&b.title),
            kind: b.kind.label(),
            lines: b.lines.iter().map(|l| plain(l)).collect(),
            facts: facts
                .map(|f| (plain(&f.text), ranges(issue, &f.items)))
                .collect(),
            places: places
                .map(|p| {
                    let refs = ranges(issue, &p.items);
                    (plain(&p.name), p.items.len(), refs, villages(Some(p)))
                })
                .collect(),
            until: format!("{} ({})", day(b.until), plain(&b.until_why)),
            approves: plain(&b.approves),
            unit: b.unit.as_ref().map(|u| plain(&u.name)).unwrap_or_default(),
        })
    }
}
