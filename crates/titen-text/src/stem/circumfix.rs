//! What prefix and suffix say of each other: *ke-…-an* is cheap and *ke-* alone rare, *me-…-an* is
//! no word, *per-…-an* makes nouns.

use super::costs::Mark;
use super::prefixes::Prefix;
use super::tails::Suffix;

/// `outer` and `inner` are the first and the last prefix, the same where there is one.
pub(super) fn mark(outer: Prefix, inner: Prefix, suffix: Suffix, nya: bool) -> Option<Mark> {
    use Prefix::{Ber, Di, Ke, Ku, Me, None as Bare, Pe, Pen, Per, Se, Ter};
    // The one that the suffix belongs to: ber-[ke-lanjut-an], se-[penge-tahu-an], di-[ke-tahu-i].
    let near = match (outer, inner) {
        (Ber | Se, Ke | Pen | Pe | Per) if suffix == Suffix::An => inner,
        _ => outer,
    };
    let mark = match (near, suffix) {
        (Ke, Suffix::An) => Mark::KeAn,
        (Pen | Pe, Suffix::An) => Mark::PenAn,
        (Per, Suffix::An) => Mark::PerAn,
        (Ber, Suffix::An) => Mark::BerAn,
        (Ber, Suffix::Kan) => Mark::BerKan,
        (Me | Di | Ku, Suffix::Kan) => Mark::VerbKan,
        (Me | Di | Ku, Suffix::I) => Mark::VerbI,
        (Ter, Suffix::Kan | Suffix::I) => Mark::TerKanI,
        (Per, Suffix::Kan | Suffix::I) => Mark::PerKanI,
        (Bare, Suffix::An) => Mark::BareAn,
        (Bare, Suffix::Kan) => Mark::BareKan,
        (Bare, Suffix::I) => Mark::BareI,
        (Me | Di | Ter | Ku | Se, Suffix::An) => Mark::OddAn,
        (Pen | Pe | Ke | Se, Suffix::Kan | Suffix::I) | (Ber, Suffix::I) => Mark::OddKanI,
        (Ke, Suffix::None) => Mark::KeBare,
        (Pen, Suffix::None) => Mark::PenBare,
        (Pe, Suffix::None) => Mark::PeBare,
        (Per, Suffix::None) => Mark::PerBare,
        (Se, Suffix::None) if nya => Mark::SeNya,
        (Se, Suffix::None) => Mark::SeBare,
        (Bare | Me | Di | Ter | Ku | Ber, Suffix::None) => return None,
    };
    Some(mark)
}
