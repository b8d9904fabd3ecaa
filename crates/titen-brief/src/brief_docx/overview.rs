//! What looks across issues: the first page, tone by channel, places, whom the week quotes, what is not shown.

use super::{link, refs, said};
use crate::{
    docx::{Cell, Column, Paper, Run, Style, Table},
    html::{
        self, criteria_view,
        issue_view::IssueView,
        item_index::ItemIndex,
        tables::{self, Cell as Counted},
    },
    indonesian::integer,
    labels,
};
use titen_model::Brief;

pub(super) fn summary(paper: &mut Paper, brief: &Brief) {
    paper.text(Style::Heading1, "Ringkasan");
    paper.text(Style::Normal, &html::lead(brief).join(" "));
    if brief.issues.is_empty() {
        return;
    }
    let mut table = Table::new(vec![
        Column::number("No.", 5),
        Column::text("Selang", 9),
        Column::text("Isu dan perangkat daerah", 34),
        Column::text("Perubahan", 15),
        Column::number("U", 4),
        Column::number("S", 4),
        Column::number("G", 4),
        Column::number("Jumlah", 9),
        Column::number("Butir", 7),
        Column::number("Sumber", 9),
    ]);
    for issue in &brief.issues {
        let view = IssueView::new(issue, brief);
        let unit = issue
            .perangkat_daerah
            .as_ref()
            .map_or("belum ada perangkat daerah", |u| u.name.as_str());
        let mut interval = said(if view.interval.is_empty() {
            "mantap"
        } else {
            &view.interval
        });
        if !view.tied.is_empty() {
            interval.extend([Run::Break, Run::small(format!("setara {}", view.tied))]);
        }
        let why = format!("mengapa-{}", issue.id);
        let value = |n: u8| vec![link(&why, &n.to_string())];
        table.row(vec![
            said(&issue.rank.to_string()),
            interval,
            vec![
                link(issue.id.as_str(), &issue.title),
                Run::Break,
                Run::small(unit),
            ],
            said(&format!("{} {}", view.change_sign, view.change)),
            value(issue.usg.u),
            value(issue.usg.s),
            value(issue.usg.g),
            value(issue.usg.total()),
            vec![link(&view.list, &view.n_items)],
            vec![link(&view.list, &view.n_sources)],
        ]);
    }
    paper.table(&table);
    paper.text(
        Style::Note,
        "Selang adalah selang peringkat; isu yang setara belum dapat dibedakan urutannya. U, S, G bernilai 1–5; \
         jumlahnya 3–15. Setiap angka dapat diklik sampai ke butir asalnya.",
    );
}

pub(super) fn criteria(paper: &mut Paper, brief: &Brief) {
    let Some(view) = criteria_view::criteria(brief) else {
        return;
    };
    paper.text(Style::Heading1, "Pandangan kedua: kriteria berbobot");
    let weights: Vec<String> = view
        .columns
        .iter()
        .map(|(name, weight)| format!("{name} (bobot {weight})"))
        .collect();
    paper.text(
        Style::Normal,
        &format!(
            "Kriteria: {}. Urutan isu tetap menurut USG.",
            weights.join("; ")
        ),
    );
    let mut table = Table::new(vec![
        Column::number("No.", 6),
        Column::text("Isu", 30),
        Column::text("Nilai setiap kriteria", 38),
        Column::number("Nilai", 8),
        Column::number("Paling tinggi", 8),
        Column::number("Urutan", 10),
    ]);
    for row in &view.rows {
        let mut values: Cell = Vec::new();
        for c in row.criteria.iter().filter(|c| !c.points.is_empty()) {
            if !values.is_empty() {
                values.push(Run::Break);
            }
            let star = if c.is_set { "*" } else { "" };
            values.push(Run::plain(format!("{}: {}{star}", c.name, c.points)));
            values.extend(refs(&c.refs));
        }
        if !row.unassessed.is_empty() {
            if !values.is_empty() {
                values.push(Run::Break);
            }
            values.push(Run::small(format!("belum dinilai: {}", row.unassessed)));
        }
        table.row(vec![
            said(&row.rank.to_string()),
            vec![link(row.id, row.title)],
            values,
            said(&row.points),
            said(&row.out_of),
            said(&row.by_criteria),
        ]);
    }
    paper.table(&table);
    if view.some_set {
        paper.text(Style::Note, "* ditetapkan analis");
    }
}

pub(super) fn tones(paper: &mut Paper, brief: &Brief, index: &mut ItemIndex) {
    paper.text(Style::Heading1, "Nada menurut kanal");
    paper.text(
        Style::Normal,
        "Empat angka pertama menghitung butir dari isu yang ditampilkan dan dapat diklik; empat angka berikutnya \
         menghitung seluruh butir pekan ini dalam cakupan bacaan.",
    );
    let mut columns = vec![Column::text("Kanal", 20)];
    for _ in 0..2 {
        columns.extend(["negatif", "netral", "positif", "jumlah"].map(|h| Column::number(h, 10)));
    }
    let mut table = Table::new(columns);
    table.groups = vec![
        (String::new(), 1),
        ("Dalam isu yang ditampilkan".to_owned(), 4),
        ("Seluruh pekan".to_owned(), 4),
    ];
    for row in tables::tones(brief, index).rows {
        let mut cells = vec![said(row.channel)];
        cells.extend(row.cells.iter().map(counted));
        cells.extend(row.week.iter().map(|n| said(n)));
        table.row(cells);
    }
    paper.table(&table);
}

