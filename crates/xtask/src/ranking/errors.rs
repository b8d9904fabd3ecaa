//! Where the ranking and the raters part, week by week, for whoever mends the rules. Held-out weeks are never shown.

use super::{judged_weeks, measure::grade_of, quality, whole_weeks};
use anyhow::Result;
use std::{io::Write, path::Path};
use titen_issue::RankSettings;
use titen_model::{Criterion, RankedIssue};

/// Of the list's head all are shown, below it those that raters would have put there.
const HEAD: usize = 25;
const MISSED: f64 = 2.5;

pub fn errors(data: &Path, settings: &RankSettings, out: &mut dyn Write) -> Result<()> {
    let mut judged = judged_weeks()?;
    judged.retain(|_, grades| !grades.held_out);
    let weeks = whole_weeks(data, &judged.keys().copied().collect())?;
    let mut sums = [0.0; 2];
    for week in &weeks {
        let grades = &judged[&week.week];
        let ranked = week.rank(settings);
        let q = quality(week, &ranked, grades);
        sums[0] += q.ndcg;
        sums[1] += q.tau;
        writeln!(
            out,
            "# {}: NDCG@10 {:.3}, tau {:.3}, first ten {:.2} of {:.2}",
            week.week, q.ndcg, q.tau, q.head, q.best
        )?;
        for (place, issue) in ranked.ranked.iter().enumerate() {
            let grade = grade_of(week, &issue.items, grades);
            if place < HEAD || grade.is_some_and(|g| g >= MISSED) {
                writeln!(out, "{}", line(place, grade, issue))?;
            }
        }
        for unranked in &ranked.unranked {
            if let Some(grade) = grade_of(week, &unranked.items, grades).filter(|g| *g >= MISSED) {
                let title = &unranked.title;
                let (why, n) = (&unranked.why, unranked.items.len());
                writeln!(
                    out,
                    "  –  grade {grade:.1}  no rank ({why})  {n} items  {title}"
                )?;
            }
        }
    }
    let n = weeks.len().max(1) as f64;
    let [ndcg, tau] = sums.map(|s| s / n);
    writeln!(out, "# mean: NDCG@10 {ndcg:.4}, tau {tau:.4}")?;
    Ok(())
}

fn line(place: usize, grade: Option<f64>, issue: &RankedIssue) -> String {
    let grade = grade.map_or("   ".into(), |g| format!("{g:.1}"));
    let parts: Vec<String> = issue
        .parts
        .iter()
        .map(|p| {
            let criterion = match p.criterion {
                Criterion::Urgency => 'U',
                Criterion::Seriousness => 'S',
                Criterion::Growth => 'G',
            };
            format!("{criterion}.{} {:.1}", p.key, p.points)
        })
        .collect();
    format!(
        "{:3}  grade {grade}  {} ({:.2})  urusan {}  {} items, {} voices  {}\n       {}",
        place + 1,
        issue.usg.total(),
        issue.score,
        issue.urusan.as_ref().map_or("–", |u| u.as_str()),
        issue.items.len(),
        issue.n_voices,
        issue.title,
        parts.join(", "),
    )
}
