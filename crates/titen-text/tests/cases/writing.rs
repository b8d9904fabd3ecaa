//! What the normaliser's features answer: words, tokens, dates, numbers, stop words.

use crate::features::{document, list};
use crate::read::Case;
use chrono::NaiveDate;
use titen_model::Term;
use titen_text::Analyser;
use titen_text::numbers::{Quantity, quantities};
use titen_text::tokenise::tokens;

/// The text's words as the index gets them.
pub fn normalise(analyser: &Analyser, case: &Case) -> String {
    let terms = document(analyser, case).terms;
    list(terms.iter().map(|t| t.word.to_string()), " ")
}

pub fn split(text: &str) -> String {
    list(tokens(text).map(|t| t.text.to_owned()), " | ")
}

/// The words that are left when stop words go.
pub fn content(analyser: &Analyser, case: &Case) -> String {
    let kept = |t: &Term| (!t.stop).then(|| t.word.to_string());
    list(document(analyser, case).terms.iter().filter_map(kept), " ")
}

/// Time words, each resolved; `?` behind what is not sure.
pub fn times(case: &Case) -> String {
    let now = case.options.iter().find_map(|o| o.strip_prefix("now="));
    let now: NaiveDate = now.unwrap_or("2026-08-12").parse().unwrap();
    let mentions = titen_text::time_mentions(&case.input, now);
    list(
        mentions
            .iter()
            .map(|m| format!("{}{}", m.when, if m.sure { "" } else { "?" })),
        "; ",
    )
}

/// `~200 orang`, `5..10 %`, `1200000 IDR`.
pub fn numbers(text: &str) -> String {
    let number = |n: f64| ((n * 1e4).round() / 1e4).to_string();
    let one = |q: &Quantity| {
        let mut out = String::from(if q.about { "~" } else { "" });
        out += &number(q.value);
        out += &q.to.map_or(String::new(), |t| format!("..{}", number(t)));
        out += &q.unit.map_or(String::new(), |u| format!(" {u}"));
        out
    };
    list(quantities(text).iter().map(one), "; ")
}

/// When an item was published: an instant in WIB, or a day.
pub fn published(text: &str) -> String {
    match titen_text::parse_date(text) {
        None => "-".to_owned(),
        Some(p) if p.precision == titen_model::Precision::Day => {
            titen_model::wib_date(p.at).to_string()
        }
        Some(p) => (p.at + titen_model::WIB)
            .format("%Y-%m-%dT%H:%M:%S+07:00")
            .to_string(),
    }
}
