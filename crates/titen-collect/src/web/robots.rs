//! robots.txt of each host, kept for a day (RFC 9309): 4xx allows all, 5xx and silence let us wait.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use texting_robots::Robot;
use tokio::{sync, time::Instant};
use url::Url;

/// By scheme, host and port. The inner lock is held while the file is fetched, so that it is fetched once.
#[derive(Default)]
pub struct Robots(Mutex<BTreeMap<String, Arc<sync::Mutex<Option<Known>>>>>);

#[derive(Clone)]
pub struct Known {
    pub rules: Arc<Rules>,
    until: Instant,
}

/// No robots.txt: all is allowed.
#[derive(Default)]
pub struct Rules(Option<Robot>);

impl Robots {
    pub fn of(&self, url: &Url) -> Arc<sync::Mutex<Option<Known>>> {
        let mut hosts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(hosts.entry(url.origin().ascii_serialization()).or_default())
    }
}

impl Known {
    pub fn new(rules: Rules, fresh: Duration) -> Self {
        Known {
            rules: Arc::new(rules),
            until: Instant::now() + fresh,
        }
    }

    pub fn is_fresh(&self) -> bool {
        Instant::now() < self.until
    }
}

impl Rules {
    /// `user_agent` as it is sent: its name before the slash is what a robots.txt addresses.
    pub fn read(user_agent: &str, body: &[u8]) -> Self {
        let name = user_agent.split(['/', ' ']).next().unwrap_or_default();
        Rules(Robot::new(name, body).ok())
    }

    pub fn allow(&self, url: &Url) -> bool {
        self.0
            .as_ref()
            .is_none_or(|robot| robot.allowed(url.as_str()))
    }

    pub fn crawl_delay(&self) -> Option<Duration> {
        let seconds = self.0.as_ref()?.delay?;
        Duration::try_from_secs_f32(seconds).ok()
    }

    pub fn sitemaps(&self) -> Vec<String> {
        self.0
            .as_ref()
            .map_or_else(Vec::new, |robot| robot.sitemaps.clone())
    }
}

/// Where the rules for `url` stand.
pub fn place(url: &Url) -> Option<Url> {
    url.join("/robots.txt").ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_own_group_counts_before_the_one_for_all() {
        let text = b"User-agent: *\nDisallow: /\n\nUser-agent: Titen\nDisallow: /admin\nCrawl-delay: 2.5\nSitemap: http://kabar.test/s.xml\n";
        let url = |path: &str| Url::parse("http://kabar.test").unwrap().join(path).unwrap();
        let ours = Rules::read("titen/0.1 (+mailto:uji@kabar.test)", text);
        assert!(ours.allow(&url("/feed")) && !ours.allow(&url("/admin/x")));
        assert_eq!(ours.crawl_delay(), Some(Duration::from_millis(2500)));
        assert_eq!(ours.sitemaps(), ["http://kabar.test/s.xml"]);
        assert!(!Rules::read("lain", text).allow(&url("/feed")));
        assert!(Rules::default().allow(&url("/admin")));
        assert!(Rules::read("titen", b"<html>\xff tidak ada").allow(&url("/feed")));
    }
}
