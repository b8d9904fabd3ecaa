//! Two issues that look like one continuing problem, and were not joined: they lie just under the threshold, or an
//! edit keeps the grouping from joining what it names.

use super::{Weighed, figure, kecamatan, names, rounded};
use crate::{
    decisions::Decisions,
    describe::Scene,
    features::{PLACES, feature, is_content, local_places},
    issue_draft::{IssueDraft, continued, names_other_regions},
    issues::likely_pairs,
    likeness::{likeness, threshold},
    speaker::is_problem,
};
use smol_str::SmolStr;
use std::collections::{BTreeMap, BTreeSet};
use titen_model::{Document, Issue, IssueId, Proposal, Proposed, UrusanCode, Week, WilayahCode};

/// Just under: this share of the threshold.
const NEAR: f32 = 0.8;
/// Items that one of the two must have, earlier weeks counted, and each that is silent: a lone item beside an issue may
/// be part of it, two lone items are not yet worth a question.
const MIN_ITEMS: u32 = 3;
/// A word is telling if the two issues hold this share of the week's documents that use it.
const TELLING: f32 = 0.3;
/// So many telling words in common are enough where the urusan is the same, and where one has none.
const STRONG: usize = 2;
const STRONG_ALONE: usize = 3;
const SHOWN: usize = 5;

/// An issue that may be merged: this week's, or one of an earlier week that is silent.
struct Side<'s> {
    id: &'s IssueId,
    title: &'s str,
    urusan: Option<&'s UrusanCode>,
    first_seen: Week,
    n_items: u32,
    kecamatan: BTreeSet<WilayahCode>,
    silent: bool,
}

