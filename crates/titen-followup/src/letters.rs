//! Brief → the letters that go out with it: a nota dinas inside the office, a surat dinas to each unit that
//! has something to do, an invitation to each speaker. Composed by rule: every sentence with a fact carries
//! its source, and what the office has not told (a number, a name) stays blank.

mod address;
mod nota;
mod settings;
mod source;
mod surat;
mod undangan;

pub use settings::{LetterForm, LetterSettings};

use chrono::{Datelike, NaiveDate};
use std::collections::BTreeSet;
use titen_dict::Dictionaries;
use titen_model::{
    BoardCase, BoardUnit, Brief, BriefIssue, Colour, Letter, LetterBlock, LetterKind, Named,
    plain::{excerpt, plain},
};

/// Titles longer than this are cut: a letter points to them, the brief has them in full.
const TITLE_CHARS: usize = 160;

pub fn letters(brief: &Brief, dict: &Dictionaries, settings: &LetterSettings) -> Vec<Letter> {
    let with = With {
        brief,
        dict,
        settings,
        day: brief
            .board
            .as_ref()
            .map_or(brief.week.next().monday(), |b| b.at),
    };
    let mut letters = vec![nota::nota(&with)];
    letters.extend(with.units().iter().map(|unit| surat::surat(&with, unit)));
    letters.extend(
        brief
            .dialog
            .iter()
            .filter_map(|topic| undangan::undangan(&with, topic)),
    );
    let mut taken: BTreeSet<String> = BTreeSet::new();
    for letter in &mut letters {
        let numbered = (2..).map(|n| format!("{}-{n}", letter.file));
        let free = std::iter::once(letter.file.clone())
            .chain(numbered)
            .find(|name| !taken.contains(name))
            .expect("numbers do not end");
        taken.insert(free.clone());
        letter.file = free;
        clean(letter);
    }
    letters
}

struct With<'a> {
    brief: &'a Brief,
    dict: &'a Dictionaries,
    settings: &'a LetterSettings,
    /// On which the letters are dated, and the board stands.
    day: NaiveDate,
}

/// What one unit is written about.
struct UnitMatters<'a> {
    unit: &'a Named,
    issues: Vec<&'a BriefIssue>,
    board: Option<&'a BoardUnit>,
}

impl<'a> UnitMatters<'a> {
    fn overdue(&self) -> impl Iterator<Item = &'a BoardCase> {
        overdue(self.board)
    }
}

fn overdue(unit: Option<&BoardUnit>) -> impl Iterator<Item = &BoardCase> {
    let cases = unit.into_iter().flat_map(|u| &u.cases);
    cases.filter(|c| c.colour == Colour::Merah)
}

impl<'a> With<'a> {
    /// Those that lead an issue, by their best one, then those that are only late; not the office itself.
    fn units(&self) -> Vec<UnitMatters<'a>> {
        let boards = || self.brief.board.iter().flat_map(|b| &b.units);
        let leads = self
            .brief
            .issues
            .iter()
            .filter_map(|i| i.perangkat_daerah.as_ref());
        let late = boards()
            .filter(|u| overdue(Some(u)).next().is_some())
            .filter_map(|u| u.unit.as_ref());
        let mut units: Vec<UnitMatters<'_>> = Vec::new();
        for unit in leads.chain(late) {
            if self.is_own(unit) || units.iter().any(|u| u.unit.code == unit.code) {
                continue;
            }
            let of_unit = |other: Option<&Named>| other.is_some_and(|o| o.code == unit.code);
            units.push(UnitMatters {
                unit,
                issues: self
                    .brief
                    .issues
                    .iter()
                    .filter(|i| of_unit(i.perangkat_daerah.as_ref()))
                    .collect(),
                board: boards().find(|u| of_unit(u.unit.as_ref())),
            });
        }
        units
    }

    /// Nobody writes a surat dinas to himself: the kop names the office.
    fn is_own(&self, unit: &Named) -> bool {
        let name = unit.name.to_uppercase();
        let kop = &self.brief.office.kop;
        kop.iter().any(|line| line.to_uppercase() == name)
    }

    fn letter(&self, kind: LetterKind, form: &LetterForm) -> Letter {
        Letter {
            file: String::new(),
            kind,
            office: self.brief.office.clone(),
            sample: self.brief.sample,
            date: self.day,
            number: form.number.as_deref().map(|n| numbered(n, self.day)),
            to: Vec::new(),
            from: form.from.clone(),
            copies: form.copies.clone(),
            nature: form.nature.clone(),
            attachment: "-".into(),
            subject: String::new(),
            body: Vec::new(),
            signatory: form.signatory.clone(),
        }
    }

    fn edition(&self) -> String {
        match self.brief.revision {
            1 => format!("brief pekan {}", self.brief.week),
            n => format!("brief pekan {}, revisi {n}", self.brief.week),
        }
    }
}

