//! Criteria that the items themselves speak for: own duty, breadth, leverage.

use super::Found;
use crate::{
    case::Case,
    measure::number,
    rank_settings::FullScale,
    tally::{Tally, log_scale},
};
use std::collections::{BTreeMap, BTreeSet};
use titen_dict::{Dictionaries, UrusanKind};
use titen_model::{CueKind, Document, ItemId, PerangkatDaerahId, UrusanCode};

/// A unit or an urusan that fewer items point to is named in passing.
const TOUCHED_ITEMS: usize = 2;
const TOUCHED_SHARE: f64 = 0.1;
/// An item's second or third urusan counts from this confidence.
const SURE: f32 = 0.2;
/// Several urusan or units are full at so many.
const SEVERAL: f64 = 3.0;

/// What the urusan obliges a regency to, as far as the items are sure that it is this one. None without an urusan.
pub fn own_duty(case: &Case<'_>, dict: &Dictionaries) -> Option<Found> {
    let urusan = dict.urusan.get(case.issue.urusan.as_ref()?)?;
    let (obliges, kind) = match urusan.kind {
        UrusanKind::WajibPelayananDasar => (1.0, "urusan wajib pelayanan dasar"),
        UrusanKind::Wajib => (0.8, "urusan wajib"),
        UrusanKind::Pilihan => (0.6, "urusan pilihan"),
        UrusanKind::Unsur => (0.6, "unsur pemerintahan"),
    };
    let evidence = case.that(|d| first_urusan(d) == Some(&urusan.code));
    let assigned = case.issue.decided.edits.iter().any(|e| e.kind == "assign");
    let share = evidence.len() as f64 / case.originals.len().max(1) as f64;
    let sure = if assigned { 1.0 } else { share };
    let unit = case.issue.perangkat_daerah.as_ref();
    let unit = unit.and_then(|id| dict.perangkat_daerah.get(id));
    let unit = unit.map_or(String::new(), |u| format!(", dibidangi {}", u.name));
    let said = match assigned {
        true => "ditetapkan analis".to_owned(),
        false => format!("menurut {}", case.share_of(&evidence)),
    };
    Some(Found {
        value: obliges * (1.0 + sure) / 2.0,
        why: format!("{kind} {} {}{unit}, {said}", urusan.code, urusan.name),
        evidence,
    })
}

fn first_urusan(d: &Document) -> Option<&UrusanCode> {
    d.urusan.first().map(|tag| &tag.code)
}

/// Speakers for a half, places for a quarter, people touched for a quarter; where nobody says how many are touched,
/// the others alone.
pub fn breadth(case: &Case<'_>, t: &Tally, full: &FullScale) -> Found {
    let (speakers, places) = (t.speakers, f64::from(t.places));
    let heard = 0.5 * log_scale(speakers, full.speakers) + 0.25 * log_scale(places, full.places);
    let value = match t.people {
        Some(people) => heard + 0.25 * log_scale(people, full.people),
        None => heard / 0.75,
    };
    let people = match t.people {
        Some(n) => format!("{} orang terdampak", number(n)),
        None => "jumlah orang terdampak tidak disebut".to_owned(),
    };
    let places = match t.places {
        0 => "tanpa tempat yang pasti".to_owned(),
        n => format!("{n} tempat"),
    };
    Found {
        value,
        why: format!("{} pihak berbeda, {places}, {people}", number(speakers)),
        evidence: case.that(|_| true),
    }
}

/// An essential service for a half, several urusan and several units for a quarter each: what is solved there helps
/// elsewhere too.
pub fn leverage(case: &Case<'_>, t: &Tally, dict: &Dictionaries, full: &FullScale) -> Found {
    let service = t.strength(t.cue(CueKind::EssentialService), full);
    let urusan = touched(case, |d| {
        let sure = d.urusan.iter().filter(|tag| tag.confidence >= SURE);
        sure.map(|tag| tag.code.clone()).collect()
    });
    // Units that are only inferred from the urusan say nothing more than it.
    let units = touched(case, |d| {
        let named = d.perangkat_daerah.iter().filter(|tag| tag.span.is_some());
        let is_kecamatan = |id: &PerangkatDaerahId| {
            let unit = dict.perangkat_daerah.get(id);
            unit.is_some_and(|u| u.wilayah.is_some())
        };
        let ids = named.map(|tag| tag.id.clone());
        ids.filter(|id| !is_kecamatan(id)).collect()
    });
    let several = |n: usize| ((n.max(1) as f64 - 1.0) / (SEVERAL - 1.0)).min(1.0);
    let serving = case.with_cue(CueKind::EssentialService);
    let mut why = match serving.is_empty() {
        true => "tidak menyangkut layanan dasar".to_owned(),
        false => {
            case.say_cue(CueKind::EssentialService, "menyangkut layanan dasar")
                .0
        }
    };
    let mut evidence: BTreeSet<ItemId> = serving.into_iter().collect();
    if urusan.len() > 1 {
        let names = urusan.keys().filter_map(|c| dict.urusan.name(c));
        let names: Vec<&str> = names.collect();
        why.push_str(&format!("; {} urusan: {}", urusan.len(), names.join("; ")));
        evidence.extend(urusan.values().flatten());
    }
    if units.len() > 1 {
        let names: Vec<&str> = units.keys().map(|u| u.as_str()).collect();
        why.push_str(&format!(
            "; {} perangkat daerah: {}",
            units.len(),
            names.join(", ")
        ));
        evidence.extend(units.values().flatten());
    }
    Found {
        value: 0.5 * service + 0.25 * several(urusan.len()) + 0.25 * several(units.len()),
        why,
        evidence: evidence.into_iter().collect(),
    }
}

/// What several items point to, with these.
fn touched<K: Ord>(
    case: &Case<'_>,
    of: impl Fn(&Document) -> Vec<K>,
) -> BTreeMap<K, BTreeSet<ItemId>> {
    let mut all: BTreeMap<K, BTreeSet<ItemId>> = BTreeMap::new();
    for doc in &case.originals {
        for key in of(doc) {
            all.entry(key).or_default().insert(doc.item);
        }
    }
    let least = (TOUCHED_SHARE * case.originals.len() as f64).max(TOUCHED_ITEMS as f64);
    all.retain(|_, items| items.len() as f64 >= least);
    all
}
