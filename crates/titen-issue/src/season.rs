//! Seasons that an office knows: rains and floods, drought and fires, a new school year, Lebaran. What belongs to the
//! season that the week lies in waits less than it would at another time.

use crate::phrases::Phrases;
use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};
use titen_dict::{Dictionaries, HolidayKind};
use titen_model::{Document, Week};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeasonSettings {
    pub name: String,
    /// Month and day, such as `11-01`; both or neither. It may go over the year's end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// Instead: a holiday by a part of its name in the holidays' table, and days around it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holiday: Option<String>,
    #[serde(default, skip_serializing_if = "is_zero")]
    pub days_before: u32,
    #[serde(default, skip_serializing_if = "is_zero")]
    pub days_after: u32,
    /// What it makes urgent, as written or as roots.
    pub words: Vec<String>,
}

fn is_zero(n: &u32) -> bool {
    *n == 0
}

pub fn built_in() -> Vec<SeasonSettings> {
    let season = |name: &str, days: Option<(&str, &str)>, words: &[&str]| SeasonSettings {
        name: name.into(),
        from: days.map(|d| d.0.into()),
        to: days.map(|d| d.1.into()),
        holiday: None,
        days_before: 0,
        days_after: 0,
        words: words.iter().map(|w| (*w).to_owned()).collect(),
    };
    vec![
        season(
            "musim hujan",
            Some(("11-01", "04-30")),
            &[
                "banjir",
                "genang",
                "luap",
                "tanggul",
                "longsor",
                "puting beliung",
                "drainase",
                "demam berdarah",
                "dbd",
                "leptospirosis",
            ],
        ),
        season(
            "musim kemarau",
            Some(("06-01", "10-31")),
            &[
                "kekeringan",
                "krisis air",
                "air bersih",
                "karhutla",
                "kebakaran hutan",
                "kebakaran lahan",
                "gagal panen",
            ],
        ),
        season(
            "awal musim tanam",
            Some(("10-15", "12-31")),
            &["pupuk", "benih", "irigasi"],
        ),
        season(
            "tahun ajaran baru",
            Some(("05-15", "07-31")),
            &[
                "ppdb",
                "spmb",
                "zonasi",
                "daftar ulang",
                "seragam",
                "uang gedung",
            ],
        ),
        SeasonSettings {
            holiday: Some("Idul Fitri".into()),
            days_before: 21,
            days_after: 7,
            ..season(
                "menjelang dan sesudah Lebaran",
                None,
                &[
                    "mudik",
                    "arus balik",
                    "thr",
                    "tunjangan hari raya",
                    "harga sembako",
                    "zakat fitrah",
                    "takjil",
                ],
            )
        },
    ]
}

/// What is wrong with a season of a file.
pub fn wrong_season(s: &SeasonSettings) -> Option<String> {
    let name = &s.name;
    if name.trim().is_empty() || s.words.iter().all(|w| w.trim().is_empty()) {
        return Some("a season needs a name, and words that it makes urgent".to_owned());
    }
    match (&s.from, &s.to, &s.holiday) {
        (Some(from), Some(to), None) => [from, to].into_iter().find_map(|day| {
            month_and_day(day).is_none().then(|| {
                format!("`{day}` of season \"{name}\" is not a month and a day; write it as 11-01")
            })
        }),
        (None, None, Some(_)) => None,
        _ => Some(format!(
            "season \"{name}\" needs from and to, or a holiday; write one of the two"
        )),
    }
}

/// In a leap year, so that every day there is can be meant.
fn month_and_day(text: &str) -> Option<(u32, u32)> {
    let (month, day) = text.split_once('-')?;
    let day = NaiveDate::from_ymd_opt(2024, month.parse().ok()?, day.parse().ok()?)?;
    Some((day.month(), day.day()))
}

/// Those that a week lies in, wholly or in part.
#[derive(Debug, Default)]
pub struct Seasons {
    now: Vec<(String, Phrases)>,
}

