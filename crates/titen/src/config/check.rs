//! Values that are checked one by one, each fault with its line.

use super::read::{ConfigError, ConfigFile};
use std::path::PathBuf;
use std::str::FromStr;
use titen_model::WilayahCode;
use toml::Spanned;

pub const CONFIG_VERSION: u32 = 1;

pub fn check_version(file: &ConfigFile, version: Option<&Spanned<u32>>) -> Result<(), ConfigError> {
    match version {
        Some(v) if *v.get_ref() == CONFIG_VERSION => Ok(()),
        Some(v) => Err(file.at(
            file.line_of(v.span().start),
            format!(
                "version {} is not known to this titen, which reads version {CONFIG_VERSION}",
                v.get_ref()
            ),
        )),
        None => Err(file.at(
            1,
            format!("`version = {CONFIG_VERSION}` is missing; add it as the first line"),
        )),
    }
}

/// By its form: whether there is such a place, the dictionaries know.
pub fn is_wilayah_code(code: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    code.split('.').all(digits)
}

pub struct Check<'f> {
    pub file: Option<&'f ConfigFile>,
}

impl Check<'_> {
    pub fn at<T>(&self, value: &Spanned<T>, problem: impl Into<String>) -> ConfigError {
        match self.file {
            Some(file) => file.at(file.line_of(value.span().start), problem),
            None => ConfigError::Wrong {
                path: "built-in defaults".into(),
                problem: problem.into(),
            },
        }
    }

    pub fn parsed<T: FromStr>(
        &self,
        value: &Option<Spanned<String>>,
        default: &str,
        problem: impl Fn(&str) -> String,
    ) -> Result<T, ConfigError> {
        let text = value.as_ref().map_or(default, |v| v.get_ref());
        text.parse().map_err(|_| match value {
            Some(v) => self.at(v, problem(text)),
            None => ConfigError::Wrong {
                path: "built-in defaults".into(),
                problem: problem(text),
            },
        })
    }

    /// With 0 the run that is due just now would count as missed too.
    pub fn catch_up_weeks(&self, weeks: &Option<Spanned<u32>>) -> Result<u32, ConfigError> {
        match weeks {
            None => Ok(8),
            Some(weeks) if (1..=520).contains(weeks.get_ref()) => Ok(*weeks.get_ref()),
            Some(weeks) => Err(self.at(
                weeks,
                format!("catch_up_weeks is {}; write 1 to 520", weeks.get_ref()),
            )),
        }
    }

    pub fn authorities(&self, path: &Spanned<PathBuf>) -> Result<Vec<Vec<u8>>, ConfigError> {
        let name = path.get_ref();
        let beside = self.file.map_or_else(|| name.clone(), |f| f.beside(name));
        let read = std::fs::read(&beside).map_err(|e| format!("cannot be read: {e}"));
        read.and_then(|pem| titen_collect::authorities(&pem))
            .map_err(|problem| {
                self.at(
                    path,
                    format!(
                        "ca_file: {} {problem}; name a PEM file of certificates",
                        beside.display()
                    ),
                )
            })
    }

    pub fn wilayah(&self, code: &Spanned<String>) -> Result<WilayahCode, ConfigError> {
        if is_wilayah_code(code.get_ref()) {
            Ok(WilayahCode::new(code.get_ref()))
        } else {
            Err(self.at(
                code,
                format!(
                    "`{}` is not a wilayah code such as 35.22, nor `all`",
                    code.get_ref()
                ),
            ))
        }
    }

    /// `scheme:path`, where one scheme is all that this build knows.
    pub fn located(
        &self,
        url: &Option<Spanned<String>>,
        scheme: &str,
        default: &str,
    ) -> Result<PathBuf, ConfigError> {
        match url {
            None => Ok(default.into()),
            Some(url) => match url.get_ref().strip_prefix(scheme) {
                Some(path) if !path.is_empty() => Ok(path.into()),
                _ => Err(self.at(
                    url,
                    format!("`{}` is not known here; write {scheme}PATH", url.get_ref()),
                )),
            },
        }
    }
}
