//! `titen lab tau`: what people judged blind, beside the ranking.

use super::judged::{Judged, Shown};
use crate::cli::Tau;
use crate::config::Settings;
use crate::office::Office;
use crate::say;
use anyhow::Result;
use std::path::Path;
use titen_issue::{Answer, NEAR, Pair, agreement, between, contradicted, majority};
use titen_model::RankedIssue;

pub async fn tau(settings: Settings, data: &Path, args: Tau) -> Result<()> {
    let office = Office::open_to_read(settings, data)?;
    let ranked = super::ranking(&office, args.week).await?;
    let judged = Judged::read(&ranked, &args.files)?;
    say!(
        "{}: {} pairs, {} raters",
        args.week,
        judged.pairs.len(),
        judged.raters.len()
    )?;
    judged.say_agreement()?;
    judged.say_between()?;
    judged.say_contradicted()
}

impl Judged<'_> {
    fn say_agreement(&self) -> Result<()> {
        let pairs = self.ranked_pairs();
        let width = self.widest_name();
        say!(
            "\n{:<width$}  judged  agrees  contradicts  sama  share    tau  95 % of tau    tau-b",
            "rater"
        )?;
        let all = majority(&self.answers());
        let most = (self.raters.len() > 1).then_some((MAJORITY, &all));
        let each = self.raters.iter().map(|r| (r.name.as_str(), &r.answers));
        // Neighbours are harder to tell apart, for people as for titen.
        let near = |pair: &Pair| pair.left_rank.abs_diff(pair.right_rank) as usize <= NEAR;
        let of_kind = |wanted: bool| -> Vec<Option<Answer>> {
            let with_pair = pairs.iter().zip(&all);
            with_pair
                .map(|(p, a)| a.filter(|_| near(p) == wanted))
                .collect()
        };
        let (near, far) = (of_kind(true), of_kind(false));
        let kinds = [(NEAR_PAIRS, &near), (FAR_PAIRS, &far)];
        for (name, answers) in each.chain(most).chain(kinds) {
            let found = agreement(&pairs, answers);
            let interval = found.interval.map_or_else(
                || "–".to_owned(),
                |(low, high)| format!("{low:+.2} … {high:+.2}"),
            );
            say!(
                "{name:<width$}  {:>6}  {:>6}  {:>11}  {:>4}  {:>5}  {:>5}  {interval:<13}  {:>5}",
                found.judged,
                found.agrees,
                found.contradicts,
                found.same,
                share(found.share()),
                signed(found.tau),
                signed(found.tau_b),
            )?;
        }
        Ok(())
    }

    fn widest_name(&self) -> usize {
        let names = self.raters.iter().map(|r| r.name.chars().count());
        names
            .chain([MAJORITY.len(), NEAR_PAIRS.len(), FAR_PAIRS.len()])
            .max()
            .unwrap_or_default()
    }

    fn say_between(&self) -> Result<()> {
        if self.raters.len() < 2 {
            return Ok(());
        }
        say!("\nraters with each other: same answer, Cohen's kappa")?;
        for (i, one) in self.raters.iter().enumerate() {
            for other in &self.raters[i + 1..] {
                let found = between(&one.answers, &other.answers);
                say!(
                    "{} – {}: {} of {} ({}), kappa {}",
                    one.name,
                    other.name,
                    found.same_answer,
                    found.both,
                    share(found.share()),
                    signed(found.kappa),
                )?;
            }
        }
        Ok(())
    }

    fn say_contradicted(&self) -> Result<()> {
        let found = contradicted(&self.ranked_pairs(), &self.answers());
        say!(
            "\npairs in which all who judged contradict titen: {}",
            found.len()
        )?;
        for i in found {
            let Shown {
                number,
                left,
                right,
            } = &self.pairs[i];
            let (high, low) = if left.rank < right.rank {
                (left, right)
            } else {
                (right, left)
            };
            say!("{number}: {} before {}", named(low), named(high))?;
        }
        Ok(())
    }
}

const MAJORITY: &str = "majority";
const NEAR_PAIRS: &str = "of it, ranks near";
const FAR_PAIRS: &str = "of it, ranks far";

fn named(issue: &RankedIssue) -> String {
    let title: Vec<&str> = issue.title.split_whitespace().collect();
    format!("{} (rank {}, {})", issue.issue, issue.rank, title.join(" "))
}

fn share(x: Option<f64>) -> String {
    x.map_or_else(|| "–".to_owned(), |x| format!("{x:.2}"))
}

fn signed(x: Option<f64>) -> String {
    x.map_or_else(|| "–".to_owned(), |x| format!("{x:+.2}"))
}
