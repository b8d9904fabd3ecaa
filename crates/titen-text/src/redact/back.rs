//! The words before a number, nearest first, as far as they belong to it: a new line, a question or a
//! hyphen ends it.

/// More than that is not read, so that the whole stays linear.
const BYTES: usize = 160;

pub(super) struct Back<'a> {
    rest: &'a str,
}

pub(super) fn back(before: &str) -> Back<'_> {
    let mut from = before.len().saturating_sub(BYTES);
    while !before.is_char_boundary(from) {
        from += 1;
    }
    Back {
        rest: &before[from..],
    }
}

impl<'a> Iterator for Back<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let between = |c: char| matches!(c, ' ' | '.' | ',' | ':' | '(' | ')' | '/' | '=');
        let rest = self.rest.trim_end_matches(between);
        let start = if rest.ends_with(']') {
            rest.rfind('[')?
        } else {
            rest.trim_end_matches(|c: char| c.is_alphanumeric() || c == '\'')
                .len()
        };
        let word = &rest[start..];
        self.rest = &rest[..start];
        (!word.is_empty()).then_some(word)
    }
}

/// One of the words that the text `list` has, parted by spaces?
pub(super) fn is_in(word: &str, list: &[&str]) -> bool {
    list.iter().any(|w| w.eq_ignore_ascii_case(word))
}

/// The word at `i`, spaces skipped.
pub(super) fn next_word(text: &str, i: usize) -> &str {
    let rest = text[i..].trim_start_matches([' ', '(']);
    let end = rest
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(rest.len().min(64));
    rest.get(..end).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_nearest_first_and_end_at_a_line() {
        let words: Vec<&str> = back("baru\nrumah Bu [NAMA], no. ").collect();
        assert_eq!(words, ["no", "[NAMA]", "Bu", "rumah"]);
        assert_eq!(back("jl-veteran-no-").next(), None);
        assert_eq!(next_word("12 (meter) x", 2), "meter");
    }
}
