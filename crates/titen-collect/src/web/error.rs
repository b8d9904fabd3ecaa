//! Why an address gave nothing, sorted by what the caller does next.

use std::time::Duration;
use titen_model::DropReason;
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
        /// Asked for by the server, or by our own ceiling.
        reason: DropReason,
    },
    /// The server does not want us; never to be got round.
    #[error(
        "{url}: refused with {status}; ask the site's owner for access, or take the source out"
    )]
    Refused { url: String, status: u16 },
    #[error(
        "{url}: a challenge for browsers ({by}) stands before it ({status}); it is not got round: ask the site's owner to let titen's user agent in"
    )]
    Challenge {
        url: String,
        status: u16,
        by: &'static str,
    },
    #[error("{url}: the site's robots.txt forbids it; ask its owner, or take the source out")]
    Robots { url: String },
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
    /// Who answers cannot be trusted to be the site; what it says is not read.
    #[error(
        "{url}: no trustworthy TLS: {why}; ask the site's owner to mend the certificate (its authority may be named as `ca_file` in [http])"
    )]
    Tls { url: String, why: String },
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
            reason: DropReason::Unreachable,
        }
    }

    /// Why what stands there was not taken.
    pub fn reason(&self) -> DropReason {
        match self {
            FetchError::Later { reason, .. } => *reason,
            FetchError::Refused { .. } | FetchError::Challenge { .. } => DropReason::Blocked,
            FetchError::Robots { .. } => DropReason::Robots,
            FetchError::Gone { .. } => DropReason::Gone,
            FetchError::TooLarge { .. } => DropReason::TooLarge,
            FetchError::Address { .. } => DropReason::AddressRefused,
            FetchError::Redirects { .. } => DropReason::Redirects,
            FetchError::Unusable { .. } => DropReason::WrongKind,
            FetchError::Tls { .. } => DropReason::Tls,
        }
    }

    /// Is it worth asking again at the next pass? Certificates are renewed.
    pub fn may_pass(&self) -> bool {
        matches!(self, FetchError::Later { .. } | FetchError::Tls { .. })
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
    #[error(
        "a certificate of `ca_file` is not one of an authority: {0}; name a PEM file of CA certificates"
    )]
    Authority(String),
    #[error("the http client cannot be set up: {0}")]
    Client(String),
}
