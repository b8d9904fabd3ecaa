//! The ranking against issues that people graded: a line a week, and figures with floors.

use super::groups::Measured;
use crate::ranking::{Quality, graded, interval, judged_weeks, quality, whole_weeks};
use anyhow::Result;
use std::io::Write;
use std::path::Path;
use titen_issue::RankSettings;

pub fn measure(data: &Path, out: &mut dyn Write) -> Result<Vec<Measured>> {
    let judged = judged_weeks()?;
    let weeks = whole_weeks(data, &judged.keys().copied().collect())?;
    let (mut lines, mut sums) = (Vec::new(), [0.0; 2]);
    for week in &weeks {
        let grades = &judged[&week.week];
        let ranked = week.rank(&RankSettings::default());
        let q = quality(week, &ranked, grades);
        writeln!(
            out,
            "rank {}{}  n {:<4} NDCG@10 {:.3}  tau {:.3}  mean grade of the first ten {:.2} (best {:.2})",
            week.week,
            if grades.held_out { " (held out)" } else { "" },
            q.n,
            q.ndcg,
            q.tau,
            q.head,
            q.best
        )?;
        sums[0] += q.ndcg;
        sums[1] += q.tau;
        lines.push((graded(week, &ranked, grades), ranked.ranked.len()));
    }
    let ndcg = |q: Quality| q.ndcg;
    let tau = |q: Quality| q.tau;
    let of: [(&str, &dyn Fn(Quality) -> f64); 2] = [("rank_ndcg", &ndcg), ("rank_tau", &tau)];
    let mut measured = Vec::new();
    for ((name, of), sum) in of.into_iter().zip(sums) {
        let value = sum / weeks.len().max(1) as f64;
        let [low, high] = interval(&lines, of);
        writeln!(out, "{name} {value:.3} [{low:.3}, {high:.3}]")?;
        measured.push(Measured {
            name: name.to_owned(),
            value,
            gold: Path::new(env!("CARGO_MANIFEST_DIR")).join("labels/ranks.tsv"),
        });
    }
    Ok(measured)
}
