//! An inverted index with capped lists: who shares heavy features with a query, at a cost that does not grow
//! with the stream.

use crate::hashing::HashedMap;
use std::cmp::Ordering;

#[derive(Debug)]
pub struct Postings {
    lists: HashedMap<u32, List>,
    cap: usize,
    /// Scratch: score of each node, zero between two queries.
    scores: Vec<f32>,
    touched: Vec<u32>,
    found: Vec<(f32, u32)>,
}

/// Most features are in few nodes, and there are very many of them.
#[derive(Debug)]
enum List {
    Few(u8, [u32; FEW]),
    Many(Vec<u32>),
}

const FEW: usize = 4;

impl List {
    fn nodes(&self) -> &[u32] {
        match self {
            List::Few(n, nodes) => &nodes[..usize::from(*n)],
            List::Many(nodes) => nodes,
        }
    }

    fn push(&mut self, node: u32) {
        match self {
            List::Few(n, nodes) if usize::from(*n) < FEW => {
                nodes[usize::from(*n)] = node;
                *n += 1;
            }
            List::Few(_, nodes) => {
                let mut many = Vec::with_capacity(2 * FEW);
                many.extend_from_slice(nodes);
                many.push(node);
                *self = List::Many(many);
            }
            List::Many(nodes) => nodes.push(node),
        }
    }
}

impl Postings {
    pub fn new(cap: usize) -> Self {
        Postings {
            lists: HashedMap::default(),
            cap,
            scores: Vec::new(),
            touched: Vec::new(),
            found: Vec::new(),
        }
    }

    /// Only the last `cap` nodes of a feature are kept.
    pub fn add(&mut self, node: u32, features: impl Iterator<Item = u32>) {
        for f in features {
            let list = self.lists.entry(f).or_insert(List::Few(0, [0; FEW]));
            if list.nodes().last() == Some(&node) {
                continue;
            }
            if let List::Many(nodes) = list
                && nodes.len() >= 2 * self.cap
            {
                nodes.drain(..self.cap);
            }
            list.push(node);
        }
        if self.scores.len() <= node as usize {
            self.scores.resize(node as usize + 1, 0.0);
        }
    }

    /// Nodes by what they share with the query, most first; equal ones by node.
    pub fn candidates(&mut self, query: &[(u32, f32)], n: usize) -> Vec<u32> {
        self.touched.clear();
        // First all lists, then what is in them: lookups wait for memory, and so they wait together.
        let lists = query
            .iter()
            .map(|(f, _)| self.lists.get(f).map_or(&[][..], List::nodes));
        let lists: Vec<&[u32]> = lists.collect();
        for (nodes, (_, weight)) in lists.into_iter().zip(query) {
            for node in nodes.iter().rev().take(self.cap) {
                let score = &mut self.scores[*node as usize];
                if *score == 0.0 {
                    self.touched.push(*node);
                }
                *score += weight * weight;
            }
        }
        let scores = &mut self.scores;
        self.found.clear();
        self.found.extend(
            self.touched
                .iter()
                .map(|node| (std::mem::take(&mut scores[*node as usize]), *node)),
        );
        if self.found.len() > n && n > 0 {
            self.found.select_nth_unstable_by(n - 1, nearer);
        }
        self.found.truncate(n);
        self.found.sort_unstable_by(nearer);
        self.found.iter().map(|(_, node)| *node).collect()
    }
}

fn nearer(a: &(f32, u32), b: &(f32, u32)) -> Ordering {
    b.0.total_cmp(&a.0).then(a.1.cmp(&b.1))
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
        assert_eq!(p.candidates(&[(2, 0.5)], 1), [7]);
    }
}
