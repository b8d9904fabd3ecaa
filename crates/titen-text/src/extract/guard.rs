//! Markup that would cost a parser more than its length: nesting without end, formatting that is
//! never closed and so comes back in each paragraph, a tag with a hundred thousand attributes. An
//! HTML5 parser's time grows with the square of each.

use std::borrow::Cow;

/// An article's page is never longer; the rest of one that is is not read.
const LONGEST: usize = 3 << 20;
/// Deeper nesting is an accident or an attack.
const DEEPEST: usize = 1000;
/// Formatting that stays open comes back in each block after it.
const MOST_FORMATTING: usize = 40;
/// Of one tag. What looks like a tag in a script may have hundreds.
const MOST_ATTRIBUTES: usize = 2000;
/// A parser compares each attribute with those before it.
const MOST_COMPARISONS: usize = 20_000_000;
/// Seven times those of the largest news page seen. What stands behind more is comments, a list, an attack.
const MOST_TAGS: usize = 30_000;
/// A parser puts each behind the text before it, and may copy that text each time.
const MOST_ENTITIES: usize = 40_000;

/// The markup as it may be parsed, or `None` where it may not.
pub fn parseable(html: &str) -> Option<Cow<'_, str>> {
    let mut end = html.len().min(LONGEST);
    while !html.is_char_boundary(end) {
        end -= 1;
    }
    let html = &html[..end];
    let html = &html[..end_of_markup(html)];
    let (mut depth, mut formatting) = (0usize, 0usize);
    let (mut strip, mut comparisons) = (false, 0usize);
    for tag in Tags::of(html) {
        comparisons += tag.n_attributes * tag.n_attributes;
        if tag.n_attributes > MOST_ATTRIBUTES || comparisons > MOST_COMPARISONS {
            return None;
        }
        let formats = is_any(tag.name, FORMATTING);
        if tag.closes {
            depth = depth.saturating_sub(1);
            formatting = formatting.saturating_sub(usize::from(formats));
        } else if !tag.closes_itself && !is_any(tag.name, NEVER_OPEN) {
            depth += 1;
            formatting += usize::from(formats);
            strip |= formatting > MOST_FORMATTING;
        }
        if depth > DEEPEST && !strip {
            return None;
        }
    }
    if !strip {
        return Some(Cow::Borrowed(html));
    }
    let plain = without_formatting(html);
    // Without it the rest may still be too deep, and has no formatting left to take out.
    is_shallow(&plain).then_some(Cow::Owned(plain))
}

/// Where there is more markup than a page has.
fn end_of_markup(html: &str) -> usize {
    let (mut tags, mut entities) = (0, 0);
    html.bytes()
        .position(|b| {
            tags += usize::from(b == b'<');
            entities += usize::from(matches!(b, b'&' | 0));
            tags > MOST_TAGS || entities > MOST_ENTITIES
        })
        .unwrap_or(html.len())
}

fn is_shallow(html: &str) -> bool {
    let mut depth = 0usize;
    Tags::of(html).all(|tag| {
        if tag.closes {
            depth = depth.saturating_sub(1);
        } else if !tag.closes_itself && !is_any(tag.name, NEVER_OPEN) {
            depth += 1;
        }
        depth <= DEEPEST
    })
}

fn without_formatting(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut from = 0;
    for tag in Tags::of(html).filter(|t| is_any(t.name, FORMATTING)) {
        out.push_str(&html[from..tag.start]);
        from = tag.end;
    }
    out.push_str(&html[from..]);
    out
}

const FORMATTING: &[&str] = &[
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
];
/// Void elements, and those that their next sibling closes.
const NEVER_OPEN: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr", "p", "li", "dt", "dd", "td", "th", "tr", "option",
];

fn is_any(name: &str, names: &[&str]) -> bool {
    names.iter().any(|n| n.eq_ignore_ascii_case(name))
}

struct Tag<'h> {
    name: &'h str,
    closes: bool,
    closes_itself: bool,
    n_attributes: usize,
    start: usize,
    end: usize,
}

