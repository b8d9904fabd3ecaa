//! `[webhook]`: where `titen run` listens, and what one caller may cost.

use super::options::WebhookOptions;
use super::read::ConfigError;
use std::net::SocketAddr;
use std::time::Duration;
use titen_collect::ReceiverSettings;
use toml::Spanned;

const MAX_BYTES: usize = 1 << 20;
const TIMEOUT_S: u64 = 10;
const REQUESTS_A_MINUTE: u32 = 600;

pub fn receiver(
    options: &WebhookOptions,
    at: impl Fn(&Spanned<String>, String) -> ConfigError,
) -> Result<ReceiverSettings, ConfigError> {
    let listen: SocketAddr = options.listen.get_ref().parse().map_err(|_| {
        let problem = format!(
            "`{}` is not an address to listen at, such as 127.0.0.1:8710",
            options.listen.get_ref()
        );
        at(&options.listen, problem)
    })?;
    Ok(ReceiverSettings {
        listen,
        max_bytes: options.max_bytes.unwrap_or(MAX_BYTES),
        timeout: Duration::from_secs(options.timeout_s.unwrap_or(TIMEOUT_S).clamp(1, 600)),
        requests_a_minute: options
            .requests_a_minute
            .unwrap_or(REQUESTS_A_MINUTE)
            .max(1),
    })
}
