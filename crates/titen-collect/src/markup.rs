//! HTML → the text that a reader sees, a block a line.

use ego_tree::{NodeRef, iter::Edge};
use scraper::{Html, Node};

/// Titles and summaries of feeds: tags out, entities decoded.
pub fn to_text(html: &str) -> String {
    if !html.contains(['<', '&']) {
        return tidy(html);
    }
    text_of(*Html::parse_fragment(html).root_element())
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
    matches!(tag, "script" | "style" | "noscript" | "template" | "iframe" | "svg" | "form")
}

fn is_block(tag: &str) -> bool {
    matches!(
        tag,
        "p" | "div" | "br" | "li" | "ul" | "ol" | "tr" | "td" | "th" | "table" | "h1" | "h2" | "h3" | "h4" | "h5"
            | "h6" | "blockquote" | "section" | "article" | "figure" | "figcaption" | "pre" | "hr" | "dd" | "dt"
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
            ("Jalan &amp; jembatan &#8211; rusak", "Jalan & jembatan – rusak"),
            ("<p>Satu  <b>dua</b>tiga</p><p>empat</p>", "Satu duatiga\nempat"),
            ("a<br/>b<script>x < y</script><style>p{}</style>", "a\nb"),
            ("air &lt; 2 m", "air < 2 m"),
            ("  tanpa \n\n tanda ", "tanpa\ntanda"),
            ("", ""),
        ] {
            assert_eq!(to_text(html), expect, "{html}");
        }
    }

    #[test]
    fn deep_nesting_does_not_overflow() {
        let html = "<div>".repeat(20_000) + "dasar";
        assert_eq!(to_text(&html), "dasar");
    }
}
