//! Indonesian affixes: which may stand together, what they cost, and the nasal sounds that
//! swallow a root's first letter (Tata Bahasa Baku Bahasa Indonesia, morphology of the verb).

use smol_str::SmolStr;

/// The root of the cheapest analysis, `None` where no root is known.
pub(super) fn best_root(word: &str, known: &dyn Fn(&str) -> bool) -> Option<SmolStr> {
    let mut search = Search {
        known,
        best: None,
        candidate: String::with_capacity(word.len() + 1),
    };
    for tail in tails(word) {
        search.prefixes(&word[..tail.from], Prefix::None, &tail, tail.cost, 0);
    }
    search.best.map(|(_, root)| root)
}

/// For an unknown root: only affixes that hardly ever belong to a name or a loan.
pub(super) fn without_sure_affixes(word: &str) -> SmolStr {
    let bare = ["nya", "lah", "kah"]
        .into_iter()
        .filter_map(|s| word.strip_suffix(s))
        .find(|b| b.len() >= 5 && word.ends_with("nya"));
    let bare = bare.unwrap_or(word);
    let inner = bare.strip_suffix("kan").or_else(|| bare.strip_suffix('i'));
    let verb = inner
        .and_then(|v| v.strip_prefix("di").or_else(|| v.strip_prefix("meng")))
        .filter(|v| v.len() >= 5);
    SmolStr::new(verb.unwrap_or(bare))
}

/// What follows the stem: derivational suffix, clitic, particle.
struct Tail {
    /// Where it begins.
    from: usize,
    suffix: Suffix,
    cost: f32,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Suffix {
    None,
    Kan,
    An,
    I,
}

const PARTICLES: [(&str, f32); 3] = [("lah", 0.8), ("kah", 1.0), ("pun", 1.0)];
const CLITICS: [(&str, f32); 3] = [("nya", 0.5), ("ku", 1.6), ("mu", 1.6)];
const SUFFIXES: [(&str, Suffix, f32); 3] = [
    ("kan", Suffix::Kan, 0.8),
    ("an", Suffix::An, 1.0),
    ("i", Suffix::I, 1.1),
];

fn tails(word: &str) -> Vec<Tail> {
    let mut ends = vec![(word.len(), 0.0)];
    for list in [&PARTICLES, &CLITICS] {
        for i in 0..ends.len() {
            let (end, cost) = ends[i];
            for (affix, more) in list {
                if let Some(stem) = word[..end].strip_suffix(affix).filter(|s| s.len() >= 2) {
                    ends.push((stem.len(), cost + more));
                }
            }
        }
    }
    let mut all = Vec::with_capacity(ends.len() * 2);
    for (end, cost) in ends {
        all.push(Tail {
            from: end,
            suffix: Suffix::None,
            cost,
        });
        for (affix, suffix, more) in SUFFIXES {
            if let Some(stem) = word[..end].strip_suffix(affix).filter(|s| s.len() >= 2) {
                all.push(Tail {
                    from: stem.len(),
                    suffix,
                    cost: cost + more,
                });
            }
        }
    }
    all
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Prefix {
    None,
    /// meN- and its like with a nasal.
    Me,
    Di,
    Ber,
    Ter,
    /// peN- and pe-.
    Pe,
    Per,
    Se,
    Ke,
    /// Bound pronouns of the passive: ku-, kau-.
    Ku,
}

struct Search<'a> {
    known: &'a dyn Fn(&str) -> bool,
    best: Option<(f32, SmolStr)>,
    candidate: String,
}

impl Search<'_> {
    /// Takes `stem` as the root, then each prefix off it.
    fn prefixes(&mut self, stem: &str, outer: Prefix, tail: &Tail, cost: f32, depth: u8) {
        // The whole word was looked up before.
        if depth > 0 || tail.cost > 0.0 {
            self.root("", stem, cost + circumfix(outer, tail.suffix));
        }
        if depth == 3 {
            return;
        }
        for (text, prefix, more) in PREFIXES {
            if let Some(rest) = stem.strip_prefix(text)
                && may_stand_before(outer, prefix)
                && rest.len() >= 2
            {
                let inner = if depth == 0 { prefix } else { outer };
                self.prefixes(rest, inner, tail, cost + more, depth + 1);
            }
        }
        self.nasal(stem, outer, tail, cost, depth);
    }

