//! Names that no word announces: a signature at the end, and a name that was masked, said again.

use super::Walk;
use super::candidate::Trust;
use super::tokens::{BREAK, COMMA, DASH, DOT, Kind, OPEN, SPACE};
use crate::redact::words::{BODY, CLOSING, GIVEN, NAMED, ORDINARY, PLACE, STOP};
use smol_str::SmolStr;
use std::collections::BTreeSet;

/// Tokens from a closing word to the end, and from a signature to the end.
const CLOSING_REACH: usize = 14;
const BEHIND: usize = 5;
const LAST_LINE: usize = 6;
const SHORTEST_AGAIN: usize = 4;

impl Walk<'_> {
    /// *Terima kasih. Budi, Desa Kapas.*
    pub fn signature(&mut self) {
        let n = self.tokens.len();
        let from = n.saturating_sub(CLOSING_REACH);
        let Some(closing) = (from..n).rev().find(|&i| {
            self.is(i, CLOSING)
                || self.tokens[i].lower == "kasih" && i > 0 && self.tokens[i - 1].lower == "terima"
        }) else {
            return;
        };
        for j in closing + 1..n {
            let Some(end) = self.signed(j) else { continue };
            if n - end <= BEHIND && !self.is_found(j) {
                self.take(j, j, end);
            }
            return;
        }
    }

    fn signed(&self, j: usize) -> Option<usize> {
        let t = &self.tokens[j];
        let apart = t.gap & (COMMA | DOT | BREAK | DASH | OPEN) != 0;
        let is = |class| t.class & class != 0;
        // A small word may be a name here, if a list knows it for one: behind a comma, or before the
        // place that ends the text.
        let last = || {
            self.name(j, Trust::Announced)
                .is_some_and(|end| (end..self.tokens.len()).all(|i| self.is(i, PLACE)))
        };
        let small = !is(STOP | BODY)
            && (apart || last())
            && (is(GIVEN) || is(NAMED) && !is(ORDINARY | PLACE));
        let capital = apart && t.capital && !is(STOP);
        self.name(j, if capital { Trust::Likely } else { Trust::Given })
            .or_else(|| small.then(|| self.name(j, Trust::Announced)).flatten())
    }

    /// *- Slamet, Ngraho* alone on the last line.
    pub fn last_line(&mut self) {
        let n = self.tokens.len();
        let Some(first) = (n.saturating_sub(LAST_LINE)..n)
            .rev()
            .find(|&i| self.tokens[i].gap & (BREAK | DASH | OPEN) != 0)
        else {
            return;
        };
        let t = &self.tokens[first];
        // A message that is a name and a place, or a line that is.
        if t.gap & (DASH | OPEN) == 0 && (first == 0 || !self.newline_before(first)) {
            return;
        }
        let Some(end) = self.name(first, Trust::Given) else {
            return;
        };
        let rest_is_place = (end..n).all(|i| {
            self.is(i, PLACE | BODY) || self.tokens[i].kind == Kind::Number || {
                let t = &self.tokens[i];
                t.capital && t.class & (ORDINARY | STOP) == 0
                    || matches!(t.lower.as_str(), "rt" | "rw" | "ds" | "dsn" | "kec")
            }
        });
        let glued = t.gap & SPACE == 0 && t.gap & DASH != 0;
        if rest_is_place && !glued && !self.is_found(first) {
            self.take(first, first, end);
        }
    }

    fn newline_before(&self, i: usize) -> bool {
        let from = self.tokens[i - 1].end;
        self.text[from..self.tokens[i].start].contains('\n')
    }

    fn is_found(&self, i: usize) -> bool {
        self.found
            .iter()
            .any(|(from, end)| (*from..*end).contains(&i))
    }

    /// Who was masked once is masked wherever the text names him again, if capitals tell names.
    pub fn repeated(&mut self) {
        if self.found.is_empty() || self.shout {
            return;
        }
        let hidden: BTreeSet<SmolStr> = self
            .found
            .iter()
            .flat_map(|(from, end)| &self.tokens[*from..*end])
            .filter(|t| {
                t.lower.len() >= SHORTEST_AGAIN
                    && (t.class & GIVEN != 0 || t.class & (ORDINARY | STOP | PLACE) == 0)
            })
            .map(|t| t.lower.clone())
            .filter(|w| !self.kept.contains(w))
            .collect();
        let mut taken = vec![false; self.tokens.len()];
        for (from, end) in &self.found {
            taken[*from..*end].fill(true);
        }
        for (i, taken) in taken.into_iter().enumerate() {
            let t = &self.tokens[i];
            if t.capital && !taken && hidden.contains(&t.lower) && !self.of_a_place(i) {
                self.found.push((i, i + 1));
            }
        }
    }

    fn of_a_place(&self, i: usize) -> bool {
        i > 0 && (self.is(i - 1, BODY | PLACE) || self.named_after(i))
    }
}
