//! Which addresses may be called: none in a private network unless the configuration names it.
//!
//! Asked about the parsed URL (so that `2130706433`, `0x7f.1` and `[::ffff:127.0.0.1]` are what they mean), on each
//! redirect, and again in the resolver.

use std::collections::{BTreeMap, BTreeSet};
use std::net::{IpAddr, SocketAddr};
use titen_model::is_public_address;
use url::{Host, Url};

pub const ALLOW: &str = "if it is meant to be reached, name its host in `allow_hosts` in [http]";

#[derive(Debug)]
pub struct Guard {
    names: BTreeSet<String>,
    addresses: BTreeSet<IpAddr>,
    local: BTreeMap<String, SocketAddr>,
}

impl Guard {
    /// `local`: names that exist here alone, as the sample's.
    pub fn new(allow_hosts: &[String], local: &BTreeMap<String, SocketAddr>) -> Self {
        let (mut names, mut addresses) = (BTreeSet::new(), BTreeSet::new());
        for host in allow_hosts {
            match host.trim_matches(['[', ']']).parse() {
                Ok(address) => drop(addresses.insert(address)),
                Err(_) => drop(names.insert(plain(host))),
            }
        }
        let local = local.iter().map(|(name, at)| (plain(name), *at)).collect();
        Guard {
            names,
            addresses,
            local,
        }
    }

    /// All that can be said before the name is resolved: `Err` is why it is not called.
    pub fn check(&self, url: &Url) -> Result<(), String> {
        let address = match url.host() {
            Some(Host::Domain(_)) => return Ok(()),
            Some(Host::Ipv4(a)) => IpAddr::V4(a),
            Some(Host::Ipv6(a)) => IpAddr::V6(a),
            None => return Err("no host is given".to_owned()),
        };
        match self.allows(address) {
            true => Ok(()),
            false => Err(format!("{address} lies in a private network; {ALLOW}")),
        }
    }

    pub fn allows(&self, address: IpAddr) -> bool {
        is_public_address(address) || self.addresses.contains(&address)
    }

    pub fn names(&self, host: &str) -> bool {
        self.names.contains(&plain(host))
    }

    pub fn local(&self, host: &str) -> Option<SocketAddr> {
        self.local.get(&plain(host)).copied()
    }
}

fn plain(host: &str) -> String {
    host.trim_end_matches('.').to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(guard: &Guard, url: &str) -> bool {
        guard.check(&Url::parse(url).unwrap()).is_ok()
    }

    #[test]
    fn private_addresses_are_refused_in_any_notation() {
        let guard = Guard::new(&[], &BTreeMap::new());
        for bad in [
            "http://127.0.0.1/",
            "http://127.1/",
            "http://2130706433/",
            "http://0x7f.1/",
            "http://0177.0.0.1/",
            "http://[::1]/",
            "http://[::]/",
            "http://[::ffff:127.0.0.1]/",
            "http://[::127.0.0.1]/",
            "http://[64:ff9b::10.0.0.1]/",
            "http://[2002:7f00:1::]/",
            "http://[fc00::1]/",
            "http://[fe80::1]/",
            "http://10.1.2.3/",
            "http://192.168.0.1/",
            "http://172.16.0.1/",
            "http://169.254.169.254/latest/",
            "http://100.64.0.1/",
            "http://0.0.0.0/",
            "http://255.255.255.255/",
            "http://224.0.0.1/",
            "file:///etc/passwd",
        ] {
            assert!(!check(&guard, bad), "{bad}");
        }
        for good in [
            "http://example.com/",
            "https://1.1.1.1/",
            "http://[2606:4700::1111]/",
            "http://172.32.0.1/",
        ] {
            assert!(check(&guard, good), "{good}");
        }
    }

    #[test]
    fn what_the_configuration_names_is_allowed_and_nothing_beside_it() {
        let guard = Guard::new(
            &["127.0.0.1".into(), "[::1]".into(), "Intern.Desa.".into()],
            &BTreeMap::new(),
        );
        assert!(check(&guard, "http://127.0.0.1:8080/") && check(&guard, "http://[::1]/"));
        assert!(!check(&guard, "http://127.0.0.2/"));
        assert!(guard.names("intern.desa") && !guard.names("desa"));
    }
}
