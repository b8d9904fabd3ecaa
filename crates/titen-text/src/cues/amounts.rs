//! The number that belongs to a phrase: the nearest one within reach that counts what the phrase is
//! about. *3 orang tewas, 5 luka*: each takes the number before it; an active verb (*menewaskan,
//! merendam*) the one behind it. A number of years, metres or per cent counts nobody.

use super::words::{AT_LEAST, ELSE, HOUSEHOLD, LEAD, PERSON, ROUND};
use crate::numbers::number_at;
use crate::reading::Reading;
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

    /// Is the number at `start` a round one?
    fn is_round(&self, start: usize) -> bool {
        self.is(start, AT_LEAST) || start > 0 && self.is(start - 1, ROUND)
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
            let (n, taken) = count(terms, start)?;
            if is_inside_number(terms, start) {
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
            if let Some((n, taken)) = count(terms, start) {
                let next = start + taken;
                let person = self.is_person(next);
                let bare = led && !self.is_unit_of_else(next) && !self.in_brackets(start);
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

    /// An age, a footnote: *korban (17)*.
    fn in_brackets(&self, term: usize) -> bool {
        let span = self.terms()[term].span;
        let raw = &self.reading.raw;
        let at = raw.partition_point(|r| (r.span.field, r.span.start) < (span.field, span.start));
        raw.get(at).is_some_and(|r| r.parted)
    }

    /// *kerugian ditaksir Rp 1,2 miliar*, *rugi 500 juta rupiah*.
    fn rupiah(&self) -> Option<Amount> {
        let terms = self.terms();
        let loss = matches!(terms[self.at].stem.as_str(), "rugi");
        let (after, before) = self.reach(if loss { REACH_OF_MONEY } else { REACH });
        after.chain(before.rev()).find_map(|i| {
            let value = rupiah_at(&terms[i..])?;
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
        if is_inside_number(terms, start) || !within.contains(&at) && at != within.start {
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

fn unit_of_things(word: &str) -> Option<(f64, CueUnit)> {
    Some(match word {
        "rumah" | "omah" => (1.0, CueUnit::Houses),
        "hektare" | "hektar" | "ha" => (1.0, CueUnit::Hectares),
        "meter" | "m" => (1.0, CueUnit::Metres),
        "kilometer" | "km" => (1000.0, CueUnit::Metres),
        "ekor" | "sapi" | "kambing" | "kerbau" | "ayam" => (1.0, CueUnit::Animals),
        _ if is_thing(word) => (1.0, CueUnit::Things),
        _ => return None,
    })
}

fn is_thing(word: &str) -> bool {
    const THINGS: &str =
        "unit bangunan gedung sekolah jembatan kios lapak toko masjid musala musholla kelas ruang
        mobil motor kendaraan truk perahu warung tiang pohon fasilitas gudang kamar";
    THINGS.split_whitespace().any(|t| t == word)
}

/// A number at `start`, of persons as far as it can say so itself.
fn count(terms: &[Term], start: usize) -> Option<(f64, usize)> {
    if terms[start].word == "seorang" {
        return Some((1.0, 1));
    }
    number_of(&terms[start..]).filter(|(n, _)| *n >= 1.0 && *n < 1e7 && n.fract() == 0.0)
}

/// *lima ratus dua puluh*: its third word begins no number of its own.
fn is_inside_number(terms: &[Term], at: usize) -> bool {
    (1..=at.min(4)).any(|back| number_of(&terms[at - back..]).is_some_and(|(_, n)| n > back))
}

fn number_of(terms: &[Term]) -> Option<(f64, usize)> {
    let mut words = [""; 8];
    for (word, term) in words.iter_mut().zip(terms) {
        *word = &term.word;
    }
    number_at(&words[..terms.len().min(8)])
}

fn unit_of_days(word: &str) -> Option<f64> {
    Some(match word {
        "hari" | "dino" | "dina" => 1.0,
        "minggu" | "pekan" => 7.0,
        "bulan" | "bln" | "sasi" => 30.0,
        "tahun" | "thn" | "taun" => 365.0,
        _ => return None,
    })
}

/// `3 bulan`, `dua minggu`.
fn days_at(terms: &[Term]) -> Option<f64> {
    let (n, taken) = number_of(terms)?;
    let days = n * unit_of_days(&terms.get(taken)?.word)?;
    (days < 36_500.0).then_some(days)
}

/// `sudah 3 bulan`, `selama dua minggu`: waiting, whether or not a phrase says so.
pub(super) fn waited(terms: &[Term], at: usize) -> Option<(Amount, usize)> {
    if !matches!(
        terms[at].word.as_str(),
        "sudah" | "selama" | "hampir" | "lebih" | "sampai"
    ) {
        return None;
    }
    let skip = usize::from(
        terms
            .get(at + 1)
            .is_some_and(|t| matches!(t.word.as_str(), "dari" | "hampir" | "lebih" | "selama")),
    );
    let rest = terms.get(at + 1 + skip..)?;
    let mut amount = Amount::days(at + 1 + skip, days_at(rest)?);
    amount.approximate = matches!(terms[at].word.as_str(), "hampir" | "lebih") || skip > 0;
    let (_, taken) = number_of(rest)?;
    Some((amount, 1 + skip + taken + 1))
}

/// `Rp 1,2 miliar`, `500 juta rupiah`.
fn rupiah_at(terms: &[Term]) -> Option<f64> {
    let first = terms.first()?.word.as_str();
    let value = if matches!(first, "rp" | "rupiah") {
        number_of(&terms[1..])?.0
    } else {
        let (n, taken) = number_of(terms)?;
        let currency = terms.get(taken).is_some_and(|t| t.word == "rupiah");
        currency.then_some(n)?
    };
    Some(value).filter(|n| *n >= 1000.0)
}
