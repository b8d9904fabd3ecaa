//! Words and numbers of a text with their byte offsets, so that every term can be pointed at.
//!
//! Own rules and not UAX 29, since Indonesian SMS needs them: `jalan2` is one word (a doubled
//! one), `8rb` and `RT05` are two tokens, `1.200.000` is one number, and addresses and
//! redaction marks are no words at all.

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
    Tokens { text, at: 0 }
}

pub struct Tokens<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let rest = &self.text[self.at..];
            let c = rest.chars().next()?;
            if let Some(skip) = no_words(rest) {
                self.at += skip;
            } else if c.is_ascii_digit() {
                return Some(self.take(number_len(rest), Kind::Number));
            } else if c.is_alphabetic() {
                return Some(self.take(word_len(rest), Kind::Word));
            } else {
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

/// Length of an address, a mention or a redaction mark at the start of `rest`.
fn no_words(rest: &str) -> Option<usize> {
    match rest.as_bytes()[0] {
        b'[' => crate::redact::MARKS
            .iter()
            .find(|m| rest.starts_with(**m))
            .map(|m| m.len()),
        b'@' => {
            let len = rest[1..]
                .bytes()
                .take_while(|b| b.is_ascii_alphanumeric() || *b == b'_')
                .count();
            (len > 1).then_some(len + 1)
        }
        b'h' | b'w' | b'H' | b'W' => {
            let is = |p: &str| {
                rest.get(..p.len())
                    .is_some_and(|r| r.eq_ignore_ascii_case(p))
            };
            (is("http://") || is("https://") || is("www.")).then(|| {
                rest.find(|c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>' | ')'))
                    .unwrap_or(rest.len())
            })
        }
        _ => None,
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

fn word_len(rest: &str) -> usize {
    let first = letters(rest);
    let after = &rest[first..];
    if let Some(tail) = after.strip_prefix(['2', '²']) {
        let mark = after.len() - tail.len();
        let suffix = letters(tail);
        let ends = !tail.starts_with(|c: char| c.is_ascii_digit());
        if ends
            && first >= 3
            && matches!(
                &tail[..suffix].to_ascii_lowercase()[..],
                "" | "an" | "nya" | "kan" | "i"
            )
        {
            return first + mark + suffix;
        }
    }
    if let Some(tail) = after.strip_prefix('-') {
        let second = letters(tail);
        if second > 0 && is_doubled(&rest[..first], &tail[..second]) {
            return first + 1 + second;
        }
    }
    first
}

/// Bytes of letters, with single apostrophes between letters (Jum'at, Qur’an).
fn letters(s: &str) -> usize {
    let mut end = 0;
    let mut chars = s.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let inner = matches!(c, '\'' | '’' | '`')
            && i > 0
            && chars.peek().is_some_and(|(_, n)| n.is_alphabetic());
        if !c.is_alphabetic() && !inner && !is_mark(c) {
            break;
        }
        end = i + c.len_utf8();
    }
    end
}

/// Combining marks belong to the letter before them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200d}' | '\u{ad}')
}

/// Do two hyphenated halves double one word (anak-anak, berlari-lari, buku-bukunya, sayur-mayur)?
fn is_doubled(a: &str, b: &str) -> bool {
    let (a, b) = (a.to_lowercase(), b.to_lowercase());
    let n = a.len().min(b.len());
    if n < 3 {
        return false;
    }
    if a.contains(&b) || b.contains(&a) {
        return true;
    }
    let same_tail = a
        .bytes()
        .rev()
        .zip(b.bytes().rev())
        .take_while(|(x, y)| x == y)
        .count();
    let same_head = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    same_tail >= n - 1 || (same_head >= 4 && same_head + 3 >= n)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, expect: &str) {
        let got: Vec<_> = tokens(text).map(|t| t.text).collect();
        assert_eq!(got.join(" | "), expect, "{text}");
    }

    #[test]
    fn words_and_numbers() {
        check(
            "Jalan rusak, tlg diperbaiki!",
            "Jalan | rusak | tlg | diperbaiki",
        );
        check(
            "Jum'at (12/12/2017) pukul 10.30",
            "Jum'at | 12 | 12 | 2017 | pukul | 10.30",
        );
        check(
            "Rp1.200.000,- utk RT05/RW.02",
            "Rp | 1.200.000 | utk | RT | 05 | RW | 02",
        );
        check(
            "hrg 8rb, jalan2 anak2nya m2 H2O",
            "hrg | 8 | rb | jalan2 | anak2nya | m | 2 | H | 2 | O",
        );
        check(
            "anak-anak berlari-lari buku-bukunya sayur-mayur",
            "anak-anak | berlari-lari | buku-bukunya | sayur-mayur",
        );
        check(
            "Prabowo-Gibran se-Bojonegoro Covid-19",
            "Prabowo | Gibran | se | Bojonegoro | Covid | 19",
        );
        check(
            "lihat https://t.co/abc?x=1 @pemkab dan [TELEPON] #banjir",
            "lihat | dan | banjir",
        );
        check("", "");
    }

    proptest! {
        #[test]
        fn tokens_stand_in_the_text_in_order(text in any::<String>()) {
            let mut last = 0;
            for t in tokens(&text) {
                prop_assert!(t.start >= last && !t.text.is_empty());
                prop_assert_eq!(text.get(t.start..t.end()), Some(t.text));
                last = t.end();
            }
        }
    }
}
