//! Takes what belongs to a person out of a text before it is stored, and leaves a mark in its place.
//!
//! Numbers go in every channel: NIK and KK, telephone, e-mail, plates, accounts, other numbers of one
//! person, house numbers. Nothing that titen tells needs them, whoever they belong to, so an
//! office's own go too; short codes such as 112 lead to nobody and stay.
//!
//! Names go where citizens speak (`masks_names`). They tell of neighbours, staff and themselves, often
//! in anger and unproved, to an office and not to the public. In the press a name has been published by
//! an editor who answers for it, and most of those named there are officials; a quotation's private
//! speaker is left out later (`quotes`). Officials and public persons keep their names everywhere:
//! who leads or speaks for an office answers for it in public. Staff who do neither (a nurse, a teacher,
//! a clerk) go: the unit answers for them.
//!
//! Two passes, both linear: numbers, each judged by its form and the words before it as they are
//! already masked, so that a second redaction sees what the first saw; then names.

mod accounts;
mod back;
mod contacts;
mod houses;
mod names;
mod numbers;
mod plates;
mod words;

use titen_dict::Dictionaries;
use titen_model::Channel;
use words::Words;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Of a person or a family.
    Nik,
    Telepon,
    Surel,
    Plat,
    /// Of a bank or of a customer.
    Rekening,
    /// Other numbers that are one person's: BPJS, NISN, NIP.
    Nomor,
    Rumah,
    Nama,
}

impl Kind {
    pub const ALL: [Kind; 8] = [
        Kind::Nik,
        Kind::Telepon,
        Kind::Surel,
        Kind::Plat,
        Kind::Rekening,
        Kind::Nomor,
        Kind::Rumah,
        Kind::Nama,
    ];

    /// What stands in the text instead; the tokeniser finds no word in it.
    pub const fn mark(self) -> &'static str {
        match self {
            Kind::Nik => "[NIK]",
            Kind::Telepon => "[TELEPON]",
            Kind::Surel => "[SUREL]",
            Kind::Plat => "[PLAT]",
            Kind::Rekening => "[REKENING]",
            Kind::Nomor => "[NOMOR]",
            Kind::Rumah => "[NO RUMAH]",
            Kind::Nama => "[NAMA]",
        }
    }
}

/// Length of the mark that `text` begins with.
pub(crate) fn mark_at(text: &str) -> Option<usize> {
    let mut marks = Kind::ALL.iter().map(|k| k.mark());
    marks.find(|m| text.starts_with(m)).map(str::len)
}

/// Bytes of the text that was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mask {
    pub start: usize,
    pub end: usize,
    pub kind: Kind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redacted {
    pub text: String,
    /// In the order of the text.
    pub masks: Vec<Mask>,
}

/// Is this a channel where citizens speak? A village's KIM tells of its own people by name, and
/// whoever calls a radio did not come to be named in an edition.
pub fn masks_names(channel: Channel) -> bool {
    match channel {
        Channel::News | Channel::Rss | Channel::Print => false,
        Channel::Radio
        | Channel::Social
        | Channel::Lapor
        | Channel::Sms
        | Channel::Ppid
        | Channel::Kim
        | Channel::Chat => true,
    }
}

#[derive(Debug, Clone)]
pub struct Redactor {
    words: Words,
}

impl Redactor {
    pub fn new(dict: &Dictionaries) -> Self {
        Redactor {
            words: Words::new(dict),
        }
    }

    pub fn redact(&self, text: &str, channel: Channel) -> Redacted {
        let citizens = masks_names(channel);
        let numbers = numbers::mask(text, &self.words, citizens);
        if !citizens {
            return numbers;
        }
        let mut done = numbers;
        // A mask may show the next name: at most so often, so that the cost stays linear.
        for _ in 0..MOST_PASSES {
            let names = names::find(&done.text, &self.words);
            if names.is_empty() {
                break;
            }
            done = with_names(&done, &names);
        }
        done
    }
}

const MOST_PASSES: usize = 4;

/// Start, end, kind.
type Found = (usize, usize, Kind);

fn digits(b: &[u8]) -> usize {
    b.iter().take_while(|c| c.is_ascii_digit()).count()
}

/// `names` are bytes of the text without numbers, in order, and touch no mark.
fn with_names(numbers: &Redacted, names: &[(usize, usize)]) -> Redacted {
    let mut text = String::with_capacity(numbers.text.len());
    let mut masks = Vec::with_capacity(numbers.masks.len() + names.len());
    let mut before = numbers.masks.iter().peekable();
    // How far the first pass has moved what stands here: bytes that were, bytes that are.
    let (mut was, mut is, mut kept) = (0, 0, 0);
    for &(start, end) in names {
        while let Some(mask) = before.next_if(|m| is + (m.start - was) < start) {
            is += mask.start - was + mask.kind.mark().len();
            was = mask.end;
            masks.push(*mask);
        }
        masks.push(Mask {
            start: start - is + was,
            end: end - is + was,
            kind: Kind::Nama,
        });
        text.push_str(&numbers.text[kept..start]);
        text.push_str(Kind::Nama.mark());
        kept = end;
    }
    masks.extend(before);
    text.push_str(&numbers.text[kept..]);
    Redacted { text, masks }
}

#[cfg(test)]
mod tests;
