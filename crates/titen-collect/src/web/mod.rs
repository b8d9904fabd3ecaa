//! The one HTTP client that all sources share: polite, bounded, and kept out of private networks.
//!
//! Redirects are followed here and not by reqwest, since each hop must be checked again; a
//! limit of bytes counts what comes out of decompression, so that no bomb unfolds.

mod address;
mod api;
mod attempt;
mod authorities;
mod client;
mod error;
mod manners;
mod pace;
mod robots;
mod settings;

pub use api::{Ask, Told};
pub use authorities::authorities;
pub use error::{FetchError, WebError};
pub use manners::Manners;
pub use settings::WebSettings;

use crate::raw::RawLog;
use address::check;
use attempt::{Answer, Attempt};
use robots::{Known, Rules};
use std::{collections::BTreeMap, sync::Arc, time::Duration};
use titen_model::{Channel, Validators};
use titen_reach::Guard;
use tokio::sync::Semaphore;
use url::Url;

const MOST_REDIRECTS: usize = 5;

/// As RFC 9309 has it.
const ROBOTS_FRESH: Duration = Duration::from_secs(24 * 3600);

/// A clone is the same client.
#[derive(Debug, Clone)]
pub struct Web {
    settings: Arc<WebSettings>,
    client: reqwest::Client,
    guard: Arc<Guard>,
    manners: Manners,
    at_once: Arc<Semaphore>,
    raw: Option<Arc<RawLog>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fetched {
    /// 304: what we have of this address is still what it says.
    Same {
        url: Url,
        validators: Validators,
    },
    Page(Page),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Where the redirects ended.
    pub url: Url,
    /// Where it is said to have moved for good; the configuration should follow.
    pub moved: Option<Url>,
    pub content_type: Option<String>,
    pub validators: Validators,
    pub body: Vec<u8>,
}

impl Web {
    pub fn new(settings: WebSettings) -> Result<Self, WebError> {
        Web::with_manners(settings, Manners::default())
    }

    /// With what another `Web` of this process has learnt of the hosts.
    pub fn with_manners(settings: WebSettings, manners: Manners) -> Result<Self, WebError> {
        let guard = Arc::new(Guard::new(&settings.allow_hosts, &settings.local));
        let client = client::build(&settings, Arc::clone(&guard))?;
        let at_once = Arc::new(Semaphore::new(settings.concurrency.max(1)));
        Ok(Web {
            settings: Arc::new(settings),
            client,
            guard,
            manners,
            at_once,
            raw: None,
        })
    }

    /// Keeps what it is answered.
    pub fn recording(self, raw: RawLog) -> Self {
        Web {
            raw: Some(Arc::new(raw)),
            ..self
        }
    }

    /// As a source's own `Web`: what citizens say is never kept as it came.
    pub(crate) fn of_channel(self: &Arc<Self>, channel: Channel) -> Arc<Self> {
        if self.raw.is_none() || !channel.is_voice() {
            return Arc::clone(self);
        }
        Arc::new(Web {
            raw: None,
            ..Web::clone(self)
        })
    }

    pub fn settings(&self) -> &WebSettings {
        &self.settings
    }

    /// Asks for `url`, conditionally where `known` has validators for it.
    pub async fn get(
        &self,
        url: &Url,
        known: &BTreeMap<String, Validators>,
    ) -> Result<Fetched, FetchError> {
        let mut here = url.clone();
        let mut moved_for_good = true;
        let mut moved = None;
        let mut visited = vec![url.clone()];
        loop {
            check(&self.guard, &here)?;
            if self.settings.robots && !self.rules(&here).await?.allow(&here) {
                return Err(FetchError::Robots { url: here.into() });
            }
            let answer = self
                .with_retries(&here, known.get(here.as_str()), Some(url))
                .await?;
            match answer {
                Answer::Same(validators) => {
                    return Ok(Fetched::Same {
                        url: here,
                        validators,
                    });
                }
                Answer::Body {
                    content_type,
                    validators,
                    body,
                } => {
                    return Ok(Fetched::Page(Page {
                        url: here,
                        moved,
                        content_type,
                        validators,
                        body,
                    }));
                }
                Answer::Redirect { to, permanent } => {
                    // After one temporary hop, what follows says nothing of the first address.
                    moved_for_good &= permanent;
                    if moved_for_good {
                        moved = Some(to.clone());
                    }
                    if visited.contains(&to) {
                        return Err(FetchError::Redirects {
                            url: url.to_string(),
                            why: format!("they go in a circle at {to}"),
                        });
                    }
                    if visited.len() > MOST_REDIRECTS {
                        return Err(FetchError::Redirects {
                            url: url.to_string(),
                            why: format!("there are more than {MOST_REDIRECTS}"),
                        });
                    }
                    visited.push(to.clone());
                    here = to;
                }
            }
        }
    }

