//! When something was published, as feeds, pages and office files write it: RFC 2822, ISO 8601, and
//! Indonesian with its pasaran days, old spellings and three zones. Own parser, since none found was
//! right on all of these and some were silently wrong. Whatever is not understood whole gives `None`.

use super::calendar::{month, says_nothing};
use super::digits::{date_at, day_behind, int, month_first};
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeZone};
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
    if text.bytes().all(|b| b.is_ascii_digit()) {
        return counted(text);
    }
    if let Ok(at) = NaiveDateTime::parse_from_str(text.trim_end_matches('Z'), "%Y%m%dT%H%M%S") {
        let zone = if text.ends_with('Z') { 0 } else { WIB };
        return instant(at, zone);
    }
    let lower = text.to_lowercase();
    let read = Reader::read(without_zones_name(&lower))?;
    let date = read.date.filter(|d| sane(*d))?;
    let Some(time) = read.time else {
        return read.zone.is_none().then(|| Published::day(date));
    };
    instant(date.and_time(time), read.zone.unwrap_or(WIB))
}

/// Minutes east of Greenwich.
const WIB: i32 = 7 * 60;

fn instant(at: NaiveDateTime, zone: i32) -> Option<Published> {
    let zone = FixedOffset::east_opt(zone * 60)?;
    let at = zone.from_local_datetime(&at).single()?;
    sane(at.date_naive()).then(|| Published::instant(at.to_utc()))
}

/// Seconds or milliseconds since 1970, of this century.
fn counted(digits: &str) -> Option<Published> {
    let n: i64 = digits.parse().ok()?;
    let at = match digits.len() {
        10 => DateTime::from_timestamp(n, 0)?,
        13 => DateTime::from_timestamp_millis(n)?,
        _ => return None,
    };
    (n > 0 && !digits.starts_with('0') && sane(at.date_naive())).then(|| Published::instant(at))
}

/// What JavaScript writes behind its offset: `(Western Indonesia Time)`, `(Waktu Indonesia Barat)`.
fn without_zones_name(text: &str) -> &str {
    match text.rsplit_once(" (") {
        Some((before, name)) if name.ends_with("time)") || name.starts_with("waktu indonesia") => {
            before
        }
        _ => text,
    }
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
    /// `Aug 13`, whose year stands behind the time.
    month_and_day: Option<(u32, u32)>,
    /// Has any other word been read?
    has_place: bool,
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
        if self.date.is_some() {
            return self.clock(rest);
        }
        if let (Some((month, day)), Some(_), Some((year, taken))) =
            (self.month_and_day, self.time, int(rest, 4, 4))
        {
            self.date = Some(NaiveDate::from_ymd_opt(year as i32, month, day)?);
            return Some(taken);
        }
        match date_at(rest) {
            Some((date, taken)) => {
                self.date = Some(date);
                Some(taken)
            }
            // `10:30 WIB, 13 Agustus 2026`.
            None => self.time.is_none().then(|| self.clock(rest)).flatten(),
        }
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
        let (digits, n) = int(&rest[1..], 1, 4)?;
        let mut at = 1 + n;
        let (hours, mut minutes) = if n > 2 {
            (digits / 100, digits % 100)
        } else {
            (digits, 0)
        };
        let tail = &rest[at..];
        let colon = usize::from(tail.starts_with(':'));
        if n <= 2
            && let Some((m, n)) = int(&tail[colon..], 2, 2)
        {
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
            if let Some((date, taken)) = month_first(&rest[len..], month) {
                return self.date.replace(date).is_none().then_some(len + taken);
            }
            let (day, taken) = day_behind(&rest[len..])?;
            let is_first = self.month_and_day.replace((month, day)).is_none();
            return (is_first && self.date.is_none()).then_some(len + taken);
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
        // `Bojonegoro, 13 Agustus 2026`: where a letter or report was written.
        let leads = self.date.is_none()
            && self.time.is_none()
            && !std::mem::replace(&mut self.has_place, true);
        let place = leads && rest[len..].starts_with(", ");
        (between || says_nothing(word) || place).then_some(len)
    }
}
