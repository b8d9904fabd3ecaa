//! Budget files → store, and issues → what is known of their money.

use crate::command::Usage;
use crate::office::Office;
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::path::Path;
use titen_collect::sheet_rows;
use titen_followup::{
    BudgetIndex, CodeMatch, Counted, Dictionary, Header, Looked, Problem, Role, TableRow, WordStem,
    counted, find_header, fund, read_lines,
};
use titen_model::{
    BriefBudget, BriefIssue, BudgetCode, BudgetDecision, BudgetFile, BudgetKind, Channel, IssueId,
    Item, ItemId, NomenclatureEntry, PerangkatDaerahId, PlaceMention, UrusanCode, Week,
    WilayahCode, sha256_hex,
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
    let rows = sheet_rows(path).map_err(|e| match e.kind() {
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

/// Everything that issues are held against.
pub struct Budgeting {
    pub year: Option<u16>,
    pub lines: Vec<Counted>,
    index: BudgetIndex,
    decisions: Vec<BudgetDecision>,
    names: BTreeMap<BudgetCode, String>,
    home: Option<WilayahCode>,
}

impl Budgeting {
    /// None where the office has neither a budget nor a nomenclature.
    pub async fn load(office: &Office, asked: Option<u16>, week: Week) -> Result<Option<Self>> {
        let files = office.store.budgets(&office.id).await?;
        let nomenclature = office.store.nomenclature(&office.id).await?;
        if files.is_empty() && nomenclature.is_empty() {
            return Ok(None);
        }
        let year = asked
            .or(office.settings.budget.year)
            .or_else(|| year_for(&files, week));
        let lines = year.map_or_else(Vec::new, |year| counted(&files, year));
        let year = year.filter(|_| !lines.is_empty());
        let plain: Vec<_> = lines.iter().map(|l| l.line.clone()).collect();
        let index = BudgetIndex::new(&nomenclature, &plain, &office.dict.budget_words, |text| {
            words(office, text)
        });
        Ok(Some(Budgeting {
            year,
            index,
            decisions: heirs(
                office,
                office.store.budget_decisions(&office.id).await?,
                week,
            )
            .await?,
            names: names(&nomenclature, &lines),
            lines,
            home: office.settings.home(),
        }))
    }

    pub fn name(&self, code: &BudgetCode) -> Option<String> {
        self.names.get(code).cloned()
    }

    pub fn of(&self, office: &Office, issue: &BriefIssue) -> BriefBudget {
        let matches = self.matches(office, issue);
        let ids: Vec<IssueId> = std::iter::once(issue.id.clone())
            .chain(issue.joins.iter().map(|j| j.issue.clone()))
            .collect();
        let places: Vec<WilayahCode> = issue
            .wilayah
            .iter()
            .map(|p| WilayahCode::new(&p.code))
            // The whole regency is no place to send money to.
            .filter(|c| c.level() >= 3)
            .collect();
        fund(&Looked {
            ids: &ids,
            places: &places,
            matches: &matches,
            decisions: &self.decisions,
            year: self.year,
            lines: &self.lines,
            name: &|code| self.name(code),
            home: self.home.as_ref(),
            wilayah: &office.dict.wilayah,
        })
    }

    fn matches(&self, office: &Office, issue: &BriefIssue) -> Vec<CodeMatch> {
        let mut texts = vec![(words(office, &issue.title), 1.0)];
        texts.push((words(office, &issue.terms.join(" ")), 0.6));
        texts.extend(
            issue
                .summary
                .iter()
                .take(3)
                .map(|s| (words(office, &s.text), 0.4)),
        );
        let unit = issue
            .perangkat_daerah
            .as_ref()
            .map(|u| PerangkatDaerahId::new(&u.code));
        let unit = unit.and_then(|id| office.dict.perangkat_daerah.get(&id));
        self.index.matches(&Problem::new(
            texts,
            issue.urusan.as_ref().map(|u| UrusanCode::new(&u.code)),
            unit.map_or_else(Vec::new, |u| u.urusan.clone()),
        ))
    }
}

/// The week's own year if it has a budget, else the next that has one, else the last.
fn year_for(files: &[BudgetFile], week: Week) -> Option<u16> {
    use chrono::Datelike;
    let of_week = u16::try_from(week.sunday().year()).ok()?;
    let years = || files.iter().map(|f| f.year);
    years()
        .filter(|y| *y >= of_week)
        .min()
        .or_else(|| years().max())
}

fn words(office: &Office, text: &str) -> Vec<WordStem> {
    office
        .analyser
        .query(text)
        .into_iter()
        .filter(|t| !t.stop)
        .map(|t| WordStem {
            word: t.word,
            stem: t.stem,
        })
        .collect()
}

fn names(nomenclature: &[NomenclatureEntry], lines: &[Counted]) -> BTreeMap<BudgetCode, String> {
    let mut names: BTreeMap<BudgetCode, String> = lines
        .iter()
        .rev()
        .map(|l| (l.line.code.clone(), l.line.name.clone()))
        .collect();
    names.extend(
        nomenclature
            .iter()
            .map(|e| (e.code.clone(), e.name.clone())),
    );
    names
}

/// A decision goes with its problem: where the issue ended in another one, that one has it now.
async fn heirs(
    office: &Office,
    mut decisions: Vec<BudgetDecision>,
    week: Week,
) -> Result<Vec<BudgetDecision>> {
    let mut now: BTreeMap<IssueId, IssueId> = BTreeMap::new();
    for decision in &mut decisions {
        if !now.contains_key(&decision.issue) {
            let heir = heir(office, &decision.issue, week).await?;
            now.insert(decision.issue.clone(), heir);
        }
        if let Some(heir) = now.get(&decision.issue) {
            decision.issue.clone_from(heir);
        }
    }
    Ok(decisions)
}

async fn heir(office: &Office, issue: &IssueId, week: Week) -> Result<IssueId> {
    let mut at = issue.clone();
    // Each step is a younger week; nothing is absorbed more often than there are weeks.
    for _ in 0..60 {
        let named = office.store.issues_named(&office.id, at.as_str()).await?;
        let Some((_, last)) = named.into_iter().find(|(id, _)| *id == at) else {
            break;
        };
        let mut next = None;
        for w in [last, last.next()] {
            if w > week {
                break;
            }
            let grouping = office.store.week_grouping(&office.id, w).await?;
            let by = grouping.and_then(|g| {
                g.grouped.issues.into_iter().find(|i| {
                    i.id != at && (i.absorbed.contains(&at) || i.decided.merged.contains(&at))
                })
            });
            if let Some(by) = by {
                next = Some(by.id);
                break;
            }
        }
        match next {
            Some(next) => at = next,
            None => break,
        }
    }
    Ok(at)
}
