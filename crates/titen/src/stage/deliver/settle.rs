//! What is put right before anything is sent: attempts whose end nobody noted, and editions that were corrected.

use super::{Which, plan_again, shown, waiting};
use crate::office::Office;
use anyhow::Result;
use chrono::Utc;
use std::collections::{BTreeMap, BTreeSet};
use titen_deliver::AfterDeath;
use titen_model::{Status, Week};
use titen_store::{DeliveryNote, DeliveryState};

/// Whoever was sending is dead: this process holds the folder's lock.
pub async fn note_the_dead(office: &Office) -> Result<()> {
    let all = office.store.deliveries(&office.id, None).await?;
    for d in all.iter().filter(|d| d.state == DeliveryState::Sending) {
        let Some(target) = office
            .settings
            .deliver
            .iter()
            .find(|t| t.id == d.key.target)
        else {
            continue;
        };
        let corrected = all.iter().any(|other| {
            (other.key.week, &other.key.target) == (d.key.week, &d.key.target)
                && other.key.revision > d.key.revision
        });
        let (state, error) = match target.after_death() {
            AfterDeath::TryAgain if corrected => (
                DeliveryState::Superseded,
                "titen ended while it was sending; the ralat goes instead",
            ),
            AfterDeath::TryAgain => (
                DeliveryState::Waiting,
                "titen ended while it was sending; sent again with the same key",
            ),
            AfterDeath::Unsure => (
                DeliveryState::Unsure,
                "titen ended while it was sending; it may have arrived: look, and send it again with --again if it is not there",
            ),
        };
        tracing::warn!(delivery = %shown(&d.key), "{error}");
        let note = DeliveryNote {
            state,
            next_at: Utc::now(),
            error: Some(error.to_owned()),
            remote: None,
        };
        office
            .store
            .note_delivery(&office.id, &d.key, &note)
            .await?;
    }
    Ok(())
}

/// What still waits of an edition that was corrected while its target was not in the config: the ralat goes instead.
pub async fn plan_corrections(office: &Office) -> Result<()> {
    let all = office.store.deliveries(&office.id, None).await?;
    let heads = office.store.editions(&office.id).await?;
    // By week, then revision: the last one stays.
    let latest: BTreeMap<Week, u32> = heads
        .iter()
        .filter(|h| h.status == Status::Published)
        .map(|h| (h.week, h.revision))
        .collect();
    let corrected: BTreeSet<(Week, &str)> = waiting(office, &all, Which::default())
        .filter(|d| latest.get(&d.key.week).is_some_and(|r| *r > d.key.revision))
        .map(|d| (d.key.week, d.key.target.as_str()))
        .collect();
    for (week, target) in corrected {
        if let Err(error) = plan_again(office, week, Some(target)).await {
            tracing::warn!(%week, target, error = %format_args!("{error:#}"), "a ralat is not planned");
        }
    }
    Ok(())
}
