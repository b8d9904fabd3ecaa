//! The JSON of speech recognisers: whisper.cpp (`transcription`, offsets in milliseconds), openai-whisper,
//! faster-whisper and WhisperX (`segments`, seconds, perhaps speakers).

use super::{Fault, Parsed, label, subtitles::time_ms};
use serde_json::Value;
use titen_model::DropReason;
use titen_text::segments::Utterance;

pub fn parse(text: &str) -> Result<Parsed, Fault> {
    let value: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|e| {
        Fault::new(
            DropReason::Malformed,
            format!(
                "not JSON: line {} column {}; let the recogniser write it again",
                e.line(),
                e.column()
            ),
        )
    })?;
    let listed = ["transcription", "segments", "chunks"]
        .iter()
        .find_map(|key| value.get(key)?.as_array())
        .or_else(|| value.as_array());
    let Some(listed) = listed else {
        return Err(Fault::new(
            DropReason::WrongKind,
            "JSON without `transcription` (whisper.cpp) or `segments` (openai-whisper, WhisperX)",
        ));
    };
    let mut parsed = Parsed::default();
    for (i, segment) in listed.iter().enumerate() {
        match utterance(segment) {
            Some(said) if said.text.is_empty() || is_unheard(segment) => {}
            Some(said) => parsed.utterances.push(said),
            None => parsed
                .faults
                .push((i + 1, "a segment without text or start".to_owned())),
        }
    }
    Ok(parsed)
}

fn utterance(segment: &Value) -> Option<Utterance> {
    let text = segment.get("text")?.as_str()?.trim();
    let ms = |of: &Value| of.as_u64();
    let seconds = |of: &Value| {
        of.as_f64()
            .filter(|s| (0.0..1e9).contains(s))
            .map(|s| (s * 1000.0).round() as u64)
    };
    let clock = |of: &Value| time_ms(of.as_str()?);
    let at = |edge: &str, of_whisper: &str, chunk: usize| {
        let offsets = segment.get("offsets").and_then(|o| ms(o.get(edge)?));
        let stamps = || segment.get("timestamps").and_then(|o| clock(o.get(edge)?));
        let plain = || segment.get(of_whisper).and_then(seconds);
        let pair = || {
            segment
                .get("timestamp")
                .and_then(|t| seconds(t.get(chunk)?))
        };
        offsets.or_else(stamps).or_else(plain).or_else(pair)
    };
    let start = at("from", "start", 0)?;
    let named = segment.get("speaker").and_then(Value::as_str);
    let (labelled, said) = label::split(text);
    Some(Utterance {
        text: said.to_owned(),
        start_ms: Some(start),
        end_ms: at("to", "end", 1).filter(|end| *end >= start),
        speaker: named.or(labelled).map(str::to_owned),
    })
}

/// Whisper's own rule for what it wrote into silence.
fn is_unheard(segment: &Value) -> bool {
    let number = |key| segment.get(key).and_then(Value::as_f64);
    number("no_speech_prob").is_some_and(|p| p > 0.6)
        && number("avg_logprob").is_some_and(|p| p < -1.0)
}
