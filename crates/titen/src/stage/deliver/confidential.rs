//! An edition that shows a report which became *Rahasia* after it was made goes nowhere any more.

use super::Attempt;
use crate::office::Office;
use anyhow::Result;
use chrono::Utc;
use titen_model::Week;
use titen_store::{Delivery, DeliveryNote, DeliveryState};

/// The ralat goes instead, once somebody has made it.
pub async fn keep_in(office: &Office, week: Week, due: &[&Delivery]) -> Result<Vec<Attempt>> {
    let note = DeliveryNote {
        state: DeliveryState::Failed,
        next_at: Utc::now(),
        error: Some(format!(
            "a report in this edition became confidential after it was made, so it is not sent; make the ralat with `titen weekly --week {week}`"
        )),
        remote: None,
    };
    let mut kept = Vec::new();
    for d in due {
        office
            .store
            .note_delivery(&office.id, &d.key, &note)
            .await?;
        super::pass::told(&d.key, &note);
        kept.push(Attempt {
            key: d.key.clone(),
            note: note.clone(),
        });
    }
    Ok(kept)
}
