//! Numbers that tell whose they are, in what is said about items: a key, an error's own words, a
//! header. Blunter than `titen_text::Redactor`, since such a text needs none of them.

/// As short as a telephone number can be.
const TELLING_DIGITS: usize = 7;

/// Every long number goes, and every word with an `@`.
pub(crate) fn without_numbers(text: &str) -> String {
    let words: Vec<&str> = text
        .split(' ')
        .map(|word| if tells(word) { "[…]" } else { word })
        .collect();
    words.join(" ")
}

fn tells(word: &str) -> bool {
    word.contains('@') || word.bytes().filter(u8::is_ascii_digit).count() >= TELLING_DIGITS
}

/// A telephone number, a NIK or an address of mail, wherever it stands.
pub(crate) fn holds_number(text: &str) -> bool {
    text.contains('@')
        || text.split(|c: char| !c.is_ascii_digit()).any(|run| {
            run.len() == 16 || (run.len() >= 9 && (run.starts_with('0') || run.starts_with("62")))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tells_whose_it_is_goes_and_the_rest_stays() {
        assert_eq!(
            without_numbers("code 190, user +62-812-345-678 or a@b.id"),
            "code 190, user […] or […]"
        );
        assert!(holds_number("in-081234567890-1") && holds_number("3522011501900001"));
        assert!(!holds_number("msg-1755000000123") && !holds_number("wamid.42"));
    }
}
