//! Comparisons, told part by part.

use super::{lexicon::Lexicon, remade::Remade};
use crate::{
    centroid::Centroid,
    constraints::apart,
    features::{BIGRAMS, NAMES, PLACES, WORDS},
    issue_draft::{DUTIES, IssueDraft, URUSAN},
    likeness::{Likeness, likeness, one_problem},
    settings::GroupSettings,
    stories::{Pull, StoryDraft, nearness, silence},
};
use titen_model::{Barred, NearKey, NearPart, Shared, Weighed};

const FIELDS: [(usize, NearKey); 4] = [
    (WORDS, NearKey::Words),
    (NAMES, NearKey::Names),
    (BIGRAMS, NearKey::TitlePairs),
    (PLACES, NearKey::Places),
];

/// An item and a story, or a story of one item.
pub fn item_in_story(week: &Remade<'_>, d: usize, story: &StoryDraft) -> Weighed {
    let settings = &week.made.settings.story;
    let gap = week.gap(d, story);
    let lone = week.item_alone(d);
    let barred = match &lone {
        Some(item) if apart(item.bound(), story.bound()) => {
            Some(week.by_edit([item.name.as_ref(), story.name.as_ref()]))
        }
        _ => (gap > settings.max_gap_days).then_some(Barred::TimeBetween {
            days: gap,
            most: settings.max_gap_days,
        }),
    };
    let pull = week.pull_of(d, story);
    let mut parts = lone.map_or_else(Vec::new, |item| {
        fields(
            week,
            &item.members,
            pull.fields,
            &item.centroid,
            &story.centroid,
        )
    });
    add_losses(&mut parts, &pull);
    weighed(parts, pull.score(), settings.join, barred)
}

pub fn stories(week: &Remade<'_>, a: &StoryDraft, b: &StoryDraft) -> Weighed {
    let settings = &week.made.settings.story;
    let days = silence(a, b);
    let barred = if apart(a.bound(), b.bound()) {
        Some(week.by_edit([a.name.as_ref(), b.name.as_ref()]))
    } else if a.carried.is_some() && b.carried.is_some() {
        Some(Barred::OfEarlierWeeks)
    } else {
        (days > settings.merge_gap_days).then_some(Barred::TimeBetween {
            days,
            most: settings.merge_gap_days,
        })
    };
    let near = nearness(a, b, week.made.settings);
    let mut parts = fields(week, &a.members, near.fields, &a.centroid, &b.centroid);
    add_losses(&mut parts, &near);
    weighed(parts, near.score(), settings.merge, barred)
}

/// A story and an issue, or two issues.
pub fn in_issue(week: &Remade<'_>, a: &IssueDraft, b: &IssueDraft) -> Weighed {
    let settings = week.made.settings;
    let like = likeness(a, b, settings);
    let both_earlier = a.carried.is_some() && b.carried.is_some();
    let barred = if apart(a.bound(), b.bound()) {
        Some(week.by_edit([a.name.as_ref(), b.name.as_ref()]))
    } else {
        (both_earlier && !one_problem(a, b)).then_some(Barred::OfEarlierWeeks)
    };
    let members: Vec<usize> = a
        .stories
        .iter()
        .flat_map(|s| &week.stories[*s].members)
        .copied()
        .collect();
    let lexicon = week.lexicon(&members);
    let mut parts = fields(week, &members, like.fields, &a.centroid, &b.centroid);
    let urusan = like.urusan * like.same_urusan;
    let shared = lexicon.shared(URUSAN, &a.urusan_mass, &b.urusan_mass, urusan);
    add(&mut parts, NearKey::SameUrusan, urusan, shared);
    let duty = like.urusan * like.same_duty;
    let shared = lexicon.shared(DUTIES, &a.duties, &b.duties, duty);
    add(&mut parts, NearKey::SameDuty, duty, shared);
    let place = like.urusan * like.same_place;
    add(&mut parts, NearKey::SamePlace, place, Vec::new());
    add(
        &mut parts,
        NearKey::OtherPlace,
        -like.other_place,
        Vec::new(),
    );
    add(
        &mut parts,
        NearKey::OtherRegion,
        -like.other_region,
        Vec::new(),
    );
    let threshold = if both_earlier {
        settings.issue.join_carried
    } else {
        threshold(&like, settings)
    };
    weighed(parts, like.score(), threshold, barred)
}

/// What a story's likeness to an issue must reach.
pub fn threshold(likeness: &Likeness, settings: &GroupSettings) -> f32 {
    if likeness.voices {
        settings.issue.join_voice
    } else {
        settings.issue.join
    }
}

/// `members` are the side whose words are told.
fn fields(
    week: &Remade<'_>,
    members: &[usize],
    points: [f32; 4],
    a: &Centroid,
    b: &Centroid,
) -> Vec<NearPart> {
    let lexicon: Lexicon = week.lexicon(members);
    let mut parts = Vec::new();
    for (f, key) in FIELDS {
        let shared = lexicon.shared(f, a.field(f), b.field(f), points[f]);
        add(&mut parts, key, points[f], shared);
    }
    parts
}

fn add_losses(parts: &mut Vec<NearPart>, pull: &Pull) {
    let similarity: f32 = pull.fields.iter().sum();
    let faded = (similarity - pull.elsewhere) * (1.0 - pull.kept);
    add(parts, NearKey::OtherRegion, -pull.elsewhere, Vec::new());
    add(parts, NearKey::Time, -faded, Vec::new());
    add(parts, NearKey::SmallStory, -pull.lone, Vec::new());
}

fn add(parts: &mut Vec<NearPart>, key: NearKey, points: f32, shared: Vec<Shared>) {
    if points != 0.0 {
        parts.push(NearPart {
            key,
            points,
            shared,
        });
    }
}

fn weighed(parts: Vec<NearPart>, score: f32, threshold: f32, barred: Option<Barred>) -> Weighed {
    Weighed {
        parts,
        score,
        threshold,
        barred,
    }
}
