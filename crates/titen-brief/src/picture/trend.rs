//! Twelve weeks of each issue, one small panel an issue. A week without items, a week in which the
//! issue was not known and one that is not over are three different things, and look it.

use super::Picture;
use super::svg::{Anchor, Box, INK, NAVY, PALE, SOFT, Svg, WIDTH, two_lines};
use crate::indonesian::{date, days_of, integer};
use chrono::Datelike;
use titen_model::{Brief, BriefIssue, Week};

const WEEKS: u32 = 12;
const STEP: f64 = 13.0;
const BAR: f64 = 9.0;
const HIGH: f64 = 36.0;
const PANEL: f64 = 98.0;
const GAP: f64 = 16.0;
/// Panels may share a scale while the smallest one's highest bar is not lost on it.
const MOST_UNLIKE: u32 = 8;

/// The earliest first.
type Weeks = Vec<(Week, Option<u32>)>;

/// Items of each week, the brief's own last. None before it was first seen, or longer ago than is
/// remembered.
pub(super) fn weeks(issue: &BriefIssue, now: Week) -> Weeks {
    (0..WEEKS)
        .rev()
        .map(|back| {
            let week = now.before(back);
            let found = issue.history.iter().find(|w| w.week == week);
            (week, found.map(|w| w.n_items))
        })
        .collect()
}

pub(super) fn picture(brief: &Brief) -> Option<Picture> {
    if brief.issues.is_empty() {
        return None;
    }
    let panels: Vec<(&BriefIssue, Weeks)> = brief
        .issues
        .iter()
        .map(|issue| (issue, weeks(issue, brief.week)))
        .collect();
    let highest = |weeks: &[(Week, Option<u32>)]| {
        let n = weeks.iter().map(|(_, is)| is.unwrap_or(0));
        n.max().unwrap_or(0).max(1)
    };
    let tops: Vec<u32> = panels.iter().map(|(_, weeks)| highest(weeks)).collect();
    let most = tops.iter().copied().max().unwrap_or(1);
    let least = tops.iter().copied().min().unwrap_or(1);
    let shared = most <= least.saturating_mul(MOST_UNLIKE);

    let mut svg = Svg::default();
    let width = (WIDTH - GAP) / 2.0;
    for (n, ((issue, weeks), top)) in panels.iter().zip(&tops).enumerate() {
        let x = (n % 2) as f64 * (width + GAP);
        let y = (n / 2) as f64 * PANEL;
        let top = if shared { most } else { *top };
        panel(&mut svg, (x, y), issue, weeks, top, brief);
    }
    let rows = panels.len().div_ceil(2) as f64;
    let legend = rows * PANEL + 4.0;
    legend_of(&mut svg, legend, brief.coverage.unfinished_on.is_some());
    let scale = if shared {
        format!(
            "Semua isu memakai skala yang sama; batang tertinggi {} butir.",
            integer(most)
        )
    } else {
        "Setiap isu memakai skalanya sendiri karena jumlahnya jauh berbeda; angka tertinggi tertulis di atas batangnya."
            .to_owned()
    };
    let unfinished = brief
        .coverage
        .unfinished_on
        .map_or_else(String::new, |day| {
            format!(" Pekan ini belum genap: dibaca sampai {}.", date(day))
        });
    let note = format!(
        "Batang menghitung butir tanpa salinan setiap pekan, pekan ini paling kanan. {scale} Pekan tanpa butir \
         dibedakan dari pekan ketika isu belum dikenal (atau sudah di luar masa ingatan).{unfinished} Isu di luar \
         daftar tidak digambar."
    );
    let title = "Tren isu selama dua belas pekan".to_owned();
    Some(svg.finish("tren", legend + 20.0, title, note))
}

