//! What floods, breaks or misdates a week changes no other issue's rank, and stands there as what it is.

use super::{
    tests::{Said, rank, reports, with_urusan_code},
    *,
};
use crate::build::{at, complaint, document, item, news, with_urusan};
use chrono::{DateTime, TimeZone, Utc};
use titen_model::Tone;

/// Three issues that rank in this order.
fn three() -> Said {
    [reports(0, 12), reports(1, 7), reports(2, 4)].concat()
}

/// Rank and score of the three, in a week with these items besides.
fn places(ranked: &RankedWeek) -> [(u32, f64); 3] {
    ["2.15", "3.27", "1.03"].map(|code| {
        let r = with_urusan_code(ranked, code);
        (r.rank, r.score)
    })
}

/// The week with these items besides, after it was seen that the three stand as they did without them.
fn besides(bad: Said) -> RankedWeek {
    let ranked = rank(&[three(), bad].concat());
    assert_eq!(places(&rank(&three())), places(&ranked));
    assert_eq!(places(&ranked).map(|p| p.0), [1, 2, 3]);
    ranked
}

/// The issue that holds this item, which has no rank.
fn unranked_with(ranked: &RankedWeek, id: ItemId) -> &Unranked {
    let mut found = ranked.unranked.iter().filter(|u| u.items.contains(&id));
    found.next().unwrap()
}

fn negative((item, doc): (Item, Document), urusan: &str) -> (Item, Document) {
    let doc = Document {
        tone: Tone::Negatif,
        ..at(with_urusan(doc, urusan), &["35.22.20"])
    };
    (item, doc)
}

pub(super) fn renamed((mut item, mut doc): (Item, Document), key: &str) -> (Item, Document) {
    item.id = ItemId::new("lapor", key);
    doc.item = item.id;
    (item, doc)
}

fn release(sites: i64) -> Said {
    let text = "Perumda menyampaikan gangguan distribusi pipa transmisi pelanggan diminta menampung persediaan \
                secukupnya selama pekerjaan penggantian katup induk berlangsung";
    let copy = |i| {
        news(
            &format!("situs{i}"),
            i % 160,
            "Gangguan distribusi pipa",
            text,
        )
    };
    (0..sites).map(|i| negative(copy(i), "1.04")).collect()
}

#[test]
fn ten_thousand_copies_are_one_voice() {
    let copies = release(10_000);
    let id = copies[0].0.id;
    let ranked = besides(copies);
    let found = unranked_with(&ranked, id);
    assert_eq!(found.items.len(), 10_000);
    assert_eq!(found.reason, UnrankedReason::NotKekhalayakan);
    assert!(found.why.starts_with("1 pihak berbeda"), "{}", found.why);
}

#[test]
fn a_release_that_others_report_too_is_not_raised_by_its_copies() {
    let own = |i: i64| {
        let body = format!("Gangguan distribusi pipa dikeluhkan pelanggan nomor{i} sejak Senin");
        negative(news(&format!("koran{i}"), 3 + i, "", &body), "1.04")
    };
    let week = |copies| {
        let bad: Said = release(copies).into_iter().chain((0..2).map(own)).collect();
        rank(&[three(), bad].concat())
    };
    let (once, often) = (week(1), week(10_000));
    assert_eq!(places(&once), places(&often));
    let of = |w: &RankedWeek| with_urusan_code(w, "1.04").clone();
    let (once, often) = (of(&once), of(&often));
    assert_eq!(
        (once.rank, once.n_voices, once.copies.len()),
        (often.rank, often.n_voices, 0)
    );
    assert_eq!(often.copies.len(), 9_999);
    let reach = often.parts.iter().find(|p| p.key == "reach").unwrap();
    assert!(
        reach.why.contains("9999 sumber yang hanya mengutip"),
        "{}",
        reach.why
    );
}

#[test]
fn five_thousand_posts_of_one_account_are_one_voice() {
    let post = |i: i64| {
        let body = format!("tolak parkir liar trotoar alun-alun seruan{i}");
        let said = complaint("akun-ramai", i % 160, &body);
        renamed(negative(said, "2.09"), &format!("ramai{i}"))
    };
    let loud: Said = (0..5_000).map(post).collect();
    let ids: BTreeSet<ItemId> = loud.iter().map(|l| l.0.id).collect();
    let ranked = besides(loud);
    let of_account = |u: &&Unranked| u.items.iter().any(|i| ids.contains(i));
    let mut n = 0;
    for found in ranked.unranked.iter().filter(of_account) {
        n += found.items.len();
        assert_eq!(found.reason, UnrankedReason::NotKekhalayakan);
        assert!(found.why.starts_with("1 pihak berbeda"), "{}", found.why);
    }
    assert_eq!(n, 5_000);
}

