//! "What would change this rank": the smallest single change of evidence that moves an issue up, and down.
//!
//! Each change is made to the tally and scored as the ranking scores. The smallest is the one that takes the fewest
//! speakers (or weeks of waiting); of these the one that moves the score least.

use crate::{case::Case, measure::Score, speaker::CUES, tally::Tally, urgency::UNSAID_DAYS};
use titen_model::{ChangedEvidence, CueKind, ItemId, Tone, WouldChange};

/// More speakers or weeks are no small change.
const MOST: u32 = 20;

/// What has a score and a place in the list.
pub struct Standing<'a> {
    /// Score and id, in order of rank.
    pub all: &'a [(Score, &'a str)],
    /// Its own place in them, from 0.
    pub at: usize,
}

impl Standing<'_> {
    /// Its rank with another score, all others as they are.
    fn rank(&self, score: &Score) -> u32 {
        let own = self.all[self.at].1;
        let before = |(other, id): &(Score, &str)| other.order(score).then((*id).cmp(own)).is_lt();
        let n = self.all.partition_point(before);
        1 + (n - usize::from(self.at < n)) as u32
    }
}

/// One thing that is different.
#[derive(Clone, Copy)]
enum Different {
    /// So many more complain of the same.
    More(u32),
    /// So many more complain, and give this cue.
    MoreWith(u32, CueKind),
    /// Those who wait do so for so many weeks more.
    Longer(u32),
    /// So many fewer speak.
    Fewer(u32),
    Without(CueKind),
    NotNegative,
    NotLate,
}

pub fn would_change(
    standing: &Standing<'_>,
    tally: &Tally,
    case: &Case<'_>,
    score: impl Fn(&Tally) -> Score,
) -> WouldChange {
    let own = standing.all[standing.at].0;
    let now = standing.at as u32 + 1;
    let smallest = |moves: &dyn Fn(u32) -> bool, different: Vec<Different>| {
        let mut found: Option<(f64, f64, u32, Different)> = None;
        for d in different {
            let (changed, cost) = d.applied(tally);
            if found.is_some_and(|f| cost > f.0) {
                continue;
            }
            let changed = score(&changed);
            let (rank, by) = (standing.rank(&changed), (changed.sum - own.sum).abs());
            if moves(rank) && found.is_none_or(|f| (cost, by) < (f.0, f.1)) {
                found = Some((cost, by, rank, d));
            }
        }
        found.map(|(_, _, rank, d)| ChangedEvidence {
            rank,
            when: d.in_words(tally),
            evidence: d.evidence(case),
        })
    };
    WouldChange {
        up: smallest(&|rank| rank < now, additions(tally)),
        down: smallest(&|rank| rank > now, removals(tally)),
    }
}

fn additions(t: &Tally) -> Vec<Different> {
    let waits = t.cue(CueKind::Waiting) > 0.0;
    (1..=MOST)
        .flat_map(|n| {
            let cues = CUES.into_iter().map(move |c| Different::MoreWith(n, c));
            let longer = waits.then_some(Different::Longer(n));
            [Different::More(n)].into_iter().chain(longer).chain(cues)
        })
        .collect()
}

fn removals(t: &Tally) -> Vec<Different> {
    let given = CUES.into_iter().filter(|c| t.cue(*c) > 0.0);
    let mut out: Vec<Different> = given.map(Different::Without).collect();
    out.extend((t.negative > 0.0).then_some(Different::NotNegative));
    out.extend((t.late > 0.0).then_some(Different::NotLate));
    let others = (t.speakers - 1.0).clamp(0.0, f64::from(MOST)) as u32;
    out.extend((1..=others).map(Different::Fewer));
    out
}

impl Different {
    /// The tally as it would be, and how much it takes.
    fn applied(self, tally: &Tally) -> (Tally, f64) {
        let mut t = tally.clone();
        let cost = match self {
            Different::More(n) => more(&mut t, n),
            Different::MoreWith(n, cue) => {
                t.cues[place(cue)] += f64::from(n);
                more(&mut t, n)
            }
            Different::Longer(weeks) => {
                let days = t.waiting_days.unwrap_or(UNSAID_DAYS);
                t.waiting_days = Some(days + 7.0 * f64::from(weeks));
                f64::from(weeks)
            }
            Different::Fewer(n) => {
                let rest = 1.0 - f64::from(n) / t.speakers;
                let counts = [&mut t.speakers, &mut t.items, &mut t.negative];
                let counts = counts
                    .into_iter()
                    .chain([&mut t.problem, &mut t.late, &mut t.season]);
                counts.chain(&mut t.cues).for_each(|c| *c *= rest);
                f64::from(n)
            }
            Different::Without(cue) => {
                match cue {
                    CueKind::Victims => t.victims = None,
                    CueKind::PeopleTouched => t.people = None,
                    CueKind::Waiting => t.waiting_days = None,
                    _ => {}
                }
                std::mem::take(&mut t.cues[place(cue)]).ceil()
            }
            Different::NotNegative => std::mem::take(&mut t.negative).ceil(),
            Different::NotLate => std::mem::take(&mut t.late).ceil(),
        };
        (t, cost)
    }

    fn in_words(self, tally: &Tally) -> String {
        match self {
            Different::More(n) => format!("{n} pihak lagi mengeluhkan hal yang sama"),
            Different::MoreWith(n, cue) => {
                let what = match cue {
                    CueKind::Deadline => "tenggat yang dekat",
                    CueKind::Hazard => "bahaya yang tidak dapat menunggu",
                    CueKind::Waiting => "penantian tanpa penyelesaian",
                    CueKind::Victims => "korban",
                    CueKind::PeopleTouched => "warga terdampak",
                    CueKind::Damage => "kerusakan atau kerugian",
                    CueKind::EssentialService => "terganggunya layanan dasar",
                };
                format!("{n} pihak lagi mengeluh dan menyebut {what}")
            }
            Different::Longer(n) => format!("penyelesaiannya tertunda {n} pekan lagi"),
            Different::Fewer(n) => {
                format!("{n} dari {:.0} pihak tidak bersuara", tally.speakers)
            }
            Different::Without(cue) => match cue {
                CueKind::Deadline => "tenggatnya lewat",
                CueKind::Hazard => "tidak ada bahaya yang mendesak",
                CueKind::Waiting => "tidak ada lagi yang menunggu penyelesaian",
                CueKind::Victims => "tidak ada korban",
                CueKind::PeopleTouched => "tidak disebut warga terdampak",
                CueKind::Damage => "tidak ada kerusakan atau kerugian",
                CueKind::EssentialService => "tidak menyangkut layanan dasar",
            }
            .to_owned(),
            Different::NotNegative => "tidak ada yang bernada negatif".to_owned(),
            Different::NotLate => "tidak dibicarakan lagi pada dua hari terakhir".to_owned(),
        }
    }

    fn evidence(self, case: &Case<'_>) -> Vec<ItemId> {
        match self {
            Different::Without(cue) => case.with_cue(cue),
            Different::NotNegative => case.that(|d| d.tone == Tone::Negatif),
            Different::NotLate => case.late(),
            _ => Vec::new(),
        }
    }
}

/// Citizens who complain of the same, one item each.
fn more(t: &mut Tally, n: u32) -> f64 {
    let n = f64::from(n);
    for count in [
        &mut t.speakers,
        &mut t.items,
        &mut t.negative,
        &mut t.problem,
    ] {
        *count += n;
    }
    n
}

fn place(cue: CueKind) -> usize {
    CUES.iter().position(|c| *c == cue).unwrap_or(0)
}

#[cfg(test)]
mod tests;
