//! Whose name stays: of those beside whose name stands an office, of public persons, of a street.

use super::Walk;
use super::candidate::Trust;
use super::tokens::{COMMA, DOT, Kind, OPEN, SPACE};
use crate::redact::words::{
    BODY, COURTESY, GIVEN, NEIGHBOURHOOD, OFFICE, ORDINARY, PLACE, ROLE, STOP,
};
use smol_str::SmolStr;

/// Streets, schools and hospitals bear the names of persons.
const NAMED_AFTER: [&str; 24] = [
    "jl", "jln", "jalan", "gang", "gg", "rs", "rsud", "rsu", "rsia", "stadion", "masjid",
    "mushola", "musholla", "sd", "sma", "smp", "smk", "ponpes", "pondok", "taman", "waduk",
    "terminal", "gedung", "lapangan",
];
const LONGEST_OFFICE: usize = 9;
/// Small words that may stand between an office and its name: *kasi pelayanan publik Budi*.
const SMALL_WORDS: usize = 2;
const DEGREES: usize = 6;

impl Walk<'_> {
    /// Reads an office to its end and keeps the name that stands behind it. A comma before that name
    /// is read only where nobody is spoken to: *Pak Camat, Bu Siti …*
    pub fn office(&mut self, i: usize, spoken_to: bool) -> usize {
        let capital = self.tokens[i].capital && !self.shout;
        let household = self.tokens[i].lower == "kepala"
            && self
                .tokens
                .get(i + 1)
                .is_some_and(|t| t.lower == "keluarga");
        if household {
            return i + 1;
        }
        let (mut k, mut small) = (i + 1, 0);
        while k < i + LONGEST_OFFICE && self.joined(k, SPACE | DOT) {
            let t = &self.tokens[k];
            let is = |class| t.class & class != 0;
            let written_large = t.capital && !self.shout && t.kind == Kind::Word;
            if is(COURTESY) && !is(GIVEN) || t.kind == Kind::Mark {
                break;
            }
            if !(t.kind == Kind::Number
                || written_large
                || is(OFFICE | PLACE | BODY | NEIGHBOURHOOD | GIVEN))
            {
                small += 1;
                if is(STOP) || small > SMALL_WORDS || !is(ORDINARY) {
                    break;
                }
            }
            // A name begins a sentence behind the full stop, not the office's.
            if t.gap & DOT != 0 && self.tokens[k - 1].end - self.tokens[k - 1].start > 4 {
                break;
            }
            if written_large && !is(STOP) || is(GIVEN) {
                self.kept.insert(t.lower.clone());
            }
            k += 1;
        }
        let comma = if capital && !spoken_to { COMMA } else { 0 };
        if !self.joined(k, SPACE | DOT | comma) {
            return k;
        }
        let mut j = k;
        while self.joined(j, SPACE | DOT | comma) && self.is(j, COURTESY | ROLE) {
            j += 1;
        }
        if j > k
            && self.joined(j, SPACE | DOT)
            && let Some(end) = self.name(j, Trust::Announced)
        {
            self.keep(j, end);
            return end;
        }
        k
    }

    fn keep(&mut self, from: usize, end: usize) {
        for t in &self.tokens[from..end] {
            self.kept.insert(t.lower.clone());
        }
    }

    /// Masks the name `from..end` that the token `cue` announced, unless it stays. Gives `end`.
    pub fn take(&mut self, cue: usize, from: usize, end: usize) -> usize {
        if self.stays(cue, from, end) {
            self.keep(from, end);
        } else {
            self.found.push((from, end));
        }
        end
    }

    fn stays(&self, cue: usize, from: usize, end: usize) -> bool {
        let first = &self.tokens[from].lower;
        let known = self.kept.contains(first) && first.len() > 2;
        known || self.is_public(cue, from, end) || self.named_after(cue) || self.has_office(end)
    }

    fn is_public(&self, cue: usize, from: usize, end: usize) -> bool {
        let first = &self.tokens[from].lower;
        let pair = |a: &SmolStr, b: &SmolStr| self.words.is_public(&format!("{a} {b}"));
        self.words.is_public(first)
            || from + 1 < end && pair(first, &self.tokens[from + 1].lower)
            || cue < from && pair(&self.tokens[cue].lower, first)
    }

    /// Is one of the two words before `cue` that of a street, a school?
    pub fn named_after(&self, cue: usize) -> bool {
        let near = |back: usize| {
            cue.checked_sub(back).is_some_and(|i| {
                NAMED_AFTER.contains(&self.tokens[i].lower.as_str())
                    && (i + 1..=cue).all(|j| self.joined(j, SPACE | DOT))
            })
        };
        near(1) || near(2)
    }

    /// *Pak Budi Kades Mori, Bapak Sugeng selaku Kepala Desa, Yanto (Camat)*
    fn has_office(&self, end: usize) -> bool {
        let mut k = end;
        while k < end + DEGREES
            && self.tokens.get(k).is_some_and(|t| {
                t.capital
                    && t.end - t.start <= 3
                    && t.gap & (DOT | COMMA) != 0
                    && !self.is(k, OFFICE)
            })
        {
            k += 1;
        }
        let Some(t) = self.tokens.get(k) else {
            return false;
        };
        if matches!(t.lower.as_str(), "selaku" | "sebagai" | "sbg") {
            return self.is(k + 1, OFFICE);
        }
        let office = t.class & OFFICE != 0 && !matches!(t.lower.as_str(), "wali" | "mantan")
            || t.lower == "mantan" && self.is(k + 1, OFFICE);
        let large = t.capital && !self.shout;
        office && (t.gap & !(SPACE | OPEN) == 0 || large && t.gap & !(SPACE | COMMA) == 0)
    }
}
