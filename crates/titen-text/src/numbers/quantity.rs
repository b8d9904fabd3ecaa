//! Quantities in running text: how much, of what, and whether only about. *Rp 1,2 miliar*,
//! *50 KK*, *40 %*, *5–10 juta rupiah*, *300-an rumah*. House numbers, dates and times are none.

use super::units::{names_by_number, speaks_of_money, unit};
use super::{digits, number_at, spelled};
use crate::normalise::lower;
use crate::tokenise::{Kind, Token, tokens};
use smol_str::SmolStr;

#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// Byte offsets, from the number (or its currency) to its unit.
    pub start: usize,
    pub end: usize,
    pub value: f64,
    /// The upper end of a range.
    pub to: Option<f64>,
    /// *sekitar, hampir, ratusan*: a rough number.
    pub about: bool,
    /// `IDR`, `%`, `ha`, `orang`, `KK` …
    pub unit: Option<&'static str>,
}

struct Words<'a> {
    text: &'a str,
    tokens: Vec<Token<'a>>,
    lower: Vec<SmolStr>,
}

/// Longer than any number that a text spells out.
const MOST_WORDS: usize = 12;

/// In reading order.
pub fn quantities(text: &str) -> Vec<Quantity> {
    let tokens: Vec<_> = tokens(text).collect();
    let lower: Vec<_> = tokens.iter().map(|t| lower(t.text)).collect();
    let words = Words {
        text,
        tokens,
        lower,
    };
    let mut found = Vec::new();
    let mut i = 0;
    while i < words.tokens.len() {
        i = match words.quantity(i) {
            Some((quantity, next)) => {
                found.push(quantity);
                next
            }
            None => i + 1,
        };
    }
    found
}

