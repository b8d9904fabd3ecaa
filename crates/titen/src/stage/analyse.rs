//! Items → documents: every latest revision that this analyser has not made yet.

use crate::figures::StageFigures;
use crate::office::Office;
use crate::progress;
use anyhow::{Context, Result};
use rayon::prelude::*;
use std::sync::Arc;

/// Enough to keep all cores busy, little enough to hold in memory.
const BATCH: usize = 2000;

pub async fn analyse(office: &Office) -> Result<u64> {
    let figures = StageFigures::begin("analyse");
    let made_by = office.analyser.made_by().to_owned();
    let bar = progress::bar("analysing", 0);
    let mut n = 0;
    loop {
        let pending = office
            .store
            .items_to_analyse(&office.id, &made_by, BATCH)
            .await?;
        if pending.is_empty() {
            break;
        }
        let analyser = Arc::clone(&office.analyser);
        let documents = tokio::task::spawn_blocking(move || {
            pending
                .par_iter()
                .map(|p| analyser.analyse(&p.item, p.revision))
                .collect::<Vec<_>>()
        })
        .await
        .context("the analyser stopped")?;
        office.store.put_documents(&office.id, &documents).await?;
        n += documents.len() as u64;
        bar.set_position(n);
    }
    bar.finish_and_clear();
    figures.end(n);
    Ok(n)
}
