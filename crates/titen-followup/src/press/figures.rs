//! The fact table: each figure that the items give, with its place, its day and how sure it is.
//!
//! Two figures are one fact if they count the same, at the same place, in sentences that are alike. Sources that give
//! the same value confirm it; where the values differ, all are shown. A copy confirms nothing.

use super::{
    Seeding,
    figure::{Candidate, candidate},
    state,
};
use std::collections::BTreeSet;
use titen_model::{CueUnit, PressFact, PressFigure, Standing};

const MOST: usize = 12;
/// Words that two sentences share, of the words of the shorter one, from which they may tell of one thing.
const ALIKE: f64 = 0.5;

pub fn facts(of: &Seeding<'_>) -> Vec<PressFact> {
    let mut found: Vec<Candidate> = Vec::new();
    for (n, told) in of.told.iter().enumerate() {
        let (Some(told), Some(item)) = (told, of.issue.items.get(n)) else {
            continue;
        };
        let mut of_item: Vec<Candidate> = told
            .document
            .cues
            .iter()
            .filter_map(|cue| candidate(of, told, cue, n, item.copy))
            .collect();
        // What the title says, the body says with more care.
        let in_body: BTreeSet<(String, u64)> = of_item
            .iter()
            .filter(|c| !c.in_title)
            .map(|c| (c.what.clone(), c.figure.value.to_bits()))
            .collect();
        let mut seen = BTreeSet::new();
        of_item.retain(|c| {
            let key = (c.what.clone(), c.figure.value.to_bits());
            !(c.in_title && in_body.contains(&key)) && seen.insert(key)
        });
        found.extend(of_item);
    }
    let exact: BTreeSet<String> = found
        .iter()
        .filter(|c| !c.figure.approximate)
        .map(|c| c.what.clone())
        .collect();
    // `Ribuan rumah` says nothing beside 1.287 of them.
    found.retain(|c| !(c.in_title && c.figure.approximate && exact.contains(&c.what)));
    // Originals first, so that a fact's sentence is not a copy's; writers before citizens, since it may be printed.
    found.sort_by_key(|c| (c.copy, c.spoken));
    let mut groups: Vec<Group> = Vec::new();
    for candidate in found {
        join(&mut groups, candidate);
    }
    let mut facts: Vec<PressFact> = groups.into_iter().map(Group::fact).collect();
    facts.sort_by_key(|f| {
        let first = &f.figures[0];
        let said = f.figures.iter().map(|g| g.n_sources).sum::<u32>();
        (
            weight(f, first.unit),
            std::cmp::Reverse(said),
            first.items[0],
        )
    });
    facts.truncate(MOST);
    facts
}

struct Group {
    what: String,
    places: BTreeSet<String>,
    words: BTreeSet<String>,
    figures: Vec<(PressFigure, BTreeSet<String>)>,
}

fn join(groups: &mut Vec<Group>, c: Candidate) {
    let sources: BTreeSet<String> = (!c.copy).then(|| c.source.clone()).into_iter().collect();
    for group in groups.iter_mut().filter(|g| g.what == c.what) {
        let met = group.places.is_empty()
            || c.places.is_empty()
            || group.places.intersection(&c.places).next().is_some();
        let alike = likeness(&group.words, &c.words);
        let unit = group.figures[0].0.unit == c.figure.unit;
        let same = group
            .figures
            .iter_mut()
            .find(|(f, _)| f.value == c.figure.value && f.unit == c.figure.unit);
        if let Some((figure, known)) = same {
            // Small numbers meet by chance.
            if met && (c.figure.value >= 20.0 || alike >= ALIKE) {
                figure.items.extend(&c.figure.items);
                known.extend(sources);
                return;
            }
        } else if unit
            && !c.vague
            && !c.figure.approximate
            && !group.figures[0].0.approximate
            && group.places == c.places
            && alike >= ALIKE
            // A source does not contradict itself: it tells of two things, or of a later day.
            && group.figures.iter().all(|(_, known)| known.is_disjoint(&sources))
        {
            group.figures.push((c.figure, sources));
            return;
        }
    }
    groups.push(Group {
        what: c.what,
        places: c.places,
        words: c.words,
        figures: vec![(c.figure, sources)],
    });
}

impl Group {
    fn fact(self) -> PressFact {
        let figures: Vec<PressFigure> = self
            .figures
            .into_iter()
            .map(|(mut figure, sources)| {
                figure.items.sort_unstable();
                figure.items.dedup();
                figure.n_sources = u32::try_from(sources.len().max(1)).unwrap_or(u32::MAX);
                figure
            })
            .collect();
        let standing = match figures.as_slice() {
            [one] if one.n_sources < 2 => Standing::Single,
            [_] => Standing::Confirmed,
            _ => Standing::Contradicted,
        };
        PressFact {
            what: self.what,
            figures,
            standing,
        }
    }
}

fn likeness(a: &BTreeSet<String>, b: &BTreeSet<String>) -> f64 {
    let least = a.len().min(b.len()).max(1);
    a.intersection(b).count() as f64 / least as f64
}

/// The lower, the sooner a reader wants it.
fn weight(fact: &PressFact, unit: CueUnit) -> usize {
    if let Some(n) = state::weight(&fact.what) {
        return n;
    }
    state::N_STATES
        + match unit {
            CueUnit::Houses => 0,
            CueUnit::Households => 1,
            CueUnit::Persons => 2,
            CueUnit::Hectares => 3,
            CueUnit::Things => 4,
            CueUnit::Metres => 5,
            CueUnit::Rupiah => 6,
            CueUnit::Animals => 7,
            CueUnit::Days => 8,
        }
}
