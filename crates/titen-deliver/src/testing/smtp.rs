//! A small SMTP server: EHLO, STARTTLS, AUTH, MAIL, RCPT, DATA, QUIT, with faults on demand.

use std::sync::{Arc, Mutex};
use tokio::io::{AsyncBufReadExt as _, AsyncRead, AsyncWrite, AsyncWriteExt as _, BufReader};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::{ServerConfig, crypto::ring, pki_types::PrivateKeyDer};

/// What one connection meets.
#[derive(Clone, Debug, Default)]
pub struct Manner {
    /// Instead of 250, to RCPT of an address that holds the first.
    pub rcpt: Option<(&'static str, &'static str)>,
    /// Instead of 250, to the end of DATA.
    pub data: Option<&'static str>,
    /// Instead of 235.
    pub auth: Option<&'static str>,
    pub cut_before_final: bool,
    /// The mail is taken, and 250 said so much later.
    pub slow_final: std::time::Duration,
    pub cut_after_final: bool,
    /// QUIT is not answered.
    pub mute_at_quit: bool,
    /// Nothing is answered at all.
    pub mute: bool,
}

#[derive(Debug, Clone)]
pub struct Mail {
    pub to: Vec<String>,
    pub text: String,
    pub over_tls: bool,
    pub user: Option<String>,
}

pub struct Server {
    pub port: u16,
    /// DER, where it speaks TLS.
    pub authority: Vec<u8>,
    mails: Arc<Mutex<Vec<Mail>>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Tls {
    No,
    Start,
    Wrapped,
}

impl Server {
    /// The last manner is kept.
    pub async fn start(tls: Tls, manners: Vec<Manner>) -> Self {
        let key = rcgen::generate_simple_self_signed(vec!["localhost".into()]).unwrap();
        let authority = key.cert.der().to_vec();
        let private = PrivateKeyDer::try_from(key.signing_key.serialize_der()).unwrap();
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![authority.clone().into()], private)
            .unwrap();
        let acceptor = TlsAcceptor::from(Arc::new(config));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let mails = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&mails);
        tokio::spawn(async move {
            for n in 0.. {
                let (stream, _) = listener.accept().await.unwrap();
                let manner = manners[n.min(manners.len() - 1)].clone();
                let (acceptor, kept) = (acceptor.clone(), Arc::clone(&kept));
                tokio::spawn(async move {
                    match tls {
                        Tls::No => drop(talk(stream, &manner, false, false, true, &kept).await),
                        Tls::Wrapped => {
                            if let Ok(stream) = acceptor.accept(stream).await {
                                drop(talk(stream, &manner, false, true, true, &kept).await);
                            }
                        }
                        Tls::Start => {
                            if let Ok(Some(plain)) =
                                talk(stream, &manner, true, false, true, &kept).await
                                && let Ok(stream) = acceptor.accept(plain).await
                            {
                                drop(talk(stream, &manner, false, true, false, &kept).await);
                            }
                        }
                    }
                });
            }
        });
        Server {
            port,
            authority,
            mails,
        }
    }

    pub fn mails(&self) -> Vec<Mail> {
        self.mails.lock().unwrap().clone()
    }
}

/// Gives the stream back where TLS is to begin.
async fn talk<S: AsyncRead + AsyncWrite + Unpin>(
    stream: S,
    manner: &Manner,
    offers_tls: bool,
    over_tls: bool,
    greets: bool,
    kept: &Mutex<Vec<Mail>>,
) -> std::io::Result<Option<S>> {
    let mut stream = BufReader::new(stream);
    if manner.mute {
        tokio::time::sleep(std::time::Duration::from_secs(60)).await;
    }
    if greets {
        stream.write_all(b"220 uji ESMTP\r\n").await?;
    }
    let (mut to, mut user) = (Vec::new(), None);
    let mut line = String::new();
    while {
        line.clear();
        stream.read_line(&mut line).await? > 0
    } {
        let said = line.trim_end().to_owned();
        let answer = match said
            .split([' ', ':'])
            .next()
            .unwrap_or("")
            .to_ascii_uppercase()
            .as_str()
        {
            "EHLO" if offers_tls => "250-uji\r\n250-STARTTLS\r\n250 8BITMIME".to_owned(),
            "EHLO" => "250-uji\r\n250-AUTH PLAIN LOGIN\r\n250 8BITMIME".to_owned(),
            "STARTTLS" => {
                stream.write_all(b"220 go\r\n").await?;
                return Ok(Some(stream.into_inner()));
            }
            "AUTH" => {
                user = Some(said.clone());
                manner.auth.unwrap_or("235 ok").to_owned()
            }
            "MAIL" => "250 ok".to_owned(),
            "RCPT" => match manner.rcpt {
                Some((who, answer)) if said.contains(who) => answer.to_owned(),
                _ => {
                    to.push(said.clone());
                    "250 ok".to_owned()
                }
            },
            "DATA" => {
                stream.write_all(b"354 go\r\n").await?;
                let mut text = String::new();
                loop {
                    line.clear();
                    if stream.read_line(&mut line).await? == 0 {
                        return Ok(None);
                    }
                    if line == ".\r\n" {
                        break;
                    }
                    text.push_str(line.strip_prefix('.').unwrap_or(&line));
                }
                match manner.data {
                    Some(refusal) => refusal.to_owned(),
                    None => {
                        let mail = Mail {
                            to: std::mem::take(&mut to),
                            text,
                            over_tls,
                            user: user.clone(),
                        };
                        kept.lock().unwrap().push(mail);
                        if manner.cut_before_final {
                            return Ok(None);
                        }
                        tokio::time::sleep(manner.slow_final).await;
                        stream.write_all(b"250 queued as 4711\r\n").await?;
                        if manner.cut_after_final {
                            return Ok(None);
                        }
                        continue;
                    }
                }
            }
            "QUIT" if manner.mute_at_quit => {
                tokio::time::sleep(std::time::Duration::from_secs(60)).await;
                return Ok(None);
            }
            "QUIT" => {
                stream.write_all(b"221 bye\r\n").await?;
                return Ok(None);
            }
            _ => "500 what".to_owned(),
        };
        stream.write_all(answer.as_bytes()).await?;
        stream.write_all(b"\r\n").await?;
    }
    Ok(None)
}
