//! What all deliveries share: the HTTP client, trusted authorities, and the environment that holds the secrets.

use crate::web::client;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;
use titen_model::{Secret, SecretName};
use titen_reach::Guard;

#[derive(Debug, Clone, Default)]
pub struct CourierSettings {
    pub user_agent: String,
    /// Names and addresses that may lie in a private network.
    pub allow_hosts: Vec<String>,
    /// Certificates (DER) of authorities that are trusted beside the system's own.
    pub authorities: Vec<Vec<u8>>,
    /// For one request, or one mail.
    pub timeout: Duration,
}

pub struct Courier {
    pub(crate) guard: Arc<Guard>,
    pub(crate) client: reqwest::Client,
    pub(crate) authorities: Vec<Vec<u8>>,
    pub(crate) timeout: Duration,
    environment: fn(&str) -> Option<String>,
}

/// Nothing can be sent over the network: the settings must be changed.
#[derive(Debug, thiserror::Error)]
#[error("deliveries cannot be set up: {0}; look at [http] in the config")]
pub struct NoCourier(pub(crate) String);

impl Courier {
    pub fn new(settings: CourierSettings) -> Result<Self, NoCourier> {
        let guard = Arc::new(Guard::new(&settings.allow_hosts, &BTreeMap::new()));
        let client = client(&settings, Arc::clone(&guard))?;
        Ok(Courier {
            guard,
            client,
            authorities: settings.authorities,
            timeout: settings.timeout,
            environment: |name| std::env::var(name).ok(),
        })
    }

    /// With secrets from elsewhere, for tests.
    #[cfg(test)]
    pub fn with_environment(mut self, environment: fn(&str) -> Option<String>) -> Self {
        self.environment = environment;
        self
    }

    pub(crate) fn secret(&self, name: &SecretName) -> Result<Secret, crate::Failure> {
        // Set it, and the next try has it.
        name.read(self.environment)
            .map_err(|e| crate::Failure::later(e.to_string()))
    }
}
