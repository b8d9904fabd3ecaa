//! What stays, what goes, and how far it came.

use super::{document, find, office, put, query};
use crate::SearchIndex;
use titen_model::OfficeId;

pub(super) async fn a_document_replaces_the_one_of_its_item(index: &impl SearchIndex) {
    put(
        index,
        &[document("1", "jalan", ""), document("2", "jalan", "")],
    )
    .await;
    // Once in a commit of its own, once within one.
    put(
        index,
        &[
            document("1", "pasar", ""),
            document("2", "sawah", ""),
            document("2", "sungai", ""),
        ],
    )
    .await;
    assert_eq!(find(index, query("jalan")).await, [""; 0]);
    assert_eq!(find(index, query("pasar")).await, ["1"]);
    assert_eq!(find(index, query("sawah")).await, [""; 0]);
    assert_eq!(find(index, query("sungai")).await, ["2"]);
    assert_eq!(index.search(query("")).await.unwrap().total, 2);
}

pub(super) async fn what_is_not_committed_is_not_found(index: &impl SearchIndex) {
    index
        .add(&office(), vec![document("1", "jalan", "")])
        .await
        .unwrap();
    assert_eq!(find(index, query("jalan")).await, [""; 0]);
    assert_eq!(index.watermark(&office()).await.unwrap(), 0);
    index.commit(&office(), 7).await.unwrap();
    assert_eq!(find(index, query("jalan")).await, ["1"]);
    assert_eq!(index.watermark(&office()).await.unwrap(), 7);
}

pub(super) async fn each_office_has_its_watermark(index: &impl SearchIndex) {
    let other = OfficeId::new("tuban");
    index.commit(&office(), 7).await.unwrap();
    index.commit(&other, 3).await.unwrap();
    assert_eq!(index.watermark(&office()).await.unwrap(), 7);
    assert_eq!(index.watermark(&other).await.unwrap(), 3);
}

pub(super) async fn clear_leaves_nothing(index: &impl SearchIndex) {
    put(index, &[document("1", "jalan", "")]).await;
    index.clear().await.unwrap();
    assert_eq!(index.search(query("")).await.unwrap().total, 0);
    assert_eq!(index.watermark(&office()).await.unwrap(), 0);
    put(index, &[document("2", "jalan", "")]).await;
    assert_eq!(find(index, query("jalan")).await, ["2"]);
}
