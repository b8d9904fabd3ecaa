//! The numbers that forming stories and issues depends on, in one place and all with defaults.
//!
//! Where they come from is said in `crates/titen-issue/README.md`: start values from the
//! literature's several-fields recipe, then tuned on labelled news, complaints and headlines.

use serde::Deserialize;

/// How much each kind of feature counts in a similarity.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldWeights {
    pub words: f32,
    pub names: f32,
    pub bigrams: f32,
    pub places: f32,
}

impl FieldWeights {
    pub fn as_array(&self) -> [f32; 4] {
        [self.words, self.names, self.bigrams, self.places]
    }
}

/// How much more a rare feature says than a common one.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rarity {
    pub idf_exponent: f32,
    /// The same where citizens speak: they name a fault in common words.
    pub idf_exponent_voice: f32,
    /// A week's words are counted as if so many items of the language at large had gone before.
    pub background: f32,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct StorySettings {
    pub weights: FieldWeights,
    pub rarity: Rarity,
    /// Days in which a newsroom's story loses all but 1/e of its pull.
    pub decay_days: f32,
    /// The same where citizens speak: they report one fault for days.
    pub decay_days_voice: f32,
    /// A story that was silent for longer takes no more items.
    pub max_gap_days: f32,
    pub join: f32,
    /// Taken off, divided by the story's size: to join a lone item takes a little more.
    pub lone_penalty: f32,
    pub merge: f32,
    pub merge_gap_days: f32,
    /// In a merge, 0: mean similarity of all pairs; 1: cosine of centroids.
    pub merge_share: f32,
    /// Taken off where both name regencies, and none in common.
    pub other_region: f32,
}

impl Default for StorySettings {
    fn default() -> Self {
        StorySettings {
            weights: FieldWeights {
                words: 1.0,
                names: 0.48,
                bigrams: 0.18,
                places: 0.13,
            },
            rarity: Rarity {
                idf_exponent: 1.06,
                idf_exponent_voice: 1.35,
                background: 600.0,
            },
            decay_days: 0.56,
            decay_days_voice: 2.9,
            max_gap_days: 3.3,
            join: 0.58,
            lone_penalty: 0.041,
            merge: 0.575,
            merge_gap_days: 0.57,
            merge_share: 1.27,
            other_region: 0.031,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct IssueSettings {
    pub weights: FieldWeights,
    /// Lower than for stories: a problem's common words hold its events together.
    pub rarity: Rarity,
    /// Where so many of the week's items name a government programme, its name says half of what a word would:
    /// many stories of one programme are several problems.
    pub programme_items: f32,
    /// Added where both speak of the same urusan, and share a word.
    pub same_urusan: f32,
    /// The same between citizens' reports, which have few words to share.
    pub same_urusan_voice: f32,
    /// Added to that as far as the words that decided the urusan are the same.
    pub same_duty_voice: f32,
    /// Added where both lie in the same kecamatan, are of one urusan, and share a word.
    pub same_place: f32,
    /// Taken off where citizens' reports lie in different kecamatan.
    pub other_place: f32,
    /// Taken off where news name regencies, and none in common: a kind of event is no common problem.
    pub other_region: f32,
    pub join: f32,
    /// The same between citizens' reports.
    pub join_voice: f32,
    /// The same for two issues of earlier weeks, of one urusan and place.
    pub join_carried: f32,
    /// 0: mean similarity of all pairs; 1: cosine of centroids. Between them, large issues grow slowly.
    pub centroid_share: f32,
    pub centroid_share_voice: f32,
}

impl Default for IssueSettings {
    fn default() -> Self {
        IssueSettings {
            weights: FieldWeights {
                words: 1.0,
                names: 0.040,
                bigrams: 0.18,
                places: 0.125,
            },
            rarity: Rarity {
                idf_exponent: 0.83,
                idf_exponent_voice: 0.49,
                background: 30_000.0,
            },
            programme_items: 10.0,
            same_urusan: 0.045,
            same_urusan_voice: 0.093,
            same_duty_voice: 0.069,
            same_place: 0.2,
            other_place: 0.031,
            other_region: 0.016,
            join: 0.22,
            join_voice: 0.222,
            join_carried: 0.30,
            centroid_share: 0.57,
            centroid_share_voice: 0.45,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct GroupSettings {
    /// Share of the signature that two near-copies have in common.
    pub near_copy: f32,
    /// Of each document, this many words that are not stop words: the rest adds cost, not quality.
    pub max_words: usize,
    /// A title's word counts this many times.
    pub title_times: f32,
    /// Heaviest features that look for candidates, and postings that each may bring.
    pub query_features: usize,
    pub postings: usize,
    /// Candidates that are compared exactly.
    pub candidates: usize,
    pub story: StorySettings,
    pub issue: IssueSettings,
    /// An issue is remembered for this many weeks after its last item.
    pub window_weeks: u32,
}

impl Default for GroupSettings {
    fn default() -> Self {
        GroupSettings {
            near_copy: 0.7,
            max_words: 60,
            title_times: 1.25,
            query_features: 20,
            postings: 100,
            candidates: 10,
            story: StorySettings::default(),
            issue: IssueSettings::default(),
            window_weeks: 8,
        }
    }
}
