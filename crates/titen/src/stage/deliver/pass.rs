//! One pass over what is due: edition by edition, target by target, part by part.

use super::confidential::keep_in;
use super::noted::{Noted, noted};
use super::{Attempt, Which, is_due, parcel_of, shown, waiting};
use crate::office::Office;
use crate::stage::withdrawn::Withdrawn;
use anyhow::Result;
use chrono::Utc;
use std::collections::BTreeMap;
use titen_deliver::{Courier, Errand, Failure, Parcel, Target};
use titen_model::Week;
use titen_store::{Delivery, DeliveryKey, DeliveryNote, DeliveryState};

pub async fn pass(office: &Office, courier: &Courier, which: Which<'_>) -> Result<Vec<Attempt>> {
    let now = Utc::now();
    let all = office.store.deliveries(&office.id, which.week).await?;
    let mut by_edition: BTreeMap<(Week, u32), Vec<&Delivery>> = BTreeMap::new();
    for d in waiting(office, &all, which).filter(|d| is_due(d.next_at, now)) {
        let edition = by_edition.entry((d.key.week, d.key.revision));
        edition.or_default().push(d);
    }
    let withdrawn = Withdrawn::load(office).await?;
    let mut attempts = Vec::new();
    // Targets that asked to be left alone, by the attempt at which they did.
    let mut paused: BTreeMap<&str, Attempt> = BTreeMap::new();
    for ((week, revision), due) in by_edition {
        // One that cannot be read must not keep the others.
        let parcel = parcel_of(office, week, revision).await;
        if parcel.as_ref().is_ok_and(|p| withdrawn.is_in(&p.brief)) {
            attempts.extend(keep_in(office, week, &due).await?);
            continue;
        }
        let parcel = parcel.map_err(|error| Failure::later(format!("{error:#}")));
        for target in &office.settings.deliver {
            let due: Vec<&Delivery> = due
                .iter()
                .copied()
                .filter(|d| d.key.target == target.id)
                .collect();
            let tried = match paused.get(target.id.as_str()) {
                Some(by) => hold_back(office, &due, by).await?,
                None => {
                    let (tried, pause) = to_target(office, courier, target, &parcel, &due).await?;
                    paused.extend(pause.map(|by| (target.id.as_str(), by)));
                    tried
                }
            };
            attempts.extend(tried);
        }
    }
    Ok(attempts)
}

/// In order, until something stalls that would stall the rest. With the attempt at which a pause was asked for.
async fn to_target(
    office: &Office,
    courier: &Courier,
    target: &Target,
    parcel: &Result<Parcel, Failure>,
    due: &[&Delivery],
) -> Result<(Vec<Attempt>, Option<Attempt>)> {
    let (store, id) = (&office.store, &office.id);
    let mut attempts = Vec::new();
    for (n, d) in due.iter().enumerate() {
        if !store.begin_delivery(id, &d.key, Utc::now()).await? {
            continue;
        }
        let sent = match parcel {
            Err(unreadable) => Err(unreadable.clone()),
            Ok(parcel) => {
                let errand = Errand {
                    parcel,
                    target: &target.id,
                    part: &d.key.part,
                    round: d.round,
                    planned: d.planned_at,
                    now: Utc::now(),
                };
                target.send(&errand, courier).await
            }
        };
        let Noted {
            note,
            stalls,
            pauses,
        } = noted(sent, d.attempts + 1, Utc::now());
        store.note_delivery(id, &d.key, &note).await?;
        told(&d.key, &note);
        let attempt = Attempt {
            key: d.key.clone(),
            note,
        };
        attempts.push(attempt.clone());
        if stalls {
            attempts.extend(hold_back(office, &due[n + 1..], &attempt).await?);
            return Ok((attempts, pauses.then_some(attempt)));
        }
    }
    Ok((attempts, None))
}

/// They wait, or are given up, with the one that did not get through.
async fn hold_back(office: &Office, rest: &[&Delivery], by: &Attempt) -> Result<Vec<Attempt>> {
    let note = DeliveryNote {
        error: Some(format!("held back: {} did not get through", shown(&by.key))),
        ..by.note.clone()
    };
    let mut held = Vec::new();
    for d in rest {
        office
            .store
            .note_delivery(&office.id, &d.key, &note)
            .await?;
        held.push(Attempt {
            key: d.key.clone(),
            note: note.clone(),
        });
    }
    Ok(held)
}

pub fn told(key: &DeliveryKey, note: &DeliveryNote) {
    let why = note.error.as_deref().unwrap_or_default();
    match note.state {
        DeliveryState::Sent => tracing::info!(delivery = %shown(key), "delivered"),
        DeliveryState::Waiting => tracing::warn!(
            delivery = %shown(key),
            next = %note.next_at.format("%Y-%m-%dT%H:%M:%SZ"),
            "not delivered yet: {why}"
        ),
        _ => tracing::warn!(delivery = %shown(key), "not delivered: {why}"),
    }
}
