//! A week's stories, issues and ranking.

use super::{
    fault::Fault,
    values::{from_json, int, item_id, json, micros, parsed, time},
};
use crate::{Placement, StoredGrouping, WeekTally};
use rusqlite::{OptionalExtension, Transaction, params};
use titen_model::{GroupedWeek, Issue, IssueId, ItemId, RankedWeek, Story, StoryMember, Week};

/// From week to week through the index on time: as many look-ups as there are weeks.
pub(super) fn with_documents(tx: &Transaction<'_>, office: &str) -> Result<Vec<WeekTally>, Fault> {
    let mut next =
        tx.prepare_cached("SELECT min(at) FROM documents WHERE office = ?1 AND at >= ?2")?;
    let mut count = tx.prepare_cached(
        "SELECT count(*) FROM documents WHERE office = ?1 AND at >= ?2 AND at < ?3",
    )?;
    let mut weeks = Vec::new();
    let mut from = i64::MIN;
    while let Some(at) = next.query_row(params![office, from], |r| r.get::<_, Option<i64>>(0))? {
        let week = Week::of(time(at)?);
        let (start, end) = week.bounds();
        let n_documents =
            count.query_row(params![office, micros(start), micros(end)], |r| r.get(0))?;
        weeks.push(WeekTally { week, n_documents });
        from = micros(end);
    }
    Ok(weeks)
}

pub(super) fn put_grouping(
    tx: &Transaction<'_>,
    office: &str,
    grouping: &StoredGrouping,
) -> Result<(), Fault> {
    let grouped = &grouping.grouped;
    let week = grouped.week.to_string();
    tx.execute(
        "DELETE FROM groupings WHERE office = ?1 AND week = ?2",
        [office, &week],
    )?;
    tx.execute(
        "INSERT INTO groupings (office, week, input, carried, proposals) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![
            office,
            week,
            grouping.input,
            grouping.carried,
            json(&grouped.proposals)
        ],
    )?;
    let mut put_story = tx.prepare_cached(
        "INSERT INTO stories (office, week, position, id, issue, lead, first_at, last_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    let mut put_member = tx.prepare_cached(
        "INSERT INTO story_members (office, week, story, position, item, copy_of)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for (n, story) in grouped.stories.iter().enumerate() {
        put_story.execute(params![
            office,
            week,
            int(n),
            story.id.as_str(),
            story.issue.as_str(),
            story.lead.as_bytes(),
            micros(story.first_at),
            micros(story.last_at),
        ])?;
        for (m, member) in story.members.iter().enumerate() {
            put_member.execute(params![
                office,
                week,
                int(n),
                int(m),
                member.item.as_bytes(),
                member.copy_of.as_ref().map(ItemId::as_bytes),
            ])?;
        }
    }
    let mut put_issue = tx.prepare_cached(
        "INSERT INTO issues (office, week, position, id, issue) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for (n, issue) in grouped.issues.iter().enumerate() {
        put_issue.execute(params![
            office,
            week,
            int(n),
            issue.id.as_str(),
            json(issue)
        ])?;
    }
    Ok(())
}

pub(super) fn grouping(
    tx: &Transaction<'_>,
    office: &str,
    week: Week,
) -> Result<Option<StoredGrouping>, Fault> {
    let key = week.to_string();
    let head: Option<(String, Vec<u8>, String)> = tx
        .query_row(
            "SELECT input, carried, proposals FROM groupings WHERE office = ?1 AND week = ?2",
            [office, &key],
            |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)),
        )
        .optional()?;
    let Some((input, carried, proposals)) = head else {
        return Ok(None);
    };
    let grouped = GroupedWeek {
        week,
        stories: stories(tx, office, &key)?,
        issues: issues(tx, office, &key)?,
        proposals: from_json(&proposals)?,
    };
    Ok(Some(StoredGrouping {
        input,
        grouped,
        carried,
    }))
}

