//! The language model, from NusaX's training sentences, from posts and print of the corpus, and
//! from a few sentences of other languages that we wrote.
//!
//! Headlines and SMS are short: each sentence also gives pieces of two to eight words. What a
//! source declares is believed only where a first model, of NusaX alone, does not object.

use super::corpus::{items, table};
use super::folds::{answers, scores};
use super::logistic::{Example, Penalty, fit, logits};
use super::{Collected, say, write};
use anyhow::Result;
use std::path::Path;
use titen_dict::{Dictionaries, LinearModel};
use titen_text::language::features;
use titen_text::{normalise::lower, tokenise::tokens};

const LABELS: [&str; 5] = ["id", "jv", "su", "en", "other"];
const BITS: u32 = 16;
const L2: f64 = 0.03;
const ITERATIONS: usize = 80;
/// Pieces of a sentence, in words.
const PIECES: [usize; 5] = [5, 2, 3, 4, 8];
/// Items of the corpus in Indonesian: enough to know its vocabulary, not to drown the others.
const N_INDONESIAN: usize = 1500;
/// What an item of the corpus counts beside a sentence of NusaX.
const ITEM_WEIGHT: f32 = 0.3;
/// What all single words of a language count together.
const WORDS_WEIGHT: f32 = 60.0;
const OTHERS: &str = include_str!("../../labels/bahasa_lain.tsv");

struct Sentence {
    text: String,
    class: usize,
    weight: f32,
    /// Sentences of one number say the same in several languages.
    number: usize,
}

pub fn train(data: &Path, choose: bool) -> Result<()> {
    let gold = nusax(data)?;
    let first = fitted(&gold.iter().collect::<Vec<_>>(), L2);
    let more = declared(data, &first)?;
    let mut others = others();
    others.extend(words(&Dictionaries::builtin()?));
    let rest: Vec<&Sentence> = more.iter().chain(&others).collect();
    say(format_args!(
        "{} sentences, {} items, {} of other languages",
        gold.len(),
        more.len(),
        others.len()
    ))?;
    let grid: &[f64] = if choose { &[0.01, 0.03, 0.1] } else { &[] };
    for l2 in grid {
        for rest in [&rest[..], &[]] {
            let got = answers(
                &gold,
                5,
                |i| gold[i].number,
                |train, test| {
                    let all: Vec<&Sentence> = train.iter().chain(rest).copied().collect();
                    let model = fitted(&all, *l2);
                    test.iter()
                        .map(|s| best(&model, first_words(&s.text, 5)))
                        .collect()
                },
            );
            let pairs = gold.iter().map(|s| s.class).zip(got);
            let (accuracy, f1) = scores(pairs, 4);
            say(format_args!(
                "l2 {l2} items {}: five words, 5 folds: accuracy {accuracy:.4} macro F1 {f1:.4}",
                rest.len()
            ))?;
        }
    }
    if choose {
        return Ok(());
    }
    let all: Vec<&Sentence> = gold.iter().chain(rest).collect();
    write("model_bahasa.bin", &fitted(&all, L2))
}

fn nusax(data: &Path) -> Result<Vec<Sentence>> {
    let mut numbers = [0; 4];
    let mut sentences = Vec::new();
    for row in table(&data.join("language/langid_nusax.tsv"))? {
        let class = ["ind", "jav", "sun", "eng"]
            .iter()
            .position(|l| *l == row[0]);
        if let (Some(class), "train") = (class, row[1].as_str()) {
            numbers[class] += 1;
            sentences.push(Sentence {
                text: row[2].clone(),
                class,
                weight: 1.0,
                number: numbers[class],
            });
        }
    }
    Ok(sentences)
}

/// Items whose declared language a first model finds possible: all Javanese, a sample of the rest.
fn declared(data: &Path, first: &LinearModel) -> Result<Vec<Sentence>> {
    let mut kept = Vec::new();
    let all = items(data)?;
    let step = all.len() / N_INDONESIAN;
    for (i, item) in all.into_iter().enumerate() {
        let class = if item.lang == "jv" { 1 } else { 0 };
        if class == 0 && i % step != 0 {
            continue;
        }
        let text = format!("{} {}", item.title, item.body);
        let l = logits(first, &example(&text, class, 1.0));
        if (0..4).all(|c| l[class] >= l[c] - 0.5) && text.len() > 30 {
            kept.push(Sentence {
                text,
                class,
                weight: ITEM_WEIGHT,
                number: 0,
            });
        }
    }
    Ok(kept)
}

/// Function words, and words that Javanese alone has, each by itself: texts of two words are told
/// by them.
fn words(dict: &Dictionaries) -> Vec<Sentence> {
    let mut words: Vec<Sentence> = Vec::new();
    let mut add = |word: &str, lang: &str| {
        words.extend(
            LABELS
                .iter()
                .position(|l| *l == lang)
                .map(|class| Sentence {
                    text: word.to_owned(),
                    class,
                    weight: 1.0,
                    number: 0,
                }),
        );
    };
    dict.stop_words
        .iter()
        .for_each(|(word, lang)| add(word, lang.as_str()));
    let own = dict
        .jawa
        .iter()
        .filter(|p| !p.only_jv && !dict.roots.contains(&p.from));
    own.for_each(|p| add(&p.from, "jv"));
    for class in 0..LABELS.len() {
        let n = words.iter().filter(|w| w.class == class).count() as f32;
        let of = words.iter_mut().filter(|w| w.class == class);
        of.for_each(|w| w.weight = (WORDS_WEIGHT / n).min(0.3));
    }
    words
}

fn others() -> Vec<Sentence> {
    let rows = OTHERS.lines().filter(|l| !l.starts_with('#'));
    let sentence = |line: &str| {
        let (lang, text) = line.split_once('\t')?;
        let class = LABELS.iter().position(|l| *l == lang).unwrap_or(4);
        Some(Sentence {
            text: text.to_owned(),
            class,
            weight: 1.0,
            number: 0,
        })
    };
    rows.filter_map(sentence).collect()
}

fn example(text: &str, class: usize, weight: f32) -> Example {
    let words: Vec<_> = tokens(text).map(|t| lower(t.text)).collect();
    let mut collected = Collected::default();
    features(words.iter().map(|w| w.as_str()), &mut collected);
    Example::new(&collected.values(), BITS, class, weight)
}

fn fitted(sentences: &[&Sentence], l2: f64) -> LinearModel {
    let mut examples = Vec::new();
    for (i, s) in sentences.iter().enumerate() {
        examples.push(example(&s.text, s.class, s.weight));
        let words: Vec<&str> = s.text.split_whitespace().collect();
        for (k, n) in PIECES.iter().enumerate() {
            if words.len() > *n {
                let begin = if k == 0 {
                    0
                } else {
                    (i * 7 + k * 3) % (words.len() - n)
                };
                let piece = words[begin..begin + n].join(" ");
                examples.push(example(&piece, s.class, s.weight));
            }
        }
    }
    let penalty = Penalty {
        l2,
        iterations: ITERATIONS,
    };
    let all: Vec<&Example> = examples.iter().collect();
    fit(&all, LABELS.len(), BITS, &penalty).quantise("bahasa", &LABELS)
}

fn first_words(text: &str, n: usize) -> String {
    text.split_whitespace()
        .take(n)
        .collect::<Vec<_>>()
        .join(" ")
}

fn best(model: &LinearModel, text: String) -> usize {
    let l = logits(model, &example(&text, 0, 1.0));
    (0..LABELS.len()).fold(0, |best, i| if l[i] > l[best] { i } else { best })
}
