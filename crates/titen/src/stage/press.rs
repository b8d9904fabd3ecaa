//! A composed week → what goes to the press and onto billboards, and what its programmes talked about.

use super::publish::brief_of;
use super::withdrawn::Withdrawn;
use crate::office::Office;
use anyhow::Result;
use std::collections::{BTreeMap, BTreeSet};
use titen_followup::{
    ListedTopic, OnAir, PlannedTopic, Seeding, Told, billboards, broadcasts, seed,
};
use titen_model::{
    Aired, Brief, BriefIssue, Broadcast, Channel, DialogTopic, Document, GroupedWeek, IssueId,
    Item, ItemId, Press, RankedWeek, Week, wib_date,
};

const TURNS_WEEKS: u32 = 12;

/// What the week was made of.
pub struct Made<'a> {
    pub brief: &'a Brief,
    pub ranked: &'a RankedWeek,
    pub grouped: &'a GroupedWeek,
    pub items: &'a BTreeMap<ItemId, Item>,
    pub documents: &'a [Document],
    /// Earlier editions.
    pub past: &'a [Brief],
    pub withdrawn: &'a Withdrawn,
    /// The revision that a ralat corrects.
    pub previous: Option<&'a Brief>,
}

pub async fn press_of(office: &Office, made: &Made<'_>) -> Result<Press> {
    let brief = made.brief;
    let settings = &office.settings;
    let by_id: BTreeMap<ItemId, &Document> = made.documents.iter().map(|d| (d.item, d)).collect();
    let ranked = made.ranked.ranked.iter();
    let seeds = brief
        .issues
        .iter()
        .zip(ranked)
        .take(settings.press.seeds)
        .map(|(issue, ranked)| {
            let held = ranked.items.iter().filter_map(|id| made.items.get(id));
            let told: Vec<Option<Told<'_>>> = held
                .map(|item| {
                    let document = by_id.get(&item.id)?;
                    Some(Told { item, document })
                })
                .collect();
            seed(&Seeding {
                issue,
                told: &told,
                roster: &settings.dialog.roster,
                board: brief.board.as_ref(),
                dict: &office.dict,
            })
        })
        .collect();
    let since = made.previous.and_then(|p| p.press.since);
    Ok(Press {
        since: since.or(Some(wib_date(office.now()))),
        seeds,
        billboards: billboards(&brief.issues, brief.week, &settings.billboard),
        broadcasts: on_air(office, made).await?,
    })
}

async fn on_air(office: &Office, made: &Made<'_>) -> Result<Vec<Broadcast>> {
    let brief = made.brief;
    let radio: Vec<&Document> = made
        .documents
        .iter()
        .filter(|d| d.channel == Channel::Radio)
        .collect();
    let ids: Vec<ItemId> = radio.iter().map(|d| d.item).collect();
    let items: BTreeMap<ItemId, Item> = office
        .store
        .items(&office.id, &ids)
        .await?
        .into_iter()
        .map(|i| (i.id, i))
        .collect();
    let heard: Vec<Told<'_>> = radio
        .iter()
        .filter_map(|document| {
            let item = items.get(&document.item)?;
            Some(Told { item, document })
        })
        .collect();
    let planned: Vec<PlannedTopic> = made
        .past
        .iter()
        .flat_map(|edition| edition.dialog.iter().map(move |t| (edition, t)))
        .filter(|(_, t)| brief.week.contains(t.starts))
        .map(|(edition, topic)| {
            let issue = edition.issues.iter().find(|i| i.id == topic.issue);
            PlannedTopic {
                topic: DialogTopic {
                    topic: made.withdrawn.title(edition, &topic.issue, &topic.topic),
                    ..topic.clone()
                },
                edition: edition.week,
                words: issue.map(|i| words_of(office, i)).unwrap_or_default(),
            }
        })
        .collect();
    let listed: Vec<ListedTopic> = brief
        .issues
        .iter()
        .map(|i| ListedTopic {
            issue: i.id.clone(),
            title: i.title.clone(),
        })
        .collect();
    Ok(broadcasts(&OnAir {
        week: brief.week,
        now: office.now(),
        programmes: &office.settings.dialog.programmes,
        planned: &planned,
        listed: &listed,
        heard: &heard,
        issue_of: &issues_of(made.grouped),
        absorbed: &absorbed(made.grouped),
        rules: office.settings.press.broadcast,
    }))
}

