//! What the grouping itself took for one this week, said so that an analyst can agree or split it again.

use crate::{carried::Carried, issue_draft::IssueDraft};
use smol_str::SmolStr;
use titen_model::{Join, UrusanCode};

/// The issues of earlier weeks that end in `draft`, which has these terms and this urusan now.
pub fn joins(
    draft: &IssueDraft,
    carried: &Carried,
    terms: &[SmolStr],
    urusan: Option<&UrusanCode>,
) -> Vec<Join> {
    let kept = draft.carried.map(|c| &carried.issues[c]);
    draft
        .absorbed
        .iter()
        .map(|c| {
            let ended = &carried.issues[*c];
            let mut words: Vec<&str> = kept
                .iter()
                .flat_map(|k| &k.terms)
                .chain(terms)
                .filter(|t| ended.terms.contains(t))
                .map(|t| t.as_str())
                .collect();
            words.sort_unstable();
            words.dedup();
            let mut why = match words.as_slice() {
                [] => "butir pekan ini menyebut keduanya sebagai satu masalah".to_owned(),
                words => format!("kata yang sama: {}", words.join(", ")),
            };
            if let Some(code) = urusan.filter(|u| ended.urusan.as_ref() == Some(u)) {
                why.push_str(&format!("; urusan yang sama: {code}"));
            }
            Join {
                issue: ended.id.clone(),
                title: ended.title.clone(),
                why,
            }
        })
        .collect()
}
