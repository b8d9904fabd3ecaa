//! An issue while the week is formed: what it holds of stories, words, urusan and places.

use crate::{
    carried::CarriedIssue,
    centroid::Centroid,
    constraints::Bound,
    features::{Fields, feature},
    sparse::Sparse,
    stories::StoryDraft,
};
use std::collections::BTreeSet;
use titen_model::{Document, IssueId};

/// Numbers of fields beside those of `features`.
pub const URUSAN: usize = 9;
const REGIONS: usize = 10;
pub const DUTIES: usize = 11;

#[derive(Debug, Clone)]
pub struct IssueDraft {
    /// The issue of an earlier week that it continues.
    pub carried: Option<usize>,
    /// The id that it must bear.
    pub name: Option<IssueId>,
    /// Younger ones that this week showed to be the same problem.
    pub absorbed: Vec<usize>,
    /// Indexes into the stories, in order.
    pub stories: Vec<usize>,
    pub centroid: Centroid,
    pub urusan_mass: Sparse,
    /// Words that decided those urusan, of citizens' reports.
    pub duties: Sparse,
    /// Regencies, cities and countries that its items name.
    pub regions: Sparse,
    /// Citizens' own reports only.
    pub voices: bool,
}

pub fn continued((i, issue): (usize, &CarriedIssue)) -> IssueDraft {
    IssueDraft {
        carried: Some(i),
        name: None,
        absorbed: Vec::new(),
        stories: Vec::new(),
        centroid: issue.centroid.clone(),
        urusan_mass: issue.urusan_mass.clone(),
        duties: issue.duties.clone(),
        regions: issue.regions.clone(),
        voices: issue.voices,
    }
}

/// What is new in a story this week: what it was before is in its issue already.
pub fn alone(
    s: usize,
    story: &StoryDraft,
    docs: &[&Document],
    fields: impl Fn(usize) -> Option<Fields>,
) -> IssueDraft {
    let members = || story.members.iter().map(|d| docs[*d]);
    let urusan = members()
        .flat_map(|d| &d.urusan)
        .map(|tag| (feature(URUSAN, tag.code.as_str()), tag.confidence));
    let duties = members()
        .filter(|d| d.channel.is_voice())
        .flat_map(|d| duty_stems(d).map(|stem| (feature(DUTIES, stem), 1.0)));
    let mut regions = Sparse::default();
    members().for_each(|d| regions.add(&self::regions(d)));
    let mut centroid = Centroid::default();
    for fields in story.members.iter().filter_map(|d| fields(*d)) {
        centroid.add(&fields);
    }
    let weight = 1.0 + (story.members.len() as f32).ln();
    IssueDraft {
        carried: None,
        name: story.name.clone(),
        absorbed: Vec::new(),
        stories: vec![s],
        centroid: centroid.as_member(weight),
        urusan_mass: Sparse::from_pairs(urusan.collect())
            .scaled(weight / story.members.len() as f32),
        duties: Sparse::from_pairs(duties.collect()).scaled(weight / story.members.len() as f32),
        regions,
        voices: members().all(|d| d.channel.is_voice()),
    }
}

impl IssueDraft {
    pub fn bound(&self) -> Bound<'_> {
        Bound {
            name: self.name.as_ref(),
            carried: self.carried.is_some(),
        }
    }

    pub fn take_in(&mut self, other: &IssueDraft) {
        self.name = self.name.take().or(other.name.clone());
        self.stories.extend(&other.stories);
        self.absorbed.extend(&other.absorbed);
        self.centroid.absorb(&other.centroid);
        self.urusan_mass.add(&other.urusan_mass);
        self.duties.add(&other.duties);
        self.regions.add(&other.regions);
        self.voices &= other.voices;
    }
}

/// Regencies, cities and countries that a document names.
pub fn regions(doc: &Document) -> Sparse {
    let certain = doc.wilayah.iter().filter_map(|m| m.certain());
    let named = certain.filter(|c| c.level() >= 2);
    let pairs = named.map(|c| (feature(REGIONS, c.ancestor(2).as_str()), 1.0));
    Sparse::from_pairs(pairs.collect())
}

/// Both name regions, and none in common.
pub fn names_other_regions(a: &Sparse, b: &Sparse) -> bool {
    !a.is_empty() && !b.is_empty() && a.dot(b) == 0.0
}

/// Stems of the words that decided the document's first urusan.
pub fn duty_stems(doc: &Document) -> impl Iterator<Item = &str> {
    let deciding: BTreeSet<&str> = doc
        .urusan
        .iter()
        .take(1)
        .flat_map(|tag| &tag.words)
        .flat_map(|phrase| phrase.split(' '))
        .collect();
    let stems: BTreeSet<&str> = doc
        .terms
        .iter()
        .filter(|t| !t.stop && deciding.contains(t.word.as_str()))
        .map(|t| t.stem.as_str())
        .collect();
    stems.into_iter()
}
