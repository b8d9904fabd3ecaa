//! How each configured source does against its own past, from what is stored.

use crate::config::Settings;
use anyhow::Result;
use chrono::{DateTime, Days, NaiveDate, Utc};
use std::collections::BTreeMap;
use titen_collect::{DayCount, HEALTH_REACH, Source, health};
use titen_dict::Dictionaries;
use titen_model::{OfficeId, SourceHealth, SourceState, wib_date};
use titen_store::Store;

/// Of the seven days before `until`, in the configuration's order.
pub async fn source_health(
    store: &dyn Store,
    office: &OfficeId,
    sources: &[Source],
    states: &BTreeMap<String, SourceState>,
    dict: &Dictionaries,
    until: NaiveDate,
) -> Result<Vec<SourceHealth>> {
    let mut days: BTreeMap<String, Vec<DayCount>> = BTreeMap::new();
    for d in store
        .source_days(office, until - HEALTH_REACH, until + Days::new(1))
        .await?
    {
        days.entry(d.source).or_default().push(DayCount {
            day: d.day,
            received: d.received,
            n: d.n,
        });
    }
    let free = |day: NaiveDate| dict.libur.get(day).is_some();
    Ok(sources
        .iter()
        .map(|source| {
            let known = days.get(&source.id).map_or(&[][..], Vec::as_slice);
            health(source, states.get(&source.id), known, until, &free)
        })
        .collect())
}

/// Sources that somebody should look at, in the log.
pub fn warn_of(unheard: &[SourceHealth]) {
    for h in unheard.iter().filter(|h| h.state.is_alarm()) {
        tracing::warn!(
            source = h.source,
            state = %h.state,
            items = h.n,
            usual = h.usual,
            last = h.last.map(tracing::field::display),
            error = h.error,
            "a source is not heard as usual; see `titen sources list`"
        );
    }
}

/// Was nothing asked yet on this day?
pub fn is_first_of_day(states: &BTreeMap<String, SourceState>, now: DateTime<Utc>) -> bool {
    let last = states.values().filter_map(|s| s.last_pass).max();
    last.is_none_or(|at| wib_date(at) < wib_date(now))
}

/// What there is to judge by now: whole days only.
pub async fn health_now(
    store: &dyn Store,
    settings: &Settings,
    dict: &Dictionaries,
    now: DateTime<Utc>,
) -> Result<Vec<SourceHealth>> {
    let states = super::states(store, &settings.office).await?;
    let (sources, today) = (&settings.sources, wib_date(now));
    source_health(store, &settings.office, sources, &states, dict, today).await
}
