//! The nota dinas: what the head of the office must know of the week.

use super::{With, heading, in_full, n, paragraph, source, table, title};
use titen_model::{
    Board, BoardCounts, BriefIssue, Change, Letter, LetterBlock, LetterKind,
    indonesian::{date, days_of, decimal, integer, list, moment},
    plain::plain,
};

pub(super) fn nota(with: &With<'_>) -> Letter {
    let brief = with.brief;
    let form = &with.settings.nota_dinas;
    let days = days_of(brief.week);
    let c = &brief.coverage;
    let mut body = vec![paragraph(format!(
        "Dengan hormat dilaporkan hasil pemantauan informasi kebijakan, opini publik, dan aspirasi publik pekan \
         {days} di {}. Dibaca {} butir dari seluruh kanal{} (sumber: {}).",
        in_full(&brief.scope),
        integer(c.n_items),
        match c.n_copies {
            0 => String::new(),
            n => format!(", {} di antaranya salinan dari butir lain", integer(n)),
        },
        with.edition()
    ))];
    body.extend(issues(with));
    body.extend(changes(with));
    body.extend(recommendations(with));
    body.extend(brief.board.iter().flat_map(board));
    body.extend(broadcasts(with));
    body.extend(coverage(with));
    body.push(paragraph(
        "Demikian dilaporkan. Selanjutnya mohon arahan dan petunjuk.",
    ));
    Letter {
        file: "nota-dinas".into(),
        to: form.to.clone(),
        subject: format!("Laporan Isu Strategis Pekan {days}"),
        body,
        ..with.letter(LetterKind::NotaDinas, form)
    }
}

fn issues(with: &With<'_>) -> Vec<LetterBlock> {
    let issues = &with.brief.issues;
    if issues.is_empty() {
        return vec![
            heading("Isu strategis pekan ini"),
            paragraph("Tidak ada isu yang memenuhi kriteria pekan ini."),
        ];
    }
    let rows = issues
        .iter()
        .map(|i| {
            [
                i.rank.to_string(),
                format!("{} ({})", title(&i.title), i.id),
                i.perangkat_daerah
                    .as_ref()
                    .map_or("belum ditetapkan".into(), |u| u.name.clone()),
                i.usg.u.to_string(),
                i.usg.s.to_string(),
                i.usg.g.to_string(),
                i.usg.total().to_string(),
                n(i.items.len()),
            ]
        })
        .collect();
    vec![
        heading("Isu strategis pekan ini"),
        table(
            [
                "No.",
                "Isu",
                "Perangkat daerah",
                "U",
                "S",
                "G",
                "Jumlah",
                "Butir",
            ],
            rows,
        ),
    ]
}

/// Each with its rank and id, that it can be found.
fn changes(with: &With<'_>) -> Vec<LetterBlock> {
    let of = |change: Change, says: &dyn Fn(&BriefIssue) -> String| -> Option<String> {
        let issues: Vec<String> = with
            .brief
            .issues
            .iter()
            .filter(|i| i.change == change)
            .map(says)
            .collect();
        (!issues.is_empty()).then(|| list(&issues))
    };
    let plainly = |i: &BriefIssue| format!("peringkat {} ({})", i.rank, i.id);
    let moved = |i: &BriefIssue| match i.rank_before {
        Some(before) => format!("peringkat {before} ke {} ({})", i.rank, i.id),
        None => plainly(i),
    };
    let mut lines = Vec::new();
    lines.extend(of(Change::New, &plainly).map(|x| format!("Baru di daftar: {x}.")));
    lines.extend(of(Change::Back, &plainly).map(|x| format!("Kembali ke daftar: {x}.")));
    lines.extend(of(Change::Up, &moved).map(|x| format!("Naik: {x}.")));
    lines.extend(of(Change::Down, &moved).map(|x| format!("Turun: {x}.")));
    lines.extend(of(Change::Same, &plainly).map(|x| format!("Tetap: {x}.")));
    lines.extend(with.brief.closed.iter().map(|c| {
        format!(
            "Tidak muncul lagi: “{}” (semula peringkat {}; {}); tindak lanjutnya tetap perlu dipastikan.",
            title(&c.title),
            c.rank_before,
            c.id
        )
    }));
    if lines.is_empty() {
        return Vec::new();
    }
    vec![
        heading("Yang berubah dari pekan lalu"),
        LetterBlock::Numbered(lines),
    ]
}

