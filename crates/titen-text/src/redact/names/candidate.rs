//! May a word begin a name, and how far does it go?

use super::Walk;
use super::tokens::{DOT, Kind, SPACE, Token};
use crate::redact::words::{
    BODY, CLOSING, COURTESY, Class, GIVEN, NAME_WORD, NAMED, NEIGHBOURHOOD, OFFICE, ORDINARY,
    PLACE, ROLE, STOP, WRITER,
};

/// How sure it is that a name follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trust {
    /// Any word that is none of the language will do.
    Announced,
    /// A given name, or a capital that is no word of the language.
    Likely,
    /// A given name.
    Given,
}

/// However they are spelled, they stand where a signature may.
const GREETINGS: [&str; 8] = [
    "assal", "wassal", "wasal", "aamiin", "amiin", "alhamd", "bismil", "regard",
];
const MOST_WORDS: usize = 5;
const SHORTEST: usize = 3;
/// Of a small word that no list knows.
const SHORTEST_SMALL: usize = 4;
/// Words that stand beside names.
const NO_PERSON: Class =
    OFFICE | NEIGHBOURHOOD | BODY | COURTESY | NAME_WORD | ROLE | CLOSING | WRITER;

impl Walk<'_> {
    /// The token behind a name that begins with token `from`.
    pub fn name(&self, from: usize, trust: Trust) -> Option<usize> {
        let first = self.tokens.get(from)?;
        let mut end = from + 1;
        if self.initial(from) {
            // M. Rifai, H. Slamet.
            if trust == Trust::Given || !self.begins(self.tokens.get(end)?, trust) {
                return None;
            }
            end += 1;
        } else if !self.begins(first, trust) {
            return None;
        }
        while end < from + MOST_WORDS && self.goes_on(from, end) {
            end += 1;
        }
        Some(end)
    }

    fn begins(&self, t: &Token, trust: Trust) -> bool {
        let is = |class| t.class & class != 0;
        let capital = t.capital && !self.shout;
        // KemenPANRB, DinasPU: no person is written so.
        if t.mixed || GREETINGS.iter().any(|g| t.lower.starts_with(g)) {
            return false;
        }
        if t.kind != Kind::Word || t.lower.len() < 2 || is(NO_PERSON) && !(is(GIVEN) && capital) {
            return false;
        }
        let sure = is(GIVEN) && (capital || !is(STOP | ORDINARY | PLACE));
        let unknown = !is(ORDINARY | STOP | PLACE) && t.lower.len() >= SHORTEST;
        match trust {
            Trust::Announced => {
                is(GIVEN) && !is(STOP)
                    || sure
                    || unknown && (capital && !acronym(t) || plausible(t))
            }
            Trust::Likely => sure || unknown && capital && !t.upper,
            Trust::Given => sure,
        }
    }

    /// One capital letter with a full stop.
    fn initial(&self, i: usize) -> bool {
        let t = &self.tokens[i];
        t.kind == Kind::Word
            && t.end - t.start == 1
            && t.capital
            && self.tokens.get(i + 1).is_some_and(|n| n.gap & DOT != 0)
    }

    fn goes_on(&self, from: usize, i: usize) -> bool {
        let Some(t) = self.tokens.get(i) else {
            return false;
        };
        let before = &self.tokens[i - 1];
        let short = before.end - before.start <= 4;
        if t.gap != SPACE && !(short && t.gap & !(SPACE | DOT) == 0 && before.capital && t.capital)
            || t.kind != Kind::Word
        {
            return false;
        }
        let is = |class| t.class & class != 0;
        let capital = t.capital && !self.shout;
        let first_capital = self.tokens[from].capital && !self.shout;
        if matches!(t.lower.as_str(), "bin" | "binti") {
            return true;
        }
        if is(NO_PERSON) && !(is(GIVEN) && capital) {
            return false;
        }
        if t.end - t.start == 1 {
            let last = self
                .tokens
                .get(i + 1)
                .is_none_or(|n| n.gap != SPACE || n.class & (NEIGHBOURHOOD | BODY | STOP) != 0);
            return t.gap == SPACE && (capital || last);
        }
        let after_given = self.tokens[from].class & GIVEN != 0 && !is(STOP | PLACE);
        if is(GIVEN) && (capital || after_given || !is(STOP | ORDINARY | PLACE)) {
            // Full stops end sentences.
            return t.gap == SPACE;
        }
        if is(ORDINARY | STOP | PLACE) {
            return false;
        }
        if first_capital {
            capital && !acronym(t) && t.gap == SPACE && t.lower.len() >= SHORTEST
        } else {
            is(NAMED) && t.gap == SPACE
        }
    }

    /// A part of a name where nothing announces one: a capital that is no word of the language.
    pub fn of_name(&self, i: usize) -> bool {
        self.tokens[i].capital && self.begins(&self.tokens[i], Trust::Likely)
    }
}

fn acronym(t: &Token) -> bool {
    t.upper && t.lower.len() <= SHORTEST_SMALL && t.class & GIVEN == 0
}

/// A small word that could be a name: with vowels among its consonants.
fn plausible(t: &Token) -> bool {
    let vowels = t.lower.chars().filter(|c| "aeiou".contains(*c)).count();
    let letters = t.lower.chars().count();
    let b = t.lower.as_bytes();
    let stretched = b.windows(3).any(|w| w[0] == w[1] && w[1] == w[2]);
    !stretched && t.lower.len() >= SHORTEST_SMALL && vowels * 4 >= letters && vowels < letters
}
