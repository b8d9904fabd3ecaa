//! The inbox of the FILES backend: `IN20260812_090000_00_+62…_00.txt`. A file's name tells the sender's number,
//! so no name leaves this file.

use super::{
    Taker,
    backup::read_backup,
    parts::{Concatenation, Message, Part, join},
};
use crate::{Pass, charset::decode};
use chrono::NaiveDateTime;
use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
    time::UNIX_EPOCH,
};
use titen_model::{DropReason, sha256_hex};

/// An SMS has 160 characters, and a message 255 of them.
const LONGEST_FILE: u64 = 1 << 20;

/// The files of one message: all but the last number of their names is one.
struct Files {
    at: NaiveDateTime,
    sender: String,
    /// By that last number, from 0.
    parts: BTreeMap<u8, PathBuf>,
}

pub fn read(path: &Path, taker: &Taker, mut pass: Pass) -> Result<Pass, String> {
    let said = |e: io::Error| format!("{e}; check the path, and that titen may read it");
    let seen_before = std::mem::take(&mut pass.state.seen);
    for (key, files) in messages(path, taker, &mut pass).map_err(said)? {
        let print = match fingerprint(&files) {
            Ok(print) => print,
            // Another program took it away between two looks.
            Err(e) if e.kind() == io::ErrorKind::NotFound => continue,
            Err(e) => return Err(said(e)),
        };
        if seen_before.get(&key) == Some(&print) {
            pass.n_unchanged += 1;
            pass.state.seen.insert(key, print);
            continue;
        }
        for (n, message) in content(&files).map_err(said)?.iter().enumerate() {
            // gammu-smsd writes one message into a file; more than one is an export by hand.
            let key = if n == 0 {
                key.clone()
            } else {
                format!("{key}-{n}")
            };
            taker.take(message, key, &mut pass);
        }
        pass.state.seen.insert(key, print);
    }
    Ok(pass.succeeded())
}

/// By key, so in the order of their dates: the number in it is hashed.
fn messages(path: &Path, taker: &Taker, pass: &mut Pass) -> io::Result<BTreeMap<String, Files>> {
    let mut all: BTreeMap<String, Files> = BTreeMap::new();
    for entry in fs::read_dir(path)? {
        let file = entry?.path();
        let name = file
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if !name.starts_with("IN") || !file.is_file() {
            continue;
        }
        let Some((stamp, at, sender, n)) = named(&name) else {
            let place = format!("inbox:IN… ({})", taker.intake.sender(&name));
            pass.drop_at(place, DropReason::Malformed, "a file whose name is not as gammu-smsd writes it, INdate_time_serial_sender_part.txt");
            continue;
        };
        let key = format!("{stamp}-{}", taker.intake.sender(sender));
        let files = all.entry(key).or_insert_with(|| Files {
            at,
            sender: sender.to_owned(),
            parts: BTreeMap::new(),
        });
        files.parts.insert(n, file);
    }
    Ok(all)
}

/// `(20260812_090000_00, …, +62…, 0)`.
fn named(name: &str) -> Option<(&str, NaiveDateTime, &str, u8)> {
    let stem = ["txt", "bin", "smsbackup"]
        .iter()
        .find_map(|ending| name.strip_suffix(ending)?.strip_suffix('.'))?
        .strip_prefix("IN")?;
    let stamp = stem.get(.."20260812_090000_00".len())?;
    let at = NaiveDateTime::parse_from_str(stamp.get(..15)?, "%Y%m%d_%H%M%S").ok()?;
    let (sender, n) = stem
        .get(stamp.len()..)?
        .strip_prefix('_')?
        .rsplit_once('_')?;
    Some((stamp, at, sender, n.parse().ok()?))
}

fn fingerprint(files: &Files) -> io::Result<String> {
    let mut prints = String::new();
    for (n, file) in &files.parts {
        let meta = fs::metadata(file)?;
        let changed = meta
            .modified()?
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        prints.push_str(&format!("{n}-{}-{};", meta.len(), changed.as_nanos()));
    }
    Ok(sha256_hex(prints.as_bytes())[..16].to_owned())
}

fn content(files: &Files) -> io::Result<Vec<Message>> {
    let total = files.parts.keys().last().map_or(1, |n| n.saturating_add(1));
    let mut parts = Vec::new();
    for (n, file) in &files.parts {
        let is_binary = file.extension().is_some_and(|e| e == "bin");
        let bytes = read_short(file)?;
        let text = if is_binary {
            String::new()
        } else {
            decode(&bytes, None)
        };
        if let Some(sections) = read_backup(&text) {
            parts.extend(sections.into_iter().map(|s| Part {
                id: 0,
                at: files.at,
                sender: files.sender.clone(),
                text: s.text,
                is_binary: s.is_binary,
                concatenation: s.concatenation,
            }));
            continue;
        }
        parts.push(Part {
            id: u64::from(*n),
            at: files.at,
            sender: files.sender.clone(),
            text,
            is_binary,
            concatenation: (total > 1).then_some(Concatenation {
                reference: 0,
                total,
                n: n.saturating_add(1),
            }),
        });
    }
    Ok(join(parts))
}

fn read_short(file: &Path) -> io::Result<Vec<u8>> {
    use io::Read;
    let mut bytes = Vec::new();
    fs::File::open(file)?
        .take(LONGEST_FILE)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_read_with_any_sender() {
        let (stamp, at, sender, n) = named("IN20260812_090001_00_+6281234567890_01.txt").unwrap();
        assert_eq!(
            (stamp, sender, n),
            ("20260812_090001_00", "+6281234567890", 1)
        );
        assert_eq!(at.to_string(), "2026-08-12 09:00:01");
        assert_eq!(
            named("IN20260812_090001_00_BANK_JATIM_00.bin").unwrap().2,
            "BANK_JATIM"
        );
        assert_eq!(named("IN20260812_090001_00__00.txt").unwrap().2, "");
        for other in [
            "IN.txt",
            "IN20260812_090001_00_+62.txt",
            "IN20261312_090001_00_1_00.txt",
            "INé20260812_0900_1_00.txt",
        ] {
            assert!(named(other).is_none(), "{other}");
        }
    }
}
