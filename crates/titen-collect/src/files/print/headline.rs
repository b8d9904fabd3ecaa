//! Title and body of a clipping: the headline is what is set in the largest letters, or what looks like one.

use crate::files::pdf::Paragraph;

#[derive(Debug, PartialEq)]
pub struct Clipping {
    pub title: Option<String>,
    pub body: Option<String>,
}

/// Times the size of the text.
const LARGER: f64 = 1.25;
const MOST_WORDS: usize = 25;
const FIRST: usize = 6;

pub fn clipping(paragraphs: &[Paragraph]) -> Clipping {
    let paragraphs: Vec<&Paragraph> = paragraphs
        .iter()
        .filter(|p| !p.text.trim().is_empty())
        .collect();
    let title = by_size(&paragraphs).or_else(|| by_look(&paragraphs));
    let is_title = |i: usize| title.as_ref().is_some_and(|t| t.contains(&i));
    let text = |range: &dyn Fn(usize) -> bool, between: &str| {
        let texts: Vec<&str> = (0..paragraphs.len())
            .filter(|i| range(*i))
            .map(|i| paragraphs[i].text.trim())
            .collect();
        let text = texts.join(between);
        (!text.is_empty()).then_some(text)
    };
    Clipping {
        title: text(&is_title, " "),
        body: text(&|i| !is_title(i), "\n"),
    }
}

/// Paragraphs of the largest letters that follow one another, where they are larger than the text's.
fn by_size(paragraphs: &[&Paragraph]) -> Option<std::ops::Range<usize>> {
    let mut letters: Vec<(f64, usize)> =
        paragraphs.iter().map(|p| (p.size, p.text.len())).collect();
    letters.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = letters.iter().map(|l| l.1).sum::<usize>() / 2;
    let mut seen = 0;
    let usual = letters
        .iter()
        .find(|l| {
            seen += l.1;
            seen > half
        })?
        .0;
    let may = |p: &&&Paragraph| {
        p.size > usual * LARGER && n_words(&p.text) >= 2 && n_words(&p.text) <= MOST_WORDS
    };
    let largest = paragraphs
        .iter()
        .filter(may)
        .map(|p| p.size)
        .fold(0.0, f64::max);
    let from = paragraphs
        .iter()
        .position(|p| may(&p) && p.size >= largest * 0.97)?;
    let n = paragraphs[from..]
        .iter()
        .take_while(|p| (p.size / largest - 1.0).abs() < 0.03)
        .count();
    Some(from..from + n.max(1))
}

/// In scans and plain text: the first short line that ends no sentence, with a second one of capitals.
fn by_look(paragraphs: &[&Paragraph]) -> Option<std::ops::Range<usize>> {
    let shouted =
        |text: &str| text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase);
    let looks = |text: &str| {
        let n = n_words(text);
        (3..=MOST_WORDS).contains(&n)
            && !text.ends_with(['.', ',', ';', ':'])
            && text.chars().filter(|c| c.is_ascii_digit()).count() * 4 < text.len()
    };
    let from = paragraphs
        .iter()
        .take(FIRST)
        .position(|p| looks(p.text.trim()))?;
    let goes_on = paragraphs.get(from + 1).is_some_and(|next| {
        shouted(&paragraphs[from].text) && shouted(&next.text) && n_words(&next.text) <= MOST_WORDS
    });
    Some(from..from + 1 + usize::from(goes_on))
}

fn n_words(text: &str) -> usize {
    text.split_whitespace()
        .filter(|w| w.contains(char::is_alphabetic))
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(paragraphs: &[(&str, f64)], title: Option<&str>, body: Option<&str>) {
        let paragraphs: Vec<Paragraph> = paragraphs
            .iter()
            .map(|(text, size)| Paragraph {
                text: (*text).to_owned(),
                size: *size,
            })
            .collect();
        let expect = Clipping {
            title: title.map(str::to_owned),
            body: body.map(str::to_owned),
        };
        assert_eq!(clipping(&paragraphs), expect);
    }

    #[test]
    fn the_largest_letters_are_the_headline() {
        check(
            &[
                ("RADAR CONTOH", 12.0),
                ("Jembatan Luwihaji", 24.0),
                ("Ditutup Lagi", 24.0),
                (
                    "KANOR - Jembatan gantung itu ditutup sejak kemarin karena kabelnya berkarat.",
                    10.0,
                ),
            ],
            Some("Jembatan Luwihaji Ditutup Lagi"),
            Some(
                "RADAR CONTOH\nKANOR - Jembatan gantung itu ditutup sejak kemarin karena kabelnya berkarat.",
            ),
        );
    }

    #[test]
    fn without_sizes_a_short_first_line_is() {
        check(
            &[
                ("12/08/2026", 0.0),
                ("JEMBATAN LUWIHAJI DITUTUP", 0.0),
                ("WARGA MEMUTAR SEMBILAN KILOMETER", 0.0),
                ("Jembatan itu ditutup.", 0.0),
            ],
            Some("JEMBATAN LUWIHAJI DITUTUP WARGA MEMUTAR SEMBILAN KILOMETER"),
            Some("12/08/2026\nJembatan itu ditutup."),
        );
        check(
            &[("Warga mengeluh soal air.", 0.0)],
            None,
            Some("Warga mengeluh soal air."),
        );
        check(&[], None, None);
    }
}
