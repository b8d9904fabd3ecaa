//! The criteria of the second view, as `config/rank.toml` names and weighs them. The six that are built in follow the
//! table for strategic issues that planning offices know from Permendagri 54/2010.

use crate::overrides::SCORE_PARTS;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use titen_model::UrusanCode;

/// What the weights of all criteria add up to.
pub const FULL: f64 = 100.0;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CriterionSettings {
    /// By which edits and programs call it.
    pub key: SmolStr,
    /// For the reader.
    pub name: String,
    pub weight: f64,
    pub evidence: CriterionEvidence,
    /// Of `evidence = "listed"`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub listed: Option<Vec<Listed>>,
}

/// Where a criterion's value comes from, as far as no analyst sets it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CriterionEvidence {
    /// Is it a duty of this government, and how surely?
    Duty,
    /// Speakers, places, people touched.
    Breadth,
    /// An essential service, several urusan and units at once.
    Leverage,
    /// What the office lists: targets, promises, what is easy.
    Listed,
    /// Analysts alone.
    Analyst,
}

/// A target, a promise or the like, known by urusan, by words, or by both together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Listed {
    pub name: String,
    #[serde(default)]
    pub urusan: Vec<UrusanCode>,
    #[serde(default)]
    pub words: Vec<String>,
    /// Of an issue that it is about.
    #[serde(default = "whole")]
    pub value: f64,
}

fn whole() -> f64 {
    1.0
}

pub fn built_in() -> Vec<CriterionSettings> {
    use CriterionEvidence::{Breadth, Duty, Leverage, Listed};
    [
        ("targets", "Sasaran pembangunan daerah", 20.0, Listed),
        ("own_duty", "Tugas dan tanggung jawab daerah", 10.0, Duty),
        ("breadth", "Luas dampak bagi masyarakat", 20.0, Breadth),
        ("leverage", "Daya ungkit bagi pembangunan", 10.0, Leverage),
        ("ease", "Kemudahan penanganan", 15.0, Listed),
        ("promise", "Janji politik kepala daerah", 25.0, Listed),
    ]
    .into_iter()
    .map(|(key, name, weight, evidence)| CriterionSettings {
        key: key.into(),
        name: name.into(),
        weight,
        evidence,
        listed: (evidence == Listed).then(Vec::new),
    })
    .collect()
}

/// What is wrong with the criteria of a file, and with which of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrongCriterion {
    pub at: usize,
    pub problem: String,
}

/// Keys that are ones of their own, values within bounds, weights that add up.
pub fn check_criteria(criteria: &[CriterionSettings]) -> Result<(), WrongCriterion> {
    let mut sum = 0.0;
    for (at, c) in criteria.iter().enumerate() {
        if let Some(problem) = wrong(c, &criteria[..at]) {
            return Err(WrongCriterion { at, problem });
        }
        sum += c.weight;
    }
    // None at all is no second view, which an office may want.
    if criteria.is_empty() || (sum - FULL).abs() < 1e-6 {
        return Ok(());
    }
    let weights: Vec<String> = criteria
        .iter()
        .map(|c| format!("{} {}", c.key, c.weight))
        .collect();
    Err(WrongCriterion {
        at: 0,
        problem: format!(
            "the weights of the criteria add up to {sum}, not {FULL} ({}); change them until they do",
            weights.join(", ")
        ),
    })
}

fn wrong(c: &CriterionSettings, before: &[CriterionSettings]) -> Option<String> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    let key = &c.key;
    if key.is_empty() || !key.chars().all(plain) {
        return Some(format!(
            "`{key}` can't be a criterion's key; use lower-case letters, digits and _"
        ));
    }
    if SCORE_PARTS.contains(&key.as_str()) {
        return Some(format!(
            "`{key}` is a part of the USG score already; give the criterion another key"
        ));
    }
    if before.iter().any(|b| b.key == *key) {
        return Some(format!(
            "criterion `{key}` is there twice; rename or drop one"
        ));
    }
    if c.name.trim().is_empty() {
        return Some(format!("criterion `{key}` has no name; write one"));
    }
    if !(c.weight > 0.0 && c.weight <= FULL) {
        return Some(format!(
            "the weight of `{key}` is {}; write a number above 0, or drop the criterion",
            c.weight
        ));
    }
    let listed = match (&c.listed, c.evidence) {
        (Some(listed), CriterionEvidence::Listed) => listed,
        (Some(_), _) => {
            return Some(format!(
                "criterion `{key}` lists something without using it; write evidence = \"listed\", or drop the list"
            ));
        }
        (None, _) => return None,
    };
    listed.iter().find_map(|l| {
        let blank = |words: &[String]| words.iter().all(|w| w.trim().is_empty());
        if l.name.trim().is_empty() || l.urusan.is_empty() && blank(&l.words) {
            Some(format!(
                "an entry of `{key}` needs a name, and urusan or words by which it is known"
            ))
        } else if !(0.0..=1.0).contains(&l.value) {
            Some(format!(
                "the value of \"{}\" in `{key}` is {}; write 0 to 1",
                l.name, l.value
            ))
        } else {
            None
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(change: impl FnOnce(&mut Vec<CriterionSettings>)) -> (usize, String) {
        let mut criteria = built_in();
        change(&mut criteria);
        let wrong = check_criteria(&criteria).unwrap_err();
        (wrong.at, wrong.problem)
    }

    #[test]
    fn the_built_in_ones_are_right_and_so_are_none_or_others() {
        assert_eq!(check_criteria(&built_in()), Ok(()));
        assert_eq!(check_criteria(&[]), Ok(()));
        let mut other = built_in().split_off(4);
        other[0].weight = 75.0;
        other[0].key = "mendesak_2".into();
        assert_eq!(check_criteria(&other), Ok(()));
    }

    #[test]
    fn each_mistake_is_told_with_its_place() {
        let (at, problem) = refused(|c| c[2].weight = 25.0);
        assert_eq!(at, 0);
        assert!(problem.contains("add up to 105, not 100 (targets 20, own_duty 10, breadth 25"));
        assert!(refused(|c| c[1].key = "victims".into()).1.contains("USG"));
        assert!(refused(|c| c[1].key = "U".into()).1.contains("lower-case"));
        let (at, problem) = refused(|c| c[3].key = "targets".into());
        assert_eq!(
            (at, problem.as_str()),
            (3, "criterion `targets` is there twice; rename or drop one")
        );
        for weight in [0.0, -1.0, f64::NAN, 101.0] {
            assert_eq!(refused(|c| c[5].weight = weight).0, 5);
        }
        assert!(refused(|c| c[4].name = " ".into()).1.contains("no name"));
        assert!(
            refused(|c| c[1].listed = Some(vec![]))
                .1
                .contains("without using it")
        );
        let listed = |urusan: &[&str], value| Listed {
            name: "Jalan mantap".into(),
            urusan: urusan.iter().map(UrusanCode::new).collect(),
            words: vec![" ".into()],
            value,
        };
        for (entry, expect) in [
            (listed(&[], 1.0), "needs a name, and urusan or words"),
            (listed(&["1.03"], 1.1), "write 0 to 1"),
        ] {
            let (at, problem) = refused(|c| c[0].listed = Some(vec![entry]));
            assert!(at == 0 && problem.contains(expect), "{problem}");
        }
    }
}
