//! What the analyser found in one revision of one item.

use crate::{Channel, ItemId, PerangkatDaerahId, Tone, UrusanCode, WilayahCode};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Document {
    pub item: ItemId,
    pub revision: u32,
    /// Analyser and dictionary version; another one re-queues the item.
    pub made_by: String,
    pub channel: Channel,
    pub source: SmolStr,
    /// `Item::at`.
    pub at: DateTime<Utc>,
    pub lang: Lang,
    /// Title first, then body, in reading order. Stop words are kept, marked.
    pub terms: Vec<Term>,
    /// Sentences of title and body in reading order, so that summaries quote whole ones.
    pub sentences: Vec<Span>,
    /// Proper names and numbers, lower case, in reading order, repeats kept.
    pub names: Vec<SmolStr>,
    pub signature: Signature,
    pub wilayah: Vec<PlaceMention>,
    /// Where it is about if its text names no place: the office's or the source's own wilayah.
    pub default_wilayah: Option<WilayahCode>,
    /// Best first.
    pub urusan: Vec<UrusanTag>,
    /// Best first.
    pub perangkat_daerah: Vec<PerangkatDaerahTag>,
    pub tone: Tone,
    pub cues: Vec<Cue>,
    /// Time words, in reading order, against the item's own day.
    #[serde(default)]
    pub times: Vec<TimeTag>,
    /// Who is quoted, in reading order.
    #[serde(default)]
    pub quotes: Vec<Quotation>,
    /// Why this is not a matter of public service at all, where it is not.
    pub off_topic: Option<OffTopic>,
    /// Who speaks: a hash of the person on channels of voices, else the source.
    pub voice: SmolStr,
    pub warnings: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    Id,
    Jv,
    Su,
    En,
    Other,
}

