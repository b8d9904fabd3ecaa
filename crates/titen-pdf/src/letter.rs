//! A letter in its office's form: *nota dinas*, *surat dinas*, *undangan*.

use crate::brief::ymd;
use crate::press::{PdfError, set};
use serde_json::{Value, json};
use titen_brief::{SAMPLE_MARK, date};
use titen_model::{Letter, LetterBlock, LetterKind};

pub fn letter(letter: &Letter) -> Result<Vec<u8>, PdfError> {
    let (form, title) = match letter.kind {
        LetterKind::NotaDinas => ("nota", "Nota Dinas"),
        LetterKind::SuratDinas => ("surat", "Surat Dinas"),
        LetterKind::Undangan => ("surat", "Undangan"),
    };
    // An invitation says what it is in its subject already.
    let running = match letter.subject.starts_with(title) {
        true => letter.subject.clone(),
        false => format!("{title}: {}", letter.subject),
    };
    let data = json!({
        "form": form,
        // A speaker's name, post and unit are lines of one address.
        "one": letter.kind == LetterKind::Undangan,
        "running": running,
        "title": title,
        "sample": letter.sample,
        "mark": SAMPLE_MARK,
        "kop": letter.office.kop,
        "place": letter.office.place,
        "date": ymd(letter.date),
        "day": date(letter.date),
        "number": letter.number,
        "to": letter.to,
        "from": letter.from,
        "copies": letter.copies,
        "nature": letter.nature,
        "attachment": letter.attachment,
        "subject": letter.subject,
        "body": letter.body.iter().map(block).collect::<Vec<_>>(),
        "signatory": letter.signatory,
    });
    set("letter.typ", data)
}

fn block(block: &LetterBlock) -> Value {
    match block {
        LetterBlock::Heading(text) => json!({ "is": "heading", "text": text }),
        LetterBlock::Paragraph(text) => json!({ "is": "paragraph", "text": text }),
        LetterBlock::Numbered(points) => json!({ "is": "numbered", "points": points }),
        LetterBlock::Table { head, rows } => {
            // The typesetter wants rows of one length; a row that is short ends with empty cells.
            let width = rows.iter().map(Vec::len).chain([head.len()]).max();
            let width = width.unwrap_or(0);
            let filled = |row: &Vec<String>| {
                let mut row = row.clone();
                row.resize(width, String::new());
                row
            };
            let head = if head.is_empty() {
                Vec::new()
            } else {
                filled(head)
            };
            let rows: Vec<Vec<String>> = rows.iter().map(filled).collect();
            json!({ "is": "table", "width": width, "head": head, "rows": rows })
        }
    }
}
