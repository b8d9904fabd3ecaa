//! Seriousness: who is harmed, what is damaged, what people can't do without, and how widely it is felt.

use crate::{
    case::Case,
    measure::{Measure, number},
    rank_settings::RankSettings,
    speaker::is_negative,
    tally::{Tally, log_scale},
};
use titen_model::{Criterion, CueKind, ItemId};

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
            t.victims,
            w.victims * counted(t.victims, s.full.victims, CueKind::Victims),
        ),
        part("damage", None, w.damage * cue(CueKind::Damage)),
        part(
            "essential_service",
            None,
            w.essential_service * cue(CueKind::EssentialService),
        ),
        part(
            "people_touched",
            t.people,
            w.people_touched * counted(t.people, s.full.people, CueKind::PeopleTouched),
        ),
        part(
            "negative_tone",
            None,
            w.negative_tone * t.strength(t.negative, &s.full),
        ),
        part("reach", Some(t.speakers), w.reach * reach(t, s)),
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
    let counted = |kind, n: Option<f64>, what: &str, unsaid: &str| match n {
        Some(n) => {
            let items = case.with_cue(kind);
            (
                format!("{} {what} menurut {}", number(n), case.share_of(&items)),
                items,
            )
        }
        None => case.say_cue(kind, unsaid),
    };
    match key {
        "victims" => counted(CueKind::Victims, t.victims, "korban", "menyebut korban"),
        "people_touched" => counted(
            CueKind::PeopleTouched,
            t.people,
            "orang terdampak",
            "menyebut warga terdampak",
        ),
        "damage" => case.say_cue(CueKind::Damage, "melaporkan kerusakan atau kerugian"),
        "essential_service" => case.say_cue(
            CueKind::EssentialService,
            "menyangkut kebutuhan pokok, penghidupan, atau layanan dasar",
        ),
        "negative_tone" => {
            let items = case.that(is_negative);
            (format!("{} bernada negatif", case.share_of(&items)), items)
        }
        _ => {
            let places = match t.places {
                0 => String::new(),
                n => format!(" di {n} tempat"),
            };
            let echoes = match case.n_echoes {
                0 => String::new(),
                n => format!(", ditambah {n} sumber yang hanya mengutip"),
            };
            let (speakers, channels) = (number(t.speakers), t.channels);
            (
                format!("{speakers} pihak berbeda melalui {channels} kanal{places}{echoes}"),
                case.that(|_| true),
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(speakers: f64, echoes: f64, channels: u32, places: u32) -> f64 {
        let t = Tally {
            speakers,
            echoes,
            channels,
            places,
            ..Tally::default()
        };
        reach(&t, &RankSettings::default())
    }

    #[test]
    fn reach_grows_as_a_logarithm_and_ends() {
        // From 1 to 2 speakers is more than from 11 to 12, and ten times as many is never ten times as much.
        let more = |n: f64| of(n + 1.0, 0.0, 1, 0) - of(n, 0.0, 1, 0);
        assert!(more(1.0) > 3.0 * more(11.0));
        assert!(of(20.0, 0.0, 1, 0) < 3.0 * of(2.0, 0.0, 1, 0));
        assert_eq!(of(1e6, 1e6, 10, 64), 1.0);
        assert_eq!(of(24.0, 0.0, 4, 6), 1.0);
    }

    #[test]
    fn those_who_only_repeat_add_at_most_what_those_who_speak_do() {
        assert_eq!(of(1.0, 4.0, 1, 0), of(2.0, 0.0, 1, 0));
        assert_eq!(of(1.0, 10_000.0, 1, 0), of(2.0, 0.0, 1, 0));
        // One channel is no reach of its own, however many items come on it.
        assert_eq!(of(5.0, 0.0, 1, 0), of(5.0, 0.0, 0, 0));
    }
}
