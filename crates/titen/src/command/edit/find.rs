//! What a person means by an id, a part of one, or a source's own key.

use super::lay::{Lay, Lying};
use crate::command::Usage;
use crate::command::which_item::which_item;
use anyhow::Result;
use std::collections::BTreeSet;
use titen_model::{Decision, IssueId, Week, in_force};

/// An issue that is there: one that was merged is named by what it is part of.
pub async fn issue(lay: &Lay<'_>, named: &str) -> Result<IssueId> {
    if !named.starts_with("isu-") {
        return Err(wrong(format!(
            "`{named}` is not an issue; its id begins with isu-, as in issues.json and `titen export issues`"
        )));
    }
    let office = lay.office;
    let stored = office.store.issues_named(&office.id, named).await?;
    let mut found: BTreeSet<IssueId> = stored.into_iter().map(|(id, _)| id).collect();
    // Made by an edit that no week has taken over yet.
    for edit in in_force(lay.edits()) {
        if let Decision::Split { new, .. } = &edit.what
            && new.as_str().starts_with(named)
        {
            found.insert(new.clone());
        }
    }
    let id = only(named, "issue", found.into_iter().collect())?;
    let now = lay.decisions().now(&id);
    if *now == id {
        return Ok(id);
    }
    let by = in_force(lay.edits())
        .filter(|e| matches!(&e.what, Decision::Merge { issues, .. } if issues.contains(&id)))
        .map(|e| e.id)
        .last()
        .unwrap_or_default();
    Err(wrong(format!(
        "{id} is part of {now} since edit {by}; name {now}, or undo edit {by} first"
    )))
}

/// The members of a story.
pub async fn story(lay: &Lay<'_>, named: &str) -> Result<Vec<(Week, Lying)>> {
    let office = lay.office;
    let places = office.store.stories_named(&office.id, named).await?;
    let ids: BTreeSet<_> = places.iter().map(|p| p.story.clone()).collect();
    only(named, "story", ids.into_iter().collect())?;
    lay.of_story(&places).await
}

/// An item by its id or its source's key, with its copies.
pub async fn item(lay: &Lay<'_>, named: &str) -> Result<Vec<(Week, Lying)>> {
    let item = which_item(lay.office, named).await?;
    let found = lay.of_item(&item).await?;
    if found.is_empty() {
        return Err(wrong(format!(
            "item `{named}` lies in no story yet; run `titen weekly` for its week first"
        )));
    }
    Ok(found)
}

fn only<Id: std::fmt::Display + Clone>(named: &str, what: &str, found: Vec<Id>) -> Result<Id> {
    const SHOWN: usize = 5;
    match found.as_slice() {
        [] => Err(wrong(format!(
            "there is no {what} `{named}`; `titen export issues` lists the issues, and titen weekly makes them"
        ))),
        [one] => Ok(one.clone()),
        many => {
            let mut some: Vec<String> = many.iter().take(SHOWN).map(Id::to_string).collect();
            if many.len() > SHOWN {
                some.push("…".to_owned());
            }
            Err(wrong(format!(
                "`{named}` may be any of {} {what} ids ({}); write more of it",
                many.len(),
                some.join(", ")
            )))
        }
    }
}

pub fn wrong(message: String) -> anyhow::Error {
    Usage(message).into()
}
