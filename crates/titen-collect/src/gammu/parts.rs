//! A long SMS comes as several: their headers (3GPP TS 23.040, 9.2.3.24) say of which one each is a part.

use crate::hex_digits::hex_bytes;
use chrono::{Duration, NaiveDateTime};
use std::collections::BTreeMap;

/// References are used again after 256 messages of one sender; parts of one message lie closer together.
pub const PARTS_WITHIN: Duration = Duration::days(7);

/// "Part `n` of `total`" of the message that its sender's telephone calls `reference`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Concatenation {
    pub reference: u16,
    pub total: u8,
    pub n: u8,
}

/// One SMS as it came over the air.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Grows with the order in which parts came.
    pub id: u64,
    pub at: NaiveDateTime,
    pub sender: String,
    pub text: String,
    pub is_binary: bool,
    pub concatenation: Option<Concatenation>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    pub sender: String,
    pub is_binary: bool,
    /// Of the part that came first: it founds the message's key, whatever comes later.
    pub first_id: u64,
    pub first_at: NaiveDateTime,
    /// In the order in which they came.
    pub ids: Vec<u64>,
    pub last_at: NaiveDateTime,
    pub total: u8,
    reference: Option<u16>,
    texts: BTreeMap<u8, String>,
}

impl Message {
    pub fn n_missing(&self) -> usize {
        usize::from(self.total).saturating_sub(self.texts.len())
    }

    /// Where a part is missing, an ellipsis stands for it.
    pub fn text(&self) -> String {
        let parts = (1..=self.total).map(|n| self.texts.get(&n).map_or(" […] ", String::as_str));
        parts.collect()
    }

    fn begin(part: Part) -> Self {
        let concatenation = part.concatenation;
        Message {
            sender: part.sender,
            is_binary: part.is_binary,
            first_id: part.id,
            first_at: part.at,
            ids: vec![part.id],
            last_at: part.at,
            total: concatenation.map_or(1, |c| c.total),
            reference: concatenation.map(|c| c.reference),
            texts: BTreeMap::from([(concatenation.map_or(1, |c| c.n), part.text)]),
        }
    }

    fn lacks(&self, part: &Part) -> bool {
        part.concatenation.is_some_and(|c| {
            self.reference == Some(c.reference)
                && self.total == c.total
                && !self.texts.contains_key(&c.n)
        }) && self.sender == part.sender
            && part.at - self.first_at <= PARTS_WITHIN
            && self.first_at - part.at <= PARTS_WITHIN
    }
}

/// In the order of their first parts. `parts` are in the order of their ids.
pub fn join(parts: impl IntoIterator<Item = Part>) -> Vec<Message> {
    let mut messages: Vec<Message> = Vec::new();
    // Those that lack parts, by sender: a whole inbox is joined in one go.
    let mut open: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for part in parts {
        let candidates = open.get(&part.sender).into_iter().flatten().rev();
        let found = candidates.copied().find(|&at| messages[at].lacks(&part));
        let Some(at) = found else {
            let message = Message::begin(part);
            if message.n_missing() > 0 {
                let waiting = open.entry(message.sender.clone()).or_default();
                waiting.push(messages.len());
            }
            messages.push(message);
            continue;
        };
        let message = &mut messages[at];
        message.ids.push(part.id);
        message.last_at = message.last_at.max(part.at);
        message.is_binary |= part.is_binary;
        let n = part.concatenation.map_or(1, |c| c.n);
        message.texts.insert(n, part.text);
        if message.n_missing() == 0
            && let Some(waiting) = open.get_mut(&part.sender)
        {
            waiting.retain(|&other| other != at);
        }
    }
    messages
}

/// From a user data header in hexadecimal digits, as gammu writes it. A header that is broken, or that is
/// about something else, makes no part.
pub fn concatenation(header: &str) -> Option<Concatenation> {
    let bytes = hex_bytes(header)?;
    let mut rest = bytes.get(1..)?;
    while let [kind, length, tail @ ..] = rest {
        let data = tail.get(..usize::from(*length))?;
        let (reference, total, n) = match (kind, data) {
            (0x00, [reference, total, n]) => (u16::from(*reference), *total, *n),
            (0x08, [high, low, total, n]) => (u16::from_be_bytes([*high, *low]), *total, *n),
            _ => {
                rest = &tail[data.len()..];
                continue;
            }
        };
        return (n >= 1 && n <= total).then_some(Concatenation {
            reference,
            total,
            n,
        });
    }
    None
}

/// gammu's `Text`: UTF-16 in hexadecimal digits.
pub fn hex_text(digits: &str) -> Option<String> {
    let bytes = hex_bytes(digits).filter(|b| !b.is_empty() && b.len().is_multiple_of(2))?;
    let units: Vec<u16> = bytes
        .chunks(2)
        .map(|pair| u16::from_be_bytes([pair[0], pair[1]]))
        .collect();
    Some(String::from_utf16_lossy(&units))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(id: u64, header: &str, text: &str) -> Part {
        let day = chrono::NaiveDate::from_ymd_opt(2026, 8, 12).unwrap();
        Part {
            id,
            at: day
                .and_hms_opt(9, 0, u32::try_from(id).unwrap() % 60)
                .unwrap(),
            sender: "+6281".into(),
            text: text.into(),
            is_binary: false,
            concatenation: concatenation(header),
        }
    }

    #[test]
    fn headers_of_both_lengths_are_read_and_broken_ones_are_not() {
        let both = [
            ("050003CE0201", 0xCE, 2, 1),
            ("060804ABCD0302", 0xABCD, 3, 2),
            ("0B05040B8423F0000303CE", 0, 0, 0),
            ("0A050400000000 0003CE0202", 0, 0, 0),
            ("0B0504158200000003070201", 7, 2, 1),
        ];
        for (header, reference, total, n) in both {
            let expect = (total > 0).then_some(Concatenation {
                reference,
                total,
                n,
            });
            assert_eq!(concatenation(header), expect, "{header}");
        }
        for broken in [
            "",
            "05",
            "0500",
            "050003CE02",
            "xyz",
            "050003CE0200",
            "050003CE0103",
        ] {
            assert_eq!(concatenation(broken), None, "{broken}");
        }
    }

    #[test]
    fn parts_are_joined_in_whatever_order_they_come() {
        let messages = join([
            part(10, "050003010302", "dua "),
            part(11, "", "lain"),
            part(12, "050003010303", "tiga"),
            part(13, "050003010301", "satu "),
        ]);
        assert_eq!(messages.len(), 2);
        assert_eq!(messages[0].text(), "satu dua tiga");
        assert_eq!(
            (messages[0].first_id, messages[0].ids.as_slice()),
            (10, &[10, 12, 13][..])
        );
        assert_eq!(messages[1].text(), "lain");
    }

    #[test]
    fn a_reference_that_is_used_again_begins_another_message() {
        let messages = join([
            part(1, "050003010201", "a1 "),
            part(2, "050003010202", "a2"),
            part(3, "050003010201", "b1 "),
            part(4, "050003010201", "c1 "),
            part(5, "050003010202", "c2"),
        ]);
        let texts: Vec<String> = messages.iter().map(Message::text).collect();
        assert_eq!(texts, ["a1 a2", "b1  […] ", "c1 c2"]);
        assert_eq!(messages[1].n_missing(), 1);
    }

    #[test]
    fn text_is_read_from_its_digits() {
        assert_eq!(hex_text("0070D83DDE4F").as_deref(), Some("p🙏"));
        assert_eq!(hex_text("00700"), None);
        assert_eq!(hex_text(""), None);
    }
}