    async fn with_retries(
        &self,
        url: &Url,
        known: Option<&Validators>,
        asked: Option<&Url>,
    ) -> Result<Answer, FetchError> {
        check(&self.guard, url)?;
        let host = url.host_str().unwrap_or_default();
        let mut n_failures = 0;
        loop {
            self.turn(url).await?;
            let answer = {
                let _permit = self
                    .at_once
                    .acquire()
                    .await
                    .expect("the semaphore is never closed");
                Attempt {
                    client: &self.client,
                    settings: &self.settings,
                    url,
                    known,
                    raw: self.raw.as_deref().zip(asked),
                }
                .run()
                .await
            };
            let error = match answer {
                Err(error @ FetchError::Later { .. }) => error,
                settled => return settled,
            };
            let FetchError::Later { after, .. } = &error else {
                return Err(error);
            };
            if let Some(after) = after {
                self.manners.pace().hold(host, *after);
            }
            n_failures += 1;
            if n_failures > self.settings.retries
                || after.is_some_and(|a| a > self.settings.longest_wait)
            {
                return Err(error);
            }
            tokio::time::sleep(self.pause(n_failures)).await;
        }
    }

    /// What the host's robots.txt says, asked for once a day.
    async fn rules(&self, url: &Url) -> Result<Arc<Rules>, FetchError> {
        let slot = self.manners.robots().of(url);
        let mut known = slot.lock().await;
        if let Some(known) = known.as_ref().filter(|k| k.is_fresh()) {
            return Ok(Arc::clone(&known.rules));
        }
        let rules = self.ask_rules(url).await?;
        if let (Some(delay), Some(host)) = (rules.crawl_delay(), url.host_str()) {
            self.manners.pace().slow(host, delay);
        }
        let fresh = Known::new(rules, ROBOTS_FRESH);
        let rules = Arc::clone(&fresh.rules);
        *known = Some(fresh);
        Ok(rules)
    }

    async fn ask_rules(&self, url: &Url) -> Result<Rules, FetchError> {
        let Some(mut here) = robots::place(url) else {
            return Ok(Rules::default());
        };
        for _ in 0..=MOST_REDIRECTS {
            match self.with_retries(&here, None, None).await {
                Ok(Answer::Body { body, .. }) => {
                    return Ok(Rules::read(&self.settings.user_agent, &body));
                }
                Ok(Answer::Redirect { to, .. }) => here = to,
                Ok(Answer::Same(_)) => break,
                // The server is in trouble or does not answer: whether we may ask is not known.
                Err(FetchError::Later {
                    why, after, reason, ..
                }) => {
                    return Err(FetchError::Later {
                        url: url.to_string(),
                        why: format!("its robots.txt could not be read: {why}"),
                        after,
                        reason,
                    });
                }
                // A host that shows robots a challenge shows it to all of its pages.
                Err(e @ FetchError::Challenge { .. }) => return Err(e),
                // 4xx, and what is no robots.txt: all is allowed.
                Err(_) => break,
            }
        }
        Ok(Rules::default())
    }

    /// The sitemaps that the site's robots.txt names.
    pub async fn named_sitemaps(&self, url: &Url) -> Result<Vec<Url>, FetchError> {
        check(&self.guard, url)?;
        let rules = self.rules(url).await?;
        Ok(rules
            .sitemaps()
            .iter()
            .filter_map(|s| url.join(s).ok())
            .collect())
    }

    /// Doubles each time. No jitter: the pace keeps hosts apart, and a run can be repeated.
    fn pause(&self, n_failures: u32) -> Duration {
        let factor = 1u32.checked_shl(n_failures - 1).unwrap_or(u32::MAX);
        self.settings
            .backoff
            .saturating_mul(factor)
            .min(self.settings.longest_wait)
    }
}
