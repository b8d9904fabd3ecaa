//! How far a word goes: doubled words, digits that stand for letters, codes, the words of a hashtag.

/// Length of the word at the start of `rest`.
pub(super) fn len(rest: &str) -> usize {
    let first = letters(rest);
    let after = &rest[first..];
    match after.as_bytes().first() {
        Some(b'0'..=b'9' | 0xc2) => {
            if let Some(len) = doubled_by_digit(rest, first).or_else(|| mixed(rest, first)) {
                return len;
            }
        }
        Some(b'-') => {
            let tail = &after[1..];
            let second = letters(tail);
            if second > 0
                && (is_doubled(&rest[..first], &tail[..second])
                    || is_prefix_of(&rest[..first], &tail[..second]))
            {
                let whole = first + 1 + second;
                return doubled_by_digit(rest, whole).unwrap_or(whole);
            }
        }
        _ => {}
    }
    first
}

/// `jalan2`, `anak2nya`, `toko2x`: a word of `first` bytes, the 2 of doubling, a suffix.
fn doubled_by_digit(rest: &str, first: usize) -> Option<usize> {
    let after = &rest[first..];
    let tail = after.strip_prefix(['2', '²'])?;
    let mark = after.len() - tail.len();
    let suffix = letters(tail);
    let ends = !tail[suffix..].starts_with(|c: char| c.is_ascii_digit());
    let known = SUFFIXES
        .iter()
        .any(|s| s.eq_ignore_ascii_case(&tail[..suffix]));
    (ends && known && first >= 3 && !rest[..first].eq_ignore_ascii_case("blok"))
        .then_some(first + mark + suffix)
}

/// What may follow the 2 of doubling; x is SMS for *-nya* and for the doubling itself.
const SUFFIXES: &[&str] = &[
    "", "an", "n", "nya", "ny", "kan", "kn", "i", "in", "ku", "mu", "x", "lah", "annya",
];

/// `b4njir`, `SP4N`, `P3K`, `se7`: digits between letters stand for letters or make a code, and
/// either way the whole is one word. `RT05`, `B1234XY`, `jam7` are no such words.
fn mixed(rest: &str, first: usize) -> Option<usize> {
    let len = rest
        .bytes()
        .take_while(|b| b.is_ascii_alphanumeric())
        .count();
    let run = &rest[..len];
    if len < first || rest[len..].starts_with(char::is_alphabetic) {
        return None;
    }
    if matches!(run, "se7" | "Se7" | "t4") {
        return Some(len);
    }
    let b = run.as_bytes();
    // Single digits, never at the end; a doubled word that runs into the next is none.
    let single = (1..b.len()).all(|i| !b[i].is_ascii_digit() || !b[i - 1].is_ascii_digit());
    let ends_in_letter = b.last().is_some_and(u8::is_ascii_alphabetic);
    let digits = b.iter().filter(|c| c.is_ascii_digit()).count();
    let starts = |p: &str| run.get(..2).is_some_and(|r| r.eq_ignore_ascii_case(p));
    let address = starts("rt") || starts("rw") || starts("gg") || starts("no");
    let short = digits == 1 && b.iter().position(u8::is_ascii_digit) == Some(first) && len <= 5;
    let vowels = digits <= 2
        && b.iter()
            .all(|c| !c.is_ascii_digit() || matches!(c, b'0' | b'1' | b'3' | b'4' | b'5' | b'7'));
    (single && ends_in_letter && !address && (short || vowels)).then_some(len)
}

/// `4ku`, `4nak`: a 4 for the a at the start, for the few words where that is sure. `3bulan` is
/// a number and a word.
pub(super) fn begun_by_digit(rest: &str) -> Option<usize> {
    let tail = rest.strip_prefix('4')?;
    let len = tail.bytes().take_while(u8::is_ascii_alphabetic).count();
    let ends = !tail[len..].starts_with(char::is_alphanumeric);
    let sure = matches!(
        &tail[..len],
        "ku" | "da" | "nak" | "pa" | "lamat" | "khir" | "spal" | "gar" | "tau" | "dalah"
    );
    (ends && sure).then_some(len + 1)
}

/// The next word of a hashtag, by its capitals: `JalanRusak`, `BLTTepatSasaran`. Without capitals
/// it stays whole.
pub(super) fn of_hashtag(rest: &str) -> usize {
    let letters = letters(rest);
    let mut chars = rest[..letters].char_indices().peekable();
    let (mut before, mut last) = (false, false);
    let mut n = 0;
    while let Some((i, c)) = chars.next() {
        let upper = c.is_uppercase();
        let next_lower = chars.peek().is_some_and(|(_, n)| n.is_lowercase());
        // jalanR|usak begins a word; so does T|epat after B L T.
        let begins = upper && n > 0 && (!last || next_lower && before && n > 1);
        if begins {
            return i;
        }
        (before, last, n) = (last, upper, n + 1);
    }
    // Digits inside a hashtag make its code: #SP4NLapor.
    if rest[letters..].starts_with(|c: char| c.is_ascii_digit()) {
        return mixed(rest, letters).unwrap_or(letters);
    }
    letters
}

/// Bytes of letters, with single apostrophes between letters (Jum'at, Qur’an).
pub(super) fn letters(s: &str) -> usize {
    let b = s.as_bytes();
    let ascii = b.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    match b.get(ascii) {
        None => return ascii,
        Some(c) if c.is_ascii() && !matches!(c, b'\'' | b'`') => return ascii,
        _ => {}
    }
    let mut end = 0;
    let mut chars = s.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let inner = matches!(c, '\'' | '’' | '`')
            && i > 0
            && chars.peek().is_some_and(|(_, n)| n.is_alphabetic());
        if !c.is_alphabetic() && !inner && !is_mark(c) {
            break;
        }
        end = i + c.len_utf8();
    }
    end
}

/// Combining marks belong to the letter before them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200d}' | '\u{ad}')
}

/// *ter-lalu*, *ber-bahaya*: a prefix that was parted from its word. Those that carry meaning of
/// their own before a hyphen (anti-, non-, se-) stay words.
fn is_prefix_of(a: &str, b: &str) -> bool {
    matches!(a, "ter" | "ber" | "Ter" | "Ber" | "mem" | "meng" | "men")
        && b.len() >= 3
        && b.bytes().all(|c| c.is_ascii_lowercase())
}

/// Do two hyphenated halves double one word (anak-anak, berlari-lari, buku-bukunya, sayur-mayur)?
fn is_doubled(a: &str, b: &str) -> bool {
    let (a, b) = (a.to_lowercase(), b.to_lowercase());
    let n = a.len().min(b.len());
    if n < 3 {
        return false;
    }
    if a.contains(&b) || b.contains(&a) {
        return true;
    }
    let same_tail = a
        .bytes()
        .rev()
        .zip(b.bytes().rev())
        .take_while(|(x, y)| x == y)
        .count();
    let same_head = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    same_tail >= n - 1 || (same_head >= 4 && same_head + 3 >= n)
}
