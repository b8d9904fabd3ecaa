//! What is known of each block of a page, as numbers: its form, its words, its place in the markup,
//! whether Readability took it, and what stands around it.

mod around;
mod shingles;
mod taker;

use super::blocks::{Block, Kind, Within};
use super::hints::Hints;
use super::wording::{Wording, wording};
use around::Around;
use shingles::{Shingles, repeats, words_of};
use taker::Taker;

/// What others say of the page's text.
#[derive(Default)]
pub(super) struct Witness<'a> {
    pub readability: &'a str,
    /// `articleBody` of JSON-LD.
    pub stated: &'a str,
    pub title: &'a str,
    pub summary: &'a str,
}

/// The features that a block has, as places in the table of weights.
pub type Features = Vec<u16>;

/// How many there may be.
pub const N_FEATURES: usize = 420;

pub(super) fn features(blocks: &[Block], witness: &Witness<'_>) -> (Vec<Seen>, Vec<Features>) {
    let readability = Shingles::of(witness.readability);
    let stated = Shingles::of(witness.stated);
    let title = words_of(witness.title);
    let summary = words_of(witness.summary);
    let repeats = repeats(blocks);
    let seen: Vec<Seen> = blocks
        .iter()
        .zip(repeats)
        .map(|(b, (words, [earlier, later]))| Seen {
            taken: readability.share(&words),
            stated: stated.share(&words),
            earlier,
            later,
            titled: !title.is_empty() && words == title,
            summary: words.len() > 4 && words == summary,
            links: f64::from(b.in_links) / b.text.len().max(1) as f64,
            bold: f64::from(b.in_bold) / b.text.len().max(1) as f64,
            wording: wording(&b.text),
        })
        .collect();
    let solid: Vec<bool> = blocks
        .iter()
        .zip(&seen)
        .map(|(b, s)| s.taken > 0.7 && is_prose(b, s))
        .collect();
    let prose: Vec<bool> = blocks
        .iter()
        .zip(&seen)
        .map(|(b, s)| is_prose(b, s))
        .collect();
    let around = [Around::of(blocks, &solid), Around::of(blocks, &prose)];
    let n_stated = !witness.stated.is_empty();
    let n_taken = solid.iter().any(|s| *s);
    let mut out = Vec::with_capacity(blocks.len());
    for i in 0..blocks.len() {
        let mut f = Taker::default();
        one(&mut f, &blocks[i], &seen[i], n_stated, n_taken);
        for (n, a) in around.iter().enumerate() {
            a.tell(&mut f, n, i, &blocks[i], &seen[i]);
        }
        for step in [-2isize, -1, 1, 2] {
            let there = i.checked_add_signed(step).filter(|j| *j < blocks.len());
            neighbour(&mut f, step, there.map(|j| (&blocks[j], &seen[j])));
        }
        out.push(f.end());
    }
    (seen, out)
}

/// What others say of a block, and how it is worded.
pub(super) struct Seen {
    pub taken: f64,
    stated: f64,
    /// Said before it, said again after it.
    pub earlier: bool,
    later: bool,
    titled: bool,
    summary: bool,
    pub links: f64,
    bold: f64,
    pub wording: Wording,
}

impl Seen {
    pub fn is_taken_prose(&self, b: &Block) -> bool {
        self.taken > 0.7
            && is_prose(b, self)
            && b.place.kind == Kind::Paragraph
            && !b.place.near.has(Hints::CAPTION)
    }
}

fn is_prose(b: &Block, s: &Seen) -> bool {
    b.n_words >= 12
        && s.links < 0.3
        && s.wording.ends_sentence
        && !b
            .place
            .within
            .any(Within::FIGURE | Within::NAV | Within::FOOTER)
}

const WORDS: &[f64] = &[1.0, 2.0, 4.0, 7.0, 11.0, 17.0, 25.0, 40.0, 80.0];
const SHARES: &[f64] = &[0.05, 0.3, 0.6, 0.9];

const HINTS: [Hints; 15] = [
    Hints::BODY,
    Hints::ARTICLE,
    Hints::CAPTION,
    Hints::RELATED,
    Hints::SHARE,
    Hints::AUTHOR,
    Hints::DATE,
    Hints::COMMENT,
    Hints::FURNITURE,
    Hints::PROMOTION,
    Hints::TAGS,
    Hints::MEDIA,
    Hints::SUMMARY,
    Hints::HEADLINE,
    Hints::QUOTE,
];

fn one(f: &mut Taker, b: &Block, s: &Seen, n_stated: bool, n_taken: bool) {
    let words = f64::from(b.n_words);
    let taken = s.taken > 0.6;
    f.range(words, WORDS);
    f.range(s.taken, SHARES);
    f.range(s.links, SHARES);
    f.range(s.bold, &[0.05, 0.6, 0.95]);
    f.flag(n_taken);
    f.flag(n_stated);
    f.flag(n_stated && s.stated > 0.7);
    f.flag(n_stated && s.stated < 0.3);
    f.crossed(s.earlier, words > 11.0);
    f.crossed(s.later, words > 11.0);
    f.flag(s.titled);
    f.flag(s.summary);
    for kind in [
        Kind::Other,
        Kind::Paragraph,
        Kind::Heading,
        Kind::Item,
        Kind::Cell,
        Kind::Preformatted,
    ] {
        f.crossed(b.place.kind == kind, taken);
    }
    for hint in HINTS {
        f.crossed(b.place.near.has(hint), taken);
        f.crossed(b.place.far.has(hint), taken);
    }
    for bit in 0..13 {
        f.crossed(b.place.within.any(1 << bit), taken);
    }
    let w = &s.wording;
    for has in [
        w.ends_sentence,
        w.ends_colon,
        w.leads_away,
        w.credit,
        w.dated,
        w.byline,
        w.copyright,
        w.asks,
        w.all_caps,
        w.barred,
        w.quoted,
        w.contact,
        w.counted,
        w.starts_small,
    ] {
        f.crossed(has, words > 11.0);
    }
    // A short line is told by what it is, a long one by how it ends.
    f.flag(words < 12.0 && s.links > 0.6);
    f.flag(words < 25.0 && s.links > 0.9);
    f.flag(words >= 12.0 && s.links < 0.3 && w.ends_sentence && taken);
    f.flag(words >= 12.0 && s.links < 0.3 && w.ends_sentence && !taken);
    f.flag(words < 12.0 && !w.ends_sentence && b.place.kind == Kind::Paragraph);
    f.flag(words < 12.0 && !w.ends_sentence && b.place.kind == Kind::Other);
    f.flag(words < 12.0 && w.ends_sentence && b.place.kind == Kind::Other);
    f.flag(s.bold > 0.95 && words < 12.0);
    f.flag(s.bold > 0.95 && words < 12.0 && s.links > 0.6);
    f.flag(s.bold > 0.95 && b.place.kind == Kind::Paragraph);
}

fn neighbour(f: &mut Taker, step: isize, there: Option<(&Block, &Seen)>) {
    let Some((b, s)) = there else {
        f.flag(true);
        for _ in 0..7 {
            f.flag(false);
        }
        return;
    };
    let near = step.abs() == 1;
    f.flag(false);
    f.flag(s.links > 0.6);
    f.flag(s.taken > 0.6);
    f.flag(s.taken > 0.6 && b.n_words > 17);
    f.flag(b.n_words < 5);
    f.flag(s.wording.leads_away && near);
    f.flag(b.place.within.any(Within::FIGURE));
    f.flag(b.place.kind == Kind::Heading);
}
