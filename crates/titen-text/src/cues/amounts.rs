//! The number that belongs to a phrase: the nearest one within reach that counts what the phrase is
//! about. *3 orang tewas, 5 luka*: each takes the number before it; an active verb (*menewaskan,
//! merendam*) the one behind it. A number of years, metres or per cent counts nobody.

use super::read::{
    count, days_at, is_inside_number, number_of, rupiah_at, unit_of_days, unit_of_things,
};
use super::words::{AT_LEAST, ELSE, HOUSEHOLD, LEAD, PERSON, ROUND};
use crate::reading::{Raw, Reading};
use titen_model::{CueKind, CueUnit, Term};

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Amount {
    /// The number's first word.
    pub at: usize,
    pub value: f64,
    pub unit: CueUnit,
    pub approximate: bool,
}

/// A phrase in its text.
pub(super) struct Around<'a> {
    pub reading: &'a Reading<'a>,
    pub classes: &'a [u8],
    pub at: usize,
    pub len: usize,
}

/// How far from its phrase a number may stand, in words; and an amount of money behind *kerugian*.
const REACH: usize = 4;
const REACH_OF_MONEY: usize = 9;
/// How far behind *gempa* its magnitude may stand, and from where on it does harm.
const MAGNITUDE_WITHIN: usize = 7;
const FELT: f64 = 5.0;

