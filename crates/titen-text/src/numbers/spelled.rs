//! Number words: *dua ratus lima puluh ribu*, *satu setengah juta*, *dua pertiga*, *dua koma lima*.

pub(super) fn scale(word: &str) -> Option<f64> {
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

/// *setengah*, *sepertiga*.
pub(super) fn part(word: &str) -> Option<f64> {
    Some(match word {
        "setengah" | "separuh" | "separo" => 0.5,
        "sepertiga" => 1.0 / 3.0,
        "seperempat" => 0.25,
        "seperlima" => 0.2,
        _ => return None,
    })
}

/// What divides: dua *pertiga*.
pub(super) fn divisor(word: &str) -> Option<f64> {
    Some(match word {
        "perdua" => 2.0,
        "pertiga" => 3.0,
        "perempat" => 4.0,
        "perlima" => 5.0,
        "perenam" => 6.0,
        "perdelapan" => 8.0,
        "persepuluh" => 10.0,
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

pub(super) fn spelled<W: AsRef<str>>(words: &[W]) -> Option<(f64, usize)> {
    let (mut total, mut group, mut digit) = (0.0, 0.0, 0.0);
    let mut n = 0;
    if words.first().is_some_and(|w| w.as_ref() == "nol") {
        return Some((0.0, 1));
    }
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
