//! A secret that the config names and the environment holds: no file of ours carries it, and no log shows it.

use std::fmt;

/// Stands where the secret stood in an address or in what a server said.
const HIDDEN: &str = "***";

/// The name of the environment variable that holds one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecretName {
    pub env: String,
}

/// Goes into requests, and nowhere else.
#[derive(Clone)]
pub struct Secret {
    value: String,
    /// The environment variable, which messages name instead.
    pub env: String,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoSecret {
    #[error(
        "the environment variable `{0}` is empty; set it, under systemd in /etc/titen/environment"
    )]
    Empty(String),
    #[error(
        "the environment variable `{0}` holds characters that no token has; set it again, without spaces or quotes"
    )]
    NoToken(String),
}

impl SecretName {
    /// As `environment` has it now.
    pub fn read(&self, environment: impl Fn(&str) -> Option<String>) -> Result<Secret, NoSecret> {
        Secret::new(&environment(&self.env).unwrap_or_default(), &self.env)
    }
}

impl Secret {
    pub fn new(value: &str, env: &str) -> Result<Self, NoSecret> {
        // Files that secrets are read from end with a line feed.
        let value = value.trim_end_matches(['\r', '\n']);
        if value.trim().is_empty() {
            return Err(NoSecret::Empty(env.to_owned()));
        }
        Ok(Secret {
            value: value.to_owned(),
            env: env.to_owned(),
        })
    }

    /// One that goes into an address or a header.
    pub fn token(value: &str, env: &str) -> Result<Self, NoSecret> {
        let secret = Secret::new(value.trim(), env)?;
        match secret.value.bytes().all(|b| b.is_ascii_graphic()) {
            true => Ok(secret),
            false => Err(NoSecret::NoToken(env.to_owned())),
        }
    }

    /// For a request alone.
    pub fn reveal(&self) -> &str {
        &self.value
    }

    /// `text` without it, plain or as an address writes it.
    pub fn hide(&self, text: &str) -> String {
        text.replace(&self.value, HIDDEN)
            .replace(&as_in_address(&self.value), HIDDEN)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Secret({})", self.env)
    }
}

/// `application/x-www-form-urlencoded`, as the URL standard serialises it.
fn as_in_address(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for b in value.bytes() {
        match b {
            b'*' | b'-' | b'.' | b'_' => out.push(char::from(b)),
            b if b.is_ascii_alphanumeric() => out.push(char::from(b)),
            b' ' => out.push('+'),
            b => out.push_str(&format!("%{b:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_hidden_however_it_is_written() {
        let secret = Secret::token("ab:c+d=\n", "TOKEN").unwrap();
        assert_eq!(secret.hide("x ab:c+d= y ab%3Ac%2Bd%3D"), "x *** y ***");
        assert_eq!(format!("{secret:?}"), "Secret(TOKEN)");
        assert_eq!(secret.reveal(), "ab:c+d=");
    }

    #[test]
    fn an_unusable_variable_is_named_and_not_shown() {
        for wrong in ["", " \n", "dua kata", "é"] {
            let said = Secret::token(wrong, "TOKEN").unwrap_err().to_string();
            assert!(
                said.contains("TOKEN") && !said.contains("dua kata"),
                "{said}"
            );
        }
    }

    #[test]
    fn a_password_may_have_spaces_and_is_read_when_it_is_needed() {
        let name = SecretName {
            env: "SANDI".into(),
        };
        let read = |value: Option<&str>| name.read(|_| value.map(str::to_owned));
        assert_eq!(read(Some("dua kata\n")).unwrap().reveal(), "dua kata");
        for none in [None, Some(""), Some("  ")] {
            let said = read(none).unwrap_err();
            assert_eq!(said, NoSecret::Empty("SANDI".into()));
        }
    }
}
