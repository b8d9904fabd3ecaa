//! Twelve weeks of one issue as a small inline SVG: bars, since weeks are counts and silence
//! between them is real. Read aloud, it says the numbers.

use crate::indonesian::{days_of, integer};
use std::fmt::Write as _;
use titen_model::{Week, WeekCount};

const WEEKS: u32 = 12;
const STEP: u32 = 15;
const BAR: u32 = 11;
const HEIGHT: u32 = 44;
/// A week with items is seen beside the largest, however small.
const LEAST: u32 = 3;

/// The last twelve weeks, `now` the last; weeks before the issue was first seen are zeros.
pub(crate) fn weeks(history: &[WeekCount], now: Week) -> Vec<(Week, u32)> {
    (0..WEEKS)
        .rev()
        .map(|back| (now.before(back), n_items(history, now.before(back))))
        .collect()
}

/// `now` is the last bar; weeks before the issue was first seen are empty.
pub(crate) fn svg(history: &[WeekCount], now: Week) -> String {
    let weeks = weeks(history, now);
    let most = weeks.iter().map(|(_, n)| *n).max().unwrap_or(0).max(1);
    let width = WEEKS * STEP;
    let mut svg = format!(
        "<svg class=\"spark\" viewBox=\"0 0 {width} {}\" width=\"{width}\" height=\"{}\" role=\"img\" \
         aria-label=\"Jumlah butir tanpa salinan selama dua belas pekan, pekan ini terakhir: {}\">",
        HEIGHT + 14,
        HEIGHT + 14,
        numbers(history, now).join(", ")
    );
    for (i, (week, n)) in (0..WEEKS).zip(&weeks) {
        let height = if *n == 0 {
            1
        } else {
            (HEIGHT * n / most).max(LEAST)
        };
        let class = match (*n, *week == now) {
            (0, _) => "nol",
            (_, true) => "kini",
            _ => "lalu",
        };
        let (x, y) = (i * STEP + (STEP - BAR) / 2, HEIGHT - height + 12);
        write!(
            svg,
            "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{BAR}\" height=\"{height}\"><title>{}: {}</title></rect>",
            days_of(*week),
            integer(*n)
        )
        .expect("writing to a string cannot fail");
        if *week == now && *n > 0 {
            write!(
                svg,
                "<text x=\"{}\" y=\"{}\">{}</text>",
                x + BAR / 2,
                y - 3,
                integer(*n)
            )
            .expect("writing to a string cannot fail");
        }
    }
    svg.push_str("</svg>");
    svg
}

/// The bars as numbers, the oldest first.
pub(crate) fn numbers(history: &[WeekCount], now: Week) -> Vec<String> {
    (0..WEEKS)
        .rev()
        .map(|back| integer(n_items(history, now.before(back))))
        .collect()
}

fn n_items(history: &[WeekCount], week: Week) -> u32 {
    history
        .iter()
        .find(|w| w.week == week)
        .map_or(0, |w| w.n_items)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn silent_weeks_and_weeks_before_the_first_are_empty_bars() {
        let now: Week = "2025-W47".parse().unwrap();
        let at = |back, n_items| WeekCount {
            week: now.before(back),
            n_items,
            n_sources: 1,
        };
        let svg = svg(&[at(3, 1), at(2, 0), at(1, 40), at(0, 1234)], now);
        assert!(
            svg.contains("0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 40, 1.234\""),
            "{svg}"
        );
        assert_eq!(svg.matches("class=\"nol\"").count(), 9);
        assert_eq!(svg.matches("class=\"kini\"").count(), 1);
    }

    #[test]
    fn an_issue_without_history_still_draws() {
        let svg = svg(&[], "2025-W47".parse().unwrap());
        assert_eq!(svg.matches("<rect").count(), 12);
    }
}
