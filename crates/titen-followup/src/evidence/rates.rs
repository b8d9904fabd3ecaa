//! Items for each 10,000 people. A crowded kecamatan is named more often than an empty one; the
//! rate says where a matter is spoken of more than its size explains.

use super::{Evident, Standings, named};
use std::collections::BTreeMap;
use titen_model::{PlaceRate, WilayahCode};

/// How many people live in each kecamatan, as far as it is known.
pub(crate) struct Population<'a> {
    by_kecamatan: BTreeMap<WilayahCode, (f64, u16, &'a str)>,
}

impl<'a> Population<'a> {
    /// By the first indicator that counts people.
    pub(crate) fn new(with: &Evident<'a>, standings: &Standings<'a>) -> Self {
        let people = with.indicators.iter().find(|i| i.population);
        let least = f64::from(with.rules.small_population);
        let by_kecamatan = people
            .into_iter()
            .flat_map(|i| {
                let all = standings.kecamatan(i).into_iter();
                all.filter_map(|code| {
                    let (year, known) = standings.latest(i, code)?;
                    Some((code.clone(), (known.value, year, known.source)))
                })
            })
            .filter(|(_, (people, ..))| *people >= least)
            .collect();
        Population { by_kecamatan }
    }

    pub(crate) fn per_10000(&self, code: &WilayahCode, n_items: u32) -> Option<f64> {
        let (people, ..) = self.by_kecamatan.get(code)?;
        Some(f64::from(n_items) * 10_000.0 / people)
    }
}

/// Of the kecamatan that are named, by code; ranked among all whose population is known.
pub(crate) fn rates(
    population: &Population<'_>,
    n_items: &BTreeMap<WilayahCode, u32>,
    with: &Evident<'_>,
) -> Vec<PlaceRate> {
    let rate = |code: &WilayahCode| {
        let n = n_items.get(code).copied().unwrap_or(0);
        population.per_10000(code, n)
    };
    let all: Vec<f64> = population.by_kecamatan.keys().filter_map(rate).collect();
    n_items
        .iter()
        .filter_map(|(code, n)| {
            let own = rate(code)?;
            let (people, year, source) = population.by_kecamatan.get(code)?;
            Some(PlaceRate {
                place: named(with.dict, code),
                n_items: *n,
                per_10000: own,
                population: *people,
                year: *year,
                source: (*source).to_owned(),
                rank: 1 + all.iter().filter(|other| **other > own).count() as u32,
                of: all.len() as u32,
                few: *n < with.rules.few_items,
            })
        })
        .collect()
}
