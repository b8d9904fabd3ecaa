//! Digits that stand for the letters they look like: *b4njir*, *s3kolah*, *4ku*. Only where the
//! letters then make a word; *SP4N* and *H2O* stay.

use smol_str::SmolStr;

/// What a digit may stand for.
fn letters(digit: u8) -> &'static [u8] {
    match digit {
        b'0' => b"o",
        b'1' => b"il",
        b'3' => b"e",
        b'4' => b"a",
        b'5' => b"s",
        b'7' => b"t",
        _ => b"",
    }
}

/// More readings than these are no word.
const MOST_DIGITS: usize = 4;

pub(super) fn read(word: &str, plausible: impl Fn(&str) -> bool) -> Option<SmolStr> {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    let n_letters = word.bytes().filter(u8::is_ascii_alphabetic).count();
    if digits == 0 || digits > MOST_DIGITS || n_letters < 2 || n_letters + digits != word.len() {
        return None;
    }
    // Two rounds, for 1 has two letters.
    (0..2).find_map(|round| {
        let read: Option<String> = word
            .bytes()
            .map(|c| {
                if !c.is_ascii_digit() {
                    return Some(char::from(c));
                }
                let all = letters(c);
                all.get(round.min(all.len().saturating_sub(1)))
                    .map(|l| char::from(*l))
            })
            .collect();
        read.filter(|w| w.len() >= 3 && plausible(w))
            .map(SmolStr::new)
    })
}
