//! How many files of a folder are read as feeds, and what another reader finds in them that ours does not:
//! `cargo run -p titen-collect --example feeds -- DIR [GOLD.jsonl [LEAST]]`.
//!
//! GOLD has a line for each file: `{"file", "version", "n", "titles"}`, as Python's feedparser tells them
//! (`version` is empty where it calls the file no feed). Fails where fewer than LEAST feeds are read, where
//! entries are missing, or where one file takes longer than 0.2 s.

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    io::Write,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};
use titen_collect::{ParsedFeed, parse_feed};
use url::Url;

const LONGEST: Duration = Duration::from_millis(200);

fn main() -> Result<()> {
    let mut args = env::args().skip(1);
    let Some(dir) = args.next().map(PathBuf::from) else {
        bail!("usage: feeds DIR [GOLD.jsonl [LEAST]]");
    };
    let gold = args
        .next()
        .map(|path| gold(Path::new(&path)))
        .transpose()?
        .unwrap_or_default();
    let least: usize = args.next().map_or(Ok(0), |n| n.parse())?;
    let mut files = Vec::new();
    walk(&dir, &mut files)?;
    files.sort();
    let base = Url::parse("http://kabar.test/feed")?;
    let mut out = std::io::stdout().lock();
    let (mut n_feeds, mut n_wanted, mut n_entries, mut n_missing) =
        (0usize, 0usize, 0usize, 0usize);
    let (mut n_mended, mut n_lost, mut n_other, mut spent, mut slowest) = (
        0usize,
        0usize,
        0usize,
        Duration::ZERO,
        (Duration::ZERO, PathBuf::new()),
    );
    for path in &files {
        let bytes = fs::read(path)?;
        let name = path.strip_prefix(&dir)?.to_string_lossy().into_owned();
        let begun = Instant::now();
        let read = std::panic::catch_unwind(|| parse_feed(&bytes, None, &base))
            .unwrap_or_else(|_| panic!("a panic on {name}"));
        let took = begun.elapsed();
        spent += took;
        if took > slowest.0 {
            slowest = (took, path.clone());
        }
        let wanted = gold.get(&name);
        n_wanted += usize::from(wanted.is_some());
        match read {
            Ok(feed) => {
                // Of a folder with gold, only what the other reader calls a feed counts.
                n_feeds += usize::from(gold.is_empty() || wanted.is_some());
                n_entries += feed.entries.len();
                n_mended += usize::from(feed.damage.is_some());
                let missing = wanted.map_or(0, |titles| missing(titles, &feed));
                if missing > 0 {
                    writeln!(
                        out,
                        "{name}: {missing} entries missing, {} found",
                        feed.entries.len()
                    )?;
                }
                n_missing += missing;
                let other = wanted.map_or(Vec::new(), |titles| other_titles(titles, &feed));
                if let Some(one) = other.first() {
                    let ours = feed.entries.first().and_then(|e| e.title.as_deref());
                    writeln!(
                        out,
                        "{name}: {} titles differ: {one:?}, ours begin {ours:?}",
                        other.len()
                    )?;
                }
                n_other += other.len();
            }
            Err(error) if wanted.is_some() => {
                n_lost += 1;
                n_missing += wanted.map_or(0, Vec::len);
                writeln!(out, "{name}: {error}")?;
            }
            Err(_) => {}
        }
    }
    writeln!(
        out,
        "{} files, {n_feeds} feeds ({n_wanted} in the gold, {n_lost} lost, {n_mended} mended), {n_entries} entries, \
         {n_missing} missing, {n_other} titles differ, {:.2} s, slowest {:.3} s {}",
        files.len(),
        spent.as_secs_f64(),
        slowest.0.as_secs_f64(),
        slowest.1.display()
    )?;
    ensure!(n_feeds >= least, "fewer than {least} feeds");
    ensure!(
        n_missing == 0 || !gold.is_empty() && least > 0,
        "entries are missing"
    );
    ensure!(slowest.0 < LONGEST, "{} is too slow", slowest.1.display());
    Ok(())
}

/// Entries that the other reader has more of than we.
fn missing(titles: &[Option<String>], feed: &ParsedFeed) -> usize {
    titles.len().saturating_sub(feed.entries.len())
}

/// Titles of the other reader that none of our entries has, by their letters alone.
fn other_titles<'a>(titles: &'a [Option<String>], feed: &ParsedFeed) -> Vec<&'a str> {
    let letters = |text: &str| -> String {
        let text = text
            .split('<')
            .enumerate()
            .map(|(n, part)| match (n, part.split_once('>')) {
                (1.., Some((_, rest))) => rest,
                _ => part,
            });
        text.flat_map(str::chars)
            .filter(|c| c.is_alphanumeric())
            .collect()
    };
    let ours: BTreeSet<String> = feed
        .entries
        .iter()
        .filter_map(|e| e.title.as_deref())
        .map(letters)
        .collect();
    let theirs = titles.iter().flatten().map(String::as_str);
    theirs
        .filter(|t| !letters(t).is_empty() && !ours.contains(&letters(t)))
        .collect()
}

/// Title of each entry, for each file that is a feed.
fn gold(path: &Path) -> Result<BTreeMap<String, Vec<Option<String>>>> {
    let mut gold = BTreeMap::new();
    for line in fs::read_to_string(path)?.lines() {
        let value: Value =
            serde_json::from_str(line).with_context(|| path.display().to_string())?;
        let is_feed = value["version"].as_str().is_some_and(|v| !v.is_empty());
        if let (true, Some(file)) = (is_feed, value["file"].as_str()) {
            let titles = value["titles"].as_array().into_iter().flatten();
            let titles = titles.map(|t| t.as_str().map(str::to_owned)).collect();
            gold.insert(file.to_owned(), titles);
        }
    }
    Ok(gold)
}

fn walk(dir: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(dir).with_context(|| dir.display().to_string())? {
        let path = entry?.path();
        let kind = path
            .extension()
            .and_then(|e| e.to_str())
            .unwrap_or_default();
        if path.is_dir() {
            walk(&path, files)?;
        } else if matches!(kind, "xml" | "json" | "rss" | "atom" | "rdf") {
            files.push(path);
        }
    }
    Ok(())
}
