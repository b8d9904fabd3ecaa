//! A published edition → its readers outside, by the outbox in the store.
//!
//! Planned in the transaction that freezes the edition; each attempt is noted before and after. A process that dies in
//! between leaves `sending`: whoever takes the data folder's lock next knows that nobody is at it any more.

use crate::edition_folder::folder_name;
use crate::office::Office;
use anyhow::{Context, Result};
use chrono::{DateTime, TimeDelta, Utc};
use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};
use titen_deliver::{
    AfterDeath, Courier, CourierSettings, Errand, Failure, Parcel, ParcelFile, Target, next_try,
};
use titen_model::{Brief, Status, Week};
use titen_store::{Delivery, DeliveryKey, DeliveryNote, DeliveryState, Edition, EditionHead};

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

/// What is to be planned with an edition that is being published.
pub fn plan_of(office: &Office, brief: &Brief, edition: &Edition) -> Vec<DeliveryKey> {
    if edition.status == Status::Draft || office.settings.deliver.is_empty() {
        return Vec::new();
    }
    let parcel = parcel(office, brief.clone(), edition);
    let key = |target: &Target, part: String| DeliveryKey {
        week: edition.week,
        revision: edition.revision,
        target: target.id.clone(),
        part,
    };
    let targets = office.settings.deliver.iter();
    targets
        .flat_map(|t| t.parts(&parcel).into_iter().map(move |p| key(t, p.name)))
        .collect()
}

/// Of the week's latest published edition, where a target came to the config later. `None`: nothing is published.
pub async fn plan_again(office: &Office, week: Week) -> Result<Option<u32>> {
    let Some(revision) = last_published(office, Some(week))
        .await?
        .map(|h| h.revision)
    else {
        return Ok(None);
    };
    let (edition, brief) = frozen(office, week, revision).await?;
    let keys = plan_of(office, &brief, &edition);
    let store = &office.store;
    store
        .plan_deliveries(&office.id, &keys, office.now(), Utc::now())
        .await?;
    Ok(Some(revision))
}

/// Of that week, or of the latest that has one.
pub async fn last_published(office: &Office, week: Option<Week>) -> Result<Option<EditionHead>> {
    let heads = office.store.editions(&office.id).await?;
    Ok(heads
        .into_iter()
        .rfind(|h| h.status == Status::Published && week.is_none_or(|w| w == h.week)))
}

/// A published edition, as it is sent.
pub async fn parcel_of(office: &Office, week: Week, revision: u32) -> Result<Parcel> {
    let (edition, brief) = frozen(office, week, revision).await?;
    Ok(parcel(office, brief, &edition))
}

async fn frozen(office: &Office, week: Week, revision: u32) -> Result<(Edition, Brief)> {
    let edition = office
        .store
        .edition(&office.id, week, Some(revision))
        .await?
        .with_context(|| format!("week {week} has no revision {revision} in the store"))?;
    let brief = super::publish::brief_of(&edition)?;
    Ok((edition, brief))
}

fn parcel(office: &Office, brief: Brief, edition: &Edition) -> Parcel {
    let file = |f: &titen_store::EditionFile| ParcelFile::new(&f.name, f.bytes.clone());
    Parcel {
        office: office.id.to_string(),
        name: folder_name(edition.week, edition.revision),
        brief,
        files: edition.files.iter().map(file).collect(),
    }
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
        let (state, error) = match target.after_death() {
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
    for ((week, revision), due) in by_edition {
        let parcel = parcel_of(office, week, revision).await?;
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

/// What to keep of an attempt, and whether the target's other parts are to wait too.
fn noted(sent: Result<String, Failure>, attempts: u32, now: DateTime<Utc>) -> (DeliveryNote, bool) {
    let note = |state, error: Option<String>| DeliveryNote {
        state,
        next_at: now,
        error,
        remote: None,
    };
    match sent {
        Ok(remote) => {
            let sent = DeliveryNote {
                remote: Some(remote),
                ..note(DeliveryState::Sent, None)
            };
            (sent, false)
        }
        Err(Failure::Unsure { why }) => (note(DeliveryState::Unsure, Some(why)), false),
        Err(Failure::Never { why }) => (note(DeliveryState::Failed, Some(why)), false),
        Err(Failure::Later { why, after, stalls }) => match next_try(attempts, after) {
            Some(wait) => {
                let wait = TimeDelta::from_std(wait).unwrap_or(TimeDelta::days(1));
                let later = DeliveryNote {
                    next_at: now + wait,
                    ..note(DeliveryState::Waiting, Some(why))
                };
                (later, stalls)
            }
            None => {
                let why = format!("given up after {attempts} attempts: {why}");
                (note(DeliveryState::Failed, Some(why)), false)
            }
        },
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attempt_is_noted_by_what_comes_next() {
        let now: DateTime<Utc> = "2026-08-17T00:00:00Z".parse().expect("a time");
        let later = |after: Option<u64>| {
            Err(Failure::Later {
                why: "451".into(),
                after: after.map(Duration::from_secs),
                stalls: true,
            })
        };
        let (note, stalls) = noted(later(None), 1, now);
        assert_eq!((note.state, stalls), (DeliveryState::Waiting, true));
        assert_eq!(note.next_at, now + TimeDelta::seconds(5));
        let (note, _) = noted(later(Some(37)), 1, now);
        assert_eq!(note.next_at, now + TimeDelta::seconds(37));
        let (note, stalls) = noted(later(None), 10, now);
        assert_eq!((note.state, stalls), (DeliveryState::Failed, false));
        assert_eq!(
            note.error.as_deref(),
            Some("given up after 10 attempts: 451")
        );
        let (note, _) = noted(Ok("4711".into()), 1, now);
        assert_eq!(
            (note.state, note.remote.as_deref()),
            (DeliveryState::Sent, Some("4711"))
        );
        for (failure, state) in [
            (Failure::unsure("x"), DeliveryState::Unsure),
            (Failure::never("x"), DeliveryState::Failed),
        ] {
            assert_eq!(noted(Err(failure), 1, now).0.state, state);
        }
    }
}
