//! Which segments of transcripts belong to a planned topic.

#![allow(clippy::unwrap_used)]

mod made;

use chrono::{NaiveTime, Weekday};
use made::{ISSUE, OTHER, item, made};
use std::collections::BTreeMap;
use titen_followup::{BroadcastRules, ListedTopic, OnAir, PlannedTopic, broadcasts};
use titen_model::{
    Aired, Broadcast, Channel, DialogTopic, IssueId, Item, ItemId, Programme, ProgrammeLanguage,
    Published, Slot,
};

const ROAD: &str = "Jalan rusak di Kedungadem masih berlubang. Aspal terkelupas, warga menunggu perbaikan jalan sejak tahun lalu.";
const LIBRARY: &str = "Perpustakaan daerah buka pada hari Sabtu sampai siang, hari Minggu libur.";

fn programme(id: &str, name: &str, day: Weekday) -> Programme {
    Programme {
        id: id.into(),
        name: name.into(),
        station: "Malowopati FM".into(),
        language: ProgrammeLanguage::Indonesian,
        slots: vec![Slot {
            day,
            at: NaiveTime::from_hms_opt(9, 0, 0).unwrap(),
            minutes: 60,
        }],
        rest_weeks: 4,
        invite_days: 2,
        opening: None,
    }
}

fn segment(key: &str, at: &str, programme: &str, station: &str, body: &str) -> Item {
    let mut item = item("radio", key, Channel::Radio, at, body);
    for (key, value) in [("programme", programme), ("station", station)] {
        if !value.is_empty() {
            item.extra.insert(key.into(), value.into());
        }
    }
    item
}

fn planned() -> PlannedTopic {
    PlannedTopic {
        edition: "2025-W48".parse().unwrap(),
        words: ["jalan", "rusak", "lubang", "aspal", "baik"]
            .map(str::to_owned)
            .into(),
        topic: DialogTopic {
            programme: "dialog".into(),
            name: "Dialog Interaktif".into(),
            station: "Malowopati FM".into(),
            // Wednesday, nine o'clock WIB.
            starts: "2025-12-03T02:00:00Z".parse().unwrap(),
            minutes: 60,
            issue: ISSUE.parse().unwrap(),
            rank: 1,
            total: 9,
            n_items: 3,
            topic: "Jalan rusak".into(),
            angle: String::new(),
            why_now: Vec::new(),
            questions: Vec::new(),
            facts: Vec::new(),
            unit: None,
            speaker: None,
            speaker_why: String::new(),
            invite_by: "2025-12-01".parse().unwrap(),
            opening: String::new(),
            language: ProgrammeLanguage::Indonesian,
        },
    }
}

fn aired(items: Vec<Item>, grouped: &[(usize, &str)], now: &str) -> Vec<Broadcast> {
    let made = made("Jalan rusak", &[], items, &[]);
    let issue_of: BTreeMap<ItemId, IssueId> = grouped
        .iter()
        .map(|(n, issue)| (made.items[*n].id, issue.parse().unwrap()))
        .collect();
    broadcasts(&OnAir {
        week: "2025-W49".parse().unwrap(),
        now: now.parse().unwrap(),
        programmes: &[
            programme("dialog", "Dialog Interaktif", Weekday::Wed),
            programme("ayo", "Ayo Mas Bro", Weekday::Fri),
        ],
        planned: &[planned()],
        listed: &[ListedTopic {
            issue: OTHER.parse().unwrap(),
            title: "Banjir".into(),
        }],
        heard: &made.all(),
        issue_of: &issue_of,
        absorbed: &BTreeMap::new(),
        rules: BroadcastRules::default(),
    })
}

const LATER: &str = "2025-12-08T00:00:00Z";

#[test]
fn programme_or_station_and_time_and_only_then_the_words() {
    let dialog = "Dialog Interaktif";
    let malo = "Malowopati FM";
    for (why, segment, is_aired) in [
        (
            "named",
            segment("1", "2025-12-03T02:05:00Z", dialog, malo, ROAD),
            true,
        ),
        (
            "by station",
            segment("1", "2025-12-03T02:05:00Z", "malowopati", "", ROAD),
            true,
        ),
        (
            "begun late",
            segment("1", "2025-12-03T03:25:00Z", dialog, malo, ROAD),
            true,
        ),
        (
            "the evening",
            segment("1", "2025-12-03T12:00:00Z", dialog, malo, ROAD),
            false,
        ),
        (
            "another station",
            segment(
                "1",
                "2025-12-03T02:05:00Z",
                "Sapa Warga",
                "Radio Sapa",
                ROAD,
            ),
            false,
        ),
        (
            "another programme",
            segment("1", "2025-12-03T02:05:00Z", "Ayo Mas Bro", malo, ROAD),
            false,
        ),
        (
            "text alone",
            segment("1", "2025-12-03T02:05:00Z", "", "", ROAD),
            false,
        ),
        (
            "another matter",
            segment("1", "2025-12-03T02:05:00Z", dialog, malo, LIBRARY),
            false,
        ),
    ] {
        let found = &aired(vec![segment], &[], LATER)[0];
        assert_eq!(found.segments.len() == 1, is_aired, "{why}: {found:?}");
        assert_eq!(found.planned, "2025-W48".parse().ok());
    }
}

#[test]
fn planned_and_not_broadcast_is_told_from_not_heard() {
    let other = segment(
        "1",
        "2025-12-03T02:05:00Z",
        "Dialog Interaktif",
        "",
        LIBRARY,
    );
    let found = aired(vec![other], &[], LATER);
    assert_eq!((found[0].state, found[0].n_other), (Aired::OtherMatters, 1));
    let found = aired(Vec::new(), &[], LATER);
    assert_eq!((found.len(), found[0].state), (1, Aired::Unheard));
    // What has not begun is neither.
    assert_eq!(aired(Vec::new(), &[], "2025-12-03T01:00:00Z"), []);
}

#[test]
fn what_the_grouping_put_into_the_issue_belongs_to_it_in_few_words_too() {
    let short = segment(
        "1",
        "2025-12-03T02:05:00Z",
        "Dialog Interaktif",
        "",
        "Kapan didandani, Mas?",
    );
    let found = aired(vec![short], &[(0, ISSUE)], LATER);
    assert_eq!(found[0].state, Aired::Aired);
    assert!(found[0].segments[0].grouped);
}

#[test]
fn an_unplanned_broadcast_of_a_listed_issue_is_told_as_such() {
    let friday = segment(
        "1",
        "2025-12-05T02:10:00Z",
        "Ayo Mas Bro",
        "",
        "Banjir wis surut.",
    );
    let found = aired(vec![friday], &[(0, OTHER)], LATER);
    let ayo = found.iter().find(|b| b.programme == "ayo").unwrap();
    assert_eq!(
        (ayo.planned, ayo.state, ayo.segments.len()),
        (None, Aired::Aired, 1)
    );
}

#[test]
fn a_segment_with_a_day_alone_needs_the_programme_s_name() {
    for (programme, is_aired) in [("Dialog Interaktif", true), ("malowopati", false)] {
        let mut item = segment("1", "2025-12-03T02:05:00Z", programme, "", ROAD);
        item.published = Some(Published::day("2025-12-03".parse().unwrap()));
        assert_eq!(
            aired(vec![item], &[], LATER)[0].segments.len() == 1,
            is_aired
        );
    }
}
