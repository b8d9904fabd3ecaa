//! WebVTT (W3C) and SRT, as forgiving as players are: a broken cue costs itself. The crates for them
//! refuse the whole file, or have had no release for years.

use super::{Parsed, label};
use titen_text::segments::Utterance;

pub fn parse(text: &str) -> Parsed {
    let mut parsed = Parsed::default();
    let lines: Vec<(usize, &str)> = text
        .trim_start_matches('\u{feff}')
        .lines()
        .enumerate()
        .map(|(i, line)| (i + 1, line.trim()))
        .collect();
    for block in lines.split(|(_, line)| line.is_empty()) {
        let Some(&(first, head)) = block.first() else {
            continue;
        };
        let word = head.split_whitespace().next().unwrap_or("");
        let is_furniture = matches!(word, "NOTE" | "STYLE" | "REGION")
            || first == 1 && word.starts_with("WEBVTT") && !head.contains("-->");
        // A header may have its first cue right behind it.
        let timed = block.iter().position(|(_, line)| line.contains("-->"));
        if is_furniture && (word != "WEBVTT" || timed.is_none()) {
            continue;
        }
        let Some(timed) = timed else {
            let only_number = block.len() == 1 && head.bytes().all(|b| b.is_ascii_digit());
            if !only_number {
                let detail =
                    "a cue without its line of times; write it as 00:01:02.000 --> 00:01:05.000";
                parsed.faults.push((first, detail.to_owned()));
            }
            continue;
        };
        cues(&block[timed..], &mut parsed);
    }
    parsed
}

/// One cue, or several that no blank line parts.
fn cues(lines: &[(usize, &str)], parsed: &mut Parsed) {
    let mut rest = lines;
    while let Some((&(number, times), behind)) = rest.split_first() {
        let next = behind.iter().position(|(_, line)| line.contains("-->"));
        let said = &behind[..next.unwrap_or(behind.len())];
        rest = &behind[said.len()..];
        // The number of the next cue of an SRT file.
        let said = match said.split_last() {
            Some((last, before))
                if next.is_some()
                    && !last.1.is_empty()
                    && last.1.bytes().all(|b| b.is_ascii_digit()) =>
            {
                before
            }
            _ => said,
        };
        let Some((start, end)) = span(times) else {
            let detail = format!(
                "a cue whose times cannot be read; write them as 00:01:02.000 --> 00:01:05.000 ({} lines lost)",
                said.len()
            );
            parsed.faults.push((number, detail));
            continue;
        };
        let text: Vec<&str> = said.iter().map(|(_, line)| *line).collect();
        for (speaker, text) in voices(&text.join("\n")) {
            parsed.utterances.push(Utterance {
                text,
                start_ms: Some(start),
                end_ms: end.filter(|e| *e >= start),
                speaker,
            });
        }
    }
}

fn span(line: &str) -> Option<(u64, Option<u64>)> {
    let (start, rest) = line.split_once("-->")?;
    let end = rest.split_whitespace().next().and_then(time_ms);
    Some((time_ms(start.trim())?, end))
}

/// `01:02:03.456`, `02:03,4`, `02:03`.
pub fn time_ms(text: &str) -> Option<u64> {
    let (clock, fraction) = match text.split_once(['.', ',']) {
        Some((clock, fraction)) => (clock, fraction),
        None => (text, "0"),
    };
    let digits = |s: &str, most: usize| {
        let ok = !s.is_empty() && s.len() <= most && s.bytes().all(|b| b.is_ascii_digit());
        ok.then(|| s.parse::<u64>().ok()).flatten()
    };
    let parts: Vec<u64> = clock
        .split(':')
        .map(|part| digits(part, 4))
        .collect::<Option<_>>()?;
    let seconds = match parts[..] {
        [h, m, s] if m < 60 && s < 60 => h * 3600 + m * 60 + s,
        [m, s] if s < 60 => m * 60 + s,
        _ => return None,
    };
    let ms = digits(fraction.get(..fraction.len().min(3))?, 3)?
        * 10_u64.pow(3 - fraction.len().min(3) as u32);
    Some(seconds * 1000 + ms)
}

/// What each voice of a cue says: `<v Penyiar>`, else a label such as `Penyiar:`, else nobody's.
fn voices(text: &str) -> Vec<(Option<String>, String)> {
    let mut said: Vec<(Option<String>, String)> = vec![(None, String::new())];
    let mut rest = text;
    while let Some(open) = rest.find(['<', '{']) {
        let close = if rest[open..].starts_with('<') {
            '>'
        } else {
            '}'
        };
        let Some(end) = rest[open..].find(close).map(|e| open + e) else {
            break;
        };
        let tag = &rest[open + 1..end];
        let is_tag = close == '}' && tag.starts_with('\\')
            || close == '>' && tag.starts_with(|c: char| c == '/' || c.is_ascii_alphanumeric());
        let Some((_, last)) = said.last_mut().filter(|_| is_tag) else {
            let kept = open + 1;
            if let Some((_, last)) = said.last_mut() {
                last.push_str(&rest[..kept]);
            }
            rest = &rest[kept..];
            continue;
        };
        last.push_str(&rest[..open]);
        if let Some((kind, name)) = tag.split_once(' ')
            && kind.split('.').next() == Some("v")
        {
            said.push((Some(name.trim().to_owned()), String::new()));
        }
        rest = &rest[end + 1..];
    }
    if let Some((_, last)) = said.last_mut() {
        last.push_str(rest);
    }
    let mut voices = Vec::new();
    for (speaker, text) in said {
        let text = unescaped(&text);
        match speaker {
            Some(_) => voices.push((speaker, one_line(&text))),
            None => voices.extend(by_label(&text)),
        }
    }
    voices.retain(|(_, text)| !text.is_empty());
    voices
}

/// A dialogue's lines, each with its own label or dash.
fn by_label(text: &str) -> Vec<(Option<String>, String)> {
    let mut said: Vec<(Option<String>, String)> = Vec::new();
    for line in text.lines() {
        let (speaker, line) = label::split(line.trim());
        match said.last_mut() {
            Some((_, before)) if speaker.is_none() => {
                before.push(' ');
                before.push_str(line);
            }
            _ => said.push((speaker.map(str::to_owned), line.to_owned())),
        }
    }
    for (_, text) in &mut said {
        *text = one_line(text);
    }
    said
}

fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&nbsp;", " ")
        .replace("&lrm;", "")
        .replace("&rlm;", "")
        .replace("&amp;", "&")
}
