//! `titen export`: everything that is stored, a page at a time, to standard output.

mod edits;
mod states;

use crate::cli::{Export, ExportFormat, ExportWhat};
use crate::config::Settings;
use crate::office::existing_store;
use anyhow::{Context, Result};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{BufWriter, StdoutLock, Write};
use std::path::Path;
use std::sync::Arc;
use titen_model::{Drop, Issue, Item, OfficeId, Status, Week};
use titen_store::Store;

const PAGE: usize = 1000;

pub async fn export(settings: Settings, data: &Path, args: Export) -> Result<()> {
    let office = Stored {
        store: existing_store(&settings, data)?,
        id: settings.office,
    };
    let mut rows = Rows::to_stdout(args.format);
    let written = match args.what {
        ExportWhat::Items => items(&office, &mut rows).await,
        ExportWhat::States => states::states(&office, &mut rows).await,
        ExportWhat::Issues => issues(&office, &mut rows).await,
        ExportWhat::Weeks => weeks(&office, &mut rows).await,
        ExportWhat::Drops => drops(&office, &mut rows).await,
        ExportWhat::Edits => edits::edits(&office, &mut rows).await,
    };
    match written.and_then(|()| rows.finish()) {
        Err(error) if is_closed_pipe(&error) => Ok(()),
        other => other,
    }
}

/// An office's store, without what only analysing needs.
struct Stored {
    store: Arc<dyn Store>,
    id: OfficeId,
}

async fn items(office: &Stored, rows: &mut Rows) -> Result<()> {
    let mut after = 0;
    loop {
        let page = office.store.items_page(&office.id, after, PAGE).await?;
        let Some((last, _)) = page.last() else {
            return Ok(());
        };
        after = *last;
        for (_, item) in &page {
            rows.put_item(item)?;
        }
    }
}

async fn issues(office: &Stored, rows: &mut Rows) -> Result<()> {
    let mut after = 0;
    loop {
        let page = office.store.issues_page(&office.id, after, PAGE).await?;
        let Some((last, _, _)) = page.last() else {
            return Ok(());
        };
        after = *last;
        for (_, week, issue) in &page {
            rows.put(&IssueRow::of(*week, issue))?;
        }
    }
}

async fn drops(office: &Stored, rows: &mut Rows) -> Result<()> {
    let mut after = 0;
    loop {
        let page: Vec<(u64, Drop)> = office.store.drops_page(&office.id, after, PAGE).await?;
        let Some((last, _)) = page.last() else {
            return Ok(());
        };
        after = *last;
        for (_, drop) in &page {
            rows.put(drop)?;
        }
    }
}

async fn weeks(office: &Stored, rows: &mut Rows) -> Result<()> {
    let editions = office.store.editions(&office.id).await?;
    for tally in office.store.weeks(&office.id).await? {
        let latest = editions.iter().rfind(|e| e.week == tally.week);
        rows.put(&WeekRow {
            week: tally.week,
            n_items: tally.n_documents,
            revision: latest.map(|e| e.revision),
            status: latest.map(|e| e.status),
        })?;
    }
    Ok(())
}

/// In the shape that `import` takes, with the keys that titen has no field for.
#[derive(Serialize)]
struct WholeItem<'i> {
    #[serde(flatten)]
    row: ItemRow<'i>,
    #[serde(flatten)]
    extra: &'i BTreeMap<String, serde_json::Value>,
}

#[derive(Serialize)]
struct ItemRow<'i> {
    id: &'i str,
    channel: &'static str,
    source: &'i str,
    url: Option<&'i str>,
    title: Option<&'i str>,
    body: Option<&'i str>,
    published: Option<String>,
    lang: Option<&'i str>,
}

impl<'i> ItemRow<'i> {
    fn of(item: &'i Item) -> Self {
        ItemRow {
            id: &item.key,
            channel: item.channel.as_str(),
            source: &item.source,
            url: item.url.as_deref(),
            title: item.title.as_deref(),
            body: item.body.as_deref(),
            published: item.published.map(|p| match p.precision {
                titen_model::Precision::Instant => p.at.to_rfc3339(),
                titen_model::Precision::Day => titen_model::wib_date(p.at).to_string(),
            }),
            lang: item.lang.as_deref(),
        }
    }
}

#[derive(Serialize)]
struct IssueRow<'i> {
    week: Week,
    id: &'i str,
    title: &'i str,
    urusan: Option<&'i str>,
    perangkat_daerah: Option<&'i str>,
    first_seen: Week,
    n_stories: usize,
    n_items: u32,
    terms: String,
    wilayah: String,
}

impl<'i> IssueRow<'i> {
    fn of(week: Week, issue: &'i Issue) -> Self {
        IssueRow {
            week,
            id: issue.id.as_str(),
            title: &issue.title,
            urusan: issue.urusan.as_ref().map(|u| u.as_str()),
            perangkat_daerah: issue.perangkat_daerah.as_ref().map(|p| p.as_str()),
            first_seen: issue.first_seen,
            n_stories: issue.stories.len(),
            n_items: issue
                .history
                .iter()
                .rev()
                .find(|h| h.week == week)
                .map_or(0, |h| h.n_items),
            terms: issue.terms.join(" "),
            wilayah: issue
                .wilayah
                .iter()
                .map(|p| p.code.as_str())
                .collect::<Vec<_>>()
                .join(" "),
        }
    }
}

#[derive(Serialize)]
struct WeekRow {
    week: Week,
    n_items: u64,
    revision: Option<u32>,
    status: Option<Status>,
}

enum Rows {
    Jsonl(BufWriter<StdoutLock<'static>>),
    Csv(Box<csv::Writer<StdoutLock<'static>>>),
}

impl Rows {
    fn to_stdout(format: ExportFormat) -> Self {
        let out = std::io::stdout().lock();
        match format {
            ExportFormat::Jsonl => Rows::Jsonl(BufWriter::new(out)),
            ExportFormat::Csv => Rows::Csv(Box::new(csv::Writer::from_writer(out))),
        }
    }

    fn put(&mut self, row: &impl Serialize) -> Result<()> {
        match self {
            Rows::Jsonl(out) => {
                serde_json::to_writer(&mut *out, row)?;
                out.write_all(b"\n")?;
            }
            Rows::Csv(out) => out.serialize(row)?,
        }
        Ok(())
    }

    /// A table has no room for keys that differ from item to item.
    fn put_item(&mut self, item: &Item) -> Result<()> {
        let row = ItemRow::of(item);
        match self {
            Rows::Jsonl(_) => self.put(&WholeItem {
                row,
                extra: &item.extra,
            }),
            Rows::Csv(_) => self.put(&row),
        }
    }

    fn finish(self) -> Result<()> {
        match self {
            Rows::Jsonl(mut out) => out.flush(),
            Rows::Csv(mut out) => out.flush(),
        }
        .context("standard output")
    }
}

/// A reader that has seen enough (`| head`) is no error.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|e| {
        let io = e.downcast_ref::<std::io::Error>().map(std::io::Error::kind);
        let csv = e.downcast_ref::<csv::Error>().and_then(|e| match e.kind() {
            csv::ErrorKind::Io(e) => Some(e.kind()),
            _ => None,
        });
        let json = e
            .downcast_ref::<serde_json::Error>()
            .and_then(serde_json::Error::io_error_kind);
        io.or(csv).or(json) == Some(std::io::ErrorKind::BrokenPipe)
    })
}
