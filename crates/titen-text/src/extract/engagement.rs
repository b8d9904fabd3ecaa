//! What readers did with a page: how often it was seen ("338 Dilihat"), and what they said of it in
//! the page's own poll ("Sangat Puas 79 %").

/// Nothing where the page shows nothing.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Engagement {
    pub views: Option<u64>,
    pub poll: Poll,
}

/// Answers with their per cent, in the order of the page.
pub type Poll = Vec<(String, f64)>;

pub(super) fn read<'t>(
    texts: impl Iterator<Item = &'t str> + Clone,
    stated: Option<u64>,
) -> Engagement {
    let short = || texts.clone().filter(|t| t.len() <= LONGEST);
    Engagement {
        views: short().find_map(views).or(stated),
        poll: poll(short()),
    }
}

/// A longer text speaks of numbers, and is not a counter.
const LONGEST: usize = 120;

const VIEWED: &[&str] = &["dilihat", "views", "view", "pembaca", "dibaca"];
const VIEWED_BEFORE: &[&str] = &["dilihat", "dibaca", "views", "hits", "pengunjung"];

/// `338 Dilihat`, `1.229 Views`, `dibaca 1,2 rb kali`, `Dilihat: 338 kali`.
fn views(text: &str) -> Option<u64> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| c.is_whitespace() || matches!(c, ':' | '|' | '(' | ')' | '•' | '·'))
        .filter(|w| !w.is_empty())
        .collect();
    for (i, word) in words.iter().enumerate() {
        let Some(mut n) = number(word) else { continue };
        let mut next = i + 1;
        if let Some(factor) = words.get(next).and_then(|w| factor(w)) {
            n *= factor;
            next += 1;
        }
        let after = words.get(next).copied().unwrap_or_default();
        let further = words.get(next + 1).copied().unwrap_or_default();
        let before = i.checked_sub(1).map_or("", |b| words[b]);
        let counted = match after {
            "kali" | "x" => {
                VIEWED_BEFORE.contains(&before) || matches!(further, "dilihat" | "dibaca")
            }
            _ => VIEWED.contains(&after) || (VIEWED_BEFORE.contains(&before) && after.is_empty()),
        };
        if counted {
            return Some(n.round() as u64);
        }
    }
    None
}

fn factor(word: &str) -> Option<f64> {
    match word {
        "rb" | "ribu" | "k" => Some(1e3),
        "jt" | "juta" | "m" => Some(1e6),
        _ => None,
    }
}

/// A dot or a comma before three digits parts thousands, else it is the decimal sign.
fn number(word: &str) -> Option<f64> {
    let (digits, times) = match word.strip_suffix(['k', 'm']) {
        Some(digits) => (digits, factor(&word[digits.len()..])?),
        None => (word, 1.0),
    };
    if digits.is_empty()
        || digits.len() > 15
        || !digits
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b','))
    {
        return None;
    }
    let mut parts = digits.split(['.', ',']);
    let head = parts.next()?;
    let rest: Vec<&str> = parts.collect();
    let thousands = rest.iter().all(|p| p.len() == 3);
    let plain = if thousands {
        format!("{head}{}", rest.concat())
    } else {
        format!("{head}.{}", rest.concat())
    };
    plain.parse::<f64>().ok().map(|n| n * times)
}

const ANSWERS: &[&str] = &[
    "sangat puas",
    "cukup puas",
    "kurang puas",
    "tidak puas",
    "puas",
];

/// Answers and shares, in one block or in one after the other. One alone is a sentence, not a poll.
fn poll<'t>(texts: impl Iterator<Item = &'t str>) -> Poll {
    let mut poll: Poll = Vec::new();
    let mut waiting: Option<&'static str> = None;
    for text in texts {
        let lower = text.to_lowercase();
        let mut rest = lower.trim();
        if let Some(answer) = waiting.take()
            && let Some((share, _)) = per_cent(rest)
        {
            put(&mut poll, answer, share);
            continue;
        }
        while let Some((answer, after)) = ANSWERS
            .iter()
            .find_map(|a| Some((*a, rest.strip_prefix(a)?)))
        {
            let after = after
                .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '(' | '-'));
            match per_cent(after) {
                Some((share, tail)) => {
                    put(&mut poll, answer, share);
                    rest = tail.trim_start_matches(|c: char| {
                        c.is_whitespace() || matches!(c, ',' | ')' | '|' | ';')
                    });
                }
                None => {
                    waiting = after.is_empty().then_some(answer);
                    break;
                }
            }
        }
    }
    if poll.len() < 2 { Vec::new() } else { poll }
}

fn put(poll: &mut Poll, answer: &str, share: f64) {
    if !poll.iter().any(|(a, _)| a == answer) {
        poll.push((answer.to_owned(), share));
    }
}

/// `79 %`, `79%`, `7,5 %`, and what stands behind it.
fn per_cent(text: &str) -> Option<(f64, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ','))?;
    let share: f64 = text[..end].replace(',', ".").parse().ok()?;
    let tail = text[end..].trim_start().strip_prefix('%')?;
    (0.0..=100.0).contains(&share).then_some((share, tail))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counters_of_views() {
        for (text, expect) in [
            ("338 Dilihat", Some(338)),
            ("Kamis, 5 November 2015 14:56 WIB | 1.229 Views", Some(1229)),
            ("Dilihat: 338 kali", Some(338)),
            ("1,2 rb kali dibaca", Some(1200)),
            ("2.5K views", Some(2500)),
            ("Dibaca 12.345 kali", Some(12345)),
            ("jatuh 3 kali di jalan", None),
            ("12 Agustus 2026", None),
            ("Dilihat dari 3 sisi", None),
        ] {
            assert_eq!(views(text), expect, "{text}");
        }
    }

    #[test]
    fn a_readers_poll() {
        let expect: Poll = [
            ("sangat puas", 79.0),
            ("puas", 7.0),
            ("cukup puas", 0.0),
            ("tidak puas", 14.0),
        ]
        .map(|(a, n)| (a.to_owned(), n))
        .to_vec();
        let check = |texts: &[&str], expect: &Poll| {
            assert_eq!(&poll(texts.iter().copied()), expect, "{texts:?}")
        };
        check(
            &["Sangat Puas 79 %, Puas 7 %, Cukup Puas 0 %, Tidak Puas 14 %"],
            &expect,
        );
        check(
            &[
                "Sangat Puas",
                "79%",
                "Puas (7%)",
                "Cukup Puas: 0 %",
                "Tidak Puas",
                "14 %",
            ],
            &expect,
        );
        check(&["Puas 7 %"], &Vec::new());
        check(&["Puas", "Warga senang"], &Vec::new());
    }
}
