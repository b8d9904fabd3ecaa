//! BCubed precision, recall and F1 (Bagga and Baldwin 1998), and how sure they are.

use std::collections::BTreeMap;

#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Score {
    pub precision: f64,
    pub recall: f64,
}

impl Score {
    pub fn f1(self) -> f64 {
        2.0 * self.precision * self.recall / f64::max(self.precision + self.recall, f64::EPSILON)
    }
}

/// One labelled item: its gold group, its own precision and recall.
struct Row<'a> {
    gold: &'a str,
    score: Score,
    multi: bool,
}

fn rows<'a>(gold: &[Option<&'a str>], got: &'a [String]) -> Vec<Row<'a>> {
    let told: Vec<(&str, &str)> = gold
        .iter()
        .zip(got)
        .filter_map(|(g, h)| Some(((*g)?, h.as_str())))
        .collect();
    let (mut both, mut of_gold, mut of_got) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for (g, h) in &told {
        *both.entry((*g, *h)).or_insert(0.0) += 1.0;
        *of_gold.entry(*g).or_insert(0.0) += 1.0;
        *of_got.entry(*h).or_insert(0.0) += 1.0;
    }
    let row = |(g, h)| Row {
        gold: g,
        score: Score {
            precision: both[&(g, h)] / of_got[h],
            recall: both[&(g, h)] / of_gold[g],
        },
        multi: of_gold[g] > 1.0,
    };
    told.into_iter().map(row).collect()
}

fn mean<'a>(rows: impl Iterator<Item = &'a Row<'a>>) -> Score {
    let (mut n, mut sum) = (0.0, Score::default());
    for row in rows {
        n += 1.0;
        sum.precision += row.score.precision;
        sum.recall += row.score.recall;
    }
    Score {
        precision: sum.precision / f64::max(n, 1.0),
        recall: sum.recall / f64::max(n, 1.0),
    }
}

/// Over all labelled items, and over those whose gold group has more than one.
pub fn score(gold: &[Option<&str>], got: &[String]) -> (Score, Score) {
    let rows = rows(gold, got);
    (mean(rows.iter()), mean(rows.iter().filter(|r| r.multi)))
}

/// The middle 95 % of F1 when gold groups are drawn again with replacement.
pub fn interval(gold: &[Option<&str>], got: &[String]) -> [f64; 2] {
    const DRAWS: usize = 1000;
    let rows = rows(gold, got);
    let mut groups: BTreeMap<&str, Vec<&Row<'_>>> = BTreeMap::new();
    for row in &rows {
        groups.entry(row.gold).or_default().push(row);
    }
    let groups: Vec<Vec<&Row<'_>>> = groups.into_values().collect();
    if groups.is_empty() {
        return [0.0; 2];
    }
    let mut random = crate::climb::Random::new(1);
    let mut f1: Vec<f64> = (0..DRAWS)
        .map(|_| {
            let drawn = (0..groups.len()).flat_map(|_| &groups[random.below(groups.len())]);
            mean(drawn.copied()).f1()
        })
        .collect();
    f1.sort_by(f64::total_cmp);
    [f1[DRAWS / 40], f1[DRAWS - DRAWS / 40 - 1]]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn got(s: &str) -> Vec<String> {
        s.split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn items_are_judged_by_those_they_are_with() {
        let gold = [Some("a"), Some("a"), Some("b"), None];
        let (all, multi) = score(&gold, &got("x y y y"));
        // The first is alone: precision 1, recall 1/2; the others share a group of two labelled items.
        assert!((all.precision - 2.0 / 3.0).abs() < 1e-12);
        assert!((all.recall - 2.0 / 3.0).abs() < 1e-12);
        assert_eq!((multi.precision, multi.recall), (0.75, 0.5));
        let (all, _) = score(&gold, &got("x x y z"));
        assert_eq!(all.f1(), 1.0);
        assert_eq!(interval(&gold, &got("x x y z")), [1.0, 1.0]);
    }
}
