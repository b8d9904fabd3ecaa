//! One registered domain, one request at a time apart: the interval holds across all sources and all of its
//! hosts, which mostly are one server. What a host asks for (Retry-After, crawl-delay) holds for that host.

use std::{
    collections::BTreeMap,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use tokio::time::{Instant, sleep_until};

#[derive(Debug, Default)]
pub struct Pace(Mutex<Turns>);

#[derive(Debug, Default)]
struct Turns {
    /// By registered domain: nobody has taken this moment yet.
    domains: BTreeMap<String, Instant>,
    hosts: BTreeMap<String, Host>,
}

#[derive(Debug, Clone, Copy)]
struct Host {
    next: Instant,
    /// Until when the host itself asked for quiet.
    held: Instant,
    crawl_delay: Duration,
}

/// A turn further away than this is left for a later pass, so that a slow host does not hold the run.
const LONGEST_QUEUE: Duration = Duration::from_secs(600);

impl Pace {
    /// Waits until `host` may be asked. `Err` says how long it is to be left alone, if that is longer than we wait.
    pub async fn turn(
        &self,
        host: &str,
        every: Duration,
        longest_wait: Duration,
    ) -> Result<(), Duration> {
        let mine = self.take(host, every, longest_wait)?;
        sleep_until(mine).await;
        Ok(())
    }

    fn take(
        &self,
        host: &str,
        every: Duration,
        longest_wait: Duration,
    ) -> Result<Instant, Duration> {
        let now = Instant::now();
        let mut turns = self.turns();
        let domain = domain(host).to_owned();
        let free = turns.domains.get(&domain).copied().unwrap_or(now);
        let entry = turns.host(host, now);
        let held = entry.held.saturating_duration_since(now);
        if held > longest_wait {
            return Err(held);
        }
        let mine = free.max(entry.next).max(entry.held).max(now);
        let queue = mine - now;
        if entry.crawl_delay > every && queue > LONGEST_QUEUE {
            return Err(queue);
        }
        entry.next = mine + every.max(entry.crawl_delay);
        turns.domains.insert(domain, mine + every);
        Ok(mine)
    }

    /// The host asked for quiet: it holds for all that wait for it.
    pub fn hold(&self, host: &str, quiet: Duration) {
        let now = Instant::now();
        // A year is for ever here, and keeps the addition from overflowing.
        let until = now + quiet.min(Duration::from_secs(365 * 24 * 3600));
        let mut turns = self.turns();
        let entry = turns.host(host, now);
        entry.held = entry.held.max(until);
    }

    /// robots.txt asks for this much between two requests; more than a day is a mistake.
    pub fn slow(&self, host: &str, crawl_delay: Duration) {
        let mut turns = self.turns();
        turns.host(host, Instant::now()).crawl_delay =
            crawl_delay.min(Duration::from_secs(24 * 3600));
    }

    fn turns(&self) -> MutexGuard<'_, Turns> {
        // The maps are whole after every statement, so a panic elsewhere leaves them usable.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Turns {
    fn host(&mut self, host: &str, now: Instant) -> &mut Host {
        self.hosts.entry(host.to_owned()).or_insert(Host {
            next: now,
            held: now,
            crawl_delay: Duration::ZERO,
        })
    }
}

/// `ppid.bojonegorokab.go.id` → `bojonegorokab.go.id`, by the public suffix list; an address is its own.
fn domain(host: &str) -> &str {
    if host.starts_with('[') || host.parse::<std::net::IpAddr>().is_ok() {
        return host;
    }
    psl::domain_str(host).unwrap_or(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);
    const MINUTE: Duration = Duration::from_secs(60);

    #[test]
    fn turns_of_one_domain_are_apart_and_another_does_not_wait() {
        let pace = Pace::default();
        let take = |host| pace.take(host, SECOND, MINUTE).unwrap();
        let first = take("ppid.bojonegorokab.go.id");
        assert_eq!(take("bojonegorokab.go.id") - first, SECOND);
        assert_eq!(take("ppid.bojonegorokab.go.id") - first, 2 * SECOND);
        assert!(take("tubankab.go.id") < first + SECOND);
        assert!(take("127.0.0.1") < first + SECOND && take("127.0.1.1") < first + SECOND);
    }

    #[test]
    fn domains_end_below_the_public_suffix() {
        for (host, expect) in [
            ("a.b.desa.id", "b.desa.id"),
            ("www.kompas.com", "kompas.com"),
            ("warga.blogspot.com", "warga.blogspot.com"),
            ("kabar.test", "kabar.test"),
            ("localhost", "localhost"),
            ("10.1.2.3", "10.1.2.3"),
        ] {
            assert_eq!(domain(host), expect);
        }
    }

    #[test]
    fn a_crawl_delay_holds_for_its_host_and_a_long_queue_is_left() {
        let pace = Pace::default();
        pace.slow("a.test", 5 * MINUTE);
        let take = |host| pace.take(host, SECOND, MINUTE);
        let first = take("a.test").unwrap();
        assert_eq!(take("a.test").unwrap() - first, 5 * MINUTE);
        assert_eq!(take("a.test").unwrap() - first, 10 * MINUTE);
        assert!(take("a.test").is_err() && take("b.test").is_ok());
    }

    #[test]
    fn a_hold_delays_everyone_or_sends_them_away() {
        let pace = Pace::default();
        let take = || pace.take("a", Duration::ZERO, MINUTE);
        pace.hold("a", Duration::from_secs(30));
        assert!(take().unwrap() > Instant::now() + Duration::from_secs(29));
        pace.hold("a", Duration::from_secs(3600));
        assert!(take().unwrap_err() > Duration::from_secs(3599));
        pace.hold("a", Duration::MAX);
    }
}
