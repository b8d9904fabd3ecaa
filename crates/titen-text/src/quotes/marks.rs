//! Where quotation marks open and close: “ ”, " ", „ ”, '' '', ,, '' — and where one of the two is
//! missing. A straight mark opens before a word and closes after one; a quotation that is never closed
//! ends with its paragraph, one that was never opened begins with its sentence.

/// Bytes of a text, without the marks; `open` and `close` are the first bytes outside the marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Direct {
    pub open: usize,
    pub start: usize,
    pub end: usize,
    pub close: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Opens,
    Closes,
    Either,
}

struct Mark {
    at: usize,
    len: usize,
    side: Side,
}

pub(super) fn direct(text: &str) -> Vec<Direct> {
    let mut found = Vec::new();
    let mut open: Option<Mark> = None;
    let mut after_last = 0;
    for mark in marks(text) {
        let Some(from) = open.take() else {
            if mark.side == Side::Closes {
                let start = sentence_start(text, after_last, mark.at);
                found.extend(segment(text, start, start, mark.at, mark.at + mark.len));
                after_last = mark.at + mark.len;
            } else {
                open = Some(mark);
            }
            continue;
        };
        let paragraph = text[from.at..mark.at].find('\n').map(|n| from.at + n);
        match (paragraph, mark.side) {
            // What opens again was not closed.
            (Some(end), _) => {
                found.extend(unclosed(text, &from, end));
                after_last = end;
                open = Some(mark).filter(|m| m.side != Side::Closes);
            }
            (None, Side::Opens) => {
                found.extend(unclosed(text, &from, mark.at));
                after_last = mark.at;
                open = Some(mark);
            }
            (None, _) => {
                found.extend(segment(
                    text,
                    from.at,
                    from.at + from.len,
                    mark.at,
                    mark.at + mark.len,
                ));
                after_last = mark.at + mark.len;
            }
        }
    }
    if let Some(from) = open {
        let rest = &text[from.at..];
        let end = rest.find('\n').map_or(text.len(), |n| from.at + n);
        found.extend(unclosed(text, &from, end));
    }
    found
}

/// *"Kami perbaiki besok, kata Budi*: what a verb of saying parts is the attribution.
fn unclosed(text: &str, from: &Mark, end: usize) -> Option<Direct> {
    let start = from.at + from.len;
    let said = &text[start..end];
    let verb = super::words::SAYS.split_whitespace().filter_map(|verb| {
        let with_comma = |(at, _): (usize, &str)| {
            let before = said[..at].trim_end();
            let whole = said[at + verb.len()..]
                .chars()
                .next()
                .is_none_or(|c| !c.is_alphabetic() || said[at + verb.len()..].starts_with("nya"));
            (whole && before.len() < at && before.ends_with(',')).then_some(before.len())
        };
        said.match_indices(verb).find_map(with_comma)
    });
    let close = verb.min().map_or(end, |at| start + at);
    segment(text, from.at, start, close, close)
}

fn segment(text: &str, open: usize, start: usize, end: usize, close: usize) -> Option<Direct> {
    let inner = text.get(start..end)?;
    let skip = inner.len() - inner.trim_start().len();
    let kept = inner.trim_end_matches(|c: char| c.is_whitespace() || c == ',');
    let said = kept.get(skip..)?;
    said.contains(char::is_alphanumeric).then_some(Direct {
        open,
        start: start + skip,
        end: start + kept.len(),
        close,
    })
}

/// The sentence that a mark at `end` closes.
fn sentence_start(text: &str, from: usize, end: usize) -> usize {
    let mut start = from;
    for (i, _) in text[from..end].match_indices(['.', '!', '?', '\n']) {
        let after = from + i + 1;
        let ends = text.as_bytes()[from + i] == b'\n'
            || text[after..end].starts_with(char::is_whitespace)
            || text[after..end].starts_with(',');
        // A last sentence of one word is the quotation's own end.
        if ends && text[after..end].contains(char::is_alphanumeric) {
            start = after;
        }
    }
    let inner = &text[start..end];
    start + inner.len()
        - inner
            .trim_start_matches(|c: char| c.is_whitespace() || c == ',')
            .len()
}

