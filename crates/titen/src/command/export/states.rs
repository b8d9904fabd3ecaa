//! `titen export states`: how exports (LAPOR!, PPID) showed each item, one state after another.
//!
//! Nobody wrote down when a state changed: it was after `changed_after` and not after `first_seen`.
//! What cannot be known is null.

use super::{PAGE, Rows, Stored};
use anyhow::Result;
use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::Value;
use titen_store::State;

#[derive(Serialize)]
struct StateRow<'s> {
    id: &'s str,
    source: &'s str,
    channel: &'static str,
    status: Option<&'s str>,
    unit: Option<&'s str>,
    first_seen: DateTime<Utc>,
    last_seen: DateTime<Utc>,
    changed_after: Option<DateTime<Utc>>,
    is_latest: bool,
}

pub async fn states(office: &Stored, rows: &mut Rows) -> Result<()> {
    let mut after = 0;
    loop {
        let page = office.store.states_page(&office.id, after, PAGE).await?;
        let Some((last, _)) = page.last() else {
            return Ok(());
        };
        after = *last;
        for (_, states) in &page {
            for (i, state) in states.iter().enumerate() {
                let before = i.checked_sub(1).and_then(|i| states.get(i));
                rows.put(&row(state, before, i + 1 == states.len()))?;
            }
        }
    }
}

fn row<'s>(state: &'s State, before: Option<&State>, is_latest: bool) -> StateRow<'s> {
    let said = |names: &[&str]| {
        let extra = &state.item.extra;
        names
            .iter()
            .find_map(|name| extra.get(*name).and_then(Value::as_str))
    };
    StateRow {
        id: &state.item.key,
        source: &state.item.source,
        channel: state.item.channel.as_str(),
        status: said(&["Status Laporan", "status"]),
        unit: said(&["Instansi Terdisposisi"]),
        first_seen: state.first_seen,
        last_seen: state.last_seen,
        changed_after: before.map(|b| b.last_seen),
        is_latest,
    }
}
