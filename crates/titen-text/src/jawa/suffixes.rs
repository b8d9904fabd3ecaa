//! What may stand behind a root: a definite or possessive ending, and before it one that derives.
//! The vowel before it bends: *laku* + -i → *lakoni*, *bali* + -ake → *balekake*, *telu* + -an → *telon*.

use smol_str::SmolStr;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Suffix {
    None,
    /// -ake, krama -aken, and the ways that people say them: -ke, -na, -no, -ne.
    Ake,
    I,
    An,
    /// Orders of the passive: jupuken.
    En,
    /// -a of wishes and orders.
    A,
    Ana,
}

pub(super) struct Tail {
    /// What stands before the endings, the bent vowel mended.
    pub stem: SmolStr,
    pub suffix: Suffix,
    /// Is there -e, -ku, -ing or the like?
    pub owned: bool,
    pub cost: f32,
    /// The same for a root that nobody knows; below 0 the ending is nearly sure.
    pub unknown: f32,
}

/// Ending, after which sound, cost, cost for an unknown root.
struct Ending(&'static str, After, f32, f32);

#[derive(Clone, Copy, PartialEq, Eq)]
enum After {
    Consonant,
    Vowel,
    Any,
    /// Behind e and o that may stand for i and u.
    Bent,
    /// -n and -ne behind a root's own n: dalanne.
    N,
}

const OWNERS: [Ending; 16] = [
    Ending("e", After::Consonant, 0.5, -0.7),
    Ending("ne", After::Vowel, 0.3, -1.2),
    Ending("ne", After::N, 1.2, -0.6),
    Ending("ke", After::Consonant, 1.4, 2.0),
    Ending("e", After::Vowel, 1.3, 2.0),
    Ending("ku", After::Any, 0.8, -0.3),
    Ending("mu", After::Any, 0.8, -0.2),
    Ending("ipun", After::Consonant, 0.4, -1.5),
    Ending("nipun", After::Vowel, 0.4, -1.5),
    Ending("ing", After::Consonant, 1.2, 0.4),
    Ending("ning", After::Vowel, 1.2, -0.2),
    Ending("nya", After::Any, 1.0, -0.8),
    Ending("lah", After::Any, 1.2, 0.6),
    Ending("pun", After::Any, 1.4, 1.0),
    Ending("nen", After::Vowel, 1.6, 1.0),
    Ending("eki", After::Consonant, 2.0, 2.0),
];

const DERIVERS: [(Ending, Suffix); 38] = [
    (Ending("ake", After::Consonant, 0.6, -1.2), Suffix::Ake),
    (Ending("kake", After::Bent, 0.45, -1.0), Suffix::Ake),
    (Ending("ake", After::Vowel, 0.9, -0.6), Suffix::Ake),
    (Ending("aken", After::Consonant, 0.6, -1.2), Suffix::Ake),
    (Ending("kaken", After::Bent, 0.45, -1.2), Suffix::Ake),
    (Ending("aken", After::Vowel, 0.9, -0.6), Suffix::Ake),
    (Ending("ke", After::Consonant, 0.9, 0.0), Suffix::Ake),
    (Ending("ke", After::Bent, 1.0, 0.0), Suffix::Ake),
    (Ending("kke", After::Bent, 0.8, -0.8), Suffix::Ake),
    (Ending("ken", After::Consonant, 1.4, 0.8), Suffix::Ake),
    (Ending("kken", After::Bent, 1.0, -0.4), Suffix::Ake),
    (Ending("na", After::Consonant, 1.2, 0.6), Suffix::Ake),
    (Ending("kna", After::Bent, 0.9, -0.6), Suffix::Ake),
    (Ending("no", After::Consonant, 1.1, 0.4), Suffix::Ake),
    (Ending("kno", After::Bent, 0.8, -0.8), Suffix::Ake),
    (Ending("ne", After::Consonant, 1.2, 0.2), Suffix::Ake),
    (Ending("kne", After::Bent, 0.8, -0.8), Suffix::Ake),
    (Ending("akna", After::Consonant, 0.9, -1.0), Suffix::Ake),
    (Ending("akno", After::Consonant, 0.9, -1.0), Suffix::Ake),
    (Ending("kakna", After::Bent, 0.9, -0.8), Suffix::Ake),
    (Ending("i", After::Consonant, 0.9, 0.3), Suffix::I),
    (Ending("ni", After::Bent, 0.8, 0.2), Suffix::I),
    (Ending("i", After::Vowel, 1.8, 2.0), Suffix::I),
    (Ending("an", After::Consonant, 0.8, 0.5), Suffix::An),
    (Ending("n", After::Bent, 1.4, 2.5), Suffix::An),
    (Ending("nan", After::Vowel, 1.6, 1.0), Suffix::An),
    (Ending("an", After::Bent, 1.2, 0.6), Suffix::An),
    (Ending("yan", After::Bent, 1.2, 0.8), Suffix::An),
    (Ending("wan", After::Bent, 1.8, 2.0), Suffix::An),
    (Ending("en", After::Consonant, 1.5, 1.6), Suffix::En),
    (Ending("nen", After::Bent, 1.3, 1.8), Suffix::En),
    (Ending("a", After::Consonant, 2.0, 3.0), Suffix::A),
    (Ending("a", After::Vowel, 2.0, 3.0), Suffix::A),
    (Ending("ya", After::Vowel, 2.0, 3.0), Suffix::A),
    (Ending("ana", After::Consonant, 1.3, 0.8), Suffix::Ana),
    (Ending("nana", After::Bent, 1.3, 0.6), Suffix::Ana),
    (Ending("ono", After::Consonant, 1.5, 1.0), Suffix::Ana),
    (Ending("nono", After::Bent, 1.5, 0.8), Suffix::Ana),
];

/// All ways to end the word, the whole word first.
pub(super) fn tails(word: &str) -> Vec<Tail> {
    let mut all = Vec::with_capacity(12);
    derived(word, false, 0.0, 0.0, &mut all);
    for Ending(text, after, cost, unknown) in &OWNERS {
        if let Some(stem) = cut(word, text, *after) {
            derived(stem, true, *cost, *unknown, &mut all);
        }
    }
    // A doubled consonant before -e: bapakke.
    if let Some(stem) = word.strip_suffix('e')
        && let [.., a, b] = stem.as_bytes()
        && a == b
        && !b"aiueo".contains(b)
    {
        derived(&stem[..stem.len() - 1], true, 0.9, -0.5, &mut all);
    }
    all
}

fn derived(word: &str, owned: bool, cost: f32, unknown: f32, all: &mut Vec<Tail>) {
    let mut push = |stem: SmolStr, suffix, more: f32, more_unknown: f32| {
        all.push(Tail {
            stem,
            suffix,
            owned,
            cost: cost + more,
            unknown: unknown + more_unknown,
        });
    };
    push(SmolStr::new(word), Suffix::None, 0.0, 0.0);
    for (Ending(text, after, more, more_unknown), suffix) in &DERIVERS {
        let Some(stem) = cut(word, text, *after) else {
            continue;
        };
        push(SmolStr::new(stem), *suffix, *more, *more_unknown);
        if *after == After::Bent {
            let (bare, vowel) = stem.split_at(stem.len() - 1);
            let high = match vowel {
                "e" => "i",
                "o" => "u",
                _ => continue,
            };
            let mended = SmolStr::new(format!("{bare}{high}"));
            push(mended, *suffix, more + 0.05, more_unknown + 0.1);
        }
    }
}

/// The word without the ending, where it may stand there.
fn cut<'a>(word: &'a str, ending: &str, after: After) -> Option<&'a str> {
    let stem = word.strip_suffix(ending).filter(|s| s.len() >= 2)?;
    let last = stem.as_bytes()[stem.len() - 1];
    let vowel = b"aiueo".contains(&last);
    let fits = match after {
        After::Any => true,
        After::Vowel | After::Bent => vowel,
        After::Consonant => !vowel,
        After::N => last == b'n',
    };
    fits.then_some(stem)
}
