//! Ids that stay: what is formed again takes over the id of what it mostly was.

use std::collections::{BTreeMap, BTreeSet};
use titen_model::ItemId;

/// For each newly formed group the id of the earlier one that shares most items with it, one to one.
/// Ids in `taken` belong to others already.
pub fn inherit<Id: Ord + Clone>(
    formed: &[Vec<ItemId>],
    earlier: &[(Id, Vec<ItemId>)],
    taken: &BTreeSet<Id>,
) -> Vec<Option<Id>> {
    let mut owner: BTreeMap<ItemId, usize> = BTreeMap::new();
    for (e, (id, items)) in earlier.iter().enumerate() {
        if !taken.contains(id) {
            owner.extend(items.iter().map(|item| (*item, e)));
        }
    }
    let mut overlaps: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (f, items) in formed.iter().enumerate() {
        for e in items.iter().filter_map(|item| owner.get(item)) {
            *overlaps.entry((f, *e)).or_default() += 1;
        }
    }
    let mut pairs: Vec<((usize, usize), usize)> = overlaps.into_iter().collect();
    pairs.sort_by_key(|(pair, n)| (std::cmp::Reverse(*n), *pair));
    let mut ids = vec![None; formed.len()];
    let mut given = BTreeSet::new();
    for ((f, e), _) in pairs {
        if ids[f].is_none() && given.insert(e) {
            ids[f] = Some(earlier[e].0.clone());
        }
    }
    ids
}

/// An id founded by the first of `founders` that is free. `last_resort` gives one for each number, until one is.
pub fn found<Id: Ord + Clone>(
    founders: impl Iterator<Item = Id>,
    last_resort: impl Fn(u32) -> Id,
    taken: &mut BTreeSet<Id>,
) -> Id {
    for id in founders.chain((0..).map(last_resort)) {
        if taken.insert(id.clone()) {
            return id;
        }
    }
    unreachable!("ids are hashes of ever new numbers, and `taken` is finite")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(keys: &[&str]) -> Vec<ItemId> {
        keys.iter().map(|k| ItemId::new("s", k)).collect()
    }

    #[test]
    fn the_greatest_overlap_inherits_and_each_id_is_given_once() {
        let earlier = [("x", items(&["a", "b", "c"])), ("y", items(&["d"]))];
        let formed = [
            items(&["a", "d"]),
            items(&["b", "c", "late"]),
            items(&["new"]),
        ];
        let ids = inherit(&formed, &earlier, &BTreeSet::new());
        assert_eq!(ids, [Some("y"), Some("x"), None]);
        let ids = inherit(&formed, &earlier, &BTreeSet::from(["x"]));
        assert_eq!(ids, [Some("y"), None, None]);
    }

    #[test]
    fn a_taken_id_is_not_founded_twice() {
        let mut taken = BTreeSet::from([1, 100]);
        assert_eq!(found([1, 2].into_iter(), |n| 100 + n, &mut taken), 2);
        assert_eq!(found([1, 2].into_iter(), |n| 100 + n, &mut taken), 101);
    }
}
