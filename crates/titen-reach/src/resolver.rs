//! Names → addresses, without those that may not be called: a public name may point inside.

use crate::{ALLOW, Guard};
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use std::{net::SocketAddr, sync::Arc};

#[derive(Debug)]
pub struct GuardedResolver(pub Arc<Guard>);

/// The name points into a private network.
#[derive(Debug, Clone, thiserror::Error)]
#[error("`{0}` resolves to a private address; {ALLOW}")]
pub struct PrivateName(pub String);

impl Resolve for GuardedResolver {
    fn resolve(&self, name: Name) -> Resolving {
        let guard = Arc::clone(&self.0);
        Box::pin(async move {
            let host = name.as_str();
            if let Some(at) = guard.local(host) {
                return Ok(Box::new(std::iter::once(at)) as Addrs);
            }
            let found: Vec<SocketAddr> = tokio::net::lookup_host((host, 0)).await?.collect();
            let named = guard.names(host);
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
