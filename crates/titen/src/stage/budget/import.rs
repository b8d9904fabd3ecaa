//! Budget files → store, under the columns that a person or an earlier import named.

use crate::command::Usage;
use crate::office::Office;
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::path::Path;
use titen_collect::read_sheet_rows;
use titen_followup::budget::{Dictionary, Header, Role, TableRow, find_header, read_lines};
use titen_model::{
    BudgetFile, BudgetKind, Channel, Item, ItemId, PerangkatDaerahId, PlaceMention, WilayahCode,
    sha256_hex,
};

/// What the command line or the config says of a file.
#[derive(Debug, Clone, Default)]
pub struct BudgetAsked {
    pub year: Option<u16>,
    pub kind: Option<BudgetKind>,
    pub map: Vec<(String, String)>,
}

/// What became of a file.
pub struct Imported {
    pub file: BudgetFile,
    pub header: Header,
    /// Its columns were known from an earlier import.
    pub remembered: bool,
    /// That very file was there.
    pub unchanged: bool,
    /// Files that hold the same lines: name, and how many.
    pub doubled: Vec<(String, usize)>,
}

pub fn table(path: &Path) -> Result<Vec<TableRow>> {
    let shown = path.display();
    let rows = read_sheet_rows(path).map_err(|e| match e.kind() {
        std::io::ErrorKind::InvalidData => Usage(format!("{shown}: {e}")),
        _ => Usage(format!(
            "{shown}: cannot be read: {e}; name a readable file"
        )),
    })?;
    Ok(rows
        .into_iter()
        .map(|r| TableRow {
            sheet: r.sheet,
            n: r.n,
            cells: r.cells,
        })
        .collect())
}

pub async fn import_budget(office: &Office, path: &Path, asked: &BudgetAsked) -> Result<Imported> {
    let shown = path.display();
    let wrong = |problem: String| Usage(format!("{shown}: {problem}"));
    let rows = table(path)?;
    let found = find_header(&rows).ok_or_else(|| {
        wrong("no row has a column for codes and one for names or amounts (such as Kode, Uraian, Pagu); put the header row above the table".to_owned())
    })?;
    let known = office
        .store
        .budget_mapping(&office.id, &found.fingerprint())
        .await?;
    let remembered = known.is_some();
    let header = found
        .mapped(&known.map_or_else(Vec::new, |m| m.columns))
        .and_then(|h| h.mapped(&asked.map))
        .map_err(wrong)?;
    if !header.columns.contains_key(&Role::Amount) {
        return Err(wrong(format!(
            "no column of row {} holds amounts; say which with --map amount=COLUMN (its name, or its letter)",
            header.place
        ))
        .into());
    }
    let unit = |name: &str| unit_named(office, name);
    let places = |text: &str| places_in(office, text);
    let dict = Dictionary {
        unit: &unit,
        places: &places,
    };
    let read = read_lines(&rows, &header, &dict);
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let year = asked
        .year
        .or(read.year)
        .or_else(|| year_in(&name))
        .ok_or_else(|| {
            wrong(
                "does not say which year it is for; say it with --year, such as --year 2027"
                    .to_owned(),
            )
        })?;
    let kind = asked
        .kind
        .or(read.kind)
        .or_else(|| kind_in(&name))
        .ok_or_else(|| {
            wrong("does not say what it is; say it with --kind rka, dpa or rkpd".to_owned())
        })?;
    if read.lines.is_empty() {
        let said = read
            .notes
            .first()
            .map_or_else(String::new, |n| format!(" ({n})"));
        return Err(wrong(format!(
            "no row below row {} has the code of a program, kegiatan or sub kegiatan, such as 1.03.10.2.01.0051{said}; give the table with its codes, or name their column with --map code=COLUMN",
            header.place
        ))
        .into());
    }
    let bytes = std::fs::read(path).with_context(|| shown.to_string())?;
    let file = BudgetFile {
        name,
        year,
        kind,
        sha256: sha256_hex(&bytes),
        at: office.now(),
        lines: read.lines,
        notes: read.notes,
    };
    let doubled = doubled(&office.store.budgets(&office.id).await?, &file);
    let written = office.store.put_budget(&office.id, &file).await?;
    office
        .store
        .put_budget_mapping(&office.id, &header.mapping())
        .await?;
    Ok(Imported {
        file,
        header,
        remembered,
        unchanged: !written,
        doubled,
    })
}

