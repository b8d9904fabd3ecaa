//! When something was published, as feeds, pages and office files write it: RFC 2822, ISO 8601, and
//! Indonesian with its pasaran days, old spellings and three zones. Own parser, since none found was
//! right on all of these and some were silently wrong. Whatever is not understood whole gives `None`.

use super::calendar::{month, says_nothing};
use super::digits::{date_at, int, month_first};
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, TimeZone};
use titen_model::Published;

/// A time without a zone is WIB; a day without a time keeps its precision.
pub fn parse_date(text: &str) -> Option<Published> {
    let text = text.trim();
    if text.len() > 80 {
        return None;
    }
    if let Ok(at) =
        DateTime::parse_from_rfc3339(text).or_else(|_| DateTime::parse_from_rfc2822(text))
    {
        return sane(at.date_naive()).then(|| Published::instant(at.to_utc()));
    }
    let read = Reader::read(&text.to_lowercase())?;
    let date = read.date.filter(|d| sane(*d))?;
    let Some(time) = read.time else {
        return read.zone.is_none().then(|| Published::day(date));
    };
    let zone = FixedOffset::east_opt(read.zone.unwrap_or(7 * 60) * 60)?;
    let at = zone.from_local_datetime(&date.and_time(time)).single()?;
    Some(Published::instant(at.to_utc()))
}

fn sane(date: NaiveDate) -> bool {
    use chrono::Datelike;
    (1945..=2100).contains(&date.year())
}

#[derive(Default)]
struct Reader {
    date: Option<NaiveDate>,
    time: Option<NaiveTime>,
    /// Minutes east of Greenwich.
    zone: Option<i32>,
}

impl Reader {
    /// `None` where a part is left that no rule reads, or two parts disagree.
    fn read(text: &str) -> Option<Reader> {
        let mut r = Reader::default();
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let taken = if c.is_whitespace()
                || matches!(c, ',' | '|' | '•' | '·' | '(' | ')' | '–' | '/' | ':' | '.')
                || (c == '-' && r.time.is_none())
            {
                c.len_utf8()
            } else if c.is_ascii_digit() {
                r.digits(rest)?
            } else if c == '+' || c == '-' {
                r.offset(rest)?
            } else {
                r.word(rest)?
            };
            rest = &rest[taken..];
        }
        Some(r)
    }

    fn digits(&mut self, rest: &str) -> Option<usize> {
        if self.date.is_none() {
            let (date, taken) = date_at(rest)?;
            self.date = Some(date);
            return Some(taken);
        }
        self.clock(rest)
    }

    /// `10:30`, `10.30`, `10:30:05.123`, `9:05 am`.
    fn clock(&mut self, rest: &str) -> Option<usize> {
        let (hour, mut at) = int(rest, 1, 2)?;
        let sep = rest[at..]
            .chars()
            .next()
            .filter(|c| matches!(c, ':' | '.'))?;
        let (minute, n) = int(&rest[at + 1..], 2, 2)?;
        at += 1 + n;
        let mut second = 0;
        if rest[at..].starts_with(sep)
            && let Some((s, n)) = int(&rest[at + 1..], 2, 2)
        {
            second = s;
            at += 1 + n;
            if let Some(fraction) = rest[at..].strip_prefix('.') {
                at += 1 + fraction.bytes().take_while(u8::is_ascii_digit).count();
            }
        }
        let after = rest[at..].trim_start();
        let hour = match after.get(..2) {
            Some("pm") if (1..=12).contains(&hour) => hour % 12 + 12,
            Some("am") if (1..=12).contains(&hour) => hour % 12,
            Some("am" | "pm") => return None,
            _ => hour,
        };
        if matches!(after.get(..2), Some("am" | "pm")) {
            at = rest.len() - after.len() + 2;
        }
        let time = NaiveTime::from_hms_opt(hour, minute, second)?;
        self.time.replace(time).is_none().then_some(at)
    }

    /// `+07:00`, `+0700`, `+7` after a time.
    fn offset(&mut self, rest: &str) -> Option<usize> {
        self.time?;
        let sign = if rest.starts_with('-') { -1 } else { 1 };
        let (hours, n) = int(&rest[1..], 1, 2)?;
        let mut at = 1 + n;
        let mut minutes = 0;
        let tail = &rest[at..];
        let colon = usize::from(tail.starts_with(':'));
        if let Some((m, n)) = int(&tail[colon..], 2, 2) {
            minutes = m;
            at += colon + n;
        }
        if hours > 14 || minutes > 59 {
            return None;
        }
        let zone = sign * (hours * 60 + minutes) as i32;
        // GMT+7 names its zone twice.
        match self.zone.replace(zone) {
            None | Some(0) => Some(at),
            Some(_) => None,
        }
    }

    fn word(&mut self, rest: &str) -> Option<usize> {
        let len = rest
            .find(|c: char| !c.is_alphabetic() && c != '\'' && c != '’')
            .unwrap_or(rest.len());
        let word = &rest[..len];
        if len == 0 {
            return None;
        }
        if let Some(month) = month(word) {
            let (date, taken) = month_first(&rest[len..], month)?;
            return self.date.replace(date).is_none().then_some(len + taken);
        }
        let zone = match word {
            "wib" => Some(7 * 60),
            "wita" => Some(8 * 60),
            "wit" => Some(9 * 60),
            "utc" | "gmt" | "z" => Some(0),
            _ => None,
        };
        if zone.is_some() {
            self.time?;
            return match (self.zone, zone) {
                (Some(a), Some(b)) if a != b => None,
                _ => {
                    self.zone = zone;
                    Some(len)
                }
            };
        }
        let between = word == "t" && self.date.is_some() && self.time.is_none();
        (between || says_nothing(word)).then_some(len)
    }
}
