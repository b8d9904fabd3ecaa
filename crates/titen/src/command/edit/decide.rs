//! From the command's words to a decision: every id known, every value possible.

use super::find::{self, wrong};
use super::lay::{Lay, Lying};
use crate::cli::EditWhat;
use anyhow::Result;
use std::collections::BTreeSet;
use titen_issue::SCORE_PARTS;
use titen_model::{Decision, Held, IssueId, ItemId, PerangkatDaerahId, StoryId, UrusanCode, Week};

pub struct Decided {
    pub what: Decision,
    pub from: Week,
    pub held: Vec<Held>,
}

pub async fn decide(lay: &Lay<'_>, what: EditWhat) -> Result<Decided> {
    match what {
        EditWhat::Merge { into, issues } => merge(lay, &into, &issues).await,
        EditWhat::Split {
            issue,
            items,
            stories,
        } => split(lay, &issue, &items, &stories).await,
        EditWhat::Move { what, to } => move_to(lay, &what, &to).await,
        EditWhat::Rename { issue, title } => {
            let issue = find::issue(lay, &issue).await?;
            let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
            if title.is_empty() {
                return Err(wrong("the title is empty; write one".to_owned()));
            }
            of_issue(lay, issue, None, |issue| Decision::Rename { issue, title }).await
        }
        EditWhat::Assign {
            issue,
            unit,
            urusan,
        } => {
            let issue = find::issue(lay, &issue).await?;
            let (unit, urusan) = known(lay, unit, urusan)?;
            of_issue(lay, issue, None, |issue| Decision::Assign {
                issue,
                unit,
                urusan,
            })
            .await
        }
        EditWhat::Keep { issues } => keep(lay, &issues).await,
        EditWhat::Reject { issue } => {
            let issue = find::issue(lay, &issue).await?;
            of_issue(lay, issue, None, |issue| Decision::Reject { issue }).await
        }
        EditWhat::Override {
            issue,
            part,
            value,
            week,
        } => {
            let issue = find::issue(lay, &issue).await?;
            possible(lay, &part, value)?;
            of_issue(lay, issue, week, |issue| Decision::Override {
                issue,
                part: part.into(),
                value,
                only_in: week,
            })
            .await
        }
        EditWhat::Undo { .. } | EditWhat::Proposals { .. } => {
            unreachable!("neither decides about an issue")
        }
    }
}

/// A decision about one issue as a whole, from its latest week on or in the one that is named.
async fn of_issue(
    lay: &Lay<'_>,
    issue: IssueId,
    week: Option<Week>,
    what: impl FnOnce(IssueId) -> Decision,
) -> Result<Decided> {
    let issues = [issue];
    let from = match week {
        None => latest(lay, &issues).await?,
        Some(week) => {
            let lying = lay.in_week(week).await?;
            if !lying.iter().any(|l| l.issue == issues[0]) {
                return Err(wrong(format!(
                    "{} has no items in {week}; name another --week, or none",
                    issues[0]
                )));
            }
            week
        }
    };
    let held = lay.held(&issues, from, &BTreeSet::new()).await?;
    let [issue] = issues;
    Ok(Decided {
        what: what(issue),
        from,
        held,
    })
}

async fn latest(lay: &Lay<'_>, issues: &[IssueId]) -> Result<Week> {
    lay.latest_week(issues).await?.ok_or_else(|| {
        wrong(format!(
            "{} has no items in any week that is grouped; run `titen weekly` first",
            issues[0]
        ))
    })
}

async fn merge(lay: &Lay<'_>, into: &str, others: &[String]) -> Result<Decided> {
    let into = find::issue(lay, into).await?;
    let mut issues = Vec::new();
    for named in others {
        let id = find::issue(lay, named).await?;
        if id == into {
            return Err(wrong(format!("{id} can't be merged with itself")));
        }
        if !issues.contains(&id) {
            issues.push(id);
        }
    }
    let all: Vec<IssueId> = [into.clone()].into_iter().chain(issues.clone()).collect();
    let from = latest(lay, &all).await?;
    let held = lay.held(&all, from, &BTreeSet::new()).await?;
    Ok(Decided {
        what: Decision::Merge { into, issues },
        from,
        held,
    })
}

async fn keep(lay: &Lay<'_>, named: &[String]) -> Result<Decided> {
    let mut issues = Vec::new();
    for named in named {
        let id = find::issue(lay, named).await?;
        if !issues.contains(&id) {
            issues.push(id);
        }
    }
    let from = latest(lay, &issues).await?;
    let held = lay.held(&issues, from, &BTreeSet::new()).await?;
    Ok(Decided {
        what: Decision::Keep { issues },
        from,
        held,
    })
}

