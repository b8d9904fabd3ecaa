//! What was not taken, and why. Nothing disappears unsaid.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::fmt;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DropReason {
    /// The line or entry cannot be read as an item.
    Malformed,
    /// The source gave no key of its own.
    NoId,
    /// Neither title nor body.
    Empty,
    /// A channel that titen does not know.
    UnknownChannel,
    /// Longer than `http.max_bytes` or an item's own limit.
    TooLarge,
    /// A page that came and cannot be read: its markup would cost too much, or reading it took too long.
    PageFailed,
    /// A page on which no article body was found.
    NoBody,
    /// An address that is not to be asked (private network, other scheme).
    AddressRefused,
    /// No answer, a broken one, or one that was too slow: it may pass.
    Unreachable,
    /// The site does not want us: 401, 403, 429 or a challenge for browsers. Never got round.
    Blocked,
    /// The site's robots.txt forbids it.
    Robots,
    /// The office's own ceiling of requests a day.
    Ceiling,
    /// 404 or 410.
    Gone,
    /// Redirects in a circle, too many, or to nowhere.
    Redirects,
    /// A whole answer of another kind than the source is configured as.
    WrongKind,
    /// Marked by its source as not to be shown. The drop's `place` is the item's own key: whatever
    /// is stored of that item is withdrawn, and it is never stored again.
    Confidential,
    /// A stretch of a programme that is about nothing: jingles, greetings, adverts.
    NoMatter,
    /// Operators, banks and short codes, whose messages are no citizen's.
    IgnoredSender,
    /// A call to a webhook that nobody with the secret has signed, or that is too old.
    Unsigned,
    /// A call to a webhook beyond what the config allows a minute.
    RateLimited,
    /// No trustworthy TLS: a certificate that is expired, of another name or of nobody known.
    Tls,
}

impl DropReason {
    pub fn as_str(self) -> &'static str {
        match self {
            DropReason::Malformed => "malformed",
            DropReason::NoId => "no_id",
            DropReason::Empty => "empty",
            DropReason::UnknownChannel => "unknown_channel",
            DropReason::TooLarge => "too_large",
            DropReason::PageFailed => "page_failed",
            DropReason::NoBody => "no_body",
            DropReason::AddressRefused => "address_refused",
            DropReason::Unreachable => "unreachable",
            DropReason::Blocked => "blocked",
            DropReason::Robots => "robots",
            DropReason::Ceiling => "ceiling",
            DropReason::Gone => "gone",
            DropReason::Redirects => "redirects",
            DropReason::WrongKind => "wrong_kind",
            DropReason::Confidential => "confidential",
            DropReason::NoMatter => "no_matter",
            DropReason::IgnoredSender => "ignored_sender",
            DropReason::Unsigned => "unsigned",
            DropReason::RateLimited => "rate_limited",
            DropReason::Tls => "tls",
        }
    }
}

impl fmt::Display for DropReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One thing that was dropped. `place` says where it stood (`items.jsonl:17`, an address).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drop {
    pub source: String,
    pub place: String,
    pub reason: DropReason,
    /// For a person: what was wrong and what to do. Never the item's own text.
    pub detail: String,
    pub at: DateTime<Utc>,
}
