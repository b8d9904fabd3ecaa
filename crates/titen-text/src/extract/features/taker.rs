//! Features get their places in the table of weights by the order in which they are told.

use super::{Features, N_FEATURES};

/// Numbers features in the order in which they are asked, so that a name is a place.
#[derive(Default)]
pub struct Taker {
    next: u16,
    taken: Features,
}

impl Taker {
    pub fn flag(&mut self, has: bool) {
        if has {
            self.taken.push(self.next);
        }
        self.next += 1;
    }

    /// One of `bounds.len() + 1` ranges.
    pub fn range(&mut self, value: f64, bounds: &[f64]) {
        let at = bounds.iter().take_while(|b| value > **b).count();
        self.taken.push(self.next + at as u16);
        self.next += bounds.len() as u16 + 1;
    }

    /// The same feature twice over: once for a block that has `with`, once for one that has not.
    pub fn crossed(&mut self, has: bool, with: bool) {
        self.flag(has && with);
        self.flag(has && !with);
    }

    pub fn end(self) -> Features {
        debug_assert!(usize::from(self.next) <= N_FEATURES, "{}", self.next);
        self.taken
    }
}
