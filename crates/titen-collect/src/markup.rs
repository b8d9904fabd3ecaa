//! HTML → the text that a reader sees, a block a line.

use ego_tree::{NodeRef, iter::Edge};
use scraper::{Html, Node};

/// Titles and summaries of feeds: tags out, entities decoded.
pub fn to_text(html: &str) -> String {
    if !html.contains(['<', '&']) {
        return tidy(html);
    }
    if is_too_deep(html) {
        return tidy(&without_tags(html));
    }
    text_of(*Html::parse_fragment(html).root_element())
}

/// Deeper nesting is an accident or an attack: the time of an HTML5 parser grows with its square.
const DEEPEST: usize = 1000;

/// Estimated from the tags alone, since it decides whether to parse at all.
pub fn is_too_deep(html: &str) -> bool {
    let mut depth = 0usize;
    for (at, _) in html.match_indices('<') {
        let rest = &html[at + 1..];
        if rest.starts_with('/') {
            depth = depth.saturating_sub(1);
        } else if rest.starts_with(|c: char| c.is_ascii_alphabetic()) && stays_open(rest) {
            depth += 1;
            if depth > DEEPEST {
                return true;
            }
        }
    }
    false
}

/// Not a void element, and none that its next sibling closes.
fn stays_open(tag: &str) -> bool {
    let end = tag
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(tag.len());
    let closes_itself = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
        "source", "track", "wbr", "p", "li", "dt", "dd", "td", "th", "tr", "option",
    ];
    !closes_itself
        .iter()
        .any(|name| name.eq_ignore_ascii_case(&tag[..end]))
        && !tag.find('>').is_some_and(|end| tag[..end].ends_with('/'))
}

fn without_tags(html: &str) -> String {
    html.split('<')
        .enumerate()
        .map(|(i, part)| {
            if i == 0 {
                part
            } else {
                part.split_once('>').map_or("", |(_, t)| t)
            }
        })
        .collect()
}

pub fn text_of(root: NodeRef<'_, Node>) -> String {
    let mut text = String::new();
    let mut hidden = 0usize;
    for edge in root.traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Text(t) if hidden == 0 => text.push_str(t),
                Node::Element(e) if is_hidden(e.name()) => hidden += 1,
                Node::Element(e) if is_block(e.name()) => text.push('\n'),
                _ => {}
            },
            Edge::Close(node) => match node.value() {
                Node::Element(e) if is_hidden(e.name()) => hidden -= 1,
                Node::Element(e) if is_block(e.name()) => text.push('\n'),
                _ => {}
            },
        }
    }
    tidy(&text)
}

fn is_hidden(tag: &str) -> bool {
    matches!(
        tag,
        "script" | "style" | "noscript" | "template" | "iframe" | "svg" | "form"
    )
}

fn is_block(tag: &str) -> bool {
    matches!(
        tag,
        "p" | "div"
            | "br"
            | "li"
            | "ul"
            | "ol"
            | "tr"
            | "td"
            | "th"
            | "table"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "blockquote"
            | "section"
            | "article"
            | "figure"
            | "figcaption"
            | "pre"
            | "hr"
            | "dd"
            | "dt"
    )
}

/// One space between words, one line a block, nothing empty.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        let mut words = line.split_whitespace();
        let Some(first) = words.next() else { continue };
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(first);
        for word in words {
            out.push(' ');
            out.push_str(word);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_go_and_blocks_become_lines() {
        for (html, expect) in [
            (
                "Jalan &amp; jembatan &#8211; rusak",
                "Jalan & jembatan – rusak",
            ),
            (
                "<p>Satu  <b>dua</b>tiga</p><p>empat</p>",
                "Satu duatiga\nempat",
            ),
            ("a<br/>b<script>x < y</script><style>p{}</style>", "a\nb"),
            ("air &lt; 2 m", "air < 2 m"),
            ("  tanpa \n\n tanda ", "tanpa\ntanda"),
            ("", ""),
        ] {
            assert_eq!(to_text(html), expect, "{html}");
        }
    }

    #[test]
    fn nesting_without_end_is_not_parsed() {
        let bomb = "<div>".repeat(1_000_000) + "dasar";
        let begun = std::time::Instant::now();
        assert_eq!(to_text(&bomb), "dasar");
        assert!(begun.elapsed().as_secs() < 5, "{:?}", begun.elapsed());
        let flat = "<p>satu<br><li><div><img src=x></div><a href=/x/>".repeat(900);
        assert!(is_too_deep(&bomb) && !is_too_deep(&flat));
    }
}
