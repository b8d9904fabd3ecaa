//! Where every number leads: each issue's items in the order that references count by, and the items of
//! the numbers that look across issues.

use super::{ITEMS, refs};
use crate::{
    docx::{Cell, Paper, Run, Style},
    html::{
        self,
        issue_view::{IssueView, ItemView},
        item_index::ItemIndex,
    },
    indonesian::integer,
};
use titen_model::Brief;

pub(super) fn items(paper: &mut Paper, brief: &Brief) {
    if brief.issues.is_empty() {
        return;
    }
    paper.new_page(
        Style::Heading1,
        &[Run::plain("Lampiran A. Butir setiap isu")],
    );
    for issue in &brief.issues {
        let view = IssueView::new(issue, brief);
        paper.paragraph(
            Style::Heading2,
            &[
                Run::Mark(view.list.clone()),
                Run::plain(format!("{}. {}", issue.rank, issue.title)),
            ],
        );
        let shown: Vec<usize> = html::listed(issue, ITEMS).into_iter().collect();
        if shown.len() < issue.items.len() {
            paper.text(
                Style::Note,
                &format!(
                    "Ditampilkan {} dari {} butir: yang dikutip dan yang pertama; semuanya ada di issues.xlsx, lembar \
                     Butir, dan di brief.html.",
                    integer(shown.len() as u64),
                    view.n_items
                ),
            );
        }
        // A list counts on by itself only where no item is left out.
        for run in shown.chunk_by(|a, b| a + 1 == *b) {
            let items: Vec<Cell> = run.iter().map(|i| entry(&view.items[*i])).collect();
            paper.numbered_from(run[0] + 1, &items);
        }
    }
}

fn entry(i: &ItemView<'_>) -> Cell {
    let title = match i.link {
        Some(url) => Run::Web {
            url: url.to_owned(),
            text: i.item.title.clone(),
        },
        None => Run::plain(&i.item.title),
    };
    let copy = if i.item.copy { " · salinan" } else { "" };
    // An address is a link above already.
    let key = match i.item.key.contains("://") {
        true => String::new(),
        false => format!("{} · ", i.item.key),
    };
    let mut runs = vec![
        Run::Mark(i.anchor.clone()),
        title,
        Run::Break,
        Run::small(format!(
            "{key}{} · {} · {} · nada {}{copy}",
            i.item.source, i.channel, i.when, i.item.tone
        )),
    ];
    if !i.item.copy && !i.item.excerpt.is_empty() {
        runs.extend([Run::Break, Run::plain(&i.item.excerpt)]);
    }
    runs
}

pub(super) fn index(paper: &mut Paper, index: &ItemIndex) {
    if index.entries.is_empty() {
        return;
    }
    paper.text(
        Style::Heading1,
        "Lampiran B. Butir menurut kanal, nada, dan tempat",
    );
    for entry in &index.entries {
        let mut runs = vec![
            Run::Mark(entry.anchor.clone()),
            Run::bold(format!("{} {}", entry.label, entry.said())),
        ];
        for issue in &entry.issues {
            runs.push(Run::plain(format!(" · isu {}", issue.rank)));
            runs.extend(refs(&issue.refs));
        }
        paper.paragraph(Style::Note, &runs);
    }
}
