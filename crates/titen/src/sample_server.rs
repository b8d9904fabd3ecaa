//! Serves `tests/sample/sites` on a loopback port, one folder a host name, so that the sample week runs through
//! the real collectors. Read-only, and only while a command runs.

use anyhow::{Context, Result};
use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, Response, StatusCode, Uri, header};
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use titen_model::sha256_hex;

pub struct SampleServer {
    /// Host names that it plays, all at its own address.
    pub hosts: BTreeMap<String, SocketAddr>,
    task: tokio::task::JoinHandle<()>,
}

impl SampleServer {
    pub async fn start(sites: &Path) -> Result<Self> {
        let unreadable = || {
            format!(
                "the sample sites in {} can't be read; run titen in the folder that holds them",
                sites.display()
            )
        };
        let mut names = Vec::new();
        for entry in std::fs::read_dir(sites).with_context(unreadable)? {
            names.push(
                entry
                    .with_context(unreadable)?
                    .file_name()
                    .to_string_lossy()
                    .into_owned(),
            );
        }
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0))
            .await
            .context("no loopback port could be opened for the sample sites")?;
        let address = listener
            .local_addr()
            .context("the sample server's address")?;
        let app = Router::new()
            .fallback(answer)
            .with_state(Arc::new(sites.to_owned()));
        let task = tokio::spawn(async move {
            if let Err(error) = axum::serve(listener, app).await {
                tracing::error!(%error, "the sample server stopped");
            }
        });
        Ok(SampleServer {
            hosts: names.into_iter().map(|n| (n, address)).collect(),
            task,
        })
    }
}

impl Drop for SampleServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn answer(State(sites): State<Arc<PathBuf>>, headers: HeaderMap, uri: Uri) -> Response<Body> {
    let host = headers
        .get(header::HOST)
        .and_then(|h| h.to_str().ok())
        .unwrap_or("");
    let host = host.split(':').next().unwrap_or("");
    let Some(path) = file_of(&sites, host, uri.path()) else {
        return plain(StatusCode::NOT_FOUND);
    };
    let Ok(bytes) = tokio::fs::read(&path).await else {
        return plain(StatusCode::NOT_FOUND);
    };
    let etag = format!("\"{}\"", &sha256_hex(&bytes)[..16]);
    if headers
        .get(header::IF_NONE_MATCH)
        .is_some_and(|v| v.as_bytes() == etag.as_bytes())
    {
        return plain(StatusCode::NOT_MODIFIED);
    }
    Response::builder()
        .header(header::CONTENT_TYPE, content_type(&path))
        .header(header::ETAG, etag)
        .body(Body::from(bytes))
        .unwrap_or_else(|_| plain(StatusCode::INTERNAL_SERVER_ERROR))
}

/// Never outside the host's own folder, whatever the request says.
fn file_of(sites: &Path, host: &str, path: &str) -> Option<PathBuf> {
    let below = Path::new(path.trim_start_matches('/'));
    let plain = |p: &Path| p.components().all(|c| matches!(c, Component::Normal(_)));
    if host.is_empty() || !plain(Path::new(host)) || !plain(below) {
        return None;
    }
    let file = sites.join(host).join(below);
    Some(if path.ends_with('/') {
        file.join("index.html")
    } else {
        file
    })
}

fn content_type(path: &Path) -> &'static str {
    match path.extension().and_then(|e| e.to_str()) {
        Some("xml") => "application/xml",
        Some("json") => "application/json",
        _ => "text/html; charset=utf-8",
    }
}

fn plain(status: StatusCode) -> Response<Body> {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_stays_in_its_hosts_folder() {
        let sites = Path::new("/s");
        let file = |host, path| file_of(sites, host, path);
        assert_eq!(
            file("a.test", "/feed.xml"),
            Some("/s/a.test/feed.xml".into())
        );
        assert_eq!(
            file("a.test", "/berita/"),
            Some("/s/a.test/berita/index.html".into())
        );
        assert_eq!(file("a.test", "/"), Some("/s/a.test/index.html".into()));
        for (host, path) in [
            ("a.test", "/../b"),
            ("..", "/x"),
            ("", "/x"),
            ("a.test", "//../x"),
            ("/etc", "/passwd"),
        ] {
            assert_eq!(file(host, path), None, "{host} {path}");
        }
    }
}
