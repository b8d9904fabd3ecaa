//! Documents → full text: what the store has beyond the index's watermark.

use crate::figures::StageFigures;
use crate::office::Office;
use crate::progress;
use anyhow::Result;

const BATCH: usize = 2000;
/// A commit costs a segment; a kill costs what was added since the last one.
const COMMIT_EVERY: u64 = 50_000;

pub async fn index(office: &Office) -> Result<u64> {
    let figures = StageFigures::begin("index");
    let bar = progress::bar("indexing", 0);
    let index = office.index()?;
    let mut watermark = index.watermark(&office.id).await?;
    if watermark > office.store.last_seq(&office.id).await? {
        tracing::warn!(
            "the index knows more than the store, which must be another one; it is made anew"
        );
        index.clear().await?;
        watermark = 0;
    }
    // Taking a document out leaves its words in the index's files until they are merged; made anew,
    // none are left.
    let withdrawn = office.store.last_withdrawal(&office.id).await?;
    if watermark > 0 && withdrawn > watermark {
        tracing::info!("something was withdrawn; the index is made anew without it");
        index.clear().await?;
        watermark = 0;
    }
    let (mut n, mut uncommitted) = (0, 0);
    loop {
        let page = office
            .store
            .documents_after(&office.id, watermark, BATCH)
            .await?;
        let Some((last, _)) = page.last() else { break };
        watermark = *last;
        let documents: Vec<_> = page.into_iter().map(|(_, d)| d).collect();
        n += documents.len() as u64;
        uncommitted += documents.len() as u64;
        index.add(&office.id, documents).await?;
        if uncommitted >= COMMIT_EVERY {
            index.commit(&office.id, watermark).await?;
            uncommitted = 0;
        }
        bar.set_position(n);
    }
    if uncommitted > 0 {
        let whole = watermark.max(withdrawn);
        index.commit(&office.id, whole).await?;
    }
    bar.finish_and_clear();
    figures.end(n);
    Ok(n)
}
