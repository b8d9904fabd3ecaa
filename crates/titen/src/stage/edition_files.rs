//! A frozen brief → all files of its edition. The PDFs take longest, so a terminal is shown how far they are.

use crate::progress;
use anyhow::{Context, Result};
use titen_brief::{Drawn, EditionFile, board_of, files_with, manifested, pictures};
use titen_model::Brief;

pub fn edition_files(brief: &Brief) -> Result<Vec<EditionFile>> {
    let pictures = pictures(brief);
    let drawn: Vec<Drawn> = pictures.iter().filter_map(titen_pdf::dots).collect();
    let mut files = files_with(brief, &drawn);
    let bar = progress::bar("setting PDFs", 2 + brief.letters.len() as u64);
    let mut add = |name: String, pdf: Result<Vec<u8>, titen_pdf::PdfError>| {
        let bytes = pdf.with_context(|| format!("{name} of {} can't be made", brief.week))?;
        files.push(EditionFile { name, bytes });
        bar.inc(1);
        anyhow::Ok(())
    };
    let (board, head) = board_of(brief);
    add("brief.pdf".into(), titen_pdf::brief(brief, &pictures))?;
    add("board.pdf".into(), titen_pdf::board(&board, head))?;
    for letter in &brief.letters {
        let name = format!("surat/{}.pdf", letter.file);
        add(name, titen_pdf::letter(letter))?;
    }
    bar.finish_and_clear();
    Ok(manifested(brief, files))
}
