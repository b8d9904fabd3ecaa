//! Each indicator's figures by place, the latest year first in question, and where a kecamatan
//! stands among all of that year.

use super::{Evident, named};
use std::collections::BTreeMap;
use titen_dict::Dictionaries;
use titen_model::{Among, FromVillages, Indicator, IndicatorFact, Week, WilayahCode, Worse};

pub(crate) struct Standings<'a> {
    dict: &'a Dictionaries,
    old_before: u16,
    least_places: u32,
    /// By indicator, place and year.
    known: BTreeMap<&'a str, BTreeMap<WilayahCode, BTreeMap<u16, Known<'a>>>>,
}

#[derive(Clone)]
pub(crate) struct Known<'a> {
    pub(crate) value: f64,
    pub(crate) source: &'a str,
    /// Reckoned from so many; 0: its own.
    pub(crate) villages: u32,
}

impl<'a> Standings<'a> {
    /// Years after the week's are forecasts, and no evidence.
    pub(crate) fn new(with: &Evident<'a>, week: Week) -> Self {
        use chrono::Datelike;
        let now = u16::try_from(week.sunday().year()).unwrap_or(u16::MAX);
        let inside = |code: &WilayahCode| with.home.is_none_or(|home| code.within(home));
        let mut known: BTreeMap<&str, BTreeMap<WilayahCode, BTreeMap<u16, Known<'_>>>> =
            BTreeMap::new();
        for indicator in with.indicators {
            let own = with.figures.iter();
            let own = own.filter(|f| f.indicator == indicator.key && inside(&f.wilayah));
            let places = known.entry(indicator.key.as_str()).or_default();
            for figure in own.filter(|f| f.year <= now) {
                let known = Known {
                    value: figure.value,
                    source: &figure.source,
                    villages: 0,
                };
                let years = places.entry(figure.wilayah.clone()).or_default();
                years.insert(figure.year, known);
            }
            if let Some(how) = indicator.villages {
                from_villages(places, how, with.dict);
            }
        }
        Standings {
            dict: with.dict,
            old_before: now.saturating_sub(with.rules.old_years),
            least_places: with.rules.least_places,
            known,
        }
    }

    pub(crate) fn latest(
        &self,
        indicator: &Indicator,
        code: &WilayahCode,
    ) -> Option<(u16, &Known<'a>)> {
        let years = self.known.get(indicator.key.as_str())?.get(code)?;
        years.last_key_value().map(|(year, known)| (*year, known))
    }

    pub(crate) fn fact(
        &self,
        indicator: &Indicator,
        code: &WilayahCode,
        n_items: u32,
    ) -> Option<IndicatorFact> {
        let (year, known) = self.latest(indicator, code)?;
        Some(IndicatorFact {
            indicator: indicator.key.to_string(),
            name: indicator.name.clone(),
            unit: indicator.unit.clone(),
            worse: indicator.worse,
            place: named(self.dict, code),
            value: known.value,
            year,
            source: known.source.to_owned(),
            from_villages: known.villages,
            among: self.among(indicator, code, year),
            old: year < self.old_before,
            n_items,
        })
    }

    /// Only a kecamatan, and only among enough of them.
    fn among(&self, indicator: &Indicator, code: &WilayahCode, year: u16) -> Option<Among> {
        let all = self.of_year(indicator, year);
        let own = all.iter().find(|(c, _)| *c == code)?.1;
        let of = all.len() as u32;
        if of < self.least_places {
            return None;
        }
        let before = |other: f64| match indicator.worse {
            Worse::More | Worse::Neither => other > own,
            Worse::Less => other < own,
        };
        let mut values: Vec<f64> = all.iter().map(|(_, v)| *v).collect();
        values.sort_by(f64::total_cmp);
        let (a, b) = (values[(values.len() - 1) / 2], values[values.len() / 2]);
        Some(Among {
            rank: 1 + all.iter().filter(|(_, v)| before(*v)).count() as u32,
            of,
            median: f64::midpoint(a, b),
        })
    }

    fn of_year(&self, indicator: &Indicator, year: u16) -> Vec<(&WilayahCode, f64)> {
        let places = self.known.get(indicator.key.as_str()).into_iter().flatten();
        places
            .filter(|(code, _)| code.level() == 3)
            .filter_map(|(code, years)| Some((code, years.get(&year)?.value)))
            .collect()
    }

    /// Every kecamatan with a figure, by code.
    pub(crate) fn kecamatan(&self, indicator: &Indicator) -> Vec<&WilayahCode> {
        let places = self.known.get(indicator.key.as_str()).into_iter().flatten();
        places
            .map(|(code, _)| code)
            .filter(|code| code.level() == 3)
            .collect()
    }
}

/// A kecamatan without a figure of its own, where all its villages have one of one source.
fn from_villages(
    places: &mut BTreeMap<WilayahCode, BTreeMap<u16, Known<'_>>>,
    how: FromVillages,
    dict: &Dictionaries,
) {
    let mut villages: BTreeMap<WilayahCode, u32> = BTreeMap::new();
    for w in dict.wilayah.all().iter().filter(|w| w.code.level() == 4) {
        *villages.entry(w.code.ancestor(3)).or_default() += 1;
    }
    let mut sums: BTreeMap<(WilayahCode, u16), Vec<Known<'_>>> = BTreeMap::new();
    for (code, years) in places.iter().filter(|(code, _)| code.level() == 4) {
        for (year, known) in years {
            let of = sums.entry((code.ancestor(3), *year)).or_default();
            of.push(known.clone());
        }
    }
    for ((code, year), known) in sums {
        let n = known.len() as u32;
        let one_source = known.iter().all(|k| k.source == known[0].source);
        if villages.get(&code) != Some(&n) || !one_source {
            continue;
        }
        let sum: f64 = known.iter().map(|k| k.value).sum();
        let value = match how {
            FromVillages::Sum => sum,
            FromVillages::Mean => sum / f64::from(n),
        };
        let years = places.entry(code).or_default();
        years.entry(year).or_insert(Known {
            value,
            source: known[0].source,
            villages: n,
        });
    }
}
