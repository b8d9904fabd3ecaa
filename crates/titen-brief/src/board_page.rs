//! `board.html`: the Friday board as one page, units first and a sheet for each unit below.

use crate::{
    indonesian::{date, day, decimal, integer},
    labels::SAMPLE_MARK,
    plain::plain,
};
use askama::Template;
use serde::Serialize;
use std::fmt::Write as _;
use titen_model::{
    Board, BoardCase, BoardCounts, BoardUnit, BoardWeek, CaseClass, Colour, Letterhead,
    Punctuality, StepKind,
};

mod data;

pub use data::board_data;

const CSS: &str = concat!(
    include_str!("../templates/brief.css"),
    include_str!("../templates/chips.css"),
    include_str!("../templates/board.css")
);

const NOT_GIVEN: &str = "Belum diteruskan (menunggu Dinas Kominfo)";

/// What stands around the board.
#[derive(Debug, Clone, Copy)]
pub struct BoardHead<'a> {
    pub office: &'a Letterhead,
    pub scope: &'a str,
    pub sample: bool,
}

/// Cases that the whole page tells one by one: with more a telephone opens it no more. `board.xlsx` has all.
const CASES: usize = 1200;

pub fn board_page(board: &Board, head: BoardHead<'_>) -> String {
    let most = each(board, CASES);
    let page = Page {
        css: CSS,
        mark: SAMPLE_MARK,
        head,
        day: day(board.at),
        total: Counts::new(&board.total, board.before.last()),
        trend: trend(&board.before, board),
        weeks: board.before.len(),
        units: board
            .units
            .iter()
            .enumerate()
            .map(|at| Unit::new(at, most))
            .collect(),
        notes: &board.notes,
    };
    page.render().expect("writing to a string cannot fail")
}

/// How many cases a unit may have, so that all units have no more than `all`: a unit with few keeps them.
fn each(board: &Board, all: usize) -> usize {
    let mut left = all;
    let mut sizes: Vec<usize> = board.units.iter().map(|u| u.cases.len()).collect();
    sizes.sort_unstable();
    for (at, n) in sizes.iter().enumerate() {
        let share = left / (sizes.len() - at);
        if *n > share {
            return share;
        }
        left -= n;
    }
    usize::MAX
}

#[derive(Template)]
#[template(path = "board.html")]
struct Page<'a> {
    css: &'static str,
    mark: &'static str,
    head: BoardHead<'a>,
    day: String,
    total: Counts,
    trend: String,
    weeks: usize,
    units: Vec<Unit>,
    notes: &'a [String],
}

#[derive(Serialize)]
struct Counts {
    merah: String,
    kuning: String,
    hijau: String,
    oldest: String,
    /// Against the week before; empty where it is the same.
    merah_moved: String,
    share: String,
    of: String,
    unsure: u32,
}

impl Counts {
    fn new(c: &BoardCounts, before: Option<&BoardWeek>) -> Self {
        let moved = before.map_or(0, |b| i64::from(c.merah) - i64::from(b.counts.merah));
        Counts {
            merah: integer(c.merah),
            kuning: integer(c.kuning),
            hijau: integer(c.hijau),
            oldest: c.oldest.map_or_else(
                || "–".into(),
                |days| format!("{} hari kerja", integer(days)),
            ),
            merah_moved: match moved {
                0 => String::new(),
                n if n > 0 => format!("naik {}", integer(n.unsigned_abs())),
                n => format!("turun {}", integer(n.unsigned_abs())),
            },
            share: share(c.punctual),
            of: of(c.punctual),
            unsure: c.punctual.unsure,
        }
    }
}

fn share(p: Punctuality) -> String {
    p.share().map_or_else(
        || "–".into(),
        |share| format!("{} %", decimal(share * 100.0, 0)),
    )
}

fn of(p: Punctuality) -> String {
    let all = p.on_time + p.late + p.overdue_open;
    format!("{} dari {}", integer(p.on_time), integer(all))
}

#[derive(Serialize)]
struct Unit {
    anchor: String,
    name: String,
    colour: &'static str,
    sign: &'static str,
    counts: Counts,
    /// Of these, the worst are told one by one.
    n_cases: String,
    n_shown: String,
    whole: bool,
    cases: Vec<Row>,
}

impl Unit {
    fn new((n, unit): (usize, &BoardUnit), most: usize) -> Self {
        let (colour, sign) = colour(unit.colour);
        let shown = unit.cases.len().min(most);
        Unit {
            anchor: format!("unit-{}", n + 1),
            name: unit_name(unit),
            colour,
            sign,
            counts: Counts::new(&unit.counts, unit.before.last()),
            n_cases: integer(unit.cases.len() as u64),
            n_shown: integer(shown as u64),
            whole: shown == unit.cases.len(),
            cases: unit.cases[..shown].iter().map(Row::new).collect(),
        }
    }
}

#[derive(Serialize)]
struct Row {
    colour: &'static str,
    sign: &'static str,
    key: String,
    title: String,
    class: &'static str,
    channel: &'static str,
    places: String,
    received: String,
    age: String,
    due: String,
    step: String,
    why: String,
    repeated: String,
}

