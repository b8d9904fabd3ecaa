//! The units of one government, with the days on which each stood: units merge and are renamed.

use crate::files::Sources;
use crate::tsv::{Row, Spec, read};
use crate::{DictError, UrusanTable, WilayahTable};
use chrono::NaiveDate;
use smol_str::SmolStr;
use std::collections::BTreeMap;
use titen_model::{PerangkatDaerahId, UrusanCode, WilayahCode};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PerangkatDaerah {
    pub id: PerangkatDaerahId,
    pub name: SmolStr,
    /// Other names in use, as written.
    pub aliases: Vec<SmolStr>,
    /// The one that it leads first.
    pub urusan: Vec<UrusanCode>,
    /// First and last day, where known.
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
    /// The place that it governs: of a kecamatan.
    pub wilayah: Option<WilayahCode>,
    /// The unit that took over its duties.
    pub successor: Option<PerangkatDaerahId>,
}

impl PerangkatDaerah {
    pub fn stands_on(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    /// Every name that a text may use: the id, the name, the aliases.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        [self.id.as_str(), self.name.as_str()]
            .into_iter()
            .chain(self.aliases.iter().map(|a| a.as_str()))
    }
}

#[derive(Debug, Clone)]
pub struct PerangkatDaerahTable {
    all: Vec<PerangkatDaerah>,
    by_id: BTreeMap<PerangkatDaerahId, usize>,
}

const SPEC: Spec = Spec {
    file: "perangkat_daerah.tsv",
    columns: &[
        "id",
        "name",
        "aliases",
        "urusan",
        "from",
        "to",
        "wilayah",
        "successor",
    ],
    n_key: 1,
};

impl PerangkatDaerahTable {
    pub fn get(&self, id: &PerangkatDaerahId) -> Option<&PerangkatDaerah> {
        self.by_id.get(id).map(|&i| &self.all[i])
    }

    pub fn all(&self) -> &[PerangkatDaerah] {
        &self.all
    }

    /// Units that have this urusan on that day: those that lead it first, then in file order.
    pub fn for_urusan(&self, urusan: &UrusanCode, day: NaiveDate) -> Vec<&PerangkatDaerah> {
        let place = |unit: &PerangkatDaerah| unit.urusan.iter().position(|u| u == urusan);
        let mut units: Vec<(usize, &PerangkatDaerah)> = self
            .all
            .iter()
            .filter(|unit| unit.stands_on(day))
            .filter_map(|unit| place(unit).map(|at| (at, unit)))
            .collect();
        units.sort_by_key(|(at, _)| *at);
        units.into_iter().map(|(_, unit)| unit).collect()
    }

    /// The unit that does this one's work on that day: itself, or whoever followed it.
    pub fn standing_on(&self, id: &PerangkatDaerahId, day: NaiveDate) -> Option<&PerangkatDaerah> {
        let mut unit = self.get(id)?;
        while !unit.stands_on(day) {
            unit = self.get(unit.successor.as_ref()?)?;
        }
        Some(unit)
    }

    pub(crate) fn load(
        sources: &Sources,
        urusan: &UrusanTable,
        wilayah: &WilayahTable,
    ) -> Result<Self, DictError> {
        let rows = read(&SPEC, sources.of(SPEC.file))?;
        let mut all = Vec::with_capacity(rows.len());
        for row in &rows {
            all.push(unit(row, urusan, wilayah)?);
        }
        let by_id: BTreeMap<_, _> = all
            .iter()
            .enumerate()
            .map(|(i, u)| (u.id.clone(), i))
            .collect();
        let table = PerangkatDaerahTable { all, by_id };
        for (row, unit) in rows.iter().zip(&table.all) {
            table.check_successor(row, unit)?;
        }
        Ok(table)
    }

    /// A successor must be known, and later: so no chain of successors is a circle.
    fn check_successor(&self, row: &Row<'_>, unit: &PerangkatDaerah) -> Result<(), DictError> {
        let Some(id) = &unit.successor else {
            return Ok(());
        };
        let Some(next) = self.get(id) else {
            return Err(row.error(
                format!("no perangkat daerah `{id}`"),
                "use an id of this file",
            ));
        };
        match unit.to {
            None => Err(row.error("a unit with a successor has no end", "fill in `to`")),
            Some(to) if next.to.is_some_and(|end| end <= to) => {
                let what = format!("the successor `{id}` ends no later");
                Err(row.error(what, "name a unit that outlives this one"))
            }
            Some(_) => Ok(()),
        }
    }
}

fn unit(
    row: &Row<'_>,
    urusan: &UrusanTable,
    wilayah: &WilayahTable,
) -> Result<PerangkatDaerah, DictError> {
    let list = |column: usize, separator: char| {
        row.cell(column)
            .split(separator)
            .map(str::trim)
            .filter(|s| !s.is_empty())
    };
    let mut codes = Vec::new();
    for code in list(3, ';').map(UrusanCode::new) {
        if urusan.get(&code).is_none() {
            return Err(row.error(format!("no urusan `{code}`"), "use codes of urusan.tsv"));
        }
        codes.push(code);
    }
    let place = Some(row.cell(6))
        .filter(|c| !c.is_empty())
        .map(WilayahCode::new);
    if let Some(code) = place.as_ref().filter(|code| wilayah.get(code).is_none()) {
        return Err(row.error(format!("no wilayah `{code}`"), "use a code of wilayah.tsv"));
    }
    let (from, to) = (row.date(4)?, row.date(5)?);
    if let (Some(from), Some(to)) = (from, to)
        && to < from
    {
        return Err(row.error(
            format!("{to} is before {from}"),
            "put the earlier date first",
        ));
    }
    Ok(PerangkatDaerah {
        id: PerangkatDaerahId::new(row.cell(0)),
        name: SmolStr::new(row.cell(1)),
        aliases: list(2, '|').map(SmolStr::new).collect(),
        urusan: codes,
        from,
        to,
        wilayah: place,
        successor: Some(row.cell(7))
            .filter(|c| !c.is_empty())
            .map(PerangkatDaerahId::new),
    })
}

#[cfg(test)]
mod tests;
