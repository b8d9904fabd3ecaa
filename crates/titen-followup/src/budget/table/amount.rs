//! Rupiah as people and spreadsheets write them: `1.250.000,00`, `Rp 1.250.000`, `1,250,000.00`, `1250000`, `1,5 miliar`.

/// No line of a regency's budget is larger: a number of staff or of an account stands in the column.
const MOST: f64 = 1e14;

const WORDS: [(&str, f64); 9] = [
    ("ribu", 1e3),
    ("rb", 1e3),
    ("juta", 1e6),
    ("jt", 1e6),
    ("miliar", 1e9),
    ("milyar", 1e9),
    ("milliar", 1e9),
    ("triliun", 1e12),
    ("trilyun", 1e12),
];
/// Letters alone stand for as much only behind `Rp`.
const LETTERS: [(&str, f64); 2] = [("m", 1e9), ("t", 1e12)];

/// `is_number`: to the spreadsheet, so that its point begins the decimals. `factor`: what the header says that
/// amounts are to be taken by. None: nothing stands there. An error is what the cell says instead of an amount.
pub(super) fn amount(cell: &str, is_number: bool, factor: f64) -> Result<Option<f64>, String> {
    let not = || format!("`{}`", cell.trim());
    let within = |value: f64| match value.abs() <= MOST {
        true => Ok(Some(value)),
        false => Err(not()),
    };
    if is_number {
        let value: f64 = cell.trim().parse().map_err(|_| not())?;
        return within(value * factor);
    }
    let text = cell.trim().to_lowercase();
    let in_brackets = text.starts_with('(') && text.ends_with(')');
    let (before, text) = signed(text.trim_matches(['(', ')']));
    let bare = ["rp.", "rp", "idr"]
        .iter()
        .find_map(|mark| text.strip_prefix(mark));
    let is_rupiah = bare.is_some();
    let (after, text) = signed(bare.unwrap_or(text).trim());
    let text = text.trim_end_matches("rupiah").trim();
    let text = text.trim_end_matches(",-").trim_end_matches(".-");
    if text.is_empty() || matches!(text, "-" | "–" | "n/a" | "nihil") {
        return Ok(None);
    }
    let letters: &[(&str, f64)] = if is_rupiah { &LETTERS } else { &[] };
    let said = WORDS.iter().chain(letters).find_map(|(word, times)| {
        let rest = text.strip_suffix(word)?;
        rest.trim_end()
            .ends_with(|c: char| c.is_ascii_digit())
            .then_some((rest, *times))
    });
    let (text, factor) = said.unwrap_or((text, factor));
    let digits: String = text
        .trim_end_matches(['-', '−'])
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '\'')
        .collect();
    if digits.is_empty()
        || !digits
            .chars()
            .all(|c| c.is_ascii_digit() || ".,".contains(c))
    {
        return Err(not());
    }
    let plain = plain(&digits).ok_or_else(not)?;
    let value: f64 = plain.parse().map_err(|_| not())?;
    let below_zero = in_brackets || before || after;
    within(if below_zero { -value } else { value } * factor)
}

/// Whether a sign stands before something, and what it is. A sign alone says that there is nothing.
fn signed(text: &str) -> (bool, &str) {
    match text.strip_prefix(['-', '−']).map(str::trim) {
        Some(rest) if !rest.is_empty() => (true, rest),
        _ => (false, text.trim()),
    }
}

/// Groups taken out, a point before the decimals.
fn plain(text: &str) -> Option<String> {
    let (points, commas) = (text.matches('.').count(), text.matches(',').count());
    let last = text.rfind(['.', ',']);
    let decimals = match (points, commas, last) {
        (0, 0, _) => None,
        // The mark that stands last, once, with the other one before it, begins the decimals.
        (1.., 1.., Some(at))
            if text[at + 1..].len() != 3 || text.matches(&text[at..=at]).count() == 1 =>
        {
            Some(at)
        }
        // One mark alone: three digits behind it are thousands, unless of nothing.
        (1, 0, Some(at)) | (0, 1, Some(at))
            if text.len() - at - 1 != 3 || text[..at].bytes().all(|b| b == b'0') =>
        {
            Some(at)
        }
        _ => None,
    };
    let whole = &text[..decimals.unwrap_or(text.len())];
    let groups: Vec<&str> = whole.split(['.', ',']).collect();
    let grouped = groups.len() == 1
        || (groups[0].len() <= 3
            && !groups[0].is_empty()
            && groups[1..].iter().all(|g| g.len() == 3));
    if !grouped {
        return None;
    }
    let whole = groups.concat();
    let part = decimals.map_or("", |at| &text[at + 1..]);
    (!whole.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
        .then(|| format!("{whole}.{part}0"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_of_all_hands() {
        for (written, value) in [
            ("1.250.000,00", 1_250_000.0),
            ("Rp 1.250.000", 1_250_000.0),
            ("Rp. 1.250.000,-", 1_250_000.0),
            ("1,250,000.00", 1_250_000.0),
            ("1250000", 1_250_000.0),
            ("1250000.5", 1_250_000.5),
            ("1.250", 1250.0),
            ("12,5", 12.5),
            ("0,500", 0.5),
            ("(1.250)", -1250.0),
            ("(Rp 1.250)", -1250.0),
            ("-Rp 1.250", -1250.0),
            ("Rp -1.250", -1250.0),
            ("1 250 000", 1_250_000.0),
            ("Rp 1,5 M", 1_500_000_000.0),
            ("Rp1,25 miliar", 1_250_000_000.0),
            ("750 juta rupiah", 750_000_000.0),
            ("1.250 jt", 1_250_000_000.0),
        ] {
            assert_eq!(amount(written, false, 1.0), Ok(Some(value)), "{written}");
        }
        for blank in ["", "-", "  ", "Rp -", "Rp. -,-"] {
            assert_eq!(amount(blank, false, 1.0), Ok(None), "{blank}");
        }
        for bad in [
            "dua juta",
            "juta",
            "1.25.000",
            "12a",
            "12 m",
            "1.2.3,4",
            "19700101 199003 1 001",
        ] {
            assert!(amount(bad, false, 1.0).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_number_of_the_spreadsheet_has_a_point_before_its_decimals() {
        assert_eq!(amount("1234.567", true, 1e3), Ok(Some(1_234_567.0)));
        assert_eq!(amount("1.234", false, 1e3), Ok(Some(1_234_000.0)));
        // Who writes the word has said it already.
        assert_eq!(amount("1,5 miliar", false, 1e3), Ok(Some(1.5e9)));
    }
}
