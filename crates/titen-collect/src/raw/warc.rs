//! Records as WARC 1.1 writes them, each a gzip member of its own.

use super::{Answered, hidden::is_kept, hidden::without_secrets};
use chrono::{DateTime, SecondsFormat, Utc};
use flate2::{Compression, write::GzEncoder};
use std::{
    io::{self, Write},
    path::Path,
};
use titen_model::sha256_hex;

pub struct Exchange<'a> {
    pub answered: &'a Answered<'a>,
    pub url: &'a str,
    pub digest: &'a str,
}

pub enum Kind<'a> {
    Response,
    /// The payload is that of the record of this date.
    Revisit {
        first: &'a str,
    },
}

impl Exchange<'_> {
    /// The response's member and the request's.
    pub fn records(&self, kind: &Kind<'_>) -> io::Result<(Vec<u8>, Vec<u8>)> {
        let a = self.answered;
        let date = date(a.at);
        let id = id(&[self.url, &date, self.digest, "response"]);
        let mut block = format!("HTTP/1.1 {}\r\n", a.status).into_bytes();
        for (name, value) in a.headers.iter().filter(|(name, _)| is_kept(name)) {
            block.extend_from_slice(format!("{name}: {value}\r\n").as_bytes());
        }
        block.extend_from_slice(format!("Content-Length: {}\r\n\r\n", a.body.len()).as_bytes());
        let mut fields = vec![
            ("WARC-Record-ID", id.clone()),
            ("WARC-Date", date.clone()),
            ("WARC-Target-URI", self.url.to_owned()),
            ("WARC-Payload-Digest", self.digest.to_owned()),
            (
                "Content-Type",
                "application/http;msgtype=response".to_owned(),
            ),
        ];
        let name = match kind {
            Kind::Response => {
                block.extend_from_slice(a.body);
                "response"
            }
            Kind::Revisit { first } => {
                let profile = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest";
                fields.push(("WARC-Profile", profile.to_owned()));
                fields.push(("WARC-Refers-To-Target-URI", self.url.to_owned()));
                fields.push(("WARC-Refers-To-Date", (*first).to_owned()));
                "revisit"
            }
        };
        let asked = without_secrets(a.url);
        let (host, path) = (a.url.authority(), asked_for(&asked));
        let request = format!(
            "GET {path} HTTP/1.1\r\nHost: {}\r\nUser-Agent: {}\r\n\r\n",
            host.rsplit('@').next().unwrap_or(host),
            a.user_agent
        );
        let of_request = [
            (
                "WARC-Record-ID",
                self::id(&[self.url, &date, self.digest, "request"]),
            ),
            ("WARC-Date", date),
            ("WARC-Target-URI", self.url.to_owned()),
            ("WARC-Concurrent-To", id),
            (
                "Content-Type",
                "application/http;msgtype=request".to_owned(),
            ),
        ];
        Ok((
            member(name, &fields, &block)?,
            member("request", &of_request, request.as_bytes())?,
        ))
    }
}

/// Path and query.
fn asked_for(url: &str) -> &str {
    let after_scheme = url.find("://").map_or(0, |at| at + 3);
    url[after_scheme..]
        .find('/')
        .map_or("/", |at| &url[after_scheme + at..])
}

/// What a file begins with.
pub fn info(path: &Path) -> io::Result<Vec<u8>> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let now = date(Utc::now());
    let fields = [
        ("WARC-Record-ID", id(&[&name, &now])),
        ("WARC-Date", now.clone()),
        ("WARC-Filename", name.into_owned()),
        ("Content-Type", "application/warc-fields".to_owned()),
    ];
    let said = format!(
        "software: titen/{}\r\nformat: WARC File Format 1.1\r\ndescription: bodies are kept decompressed\r\n",
        env!("CARGO_PKG_VERSION")
    );
    member("warcinfo", &fields, said.as_bytes())
}

pub fn date(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Micros, true)
}

fn member(kind: &str, fields: &[(&str, String)], block: &[u8]) -> io::Result<Vec<u8>> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
    write!(gzip, "WARC/1.1\r\nWARC-Type: {kind}\r\n")?;
    for (name, value) in fields {
        write!(gzip, "{name}: {value}\r\n")?;
    }
    write!(gzip, "Content-Length: {}\r\n\r\n", block.len())?;
    gzip.write_all(block)?;
    gzip.write_all(b"\r\n\r\n")?;
    gzip.finish()
}

/// A UUID of version 8 (RFC 9562: made of what one has): no two records say the same of the same moment.
fn id(parts: &[&str]) -> String {
    let hash = sha256_hex(parts.join(" ").as_bytes());
    format!(
        "<urn:uuid:{}-{}-8{}-a{}-{}>",
        &hash[..8],
        &hash[8..12],
        &hash[12..15],
        &hash[15..18],
        &hash[18..30]
    )
}
