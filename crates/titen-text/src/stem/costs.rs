//! What each part of an analysis costs: the rules say what is possible, these numbers how likely
//! it is. Fitted as a log-linear model of the right root among all analyses, on the form and lemma
//! pairs of two treebanks of Universal Dependencies (Indonesian CSUI and GSD), with costs set by
//! hand as the prior (L2, 10), words with affixes counting four times, and on names of places,
//! which stay whole, at three tenths. Fitted on one treebank alone it does as well on the other.
//! What news hardly has (-ku, -mu, -lah) kept its cost set by hand.

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
    KeInner,
    TerInner,
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
    NounAn,
    BarrenAn,
    Barren,
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
    0.10, 0.54, 0.62, 2.09, 0.60, 1.51, 1.75, 1.15, 2.62, 1.05, 0.69, 2.49, 2.02, 1.60, 1.20,
    // VerbPer VerbOther BerKe BerOther KeBer KeOther SePe SeOther TerOther PeOther SeInner KeInner TerInner Third
    -0.11, 1.24, 0.23, 0.70, 0.46, 0.89, 0.57, 0.70, 0.46, 0.50, 1.63, 1.76, 1.30, 0.30,
    // DropP DropT DropS DropK Menge KeptP KeptT KeptK NoNasal Vowel
    0.13, -0.06, -0.09, 0.14, 0.90, 0.75, 0.79, 0.81, 0.09, -0.27,
    // Kan An I Loan Nya KuMu Lah Kah Pun
    0.97, 0.91, 1.36, 3.00, 0.70, 1.00, 0.60, 0.70, 0.70,
    // KeAn PenAn PerAn BerAn BerKan VerbKan VerbI TerKanI PerKanI SeNya BareAn BareKan BareI
    -1.44, -0.32, -0.90, -0.17, 0.10, -1.34, -0.80, 0.34, 0.58, 0.06, 0.65, 0.30, 0.30,
    // KeBare PenBare PeBare PerBare SeBare OddAn OddKanI
    1.26, -0.25, 0.09, 0.96, 0.37, 2.50, 2.00,
    // Len2 Len3 Len4 Len5 Partial PartialAn NounAn BarrenAn Barren Known Unknown
    4.02, 1.11, 0.49, 0.16, 1.50, -0.50, 1.50, 1.39, 0.53, -1.50, 3.08,
];

/// Off the cost for each natural logarithm of the root's number of forms.
pub(super) const BY_FORMS: f32 = 0.78;

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
