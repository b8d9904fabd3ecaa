//! What follows from the week, what its picture rests on, and how it was made.

use super::{link, said};
use crate::{
    docx::{Cell, Column, Paper, Run, Style, Table},
    html::{CoverageView, followup_view, tables},
    indonesian::date,
};
use titen_model::Brief;

pub(super) fn board(paper: &mut Paper, brief: &Brief) {
    let rows = followup_view::board(brief);
    let Some(board) = brief.board.as_ref().filter(|_| !rows.is_empty()) else {
        return;
    };
    paper.text(Style::Heading1, "Papan perangkat daerah");
    paper.text(
        Style::Normal,
        &format!(
            "Laporan yang menunggu, menurut batas hari kerjanya, per {}; selengkapnya di board.html dan board.xlsx.",
            date(board.at)
        ),
    );
    let mut table = Table::new(vec![
        Column::text("Warna", 12),
        Column::text("Perangkat daerah", 38),
        Column::number("Merah", 9),
        Column::number("Kuning", 9),
        Column::number("Hijau", 9),
        Column::number("Terlama (hari kerja)", 13),
        Column::number("Tepat waktu", 10),
    ]);
    for u in rows {
        table.row(vec![
            said(&format!("{} {}", u.sign, u.colour)),
            said(&u.name),
            said(&u.merah),
            said(&u.kuning),
            said(&u.hijau),
            said(&u.oldest),
            said(&u.share),
        ]);
    }
    paper.table(&table);
    for note in &board.notes {
        paper.text(Style::Note, note);
    }
}

pub(super) fn recommendations(paper: &mut Paper, brief: &Brief) {
    let units = tables::units(brief);
    if units.is_empty() {
        return;
    }
    paper.text(Style::Heading1, "Rekomendasi menurut perangkat daerah");
    for unit in units {
        paper.text(Style::Heading2, unit.name);
        let lines: Vec<Cell> = unit
            .issues
            .iter()
            .map(|issue| {
                let title = issue.title.trim_end_matches('.');
                vec![
                    link(issue.id.as_str(), &format!("{}. {title}.", issue.rank)),
                    Run::plain(format!(" {}", issue.recommendation)),
                ]
            })
            .collect();
        paper.bullets(&lines);
    }
}

pub(super) fn broadcasts(paper: &mut Paper, brief: &Brief) {
    let rows = followup_view::broadcasts(brief);
    if rows.is_empty() {
        return;
    }
    paper.text(Style::Heading1, "Topik dialog pekan depan");
    let mut table = Table::new(vec![
        Column::text("Acara dan waktu", 30),
        Column::text("Topik", 36),
        Column::text("Narasumber", 34),
    ]);
    for (row, topic) in rows.iter().zip(&brief.dialog) {
        table.row(vec![
            vec![
                Run::plain(&row.programme),
                Run::Break,
                Run::small(&row.when),
            ],
            vec![link(topic.issue.as_str(), &row.topic)],
            said(&row.speaker),
        ]);
    }
    paper.table(&table);
}

pub(super) fn coverage(paper: &mut Paper, brief: &Brief) {
    let c = CoverageView::new(brief);
    let or_none = |text: &str| {
        if text.is_empty() {
            "tidak ada".to_owned()
        } else {
            text.to_owned()
        }
    };
    paper.text(Style::Heading1, "Catatan cakupan");
    let drops: Vec<String> = c
        .drops
        .iter()
        .map(|(why, n)| format!("{why} {n}"))
        .collect();
    let failed: Vec<String> = brief
        .coverage
        .failed_sources
        .iter()
        .map(|f| format!("{} ({})", f.source, f.error))
        .collect();
    let mut lines = vec![
        format!(
            "Dibaca {} butir; {} di antaranya salinan hampir sama, yang dihitung sebagai jangkauan dan bukan \
             sebagai bobot.",
            c.n_items, c.n_copies
        ),
        format!(
            "{} butir tidak bertanggal dari sumbernya (atau tanggalnya keliru), sehingga memakai tanggal terima.",
            c.n_dated_by_receipt
        ),
        format!("Kanal tanpa butir: {}.", or_none(&c.silent_channels)),
        format!(
            "Sumber yang diam pekan ini: {}.",
            or_none(&c.silent_sources)
        ),
        format!(
            "Sumber yang gagal diambil: {}.",
            or_none(&failed.join("; "))
        ),
    ];
    match &c.unheard_sum {
        None => {
            lines.push("Tidak ada sumber yang diketahui jauh di bawah volume biasanya.".to_owned())
        }
        Some(sum) => {
            let each: Vec<String> = c
                .unheard
                .iter()
                .map(|u| format!("{} ({}): {}", u.source, u.channel, u.says))
                .collect();
            lines.push(format!("{sum}: {}.", each.join("; ")));
        }
    }
    lines.push(format!(
        "Yang tidak dapat diambil: {}.",
        or_none(&drops.join("; "))
    ));
    let lines: Vec<Cell> = lines.iter().map(|l| said(l)).collect();
    paper.bullets(&lines);
}

pub(super) fn method(paper: &mut Paper, brief: &Brief) {
    paper.text(Style::Heading1, "Cara peringkat disusun");
    let steps = [
        "Butir dari semua kanal dibaca; salinan dikenali; butir tentang satu kejadian menjadi satu cerita, dan \
         cerita tentang satu masalah yang berlanjut menjadi satu isu.",
        "Gerbang APKL: isu harus aktual, problematik, menyangkut khalayak, dan layak (dalam kewenangan). Satu \
         jawaban “tidak” mengeluarkan isu dari daftar, dengan sebabnya.",
        "USG: Urgency, Seriousness, dan Growth masing-masing 1–5 dari tanda yang terlihat dalam butir. Jumlah \
         tertinggi di atas.",
        "Selang peringkat: sumber diambil ulang secara acak berkali-kali; sembilan dari sepuluh hasil jatuh dalam \
         selang itu.",
        "Kalimat ringkasan dan kutipan diambil apa adanya dari butir. Rekomendasi disusun menurut aturan dari \
         urusan, tempat, kanal, dan nilai isu.",
    ];
    let steps: Vec<Cell> = steps.iter().map(|s| said(s)).collect();
    paper.numbered(&steps);
    paper.text(
        Style::Note,
        &format!(
            "Dibuat dengan {}; kamus {}; konfigurasi (sha256) {}. Tempat: idn-area-data (ODbL). Uraian lengkap cara \
             ini ada di brief.html.",
            brief.made_with.program, brief.made_with.dictionaries, brief.made_with.config_sha256
        ),
    );
}
