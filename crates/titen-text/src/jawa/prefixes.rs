//! What may stand before a root, and what before what.

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Prefix {
    None,
    Di,
    /// dak-, tak-, kok-: the passive of I and you.
    Pronoun,
    Nasal,
    Ke,
    Sa,
    Pa,
    /// pa- and a nasal.
    PaN,
    Pi,
    /// a- and ma- of being and having.
    A,
    Infix,
    /// The first syllable twice: lelara.
    Dwipurwa,
}

/// Text, kind, cost, cost for an unknown root, what is put back in its place.
pub(super) struct Front(
    pub &'static str,
    pub Prefix,
    pub f32,
    pub f32,
    pub &'static str,
);

pub(super) const FRONTS: [Front; 32] = [
    Front("di", Prefix::Di, 0.7, -0.6, ""),
    Front("di-", Prefix::Di, 0.7, -2.0, ""),
    Front("dipun", Prefix::Di, 0.4, -2.0, ""),
    Front("dak", Prefix::Pronoun, 1.2, 1.0, ""),
    Front("tak", Prefix::Pronoun, 1.2, 1.0, ""),
    Front("kok", Prefix::Pronoun, 1.3, 1.0, ""),
    Front("tok", Prefix::Pronoun, 1.5, 2.0, ""),
    Front("mok", Prefix::Pronoun, 1.5, 2.0, ""),
    Front("mbok", Prefix::Pronoun, 1.5, 1.0, ""),
    Front("ko", Prefix::Pronoun, 2.2, 3.0, ""),
    Front("ke", Prefix::Ke, 1.1, 0.7, ""),
    Front("ka", Prefix::Ke, 1.1, 0.7, ""),
    Front("ke", Prefix::Ke, 1.4, 3.0, "i"),
    Front("ko", Prefix::Ke, 1.9, 3.0, "u"),
    Front("k", Prefix::Ke, 1.5, 3.0, ""),
    Front("sa", Prefix::Sa, 1.2, 0.8, ""),
    Front("se", Prefix::Sa, 1.3, 0.9, ""),
    Front("sak", Prefix::Sa, 1.0, 0.2, ""),
    Front("pa", Prefix::Pa, 1.3, 1.2, ""),
    Front("pe", Prefix::Pa, 1.5, 1.6, ""),
    Front("per", Prefix::Pa, 1.9, 2.5, ""),
    Front("pra", Prefix::Pa, 2.0, 3.0, ""),
    Front("pi", Prefix::Pi, 1.5, 2.0, ""),
    Front("a", Prefix::A, 1.5, 3.0, ""),
    Front("ma", Prefix::A, 2.0, 3.0, ""),
    Front("me", Prefix::A, 2.6, 3.5, ""),
    Front("mer", Prefix::A, 2.2, 3.5, ""),
    Front("mar", Prefix::A, 2.2, 3.5, ""),
    Front("ber", Prefix::A, 2.0, 2.5, ""),
    Front("ter", Prefix::A, 2.0, 2.5, ""),
    Front("mi", Prefix::Nasal, 1.6, 3.0, ""),
    Front("kuma", Prefix::A, 2.2, 3.5, ""),
];

impl Prefix {
    pub fn may_stand_before(self, inner: Prefix) -> bool {
        use Prefix::{Di, Dwipurwa, Infix, Ke, Nasal, None, Pa, PaN, Pi, Pronoun, Sa};
        match self {
            None => true,
            Di | Pronoun => matches!(inner, Pa | Pi | PaN | Ke | Sa | Dwipurwa | Nasal),
            Nasal => matches!(inner, Pa | Pi | PaN | Sa | Ke | Dwipurwa | Infix),
            Ke => matches!(inner, Pa | PaN | Pi | Sa | Dwipurwa | Nasal | Infix),
            Sa => matches!(inner, Pa | PaN | Pi | Ke | Dwipurwa | Nasal),
            Pa => matches!(inner, Sa | Ke | Pi | Dwipurwa),
            PaN | Pi => inner == Dwipurwa,
            Dwipurwa => matches!(inner, Nasal | Pa | PaN | Pi | Ke | Infix),
            _ => false,
        }
    }
}
