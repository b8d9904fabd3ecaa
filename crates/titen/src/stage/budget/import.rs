//! Budget files → store, under the columns that a person or an earlier import named.

use super::known::{places_in, unit_named};
use crate::command::Usage;
use crate::office::Office;
use anyhow::{Context, Result};
use std::collections::BTreeSet;
use std::path::Path;
use titen_collect::read_sheet_rows;
use titen_followup::budget::{
    Dictionary, Header, Part, Role, TableRow, find_parts, kind_in, read_lines, revised,
};
use titen_model::{BudgetFile, BudgetKind, BudgetLine, sha256_hex};

/// What the command line or the config says of a file.
#[derive(Debug, Clone, Default)]
pub struct BudgetAsked {
    pub year: Option<u16>,
    pub kind: Option<BudgetKind>,
    pub map: Vec<(String, String)>,
    /// What the file is called, where its own name is not enough.
    pub name: Option<String>,
}

/// What became of a file.
pub struct Imported {
    pub file: BudgetFile,
    pub header: Header,
    /// Its columns were known from an earlier import.
    pub remembered: bool,
    /// That very file was there.
    pub unchanged: bool,
    /// Of what bore its name before: how many lines it had, and how many of them are here too.
    pub replaced: Option<(usize, usize)>,
    /// Files of which this is another version: name, and how many lines are the same.
    pub revises: Vec<(String, usize)>,
}

impl Imported {
    /// What became of files that were there before.
    pub fn remarks(&self) -> Vec<String> {
        let (name, year) = (&self.file.name, self.file.year);
        let replaced = self.replaced.iter().map(|(n, alike)| match alike {
            0 => format!(
                "it took the place of the {name} of {year} that was there, and holds none of its {n} lines; where that was another unit's file, give both names of their own and import both"
            ),
            alike => format!("it took the place of the {name} of {year} that was there ({n} lines, {alike} of them in this file too)"),
        });
        let revised = self.revises.iter().map(|(other, n)| format!(
            "{n} of its lines are in {other} too, and count once, as the file that was imported last has them; `titen budget remove {other} --year {year}` forgets the rest of {other}"
        ));
        replaced.chain(revised).collect()
    }
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
            numbers: r.numbers,
            repeated: r.repeated,
        })
        .collect())
}

pub async fn import_budget(office: &Office, path: &Path, asked: &BudgetAsked) -> Result<Imported> {
    let shown = path.display();
    let wrong = |problem: String| Usage(format!("{shown}: {problem}"));
    let rows = table(path)?;
    let found = find_parts(&rows);
    if found.is_empty() {
        return Err(wrong("no row has a column for codes and one for names or amounts (such as Kode, Uraian, Pagu); put the header row above the table".to_owned()).into());
    }
    let (mut parts, mut remembered, mut left_out) = (Vec::new(), false, Vec::new());
    for (header, range) in found {
        let known = office
            .store
            .budget_mapping(&office.id, &header.fingerprint())
            .await?;
        let is_known = known.is_some();
        let mapped = header
            .mapped(&known.map_or_else(Vec::new, |m| m.columns))
            .and_then(|h| h.mapped(&asked.map))
            .and_then(|h| match h.columns.contains_key(&Role::Amount) {
                true => Ok(h),
                false => Err(format!(
                    "no column of row {} holds amounts; say which with --map amount=COLUMN (its name, or its letter)",
                    h.place
                )),
            });
        match mapped {
            Ok(header) => {
                remembered |= is_known;
                parts.push((header, range));
            }
            Err(problem) => left_out.push(problem),
        }
    }
    // A sheet of notes costs no import; a file without any table does.
    let Some((header, _)) = parts.first() else {
        return Err(wrong(left_out.swap_remove(0)).into());
    };
    let header = header.clone();
    let unit = |name: &str| unit_named(office, name);
    let places = |text: &str| places_in(office, text);
    let home = office
        .settings
        .home()
        .and_then(|h| office.dict.wilayah.get(&h).map(|w| w.name.to_string()))
        .unwrap_or_default();
    let dict = Dictionary {
        unit: &unit,
        places: &places,
        home: &home,
    };
    let under: Vec<Part<'_>> = parts
        .iter()
        .map(|(header, range)| Part {
            header,
            rows: &rows[range.clone()],
        })
        .collect();
    let mut read = read_lines(&under, &dict);
    read.notes.extend(
        left_out
            .into_iter()
            .map(|problem| format!("a sheet is left out: {problem}")),
    );
    let name = asked.name.clone().unwrap_or_else(|| named(path, 1));
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
    let known = office.store.budgets(&office.id).await?;
    let replaced = known
        .iter()
        .find(|k| k.name == file.name && k.year == file.year && k.kind == file.kind)
        .map(|k| (k.lines.len(), alike(&k.lines, &file.lines)));
    let revises = known
        .iter()
        .filter_map(|k| revised(k, &file).map(|n| (k.name.clone(), n)))
        .collect();
    let written = office.store.put_budget(&office.id, &file).await?;
    for (header, _) in &parts {
        office
            .store
            .put_budget_mapping(&office.id, &header.mapping())
            .await?;
    }
    Ok(Imported {
        file,
        header,
        remembered,
        unchanged: !written,
        replaced: replaced.filter(|_| written),
        revises,
    })
}

/// The last parts of its path.
fn named(path: &Path, n: usize) -> String {
    let parts: Vec<_> = path.iter().collect();
    let last: Vec<_> = parts[parts.len().saturating_sub(n)..]
        .iter()
        .map(|p| p.to_string_lossy())
        .collect();
    last.join("/")
}

/// How many lines of `old` have their like in `new`, whatever they cost.
fn alike(old: &[BudgetLine], new: &[BudgetLine]) -> usize {
    let new: BTreeSet<_> = new
        .iter()
        .map(|l| (&l.code, &l.name, &l.unit_name))
        .collect();
    let is = |l: &&BudgetLine| new.contains(&(&l.code, &l.name, &l.unit_name));
    old.iter().filter(is).count()
}

/// The config's files, where they changed. A file that cannot be read costs no edition.
pub async fn import_configured(office: &Office) -> Result<()> {
    let files = &office.settings.budget.files;
    for configured in files {
        let own = configured.path.file_name();
        let asked = BudgetAsked {
            year: configured.year,
            kind: configured.kind,
            map: Vec::new(),
            // A folder a unit, and `rka.xlsx` in each: one must not take the other's place.
            name: (files.iter().filter(|f| f.path.file_name() == own).count() > 1)
                .then(|| named(&configured.path, 2)),
        };
        match import_budget(office, &configured.path, &asked).await {
            Ok(imported) if imported.unchanged => {}
            Ok(imported) => {
                tracing::info!(
                    file = %configured.path.display(),
                    lines = imported.file.lines.len(),
                    notes = imported.file.notes.len(),
                    "budget imported"
                );
                for remark in imported.remarks() {
                    tracing::warn!(file = %configured.path.display(), "{remark}");
                }
            }
            Err(error) => tracing::warn!(
                file = %configured.path.display(),
                error = format!("{error:#}"),
                "the budget of the config was not imported; the edition goes on with what is stored"
            ),
        }
    }
    Ok(())
}

fn year_in(name: &str) -> Option<u16> {
    name.split(|c: char| !c.is_ascii_digit())
        .filter_map(|w| w.parse().ok())
        .find(|y| (2000..=2100).contains(y))
}
