//! Score parts and criteria that an analyst set: in the place of what was computed, which stays beside them.

use crate::measure::{Measure, criterion};
use titen_model::{Criterion, Overridden, ScoreOverride, ScorePart};

/// Keys of all score parts.
pub const SCORE_PARTS: [&str; 13] = [
    "hazard",
    "deadline",
    "waiting",
    "persisting",
    "late_in_week",
    "season",
    "victims",
    "damage",
    "essential_service",
    "people_touched",
    "negative_tone",
    "reach",
    "growth",
];

pub fn of<'o>(overrides: &'o [ScoreOverride], part: &str) -> Option<&'o ScoreOverride> {
    overrides.iter().find(|o| o.part == part)
}

/// A criterion from its parts, as far as no analyst says otherwise.
pub fn overruled(c: Criterion, parts: &[Measure], overrides: &[ScoreOverride]) -> f64 {
    if overrides.is_empty() {
        return criterion(parts);
    }
    if let Some(set) = of(overrides, c.letter()) {
        return set.value;
    }
    let parts: Vec<Measure> = parts
        .iter()
        .map(|m| Measure {
            points: of(overrides, m.key).map_or(m.points, |o| o.value),
            ..*m
        })
        .collect();
    criterion(&parts)
}

/// Writes what was set into the computed parts; a criterion that was set gets a part of its own, which makes up
/// the difference.
pub fn show(mut parts: Vec<ScorePart>, overrides: &[ScoreOverride]) -> Vec<ScorePart> {
    for part in &mut parts {
        let Some(set) = of(overrides, &part.key) else {
            continue;
        };
        part.why = format!(
            "ditetapkan analis: {} (hitungan titen {}: {})",
            set.edit.reason,
            decimal(part.points),
            part.why
        );
        part.overridden = Some(Overridden {
            computed: part.points,
            edit: set.edit.clone(),
        });
        part.points = set.value;
    }
    for c in [
        Criterion::Urgency,
        Criterion::Seriousness,
        Criterion::Growth,
    ] {
        let Some(set) = of(overrides, c.letter()) else {
            continue;
        };
        let own = parts.iter().filter(|p| p.criterion == c);
        let sum = 1.0 + own.map(|p| p.points).sum::<f64>();
        let computed = sum.clamp(1.0, 5.0);
        parts.push(ScorePart {
            criterion: c,
            key: "override".into(),
            value: set.value,
            points: set.value - sum,
            why: format!(
                "{} ditetapkan analis menjadi {}: {} (hitungan titen {})",
                c.letter(),
                decimal(set.value),
                set.edit.reason,
                decimal(computed)
            ),
            evidence: Vec::new(),
            overridden: Some(Overridden {
                computed,
                edit: set.edit.clone(),
            }),
        });
    }
    parts
}

/// `2,5`, as an Indonesian reader writes it.
pub fn decimal(n: f64) -> String {
    let text = format!("{n:.2}");
    let short = text.trim_end_matches('0').trim_end_matches('.');
    short.replace('.', ",")
}

#[cfg(test)]
mod tests;
