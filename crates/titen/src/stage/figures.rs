//! A table of statistics → figures in the store. The same table again changes nothing.

use crate::command::Usage;
use crate::office::Office;
use anyhow::{Context, Result};
use chrono::Datelike;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;
use titen_collect::{SheetRow, read_sheet_rows};
use titen_followup::{Given, ReadFigures, Reading, TableRow, find_header, read_figures};
use titen_model::wib_date;
use titen_store::PutFigures;

pub struct TakenFigures {
    /// Of all sheets.
    pub read: ReadFigures,
    pub put: PutFigures,
}

/// `map` counts before what was said of such a table earlier, and is remembered.
pub async fn import_figures(
    office: &Office,
    path: &Path,
    given: &Given,
    map: &BTreeMap<String, String>,
) -> Result<TakenFigures> {
    let name = path.display();
    let usage = |why: String| Usage(format!("{name}: {why}"));
    let rows = read_sheet_rows(path).map_err(|e| match e.kind() {
        io::ErrorKind::InvalidData => usage(e.to_string()),
        _ => usage(format!("cannot be read: {e}; name a readable file")),
    })?;
    let indicators = &office.settings.evidence.indicators;
    let year = wib_date(office.now()).year();
    let home = office.settings.home();
    let with = Reading {
        indicators,
        given,
        this_year: u16::try_from(year).unwrap_or(u16::MAX),
        home: home.as_ref(),
        dict: &office.dict,
    };
    let mut all = ReadFigures::default();
    let mut unmatched: BTreeSet<&str> = map.keys().map(String::as_str).collect();
    let (mut labels, mut tables) = (Vec::new(), Vec::new());
    for sheet in rows.chunk_by(|a, b| a.sheet == b.sheet) {
        let sheet: Vec<TableRow> = sheet.iter().map(row).collect();
        let Some(mut header) = find_header(&sheet, indicators) else {
            continue;
        };
        let fingerprint = header.fingerprint();
        let remembered = office.store.figure_map(&office.id, &fingerprint).await?;
        let mut roles = remembered.unwrap_or_default();
        roles.extend(map.iter().map(|(a, b)| (a.clone(), b.clone())));
        let missing = header
            .apply(&roles, indicators)
            .map_err(|e| usage(e.to_string()))?;
        unmatched.retain(|name| missing.iter().any(|m| m == name));
        labels.extend(header.labels().map(str::to_owned));
        if !header.has_values() {
            continue;
        }
        let read = read_figures(&sheet, &header, &with);
        all.figures.extend(read.figures);
        all.refused.extend(read.refused);
        all.n_blank += read.n_blank;
        all.n_totals += read.n_totals;
        all.unread.extend(read.unread);
        tables.push((fingerprint, roles));
    }
    if labels.is_empty() {
        return Err(usage(
            "has no header that names a place; a table needs a column Kode, Desa, Kecamatan or Wilayah, or --map COLUMN=kecamatan"
                .to_owned(),
        )
        .into());
    }
    if let Some(column) = unmatched.first() {
        return Err(usage(format!(
            "no column is called `{column}`; there are {}",
            labels.join(", ")
        ))
        .into());
    }
    if tables.is_empty() {
        let keys: Vec<&str> = indicators.iter().map(|i| i.key.as_str()).collect();
        return Err(usage(format!(
            "no column holds figures that titen knows; there are {}; say which with --map \"COLUMN=KEY\" (known: {})",
            labels.join(", "),
            keys.join(", ")
        ))
        .into());
    }
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    let put = office
        .store
        .put_figures(&office.id, &all.figures, &file, office.now())
        .await
        .with_context(|| format!("{name}: figures are not stored"))?;
    if !map.is_empty() && !all.figures.is_empty() {
        for (fingerprint, roles) in tables {
            office
                .store
                .put_figure_map(&office.id, &fingerprint, &roles)
                .await?;
        }
    }
    Ok(TakenFigures { read: all, put })
}

fn row(row: &SheetRow) -> TableRow {
    TableRow {
        place: row.place.clone(),
        cells: row.cells.clone(),
        numbers: row.numbers.clone(),
    }
}
