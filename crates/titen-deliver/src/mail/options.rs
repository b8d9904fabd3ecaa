//! A mail target as the config has it, checked.

use super::MailTarget;
use crate::Patterns;
use lettre::message::Mailbox;
use std::net::IpAddr;
use titen_model::SecretName;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Security {
    StartTls,
    /// From the first byte.
    Tls,
    /// To this machine alone.
    None,
}

/// As the config has them.
#[derive(Debug, Clone)]
pub struct MailOptions {
    pub server: String,
    pub port: Option<u16>,
    pub security: Security,
    pub login: Option<(SecretName, SecretName)>,
    pub from: String,
    pub to: Vec<String>,
    pub files: Patterns,
    pub max_mb: u64,
}

impl MailTarget {
    /// `Err` names the key, says what is wrong with it and what to write.
    pub fn new(options: MailOptions) -> Result<Self, (&'static str, String)> {
        let mailbox = |key: &'static str, text: &str| {
            let parsed: Result<Mailbox, _> = text.parse();
            parsed.map_err(|_| {
                let problem = format!("`{text}` is not a mail address; write `nama@kantor.go.id` or `Nama <nama@kantor.go.id>`");
                (key, problem)
            })
        };
        let from = mailbox("from", &options.from)?;
        let to: Vec<Mailbox> = options
            .to
            .iter()
            .map(|t| mailbox("to", t))
            .collect::<Result<_, _>>()?;
        if to.is_empty() {
            return Err((
                "to",
                "nobody is named; write the addresses of those who get the edition".into(),
            ));
        }
        for (n, one) in to.iter().enumerate() {
            // Their servers alone could tell `A@desa.id` from `a@desa.id`, and none does.
            let same = |earlier: &Mailbox| {
                let (earlier, one): (&str, &str) = (earlier.email.as_ref(), one.email.as_ref());
                earlier.eq_ignore_ascii_case(one)
            };
            if to[..n].iter().any(same) {
                return Err((
                    "to",
                    format!("`{}` is named twice; name each address once", one.email),
                ));
            }
        }
        if options.security == Security::None && !is_this_machine(&options.server) {
            return Err((
                "security",
                format!(
                    "`none` would send the edition and the password in clear to `{}`; write `starttls` or `tls` (`none` is for localhost)",
                    options.server
                ),
            ));
        }
        let port = options.port.unwrap_or(match options.security {
            Security::StartTls => 587,
            Security::Tls => 465,
            Security::None => 25,
        });
        Ok(MailTarget {
            server: options.server,
            port,
            security: options.security,
            login: options.login,
            from,
            to,
            files: options.files,
            max_mb: options.max_mb,
        })
    }
}

fn is_this_machine(server: &str) -> bool {
    let address: Option<IpAddr> = server.trim_matches(['[', ']']).parse().ok();
    server.eq_ignore_ascii_case("localhost") || address.is_some_and(|a| a.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_options_name_their_key() {
        let good = MailOptions {
            server: "smtp.desa.test".into(),
            port: None,
            security: Security::StartTls,
            login: None,
            from: "titen@desa.test".into(),
            to: vec!["a@desa.test".into()],
            files: Patterns::new(["*"]),
            max_mb: 15,
        };
        assert_eq!(MailTarget::new(good.clone()).unwrap().port, 587);
        let key = |o: MailOptions| MailTarget::new(o).err().map(|(key, _)| key);
        assert_eq!(
            key(MailOptions {
                from: "titen".into(),
                ..good.clone()
            }),
            Some("from")
        );
        assert_eq!(
            key(MailOptions {
                to: vec![],
                ..good.clone()
            }),
            Some("to")
        );
        assert_eq!(
            key(MailOptions {
                to: vec!["a@b.test".into(), "A <A@B.test>".into()],
                ..good.clone()
            }),
            Some("to")
        );
        assert_eq!(
            key(MailOptions {
                security: Security::None,
                ..good
            }),
            Some("security")
        );
    }
}
