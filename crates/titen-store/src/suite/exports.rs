//! What exports show of an item from one to the next, and what its source takes back.

use super::{document, item, noon, office};
use crate::{Edition, Outcome, Pass, Store};
use titen_model::{
    Drop, DropReason, GroupedWeek, Item, ItemId, SNAPSHOT, Status, Story, StoryMember,
};

fn shown(key: &str, status: &str, day: u32) -> Item {
    let mut shown = item(key, "jalan rusak");
    shown.received = noon(day);
    shown.extra.insert(SNAPSHOT.into(), true.into());
    shown.extra.insert("status".into(), status.into());
    shown
}

async fn put(store: &impl Store, items: &[Item]) -> Vec<Outcome> {
    let pass = Pass {
        items: items.to_vec(),
        ..Pass::default()
    };
    store.put_pass(&office(), pass).await.unwrap().outcomes
}

async fn seen(store: &impl Store, key: &str) -> Vec<(String, String, String)> {
    let states = store.states(&office(), &ItemId::new("blok", key)).await;
    let day = |at: chrono::DateTime<chrono::Utc>| at.format("%d").to_string();
    let told = states.unwrap().into_iter().map(|s| {
        let status = s.item.extra["status"].as_str().unwrap().to_owned();
        (status, day(s.first_seen), day(s.last_seen))
    });
    told.collect()
}

fn told(states: &[(&str, &str, &str)]) -> Vec<(String, String, String)> {
    let own = |(a, b, c): &(&str, &str, &str)| (a.to_string(), b.to_string(), c.to_string());
    states.iter().map(own).collect()
}

pub(super) async fn states_are_kept_from_one_export_to_the_next(store: &impl Store) {
    assert_eq!(put(store, &[shown("1", "baru", 3)]).await, [Outcome::Taken]);
    let again = shown("1", "baru", 5);
    assert_eq!(put(store, &[again]).await, [Outcome::Unchanged]);
    let done = shown("1", "selesai", 9);
    assert_eq!(
        put(store, std::slice::from_ref(&done)).await,
        [Outcome::Revised]
    );
    assert_eq!(
        seen(store, "1").await,
        told(&[("baru", "03", "05"), ("selesai", "09", "09")])
    );
    // An item that comes from no export has no states.
    put(store, &[item("2", "lain")]).await;
    assert_eq!(seen(store, "2").await, []);
    let page = store.states_page(&office(), 0, 10).await.unwrap();
    assert_eq!((page.len(), page[0].1.len()), (1, 2));
    assert_eq!(
        store.states_page(&office(), page[0].0, 10).await.unwrap(),
        []
    );
}

pub(super) async fn an_earlier_export_is_history_and_changes_no_item(store: &impl Store) {
    put(store, &[shown("1", "baru", 3)]).await;
    put(store, &[shown("1", "selesai", 9)]).await;
    let middle = shown("1", "proses", 6);
    assert_eq!(
        put(store, std::slice::from_ref(&middle)).await,
        [Outcome::Earlier]
    );
    assert_eq!(put(store, &[middle]).await, [Outcome::Unchanged]);
    // What is known already, seen a day before or after, is no new state.
    assert_eq!(
        put(store, &[shown("1", "baru", 2)]).await,
        [Outcome::Unchanged]
    );
    assert_eq!(
        put(store, &[shown("1", "selesai", 8)]).await,
        [Outcome::Unchanged]
    );
    let history = [
        ("baru", "02", "03"),
        ("proses", "06", "06"),
        ("selesai", "08", "09"),
    ];
    assert_eq!(seen(store, "1").await, told(&history));
    let id = ItemId::new("blok", "1");
    let latest = store.items(&office(), &[id]).await.unwrap();
    assert_eq!(latest[0].extra["status"], "selesai");
    // The next one goes on from the latest, and an old state may come back.
    assert_eq!(
        put(store, &[shown("1", "baru", 12)]).await,
        [Outcome::Revised]
    );
    let latest = store.items(&office(), &[id]).await.unwrap();
    assert_eq!(latest[0].extra["status"], "baru");
    assert_eq!(store.revisions(&office(), &id).await.unwrap().len(), 4);
}

