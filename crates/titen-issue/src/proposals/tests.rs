//! What proposals must hold to: what lies just beside the grouping's decisions is asked, and not asked again once an
//! analyst has decided.

use crate::{
    build::{at, complaint, week, with_urusan},
    carried::Carried,
    decisions::Decisions,
    group::{Known, group_week},
    rank::tests::{DICT, Said},
    settings::GroupSettings,
};
use titen_model::{Decision, Document, GroupedWeek, Held, IssueEdit, IssueId, Proposed, Week};

fn said(who: &str, text: &str, urusan: &str, kecamatan: &str, n: usize, weeks: i64) -> Said {
    (0..n)
        .map(|i| {
            let hour = 168 * weeks + 3 + 5 * i as i64;
            let (item, doc) = complaint(&format!("{who}{i}"), hour, &format!("{text} {who}{i}"));
            (item, at(with_urusan(doc, urusan), &[kecamatan]))
        })
        .collect()
}

fn group(
    of: Week,
    carried: &Carried,
    edits: &[IssueEdit],
    said: &Said,
    settings: &GroupSettings,
) -> (GroupedWeek, Carried) {
    let docs: Vec<Document> = said.iter().map(|s| s.1.clone()).collect();
    let items = said.iter().map(|s| (s.0.id, s.0.clone())).collect();
    let known = Known {
        carried,
        earlier: None,
        decisions: Decisions::in_week(of, edits),
    };
    group_week(of, known, &docs, &items, &DICT, settings)
}

fn decided(what: Decision, held: Vec<Held>) -> IssueEdit {
    IssueEdit {
        id: 1,
        at: week().bounds().1,
        by: "rina".into(),
        reason: "sudah ditinjau".into(),
        from: week(),
        what,
        held,
    }
}

/// What the issues hold, as `titen edit` keeps it.
fn held(grouped: &GroupedWeek, issues: &[IssueId]) -> Vec<Held> {
    let members = |id: &IssueId| {
        let stories = grouped.stories.iter().filter(|s| s.issue == *id);
        stories
            .flat_map(|s| s.members.iter().map(|m| m.item))
            .collect()
    };
    issues
        .iter()
        .map(|id| Held {
            issue: id.clone(),
            items: members(id),
        })
        .collect()
}

#[test]
fn two_that_lie_just_under_the_threshold_are_asked_about_until_an_analyst_decides() {
    let lamps = said(
        "a",
        "lampu jalan padam gelap gulita semalam",
        "2.15",
        "35.22.15",
        4,
        0,
    );
    let poles = said(
        "b",
        "lampu taman padam roboh tiangnya karatan",
        "2.15",
        "35.22.15",
        4,
        0,
    );
    let other = said(
        "c",
        "pupuk subsidi langka petani menjerit",
        "3.27",
        "35.22.20",
        5,
        0,
    );
    let all: Said = [lamps, poles, other].concat();
    let with_join = |join: f32, edits: &[IssueEdit]| {
        let mut settings = GroupSettings::default();
        settings.issue.join_voice = join;
        group(week(), &Carried::default(), edits, &all, &settings).0
    };
    // The lowest threshold that keeps the two apart.
    let joins = (10..90).map(|j| j as f32 / 100.0);
    let (join, grouped) = joins
        .map(|j| (j, with_join(j, &[])))
        .find(|(_, g)| g.issues.len() == 3)
        .unwrap();
    let [proposal] = grouped.proposals.as_slice() else {
        panic!("{:?}", grouped.proposals)
    };
    let Proposed::Merge { into, issue } = proposal.what.clone() else {
        panic!("{proposal:?}")
    };
    assert!(proposal.likeness < proposal.threshold);
    for part in [
        "4 dan 4 butir",
        "padam",
        "2.15 Perhubungan",
        "Kec. Bojonegoro",
    ] {
        assert!(proposal.why.contains(part), "{}", proposal.why);
    }
    let command = proposal.command();
    assert!(command.starts_with(&format!(
        "titen edit merge {into} {issue} --reason \"usulan"
    )));

    let both = [into.clone(), issue.clone()];
    let keep = Decision::Keep {
        issues: both.to_vec(),
    };
    let keep = decided(keep, held(&grouped, &both));
    let merge = Decision::Merge {
        into,
        issues: vec![issue],
    };
    let merge = decided(merge, held(&grouped, &both));
    for edit in [keep, merge] {
        assert!(Decisions::in_week(week(), std::slice::from_ref(&edit)).settles(&proposal.what));
        assert_eq!(with_join(join, &[edit]).proposals, []);
    }
}

#[test]
fn an_issue_that_falls_in_two_is_asked_about_and_kept_whole_by_an_analyst() {
    let (dark, rice) = (
        "lampu jalan padam gelap gulita",
        "pupuk subsidi langka petani menjerit",
    );
    let settings = GroupSettings::default();
    let mixed = said("m", &format!("{dark} {rice}"), "2.15", "35.22.15", 6, 0);
    let (first, carried) = group(week(), &Carried::default(), &[], &mixed, &settings);
    assert_eq!(first.issues.len(), 1);
    // Each says one of the two things only; both continue the issue of the week before.
    let lamps = said("a", dark, "2.15", "35.22.15", 4, 1);
    let farmers = said("b", rice, "3.27", "35.22.20", 3, 1);
    let next: Said = [lamps, farmers].concat();
    let of = |edits: &[IssueEdit]| group(week().next(), &carried, edits, &next, &settings).0;
    let grouped = of(&[]);
    let heard = grouped.issues.iter().filter(|i| !i.stories.is_empty());
    assert_eq!(heard.count(), 1, "{:?}", grouped.issues);
    let [proposal] = grouped.proposals.as_slice() else {
        panic!("{:?}", grouped.proposals)
    };
    let Proposed::Split { issue, items, .. } = &proposal.what else {
        panic!("{proposal:?}")
    };
    assert_eq!(items.len(), 3);
    for part in [
        "3 butir (urusan 3.27 Pertanian",
        "4 butir (urusan 2.15",
        "Kec. Bojonegoro",
    ] {
        assert!(proposal.why.contains(part), "{}", proposal.why);
    }
    assert!(proposal.command().contains(" --stories cerita-"));

    let keep = Decision::Keep {
        issues: vec![issue.clone()],
    };
    let keep = decided(keep, held(&grouped, std::slice::from_ref(issue)));
    assert_eq!(of(&[keep]).proposals, []);
}
