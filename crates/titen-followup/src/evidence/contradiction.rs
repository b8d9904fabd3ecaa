//! Where statistics and voices say the opposite of each other. A written rule, no judgement:
//!
//! - *Loud but good*: at least `few_items` items (copies left out) name the kecamatan, and the
//!   indicator stands there in the best third of all kecamatan.
//! - *Silent but bad*: no item of the issue names the kecamatan, the indicator is among its worst
//!   sixth, and at least half as bad again as the median. At most three are told.
//!
//! Neither is told of a figure that is old, of an indicator that knows no worse end, or where fewer
//! than `least_places` kecamatan have one. Equal values share a rank, so that a tie at the end is no
//! distinction. It does not say who is right: a kecamatan's mean hides a village, and few people
//! complain where few read or write.

use super::{EvidenceRules, Heard, Standings};
use titen_model::{Contradiction, ContradictionKind, Indicator, IndicatorFact, Worse};

const MOST_SILENT: usize = 3;
const HALF_AS_BAD_AGAIN: f64 = 1.5;

pub(crate) fn loud_but_good(
    facts: &[IndicatorFact],
    indicator: &Indicator,
    rules: &EvidenceRules,
) -> Vec<Contradiction> {
    facts
        .iter()
        .filter(|f| f.indicator == indicator.key && says_worse(f))
        .filter(|f| f.n_items >= rules.few_items)
        .filter(|f| f.among.is_some_and(|a| a.rank * 3 > a.of * 2))
        .map(|f| contradiction(ContradictionKind::LoudButGood, f.clone()))
        .collect()
}

pub(crate) fn silent_but_bad(
    indicator: &Indicator,
    heard: &Heard,
    standings: &Standings<'_>,
) -> Vec<Contradiction> {
    let silent = standings.kecamatan(indicator).into_iter();
    let mut bad: Vec<IndicatorFact> = silent
        .filter(|code| !heard.names(code))
        .filter_map(|code| standings.fact(indicator, code, 0))
        .filter(|f| says_worse(f) && is_far_worse(f))
        .collect();
    bad.sort_by_key(|f| (f.among.map(|a| a.rank), f.place.code.clone()));
    bad.truncate(MOST_SILENT);
    bad.into_iter()
        .map(|f| contradiction(ContradictionKind::SilentButBad, f))
        .collect()
}

fn contradiction(kind: ContradictionKind, fact: IndicatorFact) -> Contradiction {
    Contradiction { kind, fact }
}

fn says_worse(fact: &IndicatorFact) -> bool {
    !fact.old && fact.worse != Worse::Neither
}

fn is_far_worse(fact: &IndicatorFact) -> bool {
    fact.among.is_some_and(|a| {
        let far = match fact.worse {
            Worse::More => fact.value >= a.median * HALF_AS_BAD_AGAIN && fact.value > a.median,
            Worse::Less => fact.value * HALF_AS_BAD_AGAIN <= a.median && fact.value < a.median,
            Worse::Neither => false,
        };
        a.rank * 6 <= a.of && far
    })
}
