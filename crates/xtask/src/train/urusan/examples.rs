//! The texts to learn from: complaints with the urusan of the unit that received them (weak), and
//! items of all channels labelled by hand. What is kept for scoring is never among them.

use crate::train::corpus::table;
use anyhow::{Context, Result};
use flate2::read::MultiGzDecoder;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::sync::Arc;
use titen_dict::Dictionaries;
use titen_model::{Channel, Field, Item, ItemId, sha256_hex};
use titen_text::{Analyser, urusan::features};

const SILVER: &str = "gold/urusan_silver.tsv";
const KEPT_FOR_SCORING: [&str; 2] = ["gold/stories_pool_ids.txt", "gold/week_pool_ids.txt"];
const HAND: &str = include_str!("../../../labels/corpus_items.tsv");

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    Silver,
    Hand,
}

pub struct Text {
    pub origin: Origin,
    /// Of `Texts::codes`.
    pub class: usize,
    pub to_office: bool,
    /// Near copies are in one.
    pub fold: usize,
    /// Feature of `Texts::words`, mentions; each once.
    pub features: Vec<(u32, f32)>,
    pub duties: Vec<(usize, f32)>,
}

pub struct Texts {
    /// All codes, `-` last.
    pub codes: Vec<String>,
    /// By feature: a root, or two with a space.
    pub words: Vec<String>,
    pub all: Vec<Text>,
}

pub fn read(data: &Path) -> Result<Texts> {
    let dict = Arc::new(Dictionaries::builtin()?);
    let mut codes: Vec<String> = dict
        .urusan
        .all()
        .iter()
        .map(|u| u.code.to_string())
        .collect();
    codes.push("-".to_owned());
    let labels = labels(data, &codes)?;
    let analyser = Analyser::new(dict.clone(), None);
    let mut numbers: BTreeMap<String, u32> = BTreeMap::new();
    let mut words = Vec::new();
    let mut all = Vec::new();
    let mut read = BTreeSet::new();
    let path = data.join("corpus/items.jsonl.gz");
    let file = std::fs::File::open(&path).with_context(|| path.display().to_string())?;
    for line in BufReader::new(MultiGzDecoder::new(file)).lines() {
        let item = item(&serde_json::from_str(&line?)?)?;
        let Some(labels) = labels
            .get(&item.key)
            .filter(|_| read.insert(item.key.clone()))
        else {
            continue;
        };
        let terms = analyser.analyse(&item, 1).terms;
        let n_title = terms
            .iter()
            .filter(|t| t.span.field == Field::Title)
            .count();
        let mut mentions: BTreeMap<u32, f32> = BTreeMap::new();
        features::each(&terms, n_title, |first, second| {
            let mut word = terms[first].stem.to_string();
            let second = second.map(|s| terms[s].stem.as_str());
            let tells_nothing = |w: &str| COURTESIES.contains(&w) || is_only_place(&dict, w);
            if tells_nothing(&word) || second.is_some_and(tells_nothing) {
                return;
            }
            if let Some(second) = second {
                word.push(' ');
                word.push_str(second);
            }
            let number = *numbers.entry(word).or_insert_with_key(|word| {
                words.push(word.clone());
                words.len() as u32 - 1
            });
            *mentions.entry(number).or_default() += features::mention(first, n_title);
        });
        let duties = analyser.duty_sums(&item);
        let class_of = |code: &str| codes.iter().position(|c| c == code);
        for (origin, class) in labels {
            all.push(Text {
                origin: *origin,
                class: *class,
                to_office: item.channel.speaks_to_office(),
                fold: fold(&item),
                features: mentions.iter().map(|(f, n)| (*f, *n)).collect(),
                duties: duties
                    .iter()
                    .filter_map(|(c, sum)| Some((class_of(c.as_str())?, *sum)))
                    .collect(),
            });
        }
    }
    Ok(Texts { codes, words, all })
}

/// How people address an office, and what stands for their redacted names: no matter is in it.
const COURTESIES: &[&str] = &[
    "admin",
    "alaikum",
    "alamat",
    "anda",
    "assalamu",
    "assalamualaikum",
    "bapak",
    "bu",
    "dear",
    "hormat",
    "ibu",
    "kakak",
    "kasih",
    "maaf",
    "min",
    "mohon",
    "nama",
    "nomor",
    "pak",
    "permisi",
    "saudara",
    "salam",
    "sby",
    "selamat",
    "siang",
    "sore",
    "surabaya",
    "purbalingga",
    "pagi",
    "tanya",
    "telp",
    "terima",
    "tolong",
    "wa",
    "waalaikumsalam",
    "wb",
    "wr",
    "yth",
    "tes",
    "semua",
    "banyak",
];

/// A place's name says where, not what: complaints of two cities must not teach it.
fn is_only_place(dict: &Dictionaries, word: &str) -> bool {
    let wilayah = &dict.wilayah;
    !wilayah.by_name(word).is_empty() && !wilayah.is_common_word(word)
}

/// By item: origin and class.
fn labels(data: &Path, codes: &[String]) -> Result<BTreeMap<String, Vec<(Origin, usize)>>> {
    let mut kept = BTreeSet::new();
    for file in KEPT_FOR_SCORING {
        let path = data.join(file);
        let text = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        kept.extend(text.lines().map(|l| l.trim().to_owned()));
    }
    let mut labels: BTreeMap<String, Vec<(Origin, usize)>> = BTreeMap::new();
    let mut add = |id: &str, code: &str, origin| {
        if let (false, Some(class)) = (kept.contains(id), codes.iter().position(|c| c == code)) {
            labels
                .entry(id.to_owned())
                .or_default()
                .push((origin, class));
        }
    };
    for row in HAND.lines().filter(|l| !l.starts_with('#')).skip(1) {
        if let [id, _, code, ..] = row.split('\t').collect::<Vec<_>>()[..] {
            add(id, code, Origin::Hand);
        }
    }
    for row in table(&data.join(SILVER))?.iter().skip(1) {
        if let [id, code, ..] = &row[..] {
            add(id, code, Origin::Silver);
        }
    }
    Ok(labels)
}

fn item(v: &Value) -> Result<Item> {
    let text = |key: &str| v[key].as_str().map(str::to_owned);
    let key = text("id").context("an item has no id")?;
    Ok(Item {
        id: ItemId::new("corpus", &key),
        key,
        source: "corpus".to_owned(),
        channel: text("channel").map_or(Ok(Channel::News), |c| c.parse())?,
        url: None,
        title: text("title"),
        body: text("body"),
        published: None,
        received: chrono::DateTime::UNIX_EPOCH,
        lang: text("lang"),
        extra: BTreeMap::new(),
    })
}

/// By the first forty letters, which near copies share.
fn fold(item: &Item) -> usize {
    let (title, body) = (item.title.as_deref(), item.body.as_deref());
    let letters = title.into_iter().chain(body).flat_map(str::chars);
    let begin: String = letters
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .take(40)
        .collect();
    usize::from_str_radix(&sha256_hex(begin.as_bytes())[..8], 16).unwrap_or(0) % 5
}
