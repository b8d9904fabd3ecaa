//! A typed transcript: lines with or without a time and a speaker, as secretaries write them and as
//! whisper.cpp prints them.

use super::{Parsed, label, subtitles::time_ms};
use titen_text::{segments::Utterance, sentences};

pub fn parse(text: &str) -> Parsed {
    let mut parsed = Parsed::default();
    let mut speaker: Option<String> = None;
    for line in text.trim_start_matches('\u{feff}').lines() {
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        let (start, end, said) = timed(line);
        let (named, said) = label::split(said);
        if let Some(named) = named {
            speaker = Some(named.to_owned());
        }
        // A time is of what stands behind it; the sentences after the first follow on.
        let mut at = start;
        let n = sentences(said).count();
        for (i, range) in sentences(said).enumerate() {
            parsed.utterances.push(Utterance {
                text: said[range].to_owned(),
                start_ms: at.take(),
                end_ms: end.filter(|_| i + 1 == n),
                speaker: speaker.clone(),
            });
        }
    }
    parsed
}

/// `[00:12:30] …`, `(12:30) …`, `00:12 - …`, `[00:00:01.000 --> 00:00:05.000]  …`.
fn timed(line: &str) -> (Option<u64>, Option<u64>, &str) {
    let bare = line.trim_start_matches(['[', '(']);
    let is_clock = |c: char| c.is_ascii_digit() || ":.,".contains(c);
    let clock_end = bare.find(|c: char| !is_clock(c)).unwrap_or(bare.len());
    let clock = bare[..clock_end].trim_end_matches(['.', ',', ':']);
    let Some(start) = time_ms(clock).filter(|_| clock.contains(':')) else {
        return (None, None, line);
    };
    let mut rest = bare[clock_end..].trim_start();
    let mut end = None;
    if let Some(to) = rest.strip_prefix("-->").or_else(|| {
        rest.strip_prefix('-')
            .filter(|r| r.trim_start().starts_with(|c: char| c.is_ascii_digit()))
    }) {
        let to = to.trim_start();
        let to_end = to.find(|c: char| !is_clock(c)).unwrap_or(to.len());
        if let Some(ms) = time_ms(&to[..to_end]) {
            (end, rest) = (Some(ms), &to[to_end..]);
        }
    }
    let said = rest.trim_start_matches([']', ')', ' ', '\t', '-', '–', '|']);
    (Some(start), end, said)
}
