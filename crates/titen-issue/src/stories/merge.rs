//! The merge pass: stories that started apart and turned out to be one.

use super::{StoryDraft, nearness, silence};
use crate::{
    agglomerate::agglomerate, constraints::apart, postings::Postings, settings::GroupSettings,
};

/// Joins what is near enough; gives stories with a document, by their first one.
pub fn merge(mut drafts: Vec<StoryDraft>, settings: &GroupSettings) -> Vec<StoryDraft> {
    let s = &settings.story;
    let pairs = likely_pairs(&drafts, settings);
    let root = agglomerate(
        &mut drafts,
        &pairs,
        s.merge,
        |a, b| {
            // Two stories of earlier weeks were told apart then, and stay so.
            let told_apart = (a.carried.is_some() && b.carried.is_some())
                || silence(a, b) > s.merge_gap_days
                || apart(a.bound(), b.bound());
            (!told_apart).then(|| nearness(a, b, settings).score())
        },
        |a, b| {
            a.carried = a.carried.or(b.carried);
            a.name = a.name.take().or(b.name.clone());
            a.members.extend(&b.members);
            a.centroid.absorb(&b.centroid);
            a.n_items += b.n_items;
            a.first_at = a.first_at.min(b.first_at);
            a.last_at = a.last_at.max(b.last_at);
            a.voices |= b.voices;
            a.regions.add(&b.regions);
        },
    );
    let mut i = 0;
    drafts.retain(|_| {
        i += 1;
        root[i - 1] as usize == i - 1
    });
    drafts.retain(|d| !d.members.is_empty());
    for draft in &mut drafts {
        draft.members.sort_unstable();
    }
    drafts.sort_by_key(|d| d.members[0]);
    drafts
}

fn likely_pairs(drafts: &[StoryDraft], settings: &GroupSettings) -> Vec<(u32, u32)> {
    let mut postings = Postings::new(settings.postings);
    let mut pairs = Vec::new();
    for (i, draft) in drafts.iter().enumerate() {
        let query = draft
            .centroid
            .query(&settings.story.weights, settings.query_features);
        let near = postings.candidates(&query, settings.candidates);
        pairs.extend(near.into_iter().map(|j| (j, i as u32)));
        postings.add(i as u32, query.into_iter().map(|f| f.0));
    }
    pairs
}
