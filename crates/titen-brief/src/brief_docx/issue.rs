//! One issue: what is known, what to do, and why it has its rank, part by part.

use super::{beside, refs, said};
use crate::{
    docx::{Cell, Column, Paper, Run, Style, Table},
    html::issue_view::{Count, CriterionView, IssueView, PlaceView},
    sparkline,
};
use titen_model::Brief;

pub(super) fn issues(paper: &mut Paper, brief: &Brief) {
    if brief.issues.is_empty() {
        return;
    }
    // The summary is one page that can be handed out alone.
    paper.new_page(Style::Heading1, &[Run::plain("Isu satu per satu")]);
    for issue in &brief.issues {
        let view = IssueView::new(issue, brief);
        head(paper, &view);
        let mut summary: Vec<Run> = Vec::new();
        for (text, behind) in &view.summary {
            if !summary.is_empty() {
                summary.push(Run::plain(" "));
            }
            summary.push(Run::plain(*text));
            summary.extend(refs(behind));
        }
        if !summary.is_empty() {
            paper.paragraph(Style::Normal, &summary);
        }
        paper.text(Style::Heading3, "Rekomendasi");
        paper.text(Style::Normal, &issue.recommendation);
        if let Some(known) = &view.budget {
            beside::budget(paper, known);
        }
        facts(paper, &view, brief);
        if let Some(known) = &view.evidence {
            beside::statistics(paper, known);
        }
        why(paper, &view);
    }
}

fn head(paper: &mut Paper, v: &IssueView<'_>) {
    let issue = v.issue;
    paper.paragraph(
        Style::Heading2,
        &[
            Run::Mark(issue.id.to_string()),
            Run::plain(format!("{}. {}", issue.rank, issue.title)),
        ],
    );
    let sure = if v.interval.is_empty() {
        "peringkat mantap".to_owned()
    } else {
        format!("selang peringkat {}", v.interval)
    };
    let tied = if v.tied.is_empty() {
        String::new()
    } else {
        format!(" · setara dalam peringkat {}", v.tied)
    };
    let unit = issue
        .perangkat_daerah
        .as_ref()
        .map_or("Belum ada perangkat daerah", |u| u.name.as_str());
    let urusan = issue.urusan.as_ref().map_or_else(
        || "urusan belum dapat ditentukan".to_owned(),
        |u| format!("urusan {} {}", u.code, u.name),
    );
    paper.paragraph(
        Style::Note,
        &[
            Run::plain(format!(
                "{} {} · {} · {sure}{tied}",
                v.change_sign, v.change, v.since
            )),
            Run::Break,
            Run::bold(unit),
            Run::plain(format!(" · {urusan}")),
        ],
    );
}

fn facts(paper: &mut Paper, v: &IssueView<'_>, brief: &Brief) {
    let copies = if v.n_copies > 0 {
        format!(" ({} salinan)", v.copies())
    } else {
        String::new()
    };
    let mut lines: Vec<Cell> = vec![vec![
        Run::bold("Butir: "),
        Run::To {
            mark: v.list.clone(),
            text: format!("{} butir", v.n_items),
        },
        Run::plain(format!(
            "{copies} dari {} sumber, {} suara berbeda",
            v.n_sources, v.n_voices
        )),
    ]];
    lines.push(counts("Kanal: ", &v.channels));
    lines.push(counts("Nada: ", &v.tones));
    lines.push(places(&v.places));
    lines.push(vec![
        Run::bold("Dua belas pekan: "),
        Run::plain(sparkline::numbers(&v.issue.history, brief.week).join(", ")),
        Run::small(" (butir tanpa salinan; pekan ini terakhir)"),
    ]);
    paper.bullets(&lines);
}

fn counts(name: &str, counts: &[Count]) -> Cell {
    let mut runs = vec![Run::bold(name)];
    for (n, c) in counts.iter().enumerate() {
        let before = if n > 0 { "; " } else { "" };
        runs.push(Run::plain(format!("{before}{} {}", c.name, c.said())));
        runs.extend(refs(&c.refs));
    }
    runs
}

