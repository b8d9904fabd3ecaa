//! One item read through once: its tokens as written, and the terms that they stand for. All
//! taggers look at this and not at the text.

use crate::dates::TimeWord;
use crate::language::Languages;
use crate::memo::{Known, Lent, Manner, Part};
use crate::normalise::{Decision, Normaliser, decided, lower};
use crate::sentences::is_abbreviation;
use crate::stem::{Register, Rules, Stemmer};
use crate::tokenise::{Kind, Token, tokens};
use crate::vocabulary::Vocabulary;
use smol_str::SmolStr;
use titen_dict::StopWords;
use titen_model::{Field, Lang, Span, Term};

pub(crate) struct Reading<'a> {
    pub lang: Lang,
    pub raw: Vec<Raw<'a>>,
    /// Of `raw`, in the vocabulary.
    pub raw_ids: Vec<u32>,
    /// Of `raw`, in the memo.
    places: Vec<u32>,
    memo: Lent<'a>,
    pub terms: Vec<Term>,
    /// Of `terms`, in the vocabulary.
    pub word_ids: Vec<u32>,
    pub stem_ids: Vec<u32>,
    /// Terms before this one are the title's.
    pub n_title_terms: usize,
    /// Is a capital a sign of a name in this field? Not in headlines in title case, nor in shouting.
    pub capitals_tell: [bool; 2],
}

impl Reading<'_> {
    /// What is known of token `i`.
    pub fn known(&self, i: usize) -> &Known {
        self.memo.at(self.places[i])
    }
}

/// A token as it stands in the text.
pub(crate) struct Raw<'a> {
    pub text: &'a str,
    pub lower: SmolStr,
    pub span: Span,
    pub kind: Kind,
    pub capital: bool,
    pub starts_sentence: bool,
    /// Does a mark that parts names (comma, bracket, dot) stand before it?
    pub parted: bool,
    /// A number of hundredths: `70%`.
    pub percent: bool,
}

impl Raw<'_> {
    /// Is it written as a name is? In a title in title case any capital may be one's; in shouting
    /// none is.
    fn may_be_name(&self, capitals_tell: bool) -> bool {
        let all_caps = || self.text.bytes().all(|b| !b.is_ascii_lowercase());
        self.capital
            && if all_caps() {
                capitals_tell
            } else {
                !(capitals_tell && self.starts_sentence)
            }
    }
}

/// What reads: the parts of the analyser that make terms.
pub(crate) struct Reader<'a> {
    pub languages: &'a Languages,
    pub normaliser: &'a Normaliser,
    pub stemmer: &'a Stemmer,
    pub register: Register,
    pub vocabulary: &'a Vocabulary,
    pub stop_words: &'a StopWords,
}