fn marks(text: &str) -> impl Iterator<Item = Mark> + '_ {
    let bytes = text.as_bytes();
    let mut i = 0;
    std::iter::from_fn(move || {
        while i < bytes.len() {
            let at = i;
            let twice = bytes.get(i + 1) == Some(&bytes[i]);
            let (len, side) = match bytes[i] {
                b'"' => (1, None),
                b'\'' if twice => (2, None),
                b',' if twice && bytes.get(i + 2).is_some_and(u8::is_ascii_alphabetic) => {
                    (2, Some(Side::Opens))
                }
                // “ ” „ ‟ begin with E2 80.
                0xE2 if bytes[i..].starts_with("“".as_bytes())
                    || bytes[i..].starts_with("„".as_bytes()) =>
                {
                    (3, Some(Side::Opens))
                }
                0xE2 if bytes[i..].starts_with("”".as_bytes()) => (3, Some(Side::Closes)),
                0xE2 if bytes[i..].starts_with("‟".as_bytes()) => (3, None),
                _ => {
                    i += 1;
                    continue;
                }
            };
            i += len;
            let side = side.map_or_else(
                || straight(text, at, len),
                |s| curly(text, at, len).unwrap_or(s),
            );
            return Some(Mark { at, len, side });
        }
        None
    })
}

/// By what stands on both sides of a mark that looks the same opening and closing.
fn straight(text: &str, at: usize, len: usize) -> Side {
    let before = text[..at].chars().next_back();
    let after = text[at + len..].chars().next();
    let word_after = after.is_some_and(|c| c.is_alphanumeric() || matches!(c, '\'' | '(' | '['));
    let blank_before = before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | ':'));
    let blank_after = after.is_none_or(char::is_whitespace);
    match (blank_before, word_after) {
        (true, true) => Side::Opens,
        (false, false) => Side::Closes,
        // `.,"Kami`: sites that lose their line breaks.
        (false, true) if text[..at].ends_with(".,") || text[..at].ends_with(" ,") => Side::Opens,
        (true, false) if blank_after && before.is_some_and(|c| c != '\n') => Side::Either,
        _ => Side::Either,
    }
}

/// Writers mistake “ for ”: a mark glued to the end of a word closes.
fn curly(text: &str, at: usize, len: usize) -> Option<Side> {
    match straight(text, at, len) {
        Side::Either => None,
        side => Some(side),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, expect: &[&str]) {
        let got: Vec<_> = direct(text).iter().map(|d| &text[d.start..d.end]).collect();
        assert_eq!(got, expect, "{text}");
    }

    #[test]
    fn pairs_and_broken_pairs() {
        check("“Baik,” kata Budi.", &["Baik"]);
        check("Kata Budi, \"Baik.\" \"Ya!\"", &["Baik.", "Ya!"]);
        check(",,Baik sekali'' ujarnya", &["Baik sekali"]);
        check("''Baik sekali,'' ujarnya", &["Baik sekali"]);
        check("“Baik sekali,“ ujarnya. “Ya”", &["Baik sekali", "Ya"]);
        check(
            "\"Kami perbaiki besok, kata Budi.",
            &["Kami perbaiki besok"],
        );
        check(
            "\"Kami perbaiki.\n\"Besok,\" kata Budi.",
            &["Kami perbaiki.", "Besok"],
        );
        check(
            "Hujan. Kami perbaiki besok,” kata Budi.",
            &["Kami perbaiki besok"],
        );
        check("sejak lama.,\"Kita tahu,\" ujarnya", &["Kita tahu"]);
        check("\" \" “”", &[]);
    }

    proptest! {
        #[test]
        fn what_is_quoted_stands_in_the_text_in_order(text in "[a-zK .,\n\"“”„']{0,60}|\\PC{0,20}") {
            let mut last = 0;
            for d in direct(&text) {
                prop_assert!(last <= d.open && d.open <= d.start && d.start < d.end && d.end <= d.close);
                prop_assert!(text.get(d.start..d.end).is_some());
                last = d.close;
            }
        }
    }
}