impl Lang {
    pub fn as_str(self) -> &'static str {
        match self {
            Lang::Id => "id",
            Lang::Jv => "jv",
            Lang::Su => "su",
            Lang::En => "en",
            Lang::Other => "other",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Field {
    Title,
    Body,
}

/// Bytes `start..end` of the item's title or body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    pub field: Field,
    pub start: u32,
    pub end: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// Normalised: lower case, slang and SMS spelling written out.
    pub word: SmolStr,
    pub stem: SmolStr,
    pub span: Span,
    pub stop: bool,
}

/// MinHash over word shingles; empty for a text too short to sign. See `titen_text::sign`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Signature(pub Vec<u32>);

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceMention {
    pub name: SmolStr,
    pub span: Span,
    /// One code where the text decides, all candidates where it does not.
    pub candidates: Vec<WilayahCode>,
}

impl PlaceMention {
    pub fn certain(&self) -> Option<&WilayahCode> {
        match self.candidates.as_slice() {
            [one] => Some(one),
            _ => None,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct UrusanTag {
    pub code: UrusanCode,
    /// 0 to 1; the tags of one document sum to at most 1.
    pub confidence: f32,
    /// The words that decided.
    pub words: Vec<SmolStr>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PerangkatDaerahTag {
    pub id: PerangkatDaerahId,
    pub confidence: f32,
    /// Named in the text (where), or inferred from its urusan (None).
    pub span: Option<Span>,
}

/// When something happens, or how long it lasts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeTag {
    pub span: Span,
    /// ISO 8601: `2026-08-12`, `2026-08-12/2026-08-14`, `2026-08-12T10:30+07:00`, `P2Y`; behind a day its
    /// part may be named (`2026-08-12 pagi`).
    pub value: SmolStr,
    /// False where the year or the week was inferred, and where the text itself is vague.
    pub sure: bool,
}

/// What the text quotes somebody as saying.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quotation {
    pub kind: QuotationKind,
    /// The words said, without their marks.
    pub span: Span,
    /// As written, without titles and degrees. Only of who speaks for an office: the name of a private
    /// person (a resident, a victim, a trader) is not kept, and neither is one whose office the text
    /// does not tell.
    pub name: Option<SmolStr>,
    /// As written: `Kepala Dinas Kesehatan Bojonegoro`; of a private person the role and the place:
    /// `warga Desa Ngraho`.
    pub office: Option<SmolStr>,
    /// Whose unit the office is.
    pub perangkat_daerah: Option<PerangkatDaerahId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum QuotationKind {
    /// Between quotation marks.
    Direct,
    /// Told in the writer's words: *mengatakan bahwa …*, *menurut …*.
    Indirect,
}

/// A phrase that says how urgent or serious something is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cue {
    pub kind: CueKind,
    /// Where the text gives a number: how many of `unit`.
    pub value: Option<f64>,
    /// What `value` counts; None without a value.
    #[serde(default)]
    pub unit: Option<CueUnit>,
    /// A round number (*ratusan*, *sekitar 50*): `value` is then about what is meant, or the least.
    #[serde(default)]
    pub approximate: bool,
    pub words: SmolStr,
    pub span: Span,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CueKind {
    /// A date or a limit that is near.
    Deadline,
    /// Flood, landslide, fire, epidemic: what does not wait.
    Hazard,
    /// Waiting without an answer; value in days.
    Waiting,
    /// Dead, wounded, ill; value in persons.
    Victims,
    /// Households or persons touched; value in persons.
    PeopleTouched,
    /// Damage to things; value in rupiah, houses, hectares, metres …
    Damage,
    /// Water, power, health, school, food, road: what people can't do without.
    EssentialService,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CueUnit {
    Persons,
    /// *KK*: as stated, for how many live in each the text does not say.
    Households,
    Days,
    Rupiah,
    Houses,
    /// Schools, bridges, mosques, shops, vehicles: things that are counted one by one.
    Things,
    Hectares,
    Metres,
    Animals,
}

impl CueUnit {
    pub fn as_str(self) -> &'static str {
        match self {
            CueUnit::Persons => "persons",
            CueUnit::Households => "households",
            CueUnit::Days => "days",
            CueUnit::Rupiah => "rupiah",
            CueUnit::Houses => "houses",
            CueUnit::Things => "things",
            CueUnit::Hectares => "hectares",
            CueUnit::Metres => "metres",
            CueUnit::Animals => "animals",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OffTopic {
    pub kind: OffTopicKind,
    pub words: Vec<SmolStr>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OffTopicKind {
    Sport,
    Entertainment,
    Horoscope,
    Advertisement,
    Market,
    Foreign,
    PartyPolitics,
    Greeting,
    /// Crimes against single persons, and what police and courts do about them.
    Crime,
}

impl OffTopicKind {
    pub fn as_str(self) -> &'static str {
        match self {
            OffTopicKind::Sport => "sport",
            OffTopicKind::Entertainment => "entertainment",
            OffTopicKind::Horoscope => "horoscope",
            OffTopicKind::Advertisement => "advertisement",
            OffTopicKind::Market => "market",
            OffTopicKind::Foreign => "foreign",
            OffTopicKind::PartyPolitics => "party_politics",
            OffTopicKind::Greeting => "greeting",
            OffTopicKind::Crime => "crime",
        }
    }

    /// For the reader of a brief.
    pub fn label(self) -> &'static str {
        match self {
            OffTopicKind::Sport => "olahraga",
            OffTopicKind::Entertainment => "hiburan dan selebritas",
            OffTopicKind::Horoscope => "ramalan dan gaya hidup",
            OffTopicKind::Advertisement => "iklan dan promosi",
            OffTopicKind::Market => "pasar modal dan harga komoditas",
            OffTopicKind::Foreign => "luar negeri",
            OffTopicKind::PartyPolitics => "politik nasional",
            OffTopicKind::Greeting => "salam dan ucapan",
            OffTopicKind::Crime => "kriminal dan hukum",
        }
    }
}
