//! Writes the true hashes into the dictionaries' manifest, after somebody has edited a table.

use anyhow::{Context, Result};

const MANIFEST: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../dictionaries/manifest.toml"
);

pub fn write_hashes() -> Result<()> {
    let text = std::fs::read_to_string(MANIFEST).context(MANIFEST)?;
    let hashes = titen_dict::builtin_hashes();
    let mut table = "";
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        if let Some(name) = line
            .trim()
            .strip_prefix("[files.\"")
            .and_then(|l| l.strip_suffix("\"]"))
        {
            table = name;
        }
        match hashes.get(table) {
            Some(hash) if line.starts_with("sha256") => {
                out.push_str(&format!("sha256 = \"{hash}\""))
            }
            _ => out.push_str(line),
        }
        out.push('\n');
    }
    std::fs::write(MANIFEST, out).context(MANIFEST)
}
