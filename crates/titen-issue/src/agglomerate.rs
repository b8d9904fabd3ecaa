//! Greedy agglomeration over a sparse graph of likely pairs: the nearest two join first, and a pair is weighed
//! again once either side has grown, so chains of weak links don't build blobs.

use std::{
    cmp::{Ordering, Reverse},
    collections::BinaryHeap,
};

#[derive(Debug, PartialEq)]
struct Pair {
    similarity: f32,
    a: Reverse<u32>,
    b: Reverse<u32>,
    /// Sizes of both sides when they were weighed.
    version: (u32, u32),
}

impl Eq for Pair {}
impl PartialOrd for Pair {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Pair {
    fn cmp(&self, other: &Self) -> Ordering {
        self.similarity
            .total_cmp(&other.similarity)
            .then(self.a.cmp(&other.a))
            .then(self.b.cmp(&other.b))
            .then(self.version.cmp(&other.version))
    }
}

/// Joins nodes while `similarity` (None: never together) is at least `threshold`. The lower number of two takes
/// the other in. Gives each node's root.
pub fn agglomerate<N>(
    nodes: &mut [N],
    pairs: &[(u32, u32)],
    threshold: f32,
    similarity: impl Fn(&N, &N) -> Option<f32>,
    mut join: impl FnMut(&mut N, &N),
) -> Vec<u32> {
    let mut root: Vec<u32> = (0..nodes.len() as u32).collect();
    let mut version = vec![0u32; nodes.len()];
    let mut heap = BinaryHeap::new();
    let weigh = |nodes: &[N], version: &[u32], a: u32, b: u32| {
        similarity(&nodes[a as usize], &nodes[b as usize])
            .filter(|s| *s >= threshold)
            .map(|s| Pair {
                similarity: s,
                a: Reverse(a),
                b: Reverse(b),
                version: (version[a as usize], version[b as usize]),
            })
    };
    for (a, b) in pairs {
        heap.extend(weigh(nodes, &version, *a.min(b), *a.max(b)));
    }
    while let Some(pair) = heap.pop() {
        let (a, b) = (find(&mut root, pair.a.0), find(&mut root, pair.b.0));
        let (a, b) = (a.min(b), a.max(b));
        if a == b {
            continue;
        }
        let fresh = (a, b) == (pair.a.0, pair.b.0)
            && pair.version == (version[a as usize], version[b as usize]);
        if !fresh {
            heap.extend(weigh(nodes, &version, a, b));
            continue;
        }
        let (head, tail) = nodes.split_at_mut(b as usize);
        join(&mut head[a as usize], &tail[0]);
        version[a as usize] += 1;
        root[b as usize] = a;
    }
    (0..nodes.len() as u32)
        .map(|n| find(&mut root, n))
        .collect()
}

fn find(root: &mut [u32], node: u32) -> u32 {
    let mut top = node;
    while root[top as usize] != top {
        top = root[top as usize];
    }
    let mut at = node;
    while root[at as usize] != top {
        at = std::mem::replace(&mut root[at as usize], top);
    }
    top
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Points on a line that stand for their mean; similarity falls with distance.
    fn joined(points: &[f32], pairs: &[(u32, u32)]) -> Vec<u32> {
        let mut nodes: Vec<(f32, f32)> = points.iter().map(|p| (*p, 1.0)).collect();
        agglomerate(
            &mut nodes,
            pairs,
            0.0,
            |a, b| Some(1.0 - (a.0 / a.1 - b.0 / b.1).abs()),
            |a, b| *a = (a.0 + b.0, a.1 + b.1),
        )
    }

    #[test]
    fn near_ones_join_and_chains_do_not() {
        let chain: Vec<(u32, u32)> = (0..5).map(|i| (i, i + 1)).collect();
        assert_eq!(
            joined(&[0.0, 0.1, 0.9, 1.8, 2.7, 2.8], &chain),
            [0, 0, 0, 3, 3, 3]
        );
    }

    #[test]
    fn the_order_of_pairs_does_not_matter() {
        let mut pairs: Vec<(u32, u32)> = (0..6).flat_map(|a| (0..a).map(move |b| (a, b))).collect();
        let points = [0.0, 0.5, 0.4, 2.0, 1.3, 1.7];
        let one = joined(&points, &pairs);
        pairs.reverse();
        assert_eq!(one, joined(&points, &pairs));
    }
}
