//! Limits and manners of the HTTP client, as the configuration sets them.

use std::{collections::BTreeMap, net::SocketAddr, time::Duration};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebSettings {
    /// Who we are and whom to write to.
    pub user_agent: String,
    /// Between two requests to one registered domain, whichever sources they are for.
    pub pace: Duration,
    /// Does robots.txt count? Always, but where a test counts requests.
    pub robots: bool,
    /// Requests to one host in a day (WIB), over all passes of the process.
    pub requests_a_day: u32,
    /// For one request with its whole body.
    pub timeout: Duration,
    /// Of one body, after decompression.
    pub max_bytes: usize,
    /// Requests at once, over all hosts.
    pub concurrency: usize,
    /// After the first failure that may pass.
    pub retries: u32,
    /// Before the first retry; doubled for each one after.
    pub backoff: Duration,
    /// A host that asks for a longer pause (Retry-After) is left for a later pass.
    pub longest_wait: Duration,
    /// Host names and addresses that may lie in a private network.
    pub allow_hosts: Vec<String>,
    /// Certificates (DER) of authorities that are trusted beside the system's own.
    pub authorities: Vec<Vec<u8>>,
    /// Host names that are served from here, as those of the sample week; no stored address
    /// ever shows it.
    pub local: BTreeMap<String, SocketAddr>,
}

impl Default for WebSettings {
    fn default() -> Self {
        WebSettings {
            user_agent: concat!("titen/", env!("CARGO_PKG_VERSION")).to_owned(),
            pace: Duration::from_secs(1),
            robots: true,
            requests_a_day: 5000,
            timeout: Duration::from_secs(30),
            max_bytes: 16 << 20,
            concurrency: 16,
            retries: 2,
            backoff: Duration::from_secs(2),
            longest_wait: Duration::from_secs(60),
            allow_hosts: Vec::new(),
            authorities: Vec::new(),
            local: BTreeMap::new(),
        }
    }
}
