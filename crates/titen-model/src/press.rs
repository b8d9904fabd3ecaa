//! What leaves the office towards the public: seeds for the press, billboards, and what was broadcast.

use crate::{Channel, CueUnit, IssueId, Letterhead, Named, Sourced, Speaker, Week};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// All of an edition.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Press {
    /// The day from which the seeds were out: what outlets write from then on may be their pick-up.
    pub since: Option<NaiveDate>,
    pub seeds: Vec<PressSeed>,
    pub billboards: Vec<Billboard>,
    /// What the week's programmes were planned to talk about, and what they talked about.
    pub broadcasts: Vec<Broadcast>,
}

/// What a newsroom, or the office's own writer, needs for one issue. Items are indexes into the issue's own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PressSeed {
    pub issue: IssueId,
    pub rank: u32,
    pub title: String,
    /// Most important first.
    pub outline: Vec<OutlinePart>,
    pub facts: Vec<PressFact>,
    pub officials: Vec<PressQuote>,
    pub citizens: Vec<PressQuote>,
    pub unit: Option<Named>,
    /// Who speaks for the unit.
    pub ask: Vec<Speaker>,
    /// What the government has answered so far.
    pub answered: Vec<PressQuote>,
    /// Reports of the issue that wait on the Friday board, and those that were answered.
    pub waiting: u32,
    pub replied: u32,
}

/// One of the six questions of a lead, then the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Asked {
    Apa,
    Siapa,
    #[serde(rename = "di_mana")]
    DiMana,
    Kapan,
    Mengapa,
    Bagaimana,
    /// What else the reader should know, the weightiest first.
    Tubuh,
    /// How long it has lasted.
    Latar,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutlinePart {
    pub asked: Asked,
    /// Empty: no item tells.
    pub said: Vec<Sourced>,
    /// The day that the items name, for `Kapan`.
    pub day: Option<NaiveDate>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PressFact {
    pub what: String,
    /// More than one where sources contradict each other.
    pub figures: Vec<PressFigure>,
    pub standing: Standing,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// Sources give different figures for the same.
    Contradicted,
    /// Several sources give it, none of them a copy of another.
    Confirmed,
    /// One source alone says so.
    Single,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PressFigure {
    pub value: f64,
    pub unit: CueUnit,
    /// What is counted, where the unit alone does not tell: `siswa`.
    pub noun: Option<String>,
    /// A round number: *ratusan*, *sekitar 50*.
    pub approximate: bool,
    /// The sentence that gives it, as it stands in the item.
    pub text: String,
    /// Empty where the sentence names none.
    pub places: Vec<String>,
    /// When it was so: the sentence's own day, else the item's.
    pub day: NaiveDate,
    pub day_is_the_items: bool,
    pub items: Vec<usize>,
    /// Without copies.
    pub n_sources: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PressQuote {
    pub text: String,
    /// Word for word, or as the writer told it.
    pub direct: bool,
    /// `Anggit Prayoga, Kepala Bidang Kedaruratan BPBD`; of a citizen never a name: `warga Desa Ngraho`.
    pub who: String,
    pub channel: Channel,
    pub item: usize,
}

/// The lines of a billboard for one issue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Billboard {
    pub issue: IssueId,
    pub rank: u32,
    pub title: String,
    /// Of the template that gave the lines.
    pub template: String,
    pub kind: BillboardKind,
    pub lines: Vec<String>,
    /// What the lines say that is a fact, each with its items; advice is none.
    pub facts: Vec<Sourced>,
    /// By density of items, the densest first.
    pub places: Vec<BillboardPlace>,
    /// The last day that it hangs.
    pub until: NaiveDate,
    pub until_why: String,
    pub approves: String,
    pub unit: Option<Named>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum BillboardKind {
    Bahaya,
    Pencegahan,
    Layanan,
    Musim,
}

impl BillboardKind {
    pub fn label(self) -> &'static str {
        match self {
            BillboardKind::Bahaya => "peringatan bahaya",
            BillboardKind::Pencegahan => "pencegahan",
            BillboardKind::Layanan => "informasi layanan",
            BillboardKind::Musim => "imbauan musim",
        }
    }
}

/// A kecamatan with its villages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BillboardPlace {
    pub code: String,
    pub name: String,
    /// Indexes into the issue's items, without copies.
    pub items: Vec<usize>,
    /// Names of villages and how many items name each.
    pub villages: Vec<(String, u32)>,
}

/// One slot of a programme in the edition's week.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Broadcast {
    pub programme: String,
    pub name: String,
    pub station: String,
    pub starts: DateTime<Utc>,
    pub minutes: u32,
    pub issue: IssueId,
    pub topic: String,
    /// The edition that planned it; None: no edition did.
    pub planned: Option<Week>,
    pub state: Aired,
    /// Those about the issue, by time.
    pub segments: Vec<AiredSegment>,
    /// Segments of the same broadcast on other matters.
    pub n_other: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aired {
    /// Its transcript has segments about the issue.
    Aired,
    /// Its transcript is there and speaks of other matters.
    OtherMatters,
    /// There is no transcript of it: nobody here knows.
    Unheard,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AiredSegment {
    /// As the source gave it.
    pub key: String,
    pub source: String,
    pub title: String,
    pub at: DateTime<Utc>,
    /// Place in the recording, `00:12:30`, where the transcript tells.
    pub from: Option<String>,
    /// Share of the issue's words that it uses; None where the grouping alone decided.
    pub likeness: Option<f64>,
    /// The grouping put it into the issue too.
    pub grouped: bool,
}

/// What outlets made of an edition's seeds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Pickup {
    pub office: Letterhead,
    pub sample: bool,
    pub week: Week,
    /// First and last day that was read.
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// Outlets that were heard in those days at all.
    pub n_outlets: u32,
    /// Names of the press releases that articles were compared with.
    pub releases: Vec<String>,
    /// Weeks whose items are in no issue yet.
    pub ungrouped: Vec<Week>,
    pub copy: f64,
    pub rewriting: f64,
    pub issues: Vec<PickupIssue>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PickupIssue {
    pub issue: IssueId,
    pub rank: u32,
    pub title: String,
    /// By day, then outlet.
    pub articles: Vec<PickupArticle>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PickupArticle {
    pub item: String,
    pub outlet: String,
    pub channel: Channel,
    pub title: String,
    pub url: Option<String>,
    pub at: DateTime<Utc>,
    pub took: Took,
    /// Share of the article that the release has too, and of the release that the article has.
    pub of_article: f64,
    pub of_release: f64,
    /// Which release; None for a report of its own.
    pub release: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Took {
    /// A near-copy of the release.
    Salinan,
    /// The release in the outlet's words.
    Olahan,
    /// On the issue, and not by the release.
    Sendiri,
}
