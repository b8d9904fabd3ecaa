//! What each part of an analysis costs: the rules say what is possible, these numbers how likely
//! it is. Fitted as a log-linear model of the right root among all analyses (see DESIGN below),
//! on form and lemma pairs of Universal Dependencies, with the costs set by hand as the prior.

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
    1.0, 1.0, 1.2, 1.5, 0.5, 1.3, 1.6, 1.5, 2.2, 1.4, 0.5, 1.6, 2.0, 3.5, 2.5,
    // VerbPer VerbOther BerKe BerOther KeBer KeOther SePe SeOther TerOther PeOther Third
    0.0, 0.5, 0.0, 0.5, 0.0, 0.5, 0.5, 0.7, 0.7, 0.5, 0.3,
    // DropP DropT DropS DropK Menge KeptP KeptT KeptK NoNasal Vowel
    0.1, 0.1, 0.1, 0.3, 0.8, 0.5, 0.5, 0.5, 0.0, 0.0,
    // Kan An I Loan Nya KuMu Lah Kah Pun
    0.8, 1.0, 1.1, 3.0, 0.5, 1.6, 0.8, 1.0, 1.0,
    // KeAn PenAn PerAn BerAn BerKan VerbKan VerbI TerKanI PerKanI SeNya BareAn BareKan BareI
    -1.2, -0.4, -0.4, -0.2, 0.2, -0.4, -0.4, 0.5, 0.5, -0.4, 0.3, 0.3, 0.3,
    // KeBare PenBare PeBare PerBare SeBare OddAn OddKanI
    0.8, 0.0, 0.0, 0.6, 0.0, 2.5, 2.0,
    // Len2 Len3 Len4 Len5 Partial PartialAn Known Unknown
    4.0, 1.6, 0.6, 0.2, 2.5, -0.5, -1.5, 6.0,
];

/// Off the cost for each natural logarithm of the root's forms, and of its tokens.
pub(super) const BY_FORMS: f32 = 0.3;
pub(super) const BY_TOKENS: f32 = 0.2;

/// The marks of one analysis: a set, and the sum of their costs.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Marks {
    pub set: u128,
    pub cost: f32,
}

impl Marks {
    pub fn with(self, mark: Mark) -> Self {
        Marks {
            set: self.set | 1 << mark as u8,
            cost: self.cost + COSTS[mark as usize],
        }
    }

    pub fn and(self, other: Marks) -> Self {
        Marks {
            set: self.set | other.set,
            cost: self.cost + other.cost,
        }
    }
}