/// The config's files, where they changed. A file that cannot be read costs no edition.
pub async fn import_configured(office: &Office) -> Result<()> {
    for configured in &office.settings.budget.files {
        let asked = BudgetAsked {
            year: configured.year,
            kind: configured.kind,
            map: Vec::new(),
        };
        match import_budget(office, &configured.path, &asked).await {
            Ok(imported) if imported.unchanged => {}
            Ok(imported) => tracing::info!(
                file = %configured.path.display(),
                lines = imported.file.lines.len(),
                notes = imported.file.notes.len(),
                "budget imported"
            ),
            Err(error) => tracing::warn!(
                file = %configured.path.display(),
                error = format!("{error:#}"),
                "the budget of the config was not imported; the edition goes on with what is stored"
            ),
        }
    }
    Ok(())
}

/// Other files of the year and kind that hold lines of this one.
fn doubled(known: &[BudgetFile], file: &BudgetFile) -> Vec<(String, usize)> {
    known
        .iter()
        .filter(|k| k.year == file.year && k.kind == file.kind && k.name != file.name)
        .filter_map(|k| {
            let same = |a: &titen_model::BudgetLine| {
                k.lines.iter().any(|b| {
                    (&a.code, &a.name, &a.unit_name, &a.location)
                        == (&b.code, &b.name, &b.unit_name, &b.location)
                })
            };
            let n = file.lines.iter().filter(|l| same(l)).count();
            (n * 2 > file.lines.len()).then(|| (k.name.clone(), n))
        })
        .collect()
}

fn year_in(name: &str) -> Option<u16> {
    name.split(|c: char| !c.is_ascii_digit())
        .filter_map(|w| w.parse().ok())
        .find(|y| (2000..=2100).contains(y))
}

fn kind_in(name: &str) -> Option<BudgetKind> {
    let lower = name.to_lowercase();
    [BudgetKind::Rkpd, BudgetKind::Rka, BudgetKind::Dpa]
        .into_iter()
        .find(|k| lower.contains(k.as_str()))
}

/// By any of its names, whatever the case; else the longest name that stands in the text.
fn unit_named(office: &Office, written: &str) -> Option<PerangkatDaerahId> {
    let lower = written.trim().to_lowercase();
    if lower.is_empty() {
        return None;
    }
    let units = office.dict.perangkat_daerah.all();
    let named = |f: &dyn Fn(&str) -> bool| {
        units
            .iter()
            .flat_map(|u| u.names().map(move |n| (u, n.to_lowercase())))
            .filter(|(_, n)| f(n))
            .max_by_key(|(_, n)| n.len())
            .map(|(u, _)| u.id.clone())
    };
    named(&|n| n == lower).or_else(|| named(&|n| n.len() > 5 && lower.contains(n)))
}

fn places_in(office: &Office, text: &str) -> Vec<WilayahCode> {
    if text.is_empty() {
        return Vec::new();
    }
    let document = office.analyser.analyse(&as_item(text, office), 1);
    document
        .wilayah
        .iter()
        .filter_map(PlaceMention::certain)
        .cloned()
        .collect()
}

fn as_item(text: &str, office: &Office) -> Item {
    Item {
        id: ItemId::new("anggaran", text),
        key: String::new(),
        source: "anggaran".to_owned(),
        channel: Channel::Ppid,
        url: None,
        title: Some(text.to_owned()),
        body: None,
        published: None,
        received: office.now(),
        lang: Some("id".to_owned()),
        extra: BTreeMap::new(),
    }
}
