//! All sources side by side: each pass is handed over as it ends, and none can stop another.

use crate::{Intake, Pass, Source, Web, collector, rhythm::next_due};
use chrono::{DateTime, Utc};
use futures::FutureExt;
use std::{
    collections::{BTreeMap, VecDeque},
    panic::AssertUnwindSafe,
    sync::Arc,
};
use titen_model::SourceState;
use tokio::task::JoinSet;

/// One source's pass, to be stored in a transaction of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceReport {
    pub source: String,
    pub pass: Pass,
}

/// Begins a pass over each of `sources`. Dropping the `Run` ends those under way.
pub fn collect(
    web: &Arc<Web>,
    intake: &Arc<Intake>,
    sources: &[Source],
    states: &BTreeMap<String, SourceState>,
    now: DateTime<Utc>,
) -> Run {
    let waiting = sources
        .iter()
        .map(|s| (s.clone(), states.get(&s.id).cloned().unwrap_or_default()))
        .collect();
    Run {
        web: Arc::clone(web),
        intake: Arc::clone(intake),
        waiting,
        under_way: JoinSet::new(),
        now,
    }
}

#[derive(Debug)]
pub struct Run {
    web: Arc<Web>,
    intake: Arc<Intake>,
    waiting: VecDeque<(Source, SourceState)>,
    under_way: JoinSet<SourceReport>,
    now: DateTime<Utc>,
}

impl Run {
    /// The next pass that ends; their order is that of the network, and nothing may depend on it.
    pub async fn next(&mut self) -> Option<SourceReport> {
        loop {
            self.fill();
            match self.under_way.join_next().await? {
                Ok(report) => return Some(report),
                // `one_pass` catches panics, so this is a runtime that is shutting down.
                Err(e) => tracing::warn!(error = %e, "a pass was cut off"),
            }
        }
    }

    /// Far more sources than requests at once, since most of them wait for their host's turn.
    fn fill(&mut self) {
        let most = self.web.settings().concurrency.saturating_mul(16).max(1);
        while self.under_way.len() < most {
            let Some((source, state)) = self.waiting.pop_front() else {
                return;
            };
            let (web, intake) = (Arc::clone(&self.web), Arc::clone(&self.intake));
            self.under_way
                .spawn(one_pass(source, state, web, intake, self.now));
        }
    }
}

async fn one_pass(
    source: Source,
    state: SourceState,
    web: Arc<Web>,
    intake: Arc<Intake>,
    now: DateTime<Utc>,
) -> SourceReport {
    let collector = collector(&source, &web, &intake);
    let pass = AssertUnwindSafe(collector.pass(&state, now))
        .catch_unwind()
        .await;
    let pass = pass.unwrap_or_else(|_| {
        let error = format!(
            "source `{}`: titen failed while reading it; please report this",
            source.id
        );
        Pass::begin(&source, &state, now).failed(error)
    });
    let mut pass = pass;
    pass.state.polling.next_due = Some(next_due(&source, &pass.state, pass.wait, now));
    match &pass.state.error {
        Some(error) => tracing::warn!(source = source.id, error, "source failed"),
        None => tracing::debug!(source = source.id, items = pass.items.len(), "source read"),
    }
    SourceReport {
        source: source.id,
        pass,
    }
}
