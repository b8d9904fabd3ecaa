//! What each part of an analysis costs: the rules say what is possible, these numbers how likely
//! it is. Fitted as a log-linear model of the right root among all analyses, on the form and lemma
//! pairs of two treebanks of Universal Dependencies (Indonesian CSUI and GSD), with costs set by
//! hand as the prior (L2, 10), words with affixes counting four times. Fitted on one treebank alone
//! it does as well on the other. What news hardly has (-ku, -mu, -lah) kept its cost set by hand.

/// Part of an analysis that costs something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Mark {
    // Prefixes.
    Me,
    Di,
    Ber,
    Be,
    Bel,
    Ter,
    Te,
    Pen,
    Pe,
    Per,
    Pel,
    Se,
    Ke,
    Ku,
    Kau,
    // One prefix before another.
    VerbPer,
    VerbOther,
    BerKe,
    BerOther,
    KeBer,
    KeOther,
    SePe,
    SeOther,
    TerOther,
    PeOther,
    SeInner,
    Third,
    // Nasals.
    DropP,
    DropT,
    DropS,
    DropK,
    Menge,
    KeptP,
    KeptT,
    KeptK,
    NoNasal,
    Vowel,
    // Suffixes, clitics, particles.
    Kan,
    An,
    I,
    Loan,
    Nya,
    KuMu,
    Lah,
    Kah,
    Pun,
    // What prefix and suffix say of each other.
    KeAn,
    PenAn,
    PerAn,
    BerAn,
    BerKan,
    VerbKan,
    VerbI,
    TerKanI,
    PerKanI,
    SeNya,
    BareAn,
    BareKan,
    BareI,
    KeBare,
    PenBare,
    PeBare,
    PerBare,
    SeBare,
    OddAn,
    OddKanI,
    // The root.
    Len2,
    Len3,
    Len4,
    Len5,
    Partial,
    PartialAn,
    Known,
    Unknown,
}

impl Mark {
    pub const COUNT: usize = Mark::Unknown as usize + 1;
}

/// By [`Mark`], in its order.
#[rustfmt::skip]
pub(super) const COSTS: [f32; Mark::COUNT] = [
    // Me Di Ber Be Bel Ter Te Pen Pe Per Pel Se Ke Ku Kau
    0.13, 0.61, 0.61, 2.11, 0.60, 1.67, 1.64, 1.36, 2.60, 1.23, 0.69, 2.65, 2.35, 3.50, 2.50,
    // VerbPer VerbOther BerKe BerOther KeBer KeOther SePe SeOther TerOther PeOther SeInner Third
    -0.04, 1.12, 0.18, 0.66, 0.43, 0.82, 0.56, 0.70, 0.41, 0.50, 1.00, 0.30,
    // DropP DropT DropS DropK Menge KeptP KeptT KeptK NoNasal Vowel
    0.11, -0.09, -0.08, 0.24, 0.89, 0.70, 0.79, 0.82, -0.02, -0.28,
    // Kan An I Loan Nya KuMu Lah Kah Pun
    0.84, 0.75, 1.72, 3.00, 0.70, 1.60, 0.80, 1.00, 1.00,
    // KeAn PenAn PerAn BerAn BerKan VerbKan VerbI TerKanI PerKanI SeNya BareAn BareKan BareI
    -1.52, -0.37, -0.78, -0.11, 0.12, -1.19, -0.87, 0.32, 0.58, 0.04, 0.42, 0.30, 0.30,
    // KeBare PenBare PeBare PerBare SeBare OddAn OddKanI
    1.10, -0.22, 0.32, 0.95, 0.26, 2.50, 2.00,
    // Len2 Len3 Len4 Len5 Partial PartialAn Known Unknown
    4.00, 1.10, 0.46, 0.07, 2.50, -0.50, -1.50, 3.35,
];

/// Off the cost for each natural logarithm of the root's number of forms.
pub(super) const BY_FORMS: f32 = 0.70;

/// What adds the marks of an analysis up: their cost alone while stemming, the marks too for whoever
/// fits the costs.
pub(super) trait Tally: Copy + Default {
    fn with(self, mark: Mark) -> Self;
    fn and(self, other: Self) -> Self;
}

impl Tally for f32 {
    fn with(self, mark: Mark) -> Self {
        self + COSTS[mark as usize]
    }

    fn and(self, other: Self) -> Self {
        self + other
    }
}

#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Marks {
    /// Bit n: the mark n.
    pub set: u128,
    pub cost: f32,
}

impl Tally for Marks {
    fn with(self, mark: Mark) -> Self {
        Marks {
            set: self.set | 1 << mark as u8,
            cost: self.cost.with(mark),
        }
    }

    fn and(self, other: Self) -> Self {
        Marks {
            set: self.set | other.set,
            cost: self.cost + other.cost,
        }
    }
}
