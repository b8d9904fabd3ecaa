//! The prefixes, up to three of them, and what may stand before what: *di-per-baik-i*,
//! *ke-ber-hasil-an*, *ber-ke-lanjut-an*, *se-penge-tahu-an*, *mem-per-*, *ke-se-per-sepuluh*.

use super::costs::{Mark, Tally};
use super::nasal;
use super::walk::Walk;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Prefix {
    None,
    Me,
    Di,
    Ber,
    Ter,
    /// With its nasal.
    Pen,
    /// Without: *pe-tani*.
    Pe,
    Per,
    Se,
    Ke,
    /// The bound pronouns of the passive: *ku-*, *kau-*.
    Ku,
}

/// Those without a nasal.
const PLAIN: [(&[u8], Prefix, Mark); 13] = [
    (b"di", Prefix::Di, Mark::Di),
    (b"ber", Prefix::Ber, Mark::Ber),
    (b"be", Prefix::Ber, Mark::Be),
    (b"bel", Prefix::Ber, Mark::Bel),
    (b"ter", Prefix::Ter, Mark::Ter),
    (b"te", Prefix::Ter, Mark::Te),
    (b"per", Prefix::Per, Mark::Per),
    (b"pel", Prefix::Per, Mark::Pel),
    (b"pe", Prefix::Pe, Mark::Pe),
    (b"se", Prefix::Se, Mark::Se),
    (b"ke", Prefix::Ke, Mark::Ke),
    (b"ku", Prefix::Ku, Mark::Ku),
    (b"kau", Prefix::Ku, Mark::Kau),
];

/// The prefixes so far, and where the next part of the word begins.
#[derive(Clone, Copy)]
pub(super) struct State<T> {
    pub at: usize,
    pub outer: Prefix,
    pub inner: Prefix,
    pub depth: u8,
    pub marks: T,
}

impl<T: Tally> State<T> {
    pub fn start() -> Self {
        State {
            at: 0,
            outer: Prefix::None,
            inner: Prefix::None,
            depth: 0,
            marks: T::default(),
        }
    }

    /// After one prefix more, `None` where it may not stand there.
    pub fn then(self, len: usize, prefix: Prefix, mark: Mark) -> Option<Self> {
        let pair = pair(self.inner, prefix)?;
        // se- alone is one thing (sebuah), behind another prefix a derivation (per-se-makmur-an);
        // so are ke- and ter- (mengemukakan, keterpurukan).
        let mark = match mark {
            Mark::Se if self.depth > 0 => Mark::SeInner,
            Mark::Ke if self.depth > 0 => Mark::KeInner,
            Mark::Ter if self.depth > 0 => Mark::TerInner,
            other => other,
        };
        let mut marks = self.marks.with(mark);
        if let Some(pair) = pair {
            marks = marks.with(pair);
        }
        if self.depth == 2 {
            marks = marks.with(Mark::Third);
        }
        Some(State {
            at: self.at + len,
            outer: if self.depth == 0 { prefix } else { self.outer },
            inner: prefix,
            depth: self.depth + 1,
            marks,
        })
    }
}

/// Takes what stands at `state` as the root, then each prefix off it.
pub(super) fn each<T: Tally, S: FnMut(u32, T)>(walk: &mut Walk<'_, T, S>, state: State<T>) {
    walk.roots(state, state.marks, None);
    inner(walk, state);
}

/// Each prefix that may follow.
pub(super) fn inner<T: Tally, S: FnMut(u32, T)>(walk: &mut Walk<'_, T, S>, state: State<T>) {
    let rest = &walk.word[state.at..];
    if state.depth == 3 || rest.len() < 4 {
        return;
    }
    // No prefix begins with another letter.
    if !matches!(rest[0], b'b' | b'd' | b'k' | b'm' | b'p' | b's' | b't') {
        return;
    }
    for (text, prefix, mark) in PLAIN {
        if rest.starts_with(text)
            && fits(mark, &rest[text.len()..])
            && let Some(next) = state.then(text.len(), prefix, mark)
        {
            each(walk, next);
        }
    }
    nasal::each(walk, state);
}

/// *be-* and *te-* stand before r and before a first syllable in -er (*be-renang, be-kerja,
/// te-percaya*), *bel-* and *pel-* before *ajar*.
fn fits(mark: Mark, rest: &[u8]) -> bool {
    match mark {
        Mark::Be | Mark::Te => matches!(rest, [b'r', ..] | [_, b'e', b'r', ..]),
        Mark::Bel | Mark::Pel => rest.starts_with(b"ajar"),
        _ => true,
    }
}

/// `None` where the second may not follow the first; what the pair costs.
fn pair(outer: Prefix, inner: Prefix) -> Option<Option<Mark>> {
    use Prefix::{Ber, Di, Ke, Ku, Me, None as Bare, Pe, Pen, Per, Se, Ter};
    Some(match (outer, inner) {
        (Bare, _) => None,
        (Me | Di | Ku, Per | Pe) => Some(Mark::VerbPer),
        (Me | Di | Ku, Ber | Ke | Se | Ter | Pen) => Some(Mark::VerbOther),
        (Ber, Ke) => Some(Mark::BerKe),
        (Ber, Se | Pe | Pen | Per) => Some(Mark::BerOther),
        (Ke, Ber | Ter) => Some(Mark::KeBer),
        (Ke, Se | Pe | Pen | Per) => Some(Mark::KeOther),
        (Se, Pe | Pen | Per) => Some(Mark::SePe),
        (Se, Ke | Ber | Ter) => Some(Mark::SeOther),
        (Ter, Per | Pe | Ke | Se | Ber) => Some(Mark::TerOther),
        (Pen | Pe | Per, Ber | Ke | Se | Ter | Per) => Some(Mark::PeOther),
        _ => return Option::None,
    })
}
