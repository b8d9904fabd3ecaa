//! A published edition → its readers outside, by the outbox in the store.
//!
//! Planned in the transaction that freezes the edition; each attempt is noted before and after. A process that dies in
//! between leaves `sending`: whoever takes the data folder's lock next knows that nobody is at it any more.

mod confidential;
mod noted;
mod pass;
mod plan;
mod settle;

pub use plan::{last_published, parcel_of, plan_again, plan_of};
pub use settle::note_the_dead;

use crate::edition_folder::folder_name;
use crate::office::Office;
use anyhow::Result;
use chrono::{DateTime, TimeDelta, Utc};
use pass::pass;
use settle::plan_corrections;
use std::collections::BTreeSet;
use std::time::{Duration, Instant};
use titen_deliver::{Courier, CourierSettings};
use titen_model::Week;
use titen_store::{Delivery, DeliveryKey, DeliveryNote, DeliveryState};

/// A try that is due so soon is waited for, by whoever does not come back by itself.
const SOON: TimeDelta = TimeDelta::seconds(30);
/// But no longer than this in all.
const PATIENCE: Duration = Duration::from_secs(60);
/// An upload over a slow line takes longer than a page.
const TIMES_LONGER: u32 = 4;
/// A failed part waits for a day at most.
const NO_WAIT_IS_LONGER: TimeDelta = TimeDelta::days(2);

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
    plan_corrections(office).await?;
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

/// A clock that was ahead and has been set back must not make years of a wait.
fn is_due(next_at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    next_at <= now || next_at - now > NO_WAIT_IS_LONGER
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
    fn what_waits_is_due_in_time_and_where_no_wait_is_so_long() {
        let now: DateTime<Utc> = "2026-08-17T00:00:00Z".parse().expect("a time");
        for (ahead, due) in [(-1, true), (0, true), (1, false), (24, false), (8760, true)] {
            assert_eq!(is_due(now + TimeDelta::hours(ahead), now), due, "{ahead}");
        }
    }
}
