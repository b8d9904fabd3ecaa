//! Who is named: presenters and officials whom the config lists, and roles. Everybody else who has a
//! label is a private person: a number stands for the name, also where others say it.

use std::collections::{BTreeMap, BTreeSet};
use titen_text::segments::Utterance;

/// Who stands behind a label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// Listed, a role, or a recogniser's number.
    Named(String),
    Private,
}

/// First words of labels that name nobody.
const ROLES: [&str; 34] = [
    "penyiar",
    "presenter",
    "host",
    "moderator",
    "reporter",
    "operator",
    "announcer",
    "mc",
    "narasumber",
    "pembicara",
    "penelepon",
    "penelpon",
    "penanya",
    "pendengar",
    "warga",
    "pelapor",
    "peserta",
    "suara",
    "iklan",
    "jingle",
    "musik",
    "speaker",
    "voice",
    "bupati",
    "wabup",
    "camat",
    "kades",
    "lurah",
    "sekda",
    "kepala",
    "kadis",
    "kabid",
    "dinas",
    "petugas",
];

const HONORIFICS: [&str; 16] = [
    "bapak", "bpk", "pak", "ibu", "bu", "mas", "mbak", "mbah", "kang", "cak", "gus", "haji", "hj",
    "saudara", "saudari", "sdr",
];

pub const MASK: &str = "[NAMA]";

pub fn who(label: &str, listed: &[String]) -> Who {
    let lower = label.to_lowercase();
    if let Some(name) = listed.iter().find(|name| name.to_lowercase() == lower) {
        return Who::Named(name.clone());
    }
    let mut words = lower
        .split(|c: char| !c.is_alphabetic())
        .filter(|w| !w.is_empty());
    let first = words.clone().find(|w| !HONORIFICS.contains(w));
    match first {
        // *Pak*, *Ibu 2*: a courtesy alone names nobody.
        None => Who::Named(label.to_owned()),
        Some(role) if ROLES.contains(&role) && !private_behind(&mut words, role) => {
            Who::Named(label.to_owned())
        }
        Some(_) => Who::Private,
    }
}

/// *Warga Slamet*, *Penelepon Bapak Darmo*: the role is followed by somebody's name.
fn private_behind<'a>(words: &mut impl Iterator<Item = &'a str>, role: &str) -> bool {
    const OF_A_CITIZEN: [&str; 9] = [
        "penelepon",
        "penelpon",
        "penanya",
        "pendengar",
        "warga",
        "pelapor",
        "peserta",
        "suara",
        "pembicara",
    ];
    let numbered = |w: &str| {
        w.len() <= 2 || matches!(w, "pertama" | "kedua" | "ketiga" | "keempat" | "kelima")
    };
    OF_A_CITIZEN.contains(&role)
        && words.any(|w| w != role && !HONORIFICS.contains(&w) && !numbered(w))
}

/// The names of the private persons of a programme, and what hides them.
pub struct Names(BTreeSet<String>);

impl Names {
    pub fn of(utterances: &[Utterance], listed: &[String]) -> Self {
        let labels: BTreeMap<&str, ()> = utterances
            .iter()
            .filter_map(|u| Some((u.speaker.as_deref()?, ())))
            .collect();
        let private = labels.keys().filter(|l| who(l, listed) == Who::Private);
        let words = private.flat_map(|l| l.split(|c: char| !c.is_alphabetic()));
        let name = words
            .map(str::to_lowercase)
            .filter(|w| w.chars().count() >= 3 && w != "dari")
            .filter(|w| !HONORIFICS.contains(&w.as_str()) && !ROLES.contains(&w.as_str()));
        Names(name.collect())
    }

    /// A name counts where it has its capital or a courtesy before it: *Jati* is a name, *jati* wood.
    pub fn masked(&self, text: &str) -> String {
        if self.0.is_empty() {
            return text.to_owned();
        }
        let (mut out, mut after_honorific) = (String::with_capacity(text.len()), false);
        let mut rest = text;
        while !rest.is_empty() {
            let alphabetic = rest.starts_with(char::is_alphabetic);
            let end = rest
                .find(|c: char| c.is_alphabetic() != alphabetic)
                .unwrap_or(rest.len());
            let piece = &rest[..end];
            rest = &rest[end..];
            if !alphabetic {
                after_honorific &= piece.trim_matches(['.', ' ']).is_empty();
                out.push_str(piece);
                continue;
            }
            let lower = piece.to_lowercase();
            let told = after_honorific || piece.starts_with(char::is_uppercase);
            if told && self.0.contains(&lower) {
                out.push_str(MASK);
            } else {
                out.push_str(piece);
                after_honorific = HONORIFICS.contains(&lower.as_str());
            }
        }
        out
    }
}
