//! Makes all analyses of a word and keeps the cheapest of each root.

use super::prefixes::{FRONTS, Front, Prefix};
use super::suffixes::{Suffix, Tail, tails};
use super::{guess, infixes, nasal};
use smol_str::SmolStr;
use titen_dict::JawaForms;

pub(super) struct Search<'a> {
    forms: &'a JawaForms,
    found: Vec<(SmolStr, f32)>,
    /// Are dear analyses wanted too, as other evidence decides?
    dear: bool,
    /// The likeliest root that nobody knows.
    unknown: Option<(SmolStr, f32)>,
}

/// Goes on with what is left behind a prefix of this kind and cost.
type Step<'s, 'a> = dyn Fn(&mut Search<'a>, &str, Prefix, [f32; 2]) + 's;

/// Prefixes that stand in a row.
const DEEPEST: u8 = 3;

/// Above it an analysis is likelier to be chance than the word to be a root that the lists lack.
/// Each further affix is evidence too.
fn likely(n_affixes: u8) -> f32 {
    0.9 + 0.9 * f32::from(n_affixes)
}

impl<'a> Search<'a> {
    pub fn new(forms: &'a JawaForms, dear: bool) -> Self {
        Search {
            forms,
            dear,
            found: Vec::new(),
            unknown: None,
        }
    }

    pub fn word(&mut self, word: &str) {
        for tail in tails(word) {
            self.stem(
                &tail.stem,
                &tail,
                Prefix::None,
                Prefix::None,
                [tail.cost, tail.unknown],
                0,
            );
        }
    }

    pub fn best(&self) -> Option<(SmolStr, f32)> {
        let least = |a: &'_ &(SmolStr, f32), b: &'_ &(SmolStr, f32)| a.1.total_cmp(&b.1);
        self.found.iter().min_by(least).cloned()
    }

    pub fn all(mut self) -> Vec<(SmolStr, f32)> {
        self.found.sort_by(|a, b| a.1.total_cmp(&b.1));
        self.found
    }

    /// A word of unknown root keeps all but its surest affixes.
    pub fn guess(&self, word: &str) -> SmolStr {
        match &self.unknown {
            Some((root, cost)) if *cost < 0.0 => root.clone(),
            _ => SmolStr::new(word),
        }
    }

    /// Takes `stem` as the root, then each prefix off it. `costs` are for a known and an unknown root.
    fn stem(
        &mut self,
        stem: &str,
        tail: &Tail,
        outer: Prefix,
        last: Prefix,
        costs: [f32; 2],
        depth: u8,
    ) {
        self.root(stem, tail, outer, costs, depth);
        if depth == DEEPEST {
            return;
        }
        let step = |search: &mut Self, rest: &str, prefix: Prefix, more: [f32; 2]| {
            let outer = if depth == 0 { prefix } else { outer };
            let costs = [costs[0] + more[0], costs[1] + more[1]];
            search.stem(rest, tail, outer, prefix, costs, depth + 1);
        };
        for Front(text, prefix, cost, unknown, put_back) in &FRONTS {
            let Some(rest) = stem.strip_prefix(text).filter(|r| r.len() >= 2) else {
                continue;
            };
            if !last.may_stand_before(*prefix) || !fits(text, rest) {
                continue;
            }
            let more = [*cost, *unknown];
            if put_back.is_empty() {
                step(self, rest, *prefix, more);
            } else {
                step(self, &format!("{put_back}{rest}"), *prefix, more);
            }
        }
        self.nasals(stem, last, &step);
        if last.may_stand_before(Prefix::Infix) && stem.len() >= 5 {
            infixes::roots(stem, &mut |root, cost| {
                step(self, root, Prefix::Infix, [cost, 4.0]);
            });
        }
        if last.may_stand_before(Prefix::Dwipurwa)
            && let Some(rest) = guess::without_doubled_syllable(stem)
        {
            step(self, rest, Prefix::Dwipurwa, [1.0, 1.0]);
        }
    }

    fn nasals(&mut self, stem: &str, last: Prefix, step: &Step<'_, 'a>) {
        let plain = (stem, Prefix::Nasal, 0.9, -0.2);
        let with = |front: &str, prefix, cost: f32, unknown: f32| {
            stem.strip_prefix(front)
                .map(|rest| (rest, prefix, cost, unknown))
        };
        let all = [
            Some(plain),
            with("pa", Prefix::PaN, 1.4, 1.4),
            with("pe", Prefix::PaN, 1.4, 1.4),
            with("a", Prefix::Nasal, 1.9, 2.5),
        ];
        for (rest, prefix, cost, unknown) in all.into_iter().flatten() {
            if !last.may_stand_before(prefix) {
                continue;
            }
            nasal::roots(rest, &mut |begin, rest, more| {
                let costs = [cost + more[0], unknown + more[1]];
                if begin.is_empty() {
                    step(self, rest, prefix, costs);
                } else {
                    step(self, &format!("{begin}{rest}"), prefix, costs);
                }
            });
        }
    }

    fn root(&mut self, stem: &str, tail: &Tail, outer: Prefix, costs: [f32; 2], depth: u8) {
        let together = circumfix(outer, tail);
        let bare = outer == Prefix::None && tail.suffix == Suffix::None && !tail.owned;
        // A whole word in an odd spelling is likelier another word.
        let most = if bare { super::PLAIN } else { f32::MAX };
        if let Some((root, unusual)) = self.forms.get(stem).filter(|(_, c)| *c < most) {
            let cost = costs[0] + unusual + together + shortness(stem);
            let n_affixes = depth + u8::from(tail.owned) + u8::from(tail.suffix != Suffix::None);
            match self.found.iter_mut().find(|(r, _)| *r == root) {
                _ if !self.dear && cost >= likely(n_affixes.max(1)) => {}
                Some((_, least)) => *least = least.min(cost),
                None => self.found.push((root, cost)),
            }
        }
        let cost = costs[1]
            + together
            + circumfix_of_unknown(outer, tail)
            + guess::cost_of_the_end(stem, tail);
        if cost < 0.0
            && self.unknown.as_ref().is_none_or(|(_, least)| cost < *least)
            && guess::is_like_a_root(stem)
        {
            self.unknown = Some((SmolStr::new(stem), cost));
        }
    }
}

/// k- alone stands before a vowel, r and l; a-, ma- and their like before a consonant.
fn fits(front: &str, rest: &str) -> bool {
    match front {
        "k" => rest.starts_with(['a', 'e', 'i', 'o', 'u', 'r', 'l']),
        "a" | "ma" | "me" | "pi" | "mi" => !rest.starts_with(['a', 'e', 'i', 'o', 'u']),
        _ => true,
    }
}

/// What the first prefix and the last suffix say of each other.
fn circumfix(outer: Prefix, tail: &Tail) -> f32 {
    use Prefix::{A, Di, Dwipurwa, Infix, Ke, Nasal, None, Pa, PaN, Pronoun, Sa};
    use Suffix::{Ake, Ana, I};
    match (outer, tail.suffix) {
        (Di | Nasal | Pronoun, Ake | I) => -0.4,
        (Di | Nasal | Pronoun, Suffix::Ana) => 0.3,
        (Di | Nasal | Pronoun | A, Suffix::An) => 1.6,
        (Di, Suffix::En | Suffix::A) => 2.0,
        (Di | Pronoun, Suffix::None) if tail.owned => 1.5,
        (Ke, Suffix::An | Suffix::En) => -0.9,
        (Pa | PaN, Suffix::An) => -0.5,
        (Ke | Pa | PaN | Sa, Ake | I | Ana) => 1.2,
        (Infix, Suffix::An) => 0.2,
        (Dwipurwa, Suffix::An) => -0.3,
        (Sa, Suffix::None) if tail.owned => -0.7,
        (None, Ake) => 0.3,
        (None, I) => 0.7,
        _ => 0.0,
    }
}

fn circumfix_of_unknown(outer: Prefix, tail: &Tail) -> f32 {
    match (outer, tail.suffix) {
        (Prefix::Ke | Prefix::Pa | Prefix::PaN, Suffix::An) => -0.9,
        (Prefix::Ke, Suffix::En) => -1.8,
        _ => 0.0,
    }
}

/// Short roots are found in words by chance.
fn shortness(stem: &str) -> f32 {
    match stem.len() {
        0..=2 => 3.5,
        3 => 1.3,
        4 if stem.bytes().filter(|b| b"aiueo".contains(b)).count() == 1 => 0.7,
        4 => 0.3,
        5 => 0.1,
        _ => 0.0,
    }
}