impl Row {
    fn new(case: &BoardCase) -> Self {
        let (colour, sign) = colour(case.colour);
        let places: Vec<String> = case.wilayah.iter().map(|w| plain(&w.name)).collect();
        let repeated: Vec<String> = case.repeated.iter().map(|key| plain(key)).collect();
        Row {
            colour,
            sign,
            key: plain(&case.key),
            title: plain(&case.title),
            class: class(case.class),
            channel: case.channel.label(),
            places: places.join("; "),
            received: date(case.received),
            age: integer(case.age),
            due: case.due.map(date).unwrap_or_default(),
            step: case
                .last_step
                .as_ref()
                .map(step)
                .unwrap_or_else(|| "belum ada".into()),
            why: case.why.clone(),
            repeated: repeated.join(", "),
        }
    }
}

pub(crate) fn unit_name(unit: &BoardUnit) -> String {
    unit.unit
        .as_ref()
        .map_or_else(|| NOT_GIVEN.to_owned(), |u| plain(&u.name))
}

/// The colour is a word and a shape too: not everyone sees it, and not every printer has it.
pub(crate) fn colour(c: Colour) -> (&'static str, &'static str) {
    match c {
        Colour::Merah => ("merah", "■"),
        Colour::Kuning => ("kuning", "▲"),
        Colour::Hijau => ("hijau", "●"),
    }
}

pub(crate) fn class(c: CaseClass) -> &'static str {
    match c {
        CaseClass::Pengaduan => "pengaduan",
        CaseClass::PengaduanBerkadarPengawasan => "pengaduan berkadar pengawasan",
        CaseClass::PermintaanInformasi => "permintaan informasi",
        CaseClass::Aspirasi => "aspirasi",
        CaseClass::PermohonanPpid => "permohonan informasi (PPID)",
        CaseClass::KeberatanPpid => "keberatan (PPID)",
    }
}

pub(crate) fn step(step: &titen_model::CaseStep) -> String {
    let kind = match step.kind {
        StepKind::Diverifikasi => "diverifikasi",
        StepKind::Diteruskan => "diteruskan",
        StepKind::Ditindaklanjuti => "ditindaklanjuti",
        StepKind::Diperpanjang => "diperpanjang",
        StepKind::Ditunda => "ditunda",
        StepKind::Dijawab => "dijawab",
        StepKind::Selesai => "selesai",
        StepKind::Diarsipkan => "diarsipkan",
        StepKind::DibukaKembali => "dibuka kembali",
    };
    let when = if step.day.is_sure() {
        date(step.day.latest)
    } else {
        format!(
            "antara {} dan {}",
            date(step.day.earliest),
            date(step.day.latest)
        )
    };
    format!("{kind}, {when}")
}

/// Stacked bars of the weeks before and of now; read aloud, it says the numbers.
fn trend(before: &[BoardWeek], board: &Board) -> String {
    const STEP: u32 = 46;
    const BAR: u32 = 30;
    const HEIGHT: u32 = 110;
    let weeks: Vec<(chrono::NaiveDate, BoardCounts)> = before
        .iter()
        .map(|w| (w.at, w.counts))
        .chain([(board.at, board.total)])
        .collect();
    let parts = |c: &BoardCounts| [("hijau", c.hijau), ("kuning", c.kuning), ("merah", c.merah)];
    let sum = |c: &BoardCounts| c.merah + c.kuning + c.hijau;
    let most = weeks.iter().map(|(_, c)| sum(c)).max().unwrap_or(0).max(1);
    let said: Vec<String> = weeks
        .iter()
        .map(|(at, c)| {
            format!(
                "{}: merah {}, kuning {}, hijau {}",
                date(*at),
                integer(c.merah),
                integer(c.kuning),
                integer(c.hijau)
            )
        })
        .collect();
    let width = weeks.len() as u32 * STEP;
    let mut svg = format!(
        "<svg class=\"trend\" viewBox=\"0 0 {width} {}\" role=\"img\" aria-label=\"{}\">",
        HEIGHT + 34,
        said.join("; ")
    );
    for (i, (at, counts)) in (0..).zip(&weeks) {
        let x = i * STEP + (STEP - BAR) / 2;
        let mut y = HEIGHT + 14;
        for (class, n) in parts(counts) {
            let height = HEIGHT * n / most;
            let height = if n > 0 { height.max(2) } else { 0 };
            y -= height.min(y);
            write!(
                svg,
                "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{BAR}\" height=\"{height}\"/>"
            )
            .expect("writing to a string cannot fail");
        }
        write!(
            svg,
            "<text x=\"{0}\" y=\"{1}\">{2}</text><text class=\"when\" x=\"{0}\" y=\"{3}\">{4}</text>",
            x + BAR / 2,
            y.saturating_sub(4),
            integer(sum(counts)),
            HEIGHT + 28,
            at.format("%d/%m")
        )
        .expect("writing to a string cannot fail");
    }
    svg.push_str("</svg>");
    svg
}