impl Scene<'_> {
    pub(super) fn merges(
        &self,
        drafts: &[IssueDraft],
        ids: &[IssueId],
        shown: &BTreeMap<&IssueId, &Issue>,
        decisions: &Decisions,
    ) -> Vec<Weighed> {
        let (sides, nodes) = self.sides(drafts, ids, shown);
        let mut found: Vec<(f32, usize, usize, Proposal)> = Vec::new();
        for (a, b) in likely_pairs(&nodes, self.settings) {
            let (a, b) = (a as usize, b as usize);
            // The older one keeps its id; of two of one week the larger.
            let age = |i: usize| {
                let s: &Side<'_> = &sides[i];
                (s.first_seen, std::cmp::Reverse(s.n_items), s.id)
            };
            if sides[a].n_items.max(sides[b].n_items) < MIN_ITEMS {
                continue;
            }
            let (a, b) = if age(a) <= age(b) { (a, b) } else { (b, a) };
            let Some(proposal) = self.merge(&sides[a], &nodes[a], &sides[b], &nodes[b]) else {
                continue;
            };
            if decisions.settles(&proposal.what) {
                continue;
            }
            let smaller = sides[a].n_items.min(sides[b].n_items) as f32;
            let near = (proposal.likeness / proposal.threshold) as f32;
            found.push((near * smaller.ln_1p(), a, b, proposal));
        }
        found.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
        // Who would end in another is asked about once, with its best partner.
        let mut asked = BTreeSet::new();
        found.retain(|(_, _, b, _)| asked.insert(*b));
        found.into_iter().map(|(w, _, _, p)| (w, p)).collect()
    }

    fn sides<'s>(
        &'s self,
        drafts: &[IssueDraft],
        ids: &'s [IssueId],
        shown: &BTreeMap<&IssueId, &'s Issue>,
    ) -> (Vec<Side<'s>>, Vec<IssueDraft>) {
        let (mut sides, mut nodes) = (Vec::new(), Vec::new());
        let mut heard: BTreeSet<usize> = BTreeSet::new();
        for (draft, id) in drafts.iter().zip(ids) {
            heard.extend(draft.carried.iter().chain(&draft.absorbed).copied());
            let Some(issue) = shown.get(id) else { continue };
            let n_items = issue.history.iter().map(|w| w.n_items).sum();
            sides.push(Side {
                id,
                title: &issue.title,
                urusan: issue.urusan.as_ref(),
                first_seen: issue.first_seen,
                n_items,
                kecamatan: kecamatan(issue.wilayah.iter().map(|p| &p.code)),
                silent: false,
            });
            nodes.push(draft.clone());
        }
        for (i, issue) in self.carried.issues.iter().enumerate() {
            let remembered = issue.remembered_in(self.week, self.settings.window_weeks);
            if !heard.contains(&i) && remembered && issue.n_items() >= MIN_ITEMS {
                sides.push(Side {
                    id: &issue.id,
                    title: &issue.title,
                    urusan: issue.urusan.as_ref(),
                    first_seen: issue.first_seen,
                    n_items: issue.n_items(),
                    kecamatan: BTreeSet::new(),
                    silent: true,
                });
                nodes.push(continued((i, issue)));
            }
        }
        (sides, nodes)
    }

    fn merge(
        &self,
        a: &Side<'_>,
        of_a: &IssueDraft,
        b: &Side<'_>,
        of_b: &IssueDraft,
    ) -> Option<Proposal> {
        let voices = of_a.voices && of_b.voices;
        if !voices && names_other_regions(&of_a.regions, &of_b.regions) {
            return None;
        }
        if !self.tells_of_a_problem(of_a) || !self.tells_of_a_problem(of_b) {
            return None;
        }
        let likeness = likeness(of_a, of_b, self.settings).score();
        let threshold = threshold(of_a, of_b, self.settings);
        if likeness < NEAR * threshold {
            return None;
        }
        let urusan = a.urusan.filter(|u| b.urusan == Some(u));
        // Of a silent issue only the places' features are known.
        let said = |draft: &IssueDraft, code: &WilayahCode| {
            let wanted = feature(PLACES, code.as_str());
            let mut places = draft.centroid.field(PLACES).iter();
            places.any(|(f, _)| f == wanted)
        };
        let all = a.kecamatan.union(&b.kecamatan);
        let places: Vec<&WilayahCode> = all.filter(|c| said(of_a, c) && said(of_b, c)).collect();
        let words = self.words_of_both(a, of_a, b, of_b);
        let enough = match urusan {
            Some(_) if !places.is_empty() => 0,
            Some(_) => STRONG,
            // Two urusan that are known and differ are two problems, whatever the words.
            None if a.urusan.is_some() && b.urusan.is_some() => return None,
            None => STRONG_ALONE,
        };
        if words.len() < enough {
            return None;
        }
        let mut why = format!(
            "kemiripan {}, ambang {}; {} dan {} butir",
            figure(likeness),
            figure(threshold),
            a.n_items,
            b.n_items
        );
        if !words.is_empty() {
            why.push_str(&format!("; kata yang sama: {}", words.join(", ")));
        }
        if let Some(code) = urusan {
            let name = self.dict.urusan.name(code).unwrap_or_default();
            why.push_str(&format!("; urusan yang sama: {code} {name}"));
        }
        if !places.is_empty() {
            let places = names(places.into_iter(), self.dict);
            why.push_str(&format!("; tempat yang sama: {places}"));
        }
        for silent in [a, b].into_iter().filter(|s| s.silent) {
            why.push_str(&format!("; {} tidak dibicarakan pekan ini", silent.id));
        }
        Some(Proposal {
            what: Proposed::Merge {
                into: a.id.clone(),
                issue: b.id.clone(),
            },
            titles: vec![a.title.to_owned(), b.title.to_owned()],
            likeness: rounded(likeness),
            threshold: rounded(threshold),
            why,
        })
    }

    /// A ceremony beside another needs no decision: neither will have a rank.
    fn tells_of_a_problem(&self, draft: &IssueDraft) -> bool {
        let docs = self.originals(draft);
        docs.is_empty() || docs.iter().any(|d| d.off_topic.is_none() && is_problem(d))
    }

    /// What both speak of and hardly anybody else does, the most telling first.
    fn words_of_both(
        &self,
        a: &Side<'_>,
        of_a: &IssueDraft,
        b: &Side<'_>,
        of_b: &IssueDraft,
    ) -> Vec<SmolStr> {
        if a.silent || b.silent {
            let (silent, heard) = if a.silent { (of_a, of_b) } else { (of_b, of_a) };
            let terms = silent.carried.map(|c| &self.carried.issues[c].terms);
            let said = self.said_often(&self.originals(heard));
            let mut both: Vec<SmolStr> = said.keys().map(|s| self.vocabulary.word(s)).collect();
            both.retain(|w| terms.is_some_and(|t| t.contains(w)));
            return both;
        }
        let docs = [self.originals(of_a), self.originals(of_b)];
        let [in_a, in_b] = [&docs[0], &docs[1]].map(|d| self.said_often(d));
        let mut both: Vec<(f32, &str)> = in_a
            .iter()
            .filter_map(|(stem, n)| {
                let here = (n + in_b.get(stem)?) as f32;
                let share = here / self.vocabulary.n_docs(stem).max(1) as f32;
                (share >= TELLING).then(|| (share * self.vocabulary.rarity(stem), *stem))
            })
            .collect();
        both.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
        let best = both.into_iter().take(SHOWN);
        best.map(|(_, stem)| self.vocabulary.word(stem)).collect()
    }

    /// Stems of at least a quarter of the documents, names of villages and kecamatan left out, with their number.
    fn said_often<'d>(&self, docs: &[&'d Document]) -> BTreeMap<&'d str, u32> {
        let mut n: BTreeMap<&str, u32> = BTreeMap::new();
        for doc in docs {
            let local = local_places(doc);
            let content = doc.terms.iter().filter(|t| is_content(t));
            let stems = content.filter(|t| !local.contains(t.word.as_str()) && t.stem.len() > 2);
            for stem in stems.map(|t| t.stem.as_str()).collect::<BTreeSet<_>>() {
                *n.entry(stem).or_default() += 1;
            }
        }
        n.retain(|_, n| 4 * *n >= docs.len() as u32);
        n
    }
}
