//! An inverted index with capped lists: who shares heavy features with a query, at a cost that does not grow
//! with the stream.

use std::collections::HashMap;

#[derive(Debug)]
pub struct Postings {
    lists: HashMap<u32, Vec<u32>>,
    cap: usize,
    /// Scratch: score of each node, zero between two queries.
    scores: Vec<f32>,
}

impl Postings {
    pub fn new(cap: usize) -> Self {
        Postings {
            lists: HashMap::new(),
            cap,
            scores: Vec::new(),
        }
    }

    /// Only the last `cap` nodes of a feature are kept.
    pub fn add(&mut self, node: u32, features: impl Iterator<Item = u32>) {
        for f in features {
            let list = self.lists.entry(f).or_default();
            if list.last() == Some(&node) {
                continue;
            }
            if list.len() >= 2 * self.cap {
                list.drain(..self.cap);
            }
            list.push(node);
        }
        if self.scores.len() <= node as usize {
            self.scores.resize(node as usize + 1, 0.0);
        }
    }

    /// Nodes by what they share with the query, most first; equal ones by node.
    pub fn candidates(&mut self, query: &[(u32, f32)], n: usize) -> Vec<u32> {
        let mut touched = Vec::new();
        for (f, weight) in query {
            let Some(list) = self.lists.get(f) else {
                continue;
            };
            for node in list.iter().rev().take(self.cap) {
                let score = &mut self.scores[*node as usize];
                if *score == 0.0 {
                    touched.push(*node);
                }
                *score += weight * weight;
            }
        }
        let mut found: Vec<(f32, u32)> = touched
            .iter()
            .map(|node| (std::mem::take(&mut self.scores[*node as usize]), *node))
            .collect();
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        found.truncate(n);
        found.into_iter().map(|(_, node)| node).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn candidates_come_by_shared_weight_and_lists_are_capped() {
        let mut p = Postings::new(2);
        p.add(0, [1, 2].into_iter());
        p.add(1, [2].into_iter());
        assert_eq!(p.candidates(&[(1, 1.0), (2, 0.5)], 10), [0, 1]);
        for node in 2..9 {
            p.add(node, [2].into_iter());
        }
        assert_eq!(p.candidates(&[(2, 0.5)], 10), [7, 8]);
    }
}
