//! Funded, partly, or not, in one sentence that its lines bear out.

use std::collections::BTreeSet;
use titen_model::{BudgetKind, Funding, MatchStatus};

/// Lines that count for the issue, by where they lie and what they hold.
pub(super) struct Tally {
    pub year: u16,
    /// With money at the places, anywhere, and at other places alone.
    pub here: usize,
    pub anywhere: usize,
    pub elsewhere: usize,
    /// The places that no money of `here` reaches.
    pub n_without: usize,
    /// Not elsewhere, their amount still to come.
    pub blank: usize,
    pub zero: usize,
    /// The issue names a place.
    pub is_placed: bool,
    /// A plan is no budget yet: the sentence says which it is.
    pub kinds: BTreeSet<BudgetKind>,
    pub best: Option<MatchStatus>,
}

pub(super) fn state(t: &Tally) -> (Funding, String) {
    let kinds: Vec<&str> = t.kinds.iter().map(|k| k.label()).collect();
    let what = match kinds.as_slice() {
        [] => format!("baris anggaran {}", t.year),
        kinds => format!("baris {} {}", kinds.join("/"), t.year),
    };
    if t.here > 0 {
        let more = match t.anywhere {
            0 => String::new(),
            n => format!(", {n} baris lagi untuk seluruh kabupaten atau tanpa lokasi rinci"),
        };
        let head = format!("{} {what} berada di tempat isu{more}", t.here);
        return match (t.n_without, t.anywhere) {
            (0, _) => (Funding::Funded, format!("{head}.")),
            (n, 0) => (
                Funding::Partly,
                format!("{head}, tetapi {n} tempat belum terjangkau."),
            ),
            (n, _) => (
                Funding::Funded,
                format!("{head}; untuk {n} tempat lainnya perlu dipastikan."),
            ),
        };
    }
    let answers = match t.best {
        Some(MatchStatus::Confirmed) => "menjawab isu ini",
        _ => "dicocokkan titen dengan isu ini",
    };
    if t.anywhere > 0 {
        let place = match t.is_placed {
            true => {
                "untuk seluruh kabupaten atau tanpa lokasi rinci, sehingga tempat isu perlu dipastikan"
            }
            false => "tetapi isu ini tidak menyebut tempat, sehingga lokasinya perlu dipastikan",
        };
        return (
            Funding::Funded,
            format!("{} {what} {answers}, {place}.", t.anywhere),
        );
    }
    if t.blank > 0 {
        return (
            Funding::Partly,
            format!(
                "{} {what} {answers}, tetapi jumlahnya masih kosong.",
                t.blank
            ),
        );
    }
    let why = match (t.elsewhere, t.zero, t.best) {
        (0, 0, Some(MatchStatus::Suggested)) => format!(
            "Belum ditemukan {what} yang menjawab isu ini; kecocokan di bawah ini baru usulan titen."
        ),
        (0, 0, Some(_)) => format!(
            "Di antara {what} yang diimpor tidak ada yang berkode sama dengan kecocokan di bawah ini."
        ),
        (0, 0, None) => format!("Belum ditemukan {what} yang menjawab isu ini."),
        (0, n, _) => format!("{n} {what} {answers}, tetapi tanpa jumlah di atas nol."),
        (n, ..) => format!("{n} {what} sejenis berada di tempat lain."),
    };
    (Funding::Unfunded, why)
}
