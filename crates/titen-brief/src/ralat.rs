//! What a ralat changed against the revision that it corrects: rank, presence, numbers.

use crate::indonesian::{decimal, integer};
use std::collections::BTreeMap;
use titen_model::{Brief, BriefIssue, BriefWeighted, IssueId};

/// For the reader, in the order of the new list; never empty, since a ralat must say what it is for.
pub(crate) fn changes(previous: &Brief, new: &Brief) -> Vec<String> {
    let before = by_id(previous);
    let after = by_id(new);
    let mut changes = Vec::new();
    if previous.coverage.n_items != new.coverage.n_items {
        changes.push(format!(
            "Jumlah butir yang dibaca pekan ini: dari {} menjadi {}.",
            integer(previous.coverage.n_items),
            integer(new.coverage.n_items)
        ));
    }
    for issue in &new.issues {
        match before.get(&issue.id) {
            None => changes.push(format!(
                "Masuk daftar: peringkat {}, “{}”.",
                issue.rank, issue.title
            )),
            Some(old) => changes.extend(issue_changes(old, issue)),
        }
    }
    for old in &previous.issues {
        if !after.contains_key(&old.id) {
            changes.push(format!(
                "Keluar dari daftar: “{}”, semula peringkat {}.",
                old.title, old.rank
            ));
        }
    }
    if changes.is_empty() {
        changes.push(
            "Daftar isu, peringkat, dan jumlah butir tidak berubah; perubahan ada pada rincian di dalam isu."
                .into(),
        );
    }
    changes
}

fn issue_changes(old: &BriefIssue, new: &BriefIssue) -> Option<String> {
    let mut parts = Vec::new();
    if old.rank != new.rank {
        parts.push(format!("peringkat dari {} menjadi {}", old.rank, new.rank));
    }
    if old.usg != new.usg {
        parts.push(format!(
            "jumlah USG dari {} menjadi {}",
            old.usg.total(),
            new.usg.total()
        ));
    }
    if let (Some(old), Some(new)) = (&old.weighted, &new.weighted) {
        let written =
            |w: &BriefWeighted| format!("{} dari {}", decimal(w.points, 1), decimal(w.out_of, 1));
        let (old, new) = (written(old), written(new));
        if old != new {
            parts.push(format!("nilai kriteria berbobot {old} menjadi {new}"));
        }
    }
    if old.items.len() != new.items.len() {
        parts.push(format!(
            "jumlah butir dari {} menjadi {}",
            old.items.len(),
            new.items.len()
        ));
    }
    if old.title != new.title {
        parts.push(format!("judul semula “{}”", old.title));
    }
    for edit in new.edits.iter().filter(|e| !old.edits.contains(e)) {
        parts.push(format!(
            "keputusan analis {}: {}",
            edit.by,
            edit.reason.trim_end_matches('.')
        ));
    }
    for edit in old.edits.iter().filter(|e| !new.edits.contains(e)) {
        parts.push(format!("keputusan analis {} dibatalkan", edit.id));
    }
    (!parts.is_empty()).then(|| format!("“{}”: {}.", new.title, parts.join("; ")))
}

fn by_id(brief: &Brief) -> BTreeMap<&IssueId, &BriefIssue> {
    brief
        .issues
        .iter()
        .map(|issue| (&issue.id, issue))
        .collect()
}
