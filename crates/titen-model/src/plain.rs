//! Text from outside as one line of plain characters: what a source wrote may carry line breaks,
//! control characters and marks that turn the reading direction, and none of them may reach a
//! page, a cell or a bar of the screen.

/// One line, single spaces, no control characters and no direction marks.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()) {
        let mut word = word.chars().filter(|c| !is_invisible_mark(*c)).peekable();
        if word.peek().is_none() {
            continue;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word);
    }
    out
}

/// `plain`, cut at a word to at most `max` characters, with `…` where it was cut.
pub fn excerpt(text: &str, max: usize) -> String {
    let text = plain(text);
    let Some((limit, _)) = text.char_indices().nth(max) else {
        return text;
    };
    // A word longer than half the room is cut inside, else one long word would empty the line.
    let cut = text[..limit]
        .rfind(' ')
        .filter(|space| *space > limit / 2)
        .unwrap_or(limit);
    format!(
        "{}…",
        text[..cut].trim_end_matches([' ', ',', ';', ':', '.', '–', '-'])
    )
}

/// Ends as a sentence does: headlines stand without a full stop, and run into the next sentence.
pub fn ended(mut text: String) -> String {
    if text.ends_with(char::is_alphanumeric) || text.ends_with([')', '%']) {
        text.push('.');
    }
    text
}

/// Turns the reading direction, joins, or is no character at all (U+FFFE: XML refuses it).
pub fn is_invisible_mark(c: char) -> bool {
    let is_none = u32::from(c) & 0xfffe == 0xfffe || matches!(c, '\u{fdd0}'..='\u{fdef}');
    is_none
        || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_controls_and_direction_marks_do_not_pass() {
        assert_eq!(
            plain("  Jalan\r\n rusak\t\u{202e}parah\u{7}\u{200b} \u{fffe}\u{fdd0}\u{1ffff}"),
            "Jalan rusak parah"
        );
        assert_eq!(plain("\u{202e} \u{200b}"), "");
    }

    #[test]
    fn an_excerpt_ends_at_a_word() {
        assert_eq!(excerpt("air keruh tiga hari", 19), "air keruh tiga hari");
        assert_eq!(excerpt("air keruh, tiga hari", 12), "air keruh…");
        assert_eq!(excerpt("aaaaaaaaaaaa", 5), "aaaaa…");
    }
}
