//! The figures: what each is called, the gold that it needs, and how it is taken.

use super::gold::{macro_f1, recall, rows, texts};
use anyhow::Result;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Arc, LazyLock};
use titen_dict::Dictionaries;
use titen_model::{Channel, Item, ItemId, Lang};
use titen_text::Analyser;

pub struct Figure {
    pub name: &'static str,
    /// Below the data folder.
    pub gold: &'static str,
    pub measure: fn(&Path) -> Result<f64>,
}

const CSUI: &str = "gold/ud_id_csui.tsv";
const GSD: &str = "gold/ud_id_gsd.tsv";
const FUNCTIONAL: &str = "gold/sastrawi_functional.tsv";
const PLACES: &str = "gold/places_jatim.tsv";
const JAVANESE: &str = "gold/ud_jv_csui.tsv";
const SMSA: &str = "gold/tone_smsa_valid.tsv";
const TONE: &str = "gold/tone_items_dev.tsv";
const NUSAX: &str = "language/langid_nusax.tsv";
const STORIES: &str = "gold/stories_dev.tsv";
const CORPUS: &str = "corpus/items.jsonl.gz";

pub fn all() -> Vec<Figure> {
    let figure = |name, gold, measure| Figure {
        name,
        gold,
        measure,
    };
    vec![
        figure("stem_csui_affixed", CSUI, |d| {
            stem(&d.join(CSUI), Lang::Id, true).map(|s| s.affixed)
        }),
        figure("stem_csui_unchanged", CSUI, |d| {
            stem(&d.join(CSUI), Lang::Id, true).map(|s| s.unchanged)
        }),
        figure("stem_gsd_affixed", GSD, |d| {
            stem(&d.join(GSD), Lang::Id, true).map(|s| s.affixed)
        }),
        figure("stem_gsd_unchanged", GSD, |d| {
            stem(&d.join(GSD), Lang::Id, true).map(|s| s.unchanged)
        }),
        figure("stem_sastrawi_functional", FUNCTIONAL, |d| {
            stem(&d.join(FUNCTIONAL), Lang::Id, true).map(|s| s.types)
        }),
        figure("stem_places_gazetteer", PLACES, |d| {
            stem(&d.join(PLACES), Lang::Id, true).map(|s| s.types)
        }),
        figure("stem_places_without", PLACES, |d| {
            stem(&d.join(PLACES), Lang::Id, false).map(|s| s.types)
        }),
        figure("stem_jv_affixed", JAVANESE, |d| {
            stem(&d.join(JAVANESE), Lang::Jv, true).map(|s| s.affixed)
        }),
        figure("stem_jv_unchanged", JAVANESE, |d| {
            stem(&d.join(JAVANESE), Lang::Jv, true).map(|s| s.unchanged)
        }),
        figure("tone_smsa_valid", SMSA, |d| tone(&d.join(SMSA))),
        figure("tone_items", TONE, |d| tone(&d.join(TONE))),
        figure("language_id_five_words", NUSAX, |d| {
            language(&d.join(NUSAX), "id")
        }),
        figure("language_jv_five_words", NUSAX, |d| {
            language(&d.join(NUSAX), "jv")
        }),
        figure("urusan_stories_dev", STORIES, urusan),
    ]
}

fn analyser() -> &'static Analyser {
    static ANALYSER: LazyLock<Analyser> = LazyLock::new(|| {
        let dict =
            Dictionaries::builtin().expect("the dictionaries that are compiled in are right");
        Analyser::new(Arc::new(dict), None)
    });
    &ANALYSER
}

struct Stems {
    types: f64,
    affixed: f64,
    unchanged: f64,
}