/// As long ago as what they planned may still matter.
pub async fn past_editions(office: &Office, week: Week) -> Result<Vec<Brief>> {
    let programmes = &office.settings.dialog.programmes;
    let weeks = programmes.iter().map(|p| p.rest_weeks).max().unwrap_or(0);
    // Whose turn it is to speak is remembered for longer than a topic rests.
    let weeks = if programmes.is_empty() {
        0
    } else {
        weeks.max(TURNS_WEEKS)
    };
    let mut past = Vec::new();
    for back in 1..=weeks {
        if let Some(edition) = office
            .store
            .edition(&office.id, week.before(back), None)
            .await?
        {
            past.push(brief_of(&edition)?);
        }
    }
    Ok(past)
}

/// Where the grouping put each item.
pub fn issues_of(grouped: &GroupedWeek) -> BTreeMap<ItemId, IssueId> {
    let stories = grouped.stories.iter();
    stories
        .flat_map(|s| s.members.iter().map(|m| (m.item, s.issue.clone())))
        .collect()
}

/// Issues that ended in another, and which.
pub fn absorbed(grouped: &GroupedWeek) -> BTreeMap<IssueId, IssueId> {
    let issues = grouped.issues.iter();
    issues
        .flat_map(|i| i.absorbed.iter().map(|old| (old.clone(), i.id.clone())))
        .collect()
}

/// Stems that say what an issue is about: of its title and terms, without its places.
pub fn words_of(office: &Office, issue: &BriefIssue) -> BTreeSet<String> {
    let words = stems(
        office,
        &format!("{} {}", issue.title, issue.terms.join(" ")),
    );
    let places = places_of(office, issue);
    words.difference(&places).cloned().collect()
}

/// Stems by which anybody names an issue and where it is.
pub fn topic_of(office: &Office, issue: &BriefIssue) -> BTreeSet<String> {
    let mut topic = words_of(office, issue);
    topic.extend(places_of(office, issue));
    topic
}

fn places_of(office: &Office, issue: &BriefIssue) -> BTreeSet<String> {
    let home = office.settings.home();
    let home = home.iter().map(|code| office.dict.wilayah.full_name(code));
    let mut names: Vec<String> = issue.wilayah.iter().map(|p| p.name.clone()).collect();
    names.extend(home);
    names.push("desa kelurahan kecamatan kabupaten dusun".into());
    stems(office, &names.join(" "))
}

fn stems(office: &Office, text: &str) -> BTreeSet<String> {
    let terms = office.analyser.query(text).into_iter();
    terms
        .filter(|t| !t.stop && t.stem.chars().count() > 2)
        .filter(|t| t.stem.chars().all(char::is_alphabetic))
        .map(|t| t.stem.to_string())
        .collect()
}

/// What earlier editions planned, without what was not broadcast: that neither rests nor was anybody's turn.
pub fn talked_about(past: &[Brief], press: &Press) -> Vec<DialogTopic> {
    let known = past.iter().map(|b| &b.press).chain([press]);
    let dropped: BTreeSet<(&str, _)> = known
        .flat_map(|p| &p.broadcasts)
        .filter(|b| b.planned.is_some() && b.state == Aired::OtherMatters)
        .map(|b| (b.programme.as_str(), b.starts))
        .collect();
    let topics = past.iter().flat_map(|b| &b.dialog);
    topics
        .filter(|t| !dropped.contains(&(t.programme.as_str(), t.starts)))
        .cloned()
        .collect()
}
