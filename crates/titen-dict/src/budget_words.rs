//! What people call a problem → what the nomenclature of budgets calls its answer: *PJU padam* is
//! answered by *perlengkapan jalan*, and no word of the two is the same.

use crate::DictError;
use crate::files::Sources;
use crate::tsv::{Spec, read};
use smol_str::SmolStr;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BudgetWords {
    /// All of these words stand in the problem.
    pub problem: SmolStr,
    pub budget: SmolStr,
}

const SPEC: Spec = Spec {
    file: "padanan_anggaran.tsv",
    columns: &["problem", "budget"],
    n_key: 1,
};

pub(crate) fn load(sources: &Sources) -> Result<Vec<BudgetWords>, DictError> {
    read(&SPEC, sources.of(SPEC.file))?
        .iter()
        .map(|row| {
            let (problem, budget) = (row.phrase(0)?, row.phrase(1)?);
            if budget.is_empty() {
                return Err(row.error(
                    format!("`{problem}` has no words of budgets"),
                    "write what the nomenclature calls its answer, or remove the row",
                ));
            }
            Ok(BudgetWords {
                problem: SmolStr::new(problem),
                budget: SmolStr::new(budget),
            })
        })
        .collect()
}
