//! Lines → paragraphs in reading order. The recursive X-Y cut (Nagy and Seth 1984): a page is cut
//! where a white band runs through it, first beside each other, then one above the other.

use super::{Paragraph, lines::Line};

/// In letter sizes: a band that parts columns, and one that parts blocks.
const COLUMN: f64 = 0.9;
const BLOCK: f64 = 0.45;
const DEEPEST: usize = 64;

pub fn paragraphs(lines: Vec<Line>) -> Vec<Paragraph> {
    let mut paragraphs = Vec::new();
    cut(lines, 0, &mut paragraphs);
    paragraphs
}

fn cut(lines: Vec<Line>, depth: usize, out: &mut Vec<Paragraph>) {
    if lines.is_empty() {
        return;
    }
    if depth < DEEPEST && lines.len() > 1 {
        let size = median(lines.iter().map(|l| l.size));
        if let Some(x) = beside(&lines, size) {
            let (left, right) = lines.into_iter().partition(|l| l.left < x);
            cut(left, depth + 1, out);
            cut(right, depth + 1, out);
            return;
        }
        if let Some(y) = above(&lines, size) {
            let (top, bottom) = lines.into_iter().partition(|l| l.y > y);
            cut(top, depth + 1, out);
            cut(bottom, depth + 1, out);
            return;
        }
    }
    joined(lines, out);
}

/// The widest white band from top to bottom.
fn beside(lines: &[Line], size: f64) -> Option<f64> {
    let mut spans: Vec<(f64, f64)> = lines.iter().map(|l| (l.left, l.right)).collect();
    spans.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut right, mut best) = (spans[0].1, (COLUMN * size, None));
    for (start, end) in spans {
        if start - right > best.0 {
            best = (start - right, Some((start + right) / 2.0));
        }
        right = right.max(end);
    }
    best.1
}

/// The widest white band from left to right that is wider than between lines, or where the letters'
/// size changes as from a headline to its text.
fn above(lines: &[Line], size: f64) -> Option<f64> {
    let mut by_y: Vec<&Line> = lines.iter().collect();
    by_y.sort_by(|a, b| b.y.total_cmp(&a.y));
    let gaps: Vec<(f64, f64)> = by_y
        .windows(2)
        .map(|pair| {
            // From the feet of the upper line to the heads of the lower one.
            let white = pair[0].y - pair[1].y - pair[1].size;
            let differs = pair[0].size > pair[1].size * 1.15 || pair[1].size > pair[0].size * 1.15;
            let white = if differs {
                white.max(0.0) + 2.0 * BLOCK * size
            } else {
                white
            };
            (white, (pair[0].y + pair[1].y) / 2.0)
        })
        .collect();
    let usual = median(gaps.iter().map(|g| g.0).filter(|g| *g > -0.5 * size));
    let widest = gaps.into_iter().max_by(|a, b| a.0.total_cmp(&b.0))?;
    (widest.0 - usual.max(0.0) > BLOCK * size).then_some(widest.1)
}

/// A block's lines: an indent or a short line before begins a paragraph.
fn joined(mut lines: Vec<Line>, out: &mut Vec<Paragraph>) {
    lines.sort_by(|a, b| b.y.total_cmp(&a.y).then(a.left.total_cmp(&b.left)));
    let left = lines.iter().map(|l| l.left).fold(f64::INFINITY, f64::min);
    let right = lines
        .iter()
        .map(|l| l.right)
        .fold(f64::NEG_INFINITY, f64::max);
    let mut before: Option<(f64, Paragraph)> = None;
    for line in lines {
        let begins = match &before {
            None => true,
            Some((end, paragraph)) => {
                let indented =
                    line.left - left > 0.8 * line.size && line.left - left < 6.0 * line.size;
                let short = *end < right - 0.2 * (right - left);
                let ended = paragraph.text.ends_with(['.', '!', '?', '”', '"', ':']);
                ended && (indented || short)
            }
        };
        if begins {
            out.extend(before.take().map(|b| b.1));
            let text = line.text.trim().to_owned();
            let size = line.size;
            before = Some((line.right, Paragraph { text, size }));
        } else if let Some((end, paragraph)) = &mut before {
            join(&mut paragraph.text, line.text.trim());
            *end = line.right;
        }
    }
    out.extend(before.map(|b| b.1));
}

/// `pemba-` + `ngunan` is one word, `anak-` + `anak` keeps its hyphen.
pub fn join(text: &mut String, next: &str) {
    let stem = text.strip_suffix(['-', '\u{ad}']);
    let word = stem.map(|s| {
        s.rsplit(|c: char| !c.is_alphanumeric())
            .next()
            .unwrap_or("")
    });
    let doubled = word.is_some_and(|w| {
        // *anak-anak*, *berlari-lari*, *mobil-mobilan*: half of the word comes again.
        let head: String = next.chars().take_while(|c| c.is_alphanumeric()).collect();
        let again: String = head.to_lowercase().chars().take(3).collect();
        again.chars().count() == 3 && w.to_lowercase().contains(&again)
    });
    match (word, next.starts_with(char::is_lowercase)) {
        (Some(word), true) if !word.is_empty() => {
            if !doubled {
                text.pop();
            }
        }
        _ => text.push(' '),
    }
    text.push_str(next);
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}
