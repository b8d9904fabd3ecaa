//! The ministry's list of programs, kegiatan and sub kegiatan: a row a sub kegiatan, with code and name in one cell
//! for each level. Rows of provinces stand in the same list.

use super::{TableRow, squeezed};
use std::collections::BTreeMap;
use titen_model::{BudgetCode, BudgetLevel, NomenclatureEntry};

const LEVELS: [(&str, BudgetLevel); 4] = [
    ("BIDANG", BudgetLevel::Bidang),
    ("PROGRAM", BudgetLevel::Program),
    ("KEGIATAN", BudgetLevel::Kegiatan),
    ("SUBKEGIATAN", BudgetLevel::SubKegiatan),
];
const LOOKED_AT: usize = 30;

/// By code. An error says what the file lacks.
pub fn nomenclature(rows: &[TableRow]) -> Result<(Vec<NomenclatureEntry>, Vec<String>), String> {
    let named = |row: &TableRow, name: &str| {
        row.cells
            .iter()
            .position(|c| squeezed(c).to_uppercase().replace(' ', "") == name)
    };
    let header = rows
        .iter()
        .take(LOOKED_AT)
        .position(|row| LEVELS[1..].iter().all(|(name, _)| named(row, name).is_some()))
        .ok_or("no row has the columns PROGRAM, KEGIATAN and SUBKEGIATAN; give the list of Kepmendagri as it was downloaded")?;
    let column = |name: &str| named(&rows[header], name);
    let kind = column("JENISPEMDA");
    let more = [column("KINERJA"), column("INDIKATOR"), column("SATUAN")];
    let (mut entries, mut notes) = (BTreeMap::<BudgetCode, NomenclatureEntry>::new(), Vec::new());
    for row in &rows[header + 1..] {
        if kind.is_some_and(|at| !row.cell(at).to_uppercase().contains("KAB")) {
            continue;
        }
        for (name, level) in LEVELS {
            let Some(at) = column(name) else { continue };
            let cell = squeezed(row.cell(at));
            let Some((code, name)) = cell.split_once(' ') else {
                continue;
            };
            let code = match code.parse::<BudgetCode>() {
                Ok(code) if code.level() == level => code,
                _ => {
                    notes.push(format!(
                        "row {}: `{cell}` does not begin with the code of a {}; left out",
                        row.place(),
                        level.label()
                    ));
                    continue;
                }
            };
            let text = |i: usize| match (level, more[i]) {
                (BudgetLevel::SubKegiatan, Some(at)) => squeezed(row.cell(at)),
                _ => String::new(),
            };
            let entry = NomenclatureEntry {
                name: name.to_owned(),
                performance: text(0),
                indicator: text(1),
                unit: text(2),
                code: code.clone(),
            };
            match entries.get(&code) {
                Some(known) if known.name != entry.name => notes.push(format!(
                    "row {}: {code} is `{}` here and `{}` above; the first is kept",
                    row.place(),
                    entry.name,
                    known.name
                )),
                Some(_) => {}
                None => {
                    entries.insert(code, entry);
                }
            }
        }
    }
    if entries.is_empty() {
        return Err("no row of a kabupaten or kota has a code; give the list of Kepmendagri as it was downloaded".to_owned());
    }
    Ok((entries.into_values().collect(), notes))
}
