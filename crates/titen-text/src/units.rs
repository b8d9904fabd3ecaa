//! Which perangkat daerah a text names, and which one its urusan belongs to where it names none.

use crate::reading::Reading;
use crate::tokenise::tokens;
use crate::vocabulary::{PhraseIndex, Vocabulary};
use chrono::NaiveDate;
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

const NAMED: f32 = 0.9;
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
                let unit = Name {
                    id: unit.id.clone(),
                    shout,
                    place,
                };
                names.add(vocabulary, words.iter().map(|w| w.as_str()), unit);
            }
        }
        Units { names }
    }

    /// The unit that these tokens name.
    pub(crate) fn named(
        &self,
        dict: &Dictionaries,
        reading: &Reading<'_>,
        tokens: Range<usize>,
        day: NaiveDate,
    ) -> Option<PerangkatDaerahId> {
        let ids = &reading.raw_ids[tokens];
        let name = (0..ids.len()).find_map(|i| self.names.longest(&ids[i..])?.1.next())?;
        let standing = dict.perangkat_daerah.standing_on(&name.id, day);
        Some(standing.map_or_else(|| name.id.clone(), |u| u.id.clone()))
    }

    /// Named units first, in reading order; then those that the urusan imply on that day. A text
    /// that is about `elsewhere` names other governments' units.
    pub(crate) fn tags(
        &self,
        dict: &Dictionaries,
        reading: &Reading<'_>,
        urusan: &[UrusanTag],
        places: &[PlaceMention],
        day: NaiveDate,
        elsewhere: bool,
    ) -> Vec<PerangkatDaerahTag> {
        let mut tags: Vec<PerangkatDaerahTag> = Vec::new();
        let mut add = |id: &PerangkatDaerahId, confidence: f32, span: Option<Span>| {
            // A unit that was merged away is named for whoever does its work now.
            let id = dict
                .perangkat_daerah
                .standing_on(id, day)
                .map_or(id, |u| &u.id);
            if tags.len() < MOST_TAGS && tags.iter().all(|t| t.id != *id) {
                tags.push(PerangkatDaerahTag {
                    id: id.clone(),
                    confidence,
                    span,
                });
            }
        };
        let mut i = if elsewhere { reading.raw_ids.len() } else { 0 };
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
            let of_office = i > 0 && OFFICE.contains(&reading.raw[i - 1].lower.as_str());
            let shouted = first.text.chars().all(char::is_uppercase);
            if let Some(name) =
                named.find(|n| one_name && (!n.shout || shouted) && (!n.place || of_office))
            {
                add(
                    &name.id,
                    NAMED,
                    Some(Span {
                        end: last.span.end,
                        ..first.span
                    }),
                );
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
    }
}
