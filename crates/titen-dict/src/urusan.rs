//! Bidang urusan and unsur of government, and the duties by which a text is known to be about one.

use crate::files::Sources;
use crate::tsv::{Spec, read};
use crate::{DictError, Phrase, PhraseTable};
use smol_str::SmolStr;
use std::collections::{BTreeMap, BTreeSet};
use titen_model::UrusanCode;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Urusan {
    pub code: UrusanCode,
    /// Title case: `Pekerjaan Umum dan Penataan Ruang`.
    pub name: SmolStr,
    pub kind: UrusanKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UrusanKind {
    WajibPelayananDasar,
    Wajib,
    Pilihan,
    Unsur,
}

#[derive(Debug, Clone)]
pub struct UrusanTable {
    all: Vec<Urusan>,
    by_code: BTreeMap<UrusanCode, usize>,
    duties: PhraseTable<UrusanCode>,
    own: BTreeSet<(UrusanCode, SmolStr)>,
}

const SPEC: Spec = Spec {
    file: "urusan.tsv",
    columns: &["code", "name", "kind"],
    n_key: 1,
};
const DUTIES: Spec = Spec {
    file: "urusan_tugas.tsv",
    columns: &["code", "phrase", "weight"],
    n_key: 2,
};

const KINDS: [(&str, UrusanKind); 4] = [
    ("wajib_pelayanan_dasar", UrusanKind::WajibPelayananDasar),
    ("wajib", UrusanKind::Wajib),
    ("pilihan", UrusanKind::Pilihan),
    ("unsur", UrusanKind::Unsur),
];

impl UrusanTable {
    pub fn get(&self, code: &UrusanCode) -> Option<&Urusan> {
        self.by_code.get(code).map(|&i| &self.all[i])
    }

    pub fn name(&self, code: &UrusanCode) -> Option<&str> {
        self.get(code).map(|u| u.name.as_str())
    }

    pub fn all(&self) -> &[Urusan] {
        &self.all
    }

    /// Phrases with the urusan that they speak for; one phrase may speak for several.
    pub fn duties(&self) -> &[Phrase<UrusanCode>] {
        self.duties.rows()
    }

    /// Has the office written (or weighed) it itself?
    pub fn is_own(&self, duty: &Phrase<UrusanCode>) -> bool {
        !self.own.is_empty() && self.own.contains(&(duty.tag.clone(), duty.phrase.clone()))
    }

    pub(crate) fn load(sources: &Sources) -> Result<Self, DictError> {
        let mut all = Vec::new();
        for row in read(&SPEC, sources.of(SPEC.file))? {
            let (code, name) = (UrusanCode::new(row.cell(0)), SmolStr::new(row.cell(1)));
            all.push(Urusan {
                code,
                name,
                kind: row.one_of(2, &KINDS)?,
            });
        }
        let by_code: BTreeMap<_, _> = all
            .iter()
            .enumerate()
            .map(|(i, u)| (u.code.clone(), i))
            .collect();
        let rows = read(&DUTIES, sources.of(DUTIES.file))?;
        let own = rows
            .iter()
            .filter(|row| row.file() != DUTIES.file)
            .map(|row| (UrusanCode::new(row.cell(0)), SmolStr::new(row.cell(1))))
            .collect();
        let duties = PhraseTable::read(&rows, |row| {
            let code = UrusanCode::new(row.cell(0));
            if by_code.contains_key(&code) {
                return Ok(code);
            }
            Err(row.error(format!("no urusan `{code}`"), "use a code of urusan.tsv"))
        })?;
        Ok(UrusanTable {
            all,
            by_code,
            duties,
            own,
        })
    }
}
