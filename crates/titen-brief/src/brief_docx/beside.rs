//! What stands beside an issue's items: its money and the statistics of its places; and which officials spoke.

use super::{link, refs};
use crate::indonesian::integer;
use crate::{
    docx::{Cell, Column, Paper, Run, Style, Table},
    html::{
        budget_view::BudgetView,
        evidence_view::{self, EvidenceView},
    },
};
use titen_model::Brief;

pub(super) fn budget(paper: &mut Paper, budget: &BudgetView) {
    let head = format!("Anggaran {}", budget.year);
    paper.text(Style::Heading3, head.trim_end());
    let mut says = vec![];
    if !budget.state.is_empty() {
        says.push(Run::bold(format!("Keadaan: {}. ", budget.state)));
    }
    says.push(Run::plain(budget.why.as_str()));
    if !budget.amount.is_empty() {
        says.push(Run::plain(format!(" Jumlahnya {}.", budget.amount)));
    }
    if !budget.without.is_empty() {
        says.push(Run::plain(format!(
            " Belum terjangkau: {}.",
            budget.without
        )));
    }
    paper.paragraph(Style::Normal, &says);
    let lines = budget.lines.iter().map(|l| {
        vec![
            Run::plain(format!("{} {}: ", l.code, l.name)),
            Run::bold(l.amount.as_str()),
            Run::plain(format!(", {}", l.place)),
            Run::small(format!(" ({})", l.source)),
        ]
    });
    let more =
        (budget.more > 0).then(|| vec![Run::plain(format!("dan {} baris lain", budget.more))]);
    let matches = budget.matches.iter().map(|m| {
        vec![
            Run::bold(m.status),
            Run::plain(format!(": {} {}", m.code, m.name)),
            Run::small(format!(" – {}", m.why)),
        ]
    });
    let entries: Vec<Cell> = lines.chain(more).chain(matches).collect();
    if !entries.is_empty() {
        paper.bullets(&entries);
    }
}

pub(super) fn statistics(paper: &mut Paper, evidence: &EvidenceView) {
    paper.text(Style::Heading3, "Data dan tempat");
    if !evidence.rows.is_empty() {
        let mut table = Table::new(vec![
            Column::text("Tempat", 22),
            Column::number("Butir", 9),
            Column::number("Per 10.000 penduduk", 19),
            Column::text("Indikator (sumber, tahun)", 50),
        ]);
        for row in &evidence.rows {
            let mut facts: Cell = Vec::new();
            for (n, (figure, from, standing)) in row.facts.iter().enumerate() {
                if n > 0 {
                    facts.push(Run::Break);
                }
                facts.push(Run::plain(figure.as_str()));
                let standing = match standing.as_str() {
                    "" => String::new(),
                    s => format!("; {s}"),
                };
                facts.push(Run::small(format!(" ({from}){standing}")));
            }
            table.row(vec![
                vec![Run::plain(row.place.as_str())],
                vec![Run::plain(row.n_items.as_str())],
                vec![Run::plain(row.rate.as_str())],
                facts,
            ]);
        }
        paper.table(&table);
        if evidence.n_more > 0 {
            let more = integer(evidence.n_more as u64);
            paper.text(
                Style::Note,
                &format!("{more} tempat lain ada dalam issues.xlsx, lembar Data Sektoral."),
            );
        }
    }
    let contrary: Vec<Cell> = evidence
        .contradictions
        .iter()
        .map(|c| {
            vec![
                Run::bold(format!("{}: ", c.name)),
                Run::plain(c.says.as_str()),
            ]
        })
        .collect();
    if !contrary.is_empty() {
        paper.bullets(&contrary);
    }
}

pub(super) fn officials(paper: &mut Paper, brief: &Brief) {
    let people = evidence_view::spokespersons(brief);
    if people.is_empty() {
        return;
    }
    paper.text(Style::Heading1, "Pejabat yang dikutip");
    let mut table = Table::new(vec![
        Column::text("Nama", 28),
        Column::text("Jabatan", 34),
        Column::number("Kutipan", 12),
        Column::text("Isu dan butir", 26),
    ]);
    for who in &people {
        let mut on: Cell = Vec::new();
        for (n, (rank, id, at)) in who.on.iter().enumerate() {
            if n > 0 {
                on.push(Run::plain("; "));
            }
            on.push(link(id, &format!("Isu {rank}")));
            on.extend(refs(at));
        }
        table.row(vec![
            vec![Run::plain(who.name)],
            vec![Run::plain(who.office)],
            vec![Run::plain(who.n_quotes.as_str())],
            on,
        ]);
    }
    paper.table(&table);
}
