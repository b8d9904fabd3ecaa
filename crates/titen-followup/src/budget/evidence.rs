//! What speaks for one code as the answer to one problem, as numbers.

/// Parts of what is known of a pair; `weights` says what each is worth.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Evidence {
    /// How much of the code's own words the problem speaks of, 0 to 1, rare words counting more.
    pub covered: f64,
    /// How much of the problem's words the code answers, 0 to 1.
    pub answered: f64,
    /// Against the best code's likeness: 1 for the best itself.
    pub ratio: f64,
    /// The best likeness of a code of another program, against this one's: near 0 where nothing else is like it.
    pub rival: f64,
    /// Logarithm of the likeness: two rare words say more than one common one.
    pub mass: f64,
    /// The bidang urusan is the code's.
    pub same_urusan: f64,
    /// It is not, but the unit is in charge of the code's.
    pub same_unit: f64,
    /// The issue has an urusan, and the code lies in another that is none of its unit's.
    pub other_urusan: f64,
}

impl Evidence {
    pub fn features(&self) -> [f64; super::FEATURES] {
        [
            1.0,
            self.covered,
            self.answered,
            self.ratio,
            self.rival,
            self.mass,
            self.same_urusan,
            self.same_unit,
            self.other_urusan,
        ]
    }
}
