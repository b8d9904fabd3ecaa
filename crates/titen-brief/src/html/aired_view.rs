//! What programmes said this week of the issues: at the issue in a sentence, and as a table.

use crate::{
    indonesian::{day, moment},
    plain::{excerpt, plain},
};
use serde::Serialize;
use titen_model::{Aired, Brief, BriefIssue, Broadcast, wib_date};

const TITLE_CHARS: usize = 110;

#[derive(Serialize)]
pub(crate) struct AiredRow {
    pub(crate) programme: String,
    pub(crate) when: String,
    pub(crate) issue: String,
    /// Has a section of its own on the page.
    pub(crate) listed: bool,
    pub(crate) topic: String,
    pub(crate) colour: &'static str,
    pub(crate) state: &'static str,
    pub(crate) plan: String,
    /// Title, and where to hear it.
    pub(crate) segments: Vec<(String, String)>,
    pub(crate) other: String,
}

pub(crate) fn aired_rows(brief: &Brief) -> Vec<AiredRow> {
    let rows = brief.press.broadcasts.iter().map(|b| AiredRow {
        programme: format!("{}, {}", plain(&b.name), plain(&b.station)),
        when: moment(b.starts),
        issue: b.issue.to_string(),
        listed: brief.issues.iter().any(|i| i.id == b.issue),
        topic: plain(&b.topic),
        colour: match b.state {
            Aired::Aired => "hijau",
            Aired::OtherMatters => "merah",
            Aired::Unheard => "kuning",
        },
        state: match b.state {
            Aired::Aired => "disiarkan",
            Aired::OtherMatters => "tidak disiarkan",
            Aired::Unheard => "belum diketahui",
        },
        plan: match (b.planned, b.state) {
            (Some(week), Aired::Unheard) => {
                format!("direncanakan edisi {week}; transkrip siaran belum ada")
            }
            (Some(week), _) => format!("direncanakan edisi {week}"),
            (None, _) => "di luar rencana edisi".into(),
        },
        segments: b
            .segments
            .iter()
            .map(|s| {
                let place = s
                    .from
                    .as_ref()
                    .map(|f| format!(", menit rekaman {}", plain(f)));
                let about = format!(
                    "{} {}{}",
                    plain(&s.source),
                    plain(&s.key),
                    place.unwrap_or_default()
                );
                (excerpt(&s.title, TITLE_CHARS), about)
            })
            .collect(),
        other: match b.n_other {
            0 => String::new(),
            n => format!("{n} segmen lain membahas hal lain"),
        },
    });
    rows.collect()
}

/// `Disiarkan Rabu, 10 Desember 2025 dalam Dialog Interaktif: 3 segmen.`
pub(crate) fn aired(brief: &Brief, issue: &BriefIssue) -> Vec<String> {
    let of_issue = brief
        .press
        .broadcasts
        .iter()
        .filter(|b| b.issue == issue.id);
    of_issue.map(sentence).collect()
}

fn sentence(b: &Broadcast) -> String {
    let when = day(wib_date(b.starts));
    let name = plain(&b.name);
    match (b.state, b.planned) {
        (Aired::Aired, planned) => {
            let plan = match planned {
                Some(week) => format!("direncanakan edisi {week}"),
                None => "di luar rencana edisi".into(),
            };
            format!(
                "Disiarkan {when} dalam {name}: {} segmen ({plan}).",
                b.segments.len()
            )
        }
        (Aired::OtherMatters, _) => {
            format!("Direncanakan untuk {name} {when}, tetapi siarannya membahas hal lain.")
        }
        (Aired::Unheard, _) => {
            format!("Direncanakan untuk {name} {when}; transkrip siarannya belum ada.")
        }
    }
}
