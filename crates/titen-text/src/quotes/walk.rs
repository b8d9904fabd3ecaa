//! The walk over a body's sentences: which of their words are said, and by whom.

use super::marks::Direct;
use super::people::People;
use super::speaker::{Found, Role, Speakers};
use super::words::{self, ACCORDING, PRIVATE, PRONOUN, PUBLIC, REPORT, REPORTED, SAY, SAY_ON};
use std::ops::Range;
use titen_model::QuotationKind;

/// Fewer words than these are no statement.
const LEAST_TOLD: usize = 3;
/// A quotation without a verb of saying goes on with the last speaker if it is this long.
const LEAST_GOING_ON: usize = 5;

pub(super) struct Walk<'a> {
    pub speakers: Speakers<'a>,
    pub people: People,
    /// What was said, where it stands, and who of `people` said it.
    pub said: Vec<(QuotationKind, Range<usize>, Option<usize>)>,
}

impl Walk<'_> {
    pub fn sentence(&mut self, range: Range<usize>, segments: &[&Direct]) {
        let mut any = false;
        for (n, segment) in segments.iter().enumerate() {
            let goes_on = n > 0 && any;
            if let Some(found) = self.attribution(&range, segment, goes_on) {
                let who = self.people.hear(self.speakers.text, &found);
                self.people.current = who.or(self.people.current);
                self.said
                    .push((QuotationKind::Direct, segment.start..segment.end, who));
                any = true;
            }
        }
        if !any && !self.told(&range) {
            self.mention(&range);
        }
        self.register(range);
    }

    /// Who says a quotation, if it is one: scare quotes and titles are not.
    fn attribution(&self, range: &Range<usize>, d: &Direct, goes_on: bool) -> Option<Found> {
        let t = self.speakers.text;
        let words = t.tokens(d.start, d.end);
        let same = |end| Found {
            role: Role::Same,
            name: vec![],
            office: vec![],
            end,
        };
        let mut behind = words.end;
        if matches!(t.lower(behind), "begitu" | "demikian" | "pun") {
            behind += 1;
        }
        if behind < range.end && !t.quoted(behind) {
            if t.is(behind, SAY_ON) && !t.is(behind, ACCORDING) {
                return Some(same(behind + 1));
            }
            if t.is(behind, SAY | REPORTED) && !t.capital(behind) {
                let found = self.speakers.behind(behind + 1, range.end);
                let on = t.is(behind, SAY).then(|| same(behind + 1));
                return found.or(on);
            }
        }
        let opener = t.gap(words.start);
        let led_in = opener.contains([',', ':']);
        let mut outside = (range.start..words.start)
            .rev()
            .take_while(|&i| !t.quoted(i));
        if led_in && let Some(verb) = outside.find(|&i| t.is(i, SAY | SAY_ON | REPORT | REPORTED)) {
            let found = if t.is(verb, REPORT) {
                self.speakers.before(range.start, verb)
            } else if t.is(verb, SAY_ON) {
                Some(same(verb))
            } else {
                self.speakers.behind(verb + 1, words.start)
            };
            if found.is_some() {
                return found;
            }
        }
        if opener.contains(':')
            && let Some(found) = self.speakers.before(range.start, words.start)
        {
            return Some(found);
        }
        let alone = words.start == range.start && words.len() >= LEAST_GOING_ON;
        (alone || goes_on).then(|| same(words.end))
    }

    /// Speech told in the writer's words.
    fn told(&mut self, range: &Range<usize>) -> bool {
        let t = self.speakers.text;
        for i in range.clone() {
            if t.quoted(i) || t.bracketed(i) {
                continue;
            }
            let found = if t.is(i, REPORT) {
                self.report(range, i)
            } else if t.is(i, REPORTED) {
                self.reported(range, i)
            } else if t.is(i, ACCORDING) {
                self.according(range, i)
            } else if t.is(i, SAY | SAY_ON) && words::says_without_marks(t.lower(i)) {
                self.said_between(range, i)
            } else {
                None
            };
            let Some((found, words)) = found else {
                continue;
            };
            let Some(who) = self.people.hear(t, &found) else {
                continue;
            };
            self.people.current = Some(who);
            if words.len() >= LEAST_TOLD {
                let start = t.raw[words.start].span.start as usize;
                let end = t.raw[words.end - 1].span.end as usize;
                self.said
                    .push((QuotationKind::Indirect, start..end, Some(who)));
            }
            return true;
        }
        false
    }

    /// *X mengatakan (bahwa) …*
    fn report(&self, range: &Range<usize>, verb: usize) -> Option<(Found, Range<usize>)> {
        let t = self.speakers.text;
        let next = t.lower(verb + 1);
        let clause = matches!(
            next,
            "bahwa" | "bahwasanya" | "agar" | "supaya" | "jika" | "kalau"
        );
        let comma = verb + 1 < range.end && t.gap(verb + 1).contains(',');
        if words::needs_clause(t.lower(verb)) && !clause && !comma {
            return None;
        }
        let found = self.speakers.before(range.start, verb)?;
        if !words::only_people_do(t.lower(verb)) && self.is_thing(&found) {
            return None;
        }
        let start = verb + 1 + usize::from(next.starts_with("bahwa"));
        Some((found, start.min(range.end)..range.end))
    }

    /// *Hal itu dikatakan X*; what X said only where *bahwa* says so.
    fn reported(&self, range: &Range<usize>, verb: usize) -> Option<(Found, Range<usize>)> {
        let t = self.speakers.text;
        let found = self.speakers.behind(verb + 1, range.end)?;
        let that = (found.end..range.end)
            .take(12)
            .find(|&i| t.lower(i).starts_with("bahwa"));
        let start = that.map_or(range.end, |i| i + 1);
        Some((found, start..range.end))
    }

    /// *Menurut X, …*; *…, menurut X, …*
    fn according(&self, range: &Range<usize>, at: usize) -> Option<(Found, Range<usize>)> {
        let t = self.speakers.text;
        let found = if t.is(at, SAY_ON) {
            Found {
                role: Role::Same,
                name: vec![],
                office: vec![],
                end: at + 1,
            }
        } else {
            self.speakers.behind(at + 1, range.end)?
        };
        // `jika menurut jaksa tidak sesuai`
        let aside = found.name.is_empty()
            && at > range.start
            && found.office.first().is_some_and(|&i| !t.capital(i));
        if aside || t.lower(at.saturating_sub(1)) == "yang" || self.is_thing(&found) {
            return None;
        }
        let behind = found.end.min(range.end)..range.end;
        let words = if behind.len() >= LEAST_TOLD {
            behind
        } else {
            range.start..at
        };
        Some((found, words))
    }

    /// An ordinary word with a sentence's capital, unless somebody is called so.
    fn is_thing(&self, found: &Found) -> bool {
        found.role == Role::Unknown
            && self.people.knows(self.speakers.text, &found.name).is_none()
            && found.name.iter().all(|&i| self.speakers.is_ordinary(i))
    }

    /// *…, kata X, …* without quotation marks.
    fn said_between(&self, range: &Range<usize>, verb: usize) -> Option<(Found, Range<usize>)> {
        let t = self.speakers.text;
        let begins = verb == range.start;
        if !begins && (t.capital(verb) || !t.gap(verb).contains([',', '"', '”'])) {
            return None;
        }
        let found = if t.is(verb, SAY_ON) {
            (!begins).then(|| Found {
                role: Role::Same,
                name: vec![],
                office: vec![],
                end: verb + 1,
            })?
        } else {
            let next = verb + 1;
            let person = next < range.end
                && (t.capital(next)
                    || t.is(next, PRONOUN | PUBLIC | PRIVATE)
                    || t.lower(next) == "salah");
            person
                .then(|| self.speakers.behind(next, range.end))
                .flatten()?
        };
        let end = found.end.min(range.end);
        let goes_on = range.end - end >= LEAST_TOLD && t.gap(end).contains(',');
        let words = match (begins, goes_on) {
            (true, _) => end..range.end,
            (false, true) => range.start..range.end,
            (false, false) => range.start..verb,
        };
        Some((found, words))
    }

    /// Who begins a sentence is whom the next *ujarnya* means.
    fn mention(&mut self, range: &Range<usize>) {
        let t = self.speakers.text;
        let pieces = t.pieces(range.start..range.end.min(range.start + 24));
        let Some(first) = pieces.first().filter(|p| t.capital(p[0])) else {
            return;
        };
        let Some(found) = self.speakers.behind(first[0], range.end) else {
            return;
        };
        let who = match found.role {
            Role::Public if !found.name.is_empty() => self.people.hear(t, &found),
            Role::Private if matches!(t.lower(first[0]), "salah" | "seorang") => {
                self.people.hear(t, &found)
            }
            Role::Unknown => self.people.knows(t, &found.name),
            _ => None,
        };
        self.people.current = who.or(self.people.current);
    }

    /// Officials are named with their office once; later by surname.
    fn register(&mut self, range: Range<usize>) {
        let t = self.speakers.text;
        for i in range.clone() {
            let begins = t.is(i, PUBLIC) && !t.quoted(i) && !t.bracketed(i);
            if !begins || i > range.start && t.is(i - 1, PUBLIC) && !t.parted(i) {
                continue;
            }
            if let Some(found) = self.speakers.behind(i, range.end)
                && found.role == Role::Public
                && !found.name.is_empty()
            {
                self.people.hear(t, &found);
            }
        }
    }
}
