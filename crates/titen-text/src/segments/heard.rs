//! What the segmentation needs of each utterance: its stems, and what it says of the boundary before it.

use super::Utterance;
use crate::reading::Reading;
use crate::stem::Register;
use crate::vocabulary::{PhraseIndex, Vocabulary};
use crate::{Analyser, tokenise::Kind};
use foldhash::HashMap;
use smol_str::SmolStr;
use std::sync::OnceLock;
use titen_dict::{BroadcastKind, Dictionaries};

/// One utterance.
#[derive(Debug, Clone, PartialEq)]
pub struct Heard {
    /// Numbers of its stems in this programme, without function words and turns of phrase.
    pub stems: Vec<u32>,
    /// How common each stem is in the language: a share of all words.
    pub shares: Vec<f32>,
    pub aired: Aired,
    /// Says that it begins a matter.
    pub opens: f32,
    /// Says that a matter ends with it.
    pub closes: f32,
    /// Slogans in it.
    pub advert: f32,
    /// Silence before it.
    pub pause_ms: u64,
    /// Since the programme began.
    pub start_ms: u64,
    /// Its speaker was not heard for a while, or never.
    pub new_voice: bool,
    pub other_voice: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aired {
    Matter,
    /// Courtesy and station matter.
    Greeting,
    /// Jingle, music, advert.
    Break,
    /// Nobody spoke: a recogniser wrote what it always writes.
    Phantom,
}

/// Words of an utterance without times, at the pace of speech.
const MS_A_WORD: u64 = 400;
/// A month: no programme is longer, whatever a broken cue says.
const LONGEST_MS: u64 = 31 * 24 * 3_600_000;
/// Utterances after which a voice is new again.
const A_WHILE: usize = 60;
/// Of 100,000 items, for a stem that no table has.
const UNHEARD_OF: f32 = 0.5;

impl Analyser {
    /// For one programme: numbers of stems hold within it.
    pub fn heard(&self, utterances: &[Utterance]) -> Vec<Heard> {
        let mut numbers: HashMap<SmolStr, u32> = HashMap::default();
        let mut last_heard: HashMap<&str, usize> = HashMap::default();
        let (mut heard, mut ended, mut last_start, mut last_voice) = (Vec::new(), 0, 0, None);
        for (i, said) in utterances.iter().enumerate() {
            let reading = self.read(None, Some(&said.text), Some("id"), Register::Informal);
            let turns = self.broadcast.turns(&reading);
            let start_ms = said
                .start_ms
                .unwrap_or(ended)
                .min(LONGEST_MS)
                .max(last_start);
            let spoken = reading.raw.len() as u64 * MS_A_WORD;
            let voice = said.speaker.as_deref();
            let before = voice.and_then(|v| last_heard.insert(v, i));
            let mut one = Heard {
                stems: Vec::new(),
                shares: Vec::new(),
                aired: turns.aired(&said.text),
                opens: turns.opens,
                closes: turns.closes,
                advert: turns.advert,
                pause_ms: start_ms - ended.min(start_ms),
                start_ms,
                new_voice: voice.is_some() && before.is_none_or(|b| i - b > A_WHILE),
                other_voice: i > 0 && voice != last_voice,
            };
            if one.aired == Aired::Matter {
                for term in &reading.terms {
                    let in_turn = |s: &(u32, u32)| (s.0..s.1).contains(&term.span.start);
                    if term.stop || term.stem.len() < 3 || turns.spans.iter().any(in_turn) {
                        continue;
                    }
                    let next = numbers.len() as u32;
                    one.stems
                        .push(*numbers.entry(term.stem.clone()).or_insert(next));
                    one.shares
                        .push(self.broadcast.shares.of(&term.stem, &self.dict));
                }
            }
            let end_ms = said.end_ms.unwrap_or(start_ms + spoken).min(LONGEST_MS);
            ended = end_ms.max(start_ms).max(ended);
            last_start = start_ms;
            last_voice = voice;
            heard.push(one);
        }
        heard
    }
}

/// How common stems are; made of its table when a programme asks for the first time.
#[derive(Default)]
pub(crate) struct Shares(OnceLock<(HashMap<SmolStr, f32>, f32)>);

impl Shares {
    fn of(&self, stem: &str, dict: &Dictionaries) -> f32 {
        let (items, total) = self.0.get_or_init(|| {
            let rows = || dict.frequencies.iter();
            let items = rows().map(|(stem, n)| (SmolStr::new(stem), n)).collect();
            (items, rows().map(|(_, n)| n).sum::<f32>().max(1.0))
        });
        items.get(stem).map_or(UNHEARD_OF, |n| n.max(UNHEARD_OF)) / total
    }
}

/// The phrases of `siaran.tsv`.
pub(crate) struct BroadcastPhrases {
    phrases: PhraseIndex<(BroadcastKind, f32)>,
    shares: Shares,
}

impl BroadcastPhrases {
    pub(crate) fn new(dict: &Dictionaries, vocabulary: &mut Vocabulary) -> Self {
        let mut phrases = PhraseIndex::new();
        for row in dict.broadcast.rows() {
            phrases.add(vocabulary, row.phrase.split(' '), (row.tag, row.weight));
        }
        BroadcastPhrases {
            phrases,
            shares: Shares::default(),
        }
    }

