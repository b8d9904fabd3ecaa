//! Pieces of a paragraph, and how text becomes XML that no word processor has to repair.

use crate::plain::is_invisible_mark;
use std::fmt::Write as _;

/// Word refuses longer addresses.
const LONGEST_URL: usize = 2000;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Run {
    Plain(String),
    Bold(String),
    Small(String),
    /// Leads to a mark of this document.
    To {
        mark: String,
        text: String,
    },
    /// Leads to a page outside; where the address is none, the text alone.
    Web {
        url: String,
        text: String,
    },
    /// Where `To` leads.
    Mark(String),
    Break,
    Page,
    Pages,
}

impl Run {
    pub(crate) fn plain(text: impl Into<String>) -> Run {
        Run::Plain(text.into())
    }

    pub(crate) fn bold(text: impl Into<String>) -> Run {
        Run::Bold(text.into())
    }

    pub(crate) fn small(text: impl Into<String>) -> Run {
        Run::Small(text.into())
    }
}

/// Names of marks have letters, digits and underscores, 40 at most; ids of ours are ASCII and short.
pub(crate) fn mark_name(id: &str) -> String {
    id.chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '_' })
        .take(40)
        .collect()
}

pub(crate) fn run(style: Option<&str>, text: &str) -> String {
    let look = style.map_or(String::new(), |s| {
        format!("<w:rPr><w:rStyle w:val=\"{s}\"/></w:rPr>")
    });
    format!(
        "<w:r>{look}<w:t xml:space=\"preserve\">{}</w:t></w:r>",
        escaped(text)
    )
}

pub(crate) fn field(what: &str) -> String {
    format!(
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> {what} \
         </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r>\
         <w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
    )
}

/// Without what XML 1.0 has no characters for, and without marks that turn the reading direction.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            c if c.is_control() || is_invisible_mark(c) || is_no_character(c) => {}
            c => out.push(c),
        }
    }
    out
}

fn is_no_character(c: char) -> bool {
    matches!(u32::from(c) & 0xffff, 0xfffe | 0xffff)
}

/// The address as a relationship may hold it: an invalid one makes Word repair the whole document.
pub(crate) fn web_address(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://")?;
    let is_web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let is_host = host.starts_with(|c: char| c.is_ascii_alphanumeric())
        && !host.contains("..")
        && host
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':'));
    let port = host.split_once(':').map(|(_, port)| port);
    let is_port = port.is_none_or(|p| p.parse::<u16>().is_ok());
    if !is_web || !is_host || !is_port {
        return None;
    }
    let mut out = String::with_capacity(url.len());
    for (at, b) in url.bytes().enumerate() {
        let keeps = b.is_ascii_alphanumeric() || b"-._~:/?#@!$&'()*+,;=".contains(&b);
        let coded = b == b'%'
            && url
                .as_bytes()
                .get(at + 1..at + 3)
                .is_some_and(|x| x.iter().all(u8::is_ascii_hexdigit));
        // A second `#` is none.
        if (keeps && !(b == b'#' && out.contains('#'))) || coded {
            out.push(char::from(b));
        } else {
            write!(out, "%{b:02X}").expect("writing to a string cannot fail");
        }
    }
    (out.len() <= LONGEST_URL).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_never_markup_and_has_only_characters_of_xml() {
        assert_eq!(
            escaped("a\u{0}\u{8}\u{b}<b>&\"\u{202e}x\u{fffe}\u{1ffff}\n😀"),
            "a&lt;b&gt;&amp;&quot;x 😀"
        );
    }

    #[test]
    fn only_addresses_that_a_browser_opens_become_links() {
        let kept = "https://kabar.test/a?b=1&c=%20#x";
        assert_eq!(web_address(kept).as_deref(), Some(kept));
        assert_eq!(
            web_address("http://a.test/jalan rusak/é%zz#a#b").as_deref(),
            Some("http://a.test/jalan%20rusak/%C3%A9%25zz#a%23b")
        );
        for none in [
            "javascript:alert(1)",
            "http://",
            "http://[x",
            "http://a..b/",
            "http://a:port/",
            "ftp://a.test/",
            "kabar.test",
        ] {
            assert_eq!(web_address(none), None, "{none}");
        }
        assert_eq!(
            web_address(&format!("http://a.test/{}", "x".repeat(3000))),
            None
        );
    }

    #[test]
    fn marks_have_names_that_word_takes() {
        assert_eq!(mark_name("isu-2k7w9qhd-12"), "isu_2k7w9qhd_12");
    }
}
