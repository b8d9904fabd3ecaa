//! Emoji and smileys: no words, but evidence of tone. Kept apart from the tokens, so that what
//! counts words is not disturbed.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark<'a> {
    pub text: &'a str,
    /// Byte offset.
    pub start: usize,
}

/// In reading order. A sequence (skin colours, joined people, flags) is one mark.
pub fn marks(text: &str) -> impl Iterator<Item = Mark<'_>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(c) = text[at..].chars().next() {
            let start = at;
            let rest = &text[at..];
            let len = if is_emoji(c) {
                sequence(rest)
            } else if matches!(c, ':' | ';' | '=') {
                smiley(&text[..at], rest).unwrap_or(0)
            } else {
                0
            };
            at += if len > 0 { len } else { c.len_utf8() };
            if len > 0 {
                let text = &text[start..at];
                return Some(Mark { text, start });
            }
        }
        None
    })
}

fn is_emoji(c: char) -> bool {
    matches!(c as u32, 0x1f300..=0x1faff | 0x1f1e6..=0x1f1ff | 0x2600..=0x27bf | 0x2b50 | 0x2b55)
}

/// An emoji with what is joined to it: selectors, skin colours, zero-width joiners and their
/// partners, the second half of a flag.
fn sequence(rest: &str) -> usize {
    let flag = |c: char| matches!(c as u32, 0x1f1e6..=0x1f1ff);
    let mut chars = rest.char_indices().peekable();
    let Some((_, first)) = chars.next() else {
        return 0;
    };
    let mut end = first.len_utf8();
    let mut joined = false;
    let mut flags = usize::from(flag(first));
    for (i, c) in chars {
        let colour = matches!(c as u32, 0x1f3fb..=0x1f3ff | 0xfe0f);
        let half = flag(c) && flags == 1;
        if !(colour || c == '\u{200d}' || half || joined && is_emoji(c)) {
            break;
        }
        joined = c == '\u{200d}';
        flags += usize::from(half);
        end = i + c.len_utf8();
    }
    end
}

/// `:)`, `:-(`, `=D`, `;p` with no letter or digit right before or behind them: `Blok:D2` is none.
pub(super) fn smiley(before: &str, rest: &str) -> Option<usize> {
    let apart = !before.ends_with(char::is_alphanumeric);
    let b = rest.as_bytes();
    let mut i = 1;
    i += usize::from(matches!(b.get(i), Some(b'-' | b'\'')));
    let mouth = *b.get(i)?;
    let drawn = matches!(mouth, b')' | b'(' | b'|' | b'/' | b'*');
    // A bracket may follow a word: `mohon dibantu:)`. A slash may be an address's.
    let lettered = matches!(mouth, b'D' | b'P' | b'p' | b'O' | b'o' | b'3' | b'x' | b'X');
    if !drawn && !lettered {
        return None;
    }
    let fits = match mouth {
        b')' | b'(' => b[0] != b'=' || apart,
        _ => apart,
    };
    let mut end = i + 1;
    end += b[end..].iter().take_while(|m| **m == mouth).count();
    let free = drawn && mouth != b'/'
        || !rest[end..].starts_with(|c: char| c.is_alphanumeric() || c == '/');
    (fits && free).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &str) {
        let got: Vec<_> = marks(text).map(|m| m.text).collect();
        assert_eq!(got.join(" "), expect, "{text}");
        for m in marks(text) {
            assert_eq!(text.get(m.start..m.start + m.text.len()), Some(m.text));
        }
    }

    #[test]
    fn emoji_and_smileys() {
        check("mantap 👍🏽 pak :) 😡😡", "👍🏽 :) 😡 😡");
        check("🇮🇩 👨‍👩‍👧 ❤️", "🇮🇩 👨‍👩‍👧 ❤️");
        check("jam 10:30, Blok:D2, https://a.id :-( =D", ":-( =D");
        check("mohon dibantu:) ya :D", ":) :D");
        check("Alamat: Desa", "");
    }
}
