//! The few shapes that the pictures are drawn with. 360 wide, since that is a phone's width: letters
//! are never smaller than some ten points there, and on paper two pictures stand side by side.

use super::Picture;
use crate::plain::plain;
use std::fmt::Write as _;

pub(super) const WIDTH: f64 = 360.0;
pub(super) const INK: &str = "#1b2430";
pub(super) const SOFT: &str = "#4a5563";
pub(super) const NAVY: &str = "#17375e";
pub(super) const PALE: &str = "#8ea6c2";

#[derive(Default)]
pub(super) struct Svg {
    body: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Box {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) w: f64,
    pub(super) h: f64,
}

impl Svg {
    /// `edge`: the colour of its outline, or none.
    pub(super) fn rect(&mut self, at: Box, fill: &str, edge: &str) {
        let edge = match edge {
            "" => String::new(),
            edge => format!(" stroke=\"{edge}\" stroke-width=\"1\""),
        };
        self.push(&format!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{fill}\"{edge}/>",
            n(at.x),
            n(at.y),
            n(at.w),
            n(at.h)
        ));
    }

    pub(super) fn text(
        &mut self,
        x: f64,
        y: f64,
        size: f64,
        anchor: Anchor,
        ink: &str,
        text: &str,
    ) {
        self.write_text((x, y), size, anchor, ink, "", text);
    }

    pub(super) fn bold(
        &mut self,
        x: f64,
        y: f64,
        size: f64,
        anchor: Anchor,
        ink: &str,
        text: &str,
    ) {
        self.write_text((x, y), size, anchor, ink, " font-weight=\"700\"", text);
    }

    fn write_text(
        &mut self,
        (x, y): (f64, f64),
        size: f64,
        anchor: Anchor,
        ink: &str,
        weight: &str,
        text: &str,
    ) {
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        self.push(&format!(
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\" fill=\"{ink}\"{anchor}{weight}>{}</text>",
            n(x),
            n(y),
            n(size),
            escaped(&plain(text))
        ));
    }

    pub(super) fn ring(&mut self, x: f64, y: f64, r: f64, ink: &str) {
        self.push(&format!(
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"none\" stroke=\"{ink}\" stroke-width=\"1\"/>",
            n(x),
            n(y),
            n(r)
        ));
    }

    pub(super) fn line(&mut self, from: (f64, f64), to: (f64, f64), ink: &str) {
        self.push(&format!(
            "<path d=\"M{} {}L{} {}\" stroke=\"{ink}\" stroke-width=\"1\" fill=\"none\"/>",
            n(from.0),
            n(from.1),
            n(to.0),
            n(to.1)
        ));
    }

    /// Upright strokes within a box.
    pub(super) fn upright(&mut self, at: Box, step: f64, ink: &str) {
        let mut strokes = String::new();
        let mut x = at.x + step / 2.0;
        while x < at.x + at.w - 0.2 {
            write!(strokes, "M{} {}v{}", n(x), n(at.y), n(at.h)).expect("into a string");
            x += step;
        }
        self.strokes(&strokes, ink);
    }

    /// Level strokes within a box.
    pub(super) fn level(&mut self, at: Box, step: f64, ink: &str) {
        let mut strokes = String::new();
        let mut y = at.y + step / 2.0;
        while y < at.y + at.h - 0.2 {
            write!(strokes, "M{} {}h{}", n(at.x), n(y), n(at.w)).expect("into a string");
            y += step;
        }
        self.strokes(&strokes, ink);
    }

    fn strokes(&mut self, strokes: &str, ink: &str) {
        if !strokes.is_empty() {
            self.push(&format!(
                "<path d=\"{strokes}\" stroke=\"{ink}\" stroke-width=\"1\" fill=\"none\"/>"
            ));
        }
    }

    /// Shapes that a pointer over them explains.
    pub(super) fn told(&mut self, says: &str, draw: impl FnOnce(&mut Svg)) {
        self.push(&format!("<g><title>{}</title>", escaped(&plain(says))));
        draw(self);
        self.push("</g>");
    }

    fn push(&mut self, shape: &str) {
        self.body.push_str(shape);
        self.body.push('\n');
    }

    pub(super) fn finish(
        self,
        key: &'static str,
        height: f64,
        title: String,
        note: String,
    ) -> Picture {
        let (w, h) = (n(WIDTH), n(height.ceil()));
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {w} {h}\" width=\"{w}\" height=\"{h}\" \
             role=\"img\" aria-labelledby=\"gambar-{key}-judul\" aria-describedby=\"gambar-{key}-isi\" font-family=\"sans-serif\">\n\
             <title id=\"gambar-{key}-judul\">{}</title>\n<desc id=\"gambar-{key}-isi\">{}</desc>\n{}</svg>",
            escaped(&title),
            escaped(&note),
            self.body
        );
        Picture {
            key,
            title,
            note,
            svg,
        }
    }
}