impl Words<'_> {
    fn word(&self, i: usize) -> &str {
        self.lower.get(i).map_or("", SmolStr::as_str)
    }

    /// Between token `i` and the next.
    fn gap(&self, i: usize) -> &str {
        match (self.tokens.get(i), self.tokens.get(i + 1)) {
            (Some(a), Some(b)) => &self.text[a.end()..b.start],
            (Some(a), None) => &self.text[a.end()..],
            _ => "",
        }
    }

    /// Words from `i` that no mark parts.
    fn run(&self, i: usize) -> Vec<&str> {
        let end = (i + MOST_WORDS).min(self.tokens.len());
        let parted = |j: &usize| !matches!(self.gap(*j), " " | "" | "\u{a0}");
        let last = (i..end).find(parted).map_or(end, |j| j + 1);
        (i..last.min(end)).map(|j| self.word(j)).collect()
    }

    fn quantity(&self, at: usize) -> Option<(Quantity, usize)> {
        if self.tokens[at].kind == Kind::Word && !super::may_begin(self.word(at)) {
            return None;
        }
        let before = at.checked_sub(1).map_or("", |i| self.word(i));
        if self.is_date_or_name(at, before) {
            return None;
        }
        let run = self.run(at);
        let (mut value, taken) = number_at(&run)?;
        // seorang, sebuah: an article more often than a count.
        if matches!(run[0], "sebuah" | "seorang") {
            return None;
        }
        let mut next = at + taken;
        let mut to = None;
        if let Some((high, scale, after)) = self.upper_end(next - 1) {
            if value * scale < high {
                value *= scale;
            }
            if value < high {
                (to, next) = (Some(high), after);
            }
        }
        let mut about = self.is_rough(at);
        if self.word(next) == "an" && matches!(self.gap(next - 1), "" | "-") {
            (about, next) = (true, next + 1);
        }
        let rupiah = matches!(before, "rp" | "idr") && self.gap(at - 1).len() <= 2;
        let dollars = self.text[..self.tokens[at].start].trim_end().ends_with('$');
        let short = self.short_scale(at, next, rupiah || dollars);
        if let Some(s) = short {
            (value, to, next) = (value * s, to.map(|t| t * s), next + 1);
        }
        let (unit, next) = match () {
            () if rupiah => (Some("IDR"), next + usize::from(self.word(next) == "rupiah")),
            () if dollars => (Some("USD"), next),
            () if short.is_some_and(|s| s > 1e6) => (Some("IDR"), next),
            () => self.unit(next),
        };
        if unit.is_none() && to.is_none() && self.says_little(at, next, value) {
            return None;
        }
        let end = match unit {
            Some("%") if next > 0 => {
                let end = self.tokens[next - 1].end();
                let rest = &self.text[end..];
                end + rest.find('%').filter(|p| *p <= 1).map_or(0, |p| p + 1)
            }
            _ => self.tokens[next - 1].end(),
        };
        let start = self.tokens[if rupiah { at - 1 } else { at }].start;
        let quantity = Quantity {
            start,
            end,
            value,
            to,
            about,
            unit,
        };
        Some((quantity, next))
    }

    /// Behind `-`, `–`, *sampai*, *hingga*, *s/d*: the number, its scale, the token after it.
    fn upper_end(&self, last: usize) -> Option<(f64, f64, usize)> {
        let dash = matches!(self.gap(last).trim(), "-" | "–" | "—");
        let word = matches!(self.word(last + 1), "sampai" | "hingga");
        let from = match () {
            () if dash => last + 1,
            () if word => last + 2,
            () => return None,
        };
        let run = self.run(from);
        if !run.first()?.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let (high, taken) = number_at(&run)?;
        let plain = digits(run[0])?;
        Some((
            high,
            if plain > 0.0 { high / plain } else { 1.0 },
            from + taken,
        ))
    }

    /// *sekitar 100*, *hampir seratus*, *ratusan*.
    fn is_rough(&self, at: usize) -> bool {
        let back = |n: usize| at.checked_sub(n).map_or("", |i| self.word(i));
        let rough = |w: &str| {
            matches!(
                w,
                "sekitar"
                    | "kira-kira"
                    | "hampir"
                    | "kurang-lebih"
                    | "lebih"
                    | "kisaran"
                    | "nyaris"
            )
        };
        let plural = self.word(at).ends_with("an") && spelled::scale(self.word(at)).is_none();
        let sign = self.text[..self.tokens[at].start]
            .trim_end()
            .ends_with(['±', '~']);
        rough(back(1))
            || back(1) == "dari" && rough(back(2))
            || plural
            || sign
            || matches!(back(1), "rp" | "idr") && rough(back(2))
    }

    /// The M of *Rp 3 M* and *anggaran 3 M*, the T of *Rp 1,2 T*, the k of *300k*.
    fn short_scale(&self, at: usize, next: usize, money: bool) -> Option<f64> {
        let token = self.tokens.get(next)?;
        let money = money
            || (at.saturating_sub(4)..at).any(|i| speaks_of_money(self.word(i)))
            || self.word(next + 1) == "rupiah";
        match token.text {
            "M" | "m" if money && (token.text == "M" || self.word(at.wrapping_sub(1)) == "rp") => {
                Some(1e9)
            }
            "T" if money => Some(1e12),
            "k" if self.gap(next - 1).is_empty() => Some(1e3),
            _ => None,
        }
    }

    fn unit(&self, next: usize) -> (Option<&'static str>, usize) {
        if self.gap(next - 1).trim_start().starts_with('%') {
            return (Some("%"), next);
        }
        if !matches!(self.gap(next - 1), "" | " " | "\u{a0}") {
            return (None, next);
        }
        let square = matches!(self.word(next), "m" | "meter" | "km" | "kilometer" | "cm")
            && (self.word(next + 1) == "persegi"
                || self.word(next + 1) == "2" && self.gap(next).is_empty());
        if square {
            let unit = match self.word(next) {
                "km" | "kilometer" => "km²",
                "cm" => "cm²",
                _ => "m²",
            };
            return (Some(unit), next + 2);
        }
        match unit(self.word(next)) {
            Some(u) => (Some(u), next + 1),
            None => (None, next),
        }
    }

    /// Without a unit: a year, *salah satu*, the 6 of *Liputan6* and the 5 of *5G*.
    fn says_little(&self, at: usize, next: usize, value: f64) -> bool {
        let token = &self.tokens[at];
        let year = token.text.len() == 4 && (1900.0..2100.0).contains(&value);
        let glued_before = self.text[..token.start].ends_with(char::is_alphabetic)
            && !matches!(self.word(at.wrapping_sub(1)), "rp" | "idr");
        let glued_behind =
            self.text[self.tokens[next - 1].end()..].starts_with(char::is_alphabetic);
        let hijri = self.word(next).starts_with("hijri");
        year || hijri || self.word(at) == "satu" && next == at + 1 || glued_before || glued_behind
    }

    /// *RT 05*, *12/8/2026*, *pukul 10.30*, *12 Desember*, *B 1234 XY*.
    fn is_date_or_name(&self, at: usize, before: &str) -> bool {
        let token = &self.tokens[at];
        let slashed = |gap: &str| gap.contains('/') || gap == ":";
        let in_date =
            at > 0 && slashed(self.gap(at - 1)) && self.tokens[at - 1].kind == Kind::Number
                || slashed(self.gap(at))
                    && self
                        .tokens
                        .get(at + 1)
                        .is_some_and(|t| t.kind == Kind::Number);
        let long = token.kind == Kind::Number
            && (token.text.len() > 4
                && !token.text.contains(['.', ','])
                && token.text.starts_with('0')
                || token.text.matches('.').count() == 2 && digits(token.text).is_none());
        names_by_number(before) && self.gap(at - 1).len() <= 2
            || in_date
            || long
            || token.kind == Kind::Number && crate::dates::is_month(self.word(at + 1))
            || crate::dates::is_month(before) && token.text.len() == 4
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &[(f64, Option<&str>)]) {
        let got: Vec<_> = quantities(text).iter().map(|q| (q.value, q.unit)).collect();
        assert_eq!(got, expect, "{text}");
        for q in quantities(text) {
            assert!(text.get(q.start..q.end).is_some_and(|t| !t.is_empty()));
        }
    }

    #[test]
    fn how_much_of_what() {
        check(
            "anggaran Rp 1,2 miliar untuk 50 KK",
            &[(1.2e9, Some("IDR")), (50.0, Some("KK"))],
        );
        check(
            "Rp1.200.000,- dan 40% warga",
            &[(1.2e6, Some("IDR")), (40.0, Some("%"))],
        );
        check(
            "dana 3 M, jalan 3 m",
            &[(3e9, Some("IDR")), (3.0, Some("m"))],
        );
        check("RT 05 pukul 10.30, 12/8/2026, 12 Desember 2017", &[]);
        check("5-10 juta rupiah", &[(5e6, Some("IDR"))]);
    }
}
