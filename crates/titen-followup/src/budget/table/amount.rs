//! Rupiah as people and spreadsheets write them: `1.250.000,00`, `Rp 1.250.000`, `1,250,000.00`, `1250000`.

/// None: nothing stands there. An error is what the cell says instead of an amount.
pub(super) fn amount(cell: &str) -> Result<Option<f64>, String> {
    let mut text = cell.trim().to_lowercase();
    for mark in ["rp.", "rp", "idr"] {
        text = text.trim_start_matches(mark).trim().to_owned();
    }
    let text = text.trim_end_matches(",-").trim_end_matches(".-");
    if text.is_empty() || matches!(text, "-" | "–" | "n/a" | "nihil") {
        return Ok(None);
    }
    let negative = text.starts_with(['-', '−']) || (text.starts_with('(') && text.ends_with(')'));
    let digits: String = text
        .trim_matches(['(', ')', '-', '−'])
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '\'')
        .collect();
    let not = || format!("`{cell}`");
    if digits.is_empty()
        || !digits
            .chars()
            .all(|c| c.is_ascii_digit() || ".,".contains(c))
    {
        return Err(not());
    }
    let plain = plain(&digits).ok_or_else(not)?;
    let value: f64 = plain.parse().map_err(|_| not())?;
    Ok(Some(if negative { -value } else { value }))
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
        // One mark alone: three digits behind it are thousands.
        (1, 0, Some(at)) | (0, 1, Some(at)) if text.len() - at - 1 != 3 => Some(at),
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
            ("(1.250)", -1250.0),
            ("1 250 000", 1_250_000.0),
        ] {
            assert_eq!(amount(written), Ok(Some(value)), "{written}");
        }
        for blank in ["", "-", "  ", "Rp -"] {
            assert_eq!(amount(blank), Ok(None), "{blank}");
        }
        for bad in ["dua juta", "1.25.000", "12a", "1.2.3,4"] {
            assert!(amount(bad).is_err(), "{bad}");
        }
    }
}
