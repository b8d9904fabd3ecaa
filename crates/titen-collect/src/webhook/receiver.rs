//! The listener: which addresses there are, and how much of its time and memory one caller may take.

use super::{
    WebhookSource,
    request::{Hooks, handshake, post},
    spool::Spool,
};
use crate::{Intake, Source, SourceKind};
use axum::{Router, routing::post as on_post};
use hyper::server::conn::http1;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    service::TowerToHyperService,
};
use std::{
    collections::BTreeMap,
    io,
    net::SocketAddr,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};
use titen_model::{NoSecret, SecretName};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::Semaphore,
};

/// Callers at once; others wait in the system's queue.
const CONNECTIONS: usize = 256;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiverSettings {
    pub listen: SocketAddr,
    /// Of one call's body.
    pub max_bytes: usize,
    /// For the headers, and again for the body.
    pub timeout: Duration,
    /// Of one source.
    pub requests_a_minute: u32,
}

/// One source that others call. It holds secrets, so it cannot be printed.
pub struct Hook {
    pub source: Source,
    pub webhook: WebhookSource,
    pub secret: String,
    pub verify_token: Option<String>,
    pub spool: Spool,
    pub limit: Limit,
}

/// A receiver whose port is open.
pub struct Listening {
    listener: TcpListener,
    hooks: Arc<Hooks>,
    timeout: Duration,
}

/// Opens the port and the spools of all webhooks among `sources`; what is missing is said before anybody calls.
pub async fn receive(
    settings: &ReceiverSettings,
    sources: &[Source],
    intake: Arc<Intake>,
) -> Result<Listening, String> {
    let mut by_source = BTreeMap::new();
    for source in sources {
        let SourceKind::Webhook(webhook) = &source.kind else {
            continue;
        };
        let told = |e: String| format!("source `{}`: {e}", source.id);
        let spool = Spool::open(&webhook.spool, &source.id).map_err(|e| {
            told(format!(
                "{}: {e}; check the folder's owner",
                webhook.spool.display()
            ))
        })?;
        let verify_token = webhook.verify_token.as_ref().map(secret).transpose();
        let hook = Hook {
            source: source.clone(),
            secret: secret(&webhook.secret).map_err(|e| told(e.to_string()))?,
            verify_token: verify_token.map_err(|e| told(e.to_string()))?,
            webhook: webhook.clone(),
            spool,
            limit: Limit::new(settings.requests_a_minute),
        };
        by_source.insert(source.id.clone(), hook);
    }
    let listener = TcpListener::bind(settings.listen)
        .await
        .map_err(|e: io::Error| {
            format!(
                "webhook.listen {}: {e}; is another program there?",
                settings.listen
            )
        })?;
    Ok(Listening {
        listener,
        timeout: settings.timeout,
        hooks: Arc::new(Hooks {
            by_source,
            intake,
            max_bytes: settings.max_bytes,
            timeout: settings.timeout,
        }),
    })
}

impl Listening {
    pub fn address(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// `POST /hook/{source}`, to be served here or within other pages.
    pub fn router(&self) -> Router {
        Router::new()
            .route("/hook/{source}", on_post(post).get(handshake))
            .with_state(Arc::clone(&self.hooks))
    }

    /// Until it is dropped.
    pub async fn serve(self) {
        let service = TowerToHyperService::new(self.router());
        let places = Arc::new(Semaphore::new(CONNECTIONS));
        loop {
            let Ok(place) = Arc::clone(&places).acquire_owned().await else {
                return;
            };
            let stream = match self.listener.accept().await {
                Ok((stream, _)) => stream,
                Err(error) => {
                    // Too many open files, or a caller that hung up: both pass.
                    tracing::warn!(%error, "a call could not be accepted");
                    tokio::time::sleep(Duration::from_millis(100)).await;
                    continue;
                }
            };
            let (service, timeout) = (service.clone(), self.timeout);
            tokio::spawn(async move {
                answer(stream, service, timeout).await;
                drop(place);
            });
        }
    }
}

/// One call a connection: nobody holds a place by doing nothing.
async fn answer(stream: TcpStream, service: TowerToHyperService<Router>, timeout: Duration) {
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(timeout)
        .keep_alive(false)
        .max_buf_size(64 * 1024)
        .serve_connection(TokioIo::new(stream), service);
    // Headers, body and a caller that does not read its answer.
    match tokio::time::timeout(timeout * 3, connection).await {
        Ok(Ok(())) => {}
        Ok(Err(error)) => tracing::debug!(%error, "a call broke off"),
        Err(_) => tracing::debug!("a call took too long"),
    }
}

/// A token bucket: a minute's share at once, then so many a minute.
#[derive(Debug)]
pub struct Limit {
    a_minute: f64,
    left: Mutex<(f64, Instant)>,
}

impl Limit {
    fn new(a_minute: u32) -> Self {
        Limit {
            a_minute: f64::from(a_minute),
            left: Mutex::new((f64::from(a_minute), Instant::now())),
        }
    }

    pub fn admits(&self) -> bool {
        let mut left = self.left.lock().unwrap_or_else(PoisonError::into_inner);
        let (tokens, since) = *left;
        let now = Instant::now();
        let tokens =
            (tokens + (now - since).as_secs_f64() / 60.0 * self.a_minute).min(self.a_minute);
        let is_admitted = tokens >= 1.0;
        *left = (if is_admitted { tokens - 1.0 } else { tokens }, now);
        is_admitted
    }
}

fn secret(name: &SecretName) -> Result<String, NoSecret> {
    let read = name.read(|name| std::env::var(name).ok())?;
    Ok(read.reveal().to_owned())
}
