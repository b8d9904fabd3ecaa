//! Which perangkat daerah a text names, and which one its urusan belongs to where it names none.

mod government;

pub(crate) use government::Named;

use crate::reading::Reading;
use crate::tokenise::tokens;
use crate::vocabulary::{PhraseIndex, Vocabulary};
use government::Government;
use std::ops::Range;
use titen_dict::{Dictionaries, PerangkatDaerah};
use titen_model::{PerangkatDaerahId, PerangkatDaerahTag, PlaceMention, Span, UrusanTag};

pub struct Units {
    names: PhraseIndex<Name>,
}

struct Name {
    id: PerangkatDaerahId,
    /// Short names are words too (`PU`, `Satpol`): they count as they are written, in capitals.
    shout: bool,
    /// A kecamatan's name is a place's too: it is the office where a word says so.
    place: bool,
    /// How sure it is that who writes so means this unit.
    confidence: f32,
}

/// Before a kecamatan's name: its office and not the place.
const OFFICE: &[&str] = &[
    "kantor",
    "camat",
    "petugas",
    "pegawai",
    "pemerintah",
    "staf",
    "pelayanan",
    "pihak",
    "aparat",
];

/// Written out in full, or by its id; by another name of several words; by one word.
const FULL: f32 = 0.95;
const ALIAS: f32 = 0.9;
const WORD: f32 = 0.85;
/// Names that several units, or other governments' units, go by.
const LOOSE: f32 = 0.6;
const LOOSE_NAMES: &[&str] = &[
    "Dinas PU",
    "Dinas Pekerjaan Umum",
    "DPU",
    "Bina Marga",
    "Cipta Karya",
    "Satpol",
    "Capil",
    "Catatan Sipil",
    "APIP",
    "BKP",
    "Diknas",
    "UPTD PPA",
    "Badan Perizinan",
    "Dinas Pasar",
    "Perpustakaan Daerah",
    "Kepala Puskesmas",
];
/// What is kept where a newspaper names no regency at all: there are 514 such units.
const SOMEWHERE: f32 = 0.6;
/// What a unit's confidence keeps of its urusan's.
const INFERRED: f32 = 0.8;
const MOST_TAGS: usize = 4;

impl Units {
    pub(crate) fn new(dict: &Dictionaries, vocabulary: &mut Vocabulary) -> Self {
        let mut names = PhraseIndex::new();
        for unit in dict.perangkat_daerah.all() {
            for name in unit.names() {
                let words: Vec<_> = tokens(name)
                    .map(|t| crate::normalise::lower(t.text))
                    .collect();
                let shout = words.len() == 1 && name.len() <= 3;
                let place = matches!(words.first().map(|w| w.as_str()), Some("kec" | "kecamatan"));
                let confidence = if LOOSE_NAMES.contains(&name) {
                    LOOSE
                } else if name == unit.name || name == unit.id.as_str() {
                    FULL
                } else if words.len() > 1 {
                    ALIAS
                } else {
                    WORD
                };
                let unit = Name {
                    id: unit.id.clone(),
                    shout,
                    place,
                    confidence,
                };
                names.add(vocabulary, words.iter().map(|w| w.as_str()), unit);
            }
        }
        Units { names }
    }

    /// The unit that an office's tokens name, if it is our government's.
    pub(crate) fn named(
        &self,
        dict: &Dictionaries,
        reading: &Reading<'_>,
        office: Range<usize>,
        at: &Named<'_>,
    ) -> Option<PerangkatDaerahId> {
        let (first, last) = (
            reading.raw[office.start].span,
            reading.raw[office.end - 1].span,
        );
        let inside = |m: &&PlaceMention| {
            m.span.field == first.field && m.span.start >= first.start && m.span.end <= last.end
        };
        let of_others = at
            .places
            .iter()
            .filter(inside)
            .any(|m| !m.candidates.iter().any(|c| at.is_home(c)));
        if at.elsewhere || of_others {
            return None;
        }
        let ids = &reading.raw_ids[office];
        let name = (0..ids.len()).find_map(|i| self.names.longest(&ids[i..])?.1.next())?;
        let standing = dict.perangkat_daerah.standing_on(&name.id, at.day);
        Some(standing.map_or_else(|| name.id.clone(), |u| u.id.clone()))
    }

