//! Reads one TOML file strictly: an unknown key is refused with its line and the nearest known key.

use serde::de::DeserializeOwned;
use std::path::{Path, PathBuf};

#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("{}: cannot be read: {source}; name a readable file with --config", path.display())]
    Unreadable {
        path: PathBuf,
        source: std::io::Error,
    },
    #[error("{}:{line}: {problem}", path.display())]
    At {
        path: PathBuf,
        line: usize,
        problem: String,
    },
    #[error("{}: {problem}", path.display())]
    Wrong { path: PathBuf, problem: String },
}

/// A file as read, kept to find the line of a value that a later check refuses.
pub struct ConfigFile {
    pub path: PathBuf,
    text: String,
}

impl ConfigFile {
    pub fn read(path: &Path) -> Result<Self, ConfigError> {
        match std::fs::read_to_string(path) {
            Ok(text) => Ok(ConfigFile {
                path: path.to_owned(),
                text,
            }),
            Err(source) => Err(ConfigError::Unreadable {
                path: path.to_owned(),
                source,
            }),
        }
    }

    /// A file of the project that is compiled in.
    pub fn shipped(name: &str, text: &str) -> Self {
        ConfigFile {
            path: name.into(),
            text: text.to_owned(),
        }
    }

    pub fn bytes(&self) -> &[u8] {
        self.text.as_bytes()
    }

    pub fn parse<T: DeserializeOwned>(&self) -> Result<T, ConfigError> {
        toml::from_str(&self.text).map_err(|e| {
            let line = e.span().map_or(1, |span| self.line_of(span.start));
            self.at(line, explain(e.message()))
        })
    }

    pub fn at(&self, line: usize, problem: impl Into<String>) -> ConfigError {
        ConfigError::At {
            path: self.path.clone(),
            line,
            problem: problem.into(),
        }
    }

    pub fn line_of(&self, offset: usize) -> usize {
        1 + self.text.as_bytes()[..offset.min(self.text.len())]
            .iter()
            .filter(|b| **b == b'\n')
            .count()
    }

    /// Paths in a file are relative to that file.
    pub fn beside(&self, path: &Path) -> PathBuf {
        self.path.parent().unwrap_or(Path::new("")).join(path)
    }
}

/// serde's "unknown field `x`, expected one of `a`, `b`" with a guess at what was meant.
fn explain(message: &str) -> String {
    let mut quoted = message.split('`').skip(1).step_by(2);
    let (true, Some(unknown)) = (message.starts_with("unknown"), quoted.next()) else {
        return message.to_owned();
    };
    let known: Vec<&str> = quoted.collect();
    let what = message["unknown ".len()..]
        .split(' ')
        .next()
        .unwrap_or("field");
    let what = if what == "field" { "key" } else { "value" };
    let nearest = known
        .iter()
        .map(|k| (strsim::damerau_levenshtein(unknown, k), *k))
        .min();
    match nearest {
        Some((distance, k)) if distance <= unknown.len().max(3) / 2 => {
            format!("unknown {what} `{unknown}`; did you mean `{k}`?")
        }
        _ => format!("unknown {what} `{unknown}`; known are {}", known.join(", ")),
    }
}