impl Around<'_> {
    pub fn amount(&self, kind: CueKind) -> Option<Amount> {
        match kind {
            CueKind::Victims | CueKind::PeopleTouched => self.persons(kind),
            CueKind::Waiting | CueKind::Deadline => {
                let (after, before) = self.reach(REACH);
                let mut all = after.chain(before.rev());
                all.find_map(|i| Some(Amount::days(i, days_at(&self.terms()[i..])?)))
            }
            CueKind::Damage => self.rupiah().or_else(|| self.things()),
            CueKind::Hazard | CueKind::EssentialService => None,
        }
    }

    /// *tidak ada korban jiwa, tanpa korban, nihil*.
    pub fn denied(&self) -> bool {
        let before = &self.terms()[self.at.saturating_sub(3)..self.at];
        let mut words = before.iter().map(|t| t.word.as_str());
        words.any(|w| matches!(w, "tidak" | "tanpa" | "nihil" | "bukan" | "belum"))
    }

    pub fn names_persons(&self) -> bool {
        let from = self.at.saturating_sub(REACH);
        let to = (self.at + self.len + REACH).min(self.terms().len());
        (from..to).any(|i| self.is_person(i))
    }

    /// Is the term's word of this class?
    fn is(&self, term: usize, class: u8) -> bool {
        let id = self.reading.word_ids.get(term);
        let known = id.and_then(|id| self.classes.get(*id as usize));
        known.is_some_and(|c| c & class != 0)
    }

    fn is_person(&self, term: usize) -> bool {
        let stem = self.reading.stem_ids.get(term);
        let by_stem = stem.and_then(|id| self.classes.get(*id as usize));
        self.is(term, PERSON) || by_stem.is_some_and(|c| c & PERSON != 0)
    }

    /// Numbers of these count no persons.
    fn is_unit_of_else(&self, term: usize) -> bool {
        self.is(term, ELSE)
            || self.terms().get(term).is_some_and(|t| {
                unit_of_days(&t.word).is_some() || unit_of_things(&t.word).is_some()
            })
    }

    /// `70%` counts nobody.
    fn is_share(&self, start: usize, taken: usize) -> bool {
        let last = self.token((start + taken).saturating_sub(1).max(start));
        self.reading.raw.get(last).is_some_and(|r| r.percent)
    }

    /// An earthquake that people hardly feel: *gempa M 3,4*.
    pub fn is_weak_quake(&self) -> bool {
        const SCALES: &str = "m magnitudo magnitude bermagnitudo sr kekuatan berkekuatan skala";
        let terms = self.terms();
        let quake = matches!(terms[self.at].word.as_str(), "gempa" | "lindu");
        let mut behind = (self.at + self.len..).take(MAGNITUDE_WITHIN);
        let magnitude = behind.find_map(|i| {
            let scale = terms
                .get(i)
                .is_some_and(|t| SCALES.split(' ').any(|s| s == t.word));
            let (n, _) = number_of(terms.get(i + 1..).filter(|_| scale)?)?;
            (n > 0.0 && n < 10.0).then_some(n)
        });
        quake && magnitude.is_some_and(|m| m < FELT)
    }

    /// Is the number at `start` a round one?
    fn is_round(&self, start: usize) -> bool {
        let word = |back: usize| {
            start
                .checked_sub(back)
                .map(|i| self.terms()[i].word.as_str())
        };
        self.is(start, AT_LEAST)
            || start > 0 && self.is(start - 1, ROUND)
            || word(1) == Some("dari") && matches!(word(2), Some("lebih" | "kurang"))
    }

    fn terms(&self) -> &[Term] {
        &self.reading.terms
    }

    /// Positions behind the phrase, and before it.
    fn reach(&self, n: usize) -> (std::ops::Range<usize>, std::ops::Range<usize>) {
        let end = self.at + self.len;
        (
            end..(end + n).min(self.terms().len()),
            self.at.saturating_sub(n)..self.at,
        )
    }

    /// *menewaskan, merendam*: what is counted stands behind.
    fn is_active(&self) -> bool {
        let verb = &self.terms()[self.at];
        verb.word != verb.stem && verb.word.starts_with("me")
    }

    fn persons(&self, kind: CueKind) -> Option<Amount> {
        if self.is_active() {
            return self.persons_behind().or_else(|| self.persons_before(kind));
        }
        self.persons_before(kind).or_else(|| self.persons_behind())
    }

    fn persons_before(&self, kind: CueKind) -> Option<Amount> {
        let terms = self.terms();
        self.reach(REACH).1.rev().find_map(|start| {
            let (n, taken) = count(terms, start).filter(|c| !self.is_share(start, c.1))?;
            let of_else = is_inside_number(terms, start) || self.in_other_sentence(start);
            // An age: Budi (25) tewas. One of many: salah satu warga.
            let age = self.parted(start, self.at, |r| r.parted) && start + taken == self.at;
            let one_of = start > 0 && terms[start - 1].word == "salah";
            if of_else || age || one_of {
                return None;
            }
            let counted = start + taken;
            let beside = counted == self.at;
            // `250 rumah`: the phrase may be what is counted, person or not.
            let fits = beside && (kind == CueKind::PeopleTouched || !self.is_unit_of_else(counted))
                || self.is_person(counted);
            fits.then(|| self.of(n, start, counted))
        })
    }

    fn persons_behind(&self) -> Option<Amount> {
        let terms = self.terms();
        let end = self.at + self.len;
        let mut led = true;
        for start in self.reach(REACH).0 {
            if self.in_other_sentence(start) {
                return None;
            }
            if let Some((n, taken)) = count(terms, start) {
                if self.is_share(start, taken) {
                    return None;
                }
                let next = start + taken;
                let person = self.is_person(next);
                // An age again: korban (17).
                let bare = led
                    && !self.is_unit_of_else(next)
                    && !self.reading.raw[self.token(start)].parted;
                let counted = if person { next } else { end - 1 };
                return (person || bare).then(|| self.of(n, start, counted));
            }
            led &= self.is(start, LEAD);
        }
        None
    }

    fn of(&self, value: f64, start: usize, counted: usize) -> Amount {
        let word = |i: usize| self.terms().get(i).map_or("", |t| t.word.as_str());
        let heads = word(counted) == "kepala" && word(counted + 1) == "keluarga"
            || word(counted) == "rumah" && word(counted + 1) == "tangga";
        let unit = match word(counted) {
            _ if heads || self.is(counted, HOUSEHOLD) => CueUnit::Households,
            "rumah" => CueUnit::Houses,
            _ => CueUnit::Persons,
        };
        Amount {
            at: start,
            value,
            unit,
            approximate: self.is_round(start),
        }
    }

    /// The token that a term was made of.
    fn token(&self, term: usize) -> usize {
        let span = self.terms()[term].span;
        let raw = &self.reading.raw;
        raw.partition_point(|r| (r.span.field, r.span.start) < (span.field, span.start))
    }

    /// Does a mark of this kind stand between these terms, in whatever order?
    fn parted(&self, a: usize, b: usize, mark: impl Fn(&Raw<'_>) -> bool) -> bool {
        let (from, to) = (self.token(a.min(b)), self.token(a.max(b)));
        self.reading
            .raw
            .get(from + 1..to + 1)
            .is_some_and(|raw| raw.iter().any(mark))
    }

    /// *…, 12 August 2026. Korban …*
    fn in_other_sentence(&self, number: usize) -> bool {
        self.parted(number, self.at, |r| r.starts_sentence)
    }

    /// *kerugian ditaksir Rp 1,2 miliar*, *rugi 500 juta rupiah*.
    fn rupiah(&self) -> Option<Amount> {
        let terms = self.terms();
        let loss = matches!(terms[self.at].stem.as_str(), "rugi");
        let (after, before) = self.reach(if loss { REACH_OF_MONEY } else { REACH });
        after.chain(before.rev()).find_map(|i| {
            let value = rupiah_at(&terms[i..]).filter(|_| !self.in_other_sentence(i))?;
            Some(Amount {
                at: i,
                value,
                unit: CueUnit::Rupiah,
                approximate: self.is_round(i) || self.is(i + 1, AT_LEAST),
            })
        })
    }

    /// *39 rumah rusak berat*, *merendam 25 hektare sawah*, *jalan rusak sepanjang 2 km*.
    fn things(&self) -> Option<Amount> {
        let terms = self.terms();
        let (after, before) = self.reach(REACH);
        let behind = || {
            after
                .clone()
                .find_map(|i| self.thing_at(i, i + 1..terms.len()))
        };
        // The phrase itself may be what is counted: 39 | rumah rusak.
        let ahead = || {
            before
                .clone()
                .rev()
                .find_map(|i| self.thing_at(i, i + 1..self.at + self.len))
        };
        if self.is_active() {
            behind().or_else(ahead)
        } else {
            ahead().or_else(behind)
        }
    }

    fn thing_at(&self, start: usize, within: std::ops::Range<usize>) -> Option<Amount> {
        let terms = self.terms();
        let (n, taken) = number_of(&terms[start..]).filter(|(n, _)| *n > 0.0)?;
        let at = start + taken;
        if is_inside_number(terms, start)
            || self.in_other_sentence(start)
            || !within.contains(&at) && at != within.start
        {
            return None;
        }
        let (factor, unit) = unit_of_things(&terms.get(at)?.word)?;
        Some(Amount {
            at: start,
            value: n * factor,
            unit,
            approximate: self.is_round(start),
        })
    }
}
