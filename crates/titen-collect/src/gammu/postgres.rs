//! The inbox in PostgreSQL, in a session that may only read.
//!
//! Without TLS, since the crates for it would be the heaviest part of this collector: so only a server on the
//! same machine is asked, by its socket or by loopback, and another one through a tunnel.

use super::database::{ROWS_A_PASS, Row};
use std::{net::IpAddr, time::Duration};
use titen_model::SecretName;
use tokio_postgres::{Config, NoTls, config::Host};

const CONNECT: Duration = Duration::from_secs(10);
const READ_ONLY: &str = "-c default_transaction_read_only=on -c statement_timeout=60000";

#[derive(Debug, Clone, PartialEq)]
pub struct Postgres {
    config: Config,
    shown: String,
    password: Option<SecretName>,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadDatabase {
    #[error("not an address such as postgres://user@localhost/smsd: {0}")]
    Address(String),
    #[error(
        "a password does not belong into a file; take it out and set PGPASSWORD, or name a variable with `secret = {{ env = \"…\" }}`"
    )]
    Password,
    #[error(
        "`{0}` is another machine, and messages would cross the network in clear; name localhost or a socket's folder, and reach other machines by an SSH tunnel"
    )]
    Elsewhere(String),
}

impl Postgres {
    pub fn new(address: &str, password: Option<SecretName>) -> Result<Self, BadDatabase> {
        let mut config: Config = address
            .parse()
            .map_err(|e: tokio_postgres::Error| BadDatabase::Address(cause(&e)))?;
        if config.get_password().is_some() {
            return Err(BadDatabase::Password);
        }
        for host in config.get_hosts() {
            if let Host::Tcp(name) = host
                && name != "localhost"
                && !name.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
            {
                return Err(BadDatabase::Elsewhere(name.clone()));
            }
        }
        config.connect_timeout(CONNECT);
        config.options(READ_ONLY);
        config.application_name("titen");
        Ok(Postgres {
            config,
            shown: address.to_owned(),
            password,
        })
    }

    pub fn shown(&self) -> String {
        self.shown.clone()
    }

    pub async fn rows(&self, from: u64) -> Result<Vec<Row>, String> {
        let mut config = self.config.clone();
        let password = match &self.password {
            Some(secret) => Some(
                secret
                    .read(|name| std::env::var(name).ok())
                    .map_err(|e| e.to_string())?
                    .reveal()
                    .to_owned(),
            ),
            None => std::env::var("PGPASSWORD").ok(),
        };
        if let Some(password) = password {
            config.password(password);
        }
        let (client, connection) = config.connect(NoTls).await.map_err(|e| {
            format!(
                "{}; is the server running, and may this user connect?",
                cause(&e)
            )
        })?;
        // Ends by itself when `client` goes.
        let talking = tokio::spawn(connection);
        let found = client
            .query(
                r#"SELECT "ID"::bigint, to_char("ReceivingDateTime", 'YYYY-MM-DD HH24:MI:SS'), "SenderNumber"::text,
                          "Coding"::text, "UDH"::text, "Text"::text, "TextDecoded"::text
                   FROM inbox WHERE "ID" >= $1::bigint ORDER BY "ID" LIMIT $2"#,
                &[
                    &i64::try_from(from).unwrap_or(i64::MAX),
                    &i64::try_from(ROWS_A_PASS).unwrap_or(i64::MAX),
                ],
            )
            .await;
        drop(client);
        let _ = talking.await;
        let rows = found.map_err(|e| {
            format!(
                "{}; is it gammu-smsd's database, and may this user read `inbox`?",
                cause(&e)
            )
        })?;
        rows.iter()
            .map(|row| row_of(row).map_err(|e| cause(&e)))
            .collect()
    }
}

fn row_of(row: &tokio_postgres::Row) -> Result<Row, tokio_postgres::Error> {
    let text = |at: usize| {
        row.try_get::<_, Option<String>>(at)
            .map(Option::unwrap_or_default)
    };
    Ok(Row {
        id: u64::try_from(row.try_get::<_, i64>(0)?).unwrap_or_default(),
        received: text(1)?,
        sender: text(2)?,
        coding: text(3)?,
        header: text(4)?,
        text: text(5)?,
        decoded: text(6)?,
    })
}

/// The crate's own message names a kind of failure, its source says which one it was.
fn cause(error: &tokio_postgres::Error) -> String {
    match std::error::Error::source(error) {
        Some(source) => format!("{error}: {source}"),
        None => error.to_string(),
    }
}
