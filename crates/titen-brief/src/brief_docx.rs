//! `brief.docx`: the edition as a document that an office edits further. What `brief.html` shows, in the
//! same order and from the same views, so that no number can differ; each number leads to the items behind
//! it in its appendices.

mod appendix;
mod beside;
mod followup;
mod issue;
mod overview;

use crate::{
    Drawn,
    docx::{Cell, Form, Paper, Run, Style},
    html::{
        self,
        item_index::ItemIndex,
        refs::{Ref, item_anchor},
    },
    indonesian::{days_of, integer},
    labels::SAMPLE_MARK,
};
use chrono::NaiveDate;
use titen_model::{Brief, Status};

pub(crate) fn bytes(brief: &Brief, drawn: &[Drawn]) -> Vec<u8> {
    let days = days_of(brief.week);
    let title = format!("Isu Strategis Mingguan {days}");
    let mut paper = Paper::new(Form {
        title: format!("{title} – {}", brief.scope),
        author: author(&brief.office.kop),
        day: day(brief),
        kop: brief.office.kop.clone(),
        mark: mark(brief.sample, brief.status),
        running: format!("{title} · {}", brief.scope),
        margins: (1134, 1134),
    });
    paper.text(Style::Title, "Isu Strategis Mingguan");
    let revision = match brief.revision {
        1 => String::new(),
        n => format!(", revisi {n}"),
    };
    paper.text(
        Style::Subtitle,
        &format!("{}, {days} (pekan {}{revision})", brief.scope, brief.week),
    );
    if brief.revision > 1 {
        paper.text(
            Style::Banner,
            &format!(
                "RALAT: revisi {} ini membetulkan revisi {}, yang tetap disimpan. Yang berubah:",
                brief.revision,
                brief.revision - 1
            ),
        );
        let changes: Vec<Cell> = brief.ralat.iter().map(|c| vec![Run::plain(c)]).collect();
        paper.bullets(&changes);
    }
    for issue in &brief.issues {
        let listed = html::listed(issue, ITEMS);
        for i in (0..issue.items.len()).filter(|i| !listed.contains(i)) {
            paper.leaves_out(&item_anchor(issue, i));
        }
    }
    let mut index = ItemIndex::default();
    overview::summary(&mut paper, brief);
    if drawn.iter().any(|p| p.key == "tren") {
        paper.text(Style::Heading1, "Dua belas pekan");
        picture(&mut paper, drawn, "tren");
    }
    issue::issues(&mut paper, brief);
    overview::criteria(&mut paper, brief);
    overview::tones(&mut paper, brief, &mut index);
    picture(&mut paper, drawn, "nada");
    overview::places(&mut paper, brief, &mut index);
    picture(&mut paper, drawn, "peta");
    overview::quoted(&mut paper, brief);
    beside::officials(&mut paper, brief);
    followup::board(&mut paper, brief);
    followup::recommendations(&mut paper, brief);
    followup::broadcasts(&mut paper, brief);
    overview::not_shown(&mut paper, brief);
    followup::coverage(&mut paper, brief);
    picture(&mut paper, drawn, "sumber");
    followup::method(&mut paper, brief);
    appendix::items(&mut paper, brief);
    appendix::index(&mut paper, &index);
    paper.finish()
}

/// As the PDF has it: 11.5 cm wide.
const PICTURE: u32 = 6520;

fn picture(paper: &mut Paper, drawn: &[Drawn], key: &str) {
    if let Some(p) = drawn.iter().find(|p| p.key == key) {
        paper.image(&p.png, &p.says, p.size, PICTURE);
        paper.text(Style::Note, &p.note);
    }
}

/// The office, not its government.
pub(crate) fn author(kop: &[String]) -> String {
    kop.get(1).or(kop.first()).cloned().unwrap_or_default()
}

pub(crate) fn mark(sample: bool, status: Status) -> Option<String> {
    match (sample, status) {
        (true, Status::Draft) => Some(format!("DRAF: belum diterbitkan · {SAMPLE_MARK}")),
        (true, Status::Published) => Some(SAMPLE_MARK.to_owned()),
        (false, Status::Draft) => Some("DRAF: belum diterbitkan".to_owned()),
        (false, Status::Published) => None,
    }
}

/// As old as its board, else as the first day after its week.
fn day(brief: &Brief) -> NaiveDate {
    let board = brief.board.as_ref();
    board.map_or(brief.week.next().monday(), |b| b.at)
}

/// Items of an issue that the document tells one by one, as the PDF does: with all of them it has hundreds of pages.
const ITEMS: usize = 30;

/// More links than this in one place take a word processor minutes, and no reader follows them.
const REFS: usize = 40;

/// ` [1–3, 5]`, each a link; where there are too many, the page has them all.
fn refs(refs: &[Ref]) -> Vec<Run> {
    let mut runs = Vec::new();
    for (n, r) in refs.iter().take(REFS).enumerate() {
        runs.push(Run::small(if n == 0 { " [" } else { ", " }));
        runs.push(Run::To {
            mark: r.href.clone(),
            text: r.label.clone(),
        });
    }
    if refs.len() > REFS {
        let more = integer((refs.len() - REFS) as u64);
        runs.push(Run::small(format!(", dan {more} lagi di brief.html")));
    }
    if !runs.is_empty() {
        runs.push(Run::small("]"));
    }
    runs
}

fn link(mark: &str, text: &str) -> Run {
    if mark.is_empty() {
        Run::plain(text)
    } else {
        Run::To {
            mark: mark.to_owned(),
            text: text.to_owned(),
        }
    }
}

fn said(text: &str) -> Cell {
    vec![Run::plain(text)]
}
