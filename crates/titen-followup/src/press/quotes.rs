//! Who said what: officials by name and post, citizens by channel and never by name.

use super::Seeding;
use crate::person::is_name;
use std::collections::BTreeSet;
use titen_dict::{Dictionaries, OfficialKind};
use titen_model::{PressQuote, Quotation, QuotationKind};

const MOST: usize = 4;
const MIN_WORDS: usize = 4;
const MAX_CHARS: usize = 300;

pub struct Said {
    pub officials: Vec<PressQuote>,
    pub citizens: Vec<PressQuote>,
    /// What the government said that `officials` does not hold yet.
    pub answered: Vec<PressQuote>,
}

pub fn quotes(of: &Seeding<'_>) -> Said {
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let (mut officials, mut answered, mut citizens) = (Vec::new(), Vec::new(), Vec::new());
    for (n, told) in of.originals() {
        if told.item.channel.is_voice() {
            continue;
        }
        for quote in &told.document.quotes {
            let Some(text) = told.text(quote.span).map(tidy) else {
                continue;
            };
            let fits =
                text.split_whitespace().count() >= MIN_WORDS && text.chars().count() <= MAX_CHARS;
            let Some(speaker) = speaker(quote, of.dict).filter(|_| fits) else {
                continue;
            };
            if !seen.insert(text.to_lowercase()) {
                continue;
            }
            let direct = quote.kind == QuotationKind::Direct;
            let government = speaker.is_government;
            let said = PressQuote {
                text,
                direct,
                who: speaker.who,
                channel: told.item.channel,
                item: n,
            };
            match (speaker.is_private, direct, government) {
                (true, true, _) => citizens.push(said),
                (true, false, _) => {}
                (false, true, _) if officials.len() < MOST => officials.push(said),
                (false, _, true) if answered.len() < MOST => answered.push(said),
                _ => {}
            }
        }
    }
    // Citizens' own words first: a newsroom has chosen already whom it lets speak.
    let mut own: Vec<PressQuote> = of
        .issue
        .quotes
        .iter()
        .filter(|q| seen.insert(q.text.to_lowercase()))
        .map(|q| PressQuote {
            text: q.text.clone(),
            direct: true,
            who: format!("warga lewat {}", q.channel.label()),
            channel: q.channel,
            item: q.item,
        })
        .collect();
    own.extend(citizens);
    own.truncate(MOST);
    Said {
        officials,
        citizens: own,
        answered,
    }
}

struct Speaker {
    who: String,
    is_private: bool,
    is_government: bool,
}

/// None where the text does not tell who speaks.
fn speaker(quote: &Quotation, dict: &Dictionaries) -> Option<Speaker> {
    let office = tidy(quote.office.as_deref()?);
    let first = office.split_whitespace().next()?.to_lowercase();
    let kind = dict.officials.all().find(|(w, _)| *w == first);
    let kind = kind.map(|(_, kind)| kind);
    let of_unit = quote.perangkat_daerah.is_some();
    // Whom a unit employs speaks for it; whom no unit is named for, or the law is after, speaks for no citizen.
    let serves = SERVANTS.contains(&first.as_str());
    if ACCUSED.contains(&first.as_str()) || serves && !of_unit {
        return None;
    }
    if quote.name.is_none() && kind == Some(OfficialKind::Private) && !serves {
        return Some(Speaker {
            who: without_house(&office),
            is_private: true,
            is_government: false,
        });
    }
    let known = of_unit || kind.is_some_and(|k| k != OfficialKind::Private) || is_post(&office);
    let who = match &quote.name {
        Some(name) if known && is_name(name, dict) => format!("{}, {office}", tidy(name)),
        None if of_unit => office.clone(),
        _ => return None,
    };
    Some(Speaker {
        who,
        is_private: false,
        is_government: of_unit || is_government(&office),
    })
}

const SERVANTS: [&str; 4] = ["petugas", "pegawai", "staf", "operator"];

const ACCUSED: [&str; 5] = ["pelaku", "terlapor", "tersangka", "terdakwa", "terpidana"];

const POSTS: [&str; 5] = ["kepala", "ketua", "sekretaris", "direktur", "komandan"];

fn is_post(office: &str) -> bool {
    let first = office.split_whitespace().next().unwrap_or_default();
    POSTS.contains(&first.to_lowercase().as_str())
}

