//! A text as the words and numbers between which names stand. Addresses, mentions and marks are one
//! token without a word.

use crate::redact::mark_at;
use crate::redact::words::{Class, Words};
use smol_str::SmolStr;

#[derive(Debug)]
pub(super) struct Token {
    pub start: usize,
    pub end: usize,
    /// Empty for a number or a mark.
    pub lower: SmolStr,
    pub class: Class,
    pub kind: Kind,
    pub capital: bool,
    /// All of several letters.
    pub upper: bool,
    /// Capitals behind small letters.
    pub mixed: bool,
    /// What stands before it.
    pub gap: Gap,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    Number,
    Mark,
}

pub(super) type Gap = u8;
pub(super) const SPACE: Gap = 1;
pub(super) const DOT: Gap = 1 << 1;
pub(super) const COMMA: Gap = 1 << 2;
pub(super) const COLON: Gap = 1 << 3;
pub(super) const OPEN: Gap = 1 << 4;
pub(super) const SLASH: Gap = 1 << 5;
pub(super) const DASH: Gap = 1 << 6;
/// A new line, the end of a sentence, the start of the text.
pub(super) const BREAK: Gap = 1 << 7;

pub(super) fn tokens(text: &str, words: &Words) -> Vec<Token> {
    let mut all = Vec::with_capacity(text.len() / 5);
    let (mut i, mut gap) = (0, BREAK);
    while let Some(c) = text[i..].chars().next() {
        let rest = &text[i..];
        let (len, kind) = if c.is_alphabetic() {
            (word(rest), Kind::Word)
        } else if c.is_numeric() {
            (until(rest, |c| !c.is_alphanumeric()), Kind::Number)
        } else if let Some(len) = mark_at(rest) {
            (len, Kind::Mark)
        } else if c == '@' || c == '#' {
            (
                1 + until(&rest[1..], |c| !(c.is_alphanumeric() || c == '_')),
                Kind::Mark,
            )
        } else {
            gap |= gap_of(c);
            i += c.len_utf8();
            continue;
        };
        all.push(token(text, i, i + len, kind, gap, words));
        i += len;
        gap = 0;
    }
    all
}

fn token(text: &str, start: usize, end: usize, kind: Kind, gap: Gap, words: &Words) -> Token {
    let written = &text[start..end];
    let kind = match kind {
        Kind::Word if written.starts_with("http") || written == "www" => Kind::Mark,
        other => other,
    };
    let lower = match kind {
        Kind::Word if written.bytes().all(|b| b.is_ascii_lowercase()) => SmolStr::new(written),
        Kind::Word => SmolStr::new(written.to_lowercase()),
        _ => SmolStr::default(),
    };
    let mut chars = written.chars();
    let upper = written.len() > 1 && !written.chars().any(char::is_lowercase);
    Token {
        start,
        end,
        class: if kind == Kind::Word {
            words.class(&lower)
        } else {
            0
        },
        lower,
        kind,
        capital: chars.next().is_some_and(char::is_uppercase),
        upper,
        mixed: !upper && written.chars().skip(1).any(char::is_uppercase),
        gap,
    }
}

fn until(s: &str, end: impl Fn(char) -> bool) -> usize {
    s.find(end).unwrap_or(s.len())
}

/// Letters, with an apostrophe between letters: *Mu'awanah*. An address is one word to its end.
fn word(s: &str) -> usize {
    if s.starts_with("http") || s.starts_with("www.") {
        return until(s, char::is_whitespace);
    }
    let n = until(s, |c| !c.is_alphabetic());
    match s[n..].strip_prefix(['\'', '’']) {
        Some(rest) if rest.starts_with(char::is_alphabetic) => {
            s.len() - rest.len() + until(rest, |c| !c.is_alphabetic())
        }
        _ => n,
    }
}

fn gap_of(c: char) -> Gap {
    match c {
        '\n' | '\r' | '!' | '?' | ';' | '"' | '“' | '”' => BREAK,
        '.' => DOT,
        ',' => COMMA,
        ':' | '=' => COLON,
        '(' => OPEN,
        '/' => SLASH,
        '-' | '–' | '—' | '_' | '*' => DASH,
        c if c.is_whitespace() => SPACE,
        _ => BREAK,
    }
}
