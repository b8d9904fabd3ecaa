//! The first consonant doubled with an e: *re-rata, le-luhur, pe-pohon-an, de-daun-an*.

use super::costs::{Mark, Tally};
use super::prefixes::{Prefix, State};
use super::walk::Walk;

pub(super) fn each<T: Tally, S: FnMut(u32, T)>(walk: &mut Walk<'_, T, S>) {
    let [first, b'e', again, ..] = walk.word else {
        return;
    };
    if first != again || b"aiueo".contains(first) {
        return;
    }
    let an = walk.word.ends_with(b"an");
    let marks = T::default().with(Mark::Partial);
    let state = State {
        at: 2,
        outer: Prefix::None,
        inner: Prefix::None,
        depth: 1,
        marks: if an {
            marks.with(Mark::PartialAn)
        } else {
            marks
        },
    };
    walk.roots(state, state.marks, None);
}