/// The tags of a text from the left to the right, each byte looked at once.
struct Tags<'h> {
    html: &'h str,
    at: usize,
}

impl<'h> Tags<'h> {
    fn of(html: &'h str) -> Self {
        Tags { html, at: 0 }
    }
}

impl<'h> Iterator for Tags<'h> {
    type Item = Tag<'h>;

    fn next(&mut self) -> Option<Tag<'h>> {
        let bytes = self.html.as_bytes();
        loop {
            let start = self.at + self.html[self.at..].find('<')?;
            let closes = bytes.get(start + 1) == Some(&b'/');
            let from = start + 1 + usize::from(closes);
            let mut at = from;
            while bytes.get(at).is_some_and(u8::is_ascii_alphanumeric) {
                at += 1;
            }
            if at == from {
                self.at = start + 1;
                continue;
            }
            let name = &self.html[from..at];
            let (mut n_attributes, mut in_name) = (0, false);
            let mut last = b' ';
            while let Some(b) = bytes.get(at).filter(|b| **b != b'>') {
                match b {
                    b'"' | b'\'' if last == b'=' => {
                        // A quote that never ends makes the rest one attribute.
                        at = self.html[at + 1..]
                            .find(*b as char)
                            .map_or(bytes.len() - 1, |n| at + 1 + n);
                        in_name = false;
                    }
                    b if b.is_ascii_whitespace() || *b == b'/' => in_name = false,
                    _ if !in_name => {
                        n_attributes += 1;
                        in_name = true;
                    }
                    _ => {}
                }
                if !bytes[at].is_ascii_whitespace() {
                    last = bytes[at];
                }
                at += 1;
            }
            let closes_itself = last == b'/';
            self.at = (at + 1).min(bytes.len());
            return Some(Tag {
                name,
                closes,
                closes_itself,
                n_attributes,
                start,
                end: self.at,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_markup_passes_as_it_is() {
        let flat =
            "<p>satu<br><li><div class='a b' data-x=\"<>\"><img src=x></div><a href=/x/>y</a>"
                .repeat(900);
        assert_eq!(parseable(&flat).as_deref(), Some(flat.as_str()));
        assert_eq!(parseable("a < b <3 </ >").as_deref(), Some("a < b <3 </ >"));
    }

    #[test]
    fn what_costs_the_square_of_its_length_does_not_reach_the_parser() {
        assert_eq!(parseable(&"<div>".repeat(100_000)), None);
        assert_eq!(parseable(&"<a><div>".repeat(100_000)), None);
        let attributes: String = (0..1900).map(|n| format!(" a{n}=1")).collect();
        assert!(parseable(&format!("<div{attributes}>")).is_some());
        assert_eq!(parseable(&format!("<div{attributes} {attributes}>")), None);
        assert_eq!(parseable(&format!("<div{attributes}>").repeat(10)), None);
        let open: String = (0..500).map(|n| format!("<font size={n}>")).collect();
        assert_eq!(
            parseable(&format!("{open}<p>isi")).as_deref(),
            Some("<p>isi")
        );
    }

    #[test]
    fn of_a_page_without_end_the_beginning_is_read() {
        let long = "é".repeat(LONGEST);
        assert!(parseable(&long).is_some_and(|h| h.len() <= LONGEST));
    }

    #[test]
    fn more_markup_than_a_page_has_is_cut_off() {
        for (one, most) in [
            ("<p>", MOST_TAGS),
            ("&amp;", MOST_ENTITIES),
            ("\0", MOST_ENTITIES),
            ("a < b ", MOST_TAGS),
        ] {
            let html = one.repeat(most + 1);
            let got = parseable(&html).map(|h| h.len());
            assert_eq!(
                got,
                Some(
                    html.rfind(one.trim_start_matches("a ").chars().next().unwrap())
                        .unwrap()
                ),
                "{one}"
            );
        }
    }
}
