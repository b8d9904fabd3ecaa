//! Whose certificates count: the system's authorities and those that the office names.

use rustls::{ClientConfig, RootCertStore, crypto::ring};
use std::sync::Arc;

#[derive(Debug, thiserror::Error)]
pub enum TlsFault {
    #[error("a certificate of `ca_file`: {0}")]
    Authority(String),
    #[error("{0}")]
    Other(String),
}

/// reqwest's own verifier refuses to start on a system without root certificates; titen must run there, if only over
/// http: an https address then says what is missing. Authorities are in DER.
pub fn tls(authorities: &[Vec<u8>]) -> Result<ClientConfig, TlsFault> {
    let mut roots = RootCertStore::empty();
    let found = rustls_native_certs::load_native_certs();
    let (n_roots, _) = roots.add_parsable_certificates(found.certs);
    for der in authorities {
        roots
            .add(der.clone().into())
            .map_err(|e| TlsFault::Authority(e.to_string()))?;
    }
    if n_roots == 0 {
        tracing::warn!(
            "no root certificates on this system, so https fails; install ca-certificates"
        );
    }
    let mut config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|e| TlsFault::Other(e.to_string()))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(config)
}
