//! What the faces cannot draw, made legible: PDF/UA refuses a text with a glyph missing, and a reader must see that
//! something stood there. Fancy letters of social media become plain ones (NFKD), the rest one � a run.

use crate::fonts::cover;
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

const MISSING: char = '\u{fffd}';
/// A longer word (an address, a name that is one string) may break anywhere, else it would run off the page.
const LONG_WORD: usize = 28;
const BREAK_EVERY: usize = 14;
const BREAK: char = '\u{200b}';

/// A longer address is no link: the typesetter takes none, nor do readers of PDF.
const LONGEST_LINK: usize = 2000;

/// Every text of the data, but for keys and pictures; addresses stay what they are.
pub(crate) fn legible(data: &mut Value) {
    match data {
        Value::String(text) => *text = line(text),
        Value::Array(values) => values.iter_mut().for_each(legible),
        Value::Object(values) => {
            for (key, value) in values {
                match (key.as_str(), &*value) {
                    ("svg", _) => {}
                    ("link", Value::String(url)) => *value = link(url),
                    _ => legible(value),
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// In ASCII, as an address in a PDF is; what is none becomes no link.
fn link(url: &str) -> Value {
    let mut ascii = String::with_capacity(url.len());
    for byte in url.bytes() {
        match byte {
            0x21..=0x7e => ascii.push(byte.into()),
            other => ascii.push_str(&format!("%{other:02X}")),
        }
    }
    if ascii.is_empty() || ascii.len() > LONGEST_LINK {
        Value::Null
    } else {
        Value::String(ascii)
    }
}

fn line(text: &str) -> String {
    breakable(&drawn(text, |plain| plain))
}

/// A picture: its own markup stays, and what a label becomes is no markup (a wide `＜` is a `<` in plain letters).
pub(crate) fn drawn_svg(svg: &str) -> String {
    let text = |plain: String| {
        let plain = plain.replace('&', "&amp;").replace('<', "&lt;");
        plain.replace('>', "&gt;").replace('"', "&quot;")
    };
    drawn(svg, text)
}

/// As one line; `written` writes what stands for a character that no face draws.
fn drawn(text: &str, written: impl Fn(String) -> String) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' => out.push(' '),
            c if c.is_control() || is_invisible(c) => {}
            c if cover(c) => out.push(c),
            c => match plainer(c) {
                Some(plain) => out.push_str(&written(plain)),
                None if out.ends_with(MISSING) => {}
                None => out.push(MISSING),
            },
        }
    }
    out
}

fn plainer(c: char) -> Option<String> {
    let sign = match c {
        '−' => "–",
        '→' => "->",
        '←' => "<-",
        '≥' => ">=",
        '≤' => "<=",
        '≈' => "±",
        '●' | '■' | '▪' | '◦' => "•",
        _ => "",
    };
    let plain: String = if sign.is_empty() {
        c.nfkd().collect()
    } else {
        sign.to_owned()
    };
    plain.chars().all(cover).then_some(plain)
}

/// Joiners, variation selectors and marks that turn the reading direction.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
}

fn breakable(text: &str) -> String {
    if text
        .split(' ')
        .all(|w| w.len() <= LONG_WORD || w.chars().count() <= LONG_WORD)
    {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() + 32);
    for (n, word) in text.split(' ').enumerate() {
        if n > 0 {
            out.push(' ');
        }
        let long = word.chars().count() > LONG_WORD;
        for (at, c) in word.chars().enumerate() {
            if long && at > 0 && at % BREAK_EVERY == 0 {
                out.push(BREAK);
            }
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_drawn_is_seen_to_be_missing() {
        for (text, legible) in [
            (
                "Jalan rusak, #parah $5 @camat",
                "Jalan rusak, #parah $5 @camat",
            ),
            ("banjir 😡😡 lagi", "banjir � lagi"),
            ("👨‍👩‍👧 warga", "� warga"),
            ("𝗝𝗮𝗹𝗮𝗻 １２", "Jalan 12"),
            ("\u{202e}rusak\u{200b}\u{7} −5 °C", "rusak –5 °C"),
            ("شارع", "�"),
            ("satu\ndua", "satu dua"),
        ] {
            assert_eq!(line(text), legible, "{text}");
            assert!(line(text).chars().all(|c| cover(c) || c == BREAK), "{text}");
        }
    }

    #[test]
    fn a_word_that_is_longer_than_a_line_may_break() {
        let name = "a".repeat(300);
        let written = line(&name);
        assert_eq!(written.replace(BREAK, ""), name);
        assert!(
            written
                .split(BREAK)
                .all(|part| part.chars().count() <= BREAK_EVERY)
        );
        assert_eq!(line("pertanggungjawabannya"), "pertanggungjawabannya");
    }

    #[test]
    fn an_address_stays_what_it_is() {
        let long = format!(
            "https://media.invalid/berita/{}?a=1",
            "jalan-rusak-".repeat(9)
        );
        assert_eq!(link(&long), long);
        assert_eq!(
            link("https://a.invalid/é b"),
            "https://a.invalid/%C3%A9%20b"
        );
        assert_eq!(link(&"a".repeat(3000)), Value::Null);
        let mut data = serde_json::json!({ "link": long });
        legible(&mut data);
        assert_eq!(data["link"], long);
    }

    #[test]
    fn no_label_of_a_picture_becomes_markup() {
        assert_eq!(
            drawn_svg("<text x=\"1\">＜HET＆＞ &lt; ＂</text>"),
            "<text x=\"1\">&lt;HET&amp;&gt; &lt; &quot;</text>"
        );
        let becomes = |c: &char| c.nfkd().any(|d| matches!(d, '<' | '>' | '&' | '"'));
        let all = ('\u{80}'..='\u{2ffff}').filter(becomes);
        for c in all.chain(['≥', '≤', '→', '←']) {
            let label = format!("<text>{}</text>", drawn_svg(&c.to_string()));
            let signs = ["&lt;", "&gt;", "&amp;", "&quot;"];
            let rest = signs.iter().fold(label, |l, sign| l.replace(sign, ""));
            assert_eq!(
                rest.matches(['<', '>', '&', '"']).count(),
                4,
                "{c:?}: {rest}"
            );
        }
    }

    #[test]
    fn texts_deep_in_the_data_are_reached() {
        let mut data = serde_json::json!({ "a": [{ "b": "x\u{202e}y" }], "n": 1 });
        legible(&mut data);
        assert_eq!(data, serde_json::json!({ "a": [{ "b": "xy" }], "n": 1 }));
    }
}
