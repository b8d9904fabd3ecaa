//! Does money follow the problem? A week's issues with their budget, and the lines that answer none, as XLSX, CSV and
//! JSON.

use crate::indonesian::list;
use crate::labels::SAMPLE_MARK;
use crate::render::EditionFile;
use crate::sheets::{Cell, Sheet, book};
use crate::table;
use titen_model::{BriefBudgetLine, BriefIssue, BudgetReport, MatchStatus, MoneyPlace};

const ISSUES: [(&str, f64); 14] = [
    ("peringkat", 9.0),
    ("id_isu", 15.0),
    ("masalah", 44.0),
    ("perangkat_daerah", 30.0),
    ("tempat", 34.0),
    ("pendanaan", 14.0),
    ("alasan", 44.0),
    ("pagu_terkait", 18.0),
    ("baris_anggaran", 9.0),
    ("tempat_belum_terjangkau", 30.0),
    ("kode", 20.0),
    ("nama_kode", 36.0),
    ("asal_kode", 18.0),
    ("alasan_kode", 50.0),
];
const LINES: [(&str, f64); 11] = [
    ("peringkat", 9.0),
    ("id_isu", 15.0),
    ("masalah", 40.0),
    ("kode", 20.0),
    ("uraian", 44.0),
    ("perangkat_daerah", 28.0),
    ("lokasi", 26.0),
    ("terhadap_tempat_isu", 18.0),
    ("anggaran", 18.0),
    ("jenis", 8.0),
    ("berkas_dan_baris", 26.0),
];
const CODES: [(&str, f64); 8] = [
    ("peringkat", 9.0),
    ("id_isu", 15.0),
    ("masalah", 40.0),
    ("kode", 20.0),
    ("nama_kode", 44.0),
    ("asal_kode", 18.0),
    ("keyakinan_persen", 12.0),
    ("alasan", 60.0),
];
const REST: [(&str, f64); 7] = [
    ("kode", 20.0),
    ("uraian", 50.0),
    ("perangkat_daerah", 30.0),
    ("lokasi", 30.0),
    ("anggaran", 18.0),
    ("jenis", 8.0),
    ("berkas_dan_baris", 26.0),
];
const SAID: [(&str, f64); 2] = [("hal", 30.0), ("isi", 100.0)];

pub fn budget_report(report: &BudgetReport) -> Vec<EditionFile> {
    let mut json = serde_json::to_vec_pretty(report).expect("a report serialises");
    json.push(b'\n');
    let issues: Vec<Vec<Cell>> = report.issues.iter().map(issue).collect();
    let csv = table::any(
        ISSUES.map(|c| c.0).as_slice(),
        issues
            .iter()
            .map(|row| row.iter().map(Cell::plain).collect()),
    );
    let title = match report.year {
        Some(year) => format!("Anggaran {year} terhadap isu pekan {}", report.week),
        None => format!("Usulan kode anggaran untuk isu pekan {}", report.week),
    };
    let sheets = [
        Sheet {
            name: "Isu".into(),
            columns: &ISSUES,
            rows: issues,
        },
        Sheet {
            name: "Baris Anggaran".into(),
            columns: &LINES,
            rows: report.issues.iter().flat_map(lines).collect(),
        },
        Sheet {
            name: "Kode dan Alasan".into(),
            columns: &CODES,
            rows: report.issues.iter().flat_map(codes).collect(),
        },
        Sheet {
            name: "Anggaran tanpa Isu".into(),
            columns: &REST,
            rows: report.unanswered.iter().map(rest).collect(),
        },
        Sheet {
            name: "Keterangan".into(),
            columns: &SAID,
            rows: said(report),
        },
    ];
    vec![
        file(
            "anggaran.xlsx",
            book(&title, report.week, report.sample, &sheets),
        ),
        file("anggaran.csv", csv),
        file("anggaran.json", json),
    ]
}

fn file(name: &str, bytes: Vec<u8>) -> EditionFile {
    EditionFile {
        name: name.to_owned(),
        bytes,
    }
}

fn issue(issue: &BriefIssue) -> Vec<Cell> {
    let places: Vec<&str> = issue.wilayah.iter().map(|p| p.name.as_str()).collect();
    let budget = issue.budget.as_ref();
    let best = budget.and_then(|b| b.best());
    vec![
        issue.rank.into(),
        Cell::text(issue.id.as_str()),
        Cell::text(&issue.title),
        Cell::text(issue.perangkat_daerah.as_ref().map_or("", |u| &u.name)),
        Cell::text(places.join("; ")),
        Cell::text(budget.and_then(|b| b.label()).unwrap_or_default()),
        Cell::text(budget.map_or("", |b| &b.why)),
        budget
            .filter(|b| !b.lines.is_empty())
            .map_or(Cell::Blank, |b| Some(b.amount).into()),
        budget.map_or(Cell::Blank, |b| b.lines.len().into()),
        Cell::text(budget.map_or_else(String::new, |b| {
            b.places_without
                .iter()
                .map(|p| p.name.as_str())
                .collect::<Vec<_>>()
                .join("; ")
        })),
        Cell::text(best.map_or("", |m| m.code.as_str())),
        Cell::text(best.map_or("", |m| &m.name)),
        Cell::text(best.map_or_else(String::new, |m| m.status.label().to_owned())),
        Cell::text(best.map_or("", |m| &m.why)),
    ]
}

