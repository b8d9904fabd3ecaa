//! Mail by SMTP: one message to all, handed over recipient by recipient, so that a mailbox that is full costs nobody
//! else theirs.
//!
//! What the server answers with 250 is delivered. Whatever is cut off before is sent again, as RFC 5321 asks (4.5.4),
//! with the same Message-ID: where the server had taken it all the same, mailboxes know the second for what it is.

mod letter;
mod options;

pub use options::{MailOptions, Security};

use crate::web::{causes, one_line};
use crate::{Courier, Errand, Failure, Parcel, Part, Patterns, wording};
use letter::letter;
use lettre::address::Envelope;
use lettre::message::Mailbox;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, Certificate, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::{ClientId, Extension, MailBodyParameter, MailParameter};
use lettre::transport::smtp::response::Response;
use std::time::Duration;
use titen_model::{Secret, SecretName};

/// A server that has the whole mail may take this long to look at it: whoever cuts it off sends it twice (RFC 5321
/// 4.5.3.2.6).
const LONGEST_LOOK: Duration = Duration::from_secs(600);
/// Bytes a second.
const SLOWEST_LINE: u64 = 16 << 10;

#[derive(Debug, Clone)]
pub struct MailTarget {
    server: String,
    port: u16,
    security: Security,
    login: Option<(SecretName, SecretName)>,
    pub(crate) from: Mailbox,
    pub(crate) to: Vec<Mailbox>,
    pub(crate) files: Patterns,
    pub(crate) max_mb: u64,
}

impl MailTarget {
    pub fn parts(&self, parcel: &Parcel) -> Vec<Part> {
        let subject = wording::subject(&parcel.brief);
        let (fit, large) = letter::attachments(self, parcel);
        let names = |files: &[&crate::ParcelFile]| {
            files
                .iter()
                .map(|f| f.base_name().to_owned())
                .collect::<Vec<_>>()
                .join(", ")
        };
        let mut what = format!(
            "`{subject}` with {}",
            if fit.is_empty() {
                "no file".into()
            } else {
                names(&fit)
            }
        );
        if !large.is_empty() {
            what += &format!("; too large: {}", names(&large));
        }
        let part = |to: &Mailbox| Part {
            name: to.email.to_string(),
            what: what.clone(),
        };
        self.to.iter().map(part).collect()
    }

    pub async fn send(&self, errand: &Errand<'_>, courier: &Courier) -> Result<String, Failure> {
        let Some(to) = self
            .to
            .iter()
            .find(|to| to.email.to_string() == errand.part)
        else {
            return Err(Failure::never(format!(
                "{} is not in `to` any more",
                errand.part
            )));
        };
        let login = match &self.login {
            Some((user, password)) => Some((courier.secret(user)?, courier.secret(password)?)),
            None => None,
        };
        let letter = letter(self, errand)
            .map_err(|e| Failure::never(format!("the mail cannot be written: {e}")))?;
        let envelope = Envelope::new(Some(self.from.email.clone()), vec![to.email.clone()])
            .map_err(|e| Failure::never(e.to_string()))?;
        let answer = self.hand_over(&envelope, &letter, &login, courier).await;
        let at = format!("{}:{}", self.server, self.port);
        let hide = |why: &str| {
            let why = login.iter().fold(why.to_owned(), |why, (user, password)| {
                user.hide(&password.hide(&why))
            });
            format!("{at}: {why}")
        };
        answer.map_err(|failed| failed.map_why(hide))
    }

    async fn hand_over(
        &self,
        envelope: &Envelope,
        letter: &[u8],
        login: &Option<(Secret, Secret)>,
        courier: &Courier,
    ) -> Result<String, Failure> {
        let opened = within(courier.timeout, self.open(login, courier)).await;
        let mut connection = opened.map_err(Failure::of_target)?;
        let sent = async {
            within(courier.timeout, announce(&mut connection, envelope, letter)).await?;
            let upload = Duration::from_secs(letter.len() as u64 / SLOWEST_LINE);
            let message = async { connection.message(letter).await.map_err(failure) };
            within(LONGEST_LOOK + upload, message).await
        }
        .await;
        // Whatever came of it, a server that does not say goodbye changes nothing.
        let _ = tokio::time::timeout(Duration::from_secs(2), connection.quit()).await;
        Ok(said(&sent?))
    }

