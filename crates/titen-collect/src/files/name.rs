//! What a file's name tells of a programme or a clipping: `malowopati_2026-08-12_0900.vtt`.

use chrono::{NaiveDate, NaiveTime};
use regex::Regex;

/// `{programme}_{date}_{time}`, as the office names its files. None: a name, a date and perhaps a time
/// and a page, wherever they are found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NamePattern(Option<String>);

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NameParts {
    /// Programme, station or outlet.
    pub name: Option<String>,
    pub date: Option<NaiveDate>,
    pub time: Option<NaiveTime>,
    pub page: Option<u32>,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is no pattern of file names; write it with {{programme}} or {{outlet}}, {{date}}, {{time}}, {{page}} and {{any}}, each once, as in {{programme}}_{{date}}_{{time}}"
)]
pub struct BadPattern(String);

const DATE: &str = r"(?P<date>\d{4}[-_.]?\d{2}[-_.]?\d{2}|\d{2}[-_.]\d{2}[-_.]\d{4})";
const TIME: &str = r"(?P<time>[0-2]\d[-.:]?[0-5]\d)(?:[-.:]?[0-5]\d)?";
const PAGE: &str = r"(?P<page>\d{1,3})";

impl NamePattern {
    pub fn new(text: &str) -> Result<Self, BadPattern> {
        let pattern = NamePattern(Some(text.to_owned()));
        let bad = || BadPattern(text.to_owned());
        if !text.contains("{date}") && !text.contains("{page}") {
            return Err(bad());
        }
        pattern.regex().ok_or_else(bad)?;
        Ok(pattern)
    }

    /// `stem` is the name without its ending.
    pub fn read(&self, stem: &str) -> NameParts {
        let Some(found) = self.regex().and_then(|regex| {
            let captures = regex.captures(stem)?;
            let of = |key: &str| Some(captures.name(key)?.as_str());
            Some(NameParts {
                name: of("name").and_then(readable),
                date: of("date").and_then(date),
                time: of("time").and_then(time),
                page: of("page").and_then(|p| p.parse().ok()),
            })
        }) else {
            return NameParts::default();
        };
        // A time of day without its day tells nothing.
        NameParts {
            time: found.time.filter(|_| found.date.is_some()),
            ..found
        }
    }

    fn regex(&self) -> Option<Regex> {
        let Some(text) = &self.0 else {
            let anything = format!(
                r"(?i)^(?P<name>.*?)[-_ .]*{DATE}(?:[-_ .T]+{TIME})?(?:[-_ .]+(?:hal|halaman|hlm|h|p|page)[-_ .]*{PAGE})?(?:[-_ .].*)?$"
            );
            return Regex::new(&anything).ok();
        };
        let mut regex = String::from("(?i)^");
        let mut rest = text.as_str();
        while let Some((before, behind)) = rest.split_once('{') {
            let (key, behind) = behind.split_once('}')?;
            regex.push_str(&regex::escape(before));
            regex.push_str(match key {
                "programme" | "outlet" => "(?P<name>.+?)",
                "date" => DATE,
                "time" => TIME,
                "page" => PAGE,
                "any" => ".*?",
                _ => return None,
            });
            rest = behind;
        }
        if rest.contains('}') {
            return None;
        }
        regex.push_str(&regex::escape(rest));
        regex.push('$');
        // A key that stands twice is a group of one name twice, which no regex may have.
        Regex::new(&regex).ok()
    }
}

fn readable(name: &str) -> Option<String> {
    let words: Vec<&str> = name
        .split(['_', ' ', '+'])
        .map(|w| w.trim_matches(['-', '.']))
        .filter(|w| !w.is_empty())
        .collect();
    (!words.is_empty()).then(|| words.join(" "))
}

fn date(text: &str) -> Option<NaiveDate> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let year_last = text.find(|c: char| !c.is_ascii_digit()) == Some(2);
    let format = if year_last { "%d%m%Y" } else { "%Y%m%d" };
    NaiveDate::parse_from_str(&digits, format).ok()
}

fn time(text: &str) -> Option<NaiveTime> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    NaiveTime::parse_from_str(&digits, "%H%M").ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pattern: NamePattern, stem: &str, expect: &str) {
        let parts = pattern.read(stem);
        let date = parts.date.map_or("-".into(), |d| d.to_string());
        let time = parts
            .time
            .map_or("-".into(), |t| t.format("%H:%M").to_string());
        let page = parts.page.map_or("-".into(), |p| p.to_string());
        let name = parts.name.unwrap_or("-".into());
        assert_eq!(format!("{name} {date} {time} {page}"), expect, "{stem}");
    }

    #[test]
    fn a_name_a_date_and_a_time_are_found_without_a_pattern() {
        let any = NamePattern::default;
        check(
            any(),
            "malowopati_2026-08-12_0900",
            "malowopati 2026-08-12 09:00 -",
        );
        check(
            any(),
            "Ayo_Mas_Bro 20260812 15.30",
            "Ayo Mas Bro 2026-08-12 15:30 -",
        );
        check(
            any(),
            "radar-bojonegoro-12-08-2026-hal-3",
            "radar-bojonegoro 2026-08-12 - 3",
        );
        check(any(), "2026-08-12", "- 2026-08-12 - -");
        check(any(), "rekaman baru", "- - - -");
        check(any(), "siaran_2026-13-45", "siaran - - -");
        check(
            any(),
            "siaran_2026-08-12_0900_final",
            "siaran 2026-08-12 09:00 -",
        );
    }

    #[test]
    fn the_offices_own_pattern_is_followed() {
        let own = |p| NamePattern::new(p).unwrap();
        check(
            own("{date}-{time}-{programme}"),
            "20260812-0900-warta",
            "warta 2026-08-12 09:00 -",
        );
        check(
            own("{outlet}.hal{page}.{date}"),
            "radar.hal12.12-08-2026",
            "radar 2026-08-12 - 12",
        );
        check(own("{any}({date})"), "x(2026-08-12)", "- 2026-08-12 - -");
        check(own("{programme}_{date}"), "warta", "- - - -");
        for bad in [
            "{programme}",
            "{dat}",
            "{date",
            "{date}}",
            "{date}_{date}",
            "",
        ] {
            assert!(NamePattern::new(bad).is_err(), "{bad}");
        }
    }
}
