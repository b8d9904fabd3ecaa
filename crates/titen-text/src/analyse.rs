//! The analyser: reads the dictionaries once, then turns items into documents.

mod named_place;
mod of_item;

use crate::cues::CueFinder;
use crate::language::Languages;
use crate::memo::Memos;
use crate::normalise::Normaliser;
use crate::off_topic::OffTopicFinder;
use crate::places::Places;
use crate::quotes::QuoteFinder;
use crate::reading::{Reader, Reading};
use crate::segments::BroadcastPhrases;
use crate::stem::{Register, Stemmer};
use crate::tone::{ToneReason, ToneScorer};
use crate::units::{Named, Units};
use crate::urusan::UrusanScorer;
use crate::vocabulary::Vocabulary;
use crate::{dates, names, sign};
use named_place::named_place;
use of_item::{register, sentence_spans, texts, voice, warnings};
use serde_json::Value;
use smol_str::SmolStr;
use std::sync::Arc;
use titen_dict::Dictionaries;
use titen_model::{Document, Item, Lang, PlaceMention, Tone, UrusanCode, WilayahCode, wib_date};

/// Raise it with every change that gives another document: stored ones are then made anew.
const ANALYSER: &str = "text-2";

pub struct Analyser {
    made_by: String,
    pub(crate) dict: Arc<Dictionaries>,
    home: Option<WilayahCode>,
    languages: Languages,
    normaliser: Normaliser,
    stemmer: Stemmer,
    vocabulary: Vocabulary,
    places: Places,
    urusan: UrusanScorer,
    units: Units,
    tone: ToneScorer,
    cues: CueFinder,
    off_topic: OffTopicFinder,
    quotes: QuoteFinder,
    pub(crate) broadcast: BroadcastPhrases,
    memos: Memos,
}

/// One word of a search, made as the documents' terms are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryTerm {
    pub word: SmolStr,
    pub stem: SmolStr,
    pub stop: bool,
}

impl Analyser {
    /// `home` is the office's wilayah: it decides between places of one name.
    pub fn new(dict: Arc<Dictionaries>, home: Option<WilayahCode>) -> Self {
        // Every command waits for these two.
        let (normaliser, stemmer) = std::thread::scope(|scope| {
            let normaliser = scope.spawn(|| Normaliser::new(dict.clone()));
            let stemmer = Stemmer::new(&dict);
            let normaliser = normaliser.join();
            let normaliser = normaliser.unwrap_or_else(|e| std::panic::resume_unwind(e));
            (normaliser, stemmer)
        });
        let mut vocabulary = Vocabulary::default();
        let stems = |phrase: &str| {
            let mut out = Vec::new();
            for word in phrase.split(' ') {
                normaliser.words(&SmolStr::new(word), Lang::Id, |w| {
                    out.push(stemmer.stem(&w, Lang::Id))
                });
            }
            out
        };
        let urusan = UrusanScorer::new(&dict, &mut vocabulary, stems);
        Analyser {
            made_by: format!(
                "{ANALYSER}/{}/{}",
                dict.version(),
                home.as_ref().map_or("-", |h| h.as_str())
            ),
            languages: Languages::new(dict.clone()),
            places: Places::new(&dict, home.clone(), &mut vocabulary),
            units: Units::new(&dict, &mut vocabulary),
            tone: ToneScorer::new(dict.clone()),
            cues: CueFinder::new(&dict, &mut vocabulary),
            off_topic: OffTopicFinder::new(&dict, &mut vocabulary),
            quotes: QuoteFinder::new(&dict, &mut vocabulary),
            broadcast: BroadcastPhrases::new(&dict, &mut vocabulary),
            memos: Memos::default(),
            urusan,
            vocabulary,
            normaliser,
            stemmer,
            home,
            dict,
        }
    }

    /// Version of the analyser, its dictionaries and its home. Another one re-queues the item.
    pub fn made_by(&self) -> &str {
        &self.made_by
    }

