//! The dateline of a report (`BOJONEGORO (Jatim Kawat) - …`, `KABAR.ID, MALO -- …`) says who wrote where; it is no
//! part of its first sentence and has no place in a summary or a quote.

/// Bytes in which a dateline ends.
const LONGEST: usize = 60;

/// The sentence without a dateline, or two (`KABAR.com - KANOR - …`), before it.
pub fn without_dateline(sentence: &str) -> &str {
    let once = without_first(sentence);
    without_first(once)
}

fn without_first(sentence: &str) -> &str {
    let Some((at, dash)) = first_dash(sentence) else {
        return sentence;
    };
    let head = sentence[..at].trim_end_matches([' ', ',']);
    let rest = sentence[at + dash.len()..].trim_start_matches(['-', '–', '—', ' ']);
    let begins = rest.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '“');
    if begins && is_dateline(head, rest, dash) {
        rest
    } else {
        sentence
    }
}

/// A dash that joins nothing: one within a word (`KTP-el`), or between numbers, is none.
fn first_dash(sentence: &str) -> Option<(usize, &'static str)> {
    let found = [" - ", "--", "–", "—", " | "].map(|dash| Some((sentence.find(dash)?, dash)));
    found
        .into_iter()
        .flatten()
        .filter(|(at, _)| *at <= LONGEST)
        .min_by_key(|(at, _)| *at)
}

fn is_dateline(head: &str, rest: &str, dash: &str) -> bool {
    let words: Vec<&str> = head
        .split([' ', ',', '(', ')', '/'])
        .filter(|w| !w.is_empty())
        .collect();
    let is_name = |w: &&str| w.starts_with(char::is_uppercase) || is_site(w);
    // An outlet that writes itself small: `Bojonegoro, wartaangling – `.
    let place = head.split_once(", ").is_some_and(|(place, outlet)| {
        place.starts_with(char::is_uppercase) && !place.contains(' ') && !outlet.contains(' ')
    });
    if place && dash != " - " {
        return true;
    }
    if words.is_empty() || words.len() > 6 || !words.iter().all(is_name) {
        return false;
    }
    let shouted = |w: &&&str| w.chars().count() > 2 && w.chars().all(char::is_uppercase);
    let apart = head.contains(',') || head.ends_with(')');
    // Two units are joined by a hyphen too (`DPRD - Pemkab`), seldom by a longer dash.
    let hyphen = dash == " - ";
    let letters = head.chars().filter(|c| c.is_alphabetic()).count();
    words.iter().any(|w| is_site(w))
        || head.ends_with(')') && head.contains('(')
        || apart && words.iter().any(|w| shouted(&w))
        || words.iter().all(|w| shouted(&w)) && (!hyphen || letters > 4)
        // What stands between two dashes is an aside.
        || !hyphen && words.len() == 1 && letters > 3 && !rest.contains(dash)
}

/// `KOMPAS.com`, `REPUBLIKA.CO.ID`.
fn is_site(word: &str) -> bool {
    word.rsplit_once('.').is_some_and(|(name, end)| {
        name.chars().count() > 1
            && (2..=4).contains(&end.len())
            && end.chars().all(char::is_alphabetic)
    })
}

#[cfg(test)]
mod tests {
    use super::without_dateline;

    #[test]
    fn it_is_left_off() {
        for (dateline, rest) in [
            ("KABAR.ID, MALO -- ", "Jembatan putus."),
            ("KABAR.CO.ID, MALO, – ", "Jembatan putus."),
            ("KABAR.com - KANOR - ", "Jembatan putus."),
            ("timur.kabar.com, KOTA MALO - ", "Jembatan putus."),
            ("BOJONEGORO (Jatim Kawat) - ", "Sungai meluap."),
            ("BOJONEGORO, Kabar Bengawan – ", "Seorang ibu jatuh."),
            ("BOJONEGORO | ", "Dinas Kesehatan menetapkan tiga desa."),
            ("Bojonegoro (Suara Rajekwesi) — ", "Sekitar 300 petani."),
            ("Bojonegoro, wartaangling – ", "Kader kesehatan datang."),
            ("Kanor, KIM – ", "Air setinggi pinggang."),
            ("BOJONEGORO– ", "Serangan wereng datang."),
            ("Bojonegoro – ", "300 petani datang."),
        ] {
            assert_eq!(without_dateline(&format!("{dateline}{rest}")), rest);
        }
    }

    #[test]
    fn a_sentence_with_a_dash_keeps_its_beginning() {
        for whole in [
            "Pada Senin, warga Malo datang — jembatan putus.",
            "Jembatan Malo - Kasiman putus sejak Senin.",
            "Jalan Malo - Kedewan rusak.",
            "DPRD - Pemkab sepakat.",
            "BPBD mencatat 3 - 4 rumah.",
            "Selama 11–17 Agustus hujan turun.",
            "Warga – Ketua RT pun – menolak.",
            "KTP-el habis.",
            "",
        ] {
            assert_eq!(without_dateline(whole), whole);
        }
    }
}
