//! Why an address gave nothing, sorted by what the caller does next.

use std::time::Duration;
use url::Url;

/// Messages are for an administrator: what, where, what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// May pass by itself: ask again at a later pass.
    #[error("{url}: {why}{}; it is asked again at the next pass", wait(.after))]
    Later {
        url: String,
        why: String,
        after: Option<Duration>,
    },
    /// The server does not want us; never to be got round.
    #[error(
        "{url}: refused with {status}; ask the site's owner for access, or take the source out"
    )]
    Refused { url: String, status: u16 },
    #[error("{url}: not there any more ({status}); look for the new address on the site")]
    Gone { url: String, status: u16 },
    #[error("{url}: longer than {limit} bytes; if it should be, raise `max_bytes` in [http]")]
    TooLarge { url: String, limit: usize },
    /// Private network or other scheme: never asked.
    #[error("{url} is not asked: {why}")]
    Address { url: String, why: String },
    #[error(
        "{url}: redirects lead nowhere: {why}; open it in a browser and configure where it ends"
    )]
    Redirects { url: String, why: String },
    /// An answer that asking again will not change.
    #[error("{url}: {why}; check the address in a browser")]
    Unusable { url: String, why: String },
}

impl FetchError {
    pub(super) fn later(url: &Url, why: impl Into<String>, after: Option<Duration>) -> Self {
        FetchError::Later {
            url: url.to_string(),
            why: why.into(),
            after,
        }
    }

    /// Is it worth asking again at the next pass?
    pub fn may_pass(&self) -> bool {
        matches!(self, FetchError::Later { .. })
    }
}

fn wait(after: &Option<Duration>) -> String {
    after.map_or_else(String::new, |a| {
        format!(" (for {} s)", a.as_secs_f64().ceil())
    })
}

/// The client could not be set up: nothing can be collected.
#[derive(Debug, thiserror::Error)]
pub enum WebError {
    #[error("`{0}` cannot be sent as a user agent; write it in plain ASCII, in one line")]
    UserAgent(String),
    #[error("the http client cannot be set up: {0}")]
    Client(String),
}
