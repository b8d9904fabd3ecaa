//! Files in: what was read, how, and what was odd.

use crate::command::Usage;
use crate::config::Settings;
use crate::office::{Office, existing_store};
use crate::say;
use crate::stage::{self, BudgetAsked};
use anyhow::Result;
use std::path::Path;
use titen_model::BudgetLevel;

/// Remarks that are printed.
const SHOWN: usize = 20;

pub async fn budget(
    settings: Settings,
    data: &Path,
    file: &Path,
    asked: &BudgetAsked,
) -> Result<()> {
    stage::table(file)?;
    let office = Office::open(settings, data)?;
    let imported = stage::import_budget(&office, file, asked).await?;
    let shown = file.display();
    let columns: Vec<String> = imported
        .header
        .mapping()
        .columns
        .into_iter()
        .map(|(role, column)| format!("{role}={column}"))
        .collect();
    let how = if imported.remembered {
        ", as remembered"
    } else {
        ""
    };
    say!(
        "columns (header in row {}{how}): {}",
        imported.header.place,
        columns.join(", ")
    )?;
    let f = &imported.file;
    for note in f.notes.iter().take(SHOWN) {
        say!("{shown}: {note}")?;
    }
    if f.notes.len() > SHOWN {
        say!("… and {} more remarks", f.notes.len() - SHOWN)?;
    }
    let sum = f
        .lines
        .iter()
        .filter_map(|l| l.amount)
        .fold(0i64, i64::saturating_add);
    let n_blank = f.lines.iter().filter(|l| l.amount.is_none()).count();
    let n_unit = f.lines.iter().filter(|l| l.unit.is_some()).count();
    let n_placed = f.lines.iter().filter(|l| !l.wilayah.is_empty()).count();
    say!(
        "{} {}: {} lines, {sum} rupiah; {n_unit} of a known unit, {n_placed} with a place, {n_blank} without an amount{}",
        f.kind.label(),
        f.year,
        f.lines.len(),
        if imported.unchanged {
            " (unchanged)"
        } else {
            ""
        }
    )?;
    for remark in imported.remarks() {
        say!("{shown}: {remark}")?;
    }
    Ok(())
}

pub async fn nomenclature(settings: Settings, data: &Path, file: &Path) -> Result<()> {
    let rows = stage::table(file)?;
    let (entries, notes) = titen_followup::budget::nomenclature(&rows)
        .map_err(|e| Usage(format!("{}: {e}", file.display())))?;
    let office = Office::open(settings, data)?;
    office.store.put_nomenclature(&office.id, &entries).await?;
    for note in notes.iter().take(SHOWN) {
        say!("{}: {note}", file.display())?;
    }
    let n = |level| entries.iter().filter(|e| e.code.level() == level).count();
    say!(
        "{} bidang urusan, {} programs, {} kegiatan, {} sub kegiatan of kabupaten and kota",
        n(BudgetLevel::Bidang),
        n(BudgetLevel::Program),
        n(BudgetLevel::Kegiatan),
        n(BudgetLevel::SubKegiatan)
    )?;
    Ok(())
}

pub async fn list(settings: Settings, data: &Path) -> Result<()> {
    existing_store(&settings, data)?;
    let office = Office::open_to_read(settings, data)?;
    let files = office.store.budgets(&office.id).await?;
    let nomenclature = office.store.nomenclature(&office.id).await?;
    say!("nomenclature: {} codes", nomenclature.len())?;
    for f in files {
        let sum = f
            .lines
            .iter()
            .filter_map(|l| l.amount)
            .fold(0i64, i64::saturating_add);
        say!(
            "{} {:<4} {}: {} lines, {sum} rupiah, {} remarks",
            f.year,
            f.kind.label(),
            f.name,
            f.lines.len(),
            f.notes.len()
        )?;
    }
    Ok(())
}

pub async fn remove(settings: Settings, data: &Path, name: &str, year: u16) -> Result<()> {
    existing_store(&settings, data)?;
    let office = Office::open(settings, data)?;
    if !office.store.remove_budget(&office.id, year, name).await? {
        return Err(Usage(format!(
            "there is no budget `{name}` of {year}; `titen budget list` shows what was imported"
        ))
        .into());
    }
    say!("{name} of {year} is forgotten; published editions keep what they said")?;
    Ok(())
}
