//! Where each built-in file comes from and under which licence, with the hash that pins it.

use crate::DictError;
use crate::files::{MANIFEST, Sources};
use serde::Deserialize;
use std::collections::BTreeMap;
use titen_model::sha256_hex;

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Year and month, such as `2026.11`.
    pub release: String,
    /// By file name.
    pub files: BTreeMap<String, ManifestFile>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ManifestFile {
    pub sha256: String,
    pub source: String,
    pub licence: String,
    pub description: String,
}

impl Manifest {
    pub fn builtin() -> Result<Self, DictError> {
        toml::from_str(MANIFEST).map_err(|e| DictError::Settings {
            file: "manifest.toml".to_owned(),
            what: e.to_string().trim_end().to_owned(),
        })
    }
}

/// The true sha256 of each built-in file, for whoever refreshes the manifest.
pub fn builtin_hashes() -> BTreeMap<&'static str, String> {
    let sources = Sources::builtin();
    sources
        .all_bytes()
        .map(|(file, bytes)| (file, sha256_hex(bytes)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_has_its_entry_and_its_hash() {
        let manifest = Manifest::builtin().unwrap();
        let stated: BTreeMap<&str, String> = manifest
            .files
            .iter()
            .map(|(file, f)| (file.as_str(), f.sha256.clone()))
            .collect();
        let right: Vec<String> = builtin_hashes()
            .iter()
            .map(|(file, hash)| format!("{file}\t{hash}"))
            .collect();
        assert_eq!(
            stated,
            builtin_hashes(),
            "set these in dictionaries/manifest.toml:\n{}",
            right.join("\n")
        );
    }

    #[test]
    fn every_file_says_where_it_comes_from() {
        for (file, f) in Manifest::builtin().unwrap().files {
            for said in [&f.source, &f.licence, &f.description] {
                assert!(said.len() > 3, "{file}: {said}");
            }
        }
    }
}
