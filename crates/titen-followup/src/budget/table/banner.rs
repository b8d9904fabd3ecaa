//! What stands above a table: the year, what it is, whose it is, and by what its amounts are to be taken.

use titen_model::BudgetKind;

pub(super) fn unit_in(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    for mark in [
        "perangkat daerah",
        "skpd",
        "opd",
        "organisasi",
        "unit organisasi",
    ] {
        let Some(rest) = lower.strip_prefix(mark) else {
            continue;
        };
        // Folding case may change lengths: the written name is taken from its end.
        let rest = rest.trim_start_matches([' ', ':']);
        let name: String = text
            .chars()
            .rev()
            .take(rest.chars().count())
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
            .collect();
        let name = name
            .trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ' ' || c == '-');
        if !name.is_empty() && name.len() < 120 {
            return Some(name.to_owned());
        }
    }
    None
}

/// Of the budget, rather than of a plan of several years that is named too.
pub(super) fn year_of(banner: &[String]) -> Option<u16> {
    let budget = banner
        .iter()
        .filter(|b| b.to_lowercase().contains("tahun anggaran"));
    budget.chain(banner).find_map(|b| year_in(b))
}

fn year_in(text: &str) -> Option<u16> {
    let lower = text.to_lowercase();
    let at = lower.find("tahun anggaran").or(lower.find("tahun"))?;
    lower[at..]
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|w| w.parse().ok())
        .find(|y| (2000..=2100).contains(y))
}

/// By whole words: `berkas`, `terkait` and `perkantoran` have an rka in them.
pub fn kind_in(text: &str) -> Option<BudgetKind> {
    let lower = text.to_lowercase();
    let is = |words: &[&str], phrases: &[&str]| {
        phrases.iter().any(|p| lower.contains(p))
            || lower.split(|c: char| !c.is_alphabetic()).any(|w| {
                let rest = words.iter().find_map(|known| w.strip_prefix(known));
                rest.is_some_and(|r| matches!(r, "" | "p" | "skpd" | "opd" | "ppkd" | "perubahan"))
            })
    };
    if is(&["dpa", "dppa"], &["dokumen pelaksanaan"]) {
        Some(BudgetKind::Dpa)
    } else if is(&["rkpd", "prkpd"], &["rencana kerja pemerintah daerah"]) {
        Some(BudgetKind::Rkpd)
    } else if is(&["rka", "prka"], &["rencana kerja dan anggaran"]) {
        Some(BudgetKind::Rka)
    } else {
        None
    }
}

/// `dalam ribuan rupiah`
pub(super) fn factor(banner: &str, notes: &mut Vec<String>) -> f64 {
    let says = |words: &[&str]| words.iter().any(|w| banner.contains(w));
    let (factor, word) = if says(&["miliar rupiah", "milyar rupiah", "rp miliar", "rp milyar"]) {
        (1e9, "billions")
    } else if says(&["jutaan", "juta rupiah", "rp. juta", "rp juta"]) {
        (1e6, "millions")
    } else if says(&[
        "ribuan",
        "ribu rupiah",
        "rp. ribu",
        "rp ribu",
        "rp. 000",
        "rp 000",
        "rp000",
        "rp.000",
        "x rp1.000",
        "x rp 1.000",
        "x rp. 1.000",
    ]) {
        (1e3, "thousands")
    } else {
        return 1.0;
    };
    notes.push(format!(
        "the header says that amounts are in {word} of rupiah; they are multiplied"
    ));
    factor
}

/// Sums of a page, a unit or the whole, however they are called.
pub(super) fn is_total(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    [
        "jumlah",
        "total",
        "subtotal",
        "sub total",
        "sub-total",
        "sub jumlah",
        "subjumlah",
        "grand total",
        "jml",
        "pindahan",
        "dipindahkan",
    ]
    .iter()
    .any(|w| {
        lower
            .strip_prefix(w)
            .is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_a_word_of_its_own() {
        for (text, kind) in [
            ("RKA-SKPD 2027", Some(BudgetKind::Rka)),
            ("rka2027.xlsx", Some(BudgetKind::Rka)),
            ("DPPA Tahun Anggaran 2027", Some(BudgetKind::Dpa)),
            (
                "DOKUMEN PELAKSANAAN PERUBAHAN ANGGARAN",
                Some(BudgetKind::Dpa),
            ),
            ("P-RKPD 2027", Some(BudgetKind::Rkpd)),
            ("Berkas terkait layanan perkantoran", None),
        ] {
            assert_eq!(kind_in(text), kind, "{text}");
        }
    }

    #[test]
    fn the_year_is_the_budgets() {
        let banner = ["RPJMD TAHUN 2025-2029", "TAHUN ANGGARAN 2027"].map(str::to_owned);
        assert_eq!(year_of(&banner), Some(2027));
        assert_eq!(year_of(&banner[..1]), Some(2025));
    }

    #[test]
    fn a_sum_is_no_package() {
        for sum in ["JUMLAH", "Sub Total", "Grand Total Rp", "Total Belanja"] {
            assert!(is_total(sum), "{sum}");
        }
        assert!(!is_total("Totalitas pelayanan"));
    }
}
