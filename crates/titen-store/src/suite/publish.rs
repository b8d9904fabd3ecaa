//! Editions and schedules.

use super::{noon, office};
use crate::{Due, Edition, EditionFile, Publication, Store, StoreError};
use chrono::TimeDelta;
use titen_model::{Status, Week};

fn edition(revision: u32, status: Status, text: &str) -> Edition {
    let file = |name: &str, text: &str| EditionFile {
        name: name.to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    Edition {
        week: Week::of(noon(10)),
        revision,
        status,
        input: "ab12".to_owned(),
        brief: format!("{{\"text\":\"{text}\"}}").into_bytes(),
        files: vec![file("manifest.json", "{}"), file("brief.html", text)],
    }
}

pub(super) async fn a_draft_may_change_and_a_published_edition_may_not(store: &impl Store) {
    let office = office();
    for draft in ["satu", "dua"] {
        let put = store
            .publish_edition(&office, edition(1, Status::Draft, draft))
            .await
            .unwrap();
        assert_eq!(put, Publication::Written);
    }
    let published = edition(1, Status::Published, "dua");
    let put = store
        .publish_edition(&office, published.clone())
        .await
        .unwrap();
    assert_eq!(put, Publication::Written);
    let put = store
        .publish_edition(&office, published.clone())
        .await
        .unwrap();
    assert_eq!(put, Publication::Unchanged);
    for other in [
        edition(1, Status::Published, "tiga"),
        edition(1, Status::Draft, "dua"),
    ] {
        let error = store.publish_edition(&office, other).await.unwrap_err();
        assert!(
            matches!(error, StoreError::Frozen { revision: 1, .. }),
            "{error}"
        );
    }
    let kept = store
        .edition(&office, published.week, Some(1))
        .await
        .unwrap();
    assert_eq!(kept, Some(published));
}

pub(super) async fn a_ralat_stands_beside_what_it_corrects(store: &impl Store) {
    let office = office();
    let (first, second) = (
        edition(1, Status::Published, "satu"),
        edition(2, Status::Draft, "ralat"),
    );
    for e in [&first, &second] {
        store.publish_edition(&office, e.clone()).await.unwrap();
    }
    let get = |revision| store.edition(&office, first.week, revision);
    assert_eq!(get(None).await.unwrap(), Some(second.clone()));
    assert_eq!(get(Some(1)).await.unwrap(), Some(first.clone()));
    assert_eq!(get(Some(3)).await.unwrap(), None);
    let heads = store.editions(&office).await.unwrap();
    let seen: Vec<_> = heads.iter().map(|h| (h.revision, h.status)).collect();
    assert_eq!(seen, [(1, Status::Published), (2, Status::Draft)]);
}

fn due() -> Due {
    Due {
        schedule: "weekly".to_owned(),
        at: noon(17),
    }
}

pub(super) async fn a_due_time_is_claimed_once(store: &impl Store) {
    let (office, lease) = (office(), TimeDelta::hours(1));
    assert_eq!(store.last_finished(&office, "weekly").await.unwrap(), None);
    let monday = due();
    let claim = || store.claim_due(&office, &monday, noon(17), lease);
    let (a, b) = tokio::join!(claim(), claim());
    assert_eq!(u8::from(a.unwrap()) + u8::from(b.unwrap()), 1);
    store.release_due(&office, &due()).await.unwrap();
    assert!(claim().await.unwrap(), "released after a failure");
    store.finish_due(&office, &due(), noon(18)).await.unwrap();
    store.release_due(&office, &due()).await.unwrap();
    assert!(!claim().await.unwrap(), "done is done");
    assert_eq!(
        store.last_finished(&office, "weekly").await.unwrap(),
        Some(noon(17))
    );
}

pub(super) async fn a_crashed_claim_is_taken_over_after_its_lease(store: &impl Store) {
    let (office, lease) = (office(), TimeDelta::hours(24));
    assert!(
        store
            .claim_due(&office, &due(), noon(17), lease)
            .await
            .unwrap()
    );
    let too_early = noon(18) - TimeDelta::seconds(1);
    assert!(
        !store
            .claim_due(&office, &due(), too_early, lease)
            .await
            .unwrap()
    );
    assert_eq!(store.last_finished(&office, "weekly").await.unwrap(), None);
    assert!(
        store
            .claim_due(&office, &due(), noon(18), lease)
            .await
            .unwrap()
    );
    assert!(
        !store
            .claim_due(&office, &due(), noon(18), lease)
            .await
            .unwrap()
    );
    store.finish_due(&office, &due(), noon(18)).await.unwrap();
    assert!(
        !store
            .claim_due(&office, &due(), noon(30), lease)
            .await
            .unwrap()
    );
}
