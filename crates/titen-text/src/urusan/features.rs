//! What of a text the model looks at: the roots of its content words, and pairs of them that follow
//! one another. The trainer in `xtask` calls the same code.

use titen_model::Term;

/// Calls `take` with each word and with each pair of neighbours, as places in `terms`. Function
/// words and numbers are passed over, and no pair spans title and body.
pub fn each(terms: &[Term], n_title_terms: usize, mut take: impl FnMut(usize, Option<usize>)) {
    let mut before: Option<usize> = None;
    for (i, term) in terms.iter().enumerate() {
        if i == n_title_terms {
            before = None;
        }
        if term.stop || !tells(&term.stem) {
            continue;
        }
        take(i, None);
        if let Some(b) = before {
            take(b, Some(i));
        }
        before = Some(i);
    }
}

fn tells(stem: &str) -> bool {
    stem.len() > 1 && !stem.starts_with(|c: char| c.is_ascii_digit())
}

/// What a mention counts: a title's twice.
pub fn mention(i: usize, n_title_terms: usize) -> f32 {
    if i < n_title_terms { 2.0 } else { 1.0 }
}

/// Of a text with fewer features each says no more than it would among so many: few words say less.
const LEAST: f32 = 8.0;

/// What the values are divided by.
pub fn length(squares: f32) -> f32 {
    squares.max(LEAST).sqrt()
}

/// The tenth mention says little that the first did not.
pub fn value(mentions: f32) -> f32 {
    1.0 + mentions.ln()
}
