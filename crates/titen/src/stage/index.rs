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
    let mut watermark = office.index.watermark(&office.id).await?;
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
        office.index.add(&office.id, documents).await?;
        if uncommitted >= COMMIT_EVERY {
            office.index.commit(&office.id, watermark).await?;
            uncommitted = 0;
        }
        bar.set_position(n);
    }
    if uncommitted > 0 {
        office.index.commit(&office.id, watermark).await?;
    }
    bar.finish_and_clear();
    figures.end(n);
    Ok(n)
}
