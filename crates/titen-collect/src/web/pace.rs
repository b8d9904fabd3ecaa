//! One host, one request at a time apart: the interval holds across all sources.

use std::{
    collections::BTreeMap,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use tokio::time::{Instant, sleep_until};

#[derive(Debug)]
pub struct Pace {
    every: Duration,
    longest_wait: Duration,
    hosts: Mutex<BTreeMap<String, Host>>,
}

#[derive(Debug, Clone, Copy)]
struct Host {
    /// Nobody has taken this moment yet.
    next: Instant,
    /// Until when the host itself asked for quiet.
    held: Instant,
}

impl Pace {
    pub fn new(every: Duration, longest_wait: Duration) -> Self {
        Pace {
            every,
            longest_wait,
            hosts: Mutex::default(),
        }
    }

    /// Waits until `host` may be asked. `Err` says how long the host wants to be left alone,
    /// if that is longer than we wait.
    pub async fn turn(&self, host: &str) -> Result<(), Duration> {
        let mine = self.take(host)?;
        sleep_until(mine).await;
        Ok(())
    }

    fn take(&self, host: &str) -> Result<Instant, Duration> {
        let now = Instant::now();
        let mut hosts = self.hosts();
        let entry = hosts.entry(host.to_owned()).or_insert(Host {
            next: now,
            held: now,
        });
        let held = entry.held.saturating_duration_since(now);
        if held > self.longest_wait {
            return Err(held);
        }
        let mine = entry.next.max(entry.held).max(now);
        entry.next = mine + self.every;
        Ok(mine)
    }

    /// The host asked for quiet: it holds for all that wait for it.
    pub fn hold(&self, host: &str, quiet: Duration) {
        let now = Instant::now();
        // A year is for ever here, and keeps the addition from overflowing.
        let until = now + quiet.min(Duration::from_secs(365 * 24 * 3600));
        let mut hosts = self.hosts();
        let entry = hosts.entry(host.to_owned()).or_insert(Host {
            next: now,
            held: now,
        });
        entry.held = entry.held.max(until);
    }

    fn hosts(&self) -> MutexGuard<'_, BTreeMap<String, Host>> {
        // The map is whole after every statement, so a panic elsewhere leaves it usable.
        self.hosts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turns_of_one_host_are_apart_and_another_host_does_not_wait() {
        let pace = Pace::new(Duration::from_secs(1), Duration::from_secs(60));
        let first = pace.take("a").unwrap();
        let second = pace.take("a").unwrap();
        assert_eq!(second - first, Duration::from_secs(1));
        assert!(pace.take("b").unwrap() < second);
    }

    #[test]
    fn a_hold_delays_everyone_or_sends_them_away() {
        let pace = Pace::new(Duration::ZERO, Duration::from_secs(60));
        pace.hold("a", Duration::from_secs(30));
        assert!(pace.take("a").unwrap() > Instant::now() + Duration::from_secs(29));
        pace.hold("a", Duration::from_secs(3600));
        assert!(pace.take("a").unwrap_err() > Duration::from_secs(3599));
        pace.hold("a", Duration::MAX);
    }
}