impl Seasons {
    pub fn in_week(week: Week, all: &[SeasonSettings], dict: &Dictionaries) -> Self {
        let days = || (0..7).filter_map(|d| week.monday().checked_add_days(Days::new(d)));
        let now = all.iter().filter(|s| days().any(|day| s.has(day, dict)));
        Seasons {
            now: now
                .map(|s| (s.name.clone(), Phrases::of(s.words.iter())))
                .collect(),
        }
    }

    pub fn concern(&self, doc: &Document) -> bool {
        self.now.iter().any(|(_, words)| words.said_in(doc))
    }

    /// Names of those that any of the documents is about.
    pub fn names(&self, docs: &[&Document]) -> Vec<&str> {
        let about = |words: &Phrases| docs.iter().any(|d| words.said_in(d));
        let now = self.now.iter().filter(|(_, words)| about(words));
        now.map(|(name, _)| name.as_str()).collect()
    }
}

impl SeasonSettings {
    fn has(&self, day: NaiveDate, dict: &Dictionaries) -> bool {
        if let Some(holiday) = &self.holiday {
            let near = |date: NaiveDate| {
                let away = (day - date).num_days();
                -i64::from(self.days_before) <= away && away <= i64::from(self.days_after)
            };
            // The days off around it are no feast of their own.
            return dict.libur.all().any(|h| {
                h.kind != HolidayKind::CutiBersama
                    && h.name.contains(holiday.as_str())
                    && near(h.date)
            });
        }
        let ends = [&self.from, &self.to].map(|d| d.as_deref().and_then(month_and_day));
        let [Some(from), Some(to)] = ends else {
            return false;
        };
        let at = (day.month(), day.day());
        if from <= to {
            from <= at && at <= to
        } else {
            at >= from || at <= to
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::build::{document, item};
    use crate::rank::tests::DICT;

    fn names(week: &str, text: &str) -> Vec<String> {
        let seasons = Seasons::in_week(week.parse().unwrap(), &built_in(), &DICT);
        let doc = document(&item("x", 1, "", text));
        seasons.names(&[&doc]).into_iter().map(Into::into).collect()
    }

    #[test]
    fn a_flood_belongs_to_the_rains_and_drought_does_not() {
        let flood = "tanggul jebol banjir merendam sawah";
        assert_eq!(names("2025-W49", flood), ["musim hujan"]);
        assert_eq!(
            names("2026-W02", flood),
            ["musim hujan"],
            "over the year's end"
        );
        assert_eq!(names("2026-W33", flood), [""; 0]);
        let dry = "warga antre air bersih";
        assert_eq!(names("2026-W33", dry), ["musim kemarau"]);
        assert_eq!(names("2025-W49", dry), [""; 0]);
        // Words follow each other.
        assert_eq!(names("2026-W33", "air sumur bersih"), [""; 0]);
    }

    #[test]
    fn lebaran_moves_with_the_table_of_holidays() {
        let text = "jalur mudik macet";
        let lebaran = ["menjelang dan sesudah Lebaran"];
        assert_eq!(names("2025-W12", text), lebaran);
        assert_eq!(names("2024-W12", text), lebaran);
        assert_eq!(names("2025-W08", text), [""; 0]);
        assert_eq!(names("2025-W20", text), [""; 0]);
    }

    #[test]
    fn a_wrong_season_is_told() {
        for s in built_in() {
            assert_eq!(wrong_season(&s), None);
        }
        let wrong = |change: fn(&mut SeasonSettings)| {
            let mut s = built_in().remove(0);
            change(&mut s);
            wrong_season(&s).unwrap()
        };
        assert!(wrong(|s| s.from = Some("13-01".into())).contains("`13-01`"));
        assert!(wrong(|s| s.to = None).contains("from and to, or a holiday"));
        assert!(wrong(|s| s.holiday = Some("Natal".into())).contains("one of the two"));
        assert!(wrong(|s| s.words.clear()).contains("words"));
    }
}
