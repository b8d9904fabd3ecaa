//! Dates made of digits and a month's name, at the start of a string.

use super::calendar::month;
use chrono::NaiveDate;

/// `least` to `most` digits and no more.
pub(super) fn int(s: &str, least: usize, most: usize) -> Option<(u32, usize)> {
    let n = s.bytes().take_while(u8::is_ascii_digit).count();
    (least..=most)
        .contains(&n)
        .then(|| s[..n].parse().ok().map(|v| (v, n)))
        .flatten()
}

/// `2017-12-15`, `15-12-2017`, `15/12/2017`, `15 Desember 2017`, `15-Des-2017`.
pub(super) fn date_at(s: &str) -> Option<(NaiveDate, usize)> {
    let (first, n) = int(s, 1, 4)?;
    let sep = s[n..].chars().next()?;
    if n == 4 || n <= 2 {
        let after = n + sep.len_utf8();
        if matches!(sep, '-' | '/' | '.')
            && let Some((second, m)) = int(&s[after..], 1, 2)
        {
            let at = after + m;
            let tail = s[at..].strip_prefix(sep)?;
            let (third, k) = if n == 4 {
                int(tail, 1, 2)?
            } else {
                year(tail)?
            };
            let taken = at + 1 + k;
            let date = if n == 4 {
                NaiveDate::from_ymd_opt(first as i32, second, third)
            } else {
                NaiveDate::from_ymd_opt(third as i32, second, first)
            };
            return date.map(|d| (d, taken));
        }
    }
    let (month, at) = word_month(s, n)?;
    let gap = gap(&s[at..]);
    let (year, k) = year(&s[at + gap..])?;
    (n <= 2)
        .then(|| NaiveDate::from_ymd_opt(year as i32, month, first))
        .flatten()
        .map(|d| (d, at + gap + k))
}

/// Four digits, or two of this century or the last, which are no hour (`15 Des 17:30`).
fn year(s: &str) -> Option<(u32, usize)> {
    if let Some(year) = int(s, 4, 4) {
        return Some(year);
    }
    let (short, n) = int(s, 2, 2)?;
    let century = if short < 70 { 2000 } else { 1900 };
    (!s[n..].starts_with([':', '.'])).then_some((century + short, n))
}

/// `13` in `Aug 13 10:30:00 2026`.
pub(super) fn day_behind(s: &str) -> Option<(u32, usize)> {
    let before = gap(s);
    let (day, n) = int(&s[before..], 1, 2)?;
    (before > 0).then_some((day, before + n))
}

fn gap(s: &str) -> usize {
    s.len()
        - s.trim_start_matches([' ', ',', '-', '/', '.', '\u{a0}', '\'', '’'])
            .len()
}

fn word_month(s: &str, from: usize) -> Option<(u32, usize)> {
    let start = from + gap(&s[from..]);
    let len = s[start..]
        .bytes()
        .take_while(u8::is_ascii_alphabetic)
        .count();
    month(&s[start..start + len]).map(|m| (m, start + len))
}

/// `Dec 12, 2017` behind its month.
pub(super) fn month_first(s: &str, month: u32) -> Option<(NaiveDate, usize)> {
    let before = gap(s);
    let (day, n) = int(&s[before..], 1, 2)?;
    let at = before + n;
    let between = gap(&s[at..]);
    let (year, k) = int(&s[at + between..], 4, 4)?;
    (between > 0)
        .then(|| NaiveDate::from_ymd_opt(year as i32, month, day))
        .flatten()
        .map(|d| (d, at + between + k))
}
