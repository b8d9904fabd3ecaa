//! Takes personal numbers and addresses out of a text before it is stored: NIK and KK, telephone
//! numbers, e-mail. Dates, amounts and tracking ids must survive, so every form is checked for
//! what such a number really looks like.

pub struct Redacted {
    pub text: String,
    /// How many were taken out.
    pub n: usize,
}

pub(crate) const MARKS: [&str; 4] = [NIK, TELEPON, SUREL, NAMA];
const NIK: &str = "[NIK]";
const TELEPON: &str = "[TELEPON]";
const SUREL: &str = "[SUREL]";
/// Of a private person; written by who knows whose name it is.
const NAMA: &str = "[NAMA]";

pub fn redact(text: &str) -> Redacted {
    let mut out = String::new();
    let (mut kept, mut n) = (0, 0);
    let mut i = 0;
    let b = text.as_bytes();
    while i < b.len() {
        let found = match b[i] {
            b'@' => email(text, i, kept),
            b'0'..=b'9' | b'+' | b'(' | b'o' | b'O' => number(text, i),
            _ => None,
        };
        match found {
            Some((start, end, mark)) => {
                out.push_str(&text[kept..start]);
                out.push_str(mark);
                (kept, i, n) = (end, end, n + 1);
            }
            // A run of digits is judged once, at its first digit.
            None if b[i].is_ascii_digit() => i += amount(&b[i..]),
            None => i += 1,
        }
    }
    out.push_str(&text[kept..]);
    Redacted { text: out, n }
}

type Found = (usize, usize, &'static str);

fn digits(b: &[u8]) -> usize {
    b.iter().take_while(|c| c.is_ascii_digit()).count()
}

/// Digits with the groups of three that make them an amount: no part of 16.072.500.000 is a telephone.
fn amount(b: &[u8]) -> usize {
    let mut n = digits(b);
    while matches!(b.get(n), Some(b'.' | b',')) && digits(&b[n + 1..]) == 3 {
        n += 4;
    }
    n
}

fn email(text: &str, at: usize, kept: usize) -> Option<Found> {
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
    plausible.then_some((at - local, at + 1 + name.len(), SUREL))
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

fn number(text: &str, start: usize) -> Option<Found> {
    let b = text.as_bytes();
    let glued = start > 0 && (b[start - 1].is_ascii_alphanumeric() || b[start - 1] >= 0x80);
    if glued && !after_phone_word(&text[..start]) {
        return None;
    }
    let g = groups(text, start)?;
    if let Some(end) = nik_end(&g) {
        return Some((start, end, NIK));
    }
    phone_end(&g).map(|end| (start, end, TELEPON))
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, expect: &str) {
        assert_eq!(redact(text).text, expect);
    }

    #[test]
    fn personal_numbers_go() {
        check("NIK saya 3522151203850001.", "NIK saya [NIK].");
        check(
            "nik3522155203850001 kk 3522-1512-0385-0001",
            "nik[NIK] kk [NIK]",
        );
        check("hub 081234567890 ya", "hub [TELEPON] ya");
        check("0812-3456-7890, 0812 3456 789", "[TELEPON], [TELEPON]");
        check("+62 812-3456-7890 / 6281234567890", "[TELEPON] / [TELEPON]");
        check("WA:085.730.111.222", "WA:[TELEPON]");
        check("wa081234567890 o81234567890", "wa[TELEPON] [TELEPON]");
        check(
            "Telp. (0353) 881826 atau 031-5678901",
            "Telp. [TELEPON] atau [TELEPON]",
        );
        check("kirim ke budi.s@mail.co.id.", "kirim ke [SUREL].");
        check("1.081234567890", "1.[TELEPON]");
        check("é 081234567890é", "é [TELEPON]é");
    }

    #[test]
    fn other_numbers_stay() {
        for text in [
            "08-12-2017 10:30",
            "08/12/2017",
            "2026-08-12 08:15:30",
            "Rp 1.200.000.000.000",
            "Rp 812.345.678.900",
            "Rp16.072.500.000 dan Rp 622.090.207.166,41",
            "ID 7412345",
            "TRX081234567890",
            "tracking 20260812000123",
            "nomor 1234567890123456",
            "berita/5690469/menteri",
            "pukul 08.12 12 orang",
            "call center 112, 1500-123",
            "@pemkab_bojonegoro dan a@b",
            "RT 05 RW 02 no. 021",
        ] {
            let r = redact(text);
            assert_eq!((r.text.as_str(), r.n), (text, 0));
        }
    }

    proptest! {
        #[test]
        fn redacting_twice_changes_nothing(text in "[0-9a-z@.+() 62-]{0,60}") {
            let once = redact(&text).text;
            prop_assert_eq!(redact(&once).text, once.clone());
        }
        #[test]
        fn any_text_is_taken(text in any::<String>()) {
            redact(&text);
        }
    }
}
