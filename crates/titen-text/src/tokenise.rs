//! Words and numbers of a text with their byte offsets, so that every term can be pointed at.
//!
//! Own rules and not UAX 29, since Indonesian SMS needs them: `jalan2` is one word (a doubled
//! one), `b4njir` and `SP4N` too, `8rb` and `RT05` are two tokens, `1.200.000` is one number, a
//! hashtag is the words that its capitals show, and addresses, smileys and redaction marks are
//! no words at all.

pub mod emoji;
mod skip;
mod word;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Word,
    Number,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token<'a> {
    pub text: &'a str,
    /// Byte offset of `text` in what was tokenised.
    pub start: usize,
    pub kind: Kind,
}

impl Token<'_> {
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

pub fn tokens(text: &str) -> Tokens<'_> {
    Tokens {
        text,
        at: 0,
        hashtag_until: 0,
    }
}

pub struct Tokens<'a> {
    text: &'a str,
    at: usize,
    /// End of the hashtag that `at` is in.
    hashtag_until: usize,
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let rest = &self.text[self.at..];
            let c = rest.chars().next()?;
            if c.is_ascii_digit() {
                let len = word::begun_by_digit(rest);
                return Some(match len {
                    Some(len) => self.take(len, Kind::Word),
                    None => self.take(number_len(rest), Kind::Number),
                });
            }
            if let Some(skip) = skip::no_words(&self.text[..self.at], rest) {
                self.at += skip;
            } else if c.is_alphabetic() {
                let len = if self.at < self.hashtag_until {
                    word::of_hashtag(rest)
                } else {
                    word::len(rest)
                };
                return Some(self.take(len, Kind::Word));
            } else {
                if c == '#' {
                    self.hashtag_until = self.at + 1 + skip::alphanumerics(&rest[1..]);
                }
                self.at += c.len_utf8();
            }
        }
    }
}

impl<'a> Tokens<'a> {
    fn take(&mut self, len: usize, kind: Kind) -> Token<'a> {
        let start = self.at;
        self.at += len;
        Token {
            text: &self.text[start..self.at],
            start,
            kind,
        }
    }
}

/// Digits, with single dots and commas between digits.
fn number_len(rest: &str) -> usize {
    let b = rest.as_bytes();
    let mut i = 0;
    while i < b.len() {
        let inner = matches!(b[i], b'.' | b',') && b.get(i + 1).is_some_and(u8::is_ascii_digit);
        if !b[i].is_ascii_digit() && !inner {
            break;
        }
        i += 1;
    }
    i
}

#[cfg(test)]
mod tests;
