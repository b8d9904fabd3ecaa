//! What is told must add up, and must be what decided.

use super::*;
use crate::build::{at, news, week, with_urusan};
use crate::group::{Known, group_week};
use std::sync::LazyLock;
use titen_model::{Barred, Decision, Held, IssueEdit, NearKey, Together};

static DICT: LazyLock<Dictionaries> = LazyLock::new(|| Dictionaries::builtin().unwrap());

type Said = Vec<(Item, Document)>;

struct Grouped {
    grouped: GroupedWeek,
    carried: Carried,
    decisions: Decisions,
    docs: Vec<Document>,
    items: BTreeMap<ItemId, Item>,
    settings: GroupSettings,
}

fn grouped(said: &Said, edits: &[IssueEdit]) -> Grouped {
    let docs: Vec<Document> = said.iter().map(|s| s.1.clone()).collect();
    let items: BTreeMap<_, _> = said.iter().map(|s| (s.0.id, s.0.clone())).collect();
    let (carried, settings) = (Carried::default(), GroupSettings::default());
    let decisions = Decisions::in_week(week(), edits);
    let known = Known {
        decisions: decisions.clone(),
        ..Known::after(&carried)
    };
    let (grouped, _) = group_week(week(), known, &docs, &items, &DICT, &settings);
    Grouped {
        grouped,
        carried,
        decisions,
        docs,
        items,
        settings,
    }
}

impl Grouped {
    fn made(&self) -> WeekMade<'_> {
        WeekMade {
            grouped: &self.grouped,
            carried: &self.carried,
            decisions: &self.decisions,
            docs: &self.docs,
            items: &self.items,
            dict: &DICT,
            settings: &self.settings,
        }
    }

    fn explain(&self, said: &(Item, Document)) -> Explanation {
        explain(&self.made(), &said.0.id).unwrap()
    }

    fn pair(&self, a: &(Item, Document), b: &(Item, Document)) -> titen_model::PairExplanation {
        explain_pair(&self.made(), &a.0.id, &b.0.id).unwrap()
    }
}

/// Unlike news, then four reports of a bridge in two wordings, and one of chilli.
fn a_week() -> Said {
    let words = [
        "pasar", "sawah", "kantor", "pameran", "sekolah", "bendung", "koperasi", "wisata",
    ];
    let mut said: Said = (0..40)
        .map(|i| {
            let pick = |k: usize| words[(i * k + i / 7) % words.len()];
            let title = format!("Kabar {} {} nomor{i}", pick(1), pick(3));
            let body = format!("acara{i} {} berlangsung meriah{i} sekali", pick(7));
            news(&format!("koran{}", i % 5), i as i64 * 3, &title, &body)
        })
        .collect();
    for (source, hours, how) in [("a", 20, "arus"), ("b", 24, "warga"), ("c", 30, "malam")] {
        let (item, doc) = news(
            source,
            hours,
            &format!("Jembatan Kedungjati putus {how}"),
            "Jembatan gantung Kedungjati putus diterjang arus, warga memutar",
        );
        said.push((item, with_urusan(doc, "1.03")));
    }
    let (item, doc) = news(
        "d",
        100,
        "Warga Kedungjati minta jembatan dibangun",
        "Jembatan Kedungjati yang putus belum dibangun, warga memutar jauh lewat hutan jati",
    );
    said.push((item, with_urusan(doc, "1.03")));
    said.push(news(
        "a",
        27,
        "Harga cabai melonjak",
        "Pedagang cabai mengeluh harga melonjak menjelang hajatan",
    ));
    said
}

fn adds_up(w: &Weighed) {
    let sum: f32 = w.parts.iter().map(|p| p.points).sum();
    assert!((sum - w.score).abs() < 1e-5, "{sum} {w:?}");
    for part in w.parts.iter().filter(|p| !p.shared.is_empty()) {
        let shared: f32 = part.shared.iter().map(|s| s.points).sum();
        assert!(shared <= part.points + 1e-5, "{part:?}");
    }
}

#[test]
fn parts_add_up_to_the_score_for_every_item() {
    let said = a_week();
    let week = grouped(&said, &[]);
    for one in &said {
        let e = week.explain(one);
        let near = [&e.story.with_others, &e.issue.with_others];
        near.into_iter().flatten().for_each(adds_up);
        adds_up(&e.story.nearest_other.unwrap().weighed);
        adds_up(&e.issue.nearest_other.unwrap().weighed);
        adds_up(&e.nearest_item.unwrap().weighed);
    }
}

#[test]
fn what_was_joined_in_order_is_explained_by_the_score_that_joined_it() {
    let said = a_week();
    let week = grouped(&said, &[]);
    let last = week.explain(&said[42]);
    assert_eq!(last.story.how, Joined::ByScore);
    let own = last.story.with_others.unwrap();
    // Nothing came after it, so the others are the story as it was when the item was read.
    let joined_at = decided(&week);
    assert!(
        own.score >= week.settings.story.join && own.score == joined_at,
        "{own:?}"
    );
    let other = last.story.nearest_other.unwrap();
    assert!(own.score > other.weighed.score, "{other:?}");
    let words = &own.parts[0];
    assert_eq!(words.key, NearKey::Words);
    assert!(
        words.shared.iter().any(|s| s.text == "kedungjati"),
        "{words:?}"
    );
    assert!(
        own.parts
            .iter()
            .any(|p| p.key == NearKey::Time && p.points < 0.0)
    );
}