    /// Named units first, in reading order; then those that the urusan imply on that day. A text
    /// that is about elsewhere names other governments' units.
    pub(crate) fn tags(
        &self,
        dict: &Dictionaries,
        reading: &Reading<'_>,
        urusan: &[UrusanTag],
        at: &Named<'_>,
    ) -> Vec<PerangkatDaerahTag> {
        let (places, day) = (at.places, at.day);
        let mut tags: Vec<PerangkatDaerahTag> = Vec::new();
        let mut add = |id: &PerangkatDaerahId, confidence: f32, span: Option<Span>| {
            // A unit that was merged away is named for whoever does its work now.
            let id = dict
                .perangkat_daerah
                .standing_on(id, day)
                .map_or(id, |u| &u.id);
            if let Some(tag) = tags.iter_mut().find(|t| t.id == *id) {
                tag.confidence = tag.confidence.max(confidence);
            } else if tags.len() < MOST_TAGS {
                tags.push(PerangkatDaerahTag {
                    id: id.clone(),
                    confidence,
                    span,
                });
            }
        };
        let somewhere = if at.local || at.names_home() {
            1.0
        } else {
            SOMEWHERE
        };
        let mut i = if at.elsewhere {
            reading.raw_ids.len()
        } else {
            0
        };
        while i < reading.raw_ids.len() {
            let Some((len, mut named)) = self.names.longest(&reading.raw_ids[i..]) else {
                i += 1;
                continue;
            };
            let (first, last) = (&reading.raw[i], &reading.raw[i + len - 1]);
            let one_name = reading.raw[i + 1..i + len]
                .iter()
                .all(|r| !r.starts_sentence)
                && first.span.field == last.span.field;
            let shouted = first.text.chars().all(char::is_uppercase)
                // Where nobody writes capitals, three letters that are no word are a unit's.
                || !reading.capitals_tell[first.span.field as usize]
                    && first.text.len() > 2
                    && !dict.roots.contains(&first.lower)
                    && !dict.stop_words.contains(&first.lower);
            let fits = |n: &&Name| {
                one_name && (!n.shout || shouted) && (!n.place || is_of_office(reading, i))
            };
            if let Some(name) = named.find(fits) {
                let span = Span {
                    end: last.span.end,
                    ..first.span
                };
                match at.government(reading, i + len) {
                    Government::Other => {}
                    Government::Ours => add(&name.id, FULL.max(name.confidence), Some(span)),
                    Government::Untold => add(&name.id, name.confidence * somewhere, Some(span)),
                }
            }
            i += len;
        }
        for tag in urusan {
            // Of units that have a place each, none is guessed: the text must name the place.
            let certain = || places.iter().filter_map(PlaceMention::certain);
            let here = |unit: &PerangkatDaerah| {
                unit.wilayah
                    .as_ref()
                    .is_none_or(|w| certain().any(|p| p.within(w)))
            };
            let units = dict.perangkat_daerah.for_urusan(&tag.code, day);
            if let Some(lead) = units.into_iter().find(|u| here(u)) {
                add(&lead.id, tag.confidence * INFERRED, None);
            }
        }
        tags
    }
}

/// *Petugas Kecamatan X*, *pelayanan di Kecamatan X*: the office and not the place.
fn is_of_office(reading: &Reading<'_>, at: usize) -> bool {
    let word = |back: usize| {
        let raw = at.checked_sub(back).map(|i| &reading.raw[i]);
        raw.map_or("", |r| r.lower.as_str())
    };
    OFFICE.contains(&word(1)) || word(1) == "di" && matches!(word(2), "pelayanan" | "layanan")
}

#[cfg(test)]
mod tests {
    use titen_model::{Channel, WilayahCode};

    fn check(text: &str, expect: &[(&str, bool)]) {
        let home = Some(WilayahCode::new("35.22"));
        let analyser = crate::Analyser::new(crate::dictionaries(), home);
        let document = analyser.analyse(&crate::item(Channel::News, None, Some(text)), 1);
        let got: Vec<_> = document
            .perangkat_daerah
            .iter()
            .map(|t| (t.id.as_str(), t.span.is_some()))
            .collect();
        assert_eq!(got.get(..expect.len()), Some(expect), "{text}: {got:?}");
    }

    #[test]
    fn named_then_inferred() {
        check(
            "Menurut Dinas Kesehatan, stok obat aman.",
            &[("Dinkes", true)],
        );
        check(
            "Lampu merah di perempatan itu mati, kata petugas Dishub.",
            &[("Dishub", true)],
        );
        check("Puskesmas kehabisan obat.", &[("Dinkes", false)]);
        check(
            "Warga mengeluhkan jalan rusak berlubang.",
            &[("DPUBMPR", false)],
        );
    }

    #[test]
    fn a_place_is_no_office_and_other_governments_units_are_not_ours() {
        check(
            "Pegawai Kecamatan Malo jarang masuk.",
            &[("Kec. Malo", true)],
        );
        let named = |text: &str| {
            let analyser =
                crate::Analyser::new(crate::dictionaries(), Some(WilayahCode::new("35.22")));
            let document = analyser.analyse(&crate::item(Channel::News, None, Some(text)), 1);
            document.perangkat_daerah.iter().any(|t| t.span.is_some())
        };
        assert!(!named("Kekeringan melanda Kecamatan Malo."));
        assert!(!named("Dinas Kesehatan Kota Surabaya membuka lowongan."));
        assert!(!named(
            "Dinas Kesehatan Provinsi Jawa Timur mengirim vaksin ke Bojonegoro."
        ));
        assert!(!named(
            "Dinkes Lamongan dan petugas di Bojonegoro mendata pasien."
        ));
        assert!(named("Dinkes Bojonegoro dan Dinkes Tuban bertemu."));
    }

    #[test]
    fn a_name_that_others_bear_too_is_less_sure() {
        let confidence = |text: &str| {
            let analyser =
                crate::Analyser::new(crate::dictionaries(), Some(WilayahCode::new("35.22")));
            let document = analyser.analyse(&crate::item(Channel::News, None, Some(text)), 1);
            document.perangkat_daerah[0].confidence
        };
        let ours = confidence("Petugas Dinas Perikanan Bojonegoro datang.");
        assert!(ours > 0.9 && confidence("Petugas Dinas Perikanan datang.") < ours);
    }
}
