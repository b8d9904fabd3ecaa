//! A person's word on a code and an issue.

use crate::cli;
use crate::command::Usage;
use crate::command::edit::{analyst, said};
use crate::config::Settings;
use crate::office::{Office, existing_store};
use crate::say;
use anyhow::Result;
use std::path::Path;
use titen_model::{BudgetDecision, IssueId, Verdict};

pub async fn decide(
    settings: Settings,
    data: &Path,
    word: cli::Word,
    verdict: Verdict,
) -> Result<()> {
    let reason = said("--reason", word.reason)?;
    let by = said("--by", word.by.or_else(|| analyst(&settings)))?;
    existing_store(&settings, data)?;
    let office = Office::open(settings, data)?;
    let issue = issue(&office, &word.issue).await?;
    let code = word.code;
    let nomenclature = office.store.nomenclature(&office.id).await?;
    let budgets = office.store.budgets(&office.id).await?;
    let known = nomenclature.iter().any(|e| e.code.within(&code))
        || budgets
            .iter()
            .flat_map(|b| &b.lines)
            .any(|l| l.code.within(&code));
    if !known {
        return Err(Usage(format!(
            "{code} is neither in the nomenclature nor in an imported budget; `titen budget match` shows codes"
        ))
        .into());
    }
    let id = office
        .store
        .budget_decisions(&office.id)
        .await?
        .last()
        .map_or(1, |d| d.id + 1);
    let decision = BudgetDecision {
        id,
        at: office.now(),
        by,
        reason,
        issue: issue.clone(),
        code: code.clone(),
        verdict,
    };
    office
        .store
        .put_budget_decision(&office.id, &decision)
        .await?;
    let (says, other) = match verdict {
        Verdict::Confirm => ("answers", "refuse"),
        Verdict::Refuse => ("does not answer", "confirm"),
    };
    say!("decision {id}: {code} {says} {issue}, in this week and all later ones")?;
    say!("to take it back: titen budget {other} {issue} {code} --reason …")?;
    Ok(())
}

async fn issue(office: &Office, named: &str) -> Result<IssueId> {
    if !named.starts_with("isu-") {
        return Err(Usage(format!(
            "`{named}` is not an issue; its id begins with isu-, as in issues.json and `titen budget match`"
        ))
        .into());
    }
    let found = office.store.issues_named(&office.id, named).await?;
    match found.as_slice() {
        [(one, _)] => Ok(one.clone()),
        [] => Err(Usage(format!(
            "there is no issue `{named}`; `titen budget match` lists the week's"
        ))
        .into()),
        many => {
            let some: Vec<&str> = many.iter().take(5).map(|(id, _)| id.as_str()).collect();
            Err(Usage(format!(
                "`{named}` may be any of {}; write more of it",
                some.join(", ")
            ))
            .into())
        }
    }
}