const GOVERNMENT: [&str; 17] = [
    "bupati",
    "wakil bupati",
    "sekretaris daerah",
    "sekda",
    "camat",
    "lurah",
    "kepala desa",
    "kepala dinas",
    "kepala badan",
    "kepala bidang",
    "kepala seksi",
    "kepala pelaksana",
    "kepala puskesmas",
    "kepala upt",
    "sekretaris dinas",
    "direktur rsud",
    "direktur teknik",
];

fn is_government(office: &str) -> bool {
    let office = office.to_lowercase();
    GOVERNMENT.iter().any(|post| office.starts_with(post))
}

/// House and neighbourhood numbers tell who it is: `RT 07`, `RT.07/RW.02`, `RT12`, `No. 5`.
fn without_house(office: &str) -> String {
    let mut out: Vec<&str> = Vec::new();
    let mut in_number = false;
    for word in office.split_whitespace() {
        let lower = word.to_lowercase();
        let numbers = ["rt", "rw", "no", "nomor", "blok"];
        let starts = numbers.iter().any(|n| {
            let rest = lower.strip_prefix(n);
            rest.is_some_and(|r| !r.starts_with(char::is_alphabetic))
        });
        let goes_on =
            in_number && (word.starts_with('/') || word.contains(|c: char| c.is_ascii_digit()));
        in_number = starts || goes_on;
        if !in_number {
            out.push(word);
        }
    }
    out.join(" ")
}

fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use titen_model::{Field, Span};

    fn said(name: Option<&str>, office: Option<&str>, unit: Option<&str>) -> Option<String> {
        speaker_of(name, office, unit).map(|s| s.who)
    }

    fn speaker_of(name: Option<&str>, office: Option<&str>, unit: Option<&str>) -> Option<Speaker> {
        let dict = Dictionaries::builtin().unwrap();
        let quote = Quotation {
            kind: QuotationKind::Direct,
            span: Span {
                field: Field::Body,
                start: 0,
                end: 1,
            },
            name: name.map(Into::into),
            office: office.map(Into::into),
            perangkat_daerah: unit.map(titen_model::PerangkatDaerahId::new),
        };
        speaker(&quote, &dict)
    }

    #[test]
    fn officials_have_a_name_and_a_post_and_citizens_neither_name_nor_house() {
        assert_eq!(
            said(
                Some("Anggit Prayoga"),
                Some("Kepala Bidang Logistik BPBD"),
                Some("BPBD")
            )
            .as_deref(),
            Some("Anggit Prayoga, Kepala Bidang Logistik BPBD")
        );
        assert_eq!(
            said(None, Some("warga RT 07 Desa Sumbangtimun"), None).as_deref(),
            Some("warga Desa Sumbangtimun")
        );
        assert_eq!(
            said(None, Some("Petugas Pusdalops BPBD"), Some("BPBD")).as_deref(),
            Some("Petugas Pusdalops BPBD")
        );
        for (office, shown) in [
            ("warga RT.07/RW.02 Desa Kabalan", "warga Desa Kabalan"),
            ("warga RT12 RW 03 / 04 Desa Kabalan", "warga Desa Kabalan"),
            (
                "warga rt 5 Perumahan Asri Blok C/4 No. 12",
                "warga Perumahan Asri",
            ),
            ("warga Desa Rwanda", "warga Desa Rwanda"),
        ] {
            assert_eq!(said(None, Some(office), None).as_deref(), Some(shown));
        }
        for name in ["Pidana Tertentu", "Pidana Khusus"] {
            assert_eq!(said(Some(name), Some("Kepala Unit Tindak"), None), None);
        }
        assert_eq!(
            said(Some("Kabar Bengawan– Seorang"), Some("BOJONEGORO"), None),
            None
        );
        assert_eq!(said(None, None, None), None);
    }

    #[test]
    fn a_units_servant_is_no_citizen_and_neither_is_the_accused() {
        let is_private = |office: &str, unit: Option<&str>| {
            speaker_of(None, Some(office), unit).map(|s| s.is_private)
        };
        assert_eq!(is_private("petugas PDAM", Some("PDAM")), Some(false));
        assert_eq!(is_private("petugas kebersihan", None), None);
        assert_eq!(is_private("tersangka", None), None);
        assert_eq!(
            is_private("warga Kecamatan Kanor", Some("Kec. Kanor")),
            Some(true)
        );
    }
}
