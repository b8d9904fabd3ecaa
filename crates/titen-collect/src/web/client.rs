//! The reqwest client: rustls with ring and the server's own root certificates, no proxy.

use super::{WebError, WebSettings};
use reqwest::{Client, header::HeaderValue, redirect::Policy};
use std::{sync::Arc, time::Duration};
use titen_reach::{Guard, GuardedResolver, TlsFault, tls};

pub fn build(settings: &WebSettings, guard: Arc<Guard>) -> Result<Client, WebError> {
    let user_agent = HeaderValue::from_str(&settings.user_agent)
        .map_err(|_| WebError::UserAgent(settings.user_agent.clone()))?;
    let tls = tls(&settings.authorities).map_err(|fault| match fault {
        TlsFault::Authority(why) => WebError::Authority(why),
        TlsFault::Other(why) => WebError::Client(why),
    })?;
    Client::builder()
        .user_agent(user_agent)
        .tls_backend_preconfigured(tls)
        .dns_resolver(GuardedResolver(guard))
        .redirect(Policy::none())
        .no_proxy()
        .referer(false)
        .connect_timeout(settings.timeout.min(Duration::from_secs(10)))
        .pool_max_idle_per_host(2)
        // As long as a pass needs between two turns: thousands of hosts must not use up a process's 1024 files.
        .pool_idle_timeout(settings.pace * 2 + Duration::from_secs(2))
        .build()
        .map_err(|e| WebError::Client(e.to_string()))
}
