//! A ranked week → its edition: composed, rendered, frozen in the store, and put into a folder.
//!
//! The store freezes first and keeps the bytes; the folder can be made again from them at any time.

use super::board::board_at;
use super::budget::Budgeting;
use super::coverage::coverage;
use super::deliver::plan_of;
use super::edition_files::edition_files;
use super::evidence::evidence_of;
use super::press::{Made, past_editions, press_of, talked_about};
use super::withdrawn::Withdrawn;
use crate::edition_folder::{StagedEdition, folder_name, holds};
use crate::figures::StageFigures;
use crate::office::Office;
use anyhow::{Context, Result, bail};
use chrono::{Duration, NaiveDate, Utc};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use titen_brief::{Compose, compose};
use titen_followup::{Agenda, agenda, letters};
use titen_issue::{Scope, edits_in};
use titen_model::{
    Brief, Document, GroupedWeek, Item, ItemId, MadeWith, Status, Tone, Week, sha256_hex, wib_date,
};
use titen_store::{Edition, EditionFile};

#[derive(Debug)]
pub struct Published {
    pub folder: PathBuf,
    pub revision: u32,
    pub outcome: Outcome,
    pub n_issues: usize,
    pub n_items: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Draft,
    Published,
    /// This very edition was published before.
    Unchanged,
}

/// Makes the week's edition into `out`. What changed since a published one becomes its ralat.
pub async fn publish(office: &Office, week: Week, out: &Path, draft: bool) -> Result<Published> {
    let figures = StageFigures::begin("publish");
    let (from, to) = week.bounds();
    let documents = office.store.documents_between(&office.id, from, to).await?;
    if documents.is_empty() {
        return Err(no_items(office, week).await?.into());
    }
    let grouped = office
        .store
        .week_grouping(&office.id, week)
        .await?
        .with_context(|| format!("week {week} is not grouped"))?
        .grouped;
    let input = edition_input(&items_fingerprint(&documents), &grouped);
    let latest = office.store.edition(&office.id, week, None).await?;
    let (revision, previous) = match latest {
        Some(e) if e.status == Status::Published && e.input == input => {
            return shown_again(&e, out);
        }
        Some(e) if e.status == Status::Published => (e.revision + 1, Some(brief_of(&e)?)),
        // A draft keeps its number; if it drafts a ralat, it is still compared with what was published.
        Some(e) if e.revision > 1 => {
            let before = office
                .store
                .edition(&office.id, week, Some(e.revision - 1))
                .await?;
            (e.revision, before.as_ref().map(brief_of).transpose()?)
        }
        Some(e) => (e.revision, None),
        None => (1, None),
    };
    let withdrawn = Withdrawn::load(office).await?;
    let previous = previous.map(|p| withdrawn.cover(p));

    let ranked = office
        .store
        .ranking(&office.id, week)
        .await?
        .with_context(|| format!("week {week} is not ranked"))?;
    let coverage = coverage(office, week, &documents, &grouped).await?;
    let shown: Vec<ItemId> = ranked
        .ranked
        .iter()
        .take(office.settings.rank.top)
        .flat_map(|r| r.items.iter().copied())
        .collect();
    let items: BTreeMap<ItemId, Item> = office
        .store
        .items(&office.id, &shown)
        .await?
        .into_iter()
        .map(|i| (i.id, i))
        .collect();
    let tone: BTreeMap<ItemId, Tone> = documents.iter().map(|d| (d.item, d.tone)).collect();
    let mut brief = compose(Compose {
        letterhead: office.settings.letterhead.clone(),
        week,
        revision,
        status: if draft {
            Status::Draft
        } else {
            Status::Published
        },
        sample: office.settings.sample.is_some(),
        scope_name: match &office.settings.scope {
            Scope::All => "seluruh Indonesia".to_owned(),
            Scope::Within(code) => office.dict.wilayah.full_name(code),
        },
        ranked: &ranked,
        proposals: &grouped.proposals,
        items: &items,
        tone: &tone,
        coverage,
        dict: &office.dict,
        top: office.settings.rank.top,
        previous: previous.as_ref(),
        made_with: MadeWith {
            program: format!("titen {}", env!("CARGO_PKG_VERSION")),
            dictionaries: office.dict.version().to_owned(),
            config_sha256: office.settings.config_sha256.clone(),
        },
    });
    brief.evidence = evidence_of(office, &brief, &ranked, &items, &documents).await?;
    if let Some(budgeting) = Budgeting::load(office, None, week).await? {
        for issue in &mut brief.issues {
            issue.budget = Some(budgeting.of(office, issue));
        }
    }
    brief.board = Some(board_at(office, board_day(office, week)).await?);
    cover_closed(office, &mut brief, &withdrawn).await?;
    let past = past_editions(office, week).await?;
    brief.press = press_of(
        office,
        &Made {
            brief: &brief,
            ranked: &ranked,
            grouped: &grouped,
            items: &items,
            documents: &documents,
            past: &past,
            withdrawn: &withdrawn,
            previous: previous.as_ref(),
        },
    )
    .await?;
    brief.dialog = agenda(
        &brief,
        &Agenda {
            programmes: &office.settings.dialog.programmes,
            roster: &office.settings.dialog.roster,
            past: &talked_about(&past, &brief.press),
        },
    );
    brief.letters = letters(&brief, &office.dict, &office.settings.letters);
    let published = store_and_show(office, &brief, input, out).await?;
    figures.end(documents.len() as u64);
    Ok(published)
}

