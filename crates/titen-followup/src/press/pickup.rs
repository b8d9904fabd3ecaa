//! What an outlet made of a press release: a copy, a rewriting, or a report of its own.
//!
//! Containment of shingles (Broder 1997): the share of an article's runs of three content stems that the release has
//! too. Stems and no stop words, since a rewriting changes affixes and little words first. The near-duplicate
//! signature of `Document` tells how much two whole texts have in common, and so misses the paragraph that was taken
//! over into a long report.

use serde::Deserialize;
use std::collections::BTreeSet;
use titen_model::{Channel, Document, Field, Span, Took};

const LENGTH: usize = 3;
/// Fewer runs are too few to judge by.
const LEAST: usize = 5;

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PickupRules {
    /// Days after the seed for which outlets are read.
    pub days: u32,
    pub channels: Vec<Channel>,
    /// Sources of the office's own: what they publish on the issue is a release.
    pub own_sources: Vec<String>,
    /// Shares of an article from which it is a copy, or a rewriting.
    pub copy: f64,
    pub rewriting: f64,
}

impl Default for PickupRules {
    fn default() -> Self {
        PickupRules {
            days: 14,
            channels: vec![Channel::News, Channel::Rss, Channel::Radio, Channel::Print],
            own_sources: Vec::new(),
            copy: 0.6,
            rewriting: 0.12,
        }
    }
}

/// The runs of a text, or of a part of it.
#[derive(Debug, Clone, Default)]
pub struct Shingles(BTreeSet<[String; LENGTH]>);

impl Shingles {
    pub fn of(document: &Document) -> Self {
        Shingles::where_in(document, |_| true)
    }

    /// Of the sentences that `wanted` says.
    pub fn where_in(document: &Document, wanted: impl Fn(Span) -> bool) -> Self {
        let mut runs = BTreeSet::new();
        for field in [Field::Title, Field::Body] {
            let stems: Vec<&str> = document
                .terms
                .iter()
                .filter(|t| t.span.field == field && !t.stop && wanted(t.span))
                .map(|t| t.stem.as_str())
                .collect();
            for run in stems.windows(LENGTH) {
                runs.insert([run[0], run[1], run[2]].map(str::to_owned));
            }
        }
        Shingles(runs)
    }

    /// Without the runs that only name the matter and its place: whoever writes about it, writes them.
    pub fn without(mut self, topic: &BTreeSet<String>) -> Self {
        self.0
            .retain(|run| !run.iter().all(|stem| topic.contains(stem)));
        self
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Likeness {
    /// Share of the article that the release has too.
    pub of_article: f64,
    /// Share of the release that the article took.
    pub of_release: f64,
}

pub fn compare(article: &Shingles, release: &Shingles) -> Likeness {
    if article.len() < LEAST || release.len() < LEAST {
        return Likeness::default();
    }
    let shared = article.0.intersection(&release.0).count() as f64;
    Likeness {
        of_article: shared / article.len() as f64,
        of_release: shared / release.len() as f64,
    }
}

/// The release that an article took most of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Match {
    pub took: Took,
    pub likeness: Likeness,
    /// Index into the releases; None for a report of its own.
    pub release: Option<usize>,
}

/// None: neither on the issue nor by a release.
pub fn take(
    article: &Shingles,
    releases: &[Shingles],
    on_issue: bool,
    rules: &PickupRules,
) -> Option<Match> {
    let best = releases
        .iter()
        .map(|r| compare(article, r))
        .enumerate()
        // The first of equals.
        .rev()
        .max_by(|a, b| a.1.of_article.total_cmp(&b.1.of_article));
    let (release, likeness) = best.unwrap_or((0, Likeness::default()));
    let took = if likeness.of_article >= rules.copy {
        Took::Salinan
    } else if likeness.of_article >= rules.rewriting {
        Took::Olahan
    } else if on_issue {
        Took::Sendiri
    } else {
        return None;
    };
    Some(Match {
        took,
        likeness,
        release: (took != Took::Sendiri).then_some(release),
    })
}
