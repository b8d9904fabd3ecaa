//! Calls that were refused, counted by reason: a flood of them costs a line every few seconds, not one a call.

use std::{
    collections::BTreeMap,
    sync::atomic::{AtomicU64, Ordering},
};
use titen_model::{DropReason, SourceState};

/// Why a call is refused, with the answer that it gets and what an administrator can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    Unsigned,
    TooLarge,
    OtherType,
    Malformed,
    TooSlow,
    TooMany,
    /// Counted in the same way; it is answered with 200, since asking again would bring the same.
    Confidential,
}

const ALL: [Refusal; 7] = [
    Refusal::Unsigned,
    Refusal::TooLarge,
    Refusal::OtherType,
    Refusal::Malformed,
    Refusal::TooSlow,
    Refusal::TooMany,
    Refusal::Confidential,
];

impl Refusal {
    pub fn reason(self) -> DropReason {
        match self {
            Refusal::Unsigned => DropReason::Unsigned,
            Refusal::TooLarge => DropReason::TooLarge,
            Refusal::OtherType => DropReason::WrongKind,
            Refusal::Malformed => DropReason::Malformed,
            Refusal::TooSlow => DropReason::Unreachable,
            Refusal::TooMany => DropReason::RateLimited,
            // Without a key there is nothing to withdraw.
            Refusal::Confidential => DropReason::NoId,
        }
    }

    fn remedy(self) -> &'static str {
        match self {
            Refusal::Unsigned => {
                "calls without a valid signature, or older than five minutes; compare the secrets and the clocks on both sides"
            }
            Refusal::TooLarge => "calls with a body larger than webhook.max_bytes",
            Refusal::OtherType => "calls with a content type that this format does not take",
            Refusal::Malformed => "calls whose body is not what `format` says",
            Refusal::TooSlow => "calls whose body did not come within webhook.timeout_s",
            Refusal::TooMany => {
                "calls beyond webhook.requests_a_minute; their sender shall try again"
            }
            Refusal::Confidential => {
                "reports marked Rahasia and without a number, of which nothing is kept"
            }
        }
    }
}

/// By reason, for one source.
#[derive(Debug, Default)]
pub struct Counters([AtomicU64; 7]);

impl Counters {
    pub fn add(&self, refusal: Refusal, n: u64) {
        self.0[refusal as usize].fetch_add(n, Ordering::Relaxed);
    }

    /// What was counted since it was last asked.
    pub fn take(&self) -> Vec<(DropReason, u64)> {
        ALL.iter()
            .map(|refusal| {
                (
                    refusal.reason(),
                    self.0[*refusal as usize].swap(0, Ordering::Relaxed),
                )
            })
            .filter(|(_, n)| *n > 0)
            .collect()
    }
}

/// What a drop says of `n` refusals.
pub fn detail(reason: DropReason, n: u64) -> String {
    let refusal = ALL.iter().find(|refusal| refusal.reason() == reason);
    format!(
        "{n} {}",
        refusal.map_or("calls", |refusal| refusal.remedy())
    )
}

const TOTAL: &str = "refused ";

/// Adds to the totals that the source's state keeps.
pub fn add_to_seen(seen: &mut BTreeMap<String, String>, reason: DropReason, n: u64) {
    let total = seen.entry(format!("{TOTAL}{reason}")).or_default();
    *total = (total.parse::<u64>().unwrap_or_default() + n).to_string();
}

/// All calls that were ever refused, by reason.
pub fn refused_requests(state: &SourceState) -> Vec<(String, u64)> {
    let total =
        |(key, n): (&String, &String)| Some((key.strip_prefix(TOTAL)?.to_owned(), n.parse().ok()?));
    state.seen.iter().filter_map(total).collect()
}
