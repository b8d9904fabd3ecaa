//! What an API is to know us by. It is read from the environment and goes into requests, and nowhere else.

use std::fmt;

/// Stands where the secret stood in an address or in what a server said.
const HIDDEN: &str = "***";

#[derive(Clone)]
pub struct Secret {
    value: String,
    /// The environment variable, which messages name instead.
    pub env: String,
}

impl Secret {
    /// Fails where the variable is empty or could not be sent.
    pub fn new(value: &str, env: &str) -> Result<Self, String> {
        // Files that secrets are read from end with a line feed.
        let value = value.trim();
        if value.is_empty() {
            return Err(format!(
                "the environment variable `{env}` is empty; put the token in it"
            ));
        }
        if !value.bytes().all(|b| b.is_ascii_graphic()) {
            return Err(format!(
                "the environment variable `{env}` holds characters that no token has; set it again, without spaces or quotes"
            ));
        }
        Ok(Secret {
            value: value.to_owned(),
            env: env.to_owned(),
        })
    }

    /// For a request alone.
    pub fn reveal(&self) -> &str {
        &self.value
    }

    /// `text` without it, plain or as an address writes it.
    pub fn hide(&self, text: &str) -> String {
        let encoded: String = url::form_urlencoded::byte_serialize(self.value.as_bytes()).collect();
        text.replace(&self.value, HIDDEN).replace(&encoded, HIDDEN)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Secret({})", self.env)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_hidden_however_it_is_written() {
        let secret = Secret::new("ab:c+d=\n", "TOKEN").unwrap();
        assert_eq!(secret.hide("x ab:c+d= y ab%3Ac%2Bd%3D"), "x *** y ***");
        assert_eq!(format!("{secret:?}"), "Secret(TOKEN)");
        assert_eq!(secret.reveal(), "ab:c+d=");
    }

    #[test]
    fn an_unusable_variable_is_named_and_not_shown() {
        for wrong in ["", " \n", "dua kata", "é"] {
            let said = Secret::new(wrong, "TOKEN").unwrap_err();
            assert!(
                said.contains("`TOKEN`") && !said.contains("dua kata"),
                "{said}"
            );
        }
    }
}
