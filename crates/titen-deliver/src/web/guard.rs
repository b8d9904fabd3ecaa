//! Where a call may go: nowhere in a private network unless the configuration names it, as for the collectors.

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use std::collections::BTreeSet;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use titen_model::is_public_address;
use url::{Host, Url};

pub const ALLOW: &str = "if it is meant to be reached, name its host in `allow_hosts` in [http]";

#[derive(Debug)]
pub struct Guard {
    names: BTreeSet<String>,
    addresses: BTreeSet<IpAddr>,
}

impl Guard {
    pub fn new(allow_hosts: &BTreeSet<String>) -> Self {
        let (mut names, mut addresses) = (BTreeSet::new(), BTreeSet::new());
        for host in allow_hosts {
            match host.trim_matches(['[', ']']).parse() {
                Ok(address) => drop(addresses.insert(address)),
                Err(_) => drop(names.insert(plain(host))),
            }
        }
        Guard { names, addresses }
    }

    /// All that can be said before the name is resolved.
    pub fn check(&self, url: &Url) -> Result<(), String> {
        let address = match url.host() {
            Some(Host::Ipv4(a)) => IpAddr::V4(a),
            Some(Host::Ipv6(a)) => IpAddr::V6(a),
            _ => return Ok(()),
        };
        match self.allows(address) {
            true => Ok(()),
            false => Err(format!("{address} lies in a private network; {ALLOW}")),
        }
    }

    fn allows(&self, address: IpAddr) -> bool {
        is_public_address(address) || self.addresses.contains(&address)
    }
}

fn plain(host: &str) -> String {
    host.trim_end_matches('.').to_ascii_lowercase()
}

/// Names → addresses, without those that may not be called: a public name may point inside.
#[derive(Debug)]
pub struct GuardedResolver(pub Arc<Guard>);

#[derive(Debug, Clone, thiserror::Error)]
#[error("`{0}` resolves to a private address; {ALLOW}")]
pub struct PrivateName(pub String);

impl Resolve for GuardedResolver {
    fn resolve(&self, name: Name) -> Resolving {
        let guard = Arc::clone(&self.0);
        Box::pin(async move {
            let host = name.as_str();
            let found: Vec<SocketAddr> = tokio::net::lookup_host((host, 0)).await?.collect();
            let named = guard.names.contains(&plain(host));
            let allowed: Vec<SocketAddr> = found
                .iter()
                .copied()
                .filter(|a| named || guard.allows(a.ip()))
                .collect();
            if allowed.is_empty() && !found.is_empty() {
                return Err(PrivateName(host.to_owned()).into());
            }
            Ok(Box::new(allowed.into_iter()) as Addrs)
        })
    }
}