/// The day on which the edition is made, so that the latest export counts; of an edition that is made up for, the
/// Friday after its week.
fn board_day(office: &Office, week: Week) -> NaiveDate {
    wib_date(office.now()).min(week.next().monday() + Duration::days(4))
}

/// What is no longer on the list is called as the edition before called it.
async fn cover_closed(office: &Office, brief: &mut Brief, withdrawn: &Withdrawn) -> Result<()> {
    if withdrawn.is_empty() || brief.closed.is_empty() {
        return Ok(());
    }
    let before = brief.week.before(1);
    if let Some(edition) = office.store.edition(&office.id, before, None).await? {
        let earlier = brief_of(&edition)?;
        for closed in &mut brief.closed {
            closed.title = withdrawn.title(&earlier, &closed.id, &closed.title);
        }
    }
    Ok(())
}

/// Freezes the week's draft as it is.
pub async fn freeze(office: &Office, week: Week, out: &Path) -> Result<Published> {
    match office.store.edition(&office.id, week, None).await? {
        None => {
            bail!("week {week} has no draft; make one with `titen weekly --week {week} --draft`")
        }
        Some(e) if e.status == Status::Published => shown_again(&e, out),
        Some(e) => {
            let brief = Brief {
                status: Status::Published,
                ..brief_of(&e)?
            };
            store_and_show(office, &brief, e.input, out).await
        }
    }
}

async fn store_and_show(
    office: &Office,
    brief: &Brief,
    input: String,
    out: &Path,
) -> Result<Published> {
    let edition = Edition {
        week: brief.week,
        revision: brief.revision,
        status: brief.status,
        input,
        brief: serde_json::to_vec(brief).context("a brief serialises")?,
        files: edition_files(brief)?
            .into_iter()
            .map(|f| EditionFile {
                name: f.name,
                bytes: f.bytes,
            })
            .collect(),
    };
    // Written before it is frozen, so that a full disk costs no edition; revealed after, so that what lies in
    // the folder is always in the store too.
    let staged = StagedEdition::write(
        out,
        &folder_name(edition.week, edition.revision),
        files(&edition),
    )?;
    let deliveries = plan_of(office, brief, &edition);
    let (store, now) = (&office.store, Utc::now());
    let freezing = store.publish_and_plan(&office.id, edition, &deliveries, office.now(), now);
    freezing.await?;
    let folder = staged.reveal()?;
    Ok(Published {
        folder,
        revision: brief.revision,
        outcome: match brief.status {
            Status::Draft => Outcome::Draft,
            Status::Published => Outcome::Published,
        },
        n_issues: brief.issues.len(),
        n_items: brief.coverage.n_items,
    })
}

/// The frozen bytes, put back if somebody moved them or asks for them in another folder.
fn shown_again(edition: &Edition, out: &Path) -> Result<Published> {
    let name = folder_name(edition.week, edition.revision);
    let mut folder = out.join(&name);
    if !holds(&folder, files(edition)) {
        folder = StagedEdition::write(out, &name, files(edition))?.reveal()?;
    }
    let brief = brief_of(edition)?;
    Ok(Published {
        folder,
        revision: edition.revision,
        outcome: Outcome::Unchanged,
        n_issues: brief.issues.len(),
        n_items: brief.coverage.n_items,
    })
}

fn files(edition: &Edition) -> impl Iterator<Item = (&str, &[u8])> {
    edition
        .files
        .iter()
        .map(|f| (f.name.as_str(), f.bytes.as_slice()))
}

pub(super) fn brief_of(edition: &Edition) -> Result<Brief> {
    serde_json::from_slice(&edition.brief).with_context(|| {
        format!(
            "the stored brief of {} revision {} can't be read; restore a backup",
            edition.week, edition.revision
        )
    })
}

/// Which revisions the edition rests on. Another analyser is no reason for a ralat; another item is.
pub fn items_fingerprint(documents: &[Document]) -> String {
    let mut bytes = Vec::with_capacity(documents.len() * 20);
    for d in documents {
        bytes.extend_from_slice(d.item.as_bytes());
        bytes.extend_from_slice(&d.revision.to_le_bytes());
    }
    sha256_hex(&bytes)
}

/// What an edition rests on: these items, and the analysts' edits of what they say.
pub fn edition_input(items: &str, grouped: &GroupedWeek) -> String {
    let edits = edits_in(grouped);
    if edits.is_empty() {
        return items.to_owned();
    }
    let ids: Vec<String> = edits.iter().map(u64::to_string).collect();
    sha256_hex(format!("{items} {}", ids.join(" ")).as_bytes())
}

/// There is nothing to publish: collect or import first, or take another week.
#[derive(Debug, thiserror::Error)]
pub enum NoItems {
    #[error(
        "week {week} has no items, so there is no edition; the store holds weeks {first} to {last}: collect or import first, or name another --week"
    )]
    InWeek { week: Week, first: Week, last: Week },
    #[error("the store has no items; `titen collect` asks the sources, `titen import` takes files")]
    AtAll,
}

async fn no_items(office: &Office, week: Week) -> Result<NoItems> {
    let weeks = office.store.weeks(&office.id).await?;
    Ok(match (weeks.first(), weeks.last()) {
        (Some(first), Some(last)) => NoItems::InWeek {
            week,
            first: first.week,
            last: last.week,
        },
        _ => NoItems::AtAll,
    })
}
