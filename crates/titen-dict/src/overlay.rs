//! An office's own dictionaries: a folder whose rows are added to, or replace, the built-in ones.
//!
//! The folder holds files named as the built-in ones. A row with the key of a built-in row takes
//! its place; any other row is added. `overlay.toml` beside them (`version = 1`,
//! `replace = ["perangkat_daerah.tsv"]`) names tables of which no built-in row stays: another
//! office's units are not this one's. The folder needs no manifest.
//! A model's file (`.bin`) always takes the place of the built-in one.

use crate::DictError;
use crate::files::{BUILTIN, BUILTIN_BINARIES, Binary, Sources};
use crate::tsv::Source;
use serde::Deserialize;
use std::borrow::Cow;
use std::path::Path;

const SETTINGS: &str = "overlay.toml";
/// Files that may lie in the folder and say nothing to the program.
const IGNORED: [&str; 2] = ["manifest.toml", "README.md"];

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Settings {
    version: u32,
    #[serde(default)]
    replace: Vec<String>,
}

/// Adds the folder's files to the built-in ones.
pub(crate) fn add(sources: &mut Sources, folder: &Path) -> Result<(), DictError> {
    let replace = replaced(folder)?;
    for name in names_in(folder)? {
        if name == SETTINGS || name.starts_with('.') || IGNORED.contains(&name.as_str()) {
            continue;
        }
        let path = folder.join(&name);
        let Some(file) = known(&name) else {
            return Err(DictError::UnknownFile {
                nearest: nearest(&name),
                path,
            });
        };
        if is_binary(file) {
            let bytes = Cow::Owned(std::fs::read(&path).map_err(|source| DictError::Read {
                path: path.clone(),
                source,
            })?);
            let name = path.display().to_string();
            sources.replace_binary(file, Binary { name, bytes });
            continue;
        }
        let text = Cow::Owned(read(&path)?);
        let shown = path.display().to_string();
        sources.add(file, Source { name: shown, text }, replace.contains(&file));
    }
    Ok(())
}

/// The tables of which no built-in row stays.
fn replaced(folder: &Path) -> Result<Vec<&'static str>, DictError> {
    let path = folder.join(SETTINGS);
    if !path.exists() {
        return Ok(Vec::new());
    }
    let fault = |what: String| DictError::Settings {
        file: path.display().to_string(),
        what,
    };
    let settings: Settings =
        toml::from_str(&read(&path)?).map_err(|e| fault(e.to_string().trim_end().to_owned()))?;
    if settings.version != 1 {
        return Err(fault(format!(
            "version {} is not known; write version = 1",
            settings.version
        )));
    }
    let table = |name: &String| match known(name) {
        None => Err(fault(format!(
            "no dictionary `{name}`; did you mean `{}`?",
            nearest(name)
        ))),
        Some(_) if !folder.join(name).exists() => Err(fault(format!(
            "`{name}` is to be replaced but is not in the folder; add it"
        ))),
        Some(file) => Ok(file),
    };
    settings.replace.iter().map(table).collect()
}

fn names_in(folder: &Path) -> Result<Vec<String>, DictError> {
    let fault = |source| DictError::Read {
        path: folder.to_owned(),
        source,
    };
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(fault)? {
        names.push(
            entry
                .map_err(fault)?
                .file_name()
                .to_string_lossy()
                .into_owned(),
        );
    }
    names.sort();
    Ok(names)
}

fn read(path: &Path) -> Result<String, DictError> {
    std::fs::read_to_string(path).map_err(|source| DictError::Read {
        path: path.to_owned(),
        source,
    })
}

fn names() -> impl Iterator<Item = &'static str> {
    let tables = BUILTIN.iter().map(|(file, _)| *file);
    tables.chain(BUILTIN_BINARIES.iter().map(|(file, _)| *file))
}

fn is_binary(file: &str) -> bool {
    BUILTIN_BINARIES.iter().any(|(name, _)| *name == file)
}

fn known(name: &str) -> Option<&'static str> {
    names().find(|file| *file == name)
}

fn nearest(name: &str) -> &'static str {
    names()
        .min_by_key(|file| strsim::levenshtein(file, name))
        .expect("there are built-in files")
}

#[cfg(test)]
mod tests;
