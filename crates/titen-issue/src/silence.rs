//! Which nodes have been silent for too long to be met again, as time goes on.

use chrono::{DateTime, Utc};
use std::{cmp::Reverse, collections::BinaryHeap};

/// Nodes by when they were last heard; one that is heard again stands in it once more.
#[derive(Debug, Default)]
pub struct Heard(BinaryHeap<Reverse<(DateTime<Utc>, u32)>>);

impl Heard {
    pub fn note(&mut self, node: u32, at: DateTime<Utc>) {
        self.0.push(Reverse((at, node)));
    }

    /// Takes out those whose last word `is_too_old`; `last_of` tells when they were heard last.
    pub fn silent(
        &mut self,
        is_too_old: impl Fn(DateTime<Utc>) -> bool,
        last_of: impl Fn(u32) -> DateTime<Utc>,
        mut each: impl FnMut(u32),
    ) {
        while let Some(Reverse((at, node))) = self.0.peek().copied() {
            if !is_too_old(at) {
                break;
            }
            self.0.pop();
            if last_of(node) == at {
                each(node);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_speaks_again_is_silent_later() {
        let at = |s| DateTime::from_timestamp(s, 0).unwrap();
        let mut heard = Heard::default();
        heard.note(1, at(5));
        heard.note(2, at(6));
        heard.note(1, at(9));
        let last_of = |node| at(if node == 1 { 9 } else { 6 });
        let mut silent = |before| {
            let mut nodes = Vec::new();
            heard.silent(|t| t < at(before), last_of, |n| nodes.push(n));
            nodes
        };
        assert!(silent(6).is_empty());
        assert_eq!(silent(7), [2]);
        assert!(silent(9).is_empty());
        assert_eq!(silent(10), [1]);
    }
}