    async fn open(
        &self,
        login: &Option<(Secret, Secret)>,
        courier: &Courier,
    ) -> Result<AsyncSmtpConnection, Failure> {
        let hello = ClientId::default();
        let tls = match self.security {
            Security::None => None,
            _ => Some(tls(&self.server, &courier.authorities)?),
        };
        let at_once = tls.clone().filter(|_| self.security == Security::Tls);
        let mut connection = AsyncSmtpConnection::connect_tokio1(
            (self.server.as_str(), self.port),
            Some(courier.timeout.min(Duration::from_secs(15))),
            &hello,
            at_once,
            None,
        )
        .await
        .map_err(failure)?;
        if let (Security::StartTls, Some(tls)) = (self.security, tls) {
            if !connection.can_starttls() {
                return Err(Failure::never(
                    "the server offers no STARTTLS, so nothing was sent; try `security = \"tls\"`",
                ));
            }
            connection.starttls(tls, &hello).await.map_err(failure)?;
        }
        if let Some((user, password)) = login {
            let credentials =
                Credentials::new(user.reveal().to_owned(), password.reveal().to_owned());
            connection
                .auth(DEFAULT_MECHANISMS, &credentials)
                .await
                .map_err(|e| {
                    let remedy = format!("; is the password in {} right?", password.env);
                    failure(e).map_why(|why| format!("{why}{remedy}"))
                })?;
        }
        Ok(connection)
    }
}

/// Who sends it to whom, up to the server's word that it takes the mail itself.
async fn announce(
    connection: &mut AsyncSmtpConnection,
    envelope: &Envelope,
    letter: &[u8],
) -> Result<(), Failure> {
    let mut options = Vec::new();
    let mut addresses = envelope.from().into_iter().chain(envelope.to());
    if addresses.any(|a| !AsRef::<str>::as_ref(a).is_ascii()) {
        if !connection
            .server_info()
            .supports_feature(Extension::SmtpUtfEight)
        {
            return Err(Failure::never(
                "the server takes no address with other letters than a to z",
            ));
        }
        options.push(MailParameter::SmtpUtfEight);
    }
    if !letter.is_ascii() {
        options.push(MailParameter::Body(MailBodyParameter::EightBitMime));
    }
    let from = Mail::new(envelope.from().cloned(), options);
    let from = connection.command(from).await;
    from.map_err(|e| failure(e).of_target())?;
    for to in envelope.to() {
        let to = connection.command(Rcpt::new(to.clone(), Vec::new())).await;
        to.map_err(failure)?;
    }
    connection.command(Data).await.map_err(failure)?;
    Ok(())
}

async fn within<T>(
    patience: Duration,
    answer: impl Future<Output = Result<T, Failure>>,
) -> Result<T, Failure> {
    match tokio::time::timeout(patience, answer).await {
        Ok(answer) => answer,
        Err(_) => Err(Failure::later(format!(
            "no answer within {} s",
            patience.as_secs()
        ))),
    }
}

fn said(answer: &Response) -> String {
    let lines: Vec<&str> = answer.message().collect();
    one_line(&format!("{} {}", answer.code(), lines.join(" ")))
}

fn failure(error: lettre::transport::smtp::Error) -> Failure {
    let why = causes(&error);
    if error.is_permanent() || error.is_client() {
        return Failure::never(why);
    }
    Failure::Later {
        why,
        after: None,
        // 4xx speaks of one recipient as often as of all.
        stalls: !error.is_transient(),
    }
}

fn tls(server: &str, authorities: &[Vec<u8>]) -> Result<TlsParameters, Failure> {
    let wrong = |e: lettre::transport::smtp::Error| Failure::never(causes(&e));
    let mut builder = TlsParameters::builder(server.to_owned());
    for der in authorities {
        builder = builder.add_root_certificate(Certificate::from_der(der.clone()).map_err(wrong)?);
    }
    builder.build().map_err(wrong)
}

#[cfg(test)]
mod tests;