async fn split(
    lay: &Lay<'_>,
    issue: &str,
    items: &[String],
    stories: &[String],
) -> Result<Decided> {
    let issue = find::issue(lay, issue).await?;
    let mut found: Vec<(Week, Lying)> = Vec::new();
    for (named, is_story) in items
        .iter()
        .map(|i| (i, false))
        .chain(stories.iter().map(|s| (s, true)))
    {
        let members = match is_story {
            true => find::story(lay, named).await?,
            false => find::item(lay, named).await?,
        };
        let before = found.len();
        found.extend(members.into_iter().filter(|(_, l)| l.issue == issue));
        if found.len() == before {
            return Err(wrong(format!(
                "`{named}` does not lie in {issue}; name items and stories of that issue"
            )));
        }
    }
    let Some(from) = found.iter().map(|(week, _)| *week).min() else {
        return Err(wrong(
            "a split needs what goes out: --items, --stories, or both".to_owned(),
        ));
    };
    let items = ids_of(&found);
    let kept = lay.held(std::slice::from_ref(&issue), from, &items).await?;
    if kept.is_empty() && lay.only_from(&issue, from).await? {
        return Err(wrong(format!(
            "that is all of {issue}, so nothing would be left of it; leave some out, or rename it"
        )));
    }
    let items: Vec<ItemId> = items.into_iter().collect();
    Ok(Decided {
        what: Decision::Split {
            new: new_issue(&issue, &items),
            issue,
            items,
        },
        from,
        held: kept,
    })
}

/// Named by what founded it, as every issue is: here by where it comes from, and what went out.
fn new_issue(issue: &IssueId, items: &[ItemId]) -> IssueId {
    let items: Vec<String> = items.iter().map(ItemId::to_string).collect();
    let founder = ItemId::new(issue.as_str(), &items.join(" "));
    IssueId::founded_by(&StoryId::founded_by(&founder))
}

async fn move_to(lay: &Lay<'_>, what: &str, to: &str) -> Result<Decided> {
    let to = find::issue(lay, to).await?;
    let mut found = match what.starts_with("cerita-") {
        true => find::story(lay, what).await?,
        false => find::item(lay, what).await?,
    };
    found.retain(|(_, l)| l.issue != to);
    let Some(from) = found.iter().map(|(week, _)| *week).min() else {
        return Err(wrong(format!("`{what}` lies in {to} already")));
    };
    let items = ids_of(&found);
    let away_from: BTreeSet<IssueId> = found.into_iter().map(|(_, l)| l.issue).collect();
    let away_from: Vec<IssueId> = away_from.into_iter().collect();
    let both: Vec<IssueId> = away_from.iter().cloned().chain([to.clone()]).collect();
    let held = lay.held(&both, from, &items).await?;
    Ok(Decided {
        what: Decision::Move {
            items: items.into_iter().collect(),
            to,
            away_from,
        },
        from,
        held,
    })
}

fn ids_of(found: &[(Week, Lying)]) -> BTreeSet<ItemId> {
    found.iter().map(|(_, l)| l.item).collect()
}

fn known(
    lay: &Lay<'_>,
    unit: Option<String>,
    urusan: Option<String>,
) -> Result<(Option<PerangkatDaerahId>, Option<UrusanCode>)> {
    let dict = &lay.office.dict;
    let unit = unit.map(PerangkatDaerahId::new);
    let urusan = urusan.map(UrusanCode::new);
    if let Some(id) = unit
        .as_ref()
        .filter(|id| dict.perangkat_daerah.get(id).is_none())
    {
        return Err(wrong(format!(
            "there is no perangkat daerah `{id}`; use an id of perangkat_daerah.tsv"
        )));
    }
    if let Some(code) = urusan.as_ref().filter(|c| dict.urusan.get(c).is_none()) {
        return Err(wrong(format!(
            "there is no urusan `{code}`; use a code of urusan.tsv, such as 1.03"
        )));
    }
    if unit.is_none() && urusan.is_none() {
        return Err(wrong(
            "say what to assign: --unit, --urusan, or both".to_owned(),
        ));
    }
    Ok((unit, urusan))
}

fn possible(lay: &Lay<'_>, part: &str, value: f64) -> Result<()> {
    let criteria = &lay.office.settings.rank.criteria;
    let (low, high) = match part {
        "U" | "S" | "G" => (1.0, 5.0),
        key if SCORE_PARTS.contains(&key) => (0.0, 4.0),
        key if criteria.iter().any(|c| c.key == key) => (0.0, 1.0),
        _ => {
            let keys = criteria.iter().map(|c| c.key.as_str());
            let keys: Vec<&str> = SCORE_PARTS.into_iter().chain(keys).collect();
            return Err(wrong(format!(
                "there is no score part or criterion `{part}`; name U, S, G or one of {}",
                keys.join(", ")
            )));
        }
    };
    if (low..=high).contains(&value) {
        return Ok(());
    }
    Err(wrong(format!(
        "--value of {part} is {value}; write {low} to {high}"
    )))
}
