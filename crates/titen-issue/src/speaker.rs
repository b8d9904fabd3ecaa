//! What one person or newsroom adds to an issue: however often it speaks, it is one.

use crate::case::Times;
use smol_str::SmolStr;
use titen_model::{Channel, CueKind, Document, Issue, Tone, wib_date};

pub const CUES: [CueKind; 7] = [
    CueKind::Deadline,
    CueKind::Hazard,
    CueKind::Waiting,
    CueKind::Victims,
    CueKind::PeopleTouched,
    CueKind::Damage,
    CueKind::EssentialService,
];

/// A wait of more days is a year or an amount that was read wrongly.
const MAX_DAYS: f64 = 3650.0;

/// The last days of what can have been heard of.
pub const LATE_DAYS: i64 = 2;

/// Counts are of its items: a newsroom that once mentions a flood does not report a flood.
#[derive(Debug, Clone, PartialEq)]
pub struct Speaker {
    pub name: SmolStr,
    pub n_items: u32,
    /// By position in `CUES`.
    pub cues: [u32; CUES.len()],
    pub negative: u32,
    /// Complaints, and reports of harm or of a negative matter.
    pub problem: u32,
    /// On the last two days that can have been heard of.
    pub late: u32,
    /// Of a season that it is now.
    pub season: u32,
    /// Bits: position in `Channel::ALL`, and in the issue's first 64 places.
    pub channels: u16,
    pub places: u64,
    /// The highest number of each that it names.
    pub victims: Option<f64>,
    pub people: Option<f64>,
    pub waiting_days: Option<f64>,
}

impl Speaker {
    pub fn silent(name: SmolStr) -> Self {
        Speaker {
            name,
            n_items: 0,
            cues: [0; CUES.len()],
            negative: 0,
            problem: 0,
            late: 0,
            season: 0,
            channels: 0,
            places: 0,
            victims: None,
            people: None,
            waiting_days: None,
        }
    }

    /// It speaks through no channel that carries citizens' words.
    pub fn is_newsroom(&self) -> bool {
        let mut channels = Channel::ALL.iter().enumerate();
        channels.all(|(i, c)| self.channels & (1 << i) == 0 || !c.is_voice())
    }

    pub fn hear(&mut self, doc: &Document, issue: &Issue, times: &Times) {
        self.n_items += 1;
        self.negative += u32::from(is_negative(doc));
        self.problem += u32::from(is_problem(doc));
        self.late += u32::from((times.until - wib_date(doc.at)).num_days() < LATE_DAYS);
        self.season += u32::from(times.seasons.concern(doc));
        let channel = Channel::ALL
            .iter()
            .position(|c| *c == doc.channel.counted())
            .unwrap_or(0);
        self.channels |= 1 << channel;
        for (i, place) in issue.wilayah.iter().take(64).enumerate() {
            if place.items.binary_search(&doc.item).is_ok() {
                self.places |= 1 << i;
            }
        }
        if doc.off_topic.is_some() {
            return;
        }
        for (n, kind) in self.cues.iter_mut().zip(CUES) {
            *n += u32::from(doc.cues.iter().any(|c| c.kind == kind));
        }
        for cue in &doc.cues {
            let (number, max) = match cue.kind {
                CueKind::Victims => (&mut self.victims, f64::MAX),
                CueKind::PeopleTouched => (&mut self.people, f64::MAX),
                CueKind::Waiting => (&mut self.waiting_days, MAX_DAYS),
                _ => continue,
            };
            if let Some(v) = cue.value.filter(|v| (0.0..=max).contains(v)) {
                *number = Some(number.map_or(v, |n: f64| n.max(v)));
            }
        }
    }
}

/// In a negative tone of a public matter: a court case or a lost match says nothing against an office.
pub fn is_negative(doc: &Document) -> bool {
    doc.off_topic.is_none() && doc.tone == Tone::Negatif
}

/// Something is wrong: a complaint, a negative matter, harm that is reported.
pub fn is_problem(doc: &Document) -> bool {
    if doc.off_topic.is_some() {
        return false;
    }
    let complains = matches!(doc.channel, Channel::Lapor | Channel::Sms | Channel::Chat);
    let harm = [
        CueKind::Victims,
        CueKind::Hazard,
        CueKind::Damage,
        CueKind::Waiting,
    ];
    let reports_harm = doc.cues.iter().any(|c| harm.contains(&c.kind));
    doc.tone == Tone::Negatif || doc.tone != Tone::Positif && (complains || reports_harm)
}