fn recommendations(with: &With<'_>) -> Vec<LetterBlock> {
    if with.brief.issues.is_empty() {
        return Vec::new();
    }
    let lines = with
        .brief
        .issues
        .iter()
        .map(|i| format!("{} (Sumber: {}.)", i.recommendation, source::of_issue(i)))
        .collect();
    vec![heading("Rekomendasi"), LetterBlock::Numbered(lines)]
}

fn board(board: &Board) -> Vec<LetterBlock> {
    let t = &board.total;
    let at = date(board.at);
    let before = board.before.last().map_or(String::new(), |b| {
        format!(
            " Pada {} terdapat {} laporan yang melewati batas.",
            date(b.at),
            integer(b.counts.merah)
        )
    });
    let mut beside = Vec::new();
    beside.extend(
        t.oldest
            .map(|days| format!("yang terlama menunggu {} hari kerja", integer(days))),
    );
    beside.extend(
        t.punctual
            .share()
            .map(|_| format!("{} ditangani tepat waktu", share(t))),
    );
    let beside = match beside.is_empty() {
        true => String::new(),
        false => format!("; {}", beside.join(", dan ")),
    };
    let stands = match (t.merah, t.kuning, t.hijau) {
        (0, 0, 0) => format!("Per {at} tidak ada laporan yang menunggu atau baru dijawab."),
        (red, yellow, green) => format!(
            "Per {at} terdapat {} laporan yang melewati batas waktu (merah), {} laporan dalam batas waktu (kuning), \
             dan {} laporan yang baru selesai atau terjawab (hijau){beside}.",
            integer(red),
            integer(yellow),
            integer(green)
        ),
    };
    let mut blocks = vec![
        heading("Laporan yang menunggu tindak lanjut"),
        paragraph(format!(
            "{stands}{before} (Sumber: papan tindak lanjut per {at}.)"
        )),
    ];
    let rows: Vec<[String; 6]> = board
        .units
        .iter()
        .filter(|u| u.counts.merah > 0)
        .map(|u| {
            [
                u.unit
                    .as_ref()
                    .map_or("Belum diteruskan ke perangkat daerah".into(), |x| {
                        x.name.clone()
                    }),
                integer(u.counts.merah),
                integer(u.counts.kuning),
                integer(u.counts.hijau),
                oldest(&u.counts),
                share(&u.counts),
            ]
        })
        .collect();
    if !rows.is_empty() {
        blocks.push(table(
            [
                "Perangkat daerah",
                "Merah",
                "Kuning",
                "Hijau",
                "Terlama (hari kerja)",
                "Tepat waktu",
            ],
            rows,
        ));
    }
    blocks
}

fn oldest(counts: &BoardCounts) -> String {
    counts.oldest.map_or("–".into(), integer)
}

fn share(counts: &BoardCounts) -> String {
    counts
        .punctual
        .share()
        .map_or("–".into(), |s| format!("{} %", decimal(s * 100.0, 0)))
}

fn broadcasts(with: &With<'_>) -> Vec<LetterBlock> {
    if with.brief.dialog.is_empty() {
        return Vec::new();
    }
    let rows = with
        .brief
        .dialog
        .iter()
        .map(|t| {
            let late = if t.invite_by < with.day {
                " (sudah lewat)"
            } else {
                ""
            };
            [
                plain(&t.name),
                moment(t.starts),
                format!("{} ({})", title(&t.topic), t.issue),
                match &t.speaker {
                    Some(s) => format!("{}, {}", s.name, s.position),
                    None => format!("belum ada ({})", t.speaker_why),
                },
                format!("{}{late}", date(t.invite_by)),
            ]
        })
        .collect();
    vec![
        heading("Siaran pekan depan"),
        table(
            [
                "Acara",
                "Waktu",
                "Topik",
                "Narasumber",
                "Undangan dikirim paling lambat",
            ],
            rows,
        ),
    ]
}

fn coverage(with: &With<'_>) -> Vec<LetterBlock> {
    let c = &with.brief.coverage;
    let channels: Vec<&str> = c.silent_channels.iter().map(|ch| ch.label()).collect();
    let mut says = Vec::new();
    if !channels.is_empty() {
        says.push(format!("Kanal tanpa butir: {}.", list(&channels)));
    }
    if !c.silent_sources.is_empty() {
        says.push(format!(
            "Sumber yang diam: {}.",
            c.silent_sources.join(", ")
        ));
    }
    if says.is_empty() {
        return Vec::new();
    }
    let source = format!("(Sumber: catatan cakupan {}.)", with.edition());
    vec![
        heading("Catatan cakupan"),
        paragraph(format!("{} {source}", says.join(" "))),
    ]
}
