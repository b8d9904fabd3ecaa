//! A body as the quotation rules look at it: each token's classes, what is bracketed, what stands
//! between quotation marks, where sentences and their comma-parted pieces end.

use super::marks::Direct;
use super::words::{Class, DEGREE, NOT, OF_OFFICE, PRIVATE, PUBLIC, RANK, STOP, TIME};
use crate::reading::{Raw, Reading};
use crate::tokenise::Kind;
use std::ops::Range;
use titen_model::Field;

pub(super) struct Text<'a> {
    pub body: &'a str,
    pub raw: &'a [Raw<'a>],
    class: Vec<Class>,
    bracketed: Vec<bool>,
    quoted: Vec<bool>,
}

impl<'a> Text<'a> {
    pub fn new(
        reading: &'a Reading<'a>,
        body: &'a str,
        classes: &[Class],
        said: &[Direct],
    ) -> Self {
        let from = reading.raw.partition_point(|r| r.span.field != Field::Body);
        let (raw, ids) = (&reading.raw[from..], &reading.raw_ids[from..]);
        let class = ids
            .iter()
            .map(|id| classes.get(*id as usize).copied().unwrap_or(0))
            .collect();
        let mut text = Text {
            body,
            raw,
            class,
            bracketed: Vec::with_capacity(raw.len()),
            quoted: vec![false; raw.len()],
        };
        let mut open = false;
        for i in 0..raw.len() {
            for c in text.gap(i).chars() {
                open = match c {
                    '(' => true,
                    ')' | '\n' => false,
                    _ => open,
                };
            }
            text.bracketed.push(open);
        }
        for d in said {
            let said = text.tokens(d.start, d.end);
            text.quoted[said].fill(true);
        }
        text
    }

    pub fn len(&self) -> usize {
        self.raw.len()
    }

    /// What stands between the token before and this one.
    pub fn gap(&self, i: usize) -> &'a str {
        let start = i
            .checked_sub(1)
            .map_or(0, |p| self.raw[p].span.end as usize);
        let end = self
            .raw
            .get(i)
            .map_or(self.body.len(), |r| r.span.start as usize);
        self.body.get(start..end).unwrap_or("")
    }

    /// Tokens that lie in these bytes.
    pub fn tokens(&self, start: usize, end: usize) -> Range<usize> {
        let at = |byte: usize| self.raw.partition_point(|r| (r.span.start as usize) < byte);
        at(start)..at(end).max(at(start))
    }

    pub fn is(&self, i: usize, class: Class) -> bool {
        self.class.get(i).is_some_and(|c| c & class != 0)
    }

    pub fn lower(&self, i: usize) -> &str {
        self.raw.get(i).map_or("", |r| r.lower.as_str())
    }

    pub fn capital(&self, i: usize) -> bool {
        self.raw.get(i).is_some_and(|r| r.capital)
    }

    pub fn is_number(&self, i: usize) -> bool {
        self.raw.get(i).is_some_and(|r| r.kind == Kind::Number)
    }

    /// OJK, BPBD.
    pub fn is_acronym(&self, i: usize) -> bool {
        self.capitals(i) > 1
    }

    /// How many, where a word has nothing else.
    pub fn capitals(&self, i: usize) -> usize {
        let text = self.raw.get(i).map_or("", |r| r.text);
        let n = text.chars().count();
        if text.chars().all(char::is_uppercase) {
            n
        } else {
            0
        }
    }

    /// Komisi I, Kelas II.
    pub fn is_roman(&self, i: usize) -> bool {
        let text = self.raw.get(i).map_or("", |r| r.text);
        !text.is_empty() && text.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
    }

    pub fn bracketed(&self, i: usize) -> bool {
        self.bracketed[i]
    }

    pub fn quoted(&self, i: usize) -> bool {
        self.quoted[i]
    }

    /// Does a sentence begin here? A mark inside a quotation ends none outside of it.
    pub fn starts_sentence(&self, i: usize) -> bool {
        if i == 0 {
            return true;
        }
        if !self.raw[i].starts_sentence || self.quoted[i] && self.quoted[i - 1] {
            return false;
        }
        let gap = self.gap(i);
        // S.Sos., M.Si., Camat Malo
        if self.is(i - 1, DEGREE) && gap.starts_with(".,") {
            return false;
        }
        let ends = |c: char| matches!(c, '.' | '!' | '?' | '…');
        gap.contains('\n') || gap.contains(ends) && gap.len() > 1 && !self.is_lower(i)
    }

    fn is_lower(&self, i: usize) -> bool {
        self.raw[i].text.starts_with(char::is_lowercase)
    }

    /// Is it parted from the token before by more than a blank or a bracket?
    pub fn parted(&self, i: usize) -> bool {
        self.raw[i].parted
            && self
                .gap(i)
                .contains([',', ';', ':', '.', '!', '?', '\n', '"', '“', '”', '|'])
    }

    /// Tokens outside of brackets in pieces parted by marks.
    pub fn pieces(&self, range: Range<usize>) -> Vec<Vec<usize>> {
        let mut pieces: Vec<Vec<usize>> = Vec::new();
        let mut parted = true;
        for i in range {
            parted |= self.parted(i);
            if self.bracketed[i] {
                continue;
            }
            match pieces.last_mut().filter(|_| !parted) {
                Some(piece) => piece.push(i),
                None => pieces.push(vec![i]),
            }
            parted = false;
        }
        pieces
    }

    /// May it be part of a person's name?
    pub fn in_name(&self, i: usize) -> bool {
        self.capital(i) && !self.is(i, TIME | PUBLIC | PRIVATE | STOP)
            || matches!(self.lower(i), "bin" | "binti" | "al" | "el")
    }

    /// Names from here on, without ranks and degrees; and where they end in `piece`.
    pub fn names(&self, piece: &[usize]) -> (Vec<usize>, usize) {
        let mut names = Vec::new();
        for (n, &i) in piece.iter().enumerate() {
            // Komisaris Besar, Brigadir Satu.
            let of_rank = names.is_empty()
                && matches!(
                    self.lower(i),
                    "besar" | "satu" | "dua" | "polisi" | "inspektur" | "jenderal"
                )
                && (self.lower(i) == "inspektur" || i > 0 && self.is(i - 1, RANK));
            if of_rank {
                continue;
            }
            if self.is(i, DEGREE | RANK) && (names.is_empty() || !self.is(i, OF_OFFICE)) {
                continue;
            }
            if !self.in_name(i) || names.len() == 6 {
                return (names, n);
            }
            names.push(i);
        }
        (names, piece.len())
    }

    pub fn is_stop(&self, i: usize) -> bool {
        !self.capital(i) && self.is(i, STOP)
    }

    pub fn negates(&self, i: usize) -> bool {
        !self.capital(i) && self.is(i, NOT)
    }

    /// As written, brackets left out.
    pub fn written(&self, tokens: &[usize]) -> String {
        let mut out = String::new();
        for (n, &i) in tokens.iter().enumerate() {
            if n > 0 {
                let next_to = tokens[n - 1] + 1 == i;
                let gap = if next_to { self.gap(i).trim() } else { "" };
                let mark = gap
                    .trim_start_matches(['(', ')', '"', '“', '”'])
                    .trim_end_matches(['(', ')', '"', '“', '”']);
                out.push_str(mark);
                let glued = next_to && matches!(self.gap(i), "-" | "/" | "." | "&");
                if !glued {
                    out.push(' ');
                }
            }
            out.push_str(self.raw[i].text);
        }
        out
    }
}