    fn turns(&self, reading: &Reading<'_>) -> Turns {
        let mut turns = Turns {
            n_words: reading.raw.iter().filter(|r| r.kind == Kind::Word).count(),
            ..Turns::default()
        };
        let mut i = 0;
        while i < reading.raw_ids.len() {
            let longest = self.phrases.longest(&reading.raw_ids[i..]);
            let Some((len, (kind, weight))) =
                longest.and_then(|(len, mut all)| Some((len, *all.next()?)))
            else {
                i += 1;
                continue;
            };
            // A turn of phrase opens at the head of what is said, and closes anywhere.
            let at_head = if i <= HEAD { weight } else { weight * 0.3 };
            match kind {
                BroadcastKind::NextSubject | BroadcastKind::NextCaller => {
                    turns.opens = turns.opens.max(at_head);
                }
                BroadcastKind::Closing => turns.closes = turns.closes.max(weight),
                BroadcastKind::Greeting => turns.n_greeting += len,
                BroadcastKind::Break => turns.n_break += len,
                BroadcastKind::Advert => turns.advert += weight,
                BroadcastKind::Phantom => turns.n_phantom += len,
            }
            turns
                .spans
                .push((reading.raw[i].span.start, reading.raw[i + len - 1].span.end));
            i += len;
        }
        turns
    }
}

/// Words before a turn of phrase that still stands at the head: *baik, pendengar, kita beralih ke*.
const HEAD: usize = 4;

#[derive(Default)]
struct Turns {
    opens: f32,
    closes: f32,
    advert: f32,
    n_words: usize,
    n_greeting: usize,
    n_break: usize,
    n_phantom: usize,
    spans: Vec<(u32, u32)>,
}

impl Turns {
    fn aired(&self, text: &str) -> Aired {
        let text = text.trim();
        let sign = ['[', '(', '♪', '♫', '*', '<', '#'];
        let bracketed =
            text.starts_with(sign) && text.ends_with([']', ')', '♪', '♫', '*', '>', '#']);
        if self.n_words == 0 || bracketed && self.n_words <= 6 {
            return Aired::Break;
        }
        if self.n_phantom * 10 >= self.n_words * 7 {
            return Aired::Phantom;
        }
        if self.n_break * 2 > self.n_words {
            return Aired::Break;
        }
        // With what is greeted and the name of the station between.
        if (self.n_greeting + self.n_break) * 2 >= self.n_words {
            return Aired::Greeting;
        }
        Aired::Matter
    }
}
