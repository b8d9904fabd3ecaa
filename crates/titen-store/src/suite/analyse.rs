//! The analyser's queue, documents, and the index's way through them.

use super::{document, item, noon, office};
use crate::{Pass, Store};
use titen_model::{Item, Published};

async fn put(store: &impl Store, items: &[Item]) {
    let pass = Pass {
        items: items.to_vec(),
        ..Pass::default()
    };
    store.put_pass(&office(), pass).await.unwrap();
}

async fn waiting(store: &impl Store, made_by: &str) -> Vec<(String, u32)> {
    let found = store
        .items_to_analyse(&office(), made_by, 10)
        .await
        .unwrap();
    found
        .into_iter()
        .map(|p| (p.item.key, p.revision))
        .collect()
}

fn key(key: &str, revision: u32) -> (String, u32) {
    (key.to_owned(), revision)
}

pub(super) async fn items_wait_until_their_documents_are_put(store: &impl Store) {
    let items = [item("1", "a"), item("2", "b"), item("3", "c")];
    put(store, &items).await;
    assert_eq!(
        store
            .items_to_analyse(&office(), "a1", 2)
            .await
            .unwrap()
            .len(),
        2
    );
    let made = [document(&items[0], 1, "a1"), document(&items[2], 1, "a1")];
    store.put_documents(&office(), &made).await.unwrap();
    assert_eq!(waiting(store, "a1").await, [key("2", 1)]);
    let ids = [items[2].id, items[1].id, items[0].id];
    let found = store.documents(&office(), &ids).await.unwrap();
    assert_eq!(found, [made[1].clone(), made[0].clone()]);
}

pub(super) async fn a_revised_item_waits_again(store: &impl Store) {
    let first = item("1", "a");
    put(store, std::slice::from_ref(&first)).await;
    assert_eq!(waiting(store, "a1").await, [key("1", 1)]);
    store
        .put_documents(&office(), &[document(&first, 1, "a1")])
        .await
        .unwrap();
    assert_eq!(waiting(store, "a1").await, []);
    put(store, &[item("1", "b")]).await;
    assert_eq!(waiting(store, "a1").await, [key("1", 2)]);
}

pub(super) async fn a_late_document_of_an_old_revision_is_not_stored(store: &impl Store) {
    let first = item("1", "a");
    put(store, &[first.clone(), item("1", "b")]).await;
    store
        .put_documents(&office(), &[document(&first, 1, "a1")])
        .await
        .unwrap();
    assert_eq!(waiting(store, "a1").await, [key("1", 2)]);
    assert_eq!(store.last_seq(&office()).await.unwrap(), 0);
}

pub(super) async fn another_analyser_queues_what_it_has_not_made(store: &impl Store) {
    let items = [item("1", "a"), item("2", "b")];
    put(store, &items).await;
    assert_eq!(waiting(store, "a1").await.len(), 2);
    let by = |made_by| {
        [
            document(&items[0], 1, made_by),
            document(&items[1], 1, made_by),
        ]
    };
    store.put_documents(&office(), &by("a1")).await.unwrap();
    assert_eq!(waiting(store, "a1").await, []);
    assert_eq!(waiting(store, "a2").await, [key("1", 1), key("2", 1)]);
    store
        .put_documents(&office(), &by("a2")[..1])
        .await
        .unwrap();
    assert_eq!(waiting(store, "a2").await, [key("2", 1)]);
    // Back to the first: only what the second made waits for it.
    assert_eq!(waiting(store, "a1").await, [key("1", 1)]);
}

pub(super) async fn a_replaced_document_gets_a_new_seq(store: &impl Store) {
    let items = [item("1", "a"), item("2", "b")];
    put(store, &items).await;
    let made = [document(&items[0], 1, "a1"), document(&items[1], 1, "a1")];
    store.put_documents(&office(), &made).await.unwrap();
    let seen = store.last_seq(&office()).await.unwrap();
    assert_eq!(
        store.documents_after(&office(), seen, 10).await.unwrap(),
        []
    );
    let again = document(&items[1], 1, "a2");
    store
        .put_documents(&office(), std::slice::from_ref(&again))
        .await
        .unwrap();
    let new = store.documents_after(&office(), seen, 10).await.unwrap();
    assert_eq!(new, [(store.last_seq(&office()).await.unwrap(), again)]);
    assert!(new[0].0 > seen);
    assert_eq!(
        store.documents_after(&office(), 0, 10).await.unwrap().len(),
        2
    );
    assert_eq!(
        store.documents_after(&office(), 0, 1).await.unwrap()[0].1,
        made[0]
    );
}

pub(super) async fn documents_come_by_time_then_item(store: &impl Store) {
    let at = |key: &str, day| {
        let mut i = item(key, "a");
        i.published = Some(Published::instant(noon(day)));
        i
    };
    let items = [at("1", 12), at("2", 10), at("3", 11), at("4", 11)];
    put(store, &items).await;
    let made: Vec<_> = items.iter().map(|i| document(i, 1, "a1")).collect();
    store.put_documents(&office(), &made).await.unwrap();
    let found = store
        .documents_between(&office(), noon(10), noon(12))
        .await
        .unwrap();
    let mut expect = vec![made[1].clone(), made[2].clone(), made[3].clone()];
    expect.sort_by_key(|d| (d.at, d.item));
    assert_eq!(found, expect);
}

pub(super) async fn a_digest_changes_with_the_documents_and_only_then(store: &impl Store) {
    let items = [item("1", "a"), item("2", "b")];
    put(store, &items).await;
    let digest = || async {
        store
            .documents_digest(&office(), noon(10), noon(12))
            .await
            .unwrap()
    };
    let none = digest().await;
    store
        .put_documents(&office(), &[document(&items[0], 1, "a1")])
        .await
        .unwrap();
    let one = digest().await;
    store
        .put_documents(&office(), &[document(&items[0], 1, "a1")])
        .await
        .unwrap();
    assert_eq!(digest().await, one);
    store
        .put_documents(&office(), &[document(&items[0], 1, "a2")])
        .await
        .unwrap();
    let other = digest().await;
    assert!(none != one && one != other && none != other);
}

pub(super) async fn a_document_of_an_unknown_item_is_refused_and_nothing_is_written(
    store: &impl Store,
) {
    let known = item("1", "a");
    put(store, std::slice::from_ref(&known)).await;
    let made = [
        document(&known, 1, "a1"),
        document(&item("2", "b"), 1, "a1"),
    ];
    let error = store.put_documents(&office(), &made).await.unwrap_err();
    assert!(error.to_string().contains("not in the store"), "{error}");
    assert_eq!(store.last_seq(&office()).await.unwrap(), 0);
}