fn stories(tx: &Transaction<'_>, office: &str, week: &str) -> Result<Vec<Story>, Fault> {
    let mut found = tx.prepare_cached(
        "SELECT id, issue, lead, first_at, last_at FROM stories
         WHERE office = ?1 AND week = ?2 ORDER BY position",
    )?;
    let mut rows = found.query([office, week])?;
    let mut stories = Vec::new();
    while let Some(row) = rows.next()? {
        stories.push(Story {
            id: parsed(&row.get::<_, String>(0)?)?,
            issue: parsed(&row.get::<_, String>(1)?)?,
            members: Vec::new(),
            first_at: time(row.get(3)?)?,
            last_at: time(row.get(4)?)?,
            lead: item_id(row.get(2)?),
        });
    }
    let mut found = tx.prepare_cached(
        "SELECT story, item, copy_of FROM story_members
         WHERE office = ?1 AND week = ?2 ORDER BY story, position",
    )?;
    let mut rows = found.query([office, week])?;
    while let Some(row) = rows.next()? {
        let story: usize = row.get(0)?;
        let member = StoryMember {
            item: item_id(row.get(1)?),
            copy_of: row.get::<_, Option<_>>(2)?.map(item_id),
        };
        stories
            .get_mut(story)
            .ok_or_else(|| Fault::Damaged(format!("week {week} has no story {story}")))?
            .members
            .push(member);
    }
    Ok(stories)
}

fn issues(tx: &Transaction<'_>, office: &str, week: &str) -> Result<Vec<Issue>, Fault> {
    let mut found = tx.prepare_cached(
        "SELECT issue FROM issues WHERE office = ?1 AND week = ?2 ORDER BY position",
    )?;
    let mut rows = found.query([office, week])?;
    let mut issues = Vec::new();
    while let Some(row) = rows.next()? {
        issues.push(from_json(&row.get::<_, String>(0)?)?);
    }
    Ok(issues)
}

pub(super) fn issues_page(
    tx: &Transaction<'_>,
    office: &str,
    after: u64,
    n: usize,
) -> Result<Vec<(u64, Week, Issue)>, Fault> {
    let mut found = tx.prepare_cached(
        "SELECT seq, week, issue FROM issues WHERE office = ?1 AND seq > ?2 ORDER BY seq LIMIT ?3",
    )?;
    let mut rows = found.query(params![office, after.cast_signed(), int(n)])?;
    let mut page = Vec::new();
    while let Some(row) = rows.next()? {
        let week = parsed(&row.get::<_, String>(1)?)?;
        page.push((row.get(0)?, week, from_json(&row.get::<_, String>(2)?)?));
    }
    Ok(page)
}

pub(super) fn placements(
    tx: &Transaction<'_>,
    office: &str,
    id: &ItemId,
) -> Result<Vec<Placement>, Fault> {
    let mut found = tx.prepare_cached(
        "SELECT m.week, s.id, s.issue, m.copy_of FROM story_members m
         JOIN stories s ON s.office = m.office AND s.week = m.week AND s.position = m.story
         WHERE m.office = ?1 AND m.item = ?2 ORDER BY m.week, m.story",
    )?;
    let mut rows = found.query(params![office, id.as_bytes()])?;
    let mut placements = Vec::new();
    while let Some(row) = rows.next()? {
        placements.push(Placement {
            week: parsed(&row.get::<_, String>(0)?)?,
            story: parsed(&row.get::<_, String>(1)?)?,
            issue: parsed(&row.get::<_, String>(2)?)?,
            copy_of: row.get::<_, Option<_>>(3)?.map(item_id),
        });
    }
    Ok(placements)
}

pub(super) fn issues_of_items(
    tx: &Transaction<'_>,
    office: &str,
    ids: &[ItemId],
    week: Week,
) -> Result<Vec<Option<IssueId>>, Fault> {
    let mut found = tx.prepare_cached(
        "SELECT s.issue FROM story_members m
         JOIN stories s ON s.office = m.office AND s.week = m.week AND s.position = m.story
         WHERE m.office = ?1 AND m.item = ?2 AND m.week <= ?3
         ORDER BY m.week DESC, m.story DESC LIMIT 1",
    )?;
    let week = week.to_string();
    ids.iter()
        .map(|id| {
            let issue: Option<String> = found
                .query_row(params![office, id.as_bytes(), week], |r| r.get(0))
                .optional()?;
            issue.map(|i| parsed(&i)).transpose()
        })
        .collect()
}

pub(super) fn put_ranking(
    tx: &Transaction<'_>,
    office: &str,
    week: Week,
    ranking: &str,
) -> Result<(), Fault> {
    tx.execute(
        "INSERT OR REPLACE INTO rankings (office, week, ranking) VALUES (?1, ?2, ?3)",
        [office, &week.to_string(), ranking],
    )?;
    Ok(())
}

pub(super) fn ranking(
    tx: &Transaction<'_>,
    office: &str,
    week: Week,
) -> Result<Option<RankedWeek>, Fault> {
    tx.query_row(
        "SELECT ranking FROM rankings WHERE office = ?1 AND week = ?2",
        [office, &week.to_string()],
        |r| r.get::<_, String>(0),
    )
    .optional()?
    .map(|json| from_json(&json))
    .transpose()
}