fn confidential(key: &str) -> Pass {
    Pass {
        drops: vec![Drop {
            source: "blok".to_owned(),
            place: key.to_owned(),
            reason: DropReason::Confidential,
            detail: "marked as confidential; not stored".to_owned(),
            at: noon(13),
        }],
        ..Pass::default()
    }
}

pub(super) async fn what_is_confidential_goes_and_stays_away(store: &impl Store) {
    let (one, two) = (shown("1", "baru", 11), shown("2", "baru", 11));
    put(store, &[one.clone(), two.clone()]).await;
    store.items_to_analyse(&office(), "a1", 10).await.unwrap();
    let documents = [document(&one, 1, "a1"), document(&two, 1, "a1")];
    store.put_documents(&office(), &documents).await.unwrap();
    let before = store.last_seq(&office()).await.unwrap();
    assert_eq!(store.last_withdrawal(&office()).await.unwrap(), 0);

    let story = Story {
        id: titen_model::StoryId::founded_by(&one.id),
        issue: titen_model::IssueId::founded_by(&titen_model::StoryId::founded_by(&one.id)),
        members: [one.id, two.id]
            .map(|item| StoryMember {
                item,
                copy_of: None,
            })
            .to_vec(),
        first_at: noon(11),
        last_at: noon(11),
        lead: one.id,
    };
    let grouping = crate::StoredGrouping {
        input: "x".into(),
        grouped: GroupedWeek {
            week: "2026-W33".parse().unwrap(),
            stories: vec![story],
            issues: Vec::new(),
            proposals: Vec::new(),
        },
        carried: Vec::new(),
    };
    store.put_grouping(&office(), &grouping).await.unwrap();
    let draft = Edition {
        week: "2026-W33".parse().unwrap(),
        revision: 1,
        status: Status::Draft,
        input: "x".into(),
        brief: b"jalan rusak".to_vec(),
        files: Vec::new(),
    };
    store.publish_edition(&office(), draft).await.unwrap();

    store.put_pass(&office(), confidential("1")).await.unwrap();
    let withdrawn = store.withdrawn(&office()).await.unwrap();
    assert_eq!(withdrawn.into_iter().collect::<Vec<_>>(), [one.id]);
    let ids = [one.id, two.id];
    assert_eq!(
        store.items(&office(), &ids).await.unwrap(),
        std::slice::from_ref(&two)
    );
    assert_eq!(
        store.documents(&office(), &ids).await.unwrap(),
        [documents[1].clone()]
    );
    assert_eq!(store.revisions(&office(), &one.id).await.unwrap(), []);
    assert_eq!(store.states(&office(), &one.id).await.unwrap(), []);
    assert_eq!(
        store
            .edition(&office(), "2026-W33".parse().unwrap(), None)
            .await
            .unwrap(),
        None
    );
    let withdrawal = store.last_withdrawal(&office()).await.unwrap();
    assert!(withdrawal > before);
    assert_eq!(store.last_seq(&office()).await.unwrap(), withdrawal);
    // Whoever imports an older export does not bring it back; nor is the drop a second withdrawal.
    assert_eq!(put(store, &[one]).await, [Outcome::Withdrawn]);
    store.put_pass(&office(), confidential("1")).await.unwrap();
    assert_eq!(store.last_withdrawal(&office()).await.unwrap(), withdrawal);
    // With the last document its week's grouping goes too.
    store.put_pass(&office(), confidential("2")).await.unwrap();
    let week = "2026-W33".parse().unwrap();
    assert_eq!(store.week_grouping(&office(), week).await.unwrap(), None);
    assert_eq!(store.tally(&office()).await.unwrap().n_items, 0);
    assert_eq!(store.tally(&office()).await.unwrap().n_drops, 2);
    // What was never stored leaves nothing that an index might hold.
    let last = store.last_withdrawal(&office()).await.unwrap();
    store.put_pass(&office(), confidential("3")).await.unwrap();
    assert_eq!(store.last_withdrawal(&office()).await.unwrap(), last);
}
