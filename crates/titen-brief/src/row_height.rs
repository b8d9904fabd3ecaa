//! How high a row of a sheet must be: LibreOffice does not reckon it for a file that a program wrote, so that a cell of
//! two lines would show one.

/// In points.
const LINE: f64 = 15.0;
/// A row higher than this hides its neighbours; the rest is read in the cell.
const MOST_LINES: usize = 12;

/// Of texts and the widths of their columns, in characters.
pub(crate) fn height<'a>(cells: impl Iterator<Item = (&'a str, f64)>) -> f64 {
    let most = cells.map(|(text, width)| lines(text, width)).max();
    #[expect(clippy::cast_precision_loss, reason = "a dozen")]
    let lines = most.unwrap_or(1).clamp(1, MOST_LINES) as f64;
    lines * LINE
}

/// Words are kept whole where they fit.
fn lines(text: &str, width: f64) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a column's width"
    )]
    let room = (width * 0.95) as usize;
    let room = room.max(1);
    let (mut lines, mut used) = (1, 0);
    for word in text.split_whitespace() {
        let n = word.chars().count();
        let with = if used == 0 { n } else { used + 1 + n };
        if with <= room {
            used = with;
            continue;
        }
        // A word longer than the column goes on in the next lines.
        let begun = if used == 0 { 0 } else { 1 };
        lines += begun + n.div_ceil(room).saturating_sub(1);
        used = n - (n.div_ceil(room).max(1) - 1) * room;
        if lines > MOST_LINES {
            break;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::height;

    #[test]
    fn a_row_is_as_high_as_its_longest_cell_and_no_higher_than_a_dozen_lines() {
        let of = |text: &str, width: f64| height([("x", 5.0), (text, width)].into_iter());
        assert_eq!(of("pendek", 20.0), 15.0);
        assert_eq!(of("DINAS KOMUNIKASI DAN INFORMATIKA", 26.0), 30.0);
        assert_eq!(of("tahun_anggaran", 10.0), 30.0);
        assert_eq!(of(&"kata ".repeat(500), 20.0), 180.0);
        assert_eq!(of("", 20.0), 15.0);
    }
}
