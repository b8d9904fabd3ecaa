//! A published edition → its readers outside, by the outbox in the store.
//!
//! Planned in the transaction that freezes the edition; each attempt is noted before and after. A process that dies in
//! between leaves `sending`: whoever takes the data folder's lock next knows that nobody is at it any more.

mod noted;
mod plan;

pub use plan::{last_published, parcel_of, plan_again, plan_of};

use super::withdrawn::Withdrawn;
use crate::edition_folder::folder_name;
use crate::office::Office;
use anyhow::Result;
use chrono::{DateTime, TimeDelta, Utc};
use noted::noted;
use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};
use titen_deliver::{AfterDeath, Courier, CourierSettings, Errand, Parcel, Target};
use titen_model::Week;
use titen_store::{Delivery, DeliveryKey, DeliveryNote, DeliveryState};

/// A try that is due so soon is waited for, by whoever does not come back by itself.
const SOON: TimeDelta = TimeDelta::seconds(30);
/// But no longer than this in all.
const PATIENCE: Duration = Duration::from_secs(60);
/// An upload over a slow line takes longer than a page.
const TIMES_LONGER: u32 = 4;

#[derive(Debug, Clone, Copy, Default)]
pub struct Which<'a> {
    pub week: Option<Week>,
    pub target: Option<&'a str>,
    /// Nobody will come back for what is due in a few seconds.
    pub waits: bool,
}

impl Which<'_> {
    fn takes(&self, key: &DeliveryKey) -> bool {
        self.week.is_none_or(|w| w == key.week) && self.target.is_none_or(|t| t == key.target)
    }
}

/// One try at one part.
#[derive(Debug, Clone)]
pub struct Attempt {
    pub key: DeliveryKey,
    pub note: DeliveryNote,
}

/// Sends what is due, and says what became of each. What fails is noted and costs nothing else.
pub async fn deliver(office: &Office, which: Which<'_>) -> Result<Vec<Attempt>> {
    let mut attempts = Vec::new();
    if office.settings.deliver.is_empty() {
        return Ok(attempts);
    }
    let web = &office.settings.web;
    let courier = Courier::new(CourierSettings {
        user_agent: web.user_agent.clone(),
        allow_hosts: web.allow_hosts.clone(),
        authorities: web.authorities.clone(),
        timeout: web.timeout * TIMES_LONGER,
    })?;
    note_the_dead(office).await?;
    let begin = Instant::now();
    loop {
        attempts.extend(pass(office, &courier, which).await?);
        let Some(next) = next_delivery(office, which).await?.filter(|_| which.waits) else {
            break;
        };
        let left = next - Utc::now();
        let wait = left.to_std().unwrap_or_default();
        if left > SOON || begin.elapsed() + wait > PATIENCE {
            break;
        }
        tokio::time::sleep(wait).await;
    }
    Ok(attempts)
}

/// When something that waits is due next.
pub async fn next_delivery(office: &Office, which: Which<'_>) -> Result<Option<DateTime<Utc>>> {
    let all = office.store.deliveries(&office.id, which.week).await?;
    Ok(waiting(office, &all, which).map(|d| d.next_at).min())
}

fn waiting<'d>(
    office: &Office,
    all: &'d [Delivery],
    which: Which<'_>,
) -> impl Iterator<Item = &'d Delivery> {
    let known: BTreeSet<String> = office
        .settings
        .deliver
        .iter()
        .map(|t| t.id.clone())
        .collect();
    let target = which.target.map(str::to_owned);
    all.iter().filter(move |d| {
        let asked = Which {
            target: target.as_deref(),
            week: which.week,
            waits: false,
        };
        d.state == DeliveryState::Waiting && known.contains(&d.key.target) && asked.takes(&d.key)
    })
}

/// Whoever was sending is dead: this process holds the folder's lock.
async fn note_the_dead(office: &Office) -> Result<()> {
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

async fn pass(office: &Office, courier: &Courier, which: Which<'_>) -> Result<Vec<Attempt>> {
    let now = Utc::now();
    let all = office.store.deliveries(&office.id, which.week).await?;
    let mut by_edition: BTreeMap<(Week, u32), Vec<&Delivery>> = BTreeMap::new();
    for d in waiting(office, &all, which).filter(|d| d.next_at <= now) {
        let edition = by_edition.entry((d.key.week, d.key.revision));
        edition.or_default().push(d);
    }
    let mut attempts = Vec::new();
    let withdrawn = Withdrawn::load(office).await?;
    for ((week, revision), due) in by_edition {
        let parcel = parcel_of(office, week, revision).await?;
        if withdrawn.is_in(&parcel.brief) {
            attempts.extend(held_back(office, week, &due).await?);
            continue;
        }
        for target in &office.settings.deliver {
            let due: Vec<&Delivery> = due
                .iter()
                .copied()
                .filter(|d| d.key.target == target.id)
                .collect();
            attempts.extend(to_target(office, courier, target, &parcel, &due).await?);
        }
    }
    Ok(attempts)
}

/// The ralat goes instead, once somebody has made it.
async fn held_back(office: &Office, week: Week, due: &[&Delivery]) -> Result<Vec<Attempt>> {
    let note = DeliveryNote {
        state: DeliveryState::Failed,
        next_at: Utc::now(),
        error: Some(format!(
            "a report in this edition became confidential after it was made, so it is not sent; make the ralat with `titen weekly --week {week}`"
        )),
        remote: None,
    };
    let mut attempts = Vec::new();
    for d in due {
        office
            .store
            .note_delivery(&office.id, &d.key, &note)
            .await?;
        told(&d.key, &note);
        attempts.push(Attempt {
            key: d.key.clone(),
            note: note.clone(),
        });
    }
    Ok(attempts)
}

/// In order, until something stalls that would stall the rest.
async fn to_target(
    office: &Office,
    courier: &Courier,
    target: &Target,
    parcel: &Parcel,
    due: &[&Delivery],
) -> Result<Vec<Attempt>> {
    let (store, id) = (&office.store, &office.id);
    let mut attempts = Vec::new();
    for (n, d) in due.iter().enumerate() {
        if !store.begin_delivery(id, &d.key, Utc::now()).await? {
            continue;
        }
        let errand = Errand {
            parcel,
            target: &target.id,
            part: &d.key.part,
            round: d.round,
            planned: d.planned_at,
            now: Utc::now(),
        };
        let sent = target.send(&errand, courier).await;
        let (note, stalls) = noted(sent, d.attempts + 1, Utc::now());
        store.note_delivery(id, &d.key, &note).await?;
        told(&d.key, &note);
        let held = DeliveryNote {
            error: Some(format!("held back: {} did not get through", shown(&d.key))),
            ..note.clone()
        };
        attempts.push(Attempt {
            key: d.key.clone(),
            note,
        });
        if stalls {
            for rest in &due[n + 1..] {
                store.note_delivery(id, &rest.key, &held).await?;
                attempts.push(Attempt {
                    key: rest.key.clone(),
                    note: held.clone(),
                });
            }
            break;
        }
    }
    Ok(attempts)
}

fn told(key: &DeliveryKey, note: &DeliveryNote) {
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

/// `2026-W33 surel/sekda@desa.test`, `2026-W33-r2 arsip`.
pub fn shown(key: &DeliveryKey) -> String {
    let slash = if key.part.is_empty() { "" } else { "/" };
    format!(
        "{} {}{slash}{}",
        folder_name(key.week, key.revision),
        key.target,
        key.part
    )
}
