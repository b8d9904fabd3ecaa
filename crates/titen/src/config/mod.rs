//! From files to checked settings: `Options` is what a file says, `Settings` is what the program runs on.

mod billboard;
mod board;
mod budget;
mod check;
mod deliver;
mod dialog;
mod gateway;
mod indicators;
mod letters;
mod options;
mod press;
mod rank;
mod read;
mod settings;
mod sources;
mod webhook;

pub use read::ConfigError;
pub use settings::Settings;

use std::path::Path;

/// Where the config is looked for when `--config` doesn't say.
pub const DEFAULT_PATH: &str = "config/titen.toml";

/// The named file, else the default file, else the built-in defaults.
pub fn load(path: Option<&Path>) -> Result<Settings, ConfigError> {
    let default = Path::new(DEFAULT_PATH);
    match path {
        Some(path) => Settings::from_file(path),
        None if default.is_file() => Settings::from_file(default),
        None => Settings::built_in(),
    }
}

#[cfg(test)]
mod tests;
