//! `titen run`: keeps the schedule until it is stopped, makes up for what was missed, and listens for webhooks.
//!
//! A firing is claimed in the store by whoever inserts it first, so no two processes run one; a firing whose
//! run failed is released and tried again at the next tick.

use super::Usage;
use super::collect::{collect_due, warn_of_unheard};
use super::receive::{listen, receiver};
use super::weekly::one_week;
use crate::config::Settings;
use crate::office::Office;
use crate::schedule::Rhythm;
use crate::stage;
use crate::stage::{NoItems, Which};
use anyhow::Result;
use chrono::{DateTime, TimeDelta, Utc};
use std::path::Path;
use titen_model::Week;
use titen_store::Due;

/// Whoever holds the data folder's lock is alone: a claim that was not finished is that of a process that died.
const LEASE: TimeDelta = TimeDelta::zero();
/// A sleep is cut into pieces, since a clock may be set and a machine may be suspended meanwhile.
const LONGEST_SLEEP: TimeDelta = TimeDelta::minutes(1);
const SHORTEST_SLEEP: TimeDelta = TimeDelta::seconds(1);

pub async fn run(settings: Settings, data: &Path) -> Result<()> {
    if settings.now.is_some() {
        return Err(Usage("`now` is fixed in the config, so nothing will ever be due; take it out to keep a schedule".into()).into());
    }
    tracing::info!(data = %data.display(), "keeping the schedule");
    tokio::select! {
        result = work(&settings, data) => result,
        () = stopped() => {
            tracing::info!("stopped; what was under way is done again at the next start");
            Ok(())
        }
    }
}

/// The port is open before the first run, which may take an hour.
async fn work(settings: &Settings, data: &Path) -> Result<()> {
    let receiver = receiver(settings, data).await?;
    tokio::select! {
        result = keep(settings, data) => result,
        () = listen(receiver) => Ok(()),
    }
}

async fn keep(settings: &Settings, data: &Path) -> Result<()> {
    loop {
        let now = Utc::now();
        let retry = match do_what_is_due(settings, data, now).await {
            Ok(retry) => retry,
            Err(error) => {
                failed(&error);
                None
            }
        };
        let weekly = rhythm(settings, Job::Weekly).next(now);
        let collect = rhythm(settings, Job::Collect).next(now);
        let Some(next) = weekly.into_iter().chain(collect).min() else {
            return Err(Usage(
                "neither schedule.weekly nor schedule.collect ever fires again".into(),
            )
            .into());
        };
        // What was not delivered is due by its own time.
        let next = retry.map_or(next, |at| next.min(at.max(now + SHORTEST_SLEEP)));
        tracing::info!(at = %next.with_timezone(&settings.schedule.zone), "next run");
        while Utc::now() < next {
            let left = (next - Utc::now()).min(LONGEST_SLEEP);
            tokio::time::sleep(left.to_std().unwrap_or_default()).await;
        }
    }
}

#[derive(Debug, Clone, Copy)]
enum Job {
    Collect,
    Weekly,
}

impl Job {
    fn name(self) -> &'static str {
        match self {
            Job::Collect => "collect",
            Job::Weekly => "weekly",
        }
    }
}

fn rhythm(settings: &Settings, job: Job) -> Rhythm<'_> {
    let schedule = &settings.schedule;
    Rhythm {
        expression: match job {
            Job::Collect => &schedule.collect,
            Job::Weekly => &schedule.weekly,
        },
        zone: schedule.zone,
    }
}

fn failed(error: &anyhow::Error) {
    tracing::error!(error = %format_args!("{error:#}"), "a scheduled run failed; it is tried again at the next tick");
}

/// Opens the office only while there is something to do, so that a person may work in between. Gives back when a
/// delivery is to be tried again.
async fn do_what_is_due(
    settings: &Settings,
    data: &Path,
    now: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>> {
    let office = Office::open(settings.clone(), data)?;
    // What was published before waits for no failed run.
    if let Err(error) = fire_what_was_missed(&office, now).await {
        failed(&error);
    }
    stage::deliver(&office, Which::default()).await?;
    stage::next_delivery(&office, Which::default()).await
}

async fn fire_what_was_missed(office: &Office, now: DateTime<Utc>) -> Result<()> {
    let settings = &office.settings;
    let back = TimeDelta::weeks(i64::from(settings.schedule.catch_up_weeks));
    for job in [Job::Collect, Job::Weekly] {
        let since = office.store.last_finished(&office.id, job.name()).await?;
        let missed = rhythm(settings, job).missed(since, now, back);
        // Sources are asked once however often they were not; each week has an edition of its own.
        let wanted = match job {
            Job::Collect => missed.last().map_or(&[][..], std::slice::from_ref),
            Job::Weekly => &missed[..],
        };
        for at in wanted {
            let due = Due {
                schedule: job.name().to_owned(),
                at: *at,
            };
            fire(office, job, &due).await?;
        }
    }
    Ok(())
}

async fn fire(office: &Office, job: Job, due: &Due) -> Result<()> {
    if !office
        .store
        .claim_due(&office.id, due, Utc::now(), LEASE)
        .await?
    {
        return Ok(());
    }
    tracing::info!(job = job.name(), due = %due.at, "scheduled run");
    let done = match job {
        Job::Collect => collect_and_index(office).await,
        Job::Weekly => {
            let out = office.data.join(&office.settings.schedule.out);
            match one_week(office, Week::last_whole(due.at), &out, false).await {
                Ok(p) => {
                    tracing::info!(edition = %p.folder.display(), "edition published");
                    Ok(())
                }
                Err(error) => Err(error),
            }
        }
    };
    let Err(error) = done else {
        return Ok(office.store.finish_due(&office.id, due, Utc::now()).await?);
    };
    office.store.release_due(&office.id, due).await?;
    if error.is::<NoItems>() {
        // A week that nobody was heard in must not keep those after it from their editions.
        tracing::warn!(due = %due.at, %error, "no edition for want of items");
        return Ok(());
    }
    Err(error.context(format!("{} of {}", job.name(), due.at)))
}

/// What came in can be searched before its week is over.
async fn collect_and_index(office: &Office) -> Result<()> {
    let states = stage::states(office.store.as_ref(), &office.id).await?;
    collect_due(office).await?;
    // Every half hour would be noise.
    if stage::is_first_of_day(&states, office.now()) {
        warn_of_unheard(office).await?;
    }
    stage::analyse(office).await?;
    stage::index(office).await?;
    Ok(())
}

/// Until somebody asks it to stop: Ctrl-C at a terminal, SIGTERM from systemd.
async fn stopped() {
    tokio::select! {
        () = interrupted() => {}
        () = terminated() => {}
    }
}

async fn interrupted() {
    if let Err(error) = tokio::signal::ctrl_c().await {
        tracing::warn!(%error, "an interrupt can't be waited for");
        std::future::pending::<()>().await;
    }
}

#[cfg(unix)]
async fn terminated() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut term) => {
            term.recv().await;
        }
        Err(error) => {
            tracing::warn!(%error, "SIGTERM can't be waited for");
            std::future::pending::<()>().await;
        }
    }
}

#[cfg(not(unix))]
async fn terminated() {
    std::future::pending::<()>().await;
}
