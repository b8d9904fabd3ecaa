//! Certificates that do not hold: their own reason, no second try, and no other source notices.

use crate::{
    server::{Server, ok},
    sources::{NOW, feed},
};
use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair, date_time_ymd,
};
use std::{
    collections::BTreeMap,
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};
use titen_collect::{Web, WebSettings, authorities, collect};
use titen_model::DropReason;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{
        ServerConfig,
        crypto::ring,
        pki_types::{CertificateDer, PrivateKeyDer},
    },
};

const RSS: &str =
    "<rss version='2.0'><channel><item><title>A</title><guid>1</guid></item></channel></rss>";

struct Site {
    at: SocketAddr,
    n_connections: Arc<AtomicUsize>,
}

/// A site over TLS that gives a feed to whoever believes its certificate.
async fn site(certificate: CertificateDer<'static>, key: &KeyPair) -> Site {
    let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key)
        .unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = listener.local_addr().unwrap();
    let n_connections = Arc::<AtomicUsize>::default();
    let counted = Arc::clone(&n_connections);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            counted.fetch_add(1, Ordering::SeqCst);
            let acceptor = acceptor.clone();
            tokio::spawn(async move {
                let Ok(mut stream) = acceptor.accept(stream).await else {
                    return;
                };
                let mut head = Vec::new();
                while !head.ends_with(b"\r\n\r\n") {
                    let Ok(byte) = stream.read_u8().await else {
                        return;
                    };
                    head.push(byte);
                }
                let answer = format!(
                    "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{RSS}",
                    RSS.len()
                );
                let _ = stream.write_all(answer.as_bytes()).await;
                let _ = stream.shutdown().await;
            });
        }
    });
    Site { at, n_connections }
}

fn authority() -> CertifiedIssuer<'static, KeyPair> {
    let mut params = CertificateParams::new(Vec::new()).unwrap();
    params
        .distinguished_name
        .push(DnType::CommonName, "Otoritas Uji");
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap()
}

#[tokio::test]
async fn a_certificate_that_does_not_hold_stops_its_own_source_alone() {
    let authority = authority();
    let key = KeyPair::generate().unwrap();
    let signed = |name: &str, last_year: i32| {
        let mut params = CertificateParams::new(vec![name.to_owned()]).unwrap();
        params.not_before = date_time_ymd(2020, 1, 1);
        params.not_after = date_time_ymd(last_year, 12, 31);
        params.signed_by(&key, &authority).unwrap().der().clone()
    };
    let itself = CertificateParams::new(vec!["sendiri.test".to_owned()])
        .unwrap()
        .self_signed(&key)
        .unwrap();
    let sites = [
        ("baik.test", signed("baik.test", 2090)),
        ("kedaluwarsa.test", signed("kedaluwarsa.test", 2021)),
        ("nama.test", signed("orang-lain.test", 2090)),
        ("sendiri.test", itself.der().clone()),
    ];
    let mut local = BTreeMap::new();
    let mut n_connections = BTreeMap::new();
    for (name, certificate) in sites {
        let site = site(certificate, &key).await;
        local.insert(name.to_owned(), site.at);
        n_connections.insert(name, site.n_connections);
    }
    let plain = Server::start(|_| ok("text/xml", RSS)).await;
    local.insert("polos.test".to_owned(), plain.at);
    let sources: Vec<_> = local
        .keys()
        .map(|host| {
            let scheme = if host == "polos.test" {
                "http"
            } else {
                "https"
            };
            feed(host, &format!("{scheme}://{host}/feed"))
        })
        .collect();
    let settings = WebSettings {
        local,
        authorities: authorities(authority.pem().as_bytes()).unwrap(),
        ..plain.settings()
    };
    let web = Arc::new(Web::new(settings).unwrap());
    let intake = crate::intake();
    let mut run = collect(
        &web,
        &intake,
        &sources,
        &BTreeMap::new(),
        NOW.parse().unwrap(),
    );
    let mut told = BTreeMap::new();
    while let Some(report) = run.next().await {
        let reason = report.pass.drops.first().map(|d| d.reason);
        let error = report.pass.state.error.unwrap_or_default();
        told.insert(report.source, (report.pass.items.len(), reason, error));
    }
    for name in ["baik.test", "polos.test"] {
        assert_eq!(told[name], (1, None, String::new()), "{name}");
    }
    for (name, why) in [
        ("kedaluwarsa.test", "expired"),
        ("nama.test", "not valid for name"),
        ("sendiri.test", "UnknownIssuer"),
    ] {
        let (n, reason, error) = &told[name];
        assert_eq!((*n, *reason), (0, Some(DropReason::Tls)), "{name}: {error}");
        assert!(error.contains(why) && error.contains("ca_file"), "{error}");
        assert_eq!(
            n_connections[name].load(Ordering::SeqCst),
            1,
            "{name}: tried again"
        );
    }
}

#[test]
fn what_is_no_certificate_is_refused_at_the_start() {
    let settings = WebSettings {
        authorities: vec![b"bukan sertifikat".to_vec()],
        ..WebSettings::default()
    };
    let error = Web::new(settings).unwrap_err().to_string();
    assert!(error.contains("ca_file"), "{error}");
    assert!(authorities(b"bukan sertifikat").is_err());
}
