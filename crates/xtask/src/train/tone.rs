//! The tone model, from SmSA's reviews and posts and from our own labels of corpus items.
//!
//! Both are too few to know every word. So an example also has the sum of its words' vectors
//! (`vectors`): what the model makes of a vector is added, when it is fitted, to the weight of
//! each word that has one. In use the words' weights alone are looked up.

use super::corpus::{Item, items, table};
use super::folds::{answers, scores};
use super::logistic::{Example, Penalty, fit, logits};
use super::vectors::{DIMENSIONS, Vectors};
use super::{Collected, say, write};
use anyhow::{Context, Result};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use titen_dict::{Dictionaries, LinearModel};
use titen_text::tone::{N_CLASSES, best, features_of, negated_hash, word_hash};
use titen_text::{normalise::lower, tokenise::tokens};

const LABELS: [&str; N_CLASSES] = [
    "negatif",
    "netral",
    "positif",
    "ulasan-negatif",
    "ulasan-netral",
    "ulasan-positif",
];
const BITS: u32 = 17;
/// What a review counts beside an item.
const REVIEW_WEIGHT: f32 = 0.7;
/// What a sentence of ours counts beside an item: each stands for many.
const EXAMPLE_WEIGHT: f32 = 2.0;
const EXAMPLES: &str = include_str!("../../labels/nada_contoh.tsv");
/// The labellers read so much of an item.
const N_CHARS: usize = 420;

#[derive(Clone, Copy)]
struct Setting {
    l2: f64,
    /// How much of a word's vector an example has.
    vector: f32,
    reviews: f32,
}

const CHOSEN: Setting = Setting {
    l2: 1.0,
    vector: 0.8,
    reviews: REVIEW_WEIGHT,
};
/// What `--choose` tries: penalty, part of a word's vector, weight of a review.
const GRID: [(f64, f32, f32); 4] = [
    (1.0, 0.8, 0.7),
    (1.0, 0.8, 1.0),
    (2.0, 1.2, 0.5),
    (1.0, 0.01, 1.0),
];
const ITERATIONS: usize = 60;
/// Numbers that are known of a word: its vector, and what the lexicon says.
const KNOWN: usize = DIMENSIONS + 1;
/// What a point of the lexicon counts beside a vector of length one.
const LEXICON: f32 = 0.5;

/// Words of the vectors by their hashes, negated ones too, with the part of a vector that they fill.
type ByHash<'v> = HashMap<u32, (usize, &'v [f32])>;

pub fn train(data: &Path, choose: bool) -> Result<()> {
    let dict = Dictionaries::builtin()?;
    let items = items(data)?;
    let reviews = reviews(data)?;
    let own = own(&items)?;
    let words = |text: &str| {
        tokens(text)
            .map(|t| lower(t.text).to_string())
            .collect::<Vec<_>>()
    };
    let mut texts: Vec<_> = items
        .iter()
        .map(|i| words(&format!("{} {}", i.title, cut(&i.body))))
        .collect();
    texts.extend(reviews.iter().map(|(text, _)| words(text)));
    let vectors = Vectors::new(&texts);
    say(format_args!(
        "{} reviews, {} items, {} words have vectors",
        reviews.len(),
        own.len(),
        vectors.words.len()
    ))?;
    let known = known(&vectors, &dict);
    let mut by_hash = ByHash::new();
    for (word, v) in &known {
        by_hash.insert(word_hash(word), (0, v));
        by_hash.insert(negated_hash(word), (KNOWN, v));
    }
    let make = |setting: &Setting| {
        let mut all = Vec::new();
        for (item, tone) in &own {
            let mut collected = Collected::default();
            features_of(&dict.tone, [&item.title, &cut(&item.body)], &mut collected);
            all.push(example(&collected, &by_hash, *tone, 1.0, setting));
        }
        for (text, tone) in examples() {
            let mut collected = Collected::default();
            features_of(&dict.tone, ["", text], &mut collected);
            all.push(example(&collected, &by_hash, tone, EXAMPLE_WEIGHT, setting));
        }
        for (text, tone) in &reviews {
            let mut collected = Collected::default();
            features_of(&dict.tone, ["", text], &mut collected);
            all.push(example(
                &collected,
                &by_hash,
                tone + 3,
                setting.reviews,
                setting,
            ));
        }
        all
    };
    if choose {
        return grid(&make, &by_hash, own.len());
    }
    let examples = make(&CHOSEN);
    let all: Vec<&Example> = examples.iter().collect();
    write("model_nada.bin", &fitted(&all, &by_hash, &CHOSEN))
}