fn places(places: &[PlaceView<'_>]) -> Cell {
    let mut runs = vec![Run::bold("Tempat: ")];
    if places.is_empty() {
        runs.push(Run::plain("tidak ada tempat yang disebut dengan pasti"));
    }
    for (n, p) in places.iter().enumerate() {
        let before = if n > 0 { "; " } else { "" };
        runs.push(Run::plain(format!("{before}{} {}", p.name, p.said())));
        runs.extend(refs(&p.refs));
    }
    runs
}

fn why(paper: &mut Paper, v: &IssueView<'_>) {
    let issue = v.issue;
    paper.paragraph(
        Style::Heading3,
        &[
            Run::Mark(format!("mengapa-{}", issue.id)),
            Run::plain("Mengapa peringkat ini"),
        ],
    );
    let mut table = Table::new(vec![
        Column::text("Ukuran", 20),
        Column::text("Alasan", 50),
        Column::number("Nilai", 9),
        Column::text("Butir", 21),
    ]);
    for c in &v.criteria {
        parts(&mut table, c);
    }
    paper.table(&table);
    paper.text(
        Style::Note,
        &format!(
            "Jumlah USG {}; sebelum pembulatan {}, yang dipakai untuk mengurutkan isu dengan jumlah yang sama.",
            issue.usg.total(),
            v.score
        ),
    );
    let mut changes = vec![Run::bold("Yang akan mengubah peringkat ini: ")];
    for (n, c) in v.would_change.iter().enumerate() {
        let before = if n > 0 { "; " } else { "" };
        changes.push(Run::plain(format!("{before}{}", c.says)));
        changes.extend(refs(&c.refs));
    }
    changes.push(Run::plain("."));
    paper.paragraph(Style::Normal, &changes);
    let mut notes: Vec<Cell> = issue
        .gate
        .answers()
        .into_iter()
        .map(|(name, answer)| {
            let yes = if answer.yes { "ya" } else { "tidak" };
            vec![
                Run::bold(format!("{name}: {yes}")),
                Run::plain(format!(" – {}", answer.why)),
            ]
        })
        .collect();
    notes.extend(v.edits.iter().map(|e| {
        vec![
            Run::bold(e.did),
            Run::plain(format!(" oleh {}, {}: {}", e.by, e.day, e.reason)),
            Run::small(format!(" (keputusan {})", e.id)),
        ]
    }));
    notes.extend(issue.joins.iter().map(|j| {
        let with = if j.title.is_empty() {
            j.issue.to_string()
        } else {
            format!("“{}” ({})", j.title, j.issue)
        };
        vec![
            Run::bold("Menyatu"),
            Run::plain(format!(" dengan {with}: {}", j.why)),
        ]
    }));
    paper.bullets(&notes);
    let terms = if issue.terms.is_empty() {
        String::new()
    } else {
        format!("Kata pembeda: {}. ", issue.terms.join(", "))
    };
    paper.text(Style::Note, &format!("{terms}Nomor isu: {}.", issue.id));
}

fn parts(table: &mut Table, c: &CriterionView<'_>) {
    if c.parts.is_empty() {
        table.row(vec![
            measure(c),
            said("Tidak ada tanda yang menaikkan nilai ini."),
            Vec::new(),
            Vec::new(),
        ]);
    }
    for (n, part) in c.parts.iter().enumerate() {
        let first = if n == 0 { measure(c) } else { said(c.letter) };
        table.row(vec![
            first,
            said(part.why),
            said(&part.points),
            refs(&part.refs),
        ]);
    }
}

fn measure(c: &CriterionView<'_>) -> Cell {
    vec![
        Run::bold(format!("{} = {}", c.letter, c.value)),
        Run::Break,
        Run::small(c.step),
    ]
}
