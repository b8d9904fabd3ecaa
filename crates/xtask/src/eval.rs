//! Measures the analyser on gold data of one's own and holds the figures against `tests/floors.toml`.

mod floors;
mod gold;
mod measure;

use anyhow::{Result, ensure};
use floors::{Floors, Verdict};
use std::io::Write;
use std::path::Path;

/// `raise` writes what is better than its floor as the new floor.
pub fn eval(data: &Path, raise: bool) -> Result<()> {
    let mut floors = Floors::read()?;
    let mut out = std::io::stdout().lock();
    let (mut n_measured, mut below) = (0, Vec::new());
    for figure in measure::all() {
        let gold = data.join(figure.gold);
        if !gold.is_file() {
            writeln!(
                out,
                "{:<28} left out: {} is not there",
                figure.name,
                gold.display()
            )?;
            continue;
        }
        n_measured += 1;
        let value = (figure.measure)(data)?;
        let verdict = floors.judge(figure.name, value, &gold)?;
        writeln!(out, "{:<28} {value:.4}  {verdict}", figure.name)?;
        match verdict {
            Verdict::Below(_) => below.push(figure.name),
            _ if raise => floors.raise(figure.name, value, &gold)?,
            _ => {}
        }
    }
    if raise {
        floors.write()?;
    }
    ensure!(
        n_measured > 0,
        "no gold file is below {}; see `cargo xtask eval --help`",
        data.display()
    );
    ensure!(below.is_empty(), "below the floor: {}", below.join(", "));
    Ok(())
}
