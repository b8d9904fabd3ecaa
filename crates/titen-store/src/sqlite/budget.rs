//! Nomenclature, imported budgets, remembered columns, and what people decided.

use super::{
    fault::Fault,
    values::{from_json, json, micros, parsed, time},
};
use rusqlite::{OptionalExtension, Transaction, params};
use titen_model::{
    BudgetDecision, BudgetFile, BudgetKind, BudgetLine, BudgetMapping, NomenclatureEntry,
};

pub(super) fn put_nomenclature(
    tx: &Transaction<'_>,
    office: &str,
    entries: &[NomenclatureEntry],
) -> Result<(), Fault> {
    tx.execute("DELETE FROM nomenclature WHERE office = ?1", [office])?;
    let mut insert =
        tx.prepare_cached("INSERT INTO nomenclature (office, code, entry) VALUES (?1, ?2, ?3)")?;
    for entry in entries {
        insert.execute(params![office, entry.code.as_str(), json(entry)])?;
    }
    Ok(())
}

pub(super) fn nomenclature(
    tx: &Transaction<'_>,
    office: &str,
) -> Result<Vec<NomenclatureEntry>, Fault> {
    let mut found =
        tx.prepare_cached("SELECT entry FROM nomenclature WHERE office = ?1 ORDER BY code")?;
    let mut rows = found.query([office])?;
    let mut entries = Vec::new();
    while let Some(row) = rows.next()? {
        entries.push(from_json(&row.get::<_, String>(0)?)?);
    }
    Ok(entries)
}

/// False where the very file was there.
pub(super) fn put_file(
    tx: &Transaction<'_>,
    office: &str,
    file: &BudgetFile,
) -> Result<bool, Fault> {
    let known: Option<(i64, String)> = tx
        .query_row(
            "SELECT seq, sha256 FROM budget_files
             WHERE office = ?1 AND year = ?2 AND kind = ?3 AND name = ?4",
            params![office, file.year, file.kind.as_str(), file.name],
            |r| Ok((r.get(0)?, r.get(1)?)),
        )
        .optional()?;
    if let Some((seq, sha256)) = known {
        let lines: Vec<BudgetLine> = lines_of(tx, seq)?;
        if sha256 == file.sha256 && lines == file.lines {
            return Ok(false);
        }
        tx.execute("DELETE FROM budget_files WHERE seq = ?1", [seq])?;
    }
    tx.execute(
        "INSERT INTO budget_files (office, year, kind, name, sha256, at, notes)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            office,
            file.year,
            file.kind.as_str(),
            file.name,
            file.sha256,
            micros(file.at),
            json(&file.notes)
        ],
    )?;
    let seq = tx.last_insert_rowid();
    let mut insert = tx.prepare_cached(
        "INSERT INTO budget_lines (file, position, office, line) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for (position, line) in (0i64..).zip(&file.lines) {
        insert.execute(params![seq, position, office, json(line)])?;
    }
    Ok(true)
}

/// False where it was not there.
pub(super) fn remove_file(
    tx: &Transaction<'_>,
    office: &str,
    year: u16,
    name: &str,
) -> Result<bool, Fault> {
    let n = tx.execute(
        "DELETE FROM budget_files WHERE office = ?1 AND year = ?2 AND name = ?3",
        params![office, year, name],
    )?;
    Ok(n > 0)
}

/// By year, kind, name.
pub(super) fn files(tx: &Transaction<'_>, office: &str) -> Result<Vec<BudgetFile>, Fault> {
    let mut found = tx.prepare_cached(
        "SELECT seq, year, kind, name, sha256, at, notes FROM budget_files
         WHERE office = ?1 ORDER BY year, kind, name",
    )?;
    let mut rows = found.query([office])?;
    let mut files = Vec::new();
    while let Some(row) = rows.next()? {
        files.push(BudgetFile {
            lines: lines_of(tx, row.get(0)?)?,
            year: row.get(1)?,
            kind: kind_of(&row.get::<_, String>(2)?)?,
            name: row.get(3)?,
            sha256: row.get(4)?,
            at: time(row.get(5)?)?,
            notes: from_json(&row.get::<_, String>(6)?)?,
        });
    }
    Ok(files)
}

fn lines_of(tx: &Transaction<'_>, file: i64) -> Result<Vec<BudgetLine>, Fault> {
    let mut found =
        tx.prepare_cached("SELECT line FROM budget_lines WHERE file = ?1 ORDER BY position")?;
    let mut rows = found.query([file])?;
    let mut lines = Vec::new();
    while let Some(row) = rows.next()? {
        lines.push(from_json(&row.get::<_, String>(0)?)?);
    }
    Ok(lines)
}

fn kind_of(name: &str) -> Result<BudgetKind, Fault> {
    BudgetKind::ALL
        .into_iter()
        .find(|k| k.as_str() == name)
        .ok_or_else(|| Fault::Damaged(format!("`{name}` is not a budget's kind")))
}

pub(super) fn put_mapping(
    tx: &Transaction<'_>,
    office: &str,
    mapping: &BudgetMapping,
) -> Result<(), Fault> {
    tx.execute(
        "INSERT OR REPLACE INTO budget_mappings (office, header, columns) VALUES (?1, ?2, ?3)",
        params![office, mapping.header, json(&mapping.columns)],
    )?;
    Ok(())
}

pub(super) fn mapping(
    tx: &Transaction<'_>,
    office: &str,
    header: &str,
) -> Result<Option<BudgetMapping>, Fault> {
    let found: Option<String> = tx
        .query_row(
            "SELECT columns FROM budget_mappings WHERE office = ?1 AND header = ?2",
            [office, header],
            |r| r.get(0),
        )
        .optional()?;
    found
        .map(|columns| {
            Ok(BudgetMapping {
                header: header.to_owned(),
                columns: from_json(&columns)?,
            })
        })
        .transpose()
}

pub(super) fn put_decision(
    tx: &Transaction<'_>,
    office: &str,
    decision: &BudgetDecision,
) -> Result<(), Fault> {
    let last: u64 = tx.query_row(
        "SELECT coalesce(max(id), 0) FROM budget_decisions WHERE office = ?1",
        [office],
        |r| r.get(0),
    )?;
    if decision.id != last + 1 {
        return Err(Fault::Overtaken {
            edit: decision.id,
            last,
        });
    }
    tx.execute(
        "INSERT INTO budget_decisions (office, id, at, by, reason, issue, code, verdict)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            office,
            decision.id.cast_signed(),
            micros(decision.at),
            decision.by,
            decision.reason,
            decision.issue.as_str(),
            decision.code.as_str(),
            json(&decision.verdict),
        ],
    )?;
    Ok(())
}

pub(super) fn decisions(tx: &Transaction<'_>, office: &str) -> Result<Vec<BudgetDecision>, Fault> {
    let mut found = tx.prepare_cached(
        "SELECT id, at, by, reason, issue, code, verdict FROM budget_decisions
         WHERE office = ?1 ORDER BY id",
    )?;
    let mut rows = found.query([office])?;
    let mut decisions = Vec::new();
    while let Some(row) = rows.next()? {
        decisions.push(BudgetDecision {
            id: row.get(0)?,
            at: time(row.get(1)?)?,
            by: row.get(2)?,
            reason: row.get(3)?,
            issue: parsed(&row.get::<_, String>(4)?)?,
            code: parsed(&row.get::<_, String>(5)?)?,
            verdict: from_json(&row.get::<_, String>(6)?)?,
        });
    }
    Ok(decisions)
}
