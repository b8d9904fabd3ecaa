//! An HTTP server whose every answer a test writes itself, byte by byte where it must.

use std::{
    collections::BTreeMap,
    net::SocketAddr,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};
use titen_collect::WebSettings;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

pub struct Server {
    pub at: SocketAddr,
    hits: Arc<Mutex<Vec<Hit>>>,
    pub n_bytes_sent: Arc<AtomicUsize>,
}

#[derive(Debug, Clone)]
pub struct Hit {
    pub host: String,
    pub path: String,
    /// Names in lower case.
    pub headers: BTreeMap<String, String>,
    pub at: Instant,
    /// How often this path was asked for before.
    pub nth: usize,
}

pub enum Answer {
    Whole(Vec<u8>),
    /// `head`, then `chunk` so many times.
    Endless {
        head: String,
        chunk: Vec<u8>,
        n: usize,
    },
    /// `head`, then a byte now and then.
    Dripping {
        head: String,
    },
}

pub fn answer(status: &str, headers: &str, body: impl AsRef<[u8]>) -> Answer {
    let body = body.as_ref();
    let mut whole = format!(
        "HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n{headers}\r\n",
        body.len()
    )
    .into_bytes();
    whole.extend_from_slice(body);
    Answer::Whole(whole)
}

pub fn ok(kind: &str, body: impl AsRef<[u8]>) -> Answer {
    answer("200 OK", &format!("Content-Type: {kind}\r\n"), body)
}

pub fn redirect(status: &str, to: &str) -> Answer {
    answer(status, &format!("Location: {to}\r\n"), "")
}

impl Server {
    pub async fn start(answers: impl Fn(&Hit) -> Answer + Send + Sync + 'static) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let at = listener.local_addr().unwrap();
        let (hits, n_bytes_sent) = (
            Arc::<Mutex<Vec<Hit>>>::default(),
            Arc::<AtomicUsize>::default(),
        );
        let (answers, seen, sent) = (
            Arc::new(answers),
            Arc::clone(&hits),
            Arc::clone(&n_bytes_sent),
        );
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (answers, seen, sent) =
                    (Arc::clone(&answers), Arc::clone(&seen), Arc::clone(&sent));
                tokio::spawn(async move {
                    let mut stream = stream;
                    let Some(hit) = read(&mut stream, &seen).await else {
                        return;
                    };
                    write(&mut stream, answers(&hit), &sent).await;
                });
            }
        });
        Server {
            at,
            hits,
            n_bytes_sent,
        }
    }

    /// Quick and without mercy; the names are those of this server.
    pub fn settings(&self) -> WebSettings {
        let names = ["kabar.test", "desa.test", "lain.test"];
        WebSettings {
            user_agent: "titen-uji (+mailto:uji@kabar.test)".into(),
            pace: Duration::ZERO,
            robots: false,
            timeout: Duration::from_secs(5),
            max_bytes: 1 << 20,
            retries: 2,
            backoff: Duration::from_millis(20),
            longest_wait: Duration::from_secs(2),
            local: names.map(|name| (name.to_owned(), self.at)).into(),
            ..WebSettings::default()
        }
    }

    pub fn hits(&self) -> Vec<Hit> {
        self.hits.lock().unwrap().clone()
    }

    pub fn n_hits(&self, path: &str) -> usize {
        self.hits().iter().filter(|h| h.path == path).count()
    }

    pub fn n_bytes_sent(&self) -> usize {
        self.n_bytes_sent.load(Ordering::SeqCst)
    }
}

async fn read(stream: &mut TcpStream, seen: &Mutex<Vec<Hit>>) -> Option<Hit> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await.ok()?);
    }
    let head = String::from_utf8(head).unwrap();
    let mut lines = head.lines();
    let path = lines.next()?.split(' ').nth(1)?.to_owned();
    let headers: BTreeMap<String, String> = lines
        .filter_map(|l| l.split_once(": "))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
        .collect();
    let host = headers.get("host").cloned().unwrap_or_default();
    let mut seen = seen.lock().unwrap();
    let nth = seen
        .iter()
        .filter(|h| h.path == path && h.host == host)
        .count();
    let hit = Hit {
        host,
        path,
        headers,
        at: Instant::now(),
        nth,
    };
    seen.push(hit.clone());
    Some(hit)
}

async fn write(stream: &mut TcpStream, answer: Answer, sent: &AtomicUsize) {
    match answer {
        Answer::Whole(bytes) => drop(stream.write_all(&bytes).await),
        Answer::Endless { head, chunk, n } => {
            let _ = stream.write_all(head.as_bytes()).await;
            for _ in 0..n {
                if stream.write_all(&chunk).await.is_err() {
                    return;
                }
                sent.fetch_add(chunk.len(), Ordering::SeqCst);
            }
        }
        Answer::Dripping { head } => {
            let _ = stream.write_all(head.as_bytes()).await;
            while stream.write_all(b" ").await.is_ok() {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        }
    }
}
