//! Groupings, rankings and the list of weeks.

use super::{document, item, noon, office};
use crate::{Pass, Placement, Store, StoredGrouping};
use std::collections::BTreeMap;
use titen_model::{
    Change, Channel, Criterion, Gate, GateAnswer, GroupedWeek, Issue, IssueId, ItemId, Proposal,
    Proposed, Published, RankedIssue, RankedWeek, ScorePart, Story, StoryId, StoryMember, Tone,
    Unranked, UnrankedReason, Usg, Week, WeekCount, Weighted, WeightedCriterion,
};

pub(super) fn week() -> Week {
    Week::of(noon(10))
}

pub(super) fn id(key: &str) -> ItemId {
    ItemId::new("blok", key)
}

pub(super) fn issue_of(story: &StoryId) -> IssueId {
    IssueId::founded_by(story)
}

pub(super) fn story(keys: &[&str]) -> Story {
    let story = StoryId::founded_by(&id(keys[0]));
    Story {
        issue: issue_of(&story),
        id: story,
        members: keys
            .iter()
            .map(|k| StoryMember {
                item: id(k),
                copy_of: (*k != keys[0]).then(|| id(keys[0])),
            })
            .collect(),
        first_at: noon(10),
        last_at: noon(11),
        lead: id(keys[0]),
    }
}

pub(super) fn grouping(week: Week, stories: Vec<Story>) -> StoredGrouping {
    let issue = |s: &Story| Issue {
        absorbed: vec![],
        joins: vec![],
        decided: Default::default(),
        id: s.issue.clone(),
        stories: vec![s.id.clone()],
        title: "Jalan \"rusak\"".to_owned(),
        terms: vec!["jalan".into()],
        urusan: None,
        perangkat_daerah: None,
        wilayah: Vec::new(),
        first_seen: week.before(2),
        history: vec![WeekCount {
            week,
            n_items: 3,
            n_sources: 2,
        }],
    };
    StoredGrouping {
        input: "ab12".to_owned(),
        grouped: GroupedWeek {
            week,
            issues: stories.iter().map(issue).collect(),
            proposals: proposed(&stories),
            stories,
        },
        carried: vec![0, 1, 255],
    }
}

fn proposed(stories: &[Story]) -> Vec<Proposal> {
    let of = |s: &Story| Proposal {
        what: Proposed::Split {
            issue: s.issue.clone(),
            stories: vec![s.id.clone()],
            items: s.members.iter().map(|m| m.item).collect(),
        },
        titles: vec!["Jalan \"rusak\"".to_owned()],
        likeness: 0.125,
        threshold: 0.22,
        why: "dua hal".to_owned(),
    };
    stories.iter().map(of).collect()
}

pub(super) async fn a_grouping_comes_back_whole_and_is_replaced_whole(store: &impl Store) {
    assert_eq!(store.week_grouping(&office(), week()).await.unwrap(), None);
    // Not in the order of their ids: order is part of what is stored.
    let first = grouping(
        week(),
        vec![story(&["2", "1"]), story(&["3"]), story(&["0"])],
    );
    let other = grouping(week().next(), vec![story(&["9"])]);
    store.put_grouping(&office(), &first).await.unwrap();
    store.put_grouping(&office(), &other).await.unwrap();
    assert_eq!(
        store.week_grouping(&office(), week()).await.unwrap(),
        Some(first)
    );

    let second = grouping(week(), vec![story(&["4"])]);
    store.put_grouping(&office(), &second).await.unwrap();
    assert_eq!(
        store.week_grouping(&office(), week()).await.unwrap(),
        Some(second)
    );
    let page = store.issues_page(&office(), 0, 10).await.unwrap();
    let seen: Vec<_> = page
        .into_iter()
        .map(|(_, week, issue)| (week, issue.id))
        .collect();
    let of = |key| issue_of(&StoryId::founded_by(&id(key)));
    let mut expect = [(week().next(), of("9")), (week(), of("4"))];
    expect.sort();
    let mut sorted = seen.clone();
    sorted.sort();
    assert_eq!(sorted, expect);
}

