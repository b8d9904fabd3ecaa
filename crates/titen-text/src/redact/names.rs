//! Names of private persons: a word that announces one (*Pak, nama, a.n., saya, petugas*, a signature),
//! what may be a name behind it, and no office beside it. No grammar: messages have none.

mod beside;
mod candidate;
mod ends;
mod tokens;

use super::words::{
    COURTESY, FILLER, GIVEN, NAME_WORD, NEIGHBOURHOOD, OFFICE, ORDINARY, ROLE, STOP, WRITER, Words,
};
use candidate::Trust;
use smol_str::SmolStr;
use std::collections::BTreeSet;
use tokens::{COLON, COMMA, DASH, DOT, Kind, OPEN, SLASH, SPACE, Token, tokens};

/// Bytes of the names, in order.
pub(super) fn find(text: &str, words: &Words) -> Vec<(usize, usize)> {
    let tokens = tokens(text, words);
    let mut walk = Walk::new(text, words, &tokens);
    let mut i = 0;
    while i < tokens.len() {
        // Always forward: what a rule has read is not read again, or by few rules.
        i = walk.step(i).max(i + 1);
    }
    walk.signature();
    walk.last_line();
    walk.repeated();
    walk.spans()
}

struct Walk<'a> {
    text: &'a str,
    words: &'a Words,
    tokens: &'a [Token],
    /// So many capitals that they mark no name.
    shout: bool,
    /// First token, and the one behind the last.
    found: Vec<(usize, usize)>,
    /// Names of officials that the text has told.
    kept: BTreeSet<SmolStr>,
}

const SHOUT: usize = 2;
const FILLERS: usize = 4;

impl<'a> Walk<'a> {
    fn new(text: &'a str, words: &'a Words, tokens: &'a [Token]) -> Self {
        let count = |is: fn(char) -> bool| text.chars().filter(|c| is(*c)).count();
        let (upper, lower) = (count(char::is_uppercase), count(char::is_lowercase));
        Walk {
            text,
            words,
            tokens,
            shout: upper > lower * SHOUT,
            found: Vec::new(),
            kept: BTreeSet::new(),
        }
    }

    fn step(&mut self, i: usize) -> usize {
        let t = &self.tokens[i];
        if t.kind == Kind::Number {
            self.aged(i);
            return i + 1;
        }
        if t.kind == Kind::Mark {
            return i + 1;
        }
        if let Some(next) = self.on_behalf(i) {
            return self.told(i, next);
        }
        let is = |class| t.class & class != 0;
        // A capital given name is one before it is anything else: Hakim, Putra.
        if is(GIVEN) && t.capital && !self.shout && !is(COURTESY) {
            return i + 1;
        }
        if is(OFFICE) {
            self.office(i, false)
        } else if is(COURTESY) {
            self.courteous(i)
        } else if is(NAME_WORD) {
            self.told(i, i + 1)
        } else if is(ROLE) && self.role(i) {
            i + 1
        } else if is(WRITER) {
            self.writer(i);
            i + 1
        } else {
            i + 1
        }
    }

    fn is(&self, i: usize, class: super::words::Class) -> bool {
        self.tokens.get(i).is_some_and(|t| t.class & class != 0)
    }

    /// Does only that stand before token `i`?
    fn joined(&self, i: usize, by: tokens::Gap) -> bool {
        self.tokens.get(i).is_some_and(|t| t.gap & !by == 0)
    }

    /// *a.n., a/n, an.* with the token behind it.
    fn on_behalf(&self, i: usize) -> Option<usize> {
        let t = &self.tokens[i];
        match t.lower.as_str() {
            "a" => {
                let n = self.tokens.get(i + 1)?;
                (n.lower == "n" && (n.gap == DOT || n.gap == SLASH)).then_some(i + 2)
            }
            "an" => {
                let next = self.tokens.get(i + 1)?;
                let dotted = next.gap & (DOT | COLON) != 0;
                (dotted || self.is(i + 1, GIVEN | COURTESY) || next.capital && !self.shout)
                    .then_some(i + 1)
            }
            _ => None,
        }
    }

    /// *Pak H. Slamet, Bapak Kades, Bu guru Siti.*
    fn courteous(&mut self, i: usize) -> usize {
        let mut j = i + 1;
        // Mbak-mbak are nobody.
        let twice = |a: usize, b: usize| {
            let tokens = self.tokens;
            tokens
                .get(b)
                .is_some_and(|t| t.gap == DASH && t.lower == tokens[a].lower)
        };
        if twice(i, j) || i > 0 && twice(i - 1, i) {
            return j;
        }
        while self.joined(j, SPACE | DOT | SLASH)
            && self.is(j, COURTESY | ROLE)
            && !(self.is(j, GIVEN) && self.tokens[j].capital && !self.shout)
        {
            j += 1;
        }
        if !self.joined(j, SPACE | DOT | COLON) {
            return j;
        }
        // 5 mb is no mbak.
        if i > 0 && self.tokens[i].lower.len() == 2 && self.tokens[i - 1].kind == Kind::Number {
            return i + 1;
        }
        if self.is(j, OFFICE | NEIGHBOURHOOD) && !self.is(j, GIVEN) {
            return self.office(j, true);
        }
        // Kang is Javanese for yang, mbok for perhaps.
        let trust = match self.tokens[i].lower.as_str() {
            "kang" | "mbok" | "mak" | "yu" | "om" | "lik" | "haji" | "tn" => Trust::Likely,
            _ => Trust::Announced,
        };
        match self.name(j, trust) {
            Some(end) => self.take(i, j, end),
            None => j,
        }
    }

