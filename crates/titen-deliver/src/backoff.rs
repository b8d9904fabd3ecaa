//! When a failed part is tried again: soon, then more and more seldom, for two days.

use std::time::Duration;

const WAITS_S: [u64; 9] = [5, 60, 300, 900, 3_600, 10_800, 21_600, 43_200, 86_400];
/// A server that asks for more is not waited for any longer.
const LONGEST_S: u64 = 86_400;

/// How long to wait after that many attempts; None: given up. What the other side asked for (Retry-After) is the least.
pub fn next_try(attempts: u32, asked: Option<Duration>) -> Option<Duration> {
    let place = usize::try_from(attempts.max(1) - 1).ok()?;
    let own = Duration::from_secs(*WAITS_S.get(place)?);
    let asked = asked.unwrap_or_default();
    Some(own.max(asked.min(Duration::from_secs(LONGEST_S))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_honour_what_was_asked_and_end() {
        let waits: Vec<_> = (1..).map_while(|n| next_try(n, None)).collect();
        assert_eq!(waits.len(), 9);
        assert!(waits.is_sorted());
        let days = waits.iter().sum::<Duration>().as_secs().div_ceil(86_400);
        assert_eq!(days, 2);
        let asked = |s| next_try(1, Some(Duration::from_secs(s))).unwrap().as_secs();
        assert_eq!((asked(2), asked(37), asked(1_000_000)), (5, 37, 86_400));
        assert_eq!(next_try(10, Some(Duration::from_secs(1))), None);
    }
}
