//! How long: *sudah 2 tahun*, *selama tiga minggu*, *setahun*, *berbulan-bulan*.

use super::scan::{Found, Scan};
use super::when::{Unit, When};
use crate::numbers::number_at;

pub(super) fn at(scan: &Scan<'_>, i: usize) -> Option<Found> {
    let lead = usize::from(matches!(
        scan.word(i),
        "sudah" | "selama" | "hampir" | "telah" | "udah" | "wis"
    ));
    let lead =
        lead + usize::from(lead > 0 && matches!(scan.word(i + 1), "hampir" | "lebih" | "selama"));
    let lead = lead + usize::from(lead > 1 && scan.word(i + lead) == "dari");
    let at = i + lead;
    let ((n, unit), taken) = span(scan, at)?;
    // Perpres Nomor 9 Tahun 2026: the number is the decree's.
    let decree = unit == Unit::Year && taken == 2 && scan.year(at + taken).is_some();
    if decree {
        return Found::refused(lead + 1);
    }
    // An age and a sentence are no times of the matter: usia maksimal 40 tahun, 5 tahun penjara.
    let aged = (i.saturating_sub(3)..i).any(|j| {
        matches!(
            scan.word(j),
            "usia" | "umur" | "berusia" | "berumur" | "seusia"
        )
    });
    let sentenced = matches!(scan.word(at + taken), "penjara" | "kurungan" | "bui")
        || (i.saturating_sub(2)..i)
            .any(|j| matches!(scan.word(j), "vonis" | "divonis" | "dihukum" | "pidana"));
    if aged || sentenced {
        return Found::refused(lead + taken);
    }
    // Sudah 3 bulan lalu: the point is meant, see `relative`.
    if lead > 0 && (scan.word(at + taken) == "lalu" || scan.word(at + taken + 1) == "lalu") {
        return None;
    }
    let taken = taken + usize::from(matches!(scan.word(at + taken), "lamanya" | "terakhir"));
    let when = When::Lasting { n, unit };
    let vague = scan.word(at).starts_with("ber") || scan.word(at) == "beberapa";
    if vague {
        Found::unsure(lead + taken, when)
    } else {
        Found::sure(lead + taken, when)
    }
}

/// *3 bulan*, *sebulan*, *berbulan-bulan*: number, unit, words taken.
pub(super) fn span(scan: &Scan<'_>, i: usize) -> Option<((f64, Unit), usize)> {
    let one = match scan.word(i) {
        "sehari" => Some((1.0, Unit::Day)),
        "seminggu" | "sepekan" => Some((1.0, Unit::Week)),
        "sebulan" => Some((1.0, Unit::Month)),
        "setahun" => Some((1.0, Unit::Year)),
        "sejam" => Some((1.0, Unit::Hour)),
        // Vague, and the least that they can mean.
        "berjam-jam" => Some((2.0, Unit::Hour)),
        "berhari-hari" => Some((2.0, Unit::Day)),
        "berminggu-minggu" => Some((2.0, Unit::Week)),
        "berbulan-bulan" => Some((2.0, Unit::Month)),
        "bertahun-tahun" => Some((2.0, Unit::Year)),
        _ => None,
    };
    if let Some(one) = one {
        return Some((one, 1));
    }
    let words = scan.words(i);
    let (n, taken) = if scan.word(i) == "beberapa" {
        (3.0, 1)
    } else {
        number_at(&words[..words.len().min(6)])?
    };
    let inside = (i..i + taken).all(|j| matches!(scan.gap(j), " " | "" | "\u{a0}" | "-"));
    let unit = match scan.word(i + taken) {
        "menit" => Unit::Minute,
        "jam" => Unit::Hour,
        "hari" => Unit::Day,
        "minggu" => Unit::Week,
        "bulan" => Unit::Month,
        "tahun" => Unit::Year,
        _ => return None,
    };
    (inside && n > 0.0 && n < 10_000.0).then_some(((n, unit), taken + 1))
}
