//! One issue that ranks: its measures, its score, and both in words.

use crate::{
    case::Case,
    change::Before,
    growth::{self, past},
    interval::{Firmness, Resampled},
    measure::{Measure, Score},
    overrides::{self, overruled},
    quotes::quotes,
    rank_settings::RankSettings,
    seriousness,
    summary::summary,
    tally::Tally,
    urgency,
    volume::comparable,
    weekly_rate::{Expected, Rates},
    weighted,
    would_change::{Standing, would_change},
    year_ago::YearAgo,
};
use std::collections::{BTreeMap, BTreeSet};
use titen_dict::Dictionaries;
use titen_model::{Channel, Criterion, Gate, Item, ItemId, RankedIssue, ScorePart, Tone, Weighted};

/// A resampled count is hardly more times the count itself.
const MOST: f64 = 4.0;

/// An issue that ranks.
pub struct Entry<'a> {
    pub case: &'a Case<'a>,
    settings: &'a RankSettings,
    past: Vec<f64>,
    /// Of the weeks before, as multiples of this week's.
    volumes: &'a [f64],
    year_ago: Option<YearAgo>,
    /// This week's count as the weeks before it let expect.
    expected: Option<Expected>,
    weeks_before: u32,
    tally: Tally,
    gate: Gate,
    pub score: Score,
}

impl<'a> Entry<'a> {
    pub fn new(
        case: &'a Case<'a>,
        tally: Tally,
        gate: Gate,
        rates: &Rates,
        (volumes, season): (&'a [f64], Option<(YearAgo, f64)>),
        settings: &'a RankSettings,
    ) -> Self {
        let past = past(&case.issue.history, comparable(volumes), &settings.full);
        let mut entry = Entry {
            case,
            settings,
            expected: (!past.is_empty()).then(|| {
                rates.expect(
                    &past,
                    &seasonal(volumes, past.len(), &season),
                    MOST * tally.items + MOST,
                )
            }),
            past,
            volumes,
            year_ago: season.map(|(told, _)| told),
            weeks_before: urgency::weeks_before(case),
            score: Score::of(1.0, 1.0, 1.0),
            tally: Tally::default(),
            gate,
        };
        entry.score = entry.score(&tally);
        entry.tally = tally;
        entry
    }

    pub fn id(&self) -> &str {
        self.case.issue.id.as_str()
    }

    pub fn ranked(
        &self,
        standing: &Standing<'_>,
        firmness: Firmness,
        before: &Before<'_>,
        items: &BTreeMap<ItemId, Item>,
    ) -> RankedIssue {
        let (case, issue) = (self.case, self.case.issue);
        let rank = standing.at as u32 + 1;
        let (change, rank_before) = before.change(issue, rank);
        let in_words = rank as usize <= self.settings.summaries;
        let (mut channels, mut tone) = (
            BTreeMap::<Channel, u32>::new(),
            BTreeMap::<Tone, u32>::new(),
        );
        for doc in case.originals.iter().chain(&case.copies) {
            *channels.entry(doc.channel.counted()).or_default() += 1;
            *tone.entry(doc.tone).or_default() += 1;
        }
        let all = || case.originals.iter().chain(&case.copies);
        RankedIssue {
            issue: issue.id.clone(),
            rank,
            rank_low: firmness.low,
            rank_high: firmness.high,
            tied_from: firmness.tied.0,
            tied_to: firmness.tied.1,
            title: issue.title.clone(),
            terms: issue.terms.clone(),
            summary: if in_words {
                summary(case, items)
            } else {
                Vec::new()
            },
            usg: self.score.usg,
            score: self.score.sum,
            parts: self.parts(),
            gate: self.gate.clone(),
            urusan: issue.urusan.clone(),
            perangkat_daerah: issue.perangkat_daerah.clone(),
            wilayah: issue.wilayah.clone(),
            items: case.items(),
            copies: case.copies.iter().map(|d| d.item).collect(),
            n_sources: all().map(|d| &d.source).collect::<BTreeSet<_>>().len() as u32,
            n_voices: case.speakers.len() as u32,
            channels,
            tone,
            quotes: if in_words {
                quotes(case, items)
            } else {
                Vec::new()
            },
            first_seen: issue.first_seen,
            history: issue.history.clone(),
            change,
            rank_before,
            weeks_listed: before.listed(issue).map_or(0, |l| l.weeks)
                + u32::from(rank as usize <= self.settings.top),
            would_change: would_change(standing, &self.tally, case, |t| self.score(t)),
            weighted: None,
            joins: issue.joins.clone(),
            edits: issue.decided.edits.clone(),
        }
    }

    /// The second view, without a rank yet.
    pub fn weighted(&self, dict: &Dictionaries) -> Option<Weighted> {
        weighted::weighted(self.case, &self.tally, dict, self.settings)
    }

    fn measures(&self, t: &Tally) -> ([Measure; 6], [Measure; 6], Measure) {
        let s = self.settings;
        (
            urgency::urgency(t, self.weeks_before, s),
            seriousness::seriousness(t, s),
            growth::growth(t, self.expected.as_ref(), s),
        )
    }

    /// Those that add something, in words and with their items.
    fn parts(&self) -> Vec<ScorePart> {
        let (u, s, g) = self.measures(&self.tally);
        let set = &self.case.issue.decided.overrides;
        let all = u.into_iter().chain(s).chain([g]);
        let parts = all
            .filter(|m| m.points > 0.0 || overrides::of(set, m.key).is_some())
            .map(|m| {
                let (why, evidence) = match m.criterion {
                    Criterion::Urgency => {
                        urgency::why(m.key, &self.tally, self.weeks_before, self.case)
                    }
                    Criterion::Seriousness => seriousness::why(m.key, &self.tally, self.case),
                    Criterion::Growth => growth::why(
                        &self.tally,
                        self.case,
                        &self.past,
                        self.expected.as_ref(),
                        self.volumes,
                        self.year_ago.as_ref(),
                    ),
                };
                ScorePart {
                    criterion: m.criterion,
                    key: m.key.into(),
                    value: m.value.unwrap_or(evidence.len() as f64),
                    points: m.points,
                    why,
                    evidence,
                    overridden: None,
                }
            })
            .collect();
        overrides::show(parts, set)
    }
}

/// Volumes of the weeks before, as if this one's were raised by what the season raised the issue a year before.
fn seasonal(volumes: &[f64], n: usize, season: &Option<(YearAgo, f64)>) -> Vec<f64> {
    let rise = season.as_ref().map_or(1.0, |(_, rise)| *rise);
    let known = volumes.iter().copied().chain(std::iter::repeat(1.0));
    known.take(n.max(volumes.len())).map(|v| v / rise).collect()
}

impl Resampled for Entry<'_> {
    fn speakers(&self) -> Vec<&str> {
        self.case.speakers.iter().map(|s| s.name.as_str()).collect()
    }

    fn tally(&self, weight: &dyn Fn(usize) -> f64) -> Tally {
        Tally::weighted(self.case, &self.settings.full, weight)
    }

    fn score(&self, tally: &Tally) -> Score {
        let (u, s, g) = self.measures(tally);
        let set = &self.case.issue.decided.overrides;
        Score::of(
            overruled(Criterion::Urgency, &u, set),
            overruled(Criterion::Seriousness, &s, set),
            overruled(Criterion::Growth, &[g], set),
        )
    }
}
