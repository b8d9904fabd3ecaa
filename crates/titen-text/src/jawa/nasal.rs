//! The nasal of the active verb: it fits the root's first sound and swallows k, t, th, s, c, p and w.

/// Calls `take` with each beginning that the root may have had, what follows, and the cost.
/// `nggawa` → (`g`-, `awa`) and so on: the beginning is put before the rest.
pub(super) fn roots<'a>(stem: &'a str, take: &mut dyn FnMut(&'static str, &'a str, [f32; 2])) {
    for Nasal(nasal, next, swallowed) in &NASALS {
        let Some(rest) = stem.strip_prefix(nasal).filter(|r| r.len() >= 2) else {
            continue;
        };
        let first = rest.as_bytes()[0];
        let fits = match next {
            Next::Vowel => b"aiueo".contains(&first),
            Next::Liquid => b"lrwy".contains(&first),
            Next::One(c) => first == *c,
            Next::Short => !b"aiueo".contains(&first),
        };
        if !fits {
            continue;
        }
        // nge- stands before roots of one syllable: ngecet, ngedum.
        let long =
            *next == Next::Short && rest.bytes().filter(|b| b"aiueo".contains(b)).count() > 1;
        for (begin, cost) in *swallowed {
            let cost = cost
                + match first {
                    _ if !long => 0.0,
                    // ngerasa is heard for ngrasa.
                    b'l' | b'r' | b'w' => 0.9,
                    _ => 1.9,
                };
            // m and n before a vowel begin many a noun.
            let unsure = if *next == Next::Vowel && nasal.len() == 1 {
                1.0
            } else {
                0.0
            };
            take(begin, rest, [cost, cost * 2.0 + unsure]);
        }
    }
}

struct Nasal(&'static str, Next, &'static [(&'static str, f32)]);

#[derive(PartialEq, Eq)]
enum Next {
    Vowel,
    /// l, r, w, y.
    Liquid,
    One(u8),
    Short,
}

const NASALS: [Nasal; 20] = [
    Nasal("ng", Next::Vowel, &[("", 0.0), ("k", 0.2)]),
    Nasal("ng", Next::One(b'g'), &[("", 0.0)]),
    Nasal("ng", Next::Liquid, &[("", 0.0), ("k", 0.2), ("g", 0.8)]),
    Nasal("ng", Next::One(b'k'), &[("", 0.3)]),
    Nasal("nge", Next::Short, &[("", -0.45)]),
    Nasal("ny", Next::Vowel, &[("s", 0.0), ("c", 0.05)]),
    Nasal("ny", Next::Liquid, &[("s", 0.1), ("c", 0.2)]),
    Nasal("ny", Next::One(b'c'), &[("", 0.3)]),
    Nasal("n", Next::Vowel, &[("t", 0.0), ("th", 0.15)]),
    Nasal("n", Next::One(b'd'), &[("", 0.0)]),
    Nasal("n", Next::One(b'j'), &[("", 0.0)]),
    Nasal("n", Next::One(b'c'), &[("", 0.3)]),
    Nasal("n", Next::One(b't'), &[("", 0.5)]),
    Nasal("n", Next::One(b's'), &[("", 0.6)]),
    Nasal("n", Next::One(b'l'), &[("t", 0.0), ("s", 0.15)]),
    Nasal("n", Next::One(b'r'), &[("t", 0.0), ("s", 0.3)]),
    Nasal("m", Next::Vowel, &[("p", 0.0), ("w", 0.1), ("", 0.5)]),
    Nasal("m", Next::Liquid, &[("", 0.0), ("p", 0.2)]),
    Nasal("m", Next::One(b'b'), &[("", 0.0)]),
    Nasal("m", Next::One(b'p'), &[("", 0.4)]),
];
