//! What comes first.

use super::{document, find, id, keys, put, query, samples::terms};
use crate::{Query, SearchIndex};

pub(super) async fn a_title_weighs_more_than_a_body(index: &impl SearchIndex) {
    put(
        index,
        &[
            document("1", "pasar sepi sekali", "jalan rusak parah"),
            document("2", "jalan rusak parah", "pasar sepi sekali"),
            document("3", "hujan deras", "sawah kering"),
        ],
    )
    .await;
    assert_eq!(find(index, query("jalan")).await, ["2", "1"]);
}

pub(super) async fn a_stem_finds_its_words_and_the_very_word_comes_first(index: &impl SearchIndex) {
    put(
        index,
        &[
            document("1", "perbaikan/baik dimulai", ""),
            document("2", "diperbaiki/baik segera", ""),
            document("3", "pasar sepi", ""),
        ],
    )
    .await;
    assert_eq!(find(index, query("perbaikan/baik")).await, ["1", "2"]);
    assert_eq!(find(index, query("diperbaiki/baik")).await, ["2", "1"]);
}

pub(super) async fn all_words_before_any_word(index: &impl SearchIndex) {
    put(
        index,
        &[
            document("1", "jalan rusak", ""),
            document("2", "jalan sepi", ""),
            document("3", "jembatan runtuh", ""),
        ],
    )
    .await;
    assert_eq!(find(index, query("jalan rusak")).await, ["1"]);
    let mut any = find(index, query("rusak runtuh")).await;
    any.sort();
    assert_eq!(any, ["1", "3"]);
    assert_eq!(find(index, query("gempa")).await, [""; 0]);
}

pub(super) async fn stop_words_do_not_decide_unless_alone(index: &impl SearchIndex) {
    put(
        index,
        &[
            document("1", "jalan yang rusak", ""),
            document("2", "jalan rusak", ""),
        ],
    )
    .await;
    assert_eq!(find(index, query("jalan di rusak")).await.len(), 2);
    assert_eq!(find(index, query("yang")).await, ["1"]);
}

pub(super) async fn a_phrase_stands_as_written(index: &impl SearchIndex) {
    put(
        index,
        &[
            document("1", "air yang bersih", ""),
            document("2", "air bersih/bersih", ""),
            document("3", "sungai", "bersih air"),
            document("4", "air", "bersih"),
        ],
    )
    .await;
    let phrase = |text: &str| Query {
        phrases: vec![terms(text)],
        ..query("")
    };
    assert_eq!(find(index, phrase("air bersih")).await, ["2"]);
    assert_eq!(find(index, phrase("air yang bersih")).await, ["1"]);
    assert_eq!(find(index, phrase("sungai")).await, ["3"]);
    assert_eq!(
        find(
            index,
            Query {
                terms: terms("sungai"),
                ..phrase("bersih air")
            }
        )
        .await,
        ["3"]
    );
    assert_eq!(
        find(
            index,
            Query {
                terms: terms("air"),
                ..phrase("yang bersih air")
            }
        )
        .await,
        [""; 0]
    );
}

pub(super) async fn equals_go_by_date_then_id_and_pages_do_not_overlap(index: &impl SearchIndex) {
    let mut documents: Vec<_> = (0..9)
        .map(|n| document(&n.to_string(), "jalan rusak", "di desa"))
        .collect();
    documents[4].at = super::at(12);
    put(index, &documents).await;
    let mut rest: Vec<_> = [0, 1, 2, 3, 5, 6, 7, 8]
        .map(|n| id(&n.to_string()))
        .to_vec();
    rest.sort();
    let expect = [vec![id("4")], rest].concat();
    for text in ["jalan", ""] {
        let mut seen = Vec::new();
        for offset in [0, 4, 8, 12] {
            let page = Query {
                limit: 4,
                offset,
                ..query(text)
            };
            let hits = index.search(page).await.unwrap();
            assert_eq!(hits.total, 9);
            seen.extend(hits.hits.iter().map(|h| h.item));
        }
        assert_eq!(keys(&seen), keys(&expect), "`{text}`");
    }
    let none = index
        .search(Query {
            limit: 0,
            ..query("jalan")
        })
        .await
        .unwrap();
    assert_eq!((none.total, none.hits.len()), (9, 0));
}
