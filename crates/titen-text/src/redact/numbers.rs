//! One walk over the digits and at-signs of a text, in which each is given to the rules in turn. Rules
//! look back into what is already masked and look ahead no further than the number's own end.

use super::words::Words;
use super::{Found, Mask, Redacted, accounts, contacts, digits, houses, plates};

pub(super) fn mask(text: &str, words: &Words, citizens: bool) -> Redacted {
    let b = text.as_bytes();
    let mut out = Out {
        text: String::with_capacity(text.len()),
        masks: Vec::new(),
        flushed: 0,
    };
    let mut i = 0;
    while i < b.len() {
        let found = match b[i] {
            b'@' => contacts::email(text, i, out.bound()),
            b'0'..=b'9' => {
                out.flush(text, i);
                let before = out.text.as_str();
                accounts::after_cue(before, text, i)
                    .or_else(|| contacts::number(text, i))
                    .or_else(|| accounts::before_bank(before, text, i))
                    .or_else(|| plates::plate(before, text, i))
                    .or_else(|| houses::house(before, text, i, words, citizens))
            }
            b'+' | b'(' | b'o' | b'O' => contacts::number(text, i),
            _ => None,
        };
        match found {
            // Nothing is taken twice.
            Some(found) if found.0 >= out.bound() => {
                out.mask(text, found);
                i = found.1;
            }
            // A run of digits is judged once, at its first digit.
            _ if b[i].is_ascii_digit() => i += amount(&b[i..]),
            _ => i += 1,
        }
    }
    out.flush(text, text.len());
    Redacted {
        text: out.text,
        masks: out.masks,
    }
}

struct Out {
    text: String,
    masks: Vec<Mask>,
    /// How much of the input stands in `text`, masked or not.
    flushed: usize,
}

impl Out {
    /// Where the last mask ended.
    fn bound(&self) -> usize {
        self.masks.last().map_or(0, |m| m.end)
    }

    fn flush(&mut self, text: &str, to: usize) {
        self.text.push_str(&text[self.flushed..to]);
        self.flushed = to;
    }

    fn mask(&mut self, text: &str, (start, end, kind): Found) {
        if start < self.flushed {
            // What was flushed since the last mask stands there as it was.
            self.text.truncate(self.text.len() - (self.flushed - start));
        } else {
            self.flush(text, start);
        }
        self.text.push_str(kind.mark());
        self.flushed = end;
        self.masks.push(Mask { start, end, kind });
    }
}

/// Digits with the groups of three that make them an amount: no part of 16.072.500.000 is a telephone.
pub(super) fn amount(b: &[u8]) -> usize {
    let mut n = digits(b);
    while matches!(b.get(n), Some(b'.' | b',')) && digits(&b[n + 1..]) == 3 {
        n += 4;
    }
    n
}
