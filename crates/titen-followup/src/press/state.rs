//! What a number of people is a number of: the word of their state that stands nearest to it.
//!
//! `Tiga warga luka dan satu meninggal` has three hurt and one dead: what an *and* parts from the number belongs to
//! another one, if there is another.

use titen_model::Span;

/// The fact's name, and the words by which it is known.
const STATES: [(&str, &[&str]); 6] = [
    (
        "Korban meninggal",
        &["meninggal", "tewas", "kematian", "wafat", "menewaskan"],
    ),
    (
        "Korban luka",
        &["luka", "luka-luka", "cedera", "cidera", "patah", "melukai"],
    ),
    (
        "Orang dirawat",
        &["dirawat", "dirujuk", "dilarikan", "opname", "pasien"],
    ),
    (
        "Orang sakit",
        &[
            "positif",
            "kasus",
            "penderita",
            "demam",
            "diare",
            "keracunan",
            "terjangkit",
        ],
    ),
    (
        "Warga mengungsi",
        &[
            "mengungsi",
            "pengungsi",
            "ngungsi",
            "diungsikan",
            "mengungsikan",
        ],
    ),
    (VICTIMS, &["korban", "kecelakaan"]),
];
/// Says nothing of their state: any other word says more.
const VICTIMS: &str = "Korban";

const PARTING: [&str; 8] = [
    "dan",
    "serta",
    "sementara",
    "sedangkan",
    "namun",
    "tetapi",
    "tapi",
    "lalu",
];

const NUMERALS: [&str; 16] = [
    "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh",
    "belas", "puluh", "sebelas", "seorang", "seratus", "seribu",
];

/// A word of the clause, and the bytes where it stands.
pub struct Word {
    pub word: String,
    pub span: Span,
}

/// How weighty a state is, the lower the sooner a reader wants it; None for what is none.
pub fn weight(what: &str) -> Option<usize> {
    STATES.iter().position(|(name, _)| *name == what)
}

pub const N_STATES: usize = STATES.len();

pub fn is_state(word: &str) -> bool {
    STATES.iter().any(|(_, words)| words.contains(&word))
}

/// `clause` holds the words around the number at `cue`, in reading order.
pub fn state(clause: &[Word], cue: Span) -> Option<&'static str> {
    let parts = |w: &Word| PARTING.contains(&w.word.as_str()) && !holds(cue, w.span);
    let from = clause
        .iter()
        .rposition(|w| w.span.start < cue.start && parts(w))
        .map_or(0, |n| n + 1);
    let to = clause
        .iter()
        .position(|w| w.span.start >= cue.end && parts(w))
        .unwrap_or(clause.len());
    let near = clause.get(from..to).unwrap_or_default();
    nearest(near, cue).or_else(|| {
        let rest = clause[..from].iter().chain(&clause[to..]);
        let another = rest.into_iter().any(|w| is_number(&w.word));
        if another { None } else { nearest(clause, cue) }
    })
}

fn nearest(words: &[Word], cue: Span) -> Option<&'static str> {
    let before = words.iter().filter(|w| w.span.start < cue.start).count();
    let behind = words.iter().position(|w| w.span.start >= cue.end);
    let distance = |n: usize| match behind {
        Some(first) if n >= first => n - first + 1,
        _ => before.saturating_sub(n),
    };
    let found = words.iter().enumerate().filter_map(|(n, w)| {
        let (what, _) = STATES
            .iter()
            .find(|(_, known)| known.contains(&w.word.as_str()))?;
        // Of equals the one behind: `empat orang tewas`.
        Some((
            *what == VICTIMS,
            distance(n),
            w.span.start < cue.start,
            *what,
        ))
    });
    found.min().map(|(.., what)| what)
}

fn is_number(word: &str) -> bool {
    NUMERALS.contains(&word) || word.starts_with(|c: char| c.is_ascii_digit())
}

fn holds(outer: Span, inner: Span) -> bool {
    outer.start <= inner.start && inner.start < outer.end
}

#[cfg(test)]
mod tests {
    use super::*;
    use titen_model::Field;

    /// `[…]` is the number.
    fn of(text: &str) -> Option<&'static str> {
        let span = |start: usize, end: usize| Span {
            field: Field::Body,
            start: start as u32,
            end: end as u32,
        };
        let cue = span(text.find('[').unwrap(), text.find(']').unwrap() + 1);
        let mut at = 0;
        let words = text.split(' ').map(|w| {
            let start = at;
            at += w.len() + 1;
            Word {
                word: w.trim_matches(['[', ']']).to_lowercase(),
                span: span(start, start + w.len()),
            }
        });
        let words: Vec<Word> = words.collect();
        state(&words, cue)
    }

    #[test]
    fn a_number_has_the_state_that_stands_nearest() {
        for (text, what) in [
            ("[Tiga warga] luka dan satu meninggal", "Korban luka"),
            (
                "Tiga warga luka dan [satu orang] meninggal",
                "Korban meninggal",
            ),
            (
                "penderita menjadi [sembilan orang] dan satu anak dirujuk",
                "Orang sakit",
            ),
            (
                "penderita menjadi sembilan orang dan [satu anak] dirujuk",
                "Orang dirawat",
            ),
            ("korban meninggal [dua orang]", "Korban meninggal"),
            ("[empat korban] dirawat di RSUD", "Orang dirawat"),
            (
                "[Empat puluh warga] Trucuk dan Kanor mengungsi",
                "Warga mengungsi",
            ),
            (
                "Kecelakaan itu menewaskan [dua pemotor] dan melukai tiga lainnya",
                "Korban meninggal",
            ),
            ("[lima orang] menjadi korban", "Korban"),
        ] {
            assert_eq!(of(text), Some(what), "{text}");
        }
        assert_eq!(of("[tiga warga] datang dan satu orang meninggal"), None);
        assert_eq!(of("[tiga warga] datang"), None);
    }
}
