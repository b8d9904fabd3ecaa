//! Seriousness: who is harmed, what is damaged, what people can't do without, and how widely it is felt.

use crate::{
    case::Case,
    measure::{Measure, number},
    rank_settings::RankSettings,
    tally::{Tally, log_scale},
};
use titen_model::{Criterion, CueKind, ItemId, Tone};

/// What a source that only repeats adds to reach, and at most as much as those who speak for themselves.
const ECHO: f64 = 0.25;

pub fn seriousness(t: &Tally, s: &RankSettings) -> [Measure; 6] {
    let part = |key, value, points| Measure {
        criterion: Criterion::Seriousness,
        key,
        value,
        points,
    };
    let w = &s.seriousness;
    let cue = |kind| t.strength(t.cue(kind), &s.full);
    // How many, as far as it is said by more than a few; "korban" without a number is one.
    let counted =
        |number: Option<f64>, full, kind| log_scale(number.unwrap_or(1.0), full) * cue(kind).sqrt();
    [
        part(
            "victims",
            t.victims.unwrap_or(0.0),
            w.victims * counted(t.victims, s.full.victims, CueKind::Victims),
        ),
        part(
            "damage",
            t.cue(CueKind::Damage),
            w.damage * cue(CueKind::Damage),
        ),
        part(
            "essential_service",
            t.cue(CueKind::EssentialService),
            w.essential_service * cue(CueKind::EssentialService),
        ),
        part(
            "people_touched",
            t.people.unwrap_or(0.0),
            w.people_touched * counted(t.people, s.full.people, CueKind::PeopleTouched),
        ),
        part(
            "negative_tone",
            t.negative,
            w.negative_tone * t.strength(t.negative, &s.full),
        ),
        part("reach", t.speakers, w.reach * reach(t, s)),
    ]
}

/// 0 to 1 from distinct speakers, channels and places, each on a log scale.
fn reach(t: &Tally, s: &RankSettings) -> f64 {
    let speakers = t.speakers + (ECHO * t.echoes).min(t.speakers);
    // The first channel is no reach yet.
    let channels = f64::from(t.channels.saturating_sub(1));
    0.6 * log_scale(speakers, s.full.speakers)
        + 0.2 * log_scale(channels, s.full.channels - 1.0)
        + 0.2 * log_scale(f64::from(t.places), s.full.places)
}

pub fn why(key: &str, t: &Tally, case: &Case<'_>) -> (String, Vec<ItemId>) {
    let of_all = |n: f64| format!("{} dari {} pihak", number(n), number(t.speakers));
    let cue = |kind, says: &str| {
        (
            format!("{} {says} ({})", of_all(t.cue(kind)), case.cue_words(kind)),
            case.with_cue(kind),
        )
    };
    match key {
        "victims" => match t.victims {
            Some(n) => (
                format!(
                    "{} korban disebut oleh {}",
                    number(n),
                    of_all(t.cue(CueKind::Victims))
                ),
                case.with_cue(CueKind::Victims),
            ),
            None => cue(CueKind::Victims, "menyebut korban"),
        },
        "damage" => cue(CueKind::Damage, "melaporkan kerusakan"),
        "essential_service" => cue(CueKind::EssentialService, "menyangkut layanan dasar"),
        "people_touched" => match t.people {
            Some(n) => (
                format!(
                    "{} orang terdampak menurut {}",
                    number(n),
                    of_all(t.cue(CueKind::PeopleTouched))
                ),
                case.with_cue(CueKind::PeopleTouched),
            ),
            None => cue(CueKind::PeopleTouched, "menyebut warga terdampak"),
        },
        "negative_tone" => (
            format!("{} bernada negatif", of_all(t.negative)),
            case.that(|d| d.tone == Tone::Negatif),
        ),
        _ => {
            let echoes = match case.n_echoes {
                0 => String::new(),
                n => format!(", ditambah {n} sumber yang hanya mengutip"),
            };
            let places = match t.places {
                0 => String::new(),
                n => format!(" di {n} tempat"),
            };
            (
                format!(
                    "{} pihak berbeda melalui {} kanal{places}{echoes}",
                    number(t.speakers),
                    t.channels
                ),
                case.that(|_| true),
            )
        }
    }
}
