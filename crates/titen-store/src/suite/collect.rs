//! Items, drops and sources.

use super::{item, noon, office};
use crate::{Outcome, Pass, Store};
use std::collections::BTreeMap;
use titen_model::{
    Channel, Drop, DropReason, Item, ItemId, OfficeId, Polling, Published, PutReport, SourceState,
    Validators,
};

fn pass(items: &[Item]) -> Pass {
    Pass {
        items: items.to_vec(),
        ..Pass::default()
    }
}

pub(super) async fn an_item_is_taken_once_and_revised_when_it_differs(store: &impl Store) {
    let first = item("1", "berlubang");
    let mut later = item("1", "berlubang dan tergenang");
    later.received = noon(20);
    let put = store
        .put_pass(&office(), pass(&[first.clone(), first.clone()]))
        .await
        .unwrap();
    assert_eq!(put.outcomes, [Outcome::Taken, Outcome::Unchanged]);
    let put = store
        .put_pass(&office(), pass(&[later.clone(), first.clone()]))
        .await
        .unwrap();
    assert_eq!(
        put.report,
        PutReport {
            taken: 0,
            unchanged: 0,
            revised: 2,
            ..PutReport::default()
        }
    );

    later.received = first.received;
    let revisions = store.revisions(&office(), &first.id).await.unwrap();
    assert_eq!(revisions, [first.clone(), later, first.clone()]);
    assert_eq!(store.items(&office(), &[first.id]).await.unwrap(), [first]);
}

pub(super) async fn all_of_an_item_comes_back(store: &impl Store) {
    let mut full = item("1", "isi");
    full.lang = Some("jv".to_owned());
    full.channel = Channel::Lapor;
    full.published = Some(Published::day("2026-08-11".parse().unwrap()));
    full.extra = BTreeMap::from([
        ("n".to_owned(), serde_json::json!(0.1 + 0.2)),
        ("daftar".to_owned(), serde_json::json!([1, "dua", null])),
    ]);
    let mut bare = item("2", "isi");
    (bare.url, bare.title, bare.published) = (None, None, None);
    store
        .put_pass(&office(), pass(&[full.clone(), bare.clone()]))
        .await
        .unwrap();
    let ids = [bare.id, ItemId::new("blok", "none"), full.id];
    assert_eq!(store.items(&office(), &ids).await.unwrap(), [bare, full]);
}

pub(super) async fn drops_are_counted_and_told_once_a_week(store: &impl Store) {
    let drop = |place: &str, reason, at| Drop {
        source: "impor".to_owned(),
        place: place.to_owned(),
        reason,
        detail: "no key; give each line an `id`".to_owned(),
        at,
    };
    let drops = vec![
        drop("items.jsonl:17", DropReason::NoId, noon(10)),
        drop("items.jsonl:17", DropReason::NoId, noon(12)),
        drop("items.jsonl:18", DropReason::NoId, noon(12)),
        drop("items.jsonl:18", DropReason::TooLarge, noon(12)),
        drop("items.jsonl:17", DropReason::NoId, noon(17)),
    ];
    store
        .put_pass(
            &office(),
            Pass {
                drops: drops.clone(),
                ..Pass::default()
            },
        )
        .await
        .unwrap();
    let tallies = store
        .drop_tallies(&office(), noon(10), noon(17))
        .await
        .unwrap();
    let seen: Vec<_> = tallies
        .iter()
        .map(|t| (t.source.as_str(), t.reason, t.n))
        .collect();
    assert_eq!(
        seen,
        [
            ("impor", DropReason::NoId, 2),
            ("impor", DropReason::TooLarge, 1)
        ]
    );

    let first = store.drops_page(&office(), 0, 3).await.unwrap();
    let rest = store.drops_page(&office(), first[2].0, 3).await.unwrap();
    let listed: Vec<Drop> = first.into_iter().chain(rest).map(|(_, d)| d).collect();
    assert_eq!(listed, [&drops[0..1], &drops[2..]].concat());
}

pub(super) async fn the_state_of_a_source_is_replaced(store: &impl Store) {
    let mut state = SourceState {
        source: "blok".to_owned(),
        last_pass: Some(noon(10)),
        last_success: None,
        error: Some("timed out after 30 s".to_owned()),
        n_failures_in_a_row: 3,
        validators: BTreeMap::new(),
        seen: BTreeMap::from([("1".to_owned(), "ab12".to_owned())]),
        polling: Polling {
            next_due: Some(noon(12)),
            ..Polling::default()
        },
    };
    let put = |state: &SourceState| Pass {
        source: Some(state.clone()),
        ..Pass::default()
    };
    store.put_pass(&office(), put(&state)).await.unwrap();
    state.error = None;
    state.last_success = Some(noon(11));
    state.validators.insert(
        "https://blok.example/feed".to_owned(),
        Validators {
            etag: Some("\"a\"".to_owned()),
            last_modified: None,
        },
    );
    store.put_pass(&office(), put(&state)).await.unwrap();
    assert_eq!(store.source_states(&office()).await.unwrap(), [state]);
}

pub(super) async fn items_are_found_by_key_and_page_by_page(store: &impl Store) {
    let mut other = item("1", "sumber lain");
    other.source = "radar".to_owned();
    other.id = ItemId::new("radar", "1");
    let items = [item("1", "a"), item("2", "b"), other];
    store.put_pass(&office(), pass(&items)).await.unwrap();
    let by_key = store.items_by_key(&office(), "1").await.unwrap();
    assert_eq!(by_key, [items[0].clone(), items[2].clone()]);
    let begun = |id: ItemId, limit| {
        let (mut from, mut to) = (*id.as_bytes(), *id.as_bytes());
        from[2..].fill(0);
        to[2..].fill(u8::MAX);
        let bounds = [from, to].map(ItemId::from_bytes);
        async move {
            let [from, to] = &bounds;
            let found = store.items_between(&office(), from, to, limit).await;
            found.unwrap()
        }
    };
    assert_eq!(begun(items[1].id, 9).await, [items[1].clone()]);
    assert_eq!(begun(items[1].id, 0).await, []);

    let first = store.items_page(&office(), 0, 2).await.unwrap();
    let rest = store.items_page(&office(), first[1].0, 2).await.unwrap();
    assert_eq!((first.len(), rest.len()), (2, 1));
    let on = |channels: &'static [Channel], after| async move {
        let page = store.items_on_page(&office(), channels, after, 9).await;
        page.unwrap().len()
    };
    let channel = items[0].channel;
    assert_ne!(channel, Channel::Ppid);
    assert_eq!(on(&[Channel::Ppid], 0).await, 0);
    assert_eq!(on(&[], 0).await, 0);
    assert_eq!(on(&Channel::ALL, first[1].0).await, 1);
    assert_eq!(
        first
            .into_iter()
            .chain(rest)
            .map(|(_, i)| i)
            .collect::<Vec<_>>(),
        items
    );
}

pub(super) async fn an_office_sees_its_own_rows_alone(store: &impl Store) {
    let other = OfficeId::new("tuban");
    store
        .put_pass(&other, pass(&[item("1", "milik Tuban")]))
        .await
        .unwrap();
    let put = store
        .put_pass(&office(), pass(&[item("1", "milik sini")]))
        .await
        .unwrap();
    assert_eq!(put.report.taken, 1);
    assert_eq!(store.items_page(&office(), 0, 10).await.unwrap().len(), 1);
    assert_eq!(store.tally(&other).await.unwrap().n_items, 1);
    let waiting = store.items_to_analyse(&office(), "a1", 10).await.unwrap();
    assert_eq!(waiting[0].item.body.as_deref(), Some("milik sini"));
}
