//! Analysts' edits, and the ids that they name.

use super::{noon, office, weeks};
use crate::{Store, StoreError, StoryPlace};
use titen_model::{Decision, Held, IssueEdit, OfficeId, StoryId};

fn rejection(id: u64, reason: &str) -> IssueEdit {
    IssueEdit {
        id,
        at: noon(12),
        by: "rina".to_owned(),
        reason: reason.to_owned(),
        from: weeks::week(),
        what: Decision::Reject {
            issue: weeks::issue_of(&StoryId::founded_by(&weeks::id("1"))),
        },
        held: Vec::new(),
    }
}

pub(super) async fn edits_are_numbered_and_come_back_whole(store: &impl Store) {
    assert_eq!(store.edits(&office()).await.unwrap(), []);
    let issue = weeks::issue_of(&StoryId::founded_by(&weeks::id("1")));
    let first = IssueEdit {
        what: Decision::Override {
            issue: issue.clone(),
            part: "victims".into(),
            // Needs all 17 digits.
            value: 0.1 + 0.2,
            only_in: Some(weeks::week()),
        },
        held: vec![Held {
            issue,
            items: vec![weeks::id("1"), weeks::id("2")],
        }],
        ..rejection(1, "kata \"korban\" bukan korban")
    };
    let second = IssueEdit {
        what: Decision::Undo { edit: 1 },
        ..rejection(2, "keliru")
    };
    store.put_edit(&office(), &first).await.unwrap();
    store.put_edit(&office(), &second).await.unwrap();
    assert_eq!(store.edits(&office()).await.unwrap(), [first, second]);

    let other = OfficeId::new("tuban");
    assert_eq!(store.edits(&other).await.unwrap(), []);
    let own = rejection(1, "kantor lain menomori sendiri");
    store.put_edit(&other, &own).await.unwrap();
    assert_eq!(store.edits(&other).await.unwrap(), [own]);
}

pub(super) async fn an_overtaken_edit_is_refused_and_nothing_is_written(store: &impl Store) {
    store
        .put_edit(&office(), &rejection(1, "iklan"))
        .await
        .unwrap();
    for id in [0, 1, 3] {
        let error = store
            .put_edit(&office(), &rejection(id, "iklan"))
            .await
            .unwrap_err();
        assert!(
            matches!(error, StoreError::Overtaken { edit, last: 1 } if edit == id),
            "{error}"
        );
    }
    for reason in ["", "  "] {
        assert!(
            store
                .put_edit(&office(), &rejection(2, reason))
                .await
                .is_err()
        );
    }
    assert_eq!(store.edits(&office()).await.unwrap().len(), 1);
}

pub(super) async fn issues_and_stories_are_found_by_how_their_ids_begin(store: &impl Store) {
    let (one, other) = (weeks::story(&["1"]), weeks::story(&["2"]));
    let first = weeks::grouping(weeks::week(), vec![one.clone(), other.clone()]);
    let next = weeks::grouping(weeks::week().next(), vec![one.clone()]);
    for grouping in [&first, &next] {
        store.put_grouping(&office(), grouping).await.unwrap();
    }
    let issues = store.issues_named(&office(), "isu-").await.unwrap();
    let mut expect = vec![
        (one.issue.clone(), weeks::week().next()),
        (other.issue.clone(), weeks::week()),
    ];
    expect.sort();
    assert_eq!(issues, expect);
    let exact = store.issues_named(&office(), one.issue.as_str()).await;
    assert_eq!(exact.unwrap(), [(one.issue.clone(), weeks::week().next())]);
    assert_eq!(store.issues_named(&office(), "isu-!").await.unwrap(), []);

    let begins = &one.id.as_str()[..one.id.as_str().len() - 1];
    let stories = store.stories_named(&office(), begins).await.unwrap();
    let place = |week| StoryPlace {
        story: one.id.clone(),
        week,
        issue: one.issue.clone(),
    };
    assert_eq!(stories, [place(weeks::week()), place(weeks::week().next())]);
}