#[test]
fn an_item_of_one_word_stands_alone() {
    let said = |words: &[&str]| -> Said {
        let one = |word: &&str| renamed(complaint("seseorang", 5, word), word);
        words.iter().map(one).collect()
    };
    let bad = said(&["p", "Lapor", "mohon", "?"]);
    let ids: Vec<ItemId> = bad.iter().map(|b| b.0.id).collect();
    let ranked = besides(bad);
    for id in ids {
        assert_eq!(unranked_with(&ranked, id).items, [id]);
    }
    // One that names the matter of an issue may be counted with it, as one voice more.
    let ranked = rank(&[three(), said(&["jembatan"])].concat());
    assert_eq!(places(&ranked).map(|p| p.0), [1, 2, 3]);
}

fn all_at(said: Said, when: DateTime<Utc>) -> Said {
    let move_to = |(mut item, mut doc): (Item, Document)| {
        item.published = Some(titen_model::Published::instant(when));
        doc.at = when;
        (item, doc)
    };
    said.into_iter().map(move_to).collect()
}

#[test]
fn a_week_in_one_minute_ranks_as_it_would_spread_out() {
    let start = crate::build::week().bounds().0;
    let ranked = rank(&all_at(three(), start));
    assert_eq!(places(&ranked).map(|p| p.0), [1, 2, 3]);
    let loud_minute = all_at(
        release(300),
        Utc.with_ymd_and_hms(2026, 8, 12, 3, 4, 5).unwrap(),
    );
    besides(loud_minute);
}

#[test]
fn a_date_far_off_is_an_item_like_any_other() {
    for year in [1970, 2199] {
        let when = Utc.with_ymd_and_hms(year, 1, 1, 0, 0, 0).unwrap();
        let bad = all_at(
            vec![negative(
                news("situs", 1, "Drainase meluap", "drainase meluap di pasar"),
                "1.04",
            )],
            when,
        );
        let id = bad[0].0.id;
        assert_eq!(unranked_with(&besides(bad), id).items, [id]);
        // One of an issue's own items, misdated, takes nothing from it but the day.
        let mut said = three();
        let moved = all_at(said.drain(..1).collect(), when);
        let ranked = rank(&[said, moved].concat());
        assert_eq!(places(&ranked).map(|p| p.0), [1, 2, 3], "{year}");
        assert_eq!(with_urusan_code(&ranked, "2.15").items.len(), 12, "{year}");
    }
}

#[test]
fn a_week_of_one_item_or_of_none_has_no_list() {
    assert!(rank(&[]).ranked.is_empty());
    let one = reports(0, 1);
    let ranked = rank(&one);
    assert!(ranked.ranked.is_empty());
    assert_eq!(
        unranked_with(&ranked, one[0].0.id).reason,
        UnrankedReason::NotKekhalayakan
    );
    let empty = item("kosong", 1, "", "");
    let doc = document(&empty);
    assert!(rank(&[(empty, doc)]).ranked.is_empty());
}

/// Sugihwaras is a village in three kecamatan.
#[test]
fn a_place_name_of_three_kecamatan_is_one_place_at_most() {
    const SUGIHWARAS: [&str; 3] = ["35.22.11.2001", "35.22.15.2002", "35.22.20.2003"];
    let said: Said = (0..4)
        .map(|i| {
            let body = format!("posyandu tutup kader mundur nomor{i}");
            let (item, doc) = complaint(&format!("ibu{i}"), 9 + i, &body);
            (item, at(with_urusan(doc, "1.02"), &SUGIHWARAS))
        })
        .collect();
    let ranked = rank(&[three(), said].concat());
    let found = with_urusan_code(&ranked, "1.02");
    assert_eq!(found.items.len(), 4);
    assert!(found.wilayah.len() <= 1, "{:?}", found.wilayah);
    assert_eq!(
        places(&ranked).map(|p| p.1),
        places(&rank(&three())).map(|p| p.1)
    );
}
