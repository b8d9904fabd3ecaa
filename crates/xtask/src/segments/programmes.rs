//! Programmes with known boundaries: items of a corpus, read out one after another as a station would, with
//! what is said between them. Items and turns of phrase are parted into two halves, so that nothing that
//! settings were chosen on is measured.

use super::glue::{AFTER_CALLER, CALLER, IDENTS, TURNS};
use crate::climb::Random;
use crate::train::CorpusItem;
use titen_text::segments::Utterance;

pub struct Programme {
    pub utterances: Vec<Utterance>,
    /// The first utterance of each matter.
    pub starts: Vec<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Half {
    Tune,
    Test,
}

const MS_A_WORD: u64 = 400;
const HOUR_MS: u64 = 3_600_000;

pub fn programmes(items: &[CorpusItem], half: Half, n: usize, with_glue: bool) -> Vec<Programme> {
    let parity = half as usize;
    let mut pools = [Vec::new(), Vec::new()];
    for (i, item) in items.iter().enumerate() {
        let n_words = item.body.split_whitespace().count();
        // Neighbours in the corpus are often of one event: blocks of a hundred stay together.
        if (i / 100) % 2 != parity {
            continue;
        }
        match item.channel.as_str() {
            "news" | "radio" if n_words >= 60 => pools[0].push(item),
            "lapor" if n_words >= 30 => pools[1].push(item),
            _ => {}
        }
    }
    let made = (0..n).map(|i| {
        let random = Random::new((parity * 1000 + i + 1) as u64);
        joined(&pools, random, parity, HOUR_MS, with_glue)
    });
    made.collect()
}

pub fn of_hours(items: &[CorpusItem], hours: f64) -> Programme {
    let all: Vec<&CorpusItem> = items.iter().filter(|i| i.body.len() > 400).collect();
    let length = (hours * HOUR_MS as f64) as u64;
    joined(&[all.clone(), all], Random::new(7), 1, length, true)
}

struct Studio {
    random: Random,
    parity: usize,
    now_ms: u64,
    utterances: Vec<Utterance>,
    /// A recogniser that writes neither capitals nor marks.
    plain: bool,
    /// Who speaks is told.
    voices: bool,
}

fn joined(
    pools: &[Vec<&CorpusItem>; 2],
    mut random: Random,
    parity: usize,
    length_ms: u64,
    with_glue: bool,
) -> Programme {
    let (plain, voices) = (random.below(3) == 0, random.below(2) == 0);
    let mut studio = Studio {
        random,
        parity,
        now_ms: 0,
        utterances: Vec::new(),
        plain,
        voices,
    };
    let mut starts = Vec::new();
    if with_glue {
        studio.say_one_of(IDENTS, "Penyiar");
    }
    while studio.now_ms < length_ms {
        let kind = usize::from(studio.random.below(3) == 0);
        let pool = &pools[kind];
        let item = pool[studio.random.below(pool.len())];
        let caller = kind == 1;
        if with_glue && studio.random.below(6) == 0 {
            studio.jingle();
        }
        starts.push(studio.utterances.len());
        if with_glue && studio.random.below(10) < 6 {
            studio.say_one_of(if caller { CALLER } else { TURNS }, "Penyiar");
        }
        let voice = format!("Pembicara {}", starts.len());
        studio.read_out(item, if caller { &voice } else { "Penyiar" });
        if with_glue && caller && studio.random.below(10) < 7 {
            studio.say_one_of(AFTER_CALLER, "Penyiar");
        }
        // A breath, of a second as a rule and longer between matters now and then.
        studio.now_ms += [200, 400, 900, 1800, 3000][studio.random.below(5)];
    }
    // The opening belongs to the first matter.
    if let Some(first) = starts.first_mut() {
        *first = 0;
    }
    if !studio.voices {
        studio.utterances.iter_mut().for_each(|u| u.speaker = None);
    }
    Programme {
        utterances: studio.utterances,
        starts,
    }
}

impl Studio {
    fn say_one_of(&mut self, all: &[[&str; 8]; 2], speaker: &str) {
        let line = all[self.parity][self.random.below(8)];
        self.say(line, speaker);
    }

    fn jingle(&mut self) {
        match self.random.below(3) {
            0 => self.say("[Musik]", "Penyiar"),
            1 => self.now_ms += 6000,
            _ => {}
        }
        self.say_one_of(IDENTS, "Penyiar");
    }

    /// Some hundred words of the item, in stretches of at most 14 words as recognisers give them.
    fn read_out(&mut self, item: &CorpusItem, speaker: &str) {
        let most = 60 + self.random.below(200);
        let mut n = 0;
        for sentence in titen_text::sentences(&item.body) {
            let words: Vec<&str> = item.body[sentence].split_whitespace().collect();
            for words in words.chunks(14) {
                self.say(&words.join(" "), speaker);
                n += words.len();
            }
            if n >= most {
                break;
            }
            if self.random.below(40) == 0 {
                self.say_one_of(IDENTS, speaker);
            }
        }
    }

    fn say(&mut self, text: &str, speaker: &str) {
        let ms = text.split_whitespace().count() as u64 * MS_A_WORD;
        let text = if self.plain && !text.starts_with('[') {
            let kept = |c: char| c.is_alphanumeric() || c == '-' || c == ' ';
            text.to_lowercase().chars().filter(|c| kept(*c)).collect()
        } else {
            text.to_owned()
        };
        self.utterances.push(Utterance {
            text,
            start_ms: Some(self.now_ms),
            end_ms: Some(self.now_ms + ms),
            speaker: Some(speaker.to_owned()),
        });
        self.now_ms += ms + self.random.below(500) as u64;
    }
}