    /// *Nama: Siti, jenengku Parti, a.n. Bapak Suwito.*
    fn told(&mut self, cue: usize, from: usize) -> usize {
        let mut j = from;
        while j < from + FILLERS
            && self.joined(j, SPACE | DOT | COLON | DASH)
            && self.is(j, FILLER | ROLE | NAME_WORD)
            && !self.is(j, GIVEN)
        {
            j += 1;
        }
        if !self.joined(j, SPACE | DOT | COLON | DASH) {
            return j;
        }
        if self.is(j, COURTESY | OFFICE) && !self.is(j, GIVEN) {
            return j;
        }
        match self.name(j, Trust::Announced) {
            Some(end) => self.take(cue, j, end),
            None => j,
        }
    }

    /// *Petugas Rizal, tetangga saya, Hartono.* Was there one?
    fn role(&mut self, i: usize) -> bool {
        let doctor = matches!(self.tokens[i].lower.as_str(), "dr" | "drg");
        let mut j = i + 1;
        while j < i + 3 && self.joined(j, SPACE) && self.is(j, FILLER) && !self.is(j, COURTESY) {
            j += 1;
        }
        let gap = SPACE | COMMA | COLON | if doctor { DOT } else { 0 };
        if !self.joined(j, gap) || self.is(j, COURTESY | OFFICE) && !self.is(j, GIVEN) {
            return false;
        }
        // *Dr* is also *dari*, and a degree of those who have given their name to a street.
        let trust = if doctor && self.tokens[j].gap & DOT == 0 {
            Trust::Given
        } else {
            Trust::Likely
        };
        if let Some(end) = self.name(j, trust) {
            self.take(i, j, end);
            return true;
        }
        // Guru honorer, Nur Khasanah.
        let mut k = j;
        while k < j + 2 && self.joined(k, SPACE) && self.is(k, ORDINARY) && !self.is(k, STOP) {
            k += 1;
        }
        let apart = k > j
            && self
                .tokens
                .get(k)
                .is_some_and(|t| t.gap & COMMA != 0 && t.capital);
        let named = apart.then(|| self.name(k, Trust::Given)).flatten();
        if let Some(end) = named {
            self.take(i, k, end);
        }
        named.is_some()
    }

    /// *Saya Siti Aminah dari …, dari Budi, ini Arif.*
    fn writer(&mut self, i: usize) {
        let own = matches!(
            self.tokens[i].lower.as_str(),
            "saya" | "sy" | "sya" | "aku" | "ak" | "kulo" | "kula" | "gue" | "gw"
        );
        let mut j = i + 1;
        while j < i + 3 && self.joined(j, SPACE) && self.is(j, FILLER) && !self.is(j, COURTESY) {
            j += 1;
        }
        if !self.joined(j, SPACE | COMMA) || self.is(j, COURTESY | OFFICE) && !self.is(j, GIVEN) {
            return;
        }
        let Some(end) = self.name(j, if own { Trust::Likely } else { Trust::Given }) else {
            return;
        };
        if self.is(j, GIVEN) || self.introduces(end) {
            self.take(i, j, end);
        }
    }

    /// Goes on as somebody goes on who has said who he is.
    fn introduces(&self, end: usize) -> bool {
        let Some(t) = self.tokens.get(end) else {
            return true;
        };
        t.gap & (COMMA | OPEN | DOT | tokens::BREAK) != 0
            || matches!(
                t.lower.as_str(),
                "dari"
                    | "dr"
                    | "dri"
                    | "warga"
                    | "rt"
                    | "desa"
                    | "ds"
                    | "dusun"
                    | "alamat"
                    | "nik"
                    | "umur"
                    | "usia"
                    | "ingin"
                    | "mau"
                    | "mohon"
                    | "mahasiswa"
                    | "pendengar"
                    | "selaku"
                    | "sebagai"
                    | "saking"
                    | "hendak"
                    | "dgn"
                    | "mengusulkan"
            )
    }

    /// *Siti Aminah (45)* at its number.
    fn aged(&mut self, i: usize) {
        let t = &self.tokens[i];
        let age = &self.text[t.start..t.end];
        let closed = self.text[t.end..].starts_with([')', ' ']);
        if t.gap & OPEN == 0 || !closed || age.len() != 2 || age < "05" {
            return;
        }
        let mut from = i;
        while from > 0
            && (from == i || self.tokens[from].gap == SPACE)
            && self.of_name(from - 1)
            && i - from < 4
        {
            from -= 1;
        }
        if from < i {
            self.take(from, from, i);
        }
    }

    /// Names of several tokens, laid together where only a space parts them.
    fn spans(mut self) -> Vec<(usize, usize)> {
        self.found.sort_unstable();
        let mut spans: Vec<(usize, usize)> = Vec::with_capacity(self.found.len());
        for (first, behind) in self.found {
            let (start, end) = (self.tokens[first].start, self.tokens[behind - 1].end);
            match spans.last_mut() {
                Some(last) if start <= last.1 || &self.text[last.1..start] == " " => {
                    last.1 = last.1.max(end);
                }
                _ => spans.push((start, end)),
            }
        }
        spans
    }
}
