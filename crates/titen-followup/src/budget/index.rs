//! Codes by their words: an inverted index over the nomenclature and the budget's own lines.
//!
//! Likeness is a cosine with idf² and a smoothed length (Singhal's pivot), the problem's words carried over
//! into the nomenclature's by `padanan_anggaran.tsv`.

use super::{Evidence, Problem, WordStem, confidence, reason};
use smol_str::SmolStr;
use std::collections::{BTreeMap, BTreeSet};
use titen_dict::BudgetWords;
use titen_model::{BudgetCode, BudgetLevel, BudgetLine, NomenclatureEntry};

/// What a word is worth by where it stands.
const IN_NAME: f64 = 1.0;
const IN_KEGIATAN: f64 = 0.5;
const IN_INDICATOR: f64 = 0.4;
const IN_PROGRAM: f64 = 0.3;
/// A word that stands for the problem's own.
const CARRIED: f64 = 0.9;
/// Likeness that a code's length is smoothed with.
const SMOOTH: f64 = 30.0;
/// Codes of the issue's own urusan come first among equals.
const OWN_URUSAN: f64 = 1.5;
/// Words that a phrase may be apart, stop words not counted.
const WINDOW: usize = 4;
/// Rarity is counted as if there were so many codes at least.
const LEAST_CODES: usize = 2000;
/// Candidates that are looked at closely.
const LOOKED_AT: usize = 12;

struct Candidate {
    code: BudgetCode,
    name: String,
    /// Σ weight · idf² of all its words.
    length: f64,
    /// As they stand in the name, by stem.
    words: BTreeMap<SmolStr, SmolStr>,
}

struct Carry {
    /// All of them in the problem …
    problem: Vec<SmolStr>,
    /// … mean these of the nomenclature.
    budget: Vec<SmolStr>,
}

pub struct BudgetIndex {
    candidates: Vec<Candidate>,
    /// By stem: candidate and weight.
    postings: BTreeMap<SmolStr, Vec<(u32, f64)>>,
    idf: BTreeMap<SmolStr, f64>,
    carries: Vec<Carry>,
    /// By a stem of theirs.
    carries_by_stem: BTreeMap<SmolStr, Vec<usize>>,
}

/// One code for one problem.
#[derive(Debug, Clone, PartialEq)]
pub struct CodeMatch {
    pub code: BudgetCode,
    pub name: String,
    pub confidence: f64,
    /// In Indonesian.
    pub why: String,
    pub evidence: Evidence,
}

/// A word of the query, and the problem's own words that it stands for.
struct Asked {
    stem: SmolStr,
    weight: f64,
    of: BTreeSet<usize>,
}