impl Reader<'_> {
    pub fn read<'a>(
        &self,
        title: &'a str,
        body: &'a str,
        declared: Option<&str>,
        mut memo: Lent<'a>,
    ) -> Reading<'a> {
        let mut raw = Vec::with_capacity((title.len() + body.len()) / 6 + 4);
        let capitals_tell = [(Field::Title, title), (Field::Body, body)].map(|(field, text)| {
            let from = raw.len();
            raw_tokens(field, text, &mut raw);
            capitals_tell(&raw[from..])
        });
        let know = |r: &Raw<'_>| Known::new(self.vocabulary.id(&r.lower), TimeWord::of(&r.lower));
        let places: Vec<u32> = raw
            .iter()
            .map(|r| memo.place(&r.lower, || know(r)))
            .collect();
        let known = places.iter().map(|p| &memo.at(*p).language);
        let lowered = raw.iter().map(|r| &r.lower).zip(known);
        let lang = self.languages.of(lowered, declared);
        let mut reading = Reading {
            lang,
            raw_ids: places.iter().map(|p| memo.at(*p).id).collect(),
            places,
            memo,
            terms: Vec::with_capacity(raw.len() + 4),
            word_ids: Vec::with_capacity(raw.len() + 4),
            stem_ids: Vec::with_capacity(raw.len() + 4),
            n_title_terms: 0,
            capitals_tell,
            raw,
        };
        self.make_terms(&mut reading);
        reading
    }

    fn make_terms(&self, reading: &mut Reading<'_>) {
        let Reading {
            raw,
            terms,
            word_ids,
            stem_ids,
            n_title_terms,
            places,
            memo,
            lang,
            capitals_tell,
            ..
        } = reading;
        // Few words of SMS spelling look like English.
        let spelling = match *lang {
            Lang::En if raw.len() < FEW => Lang::Id,
            lang => lang,
        };
        for (i, token) in raw.iter().enumerate() {
            let set_phrase = in_set_phrase(raw, i);
            let mut take = |part: &Part| {
                word_ids.push(part.word_id);
                stem_ids.push(part.stem_id);
                terms.push(Term {
                    word: part.word.clone(),
                    stem: part.stem.clone(),
                    span: token.span,
                    stop: part.stop || set_phrase && token.kind == Kind::Word,
                });
            };
            let known = memo.at_mut(places[i]);
            match token.kind {
                Kind::Number => take(&Part {
                    word: token.lower.clone(),
                    stem: token.lower.clone(),
                    word_id: known.id,
                    stem_id: known.id,
                    stop: false,
                }),
                Kind::Word => {
                    let tells = capitals_tell[token.span.field as usize];
                    let mut manner = Manner {
                        lang: *lang,
                        spelling,
                        register: self.register,
                        as_name: false,
                    };
                    match decided(raw, i, spelling, tells) {
                        Some(Decision::Means(words)) => words
                            .split(' ')
                            .map(SmolStr::new_static)
                            .for_each(|w| take(&self.part(w, &token.lower, manner))),
                        Some(Decision::Itself) => {
                            take(&self.part(token.lower.clone(), &token.lower, manner));
                        }
                        None => {
                            manner.as_name = token.may_be_name(tells);
                            known
                                .parts(manner, || self.parts(&token.lower, manner))
                                .iter()
                                .for_each(take);
                        }
                    }
                }
            }
            if token.span.field == Field::Title {
                *n_title_terms = terms.len();
            }
        }
    }

    /// The words that a word stands for.
    fn parts(&self, lower: &SmolStr, manner: Manner) -> Vec<Part> {
        let mut parts = Vec::with_capacity(1);
        let take = |word| parts.push(self.part(word, lower, manner));
        if manner.as_name {
            self.normaliser.words_of_name(lower, manner.spelling, take);
        } else {
            self.normaliser.words(lower, manner.spelling, take);
        }
        parts
    }

    fn part(&self, word: SmolStr, lower: &SmolStr, manner: Manner) -> Part {
        let rules = Rules {
            register: manner.register,
            ..Rules::default()
        };
        // What Javanese and SMS spelling stand for is Indonesian.
        let lang = if word == *lower {
            manner.lang
        } else {
            Lang::Id
        };
        let stem = self.stemmer.stem_in(&word, lang, rules);
        let word_id = self.vocabulary.id(&word);
        Part {
            stem_id: if stem == word {
                word_id
            } else {
                self.vocabulary.id(&stem)
            },
            word_id,
            stop: self.stop_words.contains(&word),
            word,
            stem,
        }
    }
}

/// A text of fewer words says too little of its language.
const FEW: usize = 8;

/// *selamat pagi*, *baca juga*: courtesy and furniture of words that carry matter elsewhere.
fn in_set_phrase(raw: &[Raw<'_>], i: usize) -> bool {
    let pair = |i: usize| {
        let (Some(a), Some(b)) = (raw.get(i), raw.get(i + 1)) else {
            return false;
        };
        match a.lower.as_str() {
            "selamat" | "met" => matches!(b.lower.as_str(), "pagi" | "siang" | "sore" | "malam"),
            "baca" => matches!(b.lower.as_str(), "juga" | "selengkapnya"),
            "hormat" => matches!(b.lower.as_str(), "kami" | "saya"),
            _ => false,
        }
    };
    pair(i) || i > 0 && pair(i - 1)
}

pub(crate) fn raw_tokens<'a>(field: Field, text: &'a str, raw: &mut Vec<Raw<'a>>) {
    let mut last: Option<Token<'a>> = None;
    for token in tokens(text) {
        let gap = last.map(|l| {
            let gap = &text[l.end()..token.start];
            // The dot of Ds. and Jl. belongs to the word.
            if gap.starts_with('.') && (l.text.len() == 1 || is_abbreviation(l.text)) {
                &gap[1..]
            } else {
                gap
            }
        });
        let has = |marks: &[char]| gap.is_none_or(|g| g.contains(marks));
        // An item of 4 GB is refused long before.
        let span = Span {
            field,
            start: token.start as u32,
            end: token.end() as u32,
        };
        raw.push(Raw {
            text: token.text,
            lower: if token.kind == Kind::Number {
                SmolStr::new(token.text)
            } else {
                lower(token.text)
            },
            span,
            kind: token.kind,
            capital: token.text.starts_with(char::is_uppercase),
            starts_sentence: has(&['.', '!', '?', '\n', '…', ':']),
            parted: has(&[
                '.', '!', '?', '\n', ',', ';', '(', ')', '"', '“', '”', '/', ':', '|',
            ]),
            percent: is_percent(&text[token.end()..]),
        });
        last = Some(token);
    }
}

fn is_percent(behind: &str) -> bool {
    behind.trim_start_matches(' ').starts_with('%')
}

/// Fewer than three in five longer words have a capital, and at least one word has none.
fn capitals_tell(raw: &[Raw<'_>]) -> bool {
    let longer = || {
        raw.iter()
            .filter(|r| r.kind == Kind::Word && r.text.len() > 3)
    };
    let (n, capital) = (longer().count(), longer().filter(|r| r.capital).count());
    n > 0 && capital > 0 && capital * 5 < n * 3
}
