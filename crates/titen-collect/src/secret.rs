//! A secret that the config names and the environment holds: no file of ours carries it, and no log shows it.

/// The name of an environment variable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Secret {
    pub env: String,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the environment variable {0} is empty; set it, under systemd in /etc/titen/environment")]
pub struct NoSecret(pub String);

impl Secret {
    pub fn read(&self) -> Result<String, NoSecret> {
        std::env::var(&self.env)
            .ok()
            .filter(|secret| !secret.trim().is_empty())
            .ok_or_else(|| NoSecret(self.env.clone()))
    }
}
