//! meN- and peN-: the nasal fits the root's first letter and swallows k, p, s, t before a vowel:
//! *mem-bawa, memukul* (pukul), *men-cari, menulis* (tulis), *menyapu* (sapu), *meng-ambil,
//! mengirim* (kirim), *menge-bom, me-lihat*. Loans keep their letter: *mem-protes, men-sosialisasi-kan*.

use super::costs::{Mark, Tally};
use super::prefixes::{self, Prefix, State};
use super::walk::Walk;

pub(super) fn each<T: Tally, S: FnMut(u32, T)>(walk: &mut Walk<'_, T, S>, state: State<T>) {
    let rest = &walk.word[state.at..];
    let (prefix, mark) = match rest {
        [b'm', b'e', ..] => (Prefix::Me, Mark::Me),
        [b'p', b'e', ..] => (Prefix::Pen, Mark::Pen),
        _ => return,
    };
    let (at, rest) = (state.at, &rest[2..]);
    let Some(state) = state.then(2, prefix, mark) else {
        return;
    };
    match rest {
        [b'm', next, ..] => {
            let after = skip(state, 1);
            if is_vowel(*next) {
                dropped(walk, after, b'p', Mark::DropP);
            } else if matches!(next, b'b' | b'f' | b'v') {
                prefixes::each(walk, after);
            } else if *next == b'p' {
                kept(walk, after, Mark::KeptP);
            }
        }
        [b'n', b'y', next, ..] if is_vowel(*next) => {
            dropped(walk, skip(state, 2), b's', Mark::DropS);
        }
        [b'n', b'g', next, ..] => {
            let after = skip(state, 2);
            if is_vowel(*next) {
                walk.roots(after, after.marks.with(Mark::Vowel), None);
                dropped(walk, after, b'k', Mark::DropK);
                if *next == b'e' {
                    let after = skip(state, 3);
                    walk.one_syllable(after, after.marks.with(Mark::Menge));
                }
            } else if matches!(next, b'g' | b'h' | b'q') || rest[2..].starts_with(b"kh") {
                prefixes::each(walk, after);
            } else if *next == b'k' {
                kept(walk, after, Mark::KeptK);
            }
        }
        [b'n', next, ..] => {
            let after = skip(state, 1);
            if is_vowel(*next) {
                dropped(walk, after, b't', Mark::DropT);
            } else if matches!(next, b'c' | b'd' | b'j' | b'z') || rest[1..].starts_with(b"sy") {
                prefixes::each(walk, after);
            } else if matches!(next, b't' | b's') {
                kept(walk, after, Mark::KeptT);
            }
        }
        _ => {}
    }
    if matches!(rest, [b'l' | b'r' | b'w' | b'y' | b'm' | b'n', ..]) {
        debug_assert_eq!(state.at, at + 2);
        let marks = state.marks.with(Mark::NoNasal);
        walk.roots(state, marks, None);
        prefixes::inner(walk, State { marks, ..state });
    }
}

/// *memper-baiki* has no letter kept, *mempengaruhi* has.
fn kept<T: Tally, S: FnMut(u32, T)>(walk: &mut Walk<'_, T, S>, after: State<T>, mark: Mark) {
    walk.roots(after, after.marks.with(mark), None);
    prefixes::inner(walk, after);
}

fn dropped<T: Tally, S: FnMut(u32, T)>(
    walk: &mut Walk<'_, T, S>,
    after: State<T>,
    letter: u8,
    mark: Mark,
) {
    let marks = after.marks.with(mark);
    walk.roots(after, marks, Some(letter));
    // The letter may be a prefix's: menge-muka-kan (ke-), menye-laras-kan (se-), mener-tawa-kan (ter-).
    let rest = &walk.word[after.at..];
    let inner = match (letter, rest) {
        (b'k', [b'e', ..]) => Some((1, Prefix::Ke, Mark::Ke)),
        (b's', [b'e', ..]) => Some((1, Prefix::Se, Mark::Se)),
        (b't', [b'e', b'r', ..]) => Some((2, Prefix::Ter, Mark::Ter)),
        _ => None,
    };
    if let Some((len, prefix, mark)) = inner
        && let Some(next) = (State { marks, ..after }).then(len, prefix, mark)
    {
        walk.roots(next, next.marks, None);
    }
}

fn skip<T: Tally>(state: State<T>, len: usize) -> State<T> {
    State {
        at: state.at + len,
        ..state
    }
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'i' | b'u' | b'e' | b'o')
}
