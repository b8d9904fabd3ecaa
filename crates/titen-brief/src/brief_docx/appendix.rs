//! Where every number leads: each issue's items in the order that references count by, and the items of
//! the numbers that look across issues.

use super::refs;
use crate::{
    docx::{Cell, Paper, Run, Style},
    html::{issue_view::IssueView, item_index::ItemIndex},
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
        let items: Vec<Cell> = view
            .items
            .iter()
            .map(|i| {
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
            })
            .collect();
        paper.numbered(&items);
    }
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
            Run::bold(format!("{} {}", entry.label, entry.n)),
        ];
        for issue in &entry.issues {
            runs.push(Run::plain(format!(" · isu {}", issue.rank)));
            runs.extend(refs(&issue.refs));
        }
        paper.paragraph(Style::Note, &runs);
    }
}
