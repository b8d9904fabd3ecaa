//! What an analyst set goes before what was computed, and both are told.

use super::*;
use crate::{
    growth, rank_settings::RankSettings, seriousness::seriousness, tally::Tally, urgency::urgency,
};
use titen_model::EditNote;

fn set(part: &str, value: f64) -> ScoreOverride {
    ScoreOverride {
        part: part.into(),
        value,
        edit: EditNote {
            id: 3,
            kind: "override".into(),
            at: crate::build::week().bounds().0,
            by: "rina".into(),
            reason: "korban sudah dikonfirmasi".into(),
        },
    }
}

fn measure(key: &'static str, points: f64) -> Measure {
    Measure {
        criterion: Criterion::Seriousness,
        key,
        value: None,
        points,
    }
}

fn part(key: &str, points: f64) -> ScorePart {
    ScorePart {
        criterion: Criterion::Seriousness,
        key: key.into(),
        value: 2.0,
        points,
        why: "2 korban".into(),
        evidence: Vec::new(),
        overridden: None,
    }
}

#[test]
fn a_part_or_the_whole_criterion_is_set() {
    let parts = [measure("victims", 0.5), measure("reach", 1.0)];
    let value = |o: &[ScoreOverride]| overruled(Criterion::Seriousness, &parts, o);
    assert_eq!(value(&[]), 2.5);
    assert_eq!(value(&[set("victims", 2.0)]), 4.0);
    assert_eq!(value(&[set("S", 1.5)]), 1.5);
    assert_eq!(value(&[set("U", 5.0)]), 2.5, "of another criterion");
}

#[test]
fn parts_still_add_up_and_say_what_was_computed() {
    let parts = vec![part("victims", 0.5), part("reach", 1.25)];
    let shown = show(parts, &[set("victims", 2.0), set("S", 5.0)]);
    let victims = &shown[0];
    assert_eq!(victims.points, 2.0);
    assert_eq!(victims.overridden.as_ref().unwrap().computed, 0.5);
    assert_eq!(
        victims.why,
        "ditetapkan analis: korban sudah dikonfirmasi (hitungan titen 0,5: 2 korban)"
    );
    let whole = shown.last().unwrap();
    assert_eq!((whole.key.as_str(), whole.value), ("override", 5.0));
    assert_eq!(whole.overridden.as_ref().unwrap().computed, 4.25);
    let sum = 1.0 + shown.iter().map(|p| p.points).sum::<f64>();
    assert_eq!(sum, 5.0);
}

#[test]
fn every_score_part_can_be_named() {
    let settings = RankSettings::default();
    let tally = Tally::default();
    let mut keys: Vec<&str> = urgency(&tally, 0, &settings)
        .into_iter()
        .chain(seriousness(&tally, &settings))
        .chain([growth::growth(&tally, None, &settings)])
        .map(|m| m.key)
        .collect();
    keys.sort_unstable();
    let mut known = SCORE_PARTS.to_vec();
    known.sort_unstable();
    assert_eq!(keys, known);
}
