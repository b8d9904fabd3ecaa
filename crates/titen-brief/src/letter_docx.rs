//! A letter as an office types it: nota dinas and surat dinas, each with its kop, its fields and its signature.
//! What is not known is a dotted line, to be filled in by hand.

use crate::{
    brief_docx::{author, mark},
    docx::{Cell, Column, Form, Paper, Run, Style, Table},
    indonesian::date,
};
use titen_model::{Letter, LetterBlock, LetterKind, Status};

const BLANK: &str = "…………………………";

pub(crate) fn bytes(letter: &Letter, status: Status) -> Vec<u8> {
    let mut paper = Paper::new(Form {
        title: letter.subject.clone(),
        author: author(&letter.office.kop),
        day: letter.date,
        kop: letter.office.kop.clone(),
        mark: mark(letter.sample, status),
        running: letter.subject.clone(),
        margins: (1701, 1134),
    });
    match letter.kind {
        LetterKind::NotaDinas => nota(&mut paper, letter),
        LetterKind::SuratDinas | LetterKind::Undangan => surat(&mut paper, letter),
    }
    for block in &letter.body {
        body(&mut paper, block);
    }
    signature(&mut paper, letter);
    if letter.kind != LetterKind::NotaDinas && !letter.copies.is_empty() {
        paper.text(Style::Field, "Tembusan:");
        paper.numbered(&cells(&letter.copies));
    }
    paper.finish()
}

fn nota(paper: &mut Paper, letter: &Letter) {
    paper.text(Style::LetterTitle, "NOTA DINAS");
    let mut rows = vec![
        ("Kepada", lines("Yth. ", &letter.to)),
        ("Dari", lines("", std::slice::from_ref(&letter.from))),
    ];
    if !letter.copies.is_empty() {
        rows.push(("Tembusan", lines("", &letter.copies)));
    }
    rows.push(("Tanggal", vec![Run::plain(date(letter.date))]));
    rows.extend(common(letter));
    fields(paper, rows);
    paper.paragraph(Style::Rule, &[]);
}

fn surat(paper: &mut Paper, letter: &Letter) {
    paper.text(
        Style::Signature,
        &format!("{}, {}", letter.office.place, date(letter.date)),
    );
    paper.paragraph(Style::Gap, &[]);
    fields(paper, common(letter));
    paper.text(Style::Field, "Kepada");
    paper.paragraph(Style::Field, &lines("Yth. ", &letter.to));
    paper.text(Style::Normal, "di tempat");
}

fn common(letter: &Letter) -> Vec<(&'static str, Cell)> {
    let number = letter.number.as_deref().unwrap_or(BLANK);
    vec![
        ("Nomor", vec![Run::plain(number)]),
        ("Sifat", vec![Run::plain(&letter.nature)]),
        ("Lampiran", vec![Run::plain(&letter.attachment)]),
        ("Hal", vec![Run::bold(&letter.subject)]),
    ]
}

fn fields(paper: &mut Paper, rows: Vec<(&'static str, Cell)>) {
    let mut table = Table::new(vec![
        Column::text("", 15),
        Column::text("", 3),
        Column::text("", 82),
    ]);
    table.borders = false;
    for (name, value) in rows {
        table.row(vec![vec![Run::plain(name)], vec![Run::plain(":")], value]);
    }
    paper.table(&table);
}

fn lines(before: &str, texts: &[String]) -> Cell {
    let mut runs = Vec::new();
    for (n, text) in texts.iter().enumerate() {
        if n > 0 {
            runs.push(Run::Break);
        }
        let before = if n == 0 { before } else { "" };
        runs.push(Run::plain(format!("{before}{text}")));
    }
    runs
}

fn body(paper: &mut Paper, block: &LetterBlock) {
    match block {
        LetterBlock::Heading(text) => paper.text(Style::Heading3, text),
        LetterBlock::Paragraph(text) => paper.text(Style::Body, text),
        LetterBlock::Numbered(entries) => paper.numbered(&cells(entries)),
        // A table without a row is a broken file.
        LetterBlock::Table { head, rows } if head.is_empty() && rows.is_empty() => {}
        LetterBlock::Table { head, rows } => {
            let mut table = Table::new(columns(head, rows));
            for row in rows {
                table.row(row.iter().map(|c| vec![Run::plain(c)]).collect());
            }
            paper.table(&table);
        }
    }
}

fn cells(texts: &[String]) -> Vec<Cell> {
    texts.iter().map(|t| vec![Run::plain(t)]).collect()
}

/// Each has room for its longest word; what is left goes where most text stands.
fn columns(head: &[String], rows: &[Vec<String>]) -> Vec<Column> {
    const PAGE: usize = 9071;
    const CHAR: usize = 118;
    const MARGINS: usize = 200;
    const LONGEST_WORD: usize = 24;
    const MOST: usize = 400;
    let n = rows.iter().map(Vec::len).max().unwrap_or(0).max(head.len());
    let of = |at: usize| {
        let cells = rows.iter().filter_map(move |r| r.get(at));
        cells.chain(head.get(at)).map(String::as_str)
    };
    let least = |at: usize| {
        let words = of(at).flat_map(str::split_whitespace).map(length);
        words.max().unwrap_or(0).min(LONGEST_WORD) * CHAR + MARGINS
    };
    let text = |at: usize| {
        rows.iter()
            .filter_map(|r| r.get(at))
            .map(|c| length(c))
            .sum::<usize>()
    };
    let wants = |at: usize| (text(at) / rows.len().max(1)).min(MOST);
    let room = PAGE.saturating_sub((0..n).map(least).sum());
    let wanted = (0..n).map(wants).sum::<usize>().max(1);
    (0..n)
        .map(|at| {
            let share = least(at) + room * wants(at) / wanted;
            Column {
                number: rows.iter().filter_map(|r| r.get(at)).all(|c| is_number(c))
                    && !rows.is_empty(),
                ..Column::text(
                    head.get(at).map_or("", String::as_str),
                    u32::try_from(share).unwrap_or(u32::MAX / 64),
                )
            }
        })
        .collect()
}

/// A long one is a register's number: it is read, not compared.
fn is_number(cell: &str) -> bool {
    const LONGEST: usize = 7;
    length(cell) <= LONGEST
        && cell
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '–' | '%' | ' '))
}

fn length(text: &str) -> usize {
    text.chars().count()
}

fn signature(paper: &mut Paper, letter: &Letter) {
    let s = &letter.signatory;
    paper.paragraph(Style::Signature, &[]);
    paper.text(Style::Signature, &format!("{},", s.position));
    for _ in 0..4 {
        paper.paragraph(Style::Signature, &[]);
    }
    let name = s.name.as_deref().unwrap_or(BLANK);
    paper.paragraph(Style::Signature, &[Run::bold(name)]);
    if let Some(pangkat) = &s.pangkat {
        paper.text(Style::Signature, pangkat);
    }
    let nip = s.nip.as_deref().unwrap_or(BLANK);
    paper.text(Style::Signature, &format!("NIP {nip}"));
    paper.paragraph(Style::Gap, &[]);
}
