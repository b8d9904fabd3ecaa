//! What a word's letters alone tell: most words are plain, and only the odd ones are looked at
//! further. Indonesian spelling allows few clusters of consonants; SMS spelling, which drops
//! vowels, makes others (*ksih, rujukn, dsuruh*), and that is how it gives itself away.

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shape {
    /// Or what may be the ² of doubling.
    pub digit: bool,
    pub hyphen: bool,
    /// A letter three times in a row, or a doubled letter that hints at stretching.
    pub stretched: bool,
    /// Clusters that no Indonesian or Javanese word has.
    pub short: bool,
    /// Ends or begins as words that were glued to others do.
    pub glued: bool,
}

impl Shape {
    /// Worth more than the look-up of glued words.
    pub fn odd(self) -> bool {
        self.digit || self.hyphen || self.stretched || self.short
    }
}

pub(super) fn of(word: &str) -> Shape {
    let b = word.as_bytes();
    let mut shape = Shape::default();
    let mut last = 0;
    for (i, &c) in b.iter().enumerate() {
        // A pair of g is the end of ng and a beginning: tanggal.
        let held = c == last && (c != b'g' || i > 1 && b[i - 2] == b'g');
        shape.stretched |= held && c.is_ascii_alphabetic();
        shape.digit |= c.is_ascii_digit() || c == 0xc2;
        shape.hyphen |= c == b'-';
        last = c;
    }
    shape.glued = b.len() >= 5
        && (b.ends_with(b"ya")
            || b.ends_with(b"ny")
            || b.ends_with(b"x")
            || b.ends_with(b"lah")
            || b.ends_with(b"kah")
            || b.starts_with(b"di")
            || b.starts_with(b"ke"));
    shape.short = b.len() >= 4 && b.iter().all(u8::is_ascii_lowercase) && clusters_break_rules(b);
    shape
}

fn is_vowel(c: u8) -> bool {
    matches!(c, b'a' | b'i' | b'u' | b'e' | b'o')
}

/// Walks the runs of consonants; ng, ny, sy, kh count as one sound each.
fn clusters_break_rules(b: &[u8]) -> bool {
    let mut run = [0u8; 8];
    let (mut n, mut i) = (0, 0);
    let mut at_start = true;
    let mut vowels = 0;
    while i < b.len() {
        let c = b[i];
        if is_vowel(c) {
            let legal = match (n, at_start) {
                (0 | 1, _) => true,
                (_, true) => begins(&run[..n.min(8)]),
                (2, false) => true,
                (_, false) => within(&run[..n.min(8)]),
            };
            if !legal {
                return true;
            }
            (n, at_start, vowels) = (0, false, vowels + 1);
            i += 1;
            continue;
        }
        let (sound, len) = match (c, b.get(i + 1)) {
            (b'n', Some(b'g')) => (b'N', 2),
            (b'n', Some(b'y')) => (b'Y', 2),
            (b's', Some(b'y')) => (b'S', 2),
            (b'k', Some(b'h')) => (b'K', 2),
            (c, _) => (c, 1),
        };
        if n < 8 {
            run[n] = sound;
        }
        n += 1;
        i += len;
    }
    vowels == 0 || n > 1 && !ends(&run[..n.min(8)])
}

fn is_glide(c: u8) -> bool {
    matches!(c, b'l' | b'r' | b'w' | b'y' | b'h')
}

/// *pr-, st-*, and the Javanese *mb-, nd-, ngl-, mr-*.
fn begins(run: &[u8]) -> bool {
    match run {
        [b's', b, ..] if run.len() == 2 => {
            matches!(b, b't' | b'p' | b'k' | b'm' | b'n' | b'c') || is_glide(*b)
        }
        [a, b] => {
            is_glide(*b) && *a != b'r' && *a != b'l' && *a != b'w' && *a != b'h'
                || matches!(
                    (a, b),
                    (b'm', b'b' | b'p')
                        | (b'n', b'd' | b'j' | b't' | b'c')
                        | (b'd' | b't', b'j')
                        | (b'd', b'z')
                        | (b't', b's')
                        | (b'N', b'g' | b'k')
                        | (b'p', b's')
                )
        }
        [b's' | b'm' | b'n' | b'N', _, c] => is_glide(*c),
        _ => false,
    }
}

/// *-ngkr-, -nstr-, -ksp-*.
fn within(run: &[u8]) -> bool {
    let last = run[run.len() - 1];
    match run.len() {
        3 => {
            matches!(last, b'l' | b'r' | b'w' | b'y')
                && !matches!(run[1], b'm' | b'n' | b'N' | b'h')
                || run[1] == b's'
                || run[1] == b'd' && last == b'h'
        }
        _ => run.contains(&b's') && matches!(last, b'l' | b'r'),
    }
}

fn ends(run: &[u8]) -> bool {
    match run {
        [a, b] => {
            a == b
                || matches!(
                    (a, b),
                    (b'k' | b'n' | b'r' | b'p' | b'l' | b't' | b'm' | b'N', b's')
                        | (
                            b'r' | b'n' | b'l' | b's' | b'k' | b'p' | b'f' | b'c' | b'x',
                            b't'
                        )
                        | (b'r' | b'n' | b'l' | b'N' | b's' | b'c', b'k')
                        | (b'r' | b'n' | b'l', b'd' | b'f' | b'c')
                        | (b'r' | b'l' | b'h' | b's', b'm')
                        | (b'r', b'n' | b'l' | b'g' | b'p' | b'b')
                        | (b'l' | b'm' | b's', b'p')
                        | (b'g' | b't' | b's' | b'c' | b'p' | b'd', b'h')
                )
        }
        [b'n' | b'r' | b't', b'c' | b't' | b's' | b'd', b'h'] => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_without_vowels_gives_itself_away() {
        let short = [
            "ksih",
            "dsuruh",
            "rujukn",
            "mngajukn",
            "trnyta",
            "pdahal",
            "wktu",
            "slsai",
            "akhrnya",
            "pnghasilan",
            "membutuhkn",
            "klrga",
            "bhkn",
            "prnh",
        ];
        let plain = [
            "jalan",
            "transportasi",
            "struktur",
            "mbalik",
            "ndhuwur",
            "nglapor",
            "kontrak",
            "kompleks",
            "mrene",
            "ngrusak",
            "monster",
            "sprei",
            "syarat",
            "khusus",
            "instruksi",
            "ekspor",
            "swasta",
            "pancing",
            "tanggung",
            "dhuwit",
            "modern",
            "standar",
            "film",
            "volt",
            "bank",
            "njaluk",
            "angkringan",
            "mangkrak",
            "menyeberang",
            "spektrum",
            "konstitusi",
            "arsip",
            "artis",
        ];
        for word in short {
            assert!(of(word).short, "{word}");
        }
        for word in plain {
            assert!(!of(word).short, "{word}");
        }
    }
}
