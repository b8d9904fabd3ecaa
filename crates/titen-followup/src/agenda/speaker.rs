//! Who speaks for the responsible unit: of those who are there that day, the one whose turn it is.

use super::is_away;
use chrono::NaiveDate;
use titen_model::{BriefIssue, DialogTopic, Speaker};

/// The speaker, and why; or none, and why not.
pub fn choose(
    issue: &BriefIssue,
    roster: &[Speaker],
    spoken: &[&DialogTopic],
    day: NaiveDate,
) -> (Option<Speaker>, String) {
    let Some(unit) = &issue.perangkat_daerah else {
        return (
            None,
            "perangkat daerah penanggung jawab belum ditetapkan".into(),
        );
    };
    let of_unit: Vec<&Speaker> = roster.iter().filter(|s| s.unit == unit.code).collect();
    if of_unit.is_empty() {
        return (None, format!("daftar narasumber {} belum diisi", unit.name));
    }
    let last_time = |s: &Speaker| {
        let times = spoken
            .iter()
            .filter(|t| t.speaker.as_ref().is_some_and(|t| t.name == s.name));
        times.map(|t| t.starts).max()
    };
    // The roster's own order decides between those who never spoke.
    let there = of_unit.iter().filter(|s| !is_away(s, day));
    match there.min_by_key(|s| last_time(s)) {
        None => (
            None,
            format!(
                "semua narasumber {} berhalangan pada hari siaran",
                unit.name
            ),
        ),
        Some(speaker) => {
            let why = match (of_unit.len(), last_time(speaker)) {
                (1, _) => "satu-satunya narasumber dalam daftar".into(),
                (_, None) => "belum pernah menjadi narasumber".into(),
                (_, Some(_)) => "paling lama tidak menjadi narasumber".into(),
            };
            (Some((*speaker).clone()), why)
        }
    }
}
