//! Who said what: officials by name and post, citizens by channel and never by name.

use super::Seeding;
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
    if quote.name.is_none() && kind == Some(OfficialKind::Private) {
        return Some(Speaker {
            who: without_house(&office),
            is_private: true,
            is_government: false,
        });
    }
    let of_unit = quote.perangkat_daerah.is_some();
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

const POSTS: [&str; 6] = [
    "kepala",
    "ketua",
    "sekretaris",
    "direktur",
    "komandan",
    "petugas",
];

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

/// A parser takes words of an office for a name now and then: ordinary words, of which one has a prefix.
fn is_name(name: &str, dict: &Dictionaries) -> bool {
    let plain = |w: &str| {
        let mut letters = w.chars();
        letters.all(|c| c.is_alphabetic() || matches!(c, '.' | ',' | '\'' | '-'))
    };
    let root = |w: &str| w.len() > 3 && dict.roots.contains(w);
    let derived = |w: &str| {
        let prefixes = ["ter", "ber", "di"].into_iter();
        prefixes.filter_map(|p| w.strip_prefix(p)).any(root)
    };
    let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
    let ordinary = words.iter().all(|w| root(w) || derived(w)) && words.iter().any(|w| derived(w));
    !ordinary && words.iter().all(|w| plain(w))
}

/// House and neighbourhood numbers tell who it is.
fn without_house(office: &str) -> String {
    let mut words = office.split_whitespace().peekable();
    let mut out: Vec<&str> = Vec::new();
    while let Some(word) = words.next() {
        let upper = word.trim_end_matches('.').to_uppercase();
        if matches!(upper.as_str(), "RT" | "RW" | "NO" | "NOMOR") {
            words.next_if(|w| w.starts_with(|c: char| c.is_ascii_digit()));
        } else if !upper.starts_with("RT0") && !upper.starts_with("RT/") {
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
        speaker(&quote, &dict).map(|s| s.who)
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
        assert_eq!(
            said(Some("Pidana Tertentu"), Some("Kepala Unit Tindak"), None),
            None
        );
        assert_eq!(
            said(Some("Kabar Bengawan– Seorang"), Some("BOJONEGORO"), None),
            None
        );
        assert_eq!(said(None, None, None), None);
    }
}
