//! Numbers as Indonesian writes them: `1.200.000`, `1,2 miliar`, `8 rb`, `dua puluh lima`, `ratusan`.
//! A round plural counts as the least that it can mean: *ratusan* is 200.

/// The number whose first word is `words[0]`, and how many words it takes.
pub fn number_at<W: AsRef<str>>(words: &[W]) -> Option<(f64, usize)> {
    let first = words.first()?.as_ref();
    if let Some(least) = at_least(first) {
        let scaled = words.get(1).and_then(|w| scale(w.as_ref()));
        return Some(scaled.map_or((least, 1), |s| (least * s, 2)));
    }
    if first.starts_with(|c: char| c.is_ascii_digit()) {
        let value = digits(first)?;
        return Some(match words.get(1).and_then(|w| scale(w.as_ref())) {
            Some(s) => (value * s, 2),
            None => (value, 1),
        });
    }
    spelled(words)
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

fn scale(word: &str) -> Option<f64> {
    Some(match word {
        "puluh" => 10.0,
        "ratus" => 100.0,
        "ribu" | "rb" => 1e3,
        "juta" | "jt" => 1e6,
        "miliar" | "milyar" => 1e9,
        "triliun" | "trilyun" => 1e12,
        _ => return None,
    })
}

fn at_least(word: &str) -> Option<f64> {
    Some(match word {
        "belasan" => 11.0,
        "puluhan" => 20.0,
        "ratusan" => 200.0,
        "ribuan" => 2e3,
        "jutaan" => 2e6,
        "miliaran" => 2e9,
        _ => return None,
    })
}

fn unit(word: &str) -> Option<f64> {
    Some(match word {
        "satu" | "seorang" | "sebuah" | "siji" => 1.0,
        "dua" | "loro" => 2.0,
        "tiga" | "telu" => 3.0,
        "empat" | "papat" => 4.0,
        "lima" | "limo" => 5.0,
        "enam" => 6.0,
        "tujuh" | "pitu" => 7.0,
        "delapan" | "wolu" => 8.0,
        "sembilan" => 9.0,
        _ => return None,
    })
}

fn whole(word: &str) -> Option<f64> {
    Some(match word {
        "sepuluh" => 10.0,
        "sebelas" => 11.0,
        "seratus" => 100.0,
        "seribu" => 1e3,
        "sejuta" => 1e6,
        _ => return None,
    })
}

/// Number words: *dua ratus lima puluh ribu*.
fn spelled<W: AsRef<str>>(words: &[W]) -> Option<(f64, usize)> {
    let (mut total, mut group, mut digit) = (0.0, 0.0, 0.0);
    let mut n = 0;
    // Longer than any number that a text spells out.
    for word in words.iter().take(12).map(AsRef::as_ref) {
        if let Some(u) = unit(word) {
            if digit > 0.0 {
                break;
            }
            digit = u;
        } else if let Some(w) = whole(word) {
            if digit > 0.0 {
                break;
            }
            if w < 1e3 { group += w } else { total += w }
        } else if word == "belas" && digit > 0.0 {
            (group, digit) = (group + 10.0 + digit, 0.0);
        } else if let Some(s) = scale(word).filter(|_| group + digit > 0.0) {
            if s < 1e3 {
                (group, digit) = (group + digit * s, 0.0);
            } else {
                (total, group, digit) = (total + (group + digit) * s, 0.0, 0.0);
            }
        } else {
            break;
        }
        n += 1;
    }
    (n > 0).then_some((total + group + digit, n))
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
        check("ribu", None);
        check("warga", None);
        check("1.2.3", None);
    }
}