/// The pull of the two first bridges on the third, as forming stories reckons it.
fn decided(grouped: &Grouped) -> f32 {
    let made = grouped.made();
    let week = Remade::of(&made);
    let d = week.home(&made.docs[42].item).unwrap().original;
    let docs = &week.ready.docs;
    let is_one = |m: &usize| made.docs[40..42].iter().any(|b| b.item == docs[*m].item);
    let before = (0..docs.len()).filter(is_one);
    let story = crate::stories::remade(None, before, docs, &week.ready.fields).unwrap();
    let gap = crate::stories::days(made.docs[41].at, made.docs[42].at);
    let fields = week.ready.fields[d].as_ref().unwrap();
    let regions = crate::issue_draft::regions(docs[d]);
    crate::stories::pull(&story, gap, docs[d], fields, &regions, &grouped.settings).score()
}

#[test]
fn two_stories_of_one_issue_say_what_joined_them() {
    let said = a_week();
    let week = grouped(&said, &[]);
    let pair = week.pair(&said[40], &said[43]);
    assert_eq!(pair.together, Together::Issue);
    let stories = pair.stories.unwrap();
    assert!(
        matches!(stories.barred, Some(Barred::TimeBetween { days, .. }) if days > 2.0),
        "{stories:?}"
    );
    let e = week.explain(&said[43]);
    assert_eq!((e.story.how, e.issue.how), (Joined::Alone, Joined::ByScore));
    let own = e.issue.with_others.unwrap();
    let urusan = own.parts.iter().find(|p| p.key == NearKey::SameUrusan);
    assert!(
        urusan.unwrap().shared[0].text.starts_with("1.03 "),
        "{own:?}"
    );
    let apart = week.pair(&said[40], &said[44]);
    assert_eq!(apart.together, Together::Apart);
    assert!(!apart.items.unwrap().reaches() && !apart.issues.unwrap().reaches());
}

#[test]
fn a_pair_in_other_regions_says_so() {
    let mut said = a_week();
    said[40].1 = at(said[40].1.clone(), &["35.22"]);
    said[44].1 = at(said[44].1.clone(), &["33.09"]);
    let pair = grouped(&said, &[]).pair(&said[40], &said[44]);
    for weighed in [pair.items, pair.stories, pair.issues] {
        let parts = weighed.unwrap().parts;
        let elsewhere = parts.iter().find(|p| p.key == NearKey::OtherRegion);
        assert!(elsewhere.unwrap().points < 0.0, "{parts:?}");
    }
}

#[test]
fn a_copy_is_explained_by_its_original() {
    let mut said = a_week();
    let text = "Pemerintah kabupaten mengumumkan jadwal pengurasan waduk besar mulai pekan depan hingga akhir bulan";
    said.extend((0..2).map(|i| news(&format!("situs{i}"), 50 + i, "Jadwal waduk", text)));
    let week = grouped(&said, &[]);
    let e = week.explain(&said[46]);
    let copy = e.copy.unwrap();
    assert_eq!((copy.of, copy.similarity), (said[45].0.id, Some(1.0)));
    assert_eq!(e.story.how, Joined::Alone);
    let pair = week.pair(&said[46], &said[45]);
    assert_eq!((pair.together, pair.items), (Together::Copies, None));
}

#[test]
fn what_an_edit_told_apart_names_the_edit() {
    let said = a_week();
    let first = grouped(&said, &[]);
    let (bridge, chilli) = (
        first.explain(&said[40]).issue.id,
        first.explain(&said[44]).issue.id,
    );
    let moved = IssueEdit {
        id: 7,
        at: said[0].1.at,
        by: "rina".into(),
        reason: "soal harga".into(),
        from: week(),
        what: Decision::Move {
            items: vec![said[42].0.id],
            to: chilli.clone(),
            away_from: vec![bridge.clone()],
        },
        held: vec![
            Held {
                issue: bridge,
                items: said[40..42].iter().map(|s| s.0.id).collect(),
            },
            Held {
                issue: chilli.clone(),
                items: vec![said[42].0.id, said[44].0.id],
            },
        ],
    };
    let week = grouped(&said, &[moved]);
    let e = week.explain(&said[42]);
    assert_eq!((&e.issue.id, e.issue.how), (&chilli, Joined::ByEdit));
    assert_eq!(e.pinned_by[0].id, 7);
    let pair = week.pair(&said[40], &said[42]);
    assert_eq!(pair.together, Together::Apart);
    for weighed in [pair.items, pair.stories, pair.issues] {
        let barred = weighed.unwrap().barred;
        assert!(
            matches!(&barred, Some(Barred::ByEdit { edits }) if edits[0].reason == "soal harga"),
            "{barred:?}"
        );
    }
}