    /// meN- and peN-: the nasal fits the root's first letter, and swallows k, p, s, t.
    fn nasal(&mut self, stem: &str, outer: Prefix, tail: &Tail, cost: f32, depth: u8) {
        let (rest, prefix, more) = match (stem.strip_prefix("me"), stem.strip_prefix("pe")) {
            (Some(rest), _) if may_stand_before(outer, Prefix::Me) => (rest, Prefix::Me, 1.0),
            (_, Some(rest)) if may_stand_before(outer, Prefix::Pe) => (rest, Prefix::Pe, 1.5),
            _ => return,
        };
        let inner = if depth == 0 { prefix } else { outer };
        let cost = cost + more;
        for (nasal, swallowed, fits) in NASALS {
            let Some(root) = rest.strip_prefix(nasal).filter(|r| r.len() >= 2) else {
                continue;
            };
            let first = root.as_bytes()[0];
            // menge- stands before roots of one syllable: mengebom.
            if nasal == "nge" && root.len() > 4 {
                continue;
            }
            if fits.as_bytes().contains(&first) {
                self.prefixes(root, inner, tail, cost, depth + 1);
            }
            if !swallowed.is_empty() && b"aiueo".contains(&first) {
                // pengawas-an and not peng-kawasan: behind peN- an -an is a suffix.
                let noun = prefix == Prefix::Pe
                    && tail.suffix == Suffix::None
                    && root.len() > 5
                    && root.ends_with("an");
                let more = if noun { 1.5 } else { 0.1 };
                self.root(swallowed, root, cost + more + circumfix(inner, tail.suffix));
            }
        }
        // No nasal before l, r, w, y, m, n: melihat, merusak, menikah.
        if rest.starts_with(['l', 'r', 'w', 'y', 'm', 'n']) {
            // per- is likelier than pe- before r.
            let cost = if prefix == Prefix::Pe && rest.starts_with('r') {
                cost + 0.8
            } else {
                cost
            };
            self.prefixes(rest, inner, tail, cost, depth + 1);
        }
    }

    fn root(&mut self, swallowed: &str, rest: &str, cost: f32) {
        self.candidate.clear();
        self.candidate.push_str(swallowed);
        self.candidate.push_str(rest);
        // A swallowed k is heard in every root with a vowel in front: it is no evidence of length.
        let heard = if swallowed == "k" && rest.len() < 5 {
            rest.len()
        } else {
            self.candidate.len()
        };
        let cost = cost + shortness(heard);
        if self.best.as_ref().is_none_or(|(least, _)| cost < *least)
            && (self.known)(&self.candidate)
        {
            self.best = Some((cost, SmolStr::new(&self.candidate)));
        }
    }
}

const PREFIXES: [(&str, Prefix, f32); 13] = [
    ("di", Prefix::Di, 1.0),
    ("ber", Prefix::Ber, 1.2),
    ("be", Prefix::Ber, 3.0),
    ("bel", Prefix::Ber, 3.0),
    ("ter", Prefix::Ter, 1.3),
    ("te", Prefix::Ter, 3.2),
    ("per", Prefix::Per, 1.4),
    ("pel", Prefix::Per, 3.0),
    ("pe", Prefix::Pe, 2.2),
    ("se", Prefix::Se, 1.6),
    ("ke", Prefix::Ke, 2.0),
    ("ku", Prefix::Ku, 3.5),
    ("kau", Prefix::Ku, 2.5),
];

/// The nasal, the letter that it swallows, and the letters that it fits.
const NASALS: [(&str, &str, &str); 6] = [
    ("m", "p", "bfvp"),
    ("n", "t", "cdjz"),
    ("ny", "s", ""),
    ("ng", "k", "aiueoghkq"),
    ("nge", "", "abcdfghjklmnprstw"),
    ("n", "", "st"),
];

/// What may stand outside of what: di-per-, mem-per-, ber-ke-, se-per-, ke-ber- and such.
fn may_stand_before(outer: Prefix, inner: Prefix) -> bool {
    use Prefix::{Ber, Di, Ke, Ku, Me, None, Pe, Per, Se, Ter};
    match outer {
        None => true,
        Me | Di | Ku => matches!(inner, Per | Ber | Ke | Se | Ter | Pe),
        Ber => matches!(inner, Ke | Se | Pe | Per),
        Ke => matches!(inner, Ber | Ter | Se | Pe),
        Se => matches!(inner, Per | Pe | Ke | Ber),
        Ter => matches!(inner, Per | Ke | Se),
        Pe | Per => matches!(inner, Ber | Ke | Se | Ter),
    }
}

/// What a prefix says of the suffix: ke-…-an is cheap, ke- alone is rare, me-…-an is no word.
fn circumfix(outer: Prefix, suffix: Suffix) -> f32 {
    match (outer, suffix) {
        (Prefix::Ke, Suffix::An) => -1.2,
        (Prefix::Ke, Suffix::None) => 0.8,
        (Prefix::Pe | Prefix::Per | Prefix::Ber, Suffix::An) => -0.4,
        (Prefix::Me | Prefix::Di, Suffix::Kan | Suffix::I) => -0.4,
        (Prefix::Me | Prefix::Di | Prefix::Ter | Prefix::Ku, Suffix::An) => 2.5,
        (
            Prefix::Pe | Prefix::Per | Prefix::Ke | Prefix::Se | Prefix::Ber,
            Suffix::Kan | Suffix::I,
        ) => 2.0,
        _ => 0.0,
    }
}

/// Short roots are found in words by chance.
fn shortness(len: usize) -> f32 {
    match len {
        0..=2 => 4.0,
        3 => 1.6,
        4 => 0.6,
        5 => 0.2,
        _ => 0.0,
    }
}
