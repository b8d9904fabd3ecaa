//! titen's stemmer beside the others, in one run on one core, on words of one's own:
//!
//! ```text
//! pip install PySastrawi
//! cargo run --release --manifest-path crates/titen-text/peers/Cargo.toml -- GOLD.tsv
//! ```
//! GOLD.tsv: form, tab, lemma; `#` lines and the header are passed over. Speed is taken over unique words,
//! repeated until half a second is over, the best of five; PySastrawi runs once, with and without its cache.

mod python;

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::sync::Arc;
use std::time::{Duration, Instant};
use titen_model::Lang;

type Gold = BTreeMap<String, BTreeSet<String>>;

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args()
        .nth(1)
        .ok_or("name a file of forms and lemmas")?;
    let gold = read(&file)?;
    let words: Vec<&str> = gold.keys().map(String::as_str).collect();
    println!("{} unique words of {file}", words.len());
    println!(
        "{:<22} {:>9} {:>10} {:>12}",
        "", "affixed", "unchanged", "words/s"
    );

    let dict = Arc::new(titen_dict::Dictionaries::builtin()?);
    let titen = titen_text::Analyser::new(dict, None);
    let stem = |w: &str| titen.stem(w, Lang::Id, true).to_string();
    row(
        "titen",
        &gold,
        &words,
        &stem,
        speed(&words, |w| titen.stem(w, Lang::Id, true).len()),
    );

    let dictionary = sastrawi::Dictionary::new();
    let sastrawi = sastrawi::Stemmer::new(&dictionary);
    let stem = |w: &str| sastrawi.stem_word(w).to_string();
    row(
        "sastrawi-rs 0.5",
        &gold,
        &words,
        &stem,
        speed(&words, |w| sastrawi.stem_word(w).len()),
    );

    let snowball = frostem::Stemmer::new(frostem::Algorithm::Indonesian);
    let stem = |w: &str| snowball.stem(w).to_string();
    row(
        "frostem 2 (Snowball)",
        &gold,
        &words,
        &stem,
        speed(&words, |w| snowball.stem(w).len()),
    );

    match python::pysastrawi(&words) {
        Ok(peer) => {
            let stem = |w: &str| peer.stems.get(w).cloned().unwrap_or_default();
            row("PySastrawi", &gold, &words, &stem, peer.words_a_second);
            row(
                "PySastrawi, cached",
                &gold,
                &words,
                &stem,
                peer.words_a_second_cached,
            );
        }
        Err(why) => println!("left out: PySastrawi ({why})"),
    }
    Ok(())
}

fn read(file: &str) -> Result<Gold, Box<dyn Error>> {
    let text = std::fs::read_to_string(file).map_err(|e| format!("{file}: {e}"))?;
    let mut gold = Gold::new();
    for row in text.lines().filter(|l| !l.starts_with('#')).skip(1) {
        let mut cells = row.split('\t');
        let (Some(form), Some(lemma)) = (cells.next(), cells.next()) else {
            continue;
        };
        // A multi-word token has no one stem.
        if cells.nth(1) == Some("M") {
            continue;
        }
        let form = form.to_lowercase();
        if form.starts_with(|c: char| c.is_ascii_lowercase())
            && form
                .bytes()
                .all(|b| b.is_ascii_lowercase() || matches!(b, b'-' | b'\''))
        {
            gold.entry(form).or_default().insert(lemma.to_lowercase());
        }
    }
    Ok(gold)
}

fn row(name: &str, gold: &Gold, words: &[&str], stem: &dyn Fn(&str) -> String, speed: f64) {
    let share = |affixed: bool| {
        let of = words.iter().filter(|w| gold[**w].contains(**w) != affixed);
        let (mut n, mut right) = (0, 0);
        for word in of {
            n += 1;
            right += usize::from(gold[*word].contains(&stem(word)));
        }
        right as f64 / f64::from(n.max(1))
    };
    println!(
        "{name:<22} {:>9.4} {:>10.4} {speed:>12.0}",
        share(true),
        share(false)
    );
}

/// Words a second; `stem` gives a length, so that nothing is optimised away.
fn speed(words: &[&str], stem: impl Fn(&str) -> usize) -> f64 {
    let mut best: f64 = 0.0;
    for _ in 0..5 {
        let (begun, mut n, mut sum) = (Instant::now(), 0, 0);
        while begun.elapsed() < Duration::from_millis(500) {
            sum += words.iter().map(|w| stem(w)).sum::<usize>();
            n += words.len();
        }
        std::hint::black_box(sum);
        best = best.max(n as f64 / begun.elapsed().as_secs_f64());
    }
    best
}
