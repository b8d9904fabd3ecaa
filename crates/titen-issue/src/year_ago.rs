//! An issue's own season: what the same weeks of the year before say of it. Known only to an office that has more than
//! a year of weeks; from the others nothing is said.

use titen_model::{GroupedWeek, Issue, Week, WeekVolume};

/// The same week a year before, and the one that tells of it with its neighbours on either side.
pub const YEAR: u32 = 52;
pub const TOLD_BY: u32 = YEAR - 1;
/// Terms in common from which two issues of one urusan are one kind.
const SAME_TERMS: usize = 3;
/// Weeks before the season that it is compared with.
const BEFORE: i64 = 5;
/// Added to either side: from few items no season can be told.
const CHANCE: f64 = 3.0;
/// A rise that comes each year is expected so many times at most.
const MOST: f64 = 3.0;

/// Of the issue, or of the one a year before that was of its kind.
#[derive(Debug, Clone, PartialEq)]
pub struct YearAgo {
    pub week: Week,
    /// Items in that week, a week's mean of it and its neighbours, and of the weeks before them.
    pub n_items: u32,
    pub season: f64,
    pub before: f64,
}

impl YearAgo {
    /// `grouped`: the week after the one a year before `week`.
    pub fn of(issue: &Issue, week: Week, grouped: Option<&GroupedWeek>) -> Option<Self> {
        let grouped = grouped.filter(|g| g.week == week.before(TOLD_BY))?;
        let of_kind = |past: &&Issue| {
            let terms = past.terms.iter().filter(|t| issue.terms.contains(t));
            past.id == issue.id
                || issue.urusan.is_some()
                    && past.urusan == issue.urusan
                    && terms.count() >= SAME_TERMS
        };
        let then = week.before(YEAR);
        let all = grouped.issues.iter().filter(of_kind);
        let found = all.map(|past| (past.id == issue.id, told(past, then)));
        let best = found.reduce(|best, next| {
            let key = |f: &(bool, YearAgo)| (f.0, f.1.season);
            if key(&next) > key(&best) { next } else { best }
        });
        best.map(|(_, told)| told).filter(|t| t.season > 0.0)
    }

    /// How many times its usual level the season let it rise, beyond what all issues did; 1 where it let it fall.
    pub fn rise(&self, volumes: &[WeekVolume]) -> f64 {
        let mean = |from: i64, to: i64| {
            let near = |v: &&WeekVolume| (from..=to).contains(&v.week.since(self.week));
            let all: Vec<f64> = volumes.iter().filter(near).map(|v| v.volume).collect();
            (!all.is_empty()).then(|| all.iter().sum::<f64>() / all.len() as f64)
        };
        let all = match (mean(-1, 1), mean(-1 - BEFORE, -2)) {
            (Some(then), Some(before)) if before > 0.0 => then / before,
            _ => 1.0,
        };
        let own = (self.season + CHANCE) / (self.before + CHANCE);
        (own / all.max(0.1)).clamp(1.0, MOST)
    }

    pub fn in_words(&self) -> String {
        format!(
            "; tahun lalu pada minggu yang sama ({}) {} butir, rata-rata {} minggu sebelumnya {}",
            self.week,
            self.n_items,
            BEFORE,
            format!("{:.1}", self.before).replace('.', ",")
        )
    }
}

fn told(past: &Issue, then: Week) -> YearAgo {
    let n = |from: i64, to: i64| {
        let near = past.history.iter();
        let near = near.filter(|w| (from..=to).contains(&w.week.since(then)));
        f64::from(near.map(|w| w.n_items).sum::<u32>())
    };
    YearAgo {
        week: then,
        n_items: n(0, 0) as u32,
        season: n(-1, 1) / 3.0,
        before: n(-1 - BEFORE, -2) / BEFORE as f64,
    }
}
