//! What the reader of an edition sees in place of the program's own names.

use crate::indonesian::{decimal, integer};
use titen_model::{
    BriefIssue, BriefMatch, Change, Criterion, DropReason, MatchStatus, Tone, UnrankedReason,
};

/// On every page, and in every file, of an edition made from invented data.
pub const SAMPLE_MARK: &str = "DATA CONTOH — bukan data nyata";

pub(crate) const TONES: [Tone; 3] = [Tone::Negatif, Tone::Netral, Tone::Positif];

/// Sign and words of a change of rank.
pub(crate) fn change(issue: &BriefIssue) -> (&'static str, String) {
    match (issue.change, issue.rank_before) {
        (Change::New, _) => ("●", "baru di daftar".into()),
        (Change::Up, Some(before)) => ("▲", format!("naik dari {before}")),
        (Change::Up, None) => ("▲", "naik".into()),
        (Change::Down, Some(before)) => ("▼", format!("turun dari {before}")),
        (Change::Down, None) => ("▼", "turun".into()),
        (Change::Same, _) => ("=", "tetap".into()),
        (Change::Back, _) => ("↻", "kembali ke daftar".into()),
        (Change::Closed, _) => ("○", "selesai".into()),
    }
}

pub(crate) fn criterion(c: Criterion) -> &'static str {
    match c {
        Criterion::Urgency => "Urgency (mendesak)",
        Criterion::Seriousness => "Seriousness (gawat)",
        Criterion::Growth => "Growth (memburuk)",
    }
}

/// The five steps of each criterion, as the USG method words them.
pub(crate) fn step(c: Criterion, value: u8) -> &'static str {
    let steps = match c {
        Criterion::Urgency => [
            "tidak mendesak",
            "kurang mendesak",
            "cukup mendesak",
            "mendesak",
            "sangat mendesak",
        ],
        Criterion::Seriousness => [
            "tidak gawat",
            "kurang gawat",
            "cukup gawat",
            "gawat",
            "sangat gawat",
        ],
        Criterion::Growth => [
            "tetap",
            "lambat memburuk",
            "cukup cepat memburuk",
            "cepat memburuk",
            "sangat cepat memburuk",
        ],
    };
    steps[usize::from(value.clamp(1, 5)) - 1]
}

pub(crate) fn unranked(reason: UnrankedReason) -> String {
    match reason {
        UnrankedReason::OffTopic(kind) => {
            format!("Bukan urusan pelayanan publik: {}", kind.label())
        }
        UnrankedReason::OutOfScope => "Di luar wilayah cakupan".into(),
        UnrankedReason::NotAktual => "Tidak aktual".into(),
        UnrankedReason::NotProblematik => "Tidak memuat masalah (tidak problematik)".into(),
        UnrankedReason::NotKekhalayakan => "Belum menyangkut khalayak".into(),
        UnrankedReason::NotLayak => "Di luar kewenangan (tidak layak)".into(),
        UnrankedReason::Rejected => "Dikeluarkan dengan keputusan analis".into(),
    }
}

/// What an analyst did, as a sentence begins that gives the reason.
pub(crate) fn edit(kind: &str) -> &'static str {
    match kind {
        "merge" => "Digabung",
        "split" => "Dipisah",
        "move" => "Butir dipindahkan",
        "rename" => "Judul ditetapkan",
        "keep" => "Ditetapkan tetap seperti adanya",
        "assign" => "Urusan atau perangkat daerah ditetapkan",
        "override" => "Nilai ditetapkan",
        _ => "Diputuskan",
    }
}

pub(crate) fn dropped(reason: DropReason) -> &'static str {
    match reason {
        DropReason::Malformed => "tidak terbaca sebagai butir",
        DropReason::NoId => "tanpa kunci dari sumbernya",
        DropReason::Empty => "tanpa judul dan isi",
        DropReason::UnknownChannel => "kanal tidak dikenal",
        DropReason::TooLarge => "terlalu besar",
        DropReason::PageFailed => "halaman gagal dibaca",
        DropReason::NoBody => "halaman tanpa isi artikel",
        DropReason::AddressRefused => "alamat ditolak demi keamanan",
        DropReason::Unreachable => "situs tidak menjawab dengan utuh",
        DropReason::Blocked => "situs menolak permintaan",
        DropReason::Robots => "dilarang oleh robots.txt situs",
        DropReason::Ceiling => "batas permintaan harian tercapai",
        DropReason::Gone => "alamat sudah tidak ada",
        DropReason::Redirects => "pengalihan alamat tidak berujung",
        DropReason::WrongKind => "jawaban bukan jenis yang diharapkan",
        DropReason::Confidential => "bertanda rahasia, tidak disimpan",
        DropReason::NoMatter => "siaran tanpa pokok bahasan (jingle, salam, iklan)",
        DropReason::IgnoredSender => "bukan dari warga (operator atau bank)",
        DropReason::Unsigned => "kiriman tanpa tanda tangan yang sah",
        DropReason::RateLimited => "kiriman melebihi batas per menit",
        DropReason::Tls => "sertifikat keamanan situs tidak sah",
    }
}

/// Where a code beside an issue comes from: `dicocokkan titen (78 %)`.
pub(crate) fn code_origin(m: &BriefMatch) -> String {
    match m.status {
        MatchStatus::Confirmed => m.status.label().to_owned(),
        _ => format!(
            "{} ({} %)",
            m.status.label(),
            decimal(m.confidence * 100.0, 0)
        ),
    }
}

/// `1–4`, or nothing where the rank is certain.
pub(crate) fn interval(issue: &BriefIssue) -> String {
    if issue.rank_low == issue.rank_high {
        String::new()
    } else {
        format!("{}–{}", issue.rank_low, issue.rank_high)
    }
}

/// `3–4`, or nothing where no other issue stands equal.
pub(crate) fn tied(issue: &BriefIssue) -> String {
    if issue.tied_from < issue.tied_to {
        format!("{}–{}", issue.tied_from, issue.tied_to)
    } else {
        String::new()
    }
}

/// `berita daring 9, LAPOR! 4`
pub(crate) fn counted<'a>(counts: impl Iterator<Item = (&'a str, u32)>) -> String {
    counts
        .map(|(name, n)| format!("{name} {}", integer(n)))
        .collect::<Vec<_>>()
        .join(", ")
}
