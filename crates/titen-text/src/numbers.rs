//! Numbers as Indonesian writes them: `1.200.000`, `1,2 miliar`, `8 rb`, `dua puluh lima`, `ratusan`.
//! A round plural counts as the least that it can mean: *ratusan* is 200.

mod quantity;
mod spelled;
mod units;

pub use quantity::{Quantity, quantities};

use spelled::{divisor, part, scale};

/// The number whose first word is `words[0]`, and how many words it takes.
pub fn number_at<W: AsRef<str>>(words: &[W]) -> Option<(f64, usize)> {
    let word = |i: usize| words.get(i).map(AsRef::as_ref);
    let first = word(0)?;
    let scaled = |value: f64, taken: usize| match word(taken).and_then(scale) {
        // 16,4 miliar is no 16399999999.999998.
        Some(s) => ((value * s * 1e3).round() / 1e3, taken + 1),
        None => (value, taken),
    };
    if let Some(value) = at_least(first).or_else(|| part(first)) {
        return Some(scaled(value, 1));
    }
    let (value, taken) = if first.starts_with(|c: char| c.is_ascii_digit()) {
        (digits(first)?, 1)
    } else {
        spelled::spelled(words)?
    };
    if let Some(d) = word(taken).and_then(divisor) {
        return Some((value / d, taken + 1));
    }
    // Satu setengah juta; of what is scaled already, half would be half of one.
    if let Some(half) = word(taken).filter(|_| value < 1e3).and_then(part) {
        return Some(scaled(value + half, taken + 1));
    }
    if word(taken) == Some("koma")
        && let Some((tail, n)) = words.get(taken + 1..taken + 2).and_then(spelled::spelled)
        && tail < 10.0
    {
        return Some(scaled(value + tail / 10.0, taken + 1 + n));
    }
    Some(scaled(value, taken))
}

/// May a number be spelled from this word on?
fn may_begin(word: &str) -> bool {
    at_least(word).is_some() || part(word).is_some() || spelled::spelled(&[word]).is_some()
}

/// `1.200.000` and `1,2` and `1.5`: dots group thousands, unless what follows can't be a group.
pub fn digits(s: &str) -> Option<f64> {
    let (whole, fraction) = s.split_once(',').map_or((s, None), |(w, f)| (w, Some(f)));
    if let Some(f) = fraction
        && f.contains([',', '.'])
    {
        // 1,200,000: the English way, or no number at all.
        let english = whole.len() <= 3
            && f.split(',')
                .all(|g| g.len() == 3 && g.bytes().all(|b| b.is_ascii_digit()));
        return english.then(|| s.replace(',', "").parse().ok()).flatten();
    }
    let mut groups = whole.split('.');
    let head = groups.next()?;
    let grouped = head.len() <= 3 && !head.starts_with('0') && groups.clone().all(|g| g.len() == 3);
    let plain = if !whole.contains('.') || grouped {
        format!("{}.{}", whole.replace('.', ""), fraction.unwrap_or("0"))
    } else if whole.matches('.').count() == 1 && fraction.is_none() {
        whole.to_owned()
    } else {
        return None;
    };
    plain.parse().ok()
}

fn at_least(word: &str) -> Option<f64> {
    Some(match word {
        "belasan" => 11.0,
        "puluhan" => 20.0,
        "ratusan" => 200.0,
        "ribuan" => 2e3,
        "jutaan" => 2e6,
        "miliaran" | "milyaran" => 2e9,
        "triliunan" => 2e12,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: Option<(f64, usize)>) {
        let words: Vec<_> = text.split(' ').collect();
        assert_eq!(number_at(&words), expect, "{text}");
    }

    #[test]
    fn numbers_as_written() {
        check("1.200.000 per bulan", Some((1_200_000.0, 1)));
        check("1,2 miliar", Some((1.2e9, 2)));
        check("8 rb", Some((8000.0, 2)));
        check("2.5 juta", Some((2.5e6, 2)));
        check("2.500", Some((2500.0, 1)));
        check("1,200,000", Some((1.2e6, 1)));
        check("05", Some((5.0, 1)));
        check("ratusan warga", Some((200.0, 1)));
        check("puluhan ribu orang", Some((20_000.0, 2)));
        check("tiga orang", Some((3.0, 1)));
        check("dua puluh lima ribu", Some((25_000.0, 4)));
        check("seratus dua belas rumah", Some((112.0, 3)));
        check("dua ratus lima puluh ribu lima", Some((250_005.0, 6)));
        check("seorang ibu", Some((1.0, 1)));
        check("setengah juta", Some((5e5, 2)));
        check("satu setengah juta", Some((1.5e6, 3)));
        check("2 setengah jam", Some((2.5, 2)));
        check("tiga perempat warga", Some((0.75, 2)));
        check("dua koma lima juta", Some((2.5e6, 4)));
        check("dua koma tak", Some((2.0, 1)));
        check("nol", Some((0.0, 1)));
        check("ribu", None);
        check("warga", None);
        check("1.2.3", None);
    }
}