fn lines(issue: &BriefIssue) -> Vec<Vec<Cell>> {
    let of = issue.budget.iter().flat_map(|b| &b.lines);
    of.map(|l| {
        let mut row = vec![
            issue.rank.into(),
            Cell::text(issue.id.as_str()),
            Cell::text(&issue.title),
        ];
        row.extend([
            Cell::text(l.code.as_str()),
            Cell::text(&l.name),
            Cell::text(&l.unit),
            Cell::text(&l.location),
            Cell::text(match l.money {
                MoneyPlace::Here => "di tempat isu",
                MoneyPlace::Anywhere => "tidak dirinci",
                MoneyPlace::Elsewhere => "tempat lain",
            }),
            l.amount.into(),
            Cell::text(l.kind.label()),
            Cell::text(&l.source),
        ]);
        row
    })
    .collect()
}

fn codes(issue: &BriefIssue) -> Vec<Vec<Cell>> {
    let of = issue.budget.iter().flat_map(|b| &b.matches);
    of.map(|m| {
        vec![
            issue.rank.into(),
            Cell::text(issue.id.as_str()),
            Cell::text(&issue.title),
            Cell::text(m.code.as_str()),
            Cell::text(&m.name),
            Cell::text(m.status.label()),
            match m.status {
                MatchStatus::Confirmed => Cell::Blank,
                _ => Cell::Number((m.confidence * 100.0).round()),
            },
            Cell::text(match &m.decided {
                Some(d) => format!("{} ({})", d.reason, d.by),
                None => m.why.clone(),
            }),
        ]
    })
    .collect()
}

fn rest(l: &BriefBudgetLine) -> Vec<Cell> {
    vec![
        Cell::text(l.code.as_str()),
        Cell::text(&l.name),
        Cell::text(&l.unit),
        Cell::text(&l.location),
        l.amount.into(),
        Cell::text(l.kind.label()),
        Cell::text(&l.source),
    ]
}

fn said(report: &BudgetReport) -> Vec<Vec<Cell>> {
    let row = |a: &str, b: String| vec![Cell::text(a), Cell::Text(b)];
    let mut rows = vec![
        row("pekan", format!("{}; isu menurut peringkat pekan ini", report.week)),
        row("tahun anggaran", report.year.map_or_else(|| "belum ada anggaran yang diimpor".to_owned(), |y| y.to_string())),
        row("didanai", "Ada baris anggaran berjumlah lebih dari nol dengan kode yang menjawab isu, di tempat isu atau tanpa lokasi yang dirinci.".into()),
        row("sebagian", "Baris anggaran menjangkau sebagian tempat isu saja, atau jumlahnya masih kosong.".into()),
        row("belum didanai", "Kode yang menjawab isu diketahui, tetapi tidak ada baris anggaran berkode itu, atau uangnya hanya di tempat lain.".into()),
        row("belum ditemukan", "titen belum menemukan baris yang menjawab isu; belum tentu tidak ada, karena anggaran sering memakai kata yang lain daripada warga. Periksa, lalu konfirmasi kodenya.".into()),
        row("jenis", "RKPD dan RKA adalah rencana; DPA sudah ditetapkan. Untuk setiap perangkat daerah hanya jenis yang paling akhir ditetapkan yang dihitung.".into()),
        row("Anggaran tanpa Isu", "Baris anggaran yang tidak dicocokkan dengan isu mana pun pekan ini; bukan berarti tidak diperlukan. Belanja penunjang urusan (program 01) tidak dimuat.".into()),
        row("asal kode", format!("{}. Usulan titen tidak dihitung sebagai pendanaan sampai dikonfirmasi petugas.", list(&["dikonfirmasi", "dicocokkan titen", "usulan titen"]))),
        row("keyakinan", "Peluang bahwa kode itu benar, diukur pada contoh berlabel; bukan nilai kinerja perangkat daerah.".into()),
        row("pagu terkait", "Jumlah rupiah baris anggaran yang kodenya menjawab isu, di luar yang berada di tempat lain; satu baris dapat menjawab lebih dari satu isu, sehingga tidak boleh dijumlahkan antarisu.".into()),
    ];
    if report.sample {
        rows.push(row("catatan", SAMPLE_MARK.to_owned()));
    }
    rows
}