impl BudgetIndex {
    /// `words` gives a text's words without stop words, as the documents' were made.
    pub fn new(
        nomenclature: &[NomenclatureEntry],
        lines: &[BudgetLine],
        padanan: &[BudgetWords],
        words: impl Fn(&str) -> Vec<WordStem>,
    ) -> Self {
        let mut names: BTreeMap<&BudgetCode, &str> = BTreeMap::new();
        let mut texts: BTreeMap<&BudgetCode, (String, String)> = BTreeMap::new();
        for e in nomenclature {
            names.insert(&e.code, &e.name);
            // Kegiatan and programs lend their names to what is in them.
            if e.code.level() == BudgetLevel::SubKegiatan
                && e.code.is_of_kabupaten()
                && !e.code.is_own_running()
            {
                texts.insert(
                    &e.code,
                    (e.name.clone(), format!("{} {}", e.performance, e.indicator)),
                );
            }
        }
        for line in lines.iter().filter(|l| !l.code.is_own_running()) {
            let (name, _) = texts.entry(&line.code).or_default();
            if !name.contains(&line.name) {
                if !name.is_empty() {
                    name.push_str("; ");
                }
                name.push_str(&line.name);
            }
        }
        let mut weighed = Vec::with_capacity(texts.len());
        let mut cached: BTreeMap<BudgetCode, Vec<WordStem>> = BTreeMap::new();
        for (code, (name, more)) in &texts {
            let mut weights: BTreeMap<SmolStr, f64> = BTreeMap::new();
            let mut add = |stem: SmolStr, weight: f64| {
                let w = weights.entry(stem).or_insert(0.0);
                *w = w.max(weight);
            };
            let own = words(name);
            let shown = own
                .iter()
                .map(|w| (w.stem.clone(), w.word.clone()))
                .collect();
            own.into_iter().for_each(|w| add(w.stem, IN_NAME));
            for (level, weight) in [
                (BudgetLevel::Kegiatan, IN_KEGIATAN),
                (BudgetLevel::Program, IN_PROGRAM),
            ] {
                let above = code.at(level);
                let above_words = cached
                    .entry(above.clone())
                    .or_insert_with(|| names.get(&above).map_or_else(Vec::new, |n| words(n)));
                above_words.iter().for_each(|w| add(w.stem.clone(), weight));
            }
            words(more)
                .into_iter()
                .for_each(|w| add(w.stem, IN_INDICATOR));
            // A name may hold several lines' names: the first is enough to show.
            let name = names.get(code).map_or(name.as_str(), |n| n).to_owned();
            weighed.push(((*code).clone(), name, shown, weights));
        }
        // In a short budget without a nomenclature a word that stands once is still a rare word.
        let n = weighed.len().max(LEAST_CODES) as f64;
        let mut df: BTreeMap<SmolStr, f64> = BTreeMap::new();
        for (.., weights) in &weighed {
            for stem in weights.keys() {
                *df.entry(stem.clone()).or_insert(0.0) += 1.0;
            }
        }
        let idf: BTreeMap<SmolStr, f64> = df
            .into_iter()
            .map(|(stem, df)| (stem, (1.0 + (n - df + 0.5) / (df + 0.5)).ln()))
            .collect();
        let mut postings: BTreeMap<SmolStr, Vec<(u32, f64)>> = BTreeMap::new();
        let mut candidates = Vec::with_capacity(weighed.len());
        for (at, (code, name, words, weights)) in (0u32..).zip(weighed) {
            let length = weights.iter().map(|(s, w)| w * idf[s] * idf[s]).sum();
            for (stem, weight) in weights {
                postings.entry(stem).or_default().push((at, weight));
            }
            candidates.push(Candidate {
                code,
                name,
                length,
                words,
            });
        }
        let stems =
            |text: &str| -> Vec<SmolStr> { words(text).into_iter().map(|w| w.stem).collect() };
        let carries: Vec<Carry> = padanan
            .iter()
            .map(|p| Carry {
                problem: stems(&p.problem),
                budget: stems(&p.budget),
            })
            .filter(|c| !c.problem.is_empty())
            .collect();
        let mut carries_by_stem: BTreeMap<SmolStr, Vec<usize>> = BTreeMap::new();
        for (i, carry) in carries.iter().enumerate() {
            carries_by_stem
                .entry(carry.problem[0].clone())
                .or_default()
                .push(i);
        }
        BudgetIndex {
            candidates,
            postings,
            idf,
            carries,
            carries_by_stem,
        }
    }

    pub fn is_empty(&self) -> bool {
        self.candidates.is_empty()
    }

    /// The most likely codes, the likeliest first.
    pub fn matches(&self, problem: &Problem) -> Vec<CodeMatch> {
        let asked = self.asked(problem);
        let mut likeness = vec![0.0; self.candidates.len()];
        for a in &asked {
            let idf = self.idf.get(&a.stem).copied().unwrap_or(0.0);
            for (at, weight) in self.postings.get(&a.stem).into_iter().flatten() {
                likeness[*at as usize] += a.weight * weight * idf * idf;
            }
        }
        let mut found: Vec<(usize, f64, f64)> = likeness
            .iter()
            .enumerate()
            .filter(|(_, dot)| **dot > 0.0)
            .map(|(at, dot)| {
                let c = &self.candidates[at];
                let own = match c.code.bidang() {
                    Some(b) if Some(&b) == problem.urusan.as_ref() => OWN_URUSAN,
                    _ => 1.0,
                };
                (at, *dot, own * dot / (c.length + SMOOTH).sqrt())
            })
            .collect();
        let by_rank =
            |a: &(usize, f64, f64), b: &(usize, f64, f64)| b.2.total_cmp(&a.2).then(a.0.cmp(&b.0));
        if found.len() > LOOKED_AT {
            found.select_nth_unstable_by(LOOKED_AT, by_rank);
            found.truncate(LOOKED_AT);
        }
        found.sort_by(by_rank);
        let best = found.first().map_or(1.0, |f| f.2);
        let program = |at: usize| self.candidates[at].code.at(BudgetLevel::Program);
        let rival = |at: usize, rank: f64| {
            let other = found.iter().find(|f| program(f.0) != program(at));
            other.map_or(0.0, |f| (f.2 / rank).min(2.0))
        };
        let mut matches: Vec<CodeMatch> = found
            .iter()
            .map(|(at, dot, rank)| {
                self.looked_at(problem, &asked, *at, *dot, rank / best, rival(*at, *rank))
            })
            .collect();
        matches.sort_by(|a, b| {
            b.confidence
                .total_cmp(&a.confidence)
                .then_with(|| a.code.cmp(&b.code))
        });
        matches
    }