pub(super) fn places(paper: &mut Paper, brief: &Brief, index: &mut ItemIndex) {
    let rows = tables::places(brief, index);
    if rows.is_empty() {
        return;
    }
    paper.text(Style::Heading1, "Tempat");
    let mut table = Table::new(vec![
        Column::text("Kecamatan", 26),
        Column::number("Butir", 9),
        Column::text("Isu", 15),
        Column::text("Desa dan kelurahan yang disebut", 50),
    ]);
    for row in &rows {
        let mut issues: Cell = Vec::new();
        for (n, (rank, id)) in row.issues.iter().enumerate() {
            if n > 0 {
                issues.push(Run::plain(", "));
            }
            issues.push(link(id, &rank.to_string()));
        }
        table.row(vec![
            said(&row.name),
            counted(&row.items),
            issues,
            said(&row.villages),
        ]);
    }
    paper.table(&table);
}

pub(super) fn quoted(paper: &mut Paper, brief: &Brief) {
    if brief.issues.iter().all(|i| i.quotes.is_empty()) {
        return;
    }
    paper.text(Style::Heading1, "Yang dikutip");
    paper.text(
        Style::Normal,
        "Kutipan diambil apa adanya dari butir; data pribadi yang dikenali sudah ditutup.",
    );
    let mut table = Table::new(vec![
        Column::number("Isu", 6),
        Column::text("Kutipan", 62),
        Column::text("Kanal dan tanggal", 22),
        Column::text("Butir", 10),
    ]);
    for issue in &brief.issues {
        for q in IssueView::new(issue, brief).quotes {
            table.row(vec![
                vec![link(issue.id.as_str(), &issue.rank.to_string())],
                said(&format!("“{}”", q.text)),
                said(&format!("{}, {}", q.channel, q.day)),
                refs(&q.refs),
            ]);
        }
    }
    paper.table(&table);
}

pub(super) fn not_shown(paper: &mut Paper, brief: &Brief) {
    if !brief.below.is_empty() {
        paper.text(Style::Heading1, "Peringkat berikutnya");
        let mut table = Table::new(vec![
            Column::number("No.", 6),
            Column::text("Isu", 58),
            Column::number("U", 6),
            Column::number("S", 6),
            Column::number("G", 6),
            Column::number("Jumlah", 9),
            Column::number("Butir", 9),
        ]);
        for b in &brief.below {
            table.row(vec![
                said(&b.rank.to_string()),
                said(&b.title),
                said(&b.usg.u.to_string()),
                said(&b.usg.s.to_string()),
                said(&b.usg.g.to_string()),
                said(&b.usg.total().to_string()),
                said(&integer(b.n_items)),
            ]);
        }
        paper.table(&table);
    }
    paper.text(Style::Heading1, "Yang tidak diperingkat dan sebabnya");
    if brief.unranked.is_empty() {
        paper.text(Style::Normal, "Semua isu pekan ini diperingkat.");
    } else {
        let mut table = Table::new(vec![
            Column::text("Sebab", 30),
            Column::number("Isu", 8),
            Column::number("Butir", 8),
            Column::text("Contoh terbesar", 54),
        ]);
        for u in &brief.unranked {
            let mut examples: Cell = Vec::new();
            for e in &u.examples {
                if !examples.is_empty() {
                    examples.push(Run::Break);
                }
                examples.push(Run::plain(&e.title));
                let n = integer(e.n_items);
                examples.push(Run::small(format!(" ({n} butir; {})", e.why)));
            }
            table.row(vec![
                said(&labels::unranked(u.reason)),
                said(&integer(u.n_issues)),
                said(&integer(u.n_items)),
                examples,
            ]);
        }
        paper.table(&table);
    }
    if !brief.closed.is_empty() {
        paper.text(Style::Heading1, "Isu pekan lalu yang tidak muncul lagi");
        let closed: Vec<Cell> = brief
            .closed
            .iter()
            .map(|c| {
                let before = format!(" (semula peringkat {}; {})", c.rank_before, c.id);
                vec![Run::plain(&c.title), Run::small(before)]
            })
            .collect();
        paper.bullets(&closed);
        paper.text(
            Style::Note,
            "Tidak muncul lagi belum tentu selesai: tindak lanjutnya tetap perlu dipastikan.",
        );
    }
}

fn counted(cell: &Counted) -> Cell {
    vec![link(&cell.href, &cell.n)]
}