/// `{tahun}` and, as a letter's number has it, `{bulan}` in Roman numerals; the serial is the register's.
fn numbered(pattern: &str, day: NaiveDate) -> String {
    const ROMAN: [&str; 12] = [
        "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII",
    ];
    pattern
        .replace("{tahun}", &day.year().to_string())
        .replace("{bulan}", ROMAN[day.month0() as usize])
}

/// `Kabupaten Bojonegoro`: a letter abbreviates no place that it speaks for.
fn in_full(scope: &str) -> String {
    let short = [("Kab. ", "Kabupaten "), ("Kec. ", "Kecamatan ")];
    let found = short.into_iter().find_map(|(short, full)| {
        let name = scope.strip_prefix(short)?;
        Some(format!("{full}{name}"))
    });
    found.unwrap_or_else(|| scope.to_owned())
}

fn title(text: &str) -> String {
    excerpt(text.trim_end_matches('.'), TITLE_CHARS)
}

/// Small letters, digits and single hyphens: a name that every file system takes.
fn slug(text: &str) -> String {
    let mut out = String::new();
    for c in text.to_lowercase().chars().take(60) {
        if c.is_ascii_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    let out = out.trim_end_matches('-');
    if out.is_empty() {
        "lain".to_owned()
    } else {
        out.to_owned()
    }
}

fn n(count: usize) -> String {
    titen_model::indonesian::integer(count as u64)
}

fn table<const N: usize>(head: [&str; N], rows: Vec<[String; N]>) -> LetterBlock {
    LetterBlock::Table {
        head: head.map(str::to_owned).to_vec(),
        rows: rows.into_iter().map(|r| r.to_vec()).collect(),
    }
}

fn paragraph(text: impl Into<String>) -> LetterBlock {
    LetterBlock::Paragraph(text.into())
}

fn heading(text: &str) -> LetterBlock {
    LetterBlock::Heading(text.to_owned())
}

/// No line break, control character or direction mark of a source reaches a letter.
fn clean(letter: &mut Letter) {
    let all = |texts: &mut Vec<String>| texts.iter_mut().for_each(|t| *t = plain(t));
    all(&mut letter.to);
    all(&mut letter.copies);
    letter.subject = plain(&letter.subject);
    for block in &mut letter.body {
        match block {
            LetterBlock::Heading(text) | LetterBlock::Paragraph(text) => *text = plain(text),
            LetterBlock::Numbered(entries) => all(entries),
            LetterBlock::Table { head, rows } => {
                all(head);
                rows.iter_mut().for_each(all);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_are_safe_and_short() {
        for (name, slugged) in [
            ("DPUBMPR", "dpubmpr"),
            ("Kec. Bojonegoro", "kec-bojonegoro"),
            ("../../etc/passwd", "etc-passwd"),
            ("\u{202e}ا", "lain"),
            ("", "lain"),
        ] {
            assert_eq!(slug(name), slugged);
        }
        assert!(slug(&"x".repeat(300)).len() <= 60);
    }

    #[test]
    fn a_number_has_the_month_in_roman_numerals_and_leaves_the_serial() {
        let day = "2025-12-08".parse().unwrap();
        assert_eq!(
            numbered("480/      /412.215/{bulan}/{tahun}", day),
            "480/      /412.215/XII/2025"
        );
    }
}
