//! A number as Indonesian offices write it: `1.234,5`, `1 234`, `42,7 %`; also `42.7` of programs.
//!
//! In a text one comma is a decimal sign and points in groups of three are thousands. `1.234` and `1,234` beside
//! cells like `42.7` or `1,234.5` in one column may be either, and are refused.

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Number {
    Is(f64),
    Blank,
    Refused(String),
}

const NOTHING: [&str; 12] = [
    "",
    "-",
    "–",
    "—",
    "...",
    "…",
    "n/a",
    "na",
    "null",
    "tidak ada data",
    "tidak ada",
    "tidak diketahui",
];

/// Blank, or a sign that stands for nothing.
pub(crate) fn says_nothing(text: &str) -> bool {
    NOTHING.contains(&text.trim().to_lowercase().as_str())
}

/// `typed`: a number to the spreadsheet itself. `has_points`: its column has decimal points.
pub(crate) fn number(text: &str, typed: bool, has_points: bool) -> Number {
    let text = text.trim();
    if says_nothing(text) {
        return Number::Blank;
    }
    if typed {
        return finite(text.parse().ok(), text);
    }
    let bare = text.strip_suffix('%').unwrap_or(text).trim();
    let (minus, bare) = match bare.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, bare),
    };
    let Some(plain) = without_thousands(bare, has_points) else {
        return refused(text);
    };
    match plain {
        Plain::Certain(plain) => finite(
            plain
                .parse::<f64>()
                .ok()
                .map(|n| if minus { -n } else { n }),
            text,
        ),
        Plain::EitherWay => Number::Refused(format!(
            "`{text}` may be {} or {}, since other cells of its column have a decimal point; write one of the two",
            bare.replace(['.', ','], ""),
            bare.replace(['.', ','], if bare.contains('.') { "," } else { "." })
        )),
    }
}

/// Does it show that the column writes decimals with a point?
pub(crate) fn is_point_decimal(text: &str) -> bool {
    let bare = text.trim().trim_end_matches('%').trim();
    is_english(bare)
        || bare.contains('.')
            && bare.bytes().all(|b| b.is_ascii_digit() || b == b'.')
            && bare.matches('.').count() == 1
            && !is_grouped(bare, '.')
            && !bare.ends_with('.')
            && !bare.starts_with('.')
}

/// `1,234.5` and `1,234,567`.
fn is_english(bare: &str) -> bool {
    let (whole, part) = bare.split_once('.').unwrap_or((bare, ""));
    let said = !part.is_empty() || whole.matches(',').count() > 1;
    said && is_grouped(whole, ',') && part.bytes().all(|b| b.is_ascii_digit())
}

enum Plain {
    Certain(String),
    EitherWay,
}

/// With a point for the decimals and nothing else but digits.
fn without_thousands(text: &str, has_points: bool) -> Option<Plain> {
    let spaced = |c: char| c == ' ' || c == '\u{a0}' || c == '\u{202f}' || c == '\'';
    let joined = match text.contains(spaced) {
        true => {
            let grouped: String = text.replace(spaced, ".");
            let whole = grouped.split(',').next()?;
            is_grouped(whole, '.').then(|| grouped.replace('.', ""))?
        }
        false => text.to_owned(),
    };
    let is_ours = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
    if !joined.chars().all(is_ours) || !joined.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (points, commas) = (joined.matches('.').count(), joined.matches(',').count());
    let last_comma = joined.rfind(',');
    let last_point = joined.rfind('.');
    let certain = |plain: String| Some(Plain::Certain(plain));
    match (points, commas) {
        (0, 0) => certain(joined),
        (0, 1) if is_grouped(&joined, ',') && has_points => Some(Plain::EitherWay),
        (0, 1) => certain(joined.replace(',', ".")),
        (0, _) => is_grouped(&joined, ',').then(|| Plain::Certain(joined.replace(',', ""))),
        (1, 0) if is_grouped(&joined, '.') && has_points => Some(Plain::EitherWay),
        (_, 0) if is_grouped(&joined, '.') => certain(joined.replace('.', "")),
        (1, 0) => certain(joined),
        (_, 0) => None,
        (_, 1) if last_comma > last_point => {
            let (whole, part) = joined.split_once(',')?;
            is_grouped(whole, '.')
                .then(|| Plain::Certain(format!("{}.{part}", whole.replace('.', ""))))
        }
        (1, _) => {
            let (whole, part) = joined.split_once('.')?;
            is_grouped(whole, ',')
                .then(|| Plain::Certain(format!("{}.{part}", whole.replace(',', ""))))
        }
        _ => None,
    }
}

/// `1.234`, `12.345.678`: groups of three, the first one of one to three digits and not a zero.
fn is_grouped(text: &str, sign: char) -> bool {
    let mut groups = text.split(sign);
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let digits = |g: &str| !g.is_empty() && g.bytes().all(|b| b.is_ascii_digit());
    !rest.is_empty()
        && digits(first)
        && first.len() <= 3
        && !first.starts_with('0')
        && rest.iter().all(|g| g.len() == 3 && digits(g))
}

fn finite(n: Option<f64>, text: &str) -> Number {
    match n {
        Some(n) if n.is_finite() => Number::Is(n),
        _ => refused(text),
    }
}

fn refused(text: &str) -> Number {
    Number::Refused(format!(
        "`{text}` is not a number; write it as 1.234,5, or leave the cell blank"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_an_indonesian_office_writes_them() {
        for (text, expect) in [
            ("42,7", 42.7),
            ("1.234,5", 1234.5),
            ("1.234", 1234.0),
            ("12.345.678", 12_345_678.0),
            ("1 234", 1234.0),
            ("1\u{a0}234,5", 1234.5),
            ("42.7", 42.7),
            ("0.125", 0.125),
            ("1,234,567", 1_234_567.0),
            ("1,234.5", 1234.5),
            ("12,5 %", 12.5),
            ("-3", -3.0),
            ("−3,5", -3.5),
            ("0", 0.0),
            ("7", 7.0),
        ] {
            assert_eq!(number(text, false, false), Number::Is(expect), "{text}");
        }
    }

    #[test]
    fn a_cell_that_is_a_number_to_the_spreadsheet_has_a_point_for_decimals() {
        assert_eq!(number("1.234", true, false), Number::Is(1.234));
        assert_eq!(number("1.234", false, false), Number::Is(1234.0));
        let either = number("1.234", false, true);
        assert!(
            matches!(&either, Number::Refused(why) if why.contains("may be 1234 or 1,234")),
            "{either:?}"
        );
    }

    #[test]
    fn what_is_no_number_is_refused_and_what_says_nothing_is_blank() {
        for text in ["", " - ", "…", "N/A"] {
            assert_eq!(number(text, false, false), Number::Blank, "{text}");
        }
        for text in [
            "dua", "1.23.4", "1,2,3", "1.2345,6", "NaN", "inf", "12 km", "1e5", "=1+1", ",5",
            "1..2",
        ] {
            let got = number(text, false, false);
            assert!(matches!(got, Number::Refused(_)), "{text}: {got:?}");
        }
    }

    #[test]
    fn decimal_points_show_in_a_column() {
        for (text, shows) in [
            ("42.7", true),
            ("0.125", true),
            ("1.234", false),
            ("42,7", false),
            ("42", false),
            ("1,234.5", true),
            ("1,234,567", true),
            ("1.234,5", false),
            ("1,234", false),
        ] {
            assert_eq!(is_point_decimal(text), shows, "{text}");
        }
    }
}
