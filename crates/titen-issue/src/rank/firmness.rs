//! How firm a rank is: its interval, and what would change it.

use super::{
    tests::{Said, rank, reports, with_urusan_code},
    *,
};
use crate::build::with_cue;
use titen_model::{CueKind, RankedIssue};

#[test]
fn an_interval_is_wide_where_few_speak() {
    let ranked = rank(&[reports(0, 40), reports(1, 3), reports(2, 3), reports(3, 3)].concat());
    let wide = |r: &RankedIssue| r.rank_high - r.rank_low;
    assert_eq!(wide(with_urusan_code(&ranked, "2.15")), 0);
    assert!(wide(with_urusan_code(&ranked, "1.03")) > 0);
    // Three issues of three citizens each stand equal below one of forty; ranks are a strict order all the same.
    let tied: Vec<_> = ranked
        .ranked
        .iter()
        .map(|r| (r.rank, r.tied_from, r.tied_to))
        .collect();
    assert_eq!(tied, [(1, 1, 1), (2, 2, 4), (3, 2, 4), (4, 2, 4)]);
}

#[test]
fn what_would_change_a_rank_does() {
    let week = |more: usize| {
        let waiting = |(item, doc): &(Item, Document)| {
            (item.clone(), with_cue(doc.clone(), CueKind::Waiting, None))
        };
        let mut second = reports(1, 6 + more);
        let added: Said = second[6..].iter().map(waiting).collect();
        second.splice(6.., added);
        [reports(0, 15), second, reports(2, 4)].concat()
    };
    let ranked = rank(&week(0));
    let second = with_urusan_code(&ranked, "3.27");
    let up = second.would_change.up.as_ref().unwrap();
    let (more, what) = up.when.split_once(' ').unwrap();
    assert_eq!(
        (up.rank, what),
        (
            1,
            "pihak lagi mengeluh dan menyebut penantian tanpa penyelesaian"
        )
    );
    let with = |n| with_urusan_code(&rank(&week(n)), "3.27").rank;
    let more: usize = more.parse().unwrap();
    assert_eq!((with(more - 1), with(more)), (2, 1));
    assert!(ranked.ranked[0].would_change.up.is_none());
    assert!(ranked.ranked[2].would_change.down.is_none());
}