fn panel(
    svg: &mut Svg,
    (x, y): (f64, f64),
    issue: &BriefIssue,
    weeks: &[(Week, Option<u32>)],
    top: u32,
    brief: &Brief,
) {
    let width = (WIDTH - GAP) / 2.0;
    let says: Vec<String> = weeks.iter().map(|(_, is)| told(*is)).collect();
    let title = format!("{}. {}", issue.rank, issue.title);
    // Bold letters are wider than those that are reckoned with.
    let lines = two_lines(&title, 10.5, width * 0.92);
    svg.told(
        &format!("{}. {}: {}", issue.rank, issue.title, says.join(", ")),
        |svg| {
            for (line, label) in (0u8..).zip(&lines) {
                let down = y + 11.0 + 12.0 * f64::from(line);
                svg.bold(x, down, 10.5, Anchor::Start, INK, label);
            }
        },
    );
    let base = y + 40.0 + HIGH;
    let highest = weeks
        .iter()
        .map(|(_, is)| is.unwrap_or(0))
        .max()
        .unwrap_or(0);
    let first_highest = weeks.iter().position(|(_, is)| is.unwrap_or(0) == highest);
    svg.line(
        (x, base + 0.5),
        (x + STEP * f64::from(WEEKS), base + 0.5),
        "#c3cbd5",
    );
    for (i, (week, is)) in weeks.iter().enumerate() {
        let at = x + i as f64 * STEP + (STEP - BAR) / 2.0;
        let last = i + 1 == weeks.len();
        svg.told(
            &format!("{}: {}", days_of(*week), told(*is)),
            |svg| match is {
                None => svg.ring(at + BAR / 2.0, base - 3.0, 1.8, SOFT),
                Some(0) => {
                    let flat = Box {
                        x: at,
                        y: base - 2.0,
                        w: BAR,
                        h: 2.0,
                    };
                    svg.rect(flat, SOFT, "");
                }
                Some(n) => {
                    let high = (HIGH * f64::from(*n) / f64::from(top)).max(4.0);
                    let bar = Box {
                        x: at,
                        y: base - high,
                        w: BAR,
                        h: high,
                    };
                    if last && brief.coverage.unfinished_on.is_some() {
                        svg.rect(bar, "#ffffff", NAVY);
                        svg.level(bar, 3.0, NAVY);
                    } else {
                        svg.rect(bar, if last { NAVY } else { PALE }, "");
                    }
                    if last || Some(i) == first_highest {
                        let (mid, up) = (at + BAR / 2.0, base - high - 2.5);
                        svg.text(mid, up, 10.0, Anchor::Middle, INK, &integer(*n));
                    }
                }
            },
        );
    }
    let monday = |week: &Week| {
        let day = week.monday();
        format!("{}/{}", day.day(), day.month())
    };
    let ends = (weeks.first(), weeks.last());
    if let (Some((first, _)), Some((last, _))) = ends {
        svg.text(x, base + 12.0, 9.5, Anchor::Start, SOFT, &monday(first));
        let right = x + STEP * f64::from(WEEKS);
        svg.text(right, base + 12.0, 9.5, Anchor::End, SOFT, &monday(last));
    }
}

fn told(is: Option<u32>) -> String {
    match is {
        None => "belum dikenal".into(),
        Some(n) => integer(n),
    }
}

fn legend_of(svg: &mut Svg, y: f64, unfinished: bool) {
    let base = y + 10.0;
    let mut x = 0.0;
    let label = |svg: &mut Svg, x: &mut f64, text: &str, room: f64| {
        svg.text(*x + 12.0, base, 10.0, Anchor::Start, SOFT, text);
        *x += room;
    };
    let now = Box {
        x,
        y: base - 8.0,
        w: 8.0,
        h: 8.0,
    };
    if unfinished {
        svg.rect(now, "#ffffff", NAVY);
        svg.level(now, 3.0, NAVY);
        label(svg, &mut x, "belum genap", 82.0);
    } else {
        svg.rect(now, NAVY, "");
        label(svg, &mut x, "pekan ini", 68.0);
    }
    svg.rect(
        Box {
            x,
            y: base - 8.0,
            w: 8.0,
            h: 8.0,
        },
        PALE,
        "",
    );
    label(svg, &mut x, "sebelumnya", 80.0);
    svg.rect(
        Box {
            x,
            y: base - 2.0,
            w: 8.0,
            h: 2.0,
        },
        SOFT,
        "",
    );
    label(svg, &mut x, "tanpa butir", 78.0);
    svg.ring(x + 4.0, base - 3.5, 1.8, SOFT);
    label(svg, &mut x, "belum dikenal", 80.0);
}
