//! Raters' sheets laid over the week's ranking.

use super::filled::{self, Row};
use crate::command::Usage;
use anyhow::Result;
use std::collections::BTreeMap;
use std::path::PathBuf;
use titen_issue::{Answer, Pair};
use titen_model::{RankedIssue, RankedWeek};

/// All sheets' pairs, each as the first sheet that has it shows it, and what each rater said of them.
pub struct Judged<'r> {
    pub pairs: Vec<Shown<'r>>,
    pub raters: Vec<Rater>,
}

pub struct Shown<'r> {
    /// As the sheet has it.
    pub number: String,
    pub left: &'r RankedIssue,
    pub right: &'r RankedIssue,
}

pub struct Rater {
    /// The file's name.
    pub name: String,
    pub answers: Vec<Option<Answer>>,
}

impl<'r> Judged<'r> {
    pub fn read(ranked: &'r RankedWeek, files: &[PathBuf]) -> Result<Self> {
        let of_id: BTreeMap<&str, &RankedIssue> = ranked
            .ranked
            .iter()
            .map(|r| (r.issue.as_str(), r))
            .collect();
        let mut pairs: Vec<Shown> = Vec::new();
        let mut at: BTreeMap<(u32, u32), usize> = BTreeMap::new();
        let mut raters = Vec::new();
        for file in files {
            let mut answers = vec![None; pairs.len()];
            for row in filled::rows(file)? {
                let (left, right) = fitting(&row, &of_id, ranked)
                    .map_err(|what| Usage(format!("{}:{}: {what}", file.display(), row.line)))?;
                let ranks = (left.rank.min(right.rank), left.rank.max(right.rank));
                let i = *at.entry(ranks).or_insert(pairs.len());
                if i == pairs.len() {
                    let number = row.pair.clone();
                    pairs.push(Shown {
                        number,
                        left,
                        right,
                    });
                    answers.push(None);
                }
                let turned = pairs[i].left.rank != left.rank;
                answers[i] = row.answer.map(|a| if turned { a.mirrored() } else { a });
            }
            if answers.iter().all(Option::is_none) {
                return Err(Usage(format!(
                    "{}: no pair is judged; write kiri, kanan or sama in column {}",
                    file.display(),
                    titen_brief::ANSWER
                ))
                .into());
            }
            let name = file.file_stem().unwrap_or(file.as_os_str());
            raters.push(Rater {
                name: name.to_string_lossy().into_owned(),
                answers,
            });
        }
        // Sheets of other seeds may bring further pairs.
        for rater in &mut raters {
            rater.answers.resize(pairs.len(), None);
        }
        Ok(Judged { pairs, raters })
    }

    pub fn answers(&self) -> Vec<Vec<Option<Answer>>> {
        self.raters.iter().map(|r| r.answers.clone()).collect()
    }

    pub fn ranked_pairs(&self) -> Vec<Pair> {
        self.pairs
            .iter()
            .map(|p| Pair {
                left_rank: p.left.rank,
                right_rank: p.right.rank,
                tied: p.left.tied_from == p.right.tied_from && p.left.tied_from > 0,
            })
            .collect()
    }
}

fn fitting<'r>(
    row: &Row,
    of_id: &BTreeMap<&str, &'r RankedIssue>,
    ranked: &RankedWeek,
) -> Result<(&'r RankedIssue, &'r RankedIssue), String> {
    let week = ranked.week;
    let issue = |id: &str| {
        of_id.get(id).copied().ok_or_else(|| {
            format!(
                "`{id}` has no rank in {week}; name the week of the sheet with --week, or, if the week was ranked anew since, make a new sheet with `titen lab pairs --week {week}`"
            )
        })
    };
    let (left, right) = (issue(&row.left)?, issue(&row.right)?);
    if left.rank == right.rank {
        return Err(format!(
            "both sides are {}; delete the line, or take it from the sheet anew",
            row.left
        ));
    }
    Ok((left, right))
}
