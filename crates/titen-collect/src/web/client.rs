//! The reqwest client: rustls with ring and the server's own root certificates, no proxy.

use super::{WebError, WebSettings, address::Guard, resolver::GuardedResolver};
use reqwest::{Client, header::HeaderValue, redirect::Policy};
use rustls::{ClientConfig, RootCertStore, crypto::ring};
use std::{sync::Arc, time::Duration};

pub fn build(settings: &WebSettings, guard: Arc<Guard>) -> Result<Client, WebError> {
    let user_agent = HeaderValue::from_str(&settings.user_agent)
        .map_err(|_| WebError::UserAgent(settings.user_agent.clone()))?;
    Client::builder()
        .user_agent(user_agent)
        .tls_backend_preconfigured(tls(settings)?)
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

/// reqwest's own verifier refuses to start on a system without root certificates; titen must
/// run there, if only over http: an https address then says what is missing.
fn tls(settings: &WebSettings) -> Result<ClientConfig, WebError> {
    let found = rustls_native_certs::load_native_certs();
    let mut roots = RootCertStore::empty();
    let (n_roots, _) = roots.add_parsable_certificates(found.certs);
    for der in &settings.authorities {
        roots
            .add(der.clone().into())
            .map_err(|e| WebError::Authority(e.to_string()))?;
    }
    if n_roots == 0 {
        tracing::warn!(
            "no root certificates on this system, so https fails; install ca-certificates"
        );
    }
    let mut config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|e| WebError::Client(e.to_string()))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(config)
}