    /// The problem's words, and what they are called in budgets.
    fn asked(&self, problem: &Problem) -> Vec<Asked> {
        let at: BTreeMap<&SmolStr, usize> = problem
            .words
            .iter()
            .enumerate()
            .map(|(i, (w, _))| (&w.stem, i))
            .collect();
        let mut asked: BTreeMap<SmolStr, Asked> = BTreeMap::new();
        let mut add = |stem: &SmolStr, weight: f64, of: &[usize]| {
            let a = asked.entry(stem.clone()).or_insert_with(|| Asked {
                stem: stem.clone(),
                weight: 0.0,
                of: BTreeSet::new(),
            });
            a.weight = a.weight.max(weight);
            a.of.extend(of);
        };
        for (i, (word, weight)) in problem.words.iter().enumerate() {
            add(&word.stem, *weight, &[i]);
            for carry in self.carries_by_stem.get(&word.stem).into_iter().flatten() {
                let carry = &self.carries[*carry];
                let of: Option<Vec<usize>> =
                    carry.problem.iter().map(|s| at.get(s).copied()).collect();
                let Some(of) = of else { continue };
                // Words far apart are of two matters: `jalan rusak … dilarikan ke rumah sakit` is no broken house.
                let (first, last) = (of.iter().min(), of.iter().max());
                if first.zip(last).is_some_and(|(a, b)| b - a > WINDOW) {
                    continue;
                }
                let weakest = of
                    .iter()
                    .map(|i| problem.words[*i].1)
                    .fold(f64::INFINITY, f64::min);
                for stem in &carry.budget {
                    add(stem, CARRIED * weakest, &of);
                }
            }
        }
        asked.into_values().collect()
    }

    fn looked_at(
        &self,
        problem: &Problem,
        asked: &[Asked],
        at: usize,
        dot: f64,
        ratio: f64,
        rival: f64,
    ) -> CodeMatch {
        let c = &self.candidates[at];
        let here = |stem: &SmolStr| {
            let postings = self.postings.get(stem)?;
            let found = postings.binary_search_by_key(&(at as u32), |p| p.0).ok()?;
            Some(postings[found].1)
        };
        let (mut of, mut said, mut by_weight) = (BTreeSet::new(), BTreeMap::new(), Vec::new());
        for a in asked {
            let Some(weight) = here(&a.stem) else {
                continue;
            };
            of.extend(&a.of);
            let idf = self.idf.get(&a.stem).copied().unwrap_or(0.0);
            if let Some(word) = c.words.get(&a.stem) {
                by_weight.push((a.weight * weight * idf, word.clone(), a.of.clone()));
            }
            said.insert(&a.stem, weight);
        }
        by_weight.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        let worth = |i: usize| {
            let (word, weight) = &problem.words[i];
            // A word that no budget knows is worth as much as a rare one.
            let idf = self.idf.get(&word.stem).copied().unwrap_or(4.0);
            weight * idf
        };
        let all: f64 = (0..problem.words.len()).map(worth).sum();
        let bidang = c.code.bidang();
        let is = |yes: bool| f64::from(u8::from(yes));
        let same_urusan = bidang.is_some() && bidang == problem.urusan;
        let same_unit = !same_urusan
            && bidang
                .as_ref()
                .is_some_and(|b| problem.unit_urusan.contains(b));
        let evidence = Evidence {
            covered: (dot / (c.length + SMOOTH)).min(1.0),
            answered: of.iter().map(|i| worth(*i)).sum::<f64>() / all.max(1e-9),
            ratio,
            rival,
            mass: dot.ln_1p(),
            same_urusan: is(same_urusan),
            same_unit: is(same_unit),
            other_urusan: is(problem.urusan.is_some() && !same_urusan && !same_unit),
        };
        CodeMatch {
            code: c.code.clone(),
            name: c.name.clone(),
            confidence: confidence(&evidence),
            why: reason::why(
                problem,
                &by_weight,
                c.code.level(),
                bidang.as_ref(),
                same_urusan,
                same_unit,
            ),
            evidence,
        }
    }
}

#[cfg(test)]
mod tests;
