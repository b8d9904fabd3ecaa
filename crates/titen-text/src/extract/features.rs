//! What is known of each block of a page, as numbers: its form, its words, its place in the markup,
//! whether Readability took it, and what stands around it.

use super::blocks::{Block, Kind, Within};
use super::hints::Hints;
use super::wording::{Wording, wording};
use ego_tree::NodeId;
use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};

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

/// Each block's words, and whether what it says was said before it, or is said again after it.
fn repeats(blocks: &[Block]) -> Vec<(Vec<u64>, [bool; 2])> {
    let mut all: Vec<(Vec<u64>, [bool; 2])> = blocks
        .iter()
        .map(|b| (words_of(&b.text), [false; 2]))
        .collect();
    let said = |known: &mut HashSet<u64>, words: &[u64]| {
        let runs = if words.len() < 3 { 1 } else { words.len() - 2 };
        let new = if words.len() < 3 {
            usize::from(known.insert(hash_all(words)))
        } else {
            words
                .windows(3)
                .filter(|w| known.insert(hash_all(w)))
                .count()
        };
        new * 4 < runs
    };
    let mut known = HashSet::new();
    for (words, repeated) in &mut all {
        repeated[0] = said(&mut known, words);
    }
    known.clear();
    for (words, repeated) in all.iter_mut().rev() {
        repeated[1] = said(&mut known, words);
    }
    all
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

/// Numbers features in the order in which they are asked, so that a name is a place.
#[derive(Default)]
struct Taker {
    next: u16,
    taken: Features,
}

impl Taker {
    fn flag(&mut self, has: bool) {
        if has {
            self.taken.push(self.next);
        }
        self.next += 1;
    }

    /// One of `bounds.len() + 1` ranges.
    fn range(&mut self, value: f64, bounds: &[f64]) {
        let at = bounds.iter().take_while(|b| value > **b).count();
        self.taken.push(self.next + at as u16);
        self.next += bounds.len() as u16 + 1;
    }

    /// The same feature twice over: once for a block that has `with`, once for one that has not.
    fn crossed(&mut self, has: bool, with: bool) {
        self.flag(has && with);
        self.flag(has && !with);
    }

    fn end(self) -> Features {
        debug_assert!(usize::from(self.next) <= N_FEATURES, "{}", self.next);
        self.taken
    }
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

/// Where the blocks that are surely the article stand.
struct Around<'a> {
    sure: &'a [bool],
    /// How far away the last sure one is, and the next.
    before: Vec<usize>,
    after: Vec<usize>,
    /// The element that most of their words are in.
    main: Option<NodeId>,
    last_parent: Vec<Option<(NodeId, NodeId)>>,
    next_parent: Vec<Option<(NodeId, NodeId)>>,
}

impl<'a> Around<'a> {
    fn of(blocks: &[Block], sure: &'a [bool]) -> Around<'a> {
        let n = blocks.len();
        let (mut before, mut after) = (vec![usize::MAX; n], vec![usize::MAX; n]);
        let (mut last_parent, mut next_parent) = (vec![None; n], vec![None; n]);
        let mut last: Option<usize> = None;
        for i in 0..n {
            if let Some(l) = last {
                before[i] = i - l;
                last_parent[i] = Some((blocks[l].parent, blocks[l].grandparent));
            }
            if sure[i] {
                last = Some(i);
            }
        }
        last = None;
        for i in (0..n).rev() {
            if let Some(l) = last {
                after[i] = l - i;
                next_parent[i] = Some((blocks[l].parent, blocks[l].grandparent));
            }
            if sure[i] {
                last = Some(i);
            }
        }
        let mut votes: HashMap<NodeId, u32> = HashMap::new();
        for (b, _) in blocks.iter().zip(sure).filter(|(_, sure)| **sure) {
            for node in [b.parent, b.grandparent] {
                *votes.entry(node).or_default() += b.n_words;
            }
        }
        // By votes, then the first of them: one answer whatever the order of a map.
        let main = blocks
            .iter()
            .flat_map(|b| [b.parent, b.grandparent])
            .filter_map(|node| votes.get(&node).map(|v| (*v, node)))
            .reduce(|best, next| if next.0 > best.0 { next } else { best })
            .map(|(_, node)| node);
        Around {
            sure,
            before,
            after,
            main,
            last_parent,
            next_parent,
        }
    }

    fn tell(&self, f: &mut Taker, n: usize, i: usize, b: &Block, s: &Seen) {
        let far = |d: usize| if d == usize::MAX { 99.0 } else { d as f64 };
        const FAR: &[f64] = &[1.0, 2.0, 4.0, 8.0, 98.0];
        f.flag(self.sure[i]);
        f.range(far(self.before[i]), FAR);
        f.range(far(self.after[i]), FAR);
        let (has_before, has_after) = (self.before[i] != usize::MAX, self.after[i] != usize::MAX);
        let long = b.n_words > 11;
        f.crossed(has_before && has_after, long);
        f.crossed(!has_before && has_after, long);
        f.crossed(has_before && !has_after, long);
        let sibling = |p: Option<(NodeId, NodeId)>| {
            p.is_some_and(|(parent, grand)| grand == b.grandparent || parent == b.parent)
        };
        f.crossed(sibling(self.last_parent[i]), long);
        f.crossed(sibling(self.next_parent[i]), long);
        let in_main = self
            .main
            .is_some_and(|m| m == b.parent || m == b.grandparent);
        f.crossed(in_main, long);
        f.crossed(!in_main, long);
        f.flag(in_main && s.links > 0.6);
        f.flag(in_main && has_before && has_after);
        f.flag(in_main && !has_before);
        f.flag(in_main && !has_after);
        f.flag(!in_main && n == 0 && has_before && has_after);
    }
}

fn words_of(text: &str) -> Vec<u64> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(hash_word)
        .collect()
}

fn hash_word(word: &str) -> u64 {
    // FNV-1a over lower case.
    let mut h = 0xcbf2_9ce4_8422_2325u64;
    for c in word.chars().flat_map(char::to_lowercase) {
        h = (h ^ u64::from(u32::from(c))).wrapping_mul(0x0100_0000_01b3);
    }
    h
}

fn hash_all(words: &[u64]) -> u64 {
    words.iter().fold(17, |h: u64, w| {
        (h.rotate_left(5) ^ w).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    })
}

/// Runs of three words, for telling how much of a text stands in another.
struct Shingles {
    three: HashSet<u64>,
    short: HashSet<u64>,
}

impl Shingles {
    fn of(text: &str) -> Shingles {
        let mut all = Shingles {
            three: HashSet::new(),
            short: HashSet::new(),
        };
        for line in text.lines() {
            let words = words_of(line);
            all.three.extend(words.windows(3).map(hash_all));
            if words.len() < 3 {
                all.short.insert(hash_all(&words));
            }
        }
        all
    }

    fn share(&self, words: &[u64]) -> f64 {
        if words.len() < 3 {
            return f64::from(u8::from(self.short.contains(&hash_all(words))));
        }
        let hits = words
            .windows(3)
            .filter(|w| self.three.contains(&hash_all(w)))
            .count();
        hits as f64 / (words.len() - 2) as f64
    }
}
