//! Which imported lines count for a year: of each unit, those of the most decided kind, so that an RKPD's money is
//! not counted a second time in the DPA; and of a file that was revised under a new name, the later one's.

use std::collections::{BTreeMap, BTreeSet};
use titen_model::{BudgetCode, BudgetFile, BudgetKind, BudgetLevel, BudgetLine};

/// A line that counts, and where it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    pub line: BudgetLine,
    pub kind: BudgetKind,
    /// File, sheet and row.
    pub source: String,
}

/// In the files' order, then the lines'.
pub fn counted(files: &[BudgetFile], year: u16) -> Vec<Counted> {
    let files: Vec<&BudgetFile> = files.iter().filter(|f| f.year == year).collect();
    let decided = Decided::of(&files);
    files
        .iter()
        .enumerate()
        .flat_map(|(n, file)| {
            let later: BTreeSet<Twin<'_>> = files
                .iter()
                .enumerate()
                .filter(|(m, other)| (other.at, *m) > (file.at, n))
                .filter(|(_, other)| revised(file, other).is_some())
                .flat_map(|(_, other)| other.lines.iter().map(twin))
                .collect();
            let decided = &decided;
            file.lines
                .iter()
                .filter(move |line| !later.contains(&twin(line)))
                .filter(move |line| !decided.above(line, file.kind))
                .map(move |line| Counted {
                    line: line.clone(),
                    kind: file.kind,
                    source: format!("{}:{}", file.name, line.place),
                })
        })
        .collect()
}

/// What a line is, whatever it costs.
type Twin<'a> = (&'a BudgetCode, &'a str, &'a str, &'a str);

fn twin(line: &BudgetLine) -> Twin<'_> {
    (&line.code, &line.name, &line.unit_name, &line.location)
}

/// Two files of a year and kind that hold mostly the same lines are one budget and its revision: how many of
/// `b`'s lines `a` has too. Two lines alone may be of two offices, unless they cost the same.
pub fn revised(a: &BudgetFile, b: &BudgetFile) -> Option<usize> {
    if a.year != b.year || a.kind != b.kind || a.name == b.name {
        return None;
    }
    let known: BTreeSet<Twin<'_>> = a.lines.iter().map(twin).collect();
    let costs: BTreeSet<(Twin<'_>, Option<i64>)> =
        a.lines.iter().map(|l| (twin(l), l.amount)).collect();
    let same = || b.lines.iter().filter(|l| known.contains(&twin(l)));
    let n = same().count();
    let alike = n > 2 || same().all(|l| costs.contains(&(twin(l), l.amount)));
    (n > 0 && n * 2 > a.lines.len().min(b.lines.len()) && alike).then_some(n)
}

/// Whose a line is, as far as the file says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Unit {
    Unsaid,
    Named(String),
    Known(String),
}

impl Unit {
    fn of(line: &BudgetLine) -> Self {
        match &line.unit {
            Some(id) => Unit::Known(id.to_string()),
            None if line.unit_name.is_empty() => Unit::Unsaid,
            None => Unit::Named(line.unit_name.to_lowercase()),
        }
    }

    /// They may be one, for all that is known.
    fn may_be(&self, other: &Unit) -> bool {
        match (self, other) {
            (Unit::Known(a), Unit::Known(b)) | (Unit::Named(a), Unit::Named(b)) => a == b,
            _ => true,
        }
    }
}

/// How far each unit's budget is decided, and each code's where a file does not say whose it is.
struct Decided {
    units: BTreeMap<Unit, BudgetKind>,
    codes: BTreeMap<BudgetCode, BTreeSet<(BudgetKind, Unit)>>,
}

impl Decided {
    fn of(files: &[&BudgetFile]) -> Self {
        let (mut units, mut codes) = (BTreeMap::new(), BTreeMap::<_, BTreeSet<_>>::new());
        for (line, of) in files
            .iter()
            .flat_map(|f| f.lines.iter().map(|l| (l, f.kind)))
        {
            let unit = Unit::of(line);
            if unit != Unit::Unsaid {
                let kind = units.entry(unit.clone()).or_insert(of);
                *kind = (*kind).max(of);
            }
            codes
                .entry(line.code.clone())
                .or_default()
                .insert((of, unit));
        }
        Decided { units, codes }
    }

    /// A more decided budget speaks of the line's unit, or of its code where the unit is not sure.
    fn above(&self, line: &BudgetLine, kind: BudgetKind) -> bool {
        let unit = Unit::of(line);
        let says = |(of, other): &(BudgetKind, Unit)| *of > kind && unit.may_be(other);
        self.units.get(&unit).is_some_and(|k| *k > kind)
            || [
                BudgetLevel::Program,
                BudgetLevel::Kegiatan,
                BudgetLevel::SubKegiatan,
            ]
            .iter()
            .filter_map(|level| self.codes.get(&line.code.at(*level)))
            .flatten()
            .any(says)
            || self
                .codes
                .range(line.code.clone()..)
                .take_while(|(code, _)| code.within(&line.code))
                .flat_map(|(_, of)| of)
                .any(says)
    }
}

#[cfg(test)]
mod tests;
