//! NIK and KK, telephone numbers, e-mail: each form is checked for what such a number really looks
//! like, since dates, amounts and tracking ids must survive.

use super::{Found, Kind, digits};

pub(super) fn email(text: &str, at: usize, kept: usize) -> Option<Found> {
    let b = text.as_bytes();
    let local = b[kept..at]
        .iter()
        .rev()
        .take_while(|c| c.is_ascii_alphanumeric() || b"._%+-".contains(c))
        .count();
    let host = b[at + 1..]
        .iter()
        .take_while(|c| c.is_ascii_alphanumeric() || b".-".contains(c))
        .count();
    let name = text[at + 1..at + 1 + host].trim_end_matches(['.', '-']);
    let (before, top) = name.rsplit_once('.')?;
    let plausible = local > 0
        && !before.is_empty()
        && top.len() >= 2
        && top.bytes().all(|c| c.is_ascii_alphabetic());
    plausible.then_some((at - local, at + 1 + name.len(), Kind::Surel))
}

/// Digit groups joined by single separators, from `start`.
struct Groups {
    digits: String,
    /// Digits in the first group.
    first: usize,
    /// Every group's length.
    lens: Vec<usize>,
    /// Where each group ends.
    ends: Vec<usize>,
    plus: bool,
    paren: bool,
}

fn groups(text: &str, start: usize) -> Option<Groups> {
    let b = text.as_bytes();
    let mut i = start;
    let paren = b[i] == b'(';
    i += usize::from(paren);
    let plus = b.get(i) == Some(&b'+');
    i += usize::from(plus);
    let mut g = Groups {
        digits: String::new(),
        first: 0,
        lens: vec![],
        ends: vec![],
        plus,
        paren,
    };
    if matches!(b.get(i), Some(b'o' | b'O')) && b.get(i + 1) == Some(&b'8') {
        g.digits.push('0');
        i += 1;
    }
    while g.digits.len() <= 24 {
        let len = digits(&b[i..]);
        if len == 0 {
            break;
        }
        g.digits.push_str(&text[i..i + len]);
        g.lens.push(len);
        i += len;
        g.ends.push(i);
        let closes = usize::from(b.get(i) == Some(&b')'));
        let mut j = i + closes;
        while j < i + closes + 2 && matches!(b.get(j), Some(b' ' | b'-' | b'.')) {
            j += 1;
        }
        if (j == i && closes == 0) || !b.get(j).is_some_and(u8::is_ascii_digit) {
            break;
        }
        i = j;
    }
    g.first = *g.lens.first()?;
    Some(g)
}

pub(super) fn number(text: &str, start: usize) -> Option<Found> {
    let b = text.as_bytes();
    let glued = start > 0 && (b[start - 1].is_ascii_alphanumeric() || b[start - 1] >= 0x80);
    if glued && !after_phone_word(&text[..start]) {
        return None;
    }
    let g = groups(text, start)?;
    if let Some(end) = nik_end(&g) {
        return Some((start, end, Kind::Nik));
    }
    phone_end(&g).map(|end| (start, end, Kind::Telepon))
}

fn after_phone_word(before: &str) -> bool {
    let tail = before.len()
        - before
            .bytes()
            .rev()
            .take_while(u8::is_ascii_alphabetic)
            .count();
    let words = ["wa", "hp", "telp", "tlp", "tlpn", "no", "nik", "kk"];
    words.iter().any(|w| before[tail..].eq_ignore_ascii_case(w))
}

/// Sixteen digits whose first six are a wilayah and next six a birthday (women's days have 40 added).
fn nik_end(g: &Groups) -> Option<usize> {
    let mut n = 0;
    let last = g.lens.iter().position(|len| {
        n += len;
        n >= 16
    })?;
    if n != 16 || g.plus || (g.lens[0] < 4 && last > 0) {
        return None;
    }
    let at = |r: std::ops::Range<usize>| g.digits[r].parse::<u32>().unwrap_or(0);
    let (province, day, month) = (at(0..2), at(6..8), at(8..10));
    let plausible = (11..=97).contains(&province)
        && matches!(day, 1..=31 | 41..=71)
        && (1..=12).contains(&month);
    plausible.then_some(g.ends[last])
}

/// Mobile: 08…, 62 8…, +62 8… of 9 to 13 digits after the zero; fixed lines only when written as such.
fn phone_end(g: &Groups) -> Option<usize> {
    let d = g.digits.as_str();
    let (national, skipped) = match (d.strip_prefix("62"), d.strip_prefix('0')) {
        (Some(rest), _) if g.plus || rest.starts_with('8') => {
            (rest.strip_prefix('0').unwrap_or(rest), d.len() - rest.len())
        }
        (_, Some(rest)) if !g.plus => (rest, 1),
        _ => return None,
    };
    let mobile =
        national.starts_with('8') && matches!(national.as_bytes().get(1), Some(b'1'..=b'9'));
    let fixed = matches!(national.as_bytes().first(), Some(b'2'..=b'7' | b'9'))
        && (g.plus || g.paren || (g.lens.len() > 1 && (3..=4).contains(&g.first)));
    // 08-12-2017 is a day, not 0812…
    let dated = skipped == 1 && g.first < 3;
    if dated || !(mobile || fixed) {
        return None;
    }
    let (least, most) = if mobile { (9, 12) } else { (8, 11) };
    // The o of o812 stands in `digits` but in no group.
    let mut read = d.len() - g.lens.iter().sum::<usize>();
    let mut last = None;
    for (len, end) in g.lens.iter().zip(&g.ends) {
        read += len;
        let n = read.saturating_sub(skipped);
        if n > most {
            break;
        }
        if n >= least {
            last = Some(*end);
        }
    }
    last
}
