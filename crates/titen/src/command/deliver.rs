//! `titen deliver`: sends what is due of published editions, and says how far each delivery got.

use super::Usage;
use crate::cli;
use crate::config::Settings;
use crate::edition_folder::folder_name;
use crate::office::Office;
use crate::say;
use crate::stage::{self, Which, shown};
use anyhow::{Result, bail};
use chrono::{DateTime, Utc};
use std::path::Path;
use titen_model::Week;
use titen_store::{Delivery, DeliveryKey, DeliveryState};

pub async fn deliver(settings: Settings, data: &Path, args: cli::Deliver) -> Result<()> {
    if let Some(cli::DeliverWhat::List { week }) = args.what {
        let office = Office::open_to_read(settings, data)?;
        return list(&office, week).await;
    }
    check(&settings, args.target.as_deref())?;
    if args.dry_run {
        let office = Office::open_to_read(settings, data)?;
        return dry_run(&office, &args).await;
    }
    let office = Office::open(settings, data)?;
    let (week, revision) = edition(&office, args.week).await?;
    stage::plan_again(&office, week, args.target.as_deref()).await?;
    if args.again {
        // What was under way when a run died is unsure, not sent.
        stage::note_the_dead(&office).await?;
        again(&office, week, revision, args.target.as_deref()).await?;
    }
    let which = Which {
        week: args.week,
        target: args.target.as_deref(),
        waits: true,
    };
    let n_missing = send(&office, which).await?;
    if n_missing > 0 {
        bail!("{n_missing} deliveries did not get through; `titen deliver list` says why");
    }
    Ok(())
}

/// After a publication: what does not get through is told and costs nothing else.
pub async fn deliver_published(office: &Office, week: Week) -> Result<()> {
    if office.settings.deliver.is_empty() {
        return Ok(());
    }
    let which = Which {
        waits: true,
        ..Which::default()
    };
    let sent = async {
        // An older edition that is only shown again goes to nobody new.
        let latest = stage::last_published(office, None).await?;
        if latest.is_some_and(|head| head.week == week) {
            stage::plan_again(office, week, None).await?;
        }
        send(office, which).await
    };
    match sent.await {
        Ok(0) => {}
        Ok(n) => tracing::warn!(
            "{n} deliveries wait or failed; `titen deliver list` says why, `titen run` and `titen deliver` try again"
        ),
        Err(error) => {
            tracing::warn!(error = %format_args!("{error:#}"), "the edition is published, but not delivered")
        }
    }
    Ok(())
}

/// How many parts that were tried did not get through.
async fn send(office: &Office, which: Which<'_>) -> Result<usize> {
    let attempts = stage::deliver(office, which).await?;
    let mut ends: Vec<(&DeliveryKey, &stage::Attempt)> = Vec::new();
    // Of each part, its last try.
    for a in &attempts {
        ends.retain(|(key, _)| **key != a.key);
        ends.push((&a.key, a));
    }
    for (key, a) in &ends {
        let said = a.note.remote.as_deref().or(a.note.error.as_deref());
        let until = match a.note.state {
            DeliveryState::Waiting => format!(" until {}", moment(office, a.note.next_at)),
            _ => String::new(),
        };
        say!(
            "{}{until}  {}: {}",
            a.note.state,
            shown(key),
            said.unwrap_or_default()
        )?;
    }
    if ends.is_empty() {
        match stage::next_delivery(office, which).await? {
            Some(next) => say!("nothing is due before {}", moment(office, next))?,
            None => say!("nothing waits to be delivered")?,
        }
    }
    let arrived = |a: &&stage::Attempt| a.note.state == DeliveryState::Sent;
    Ok(ends.iter().filter(|(_, a)| !arrived(a)).count())
}

fn check(settings: &Settings, target: Option<&str>) -> Result<()> {
    let known: Vec<&str> = settings.deliver.iter().map(|t| t.id.as_str()).collect();
    if known.is_empty() {
        return Err(Usage("the config names nobody to deliver to; add a [[deliver]], config/titen.toml shows one of each kind".into()).into());
    }
    match target {
        Some(id) if !known.contains(&id) => Err(Usage(format!(
            "--target {id}: no such [[deliver]]; the config has {}",
            known.join(", ")
        ))
        .into()),
        _ => Ok(()),
    }
}

