//! A recogniser that hears nothing repeats itself: of the same words over and over, one stays.

use titen_text::segments::Utterance;

pub fn tidy(utterances: Vec<Utterance>) -> Vec<Utterance> {
    let mut kept: Vec<(String, Utterance)> = Vec::with_capacity(utterances.len());
    for said in utterances {
        let words = words(&said.text);
        match kept.last_mut() {
            Some((before, last)) if *before == words && last.speaker == said.speaker => {
                last.end_ms = said.end_ms.or(last.end_ms);
            }
            _ => kept.push((words, said)),
        }
    }
    kept.into_iter().map(|(_, said)| said).collect()
}

fn words(text: &str) -> String {
    let kept = |c: &char| c.is_alphanumeric() || *c == ' ';
    text.to_lowercase().chars().filter(kept).collect()
}