/// By types, as one word may have several right stems; multi-word tokens are left out.
fn stem(gold: &Path, lang: Lang, places: bool) -> Result<Stems> {
    let rows = rows(gold)?;
    let kind = rows
        .first()
        .and_then(|h| h.iter().position(|c| c.starts_with("S_single")));
    let mut stems: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in rows.iter().skip(1) {
        let (Some(form), Some(lemma)) = (row.first(), row.get(1)) else {
            continue;
        };
        let form = form.to_lowercase();
        let plain = form.starts_with(|c: char| c.is_ascii_lowercase())
            && form
                .bytes()
                .all(|b| b.is_ascii_lowercase() || matches!(b, b'-' | b'\''));
        if plain && kind.is_none_or(|k| row.get(k).is_none_or(|k| k != "M")) {
            stems.entry(form).or_default().insert(lemma.to_lowercase());
        }
    }
    let (mut affixed, mut unchanged) = (Share::default(), Share::default());
    for (form, right) in &stems {
        let ok = right.contains(analyser().stem(form, lang, places).as_str());
        if right.contains(form) {
            &mut unchanged
        } else {
            &mut affixed
        }
        .add(ok);
    }
    Ok(Stems {
        types: affixed.plus(unchanged).share(),
        affixed: affixed.share(),
        unchanged: unchanged.share(),
    })
}

#[derive(Default, Clone, Copy)]
struct Share {
    ok: usize,
    n: usize,
}

impl Share {
    fn add(&mut self, ok: bool) {
        self.n += 1;
        self.ok += usize::from(ok);
    }

    fn plus(self, other: Share) -> Share {
        Share {
            ok: self.ok + other.ok,
            n: self.n + other.n,
        }
    }

    fn share(self) -> f64 {
        self.ok as f64 / self.n.max(1) as f64
    }
}

fn tone(gold: &Path) -> Result<f64> {
    let ours = |label: &str| match label {
        "positive" => "positif".to_owned(),
        "neutral" => "netral".to_owned(),
        "negative" => "negatif".to_owned(),
        other => other.to_owned(),
    };
    let (mut right, mut got) = (Vec::new(), Vec::new());
    for row in rows(gold)?.iter().filter(|r| r.len() > 1) {
        right.push(ours(&row[1]));
        got.push(analyser().tone(&row[0]).as_str().to_owned());
    }
    Ok(macro_f1(&right, &got))
}

/// The share of texts of one language that are told by their first five words. Only rows that nothing was trained on.
fn language(gold: &Path, label: &str) -> Result<f64> {
    let ours = |code: &str| {
        match code {
            "ind" => "id",
            "jav" => "jv",
            "sun" => "su",
            _ => "en",
        }
        .to_owned()
    };
    let (mut right, mut got) = (Vec::new(), Vec::new());
    for row in rows(gold)?
        .iter()
        .skip(1)
        .filter(|r| r.len() > 2 && r[1] != "train")
    {
        let five: Vec<&str> = row[2].split_whitespace().take(5).collect();
        right.push(ours(&row[0]));
        got.push(analyser().language(&five.join(" ")).as_str().to_owned());
    }
    Ok(recall(&right, &got, label))
}

fn urusan(data: &Path) -> Result<f64> {
    let known: BTreeMap<String, String> = rows(&data.join(STORIES))?
        .into_iter()
        .skip(1)
        .filter(|r| r.len() > 3 && r[3] != "-" && r[3] != "?")
        .map(|r| (r[0].clone(), r[3].clone()))
        .collect();
    let texts = texts(&data.join(CORPUS), &|id| known.contains_key(id))?;
    let (mut right, mut got) = (Vec::new(), Vec::new());
    for (id, [title, body]) in texts {
        let document = analyser().analyse(&item(&id, title, body), 1);
        right.push(known[&id].clone());
        got.push(
            document
                .urusan
                .first()
                .map_or("-".to_owned(), |u| u.code.to_string()),
        );
    }
    Ok(macro_f1(&right, &got))
}

fn item(key: &str, title: Option<String>, body: Option<String>) -> Item {
    Item {
        id: ItemId::new("eval", key),
        key: key.to_owned(),
        source: "eval".to_owned(),
        channel: if key.starts_with("lap") {
            Channel::Lapor
        } else {
            Channel::News
        },
        url: None,
        title,
        body,
        published: None,
        received: chrono::DateTime::UNIX_EPOCH,
        lang: None,
        extra: BTreeMap::new(),
    }
}
