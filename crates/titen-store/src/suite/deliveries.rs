//! The outbox.

use super::{noon, office};
use crate::{
    Delivery, DeliveryKey, DeliveryNote, DeliveryState, Edition, EditionFile, Store, StoreError,
};
use chrono::TimeDelta;
use titen_model::{Status, Week};

fn key(revision: u32, target: &str, part: &str) -> DeliveryKey {
    DeliveryKey {
        week: Week::of(noon(10)),
        revision,
        target: target.to_owned(),
        part: part.to_owned(),
    }
}

fn edition(revision: u32, text: &str) -> Edition {
    Edition {
        week: Week::of(noon(10)),
        revision,
        status: Status::Published,
        input: "ab12".to_owned(),
        brief: text.as_bytes().to_vec(),
        files: vec![EditionFile {
            name: "manifest.json".to_owned(),
            bytes: Vec::new(),
        }],
    }
}

async fn all(store: &impl Store) -> Vec<Delivery> {
    store.deliveries(&office(), None).await.unwrap()
}

fn states(deliveries: &[Delivery]) -> Vec<(&str, &str, DeliveryState)> {
    deliveries
        .iter()
        .map(|d| (d.key.target.as_str(), d.key.part.as_str(), d.state))
        .collect()
}

pub(super) async fn a_delivery_is_planned_with_its_edition_or_not_at_all(store: &impl Store) {
    let keys = [key(1, "surel", "b@desa.test"), key(1, "arsip", "")];
    let publish = |edition, keys| {
        let office = office();
        async move {
            store
                .publish_and_plan(&office, edition, keys, noon(17), noon(18))
                .await
        }
    };
    publish(edition(1, "satu"), &keys[..]).await.unwrap();
    let planned = all(store).await;
    assert_eq!(
        states(&planned),
        [
            ("surel", "b@desa.test", DeliveryState::Waiting),
            ("arsip", "", DeliveryState::Waiting)
        ],
        "in the order of sending"
    );
    assert_eq!(
        (planned[0].planned_at, planned[0].next_at),
        (noon(17), noon(18))
    );
    // Frozen: neither the edition nor a delivery of it.
    let refused = publish(edition(1, "dua"), &[key(1, "lain", "")][..]).await;
    assert!(matches!(refused, Err(StoreError::Frozen { .. })));
    assert_eq!(all(store).await.len(), 2);
    // Planned twice is planned once, and another office has its own.
    let n = store
        .plan_deliveries(&office(), &keys, noon(19), noon(19))
        .await;
    assert_eq!(n.unwrap(), 0);
    assert_eq!(all(store).await, planned);
    let other = titen_model::OfficeId::new("tuban");
    assert!(store.deliveries(&other, None).await.unwrap().is_empty());
}

pub(super) async fn an_attempt_is_begun_by_one_caller_and_noted(store: &impl Store) {
    let (office, one) = (office(), key(1, "surel", "b@desa.test"));
    let plan = store.plan_deliveries(&office, std::slice::from_ref(&one), noon(17), noon(17));
    assert_eq!(plan.await.unwrap(), 1);
    let begin = || store.begin_delivery(&office, &one, noon(18));
    let (a, b) = tokio::join!(begin(), begin());
    assert_eq!(u8::from(a.unwrap()) + u8::from(b.unwrap()), 1);
    let later = DeliveryNote {
        state: DeliveryState::Waiting,
        next_at: noon(18) + TimeDelta::seconds(5),
        error: Some("451".to_owned()),
        remote: None,
    };
    store.note_delivery(&office, &one, &later).await.unwrap();
    let seen = all(store).await.remove(0);
    assert_eq!((seen.attempts, seen.last_at), (1, Some(noon(18))));
    assert_eq!(
        (seen.next_at, seen.error),
        (later.next_at, later.error.clone())
    );
    assert!(begin().await.unwrap());
    let sent = DeliveryNote {
        state: DeliveryState::Sent,
        error: None,
        remote: Some("4711".to_owned()),
        ..later.clone()
    };
    store.note_delivery(&office, &one, &sent).await.unwrap();
    assert!(!begin().await.unwrap(), "sent is sent");
    let keys = std::slice::from_ref(&one);
    store
        .repeat_deliveries(&office, keys, noon(19))
        .await
        .unwrap();
    let again = all(store).await.remove(0);
    assert_eq!(
        (again.state, again.round, again.attempts),
        (DeliveryState::Waiting, 1, 0)
    );
    assert_eq!(
        (again.planned_at, again.remote.as_deref()),
        (noon(17), Some("4711"))
    );
    assert!(begin().await.unwrap());
    for state in [DeliveryState::Failed, DeliveryState::Unsure] {
        let ended = DeliveryNote {
            state,
            ..later.clone()
        };
        store.note_delivery(&office, &one, &ended).await.unwrap();
        let repeated = store.repeat_deliveries(&office, keys, noon(20));
        repeated.await.unwrap();
        let again = all(store).await.remove(0);
        assert_eq!((again.state, again.round), (DeliveryState::Waiting, 1));
    }
}

pub(super) async fn a_ralat_goes_in_the_place_of_what_still_waits(store: &impl Store) {
    let office = office();
    let keys = [
        key(1, "surel", "a"),
        key(1, "surel", "b"),
        key(1, "arsip", ""),
    ];
    store
        .plan_deliveries(&office, &keys, noon(17), noon(17))
        .await
        .unwrap();
    let sent = DeliveryNote {
        state: DeliveryState::Sent,
        next_at: noon(17),
        error: None,
        remote: None,
    };
    store.note_delivery(&office, &keys[0], &sent).await.unwrap();
    let ralat = [key(2, "surel", "a"), key(2, "surel", "b")];
    store
        .plan_deliveries(&office, &ralat, noon(18), noon(18))
        .await
        .unwrap();
    let seen = store.deliveries(&office, Some(keys[0].week)).await.unwrap();
    assert_eq!(
        states(&seen),
        [
            ("surel", "a", DeliveryState::Sent),
            ("surel", "b", DeliveryState::Superseded),
            ("arsip", "", DeliveryState::Waiting),
            ("surel", "a", DeliveryState::Waiting),
            ("surel", "b", DeliveryState::Waiting),
        ]
    );
    let other = keys[0].week.next();
    assert!(
        store
            .deliveries(&office, Some(other))
            .await
            .unwrap()
            .is_empty()
    );
}