pub(super) async fn placements_say_where_an_item_lies(store: &impl Store) {
    let told = story(&["2", "1"]);
    store
        .put_grouping(
            &office(),
            &grouping(week(), vec![story(&["3"]), told.clone()]),
        )
        .await
        .unwrap();
    let expect = Placement {
        week: week(),
        story: told.id.clone(),
        issue: told.issue.clone(),
        copy_of: Some(id("2")),
    };
    assert_eq!(
        store.placements(&office(), &id("1")).await.unwrap(),
        [expect]
    );
    assert_eq!(store.placements(&office(), &id("7")).await.unwrap(), []);
    let (office, asked) = (office(), [id("7"), id("1")]);
    for (week, expect) in [
        (week().before(1), None),
        (week().next(), Some(told.issue.clone())),
    ] {
        let found = store.issues_of_items(&office, &asked, week).await;
        assert_eq!(found.unwrap(), [None, expect]);
    }
}

pub(super) async fn a_ranking_comes_back_to_the_last_bit(store: &impl Store) {
    let answer = || GateAnswer {
        yes: true,
        why: "ada 3 keluhan".to_owned(),
    };
    let issue = issue_of(&StoryId::founded_by(&id("1")));
    let ranked = RankedIssue {
        issue: issue.clone(),
        rank: 1,
        rank_low: 1,
        rank_high: 3,
        tied_from: 1,
        tied_to: 2,
        title: "Jalan rusak".to_owned(),
        terms: vec!["jalan".into()],
        summary: Vec::new(),
        usg: Usg { u: 3, s: 4, g: 1 },
        // Both need all 17 digits.
        score: 0.1 + 0.2,
        parts: vec![ScorePart {
            criterion: Criterion::Growth,
            key: "growth".into(),
            value: 1.0 / 3.0,
            points: 2.0f64.sqrt(),
            why: "naik".to_owned(),
            evidence: vec![id("1")],
            overridden: None,
        }],
        gate: Gate {
            aktual: answer(),
            problematik: answer(),
            kekhalayakan: answer(),
            layak: answer(),
        },
        urusan: None,
        perangkat_daerah: None,
        wilayah: Vec::new(),
        items: vec![id("1")],
        copies: Vec::new(),
        n_sources: 1,
        n_voices: 1,
        channels: BTreeMap::from([(Channel::Sms, 1)]),
        tone: BTreeMap::from([(Tone::Negatif, 1)]),
        quotes: Vec::new(),
        first_seen: week(),
        history: Vec::new(),
        change: Change::New,
        rank_before: None,
        weeks_listed: 4,
        would_change: Default::default(),
        weighted: Some(Weighted {
            criteria: vec![WeightedCriterion {
                key: "promise".into(),
                name: "Janji".to_owned(),
                weight: 25.0,
                value: None,
                why: "belum dinilai".to_owned(),
                evidence: vec![],
                set: None,
            }],
            rank: Some(2),
        }),
        joins: Vec::new(),
        edits: Vec::new(),
    };
    let ranking = RankedWeek {
        week: week(),
        ranked: vec![ranked],
        unranked: vec![Unranked {
            issue,
            title: "Skor".to_owned(),
            items: vec![id("2")],
            reason: UnrankedReason::OffTopic(titen_model::OffTopicKind::Sport),
            why: "olahraga".to_owned(),
        }],
        closed: Vec::new(),
        listed: Vec::new(),
        volumes: Vec::new(),
    };
    store.put_ranking(&office(), &ranking).await.unwrap();
    store.put_ranking(&office(), &ranking).await.unwrap();
    assert_eq!(
        store.ranking(&office(), week()).await.unwrap(),
        Some(ranking)
    );
    assert_eq!(store.ranking(&office(), week().next()).await.unwrap(), None);
}

pub(super) async fn weeks_with_documents_are_listed(store: &impl Store) {
    assert_eq!(store.weeks(&office()).await.unwrap(), []);
    let days = [("1", 11), ("2", 12), ("3", 30)];
    let items: Vec<_> = days
        .iter()
        .map(|(key, day)| {
            let mut i = item(key, "a");
            (i.published, i.received) = (Some(Published::instant(noon(*day))), noon(31));
            i
        })
        .collect();
    store
        .put_pass(
            &office(),
            Pass {
                items: items.clone(),
                ..Pass::default()
            },
        )
        .await
        .unwrap();
    let made: Vec<_> = items.iter().map(|i| document(i, 1, "a1")).collect();
    store.put_documents(&office(), &made).await.unwrap();
    let weeks = store.weeks(&office()).await.unwrap();
    let seen: Vec<_> = weeks
        .iter()
        .map(|w| (w.week.to_string(), w.n_documents))
        .collect();
    assert_eq!(
        seen,
        [("2026-W33".to_owned(), 2), ("2026-W35".to_owned(), 1)]
    );
}
