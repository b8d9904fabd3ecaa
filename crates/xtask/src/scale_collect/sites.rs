//! Feeds of invented news on addresses of loopback; each knows its own ETag.

use anyhow::{Context, Result};
use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

pub struct Sites {
    pub port: u16,
    n: Arc<Counters>,
}

#[derive(Debug, Default)]
struct Counters {
    requests: AtomicU64,
    bytes: AtomicU64,
}

pub struct Counted {
    pub requests: u64,
    /// Both ways, without TCP's own.
    pub bytes: u64,
}

/// Linux answers on all of 127.0.0.0/8.
pub fn address(n: u32) -> String {
    format!("127.{}.{}.{}", 1 + n / 62_500, (n / 250) % 250, 1 + n % 250)
}

impl Sites {
    /// Until the process ends.
    pub fn serve(n_entries: usize, latency: Duration) -> Result<Self> {
        let listener = TcpListener::bind("0.0.0.0:0").context("no port on loopback")?;
        let port = listener.local_addr()?.port();
        let n = Arc::<Counters>::default();
        let counters = Arc::clone(&n);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let counters = Arc::clone(&counters);
                let talk = move || talk(&stream, n_entries, latency, &counters);
                // A thread a connection; a host that gets none is told as unreachable by the run.
                let small = std::thread::Builder::new().stack_size(256 << 10);
                drop(small.spawn(talk));
            }
        });
        Ok(Sites { port, n })
    }

    pub fn counted(&self) -> Counted {
        Counted {
            requests: self.n.requests.load(Ordering::Relaxed),
            bytes: self.n.bytes.load(Ordering::Relaxed),
        }
    }
}

/// As long as the other side keeps the connection.
fn talk(stream: &TcpStream, n_entries: usize, latency: Duration, n: &Counters) -> Option<()> {
    let host = stream.local_addr().ok()?.ip().to_string();
    let etag = format!("\"{host}\"");
    let mut lines = BufReader::new(stream);
    loop {
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            if lines.read_line(&mut head).ok()? == 0 {
                return None;
            }
        }
        std::thread::sleep(latency);
        let answer = if head.starts_with("GET /robots.txt ") {
            "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".to_owned()
        } else if head.contains(&etag) {
            format!("HTTP/1.1 304 Not Modified\r\nETag: {etag}\r\n\r\n")
        } else {
            let body = feed(&host, n_entries);
            format!(
                "HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nETag: {etag}\r\nContent-Length: {}\r\n\r\n{body}",
                body.len()
            )
        };
        n.requests.fetch_add(1, Ordering::Relaxed);
        let bytes = (head.len() + answer.len()) as u64;
        n.bytes.fetch_add(bytes, Ordering::Relaxed);
        (&*stream).write_all(answer.as_bytes()).ok()?;
    }
}

fn feed(host: &str, n_entries: usize) -> String {
    let text = "Jalan penghubung antardesa rusak berat sejak awal musim hujan sehingga warga harus memutar lima kilometer. ";
    let mut feed = format!("<rss version=\"2.0\"><channel><title>Kabar {host}</title>");
    for n in 0..n_entries {
        let written = write!(
            feed,
            "<item><title>Jalan rusak {n} di {host}</title><link>http://{host}/{n}</link><guid>{host}-{n}</guid>\
             <pubDate>Wed, {:02} Nov 2026 08:00:00 +0700</pubDate><description>{}</description></item>",
            1 + n % 25,
            text.repeat(9)
        );
        written.expect("a string takes any text");
    }
    feed + "</channel></rss>"
}