/// Cut so that it takes no more than `width` in letters of `size`, by the widths of common sans faces.
pub(super) fn fit(text: &str, size: f64, width: f64) -> String {
    let text = plain(text);
    let whole: f64 = text.chars().map(|c| wide(c) * size).sum();
    if whole <= width {
        return text;
    }
    let (mut used, mut out) = (wide('…') * size, String::new());
    for c in text.chars() {
        used += wide(c) * size;
        if used > width {
            break;
        }
        out.push(c);
    }
    format!("{}…", out.trim_end_matches([' ', ',', '.', ';', ':', '-']))
}

/// `fit`, broken at a word into two lines where one does not hold it.
pub(super) fn two_lines(text: &str, size: f64, width: f64) -> Vec<String> {
    let text = plain(text);
    let mut used = 0.0;
    let mut last_space = None;
    for (at, c) in text.char_indices() {
        if c == ' ' {
            last_space = Some(at);
        }
        used += wide(c) * size;
        if used > width {
            let first = last_space.unwrap_or(0);
            return match first {
                0 => vec![fit(&text, size, width)],
                end => vec![text[..end].to_owned(), fit(&text[end + 1..], size, width)],
            };
        }
    }
    vec![text]
}

fn wide(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '|' | '!' | '\'' | 'I' => 0.28,
        'f' | 'r' | 't' | ' ' | '(' | ')' | '-' | '/' => 0.36,
        'm' | 'w' | 'M' | 'W' | '…' | '%' => 0.88,
        'A'..='Z' => 0.70,
        '0'..='9' | 'a'..='z' => 0.58,
        c if (c as u32) < 0x250 => 0.62,
        _ => 1.1,
    }
}

/// XML's own signs, and nothing that XML may not hold.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// A tenth of a unit is finer than any screen.
fn n(x: f64) -> String {
    let text = format!("{x:.1}");
    text.strip_suffix(".0").unwrap_or(&text).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_never_grows_wider_than_its_room() {
        assert_eq!(fit("Jalan rusak", 10.0, 200.0), "Jalan rusak");
        let cut = fit(&"Jalan rusak ".repeat(30), 10.0, 120.0);
        assert!(cut.ends_with('…') && cut.chars().count() < 28, "{cut}");
        assert_eq!(fit("🌊🌊🌊🌊", 10.0, 30.0), "🌊…");
        let broken = two_lines("Tanggul Bengawan Solo di Kabalan Kritis", 10.0, 120.0);
        assert_eq!(broken, ["Tanggul Bengawan Solo", "di Kabalan Kritis"]);
        assert_eq!(two_lines("pendek", 10.0, 120.0), ["pendek"]);
        assert_eq!(two_lines(&"x".repeat(99), 10.0, 120.0).len(), 1);
        assert_eq!(fit("\u{202e}abc\u{0}\n", 10.0, 99.0), "abc");
    }

    #[test]
    fn markup_in_a_label_is_text() {
        assert_eq!(escaped("<script>&\"\u{ffff}"), "&lt;script&gt;&amp;&quot;");
    }
}
