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
    // Berusia 2 tahun, umur 3 bulan, siswa kelas: an age is no time of the matter.
    let aged = i > 0
        && matches!(
            scan.word(i - 1),
            "usia" | "umur" | "berusia" | "berumur" | "seusia"
        );
    let old = matches!(scan.word(at + taken), "penjara" | "kurungan");
    if aged || old {
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
