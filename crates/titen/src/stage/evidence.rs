//! What is stored of statistics and quotations → what stands beside the brief's issues.

use super::figures::import_figures;
use crate::office::Office;
use anyhow::Result;
use std::collections::BTreeMap;
use titen_followup::{Evident, Said, evidence};
use titen_model::{Brief, Document, Evidence, Item, ItemId, RankedWeek};

/// `items` are those that the brief was composed with: an issue's list has them in its own order.
pub async fn evidence_of(
    office: &Office,
    brief: &Brief,
    ranked: &RankedWeek,
    items: &BTreeMap<ItemId, Item>,
    documents: &[Document],
) -> Result<Evidence> {
    let notes = read_configured(office).await;
    let figures = office.store.figures(&office.id).await?;
    let by_item: BTreeMap<ItemId, &Document> = documents.iter().map(|d| (d.item, d)).collect();
    let mut said = Vec::new();
    for (issue, ranked) in ranked.ranked.iter().take(brief.issues.len()).enumerate() {
        let shown = ranked.items.iter().filter(|id| items.contains_key(id));
        for (item, id) in shown.enumerate() {
            let quotes = by_item.get(id).into_iter().flat_map(|d| &d.quotes);
            said.extend(quotes.map(|quote| Said { issue, item, quote }));
        }
    }
    let home = office.settings.home();
    let settings = &office.settings.evidence;
    let mut evidence = evidence(
        brief,
        &Evident {
            indicators: &settings.indicators,
            figures: &figures,
            rules: &settings.rules,
            said: &said,
            home: home.as_ref(),
            dict: &office.dict,
        },
    );
    evidence.notes = notes;
    Ok(evidence)
}

/// A table that cannot be read costs no edition: the figures that were read of it before stay, and the reader is told.
async fn read_configured(office: &Office) -> Vec<String> {
    let mut notes = Vec::new();
    for file in &office.settings.evidence.files {
        let name = file.path.file_name().unwrap_or_default().to_string_lossy();
        match import_figures(office, &file.path, &file.given, &file.map).await {
            Err(error) => {
                tracing::warn!(file = %file.path.display(), error = format!("{error:#}"), "statistics are not read");
                notes.push(format!(
                    "Berkas data sektoral {name} tidak dapat dibaca; angka yang dibaca sebelumnya tetap dipakai."
                ));
            }
            Ok(taken) => {
                for revised in &taken.put.revised {
                    tracing::info!(
                        indicator = %revised.now.indicator,
                        place = %revised.now.wilayah,
                        year = revised.now.year,
                        before = revised.before.value,
                        now = revised.now.value,
                        "a figure is revised"
                    );
                }
                let refused = &taken.read.refused;
                if let Some(first) = refused.first() {
                    tracing::warn!(
                        file = %file.path.display(),
                        n = refused.len(),
                        first = format!("{}: {}", first.place, first.why),
                        "figures are refused; `titen indicator import` lists them"
                    );
                    notes.push(format!(
                        "{} angka dalam berkas data sektoral {name} ditolak dan tidak dipakai.",
                        refused.len()
                    ));
                }
            }
        }
    }
    notes
}
