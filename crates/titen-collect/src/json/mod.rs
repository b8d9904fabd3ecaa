//! APIs that answer with JSON, as a source: social networks by their shipped presets, and an office's own.
//!
//! One collector for all of them. What differs from API to API is data (`ApiOptions`): the address, the token, the
//! pages, where an item's fields stand, and how the API says that it wants to be left alone. Deletions are not seen:
//! an API does not tell of what is not there any more.

mod answer;
mod api;
mod options;
mod path;
mod post;
mod presets;
mod take;
mod template;
mod walk;

pub use api::JsonApi;
pub use options::ApiOptions;
pub use presets::preset_names;

use crate::{Collector, FetchError, Intake, Pass, Source, Web, rhythm::learn};
use answer::{Refusal, RefusalKind};
use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde_json::Value;
use std::{sync::Arc, time::Duration};
use take::Taking;
use titen_model::{DropReason, SourceState};
use walk::{Step, Walk};

/// What is wrong with an API's options, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct BadApi(pub(crate) String);

pub struct JsonCollector {
    pub source: Source,
    pub api: Arc<JsonApi>,
    pub web: Arc<Web>,
    pub intake: Arc<Intake>,
}

/// A page, as the walk and the taking need it.
struct Answered {
    told: crate::web::Told,
    body: Value,
}

/// How a pass came to its end.
enum End {
    Whole,
    /// The pages of one pass are used up.
    Cut,
    Refused(Refusal),
}

#[async_trait]
impl Collector for JsonCollector {
    async fn pass(&self, before: &SourceState, now: DateTime<Utc>) -> Pass {
        let mut pass = Pass::begin(&self.source, before, now);
        if let (Some(n), Some(s)) = (self.api.rate.requests, self.api.rate.per_s) {
            let every = Duration::from_secs(s) / n.max(1);
            self.web.slow_down(&self.api.shown, every);
        }
        let mut walk = Walk::resume(&self.api, before.polling.reached.as_ref());
        let mut taking = Taking::new(
            &self.source,
            &self.api,
            &self.intake,
            std::mem::take(&mut pass.state.seen),
        );
        // Begun by an earlier pass: what is newer than it comes after it.
        let mut behind = walk.resumed;
        let mut n_pages = 0;
        let end = loop {
            if n_pages == self.api.max_pages {
                break End::Cut;
            }
            let page = match self.page(&walk).await {
                Ok(page) => page,
                Err(refusal) if self.begins_anew(&refusal, &mut walk, &mut pass) => {
                    behind = false;
                    continue;
                }
                Err(refusal) => break End::Refused(refusal),
            };
            n_pages += 1;
            let places = taking.page(&page.body, &mut pass);
            match walk.took(&self.api, &page.told, &page.body, &places, now) {
                Step::More => {}
                Step::Done if behind => behind = false,
                Step::Done => break End::Whole,
                Step::Lost(why) => {
                    walk.end();
                    pass.notes.push(format!(
                        "source `{}`: {}; older items may be missing",
                        self.source.id,
                        self.api.hide(why)
                    ));
                    break End::Whole;
                }
            }
        };
        learn(&mut pass.state, taking.times(), now);
        let full = taking.last_page_was_full();
        taking.finish(&mut pass);
        pass.state.polling.reached = Some(walk.reached(&self.api));
        self.conclude(pass, end, n_pages, full, now)
    }
}

impl JsonCollector {
    async fn page(&self, walk: &Walk) -> Result<Answered, Refusal> {
        let other = |reason, said: String| Refusal {
            kind: RefusalKind::Other(reason),
            said,
        };
        let ask = walk
            .ask(&self.api)
            .map_err(|e| other(DropReason::Malformed, e))?;
        let mut n_waits = 0;
        loop {
            let told = self.web.ask(&ask).await.map_err(|e| match &e {
                FetchError::Later {
                    after: Some(after), ..
                } => Refusal {
                    kind: RefusalKind::Wait(Some(*after)),
                    said: e.to_string(),
                },
                _ => other(e.reason(), e.to_string()),
            })?;
            // Times of this answer are told by the clock, whatever time the pass is said to have.
            if let Some(quiet) = self.api.used_up(&told, Utc::now()) {
                self.web.leave_alone(&ask.shown, quiet);
            }
            let refusal = match self.api.judge(&told, Utc::now()) {
                Ok(body) => return Ok(Answered { told, body }),
                Err(refusal) => refusal,
            };
            let said = Refusal {
                said: format!("{}: {}", ask.shown, refusal.said),
                ..refusal
            };
            let RefusalKind::Wait(wait) = said.kind else {
                return Err(said);
            };
            if let Some(wait) = wait {
                self.web.leave_alone(&ask.shown, wait);
            }
            n_waits += 1;
            let settings = self.web.settings();
            if n_waits > settings.retries || wait.is_none_or(|w| w > settings.longest_wait) {
                return Err(said);
            }
            tracing::debug!(source = self.source.id, "waiting as the API asks");
        }
    }

    /// The API does not know the page to go on with, or does not go back as far.
    fn begins_anew(&self, refusal: &Refusal, walk: &mut Walk, pass: &mut Pass) -> bool {
        let restart = match refusal.kind {
            RefusalKind::Restart => true,
            RefusalKind::Other(DropReason::WrongKind | DropReason::Gone) => walk.resumed,
            _ => false,
        };
        if !restart {
            return false;
        }
        let had_page = walk.reached(&self.api).next.is_some();
        let anew = walk.restart();
        if anew && !had_page {
            pass.notes.push(format!(
                "source `{}`: the API does not go back to where the last pass ended, so items in between may be missing; ask it more often (`every`)",
                self.source.id
            ));
        }
        anew
    }

    fn conclude(
        &self,
        mut pass: Pass,
        end: End,
        n_pages: usize,
        full: bool,
        now: DateTime<Utc>,
    ) -> Pass {
        let id = &self.source.id;
        match end {
            End::Whole if !full => return pass.succeeded(),
            End::Whole => pass.notes.push(format!(
                "source `{id}`: a full page came, so there may be more; it is asked for at the next pass"
            )),
            End::Cut => pass.notes.push(format!(
                "source `{id}`: {n_pages} pages were read (`paging.max_pages`); the rest is read at the next pass"
            )),
            End::Refused(refusal) => {
                let said = self.api.hide(&refusal.said);
                let (reason, wait) = match refusal.kind {
                    RefusalKind::Wait(wait) => (DropReason::Blocked, Some(wait)),
                    RefusalKind::Restart => (DropReason::Blocked, None),
                    RefusalKind::Other(reason) => (reason, None),
                };
                pass.wait = wait.flatten().and_then(|w| chrono::Duration::from_std(w).ok());
                if wait.is_some() && n_pages > 0 {
                    pass.notes.push(format!("source `{id}`: {said}; the rest is read at a later pass"));
                } else {
                    pass.drop_at(self.api.shown.as_str(), reason, said.clone());
                    let guess = if self.source.presumed {
                        "; the configuration marks this address as presumed, so it may never have been right"
                    } else {
                        ""
                    };
                    return pass.failed(format!("source `{id}`: {said}{guess}"));
                }
            }
        }
        // Due as soon as the configuration allows, not by its own rhythm.
        pass.state.polling.rhythm_s = None;
        pass.state.polling.newest = Some(now);
        pass.succeeded()
    }
}
