//! Does the cost of an item grow with the store? Runs the release binary over growing parts of a corpus and
//! prints what it logs of each stage.

use anyhow::{Context, Result, ensure};
use std::io::{BufRead, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

pub fn scale(corpus: &Path, week: &str, sizes: &[usize]) -> Result<()> {
    let titen = build()?;
    let work = std::env::temp_dir().join(format!("titen-scale-{}", std::process::id()));
    let result = sizes
        .iter()
        .try_for_each(|n| one_size(&titen, corpus, week, *n, &work));
    std::fs::remove_dir_all(&work).context("the temporary folder can't be removed")?;
    result
}

fn build() -> Result<PathBuf> {
    let status = Command::new(env!("CARGO"))
        .args(["build", "--release", "--package", "titen", "--quiet"])
        .status()
        .context("cargo")?;
    ensure!(status.success(), "the release build failed");
    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from);
    Ok(target.join("release/titen"))
}

fn one_size(titen: &Path, corpus: &Path, week: &str, n: usize, work: &Path) -> Result<()> {
    if work.exists() {
        std::fs::remove_dir_all(work)?;
    }
    std::fs::create_dir_all(work)?;
    let part = work.join("items.jsonl");
    let taken = copy_lines(corpus, n, &part)?;
    let config = work.join("titen.toml");
    std::fs::write(&config, "version = 1\n[scope]\nwilayah = \"all\"\n")?;
    say(format_args!("{taken} items"))?;
    let run = |args: &[&str]| -> Result<()> {
        let out = Command::new(titen)
            .arg("--config")
            .arg(&config)
            .arg("--data")
            .arg(work.join("data"))
            .arg("-v")
            .args(args)
            .stdin(Stdio::null())
            .output()
            .with_context(|| titen.display().to_string())?;
        let log = String::from_utf8_lossy(&out.stderr);
        ensure!(
            out.status.success(),
            "titen {} failed: {log}",
            args.join(" ")
        );
        log.lines()
            .filter(|l| l.contains("stage done"))
            .try_for_each(|l| {
                say(format_args!(
                    "  {}",
                    l.split_once("stage done")
                        .map_or(l, |(_, figures)| figures.trim())
                ))
            })
    };
    run(&["import", &part.to_string_lossy()])?;
    run(&[
        "weekly",
        "--week",
        week,
        "--out",
        &work.join("edisi").to_string_lossy(),
    ])
}

/// The corpus in its own order would give a small part one kind of source only: every k-th line is taken.
fn copy_lines(corpus: &Path, n: usize, to: &Path) -> Result<usize> {
    let total = lines(corpus)?.count();
    let step = (total / n.min(total).max(1)).max(1);
    let mut out = BufWriter::new(std::fs::File::create(to)?);
    let mut taken = 0;
    for line in lines(corpus)?.step_by(step).take(n) {
        out.write_all(line?.as_bytes())?;
        out.write_all(b"\n")?;
        taken += 1;
    }
    out.flush()?;
    Ok(taken)
}

fn lines(corpus: &Path) -> Result<impl Iterator<Item = std::io::Result<String>>> {
    let plain = corpus.join("items.jsonl");
    let reader: Box<dyn Read> = if plain.is_file() {
        Box::new(std::fs::File::open(&plain)?)
    } else {
        let packed = corpus.join("items.jsonl.gz");
        let file = std::fs::File::open(&packed).with_context(|| packed.display().to_string())?;
        Box::new(flate2::read::MultiGzDecoder::new(file))
    };
    Ok(BufReader::new(reader).lines())
}

pub fn say(line: std::fmt::Arguments<'_>) -> Result<()> {
    writeln!(std::io::stdout(), "{line}").context("standard output")
}
