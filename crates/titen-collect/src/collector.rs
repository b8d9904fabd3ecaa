//! One pass over one source: the trait, what a pass brings, and which collector a source needs.

use crate::{
    FetchError, Intake, Source, SourceKind, Web, feed::FeedCollector, files::FilesCollector,
    gammu::GammuCollector, json::JsonCollector, listing::ListingCollector,
    sitemap::SitemapCollector, webhook::SpoolCollector,
};
use async_trait::async_trait;
use chrono::{DateTime, Duration, Utc};
use std::sync::Arc;
use titen_model::{Drop, DropReason, Item, SourceState};
use url::Url;

/// Asks one source what it has. Whatever happens comes back as a `Pass`.
#[async_trait]
pub trait Collector: Send + Sync {
    async fn pass(&self, state: &SourceState, now: DateTime<Utc>) -> Pass;
}

/// To be stored in one transaction: the state says what the items already cover.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Pass {
    pub items: Vec<Item>,
    pub drops: Vec<Drop>,
    pub state: SourceState,
    /// Entries that stood there at the last pass and have not changed since.
    pub n_unchanged: u64,
    /// For an administrator: nothing was lost, but something should be looked at.
    pub notes: Vec<String>,
    /// How long the host itself wants to be left alone.
    pub wait: Option<Duration>,
}

pub fn collector(source: &Source, web: &Arc<Web>, intake: &Arc<Intake>) -> Box<dyn Collector> {
    let (web, intake) = (web.of_channel(source.channel), Arc::clone(intake));
    let source = source.clone();
    match source.kind.clone() {
        SourceKind::Feed { url } => Box::new(FeedCollector {
            source,
            url,
            web,
            intake,
        }),
        SourceKind::Sitemap { url } => Box::new(SitemapCollector {
            source,
            url,
            web,
            intake,
        }),
        SourceKind::Listing { url, selectors } => Box::new(ListingCollector {
            source,
            url,
            selectors: Arc::new(selectors),
            web,
            intake,
        }),
        SourceKind::Files { path, reader } => Box::new(FilesCollector {
            source,
            path,
            reader,
            intake,
        }),
        SourceKind::Json(api) => Box::new(JsonCollector {
            source,
            api,
            web,
            intake,
        }),
        SourceKind::Gammu(gammu) => Box::new(GammuCollector {
            source,
            gammu,
            intake,
        }),
        SourceKind::Webhook(webhook) => Box::new(SpoolCollector { source, webhook }),
    }
}

impl Pass {
    /// A pass that has not brought anything yet; what the source was last seen to show stays.
    pub(crate) fn begin(source: &Source, before: &SourceState, now: DateTime<Utc>) -> Pass {
        let state = SourceState {
            source: source.id.clone(),
            last_pass: Some(now),
            ..before.clone()
        };
        Pass {
            state,
            ..Pass::default()
        }
    }

    pub(crate) fn succeeded(mut self) -> Pass {
        self.state.last_success = self.state.last_pass;
        self.state.error = None;
        self.state.n_failures_in_a_row = 0;
        self.state.polling.gone = None;
        self
    }

    /// The source itself could not be fetched; `error` is what an administrator reads.
    pub(crate) fn not_fetched(mut self, url: &Url, error: &FetchError, said: String) -> Pass {
        if let FetchError::Later { after, .. } = error {
            self.wait = after.and_then(|a| Duration::from_std(a).ok());
        }
        if let FetchError::Gone { status: 410, .. } = error {
            self.state.polling.gone = Some(url.to_string());
            self.notes.push(format!(
                "{url}: the site says that it is gone for good (410), so it is not asked again; take the source out, or configure its new address"
            ));
        }
        self.drop_at(url.as_str(), error.reason(), error.to_string());
        self.failed(said)
    }

    pub(crate) fn failed(mut self, error: impl ToString) -> Pass {
        self.state.error = Some(error.to_string());
        self.state.n_failures_in_a_row = self.state.n_failures_in_a_row.saturating_add(1);
        self
    }

    pub(crate) fn drop_at(
        &mut self,
        place: impl Into<String>,
        reason: DropReason,
        detail: impl Into<String>,
    ) {
        self.drops.push(Drop {
            source: self.state.source.clone(),
            place: place.into(),
            reason,
            detail: detail.into(),
            at: self.state.last_pass.unwrap_or_default(),
        });
    }
}