async fn edition(office: &Office, week: Option<Week>) -> Result<(Week, u32)> {
    match (stage::last_published(office, week).await?, week) {
        (Some(head), _) => Ok((head.week, head.revision)),
        (None, Some(week)) => bail!(
            "week {week} has no published edition; `titen weekly --week {week}` makes it, `titen publish` freezes a draft"
        ),
        (None, None) => bail!("nothing is published yet; `titen weekly` does it"),
    }
}

async fn again(office: &Office, week: Week, revision: u32, target: Option<&str>) -> Result<()> {
    let all = office.store.deliveries(&office.id, Some(week)).await?;
    let of = |states: &[DeliveryState]| -> Vec<DeliveryKey> {
        let asked = |d: &&Delivery| {
            d.key.revision == revision
                && target.is_none_or(|t| t == d.key.target)
                && states.contains(&d.state)
        };
        all.iter().filter(asked).map(|d| d.key.clone()).collect()
    };
    // Whoever has it gets it again only where nobody lacks it.
    let mut keys = of(&[
        DeliveryState::Failed,
        DeliveryState::Unsure,
        DeliveryState::Waiting,
    ]);
    if keys.is_empty() {
        if target.is_none() {
            return Err(Usage(format!(
                "nothing of {} failed, waits or is unsure; name the --target that is to get it again",
                folder_name(week, revision)
            ))
            .into());
        }
        keys = of(&[DeliveryState::Sent]);
    }
    office
        .store
        .repeat_deliveries(&office.id, &keys, Utc::now())
        .await?;
    Ok(())
}

async fn dry_run(office: &Office, args: &cli::Deliver) -> Result<()> {
    let (week, revision) = edition(office, args.week).await?;
    let parcel = stage::parcel_of(office, week, revision).await?;
    let all = office.store.deliveries(&office.id, Some(week)).await?;
    let wanted = |id: &str| args.target.as_deref().is_none_or(|t| t == id);
    for target in office.settings.deliver.iter().filter(|t| wanted(&t.id)) {
        for part in target.parts(&parcel) {
            let key = DeliveryKey {
                week,
                revision,
                target: target.id.clone(),
                part: part.name,
            };
            let state = all
                .iter()
                .find(|d| d.key == key)
                .map_or("new", |d| d.state.as_str());
            say!("{state:<10}  {}: {}", shown(&key), part.what)?;
        }
        for pattern in target.idle_patterns(&parcel) {
            say!(
                "{:<10}  {}: the edition has no file `{pattern}`",
                "note",
                target.id
            )?;
        }
    }
    Ok(())
}

async fn list(office: &Office, week: Option<Week>) -> Result<()> {
    let all = office.store.deliveries(&office.id, week).await?;
    if all.is_empty() {
        say!(
            "nothing was planned to be delivered{}",
            week.map_or_else(String::new, |w| format!(" of {w}"))
        )?;
    }
    for d in all {
        let is_known = office.settings.deliver.iter().any(|t| t.id == d.key.target);
        let (when, said) = match d.state {
            DeliveryState::Waiting if !is_known => {
                ("until the config has its target again".to_owned(), d.error)
            }
            DeliveryState::Waiting => (format!("until {}", moment(office, d.next_at)), d.error),
            DeliveryState::Sent => (last(office, d.last_at), d.remote),
            _ => (last(office, d.last_at), d.error),
        };
        let colon = if said.is_some() { ": " } else { "" };
        say!(
            "{:<10}  {}  {when}, {} attempts{colon}{}",
            d.state,
            shown(&d.key),
            d.attempts,
            said.unwrap_or_default()
        )?;
    }
    Ok(())
}

fn last(office: &Office, at: Option<DateTime<Utc>>) -> String {
    at.map_or_else(|| "never".to_owned(), |at| moment(office, at))
}

fn moment(office: &Office, at: DateTime<Utc>) -> String {
    at.with_timezone(&office.settings.schedule.zone)
        .format("%Y-%m-%d %H:%M:%S")
        .to_string()
}
