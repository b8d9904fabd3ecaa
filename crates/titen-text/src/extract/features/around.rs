//! Where a block stands relative to those that are surely the article.

use super::{Seen, taker::Taker};
use crate::extract::blocks::Block;
use ego_tree::NodeId;
use foldhash::{HashMap, HashMapExt};

/// Where the blocks that are surely the article stand.
pub struct Around<'a> {
    sure: &'a [bool],
    /// How far away the last sure one is, and the next.
    before: Vec<usize>,
    after: Vec<usize>,
    /// The element that most of their words are in.
    main: Option<NodeId>,
    last_parent: Vec<Option<(NodeId, NodeId)>>,
    next_parent: Vec<Option<(NodeId, NodeId)>>,
}

impl<'a> Around<'a> {
    pub fn of(blocks: &[Block], sure: &'a [bool]) -> Around<'a> {
        let n = blocks.len();
        let (mut before, mut after) = (vec![usize::MAX; n], vec![usize::MAX; n]);
        let (mut last_parent, mut next_parent) = (vec![None; n], vec![None; n]);
        let mut last: Option<usize> = None;
        for i in 0..n {
            if let Some(l) = last {
                before[i] = i - l;
                last_parent[i] = Some((blocks[l].parent, blocks[l].grandparent));
            }
            if sure[i] {
                last = Some(i);
            }
        }
        last = None;
        for i in (0..n).rev() {
            if let Some(l) = last {
                after[i] = l - i;
                next_parent[i] = Some((blocks[l].parent, blocks[l].grandparent));
            }
            if sure[i] {
                last = Some(i);
            }
        }
        let mut votes: HashMap<NodeId, u32> = HashMap::new();
        for (b, _) in blocks.iter().zip(sure).filter(|(_, sure)| **sure) {
            for node in [b.parent, b.grandparent] {
                *votes.entry(node).or_default() += b.n_words;
            }
        }
        // By votes, then the first of them: one answer whatever the order of a map.
        let main = blocks
            .iter()
            .flat_map(|b| [b.parent, b.grandparent])
            .filter_map(|node| votes.get(&node).map(|v| (*v, node)))
            .reduce(|best, next| if next.0 > best.0 { next } else { best })
            .map(|(_, node)| node);
        Around {
            sure,
            before,
            after,
            main,
            last_parent,
            next_parent,
        }
    }

    pub fn tell(&self, f: &mut Taker, n: usize, i: usize, b: &Block, s: &Seen) {
        let far = |d: usize| if d == usize::MAX { 99.0 } else { d as f64 };
        const FAR: &[f64] = &[1.0, 2.0, 4.0, 8.0, 98.0];
        f.flag(self.sure[i]);
        f.range(far(self.before[i]), FAR);
        f.range(far(self.after[i]), FAR);
        let (has_before, has_after) = (self.before[i] != usize::MAX, self.after[i] != usize::MAX);
        let long = b.n_words > 11;
        f.crossed(has_before && has_after, long);
        f.crossed(!has_before && has_after, long);
        f.crossed(has_before && !has_after, long);
        let sibling = |p: Option<(NodeId, NodeId)>| {
            p.is_some_and(|(parent, grand)| grand == b.grandparent || parent == b.parent)
        };
        f.crossed(sibling(self.last_parent[i]), long);
        f.crossed(sibling(self.next_parent[i]), long);
        let in_main = self
            .main
            .is_some_and(|m| m == b.parent || m == b.grandparent);
        f.crossed(in_main, long);
        f.crossed(!in_main, long);
        f.flag(in_main && s.links > 0.6);
        f.flag(in_main && has_before && has_after);
        f.flag(in_main && !has_before);
        f.flag(in_main && !has_after);
        f.flag(!in_main && n == 0 && has_before && has_after);
    }
}