/// What is known of words before any example is read: vectors, and what the lexicon says. SMS
/// spelling and Javanese have the vector of what they stand for.
fn known(vectors: &Vectors, dict: &Dictionaries) -> BTreeMap<String, Vec<f32>> {
    let mut known: BTreeMap<String, Vec<f32>> = BTreeMap::new();
    for (word, v) in vectors.iter() {
        let v = v.iter().copied().chain([0.0]);
        known.insert(word.to_owned(), v.collect());
    }
    for (word, score) in dict.tone.iter().filter(|(w, _)| !w.contains(' ')) {
        let v = known
            .entry(word.to_owned())
            .or_insert_with(|| vec![0.0; KNOWN]);
        v[DIMENSIONS] = score * LEXICON;
    }
    for pair in dict
        .slang
        .iter()
        .chain(dict.jawa.iter())
        .filter(|p| !p.only_jv)
    {
        if let (None, Some(v)) = (known.get(pair.from.as_str()), known.get(pair.to.as_str())) {
            known.insert(pair.from.to_string(), v.clone());
        }
    }
    known
}

fn grid(
    make: &impl Fn(&Setting) -> Vec<Example>,
    by_hash: &ByHash<'_>,
    n_own: usize,
) -> Result<()> {
    for (l2, vector, reviews) in GRID {
        let setting = Setting {
            l2,
            vector,
            reviews,
        };
        let all = make(&setting);
        let got = answers(
            &all,
            5,
            |i| i,
            |train, test| {
                let model = fitted(train, by_hash, &setting);
                test.iter().map(|e| best(&logits(&model, e))).collect()
            },
        );
        let pairs: Vec<_> = all.iter().map(|e| e.class % 3).zip(got).collect();
        let (a, f) = scores(pairs[..n_own].iter().copied(), 3);
        let (ra, rf) = scores(pairs[n_own + examples().count()..].iter().copied(), 3);
        say(format_args!(
            "l2 {l2} vector {vector} reviews {reviews}: items accuracy {a:.4} macro F1 {f:.4}; reviews {ra:.4} {rf:.4}"
        ))?;
    }
    Ok(())
}

fn example(
    collected: &Collected,
    by_hash: &ByHash<'_>,
    class: usize,
    weight: f32,
    setting: &Setting,
) -> Example {
    let values = collected.values();
    let mut example = Example::new(&values, BITS, class, weight);
    let mut dense = vec![0.0; 2 * KNOWN];
    for (hash, value) in &values {
        if let Some((from, v)) = by_hash.get(hash) {
            let part = &mut dense[*from..*from + KNOWN];
            part.iter_mut()
                .zip(*v)
                .for_each(|(d, v)| *d += v * value * setting.vector);
        }
    }
    example.add_dense(&dense, BITS);
    example
}

fn fitted(examples: &[&Example], by_hash: &ByHash<'_>, setting: &Setting) -> LinearModel {
    let penalty = Penalty {
        l2: setting.l2,
        iterations: ITERATIONS,
    };
    let mut fitted = fit(examples, N_CLASSES, BITS, &penalty);
    let mut hashes: Vec<_> = by_hash.iter().collect();
    hashes.sort_by_key(|(hash, _)| **hash);
    for (hash, (from, v)) in hashes {
        fitted.fold(*hash, *from, v, setting.vector);
    }
    fitted.quantise("nada", &LABELS)
}

/// Sentences of ours.
fn examples() -> impl Iterator<Item = (&'static str, usize)> {
    let rows = EXAMPLES.lines().filter(|l| !l.starts_with('#'));
    rows.filter_map(|row| {
        let (label, text) = row.split_once('\t')?;
        let tone = LABELS.iter().position(|l| *l == label)?;
        Some((text, tone))
    })
}

fn reviews(data: &Path) -> Result<Vec<(String, usize)>> {
    let rows = table(&data.join("gold/tone_smsa_train.tsv"))?;
    let tone = |label: &str| {
        ["negative", "neutral", "positive"]
            .iter()
            .position(|t| *t == label)
    };
    let row = |row: &Vec<String>| Some((row.first()?.clone(), tone(row.get(1)?)?));
    Ok(rows.iter().filter_map(row).collect())
}

/// Our labels with their items.
fn own(items: &[Item]) -> Result<Vec<(&Item, usize)>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("labels/corpus_items.tsv");
    let by_id: HashMap<&str, &Item> = items.iter().map(|i| (i.id.as_str(), i)).collect();
    let mut own = Vec::new();
    for row in table(&path)?.iter().skip(1) {
        let item = by_id.get(row[0].as_str());
        let item = item.with_context(|| format!("the corpus has no item {}", row[0]))?;
        let tone = LABELS.iter().position(|l| *l == row[1]);
        own.push((
            *item,
            tone.with_context(|| format!("{}: no tone {}", row[0], row[1]))?,
        ));
    }
    Ok(own)
}

fn cut(text: &str) -> String {
    text.chars().take(N_CHARS).collect()
}