    pub fn analyse(&self, item: &Item, revision: u32) -> Document {
        let reading = self.read(
            item.title.as_deref(),
            item.body.as_deref(),
            item.lang.as_deref(),
            register(item),
        );
        let urusan = self.urusan.tags(&reading, item.channel.speaks_to_office());
        let off_topic = self
            .off_topic
            .find(&reading, item.url.as_deref(), item.channel, &urusan);
        let wilayah = self
            .places
            .mentions(&reading, item.channel.speaks_to_office());
        let (default_wilayah, warning) = self.default_wilayah(item);
        let (day, elsewhere) = (wib_date(item.at()), self.is_elsewhere(&wilayah));
        // People speak to their own office, and a local source of its own place.
        let local = default_wilayah.is_some();
        let named = Named {
            places: &wilayah,
            home: self.home.as_ref(),
            local,
            elsewhere,
            day,
        };
        let units = self.units.tags(&self.dict, &reading, &urusan, &named);
        // A voice tells its own mind; whom it quotes is hearsay.
        let body = item.body.as_deref().filter(|_| !item.channel.is_voice());
        let quotes = body.map_or_else(Vec::new, |body| {
            self.quotes
                .quotes(&self.dict, &reading, body, &self.units, &named)
        });
        Document {
            item: item.id,
            revision,
            made_by: self.made_by.clone(),
            channel: item.channel,
            source: SmolStr::new(&item.source),
            at: item.at(),
            lang: reading.lang,
            names: names::names(&self.dict, &reading, |w, l| self.stemmer.stem(w, l)),
            signature: sign::sign(reading.terms.iter().map(|t| t.word.as_str())),
            wilayah,
            default_wilayah,
            perangkat_daerah: units,
            urusan,
            tone: self.tone.tone(&reading, texts(item)),
            cues: self.cues.cues(&reading),
            times: dates::tags(item, &reading),
            quotes,
            off_topic,
            voice: voice(item),
            warnings: warning
                .into_iter()
                .chain(warnings(item, &reading))
                .collect(),
            terms: reading.terms,
            sentences: sentence_spans(item),
        }
    }

    /// What the phrases of duties say of an item for each urusan, as the trainer needs it.
    pub fn duty_sums(&self, item: &Item) -> Vec<(UrusanCode, f32)> {
        let (title, body) = (item.title.as_deref(), item.body.as_deref());
        self.urusan
            .duty_sums(&self.read(title, body, item.lang.as_deref(), register(item)))
    }

    /// The same terms for searches.
    pub fn query(&self, query: &str) -> Vec<QueryTerm> {
        let terms = self
            .read(Some(query), None, Some("id"), Register::Informal)
            .terms;
        terms
            .into_iter()
            .map(|t| QueryTerm {
                word: t.word,
                stem: t.stem,
                stop: t.stop,
            })
            .collect()
    }

    /// Of one text alone, without what a channel tells.
    pub fn tone(&self, text: &str) -> Tone {
        let reading = self.read(None, Some(text), None, Register::Formal);
        self.tone.tone(&reading, ["", text])
    }

    /// The tone with the words and pairs of words that decided, the heaviest first.
    pub fn explain_tone(&self, text: &str) -> (Tone, Vec<ToneReason>) {
        let reading = self.read(None, Some(text), None, Register::Formal);
        self.tone.explain(&reading, ["", text])
    }

    pub fn language(&self, text: &str) -> Lang {
        self.read(None, Some(text), None, Register::Formal).lang
    }

    /// The root of one word as it is; with `keep_places` a place's name is its own.
    pub fn stem(&self, word: &str, lang: Lang, keep_places: bool) -> SmolStr {
        let word = crate::normalise::lower(word);
        if keep_places {
            self.stemmer.stem(&word, lang)
        } else {
            self.stemmer.stem_anything(&word, lang)
        }
    }

    pub(crate) fn read<'a>(
        &'a self,
        title: Option<&'a str>,
        body: Option<&'a str>,
        declared: Option<&str>,
        register: Register,
    ) -> Reading<'a> {
        let reader = Reader {
            languages: &self.languages,
            normaliser: &self.normaliser,
            stemmer: &self.stemmer,
            register,
            vocabulary: &self.vocabulary,
            stop_words: &self.dict.stop_words,
        };
        let (title, body) = (title.unwrap_or(""), body.unwrap_or(""));
        reader.read(title, body, declared, self.memos.lend())
    }

    /// Does the text name other regencies for sure, and the office's own not?
    fn is_elsewhere(&self, wilayah: &[PlaceMention]) -> bool {
        let Some(home) = self.home.as_ref().map(|h| h.ancestor(2)) else {
            return false;
        };
        let named = || {
            wilayah
                .iter()
                .filter_map(PlaceMention::certain)
                .filter(|c| c.level() > 1)
        };
        named().next().is_some() && named().all(|c| !c.within(&home))
    }

    /// The place that the item's columns name, else a local source's own, else the office's for what is said to the office.
    fn default_wilayah(&self, item: &Item) -> (Option<WilayahCode>, Option<String>) {
        let home = || {
            self.home
                .clone()
                .filter(|_| item.channel.speaks_to_office())
        };
        let named = item
            .extra
            .get("tempat")
            .and_then(|place| named_place(&self.dict.wilayah, place, self.home.as_ref()));
        match (named, item.extra.get("wilayah")) {
            // What the item's own columns say is nearer than what its source is about.
            (Some(code), _) => (Some(code), None),
            (None, Some(Value::String(code))) => {
                let code = WilayahCode::new(code);
                if self.dict.wilayah.get(&code).is_some() {
                    return (Some(code), None);
                }
                (
                    home(),
                    Some(format!("unknown wilayah `{code}` in the item's `wilayah`")),
                )
            }
            _ => (home(), None),
        }
    }
}

#[cfg(test)]
mod tests;
