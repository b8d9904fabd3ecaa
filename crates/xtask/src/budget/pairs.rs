//! The labelled problems, analysed, with what the matching finds for each.

use anyhow::{Context, Result, ensure};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use titen_dict::Dictionaries;
use titen_followup::{BudgetIndex, CodeMatch, Problem, WordStem};
use titen_model::{
    BudgetCode, BudgetLine, Channel, Item, ItemId, NomenclatureEntry, UrusanCode, WilayahCode,
};
use titen_text::Analyser;

pub struct Pair {
    pub set: String,
    /// Any is right; none where nothing is.
    pub codes: Vec<BudgetCode>,
    pub text: String,
    pub problem: Problem,
}

impl Pair {
    pub fn is_right(&self, code: &BudgetCode) -> bool {
        self.codes.iter().any(|c| code.within(c))
    }
}

pub struct Office {
    dict: Arc<Dictionaries>,
    analyser: Analyser,
    pub nomenclature: Vec<NomenclatureEntry>,
}

pub fn labels() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("labels/budget.tsv")
}

/// None where the nomenclature is not there.
pub fn office(data: &Path) -> Result<Option<Office>> {
    let folder = data.join("domain");
    if !folder.join("nomenklatur_subkegiatan_kabkot.csv").is_file() {
        return Ok(None);
    }
    let dict = Arc::new(Dictionaries::builtin()?);
    let analyser = Analyser::new(dict.clone(), Some(WilayahCode::new("35.22")));
    let mut nomenclature = Vec::new();
    for (file, code, name, more) in [
        ("program", "kode_program", "nama_program", None),
        ("kegiatan", "kode_kegiatan", "nama_kegiatan", None),
        (
            "subkegiatan",
            "kode_subkegiatan",
            "nama_subkegiatan",
            Some(("kinerja", "indikator", "satuan")),
        ),
    ] {
        let path = folder.join(format!("nomenklatur_{file}_kabkot.csv"));
        let text = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        for row in table(&text) {
            let get = |key: &str| row.get(key).cloned().unwrap_or_default();
            nomenclature.push(NomenclatureEntry {
                code: get(code)
                    .parse()
                    .with_context(|| path.display().to_string())?,
                name: get(name),
                performance: more.map_or_else(String::new, |m| get(m.0)),
                indicator: more.map_or_else(String::new, |m| get(m.1)),
                unit: more.map_or_else(String::new, |m| get(m.2)),
            });
        }
    }
    Ok(Some(Office {
        dict,
        analyser,
        nomenclature,
    }))
}

/// Quoted cells, with line breaks in them.
fn table(text: &str) -> Vec<BTreeMap<String, String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut chars = text.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {}
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            c => cell.push(c),
        }
    }
    let mut rows = rows.into_iter();
    let head: Vec<String> = rows.next().unwrap_or_default();
    rows.map(|row| head.iter().cloned().zip(row).collect())
        .collect()
}

impl Office {
    pub fn words(&self, text: &str) -> Vec<WordStem> {
        self.analyser
            .query(text)
            .into_iter()
            .filter(|t| !t.stop)
            .map(|t| WordStem {
                word: t.word,
                stem: t.stem,
            })
            .collect()
    }

    /// Over the nomenclature, or over a budget that has these lines alone.
    pub fn index(&self, lines: &[BudgetLine]) -> BudgetIndex {
        BudgetIndex::new(&self.nomenclature, lines, &self.dict.budget_words, |t| {
            self.words(t)
        })
    }

    pub fn pairs(&self) -> Result<Vec<Pair>> {
        let path = labels();
        let text = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        let mut pairs = Vec::new();
        for (n, line) in text.lines().enumerate() {
            if line.starts_with('#') || line.starts_with("set\t") || line.is_empty() {
                continue;
            }
            let cells: Vec<&str> = line.split('\t').collect();
            ensure!(
                cells.len() == 3,
                "{}:{}: write set, codes, problem",
                path.display(),
                n + 1
            );
            let codes = match cells[1] {
                "-" => Vec::new(),
                codes => codes
                    .split(',')
                    .map(|c| {
                        c.parse()
                            .with_context(|| format!("{}:{}", path.display(), n + 1))
                    })
                    .collect::<Result<Vec<BudgetCode>>>()?,
            };
            pairs.push(Pair {
                set: cells[0].to_owned(),
                codes,
                text: cells[2].to_owned(),
                problem: self.problem(cells[2]),
            });
        }
        Ok(pairs)
    }

    fn problem(&self, text: &str) -> Problem {
        let item = Item {
            id: ItemId::new("labels", text),
            key: text.to_owned(),
            source: "labels".to_owned(),
            channel: Channel::Chat,
            url: None,
            title: Some(text.to_owned()),
            body: None,
            lang: None,
            published: None,
            received: chrono::DateTime::UNIX_EPOCH,
            extra: std::collections::BTreeMap::new(),
        };
        let document = self.analyser.analyse(&item, 1);
        let urusan: Option<UrusanCode> = document.urusan.first().map(|t| t.code.clone());
        let unit = document
            .perangkat_daerah
            .first()
            .and_then(|t| self.dict.perangkat_daerah.get(&t.id));
        let unit_urusan = unit.map_or_else(Vec::new, |u| u.urusan.clone());
        Problem::new([(self.words(text), 1.0)], urusan, unit_urusan)
    }
}

pub fn found(index: &BudgetIndex, pairs: &[Pair]) -> Vec<Vec<CodeMatch>> {
    pairs.iter().map(|p| index.matches(&p.problem)).collect()
}
