//! Time words in running text, left to right, the longest reading at each place.

use super::when::{TimeMention, When};
use super::words::TimeWord;
use super::{clock, day, lasting, relative};
use crate::normalise::lower;
use crate::tokenise::{Kind, Token, tokens};
use chrono::NaiveDate;
use smol_str::SmolStr;

/// What a rule found: how many words it takes, and what they say (`None`: a date that can't be, or of
/// another calendar, which is taken so that no part of it is misread).
pub(super) struct Found {
    pub words: usize,
    pub when: Option<When>,
    pub sure: bool,
}

impl Found {
    pub fn sure(words: usize, when: When) -> Option<Found> {
        Some(Found {
            words,
            when: Some(when),
            sure: true,
        })
    }

    pub fn unsure(words: usize, when: When) -> Option<Found> {
        Some(Found {
            sure: false,
            ..Found::sure(words, when)?
        })
    }

    pub fn refused(words: usize) -> Option<Found> {
        Some(Found {
            words,
            when: None,
            sure: true,
        })
    }
}

pub(super) struct Scan<'a> {
    pub now: NaiveDate,
    text: &'a str,
    tokens: Vec<Token<'a>>,
    lower: Vec<SmolStr>,
}

/// Time words of `text`, read on the day `now`, in reading order. What can't be (31 Februari) and
/// what belongs to another calendar (1 Ramadan) is left out.
pub fn time_mentions(text: &str, now: NaiveDate) -> Vec<TimeMention> {
    let tokens: Vec<_> = tokens(text).collect();
    let lower: Vec<_> = tokens.iter().map(|t| lower(t.text)).collect();
    let words: Vec<_> = lower.iter().map(|w| TimeWord::of(w)).collect();
    mentions_in(text, tokens, lower, |i| words[i], now)
}

/// The same for a text that is tokenised already; `lower` are its tokens in lower case, and `word`
/// tells what each says alone.
pub(super) fn mentions_in<'a>(
    text: &'a str,
    tokens: Vec<Token<'a>>,
    mut lower: Vec<SmolStr>,
    word: impl Fn(usize) -> TimeWord,
    now: NaiveDate,
) -> Vec<TimeMention> {
    for (i, lower) in lower.iter_mut().enumerate() {
        if let Some(standard) = word(i).standard {
            *lower = SmolStr::new_static(standard);
        }
    }
    let scan = Scan {
        now,
        text,
        tokens,
        lower,
    };
    let mut mentions = Vec::new();
    let mut i = 0;
    while i < scan.tokens.len() {
        let begins = word(i).begins || scan.tokens[i].kind == Kind::Number;
        let Some(found) = begins.then(|| scan.at(i)).flatten() else {
            i += 1;
            continue;
        };
        let words = found.words.max(1);
        if let Some(when) = found.when {
            mentions.push(TimeMention {
                start: scan.tokens[i].start,
                end: scan.tokens[i + words - 1].end(),
                when,
                sure: found.sure,
            });
        }
        i += words;
    }
    mentions
}

impl<'a> Scan<'a> {
    fn at(&self, i: usize) -> Option<Found> {
        if let Some(since) = relative::since(self, i) {
            return Some(since);
        }
        self.moment(i)
            .or_else(|| lasting::at(self, i))
            .map(|found| self.with_clock(i, found))
            .or_else(|| clock::at(self, i))
    }

    /// A day or more, without what stands before it (*sejak*) and behind it (*pukul 10*).
    pub fn moment(&self, i: usize) -> Option<Found> {
        day::at(self, i).or_else(|| relative::at(self, i))
    }

    /// *12 Desember 2017 pukul 10.30 WIB*, *tadi pagi jam 7*.
    fn with_clock(&self, i: usize, found: Found) -> Found {
        let Some(on) = found.when.and_then(|w| w.one_day()) else {
            return found;
        };
        let skip = usize::from(matches!(
            self.word(i + found.words),
            "sekitar" | "sekira" | "pada"
        ));
        let next = i + found.words + skip;
        if !self.joined(next - 1) {
            return found;
        }
        match clock::at(self, next) {
            Some(Found {
                words,
                when: Some(When::Clock { from, to, zone, .. }),
                ..
            }) => Found {
                words: found.words + skip + words,
                when: Some(When::Clock {
                    day: Some(on),
                    from,
                    to,
                    zone,
                }),
                sure: found.sure,
            },
            _ => self.with_part(next - skip, on, found),
        }
    }

    /// *Jumat (14/8) malam*.
    fn with_part(&self, next: usize, on: NaiveDate, found: Found) -> Found {
        let bare = matches!(found.when, Some(When::Days { part: None, .. }));
        match clock::part_at(self, next).filter(|_| bare) {
            Some((part, n)) => Found {
                words: found.words + n,
                when: Some(When::Days {
                    from: on,
                    to: on,
                    part: Some(part),
                }),
                sure: found.sure,
            },
            None => found,
        }
    }

    /// Lower case, abbreviations written out; empty behind the end.
    pub fn word(&self, i: usize) -> &str {
        self.lower.get(i).map_or("", SmolStr::as_str)
    }

    pub fn words(&self, i: usize) -> &[SmolStr] {
        self.lower.get(i..).unwrap_or(&[])
    }

    pub fn text(&self, i: usize) -> &'a str {
        self.tokens.get(i).map_or("", |t| t.text)
    }

    pub fn capital(&self, i: usize) -> bool {
        self.text(i).starts_with(char::is_uppercase)
    }

    pub fn is_number(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| t.kind == Kind::Number)
    }

    /// Between token `i` and the next.
    pub fn gap(&self, i: usize) -> &'a str {
        match (self.tokens.get(i), self.tokens.get(i + 1)) {
            (Some(a), Some(b)) => &self.text[a.end()..b.start],
            (Some(a), None) => &self.text[a.end()..],
            _ => "",
        }
    }

    pub fn before(&self, i: usize) -> &'a str {
        self.tokens.get(i).map_or("", |t| &self.text[..t.start])
    }

    /// Do tokens `i` and `i + 1` stand side by side, with blanks, a comma, a bracket or a bar between?
    pub fn joined(&self, i: usize) -> bool {
        let gap = self.gap(i);
        i + 1 < self.tokens.len()
            && gap.len() <= 4
            && gap
                .chars()
                .all(|c| matches!(c, ' ' | '\u{a0}' | ',' | '(' | ')' | '|' | '-' | '–' | '/'))
    }

    /// With nothing but one blank between.
    pub fn beside(&self, i: usize) -> bool {
        matches!(self.gap(i), " " | "\u{a0}" | "  ") && i + 1 < self.tokens.len()
    }

    /// A whole number of one to four digits.
    pub fn int(&self, i: usize) -> Option<u32> {
        let text = self.text(i);
        let plain =
            self.is_number(i) && text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| text.parse().ok()).flatten()
    }

    pub fn year(&self, i: usize) -> Option<i32> {
        let year = i32::try_from(self.int(i)?).ok()?;
        (self.text(i).len() == 4 && (1900..=2100).contains(&year)).then_some(year)
    }
}
