//! Statistics in words: every figure with its source and year, every rank with what it is among.

use crate::indonesian::{decimal, integer};
use titen_model::{
    BriefIssue, Contradiction, ContradictionKind, Evidence, IndicatorFact, PlaceRate, Worse,
};

/// `Jalan kabupaten rusak 42,7 km (DPUBMPR, 2024)`
pub(crate) fn fact(f: &IndicatorFact) -> String {
    format!("{} {} ({})", f.name, value(f.value, &f.unit), origin(f))
}

/// `42,7 km`
pub(crate) fn value(value: f64, unit: &str) -> String {
    format!("{} {unit}", decimal(value, 2))
        .trim_end()
        .to_owned()
}

/// `DPUBMPR, 2024`
pub(crate) fn origin(f: &IndicatorFact) -> String {
    let villages = match f.from_villages {
        0 => String::new(),
        n => format!(", dihitung dari {n} desa"),
    };
    let old = if f.old { ", data lama" } else { "" };
    format!("{}, {}{villages}{old}", f.source, f.year)
}

/// `peringkat 2 dari 28 (1 = terburuk), nilai tengah 14 km`
pub(crate) fn standing(f: &IndicatorFact) -> String {
    let Some(among) = f.among else {
        return String::new();
    };
    let first = match f.worse {
        Worse::Neither => "terbesar",
        Worse::More | Worse::Less => "terburuk",
    };
    format!(
        "peringkat {} dari {} kecamatan (1 = {first}), nilai tengah {}",
        among.rank,
        among.of,
        value(among.median, &f.unit)
    )
}

/// `0,86 butir per 10.000 penduduk`
pub(crate) fn rate(r: &PlaceRate) -> String {
    format!("{} butir per 10.000 penduduk", decimal(r.per_10000, 2))
}

/// `58.432 jiwa, Disdukcapil, 2024`
pub(crate) fn people(r: &PlaceRate) -> String {
    format!(
        "{} jiwa, {}, {}",
        decimal(r.population, 0),
        r.source,
        r.year
    )
}

pub(crate) fn contradiction_name(kind: ContradictionKind) -> &'static str {
    match kind {
        ContradictionKind::LoudButGood => "Banyak disuarakan, datanya tergolong baik",
        ContradictionKind::SilentButBad => "Tidak disuarakan, datanya tergolong buruk",
    }
}

/// What follows the name.
pub(crate) fn contradiction(c: &Contradiction) -> String {
    let f = &c.fact;
    let standing = standing(f);
    match c.kind {
        ContradictionKind::LoudButGood => format!(
            "{} butir menyebut {}, sedangkan {}, {standing}.",
            integer(f.n_items),
            f.place.name,
            within(&fact(f))
        ),
        ContradictionKind::SilentButBad => format!(
            "{}, {}, {standing}; tidak ada butir isu ini yang menyebutnya.",
            f.place.name,
            within(&fact(f))
        ),
    }
}

/// In the middle of a sentence an indicator has a small letter, an acronym (*DBD*) does not.
fn within(text: &str) -> String {
    let mut chars = text.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain(chars).collect()
        }
        _ => text.to_owned(),
    }
}

/// All that is known of one place of an issue, for a cell of the list.
pub(crate) fn of_place(evidence: &Evidence, issue: &BriefIssue, code: &str) -> String {
    let Some(known) = evidence.of(&issue.id) else {
        return String::new();
    };
    let facts = known
        .facts
        .iter()
        .filter(|f| f.place.code == code)
        .map(fact);
    let rates = known.rates.iter().filter(|r| r.place.code == code);
    let rates = rates.map(|r| format!("{} ({})", rate(r), people(r)));
    facts.chain(rates).collect::<Vec<_>>().join("; ")
}
