//! What the whole text says about where it is: it decides which of a name's places are meant.

use super::markers::Marker;
use super::{Hit, of_level};
use std::collections::BTreeSet;
use titen_model::WilayahCode;

pub(super) struct Context<'a> {
    home: Option<&'a WilayahCode>,
    to_office: bool,
    /// Provinces, regencies and cities that are named for sure.
    regions: BTreeSet<WilayahCode>,
    /// Kecamatan that are named as such, or by a name that no ordinary word has.
    kecamatan: BTreeSet<WilayahCode>,
    home_named: bool,
    other_named: bool,
}

/// How many tokens may lie between a village and its kecamatan, to be beside it.
const BESIDE: usize = 4;

impl<'a> Context<'a> {
    pub fn of(hits: &[Hit<'_>], home: Option<&'a WilayahCode>, to_office: bool) -> Self {
        let mut c = Context {
            home,
            to_office,
            regions: BTreeSet::new(),
            kecamatan: BTreeSet::new(),
            home_named: false,
            other_named: false,
        };
        for hit in hits {
            let regions = c.regions_of(hit);
            c.home_named |= regions.iter().any(|r| c.is_home(r) && r.level() > 1);
            c.regions.extend(regions);
        }
        for hit in hits {
            let kecamatan = of_level(&hit.name.candidates, 3);
            let named = hit.marker == Marker::Kecamatan
                || (matches!(hit.marker, Marker::Bare | Marker::Locative)
                    && hit.as_name
                    && !hit.name.common
                    && c.regions_of(hit).is_empty());
            let near: Vec<WilayahCode> = kecamatan
                .into_iter()
                .filter(|k| named && c.is_near(k))
                .collect();
            c.kecamatan.extend(near);
        }
        c.other_named = hits.iter().any(|hit| {
            let regions = c.regions_of(hit);
            let undecided = (c.home_named || to_office) && c.is_also_village_here(hit);
            !regions.is_empty() && !undecided && regions.iter().all(|r| !c.is_home(r))
        });
        c
    }

    /// One where the text decides, all where it doesn't, none where it is no place.
    pub fn candidates(&self, hit: &Hit<'_>, hits: &[Hit<'_>]) -> Vec<WilayahCode> {
        let beside = self.village_beside_its_kecamatan(hit, hits);
        if !beside.is_empty()
            && !matches!(
                hit.marker,
                Marker::Kecamatan | Marker::Kabupaten | Marker::Kota | Marker::Provinsi
            )
        {
            return beside;
        }
        match hit.marker {
            Marker::Desa if hit.name.stop && !hit.capital => Vec::new(),
            Marker::Desa if self.in_other_kecamatan(hit, hits) => Vec::new(),
            // Kelurahan Kapas Madya is not Kapas.
            Marker::Desa | Marker::Kecamatan if hit.in_longer_name => Vec::new(),
            Marker::Desa => self.narrowed(self.here(of_level(&hit.name.candidates, 4))),
            Marker::Kecamatan => self.narrowed(self.here(of_level(&hit.name.candidates, 3))),
            Marker::Kabupaten | Marker::Kota | Marker::Provinsi => self.regions_of(hit),
            Marker::Bare | Marker::Locative | Marker::Title => self.unmarked(hit, hits),
            Marker::Street => self.street(hit),
            Marker::NoPlace => Vec::new(),
        }
    }

    /// *Desa Mulyorejo, Kecamatan Mulyorejo*: no village of ours lies in such a kecamatan. To its own
    /// office people misspell one; a newspaper that names an unknown one means another regency's.
    fn in_other_kecamatan(&self, hit: &Hit<'_>, hits: &[Hit<'_>]) -> bool {
        let Some(at) = hit.kecamatan_at else {
            return false;
        };
        let Some(named) = hits.iter().find(|h| h.at == at) else {
            return !self.to_office;
        };
        let kecamatan = of_level(&named.name.candidates, 3);
        !hit.name
            .candidates
            .iter()
            .any(|c| c.level() == 4 && kecamatan.contains(&c.ancestor(3)))
    }

    /// *Jalan Kedungadem* lies there; *Jalan Surabaya* and a name that two villages bear tell nothing.
    fn street(&self, hit: &Hit<'_>) -> Vec<WilayahCode> {
        let is_region = hit.name.candidates.iter().any(|c| c.level() <= 2);
        if is_region || hit.name.common || !hit.as_name || hit.in_longer_name {
            return Vec::new();
        }
        let near = hit
            .name
            .candidates
            .iter()
            .filter(|c| c.level() > 2 && self.is_home(c));
        let codes = self.narrowed(near.cloned().collect());
        if codes.len() == 1 { codes } else { Vec::new() }
    }

    fn unmarked(&self, hit: &Hit<'_>, hits: &[Hit<'_>]) -> Vec<WilayahCode> {
        let regions = self.regions_of(hit);
        if !regions.is_empty() {
            let undecided = (self.home_named || self.to_office) && self.is_also_village_here(hit);
            return if undecided {
                self.here_or_region(hit)
            } else {
                regions
            };
        }
        let kecamatan = self.kecamatan_behind_its_village(hit, hits);
        if !kecamatan.is_empty() {
            return kecamatan;
        }
        if hit.name.common || !hit.as_name || hit.marker == Marker::Title || hit.in_longer_name {
            return Vec::new();
        }
        self.narrowed(
            self.here(
                hit.name
                    .candidates
                    .iter()
                    .filter(|c| c.level() > 2)
                    .cloned()
                    .collect(),
            ),
        )
    }

    /// *Desa Sukorejo, Malo*: what stands right behind a village that lies in it is its kecamatan.
    fn kecamatan_behind_its_village(&self, hit: &Hit<'_>, hits: &[Hit<'_>]) -> Vec<WilayahCode> {
        let village = hits
            .iter()
            .find(|h| h.marker == Marker::Desa && h.at + h.len == hit.at);
        let lies_in = |k: &WilayahCode| {
            village.is_some_and(|v| {
                v.name
                    .candidates
                    .iter()
                    .any(|c| c.level() == 4 && c.within(k))
            })
        };
        self.here(of_level(&hit.name.candidates, 3))
            .into_iter()
            .filter(lies_in)
            .collect()
    }

    /// Provinces, regencies and cities that this hit names, if it names such.
    fn regions_of(&self, hit: &Hit<'_>) -> Vec<WilayahCode> {
        let candidates = &hit.name.candidates;
        match hit.marker {
            // The governor of a country's state: Gubernur California.
            Marker::Provinsi => Some(of_level(candidates, 1))
                .filter(|provinces| !provinces.is_empty())
                .unwrap_or_else(|| of_level(candidates, 2)),
            Marker::Kabupaten => one_kind(of_level(candidates, 2), false),
            Marker::Kota => one_kind(of_level(candidates, 2), true),
            Marker::Bare | Marker::Locative | Marker::Title => {
                let somewhere =
                    hit.sms || hit.marker == Marker::Locative && (hit.capital || hit.name.short);
                if !hit.as_name || (hit.name.common && !somewhere) {
                    return Vec::new();
                }
                let provinces = of_level(candidates, 1);
                if provinces.is_empty() {
                    of_level(candidates, 2)
                } else {
                    provinces
                }
            }
            Marker::Desa | Marker::Kecamatan | Marker::Street | Marker::NoPlace => Vec::new(),
        }
    }

    /// Villages and kecamatan count where the office is, or in a region that the text names.
    fn here(&self, codes: Vec<WilayahCode>) -> Vec<WilayahCode> {
        if self.other_named && !self.home_named {
            return codes
                .into_iter()
                .filter(|c| self.in_named_region(c))
                .collect();
        }
        codes.into_iter().filter(|c| self.is_near(c)).collect()
    }

    fn is_near(&self, code: &WilayahCode) -> bool {
        self.is_home(code) || self.in_named_region(code)
    }

    fn in_named_region(&self, code: &WilayahCode) -> bool {
        self.regions.contains(&code.ancestor(2))
    }

    /// In the office's regency, or around it.
    fn is_home(&self, code: &WilayahCode) -> bool {
        self.home
            .is_some_and(|h| code.within(&h.ancestor(2)) || h.within(code))
    }

    fn is_also_village_here(&self, hit: &Hit<'_>) -> bool {
        matches!(hit.marker, Marker::Bare | Marker::Locative)
            && hit
                .name
                .candidates
                .iter()
                .any(|c| c.level() == 4 && self.is_home(c))
            && hit
                .name
                .candidates
                .iter()
                .all(|c| c.level() != 2 || !self.is_home(c))
    }

    fn here_or_region(&self, hit: &Hit<'_>) -> Vec<WilayahCode> {
        hit.name
            .candidates
            .iter()
            .filter(|c| c.level() <= 2 || self.is_near(c))
            .cloned()
            .collect()
    }

    /// Candidates in a kecamatan that the text names, if there are any; a kecamatan stands for its
    /// own villages of the same name.
    fn narrowed(&self, codes: Vec<WilayahCode>) -> Vec<WilayahCode> {
        let named: Vec<WilayahCode> = codes
            .iter()
            .filter(|c| c.level() == 4 && self.kecamatan.contains(&c.ancestor(3)))
            .cloned()
            .collect();
        let codes = if named.is_empty() || codes.iter().any(|c| c.level() == 3) {
            codes
        } else {
            named
        };
        if let Some(kecamatan) = codes.iter().find(|c| c.level() == 3)
            && codes.iter().all(|c| c.within(kecamatan))
        {
            return vec![kecamatan.clone()];
        }
        codes
    }

    /// *Sudah, Malo* and *Sudah Kec. Malo*: even an ordinary word is a village there.
    fn village_beside_its_kecamatan(&self, hit: &Hit<'_>, hits: &[Hit<'_>]) -> Vec<WilayahCode> {
        let villages = self.here(of_level(&hit.name.candidates, 4));
        let near = |other: &&Hit<'_>| {
            other.at > hit.at
                && other.at < hit.at + hit.len + BESIDE
                && (other.marker == Marker::Kecamatan || other.at <= hit.at + hit.len)
        };
        let kecamatan: Vec<WilayahCode> = hits
            .iter()
            .filter(near)
            .flat_map(|h| of_level(&h.name.candidates, 3))
            .collect();
        villages
            .into_iter()
            .filter(|v| kecamatan.contains(&v.ancestor(3)))
            .collect()
    }
}

/// Kabupaten and kota of one name differ in the code: a kota's second part is 71 or more.
fn one_kind(codes: Vec<WilayahCode>, kota: bool) -> Vec<WilayahCode> {
    let is_kota = |c: &WilayahCode| c.as_str().split('.').nth(1).is_some_and(|p| p >= "71");
    let right: Vec<WilayahCode> = codes
        .iter()
        .filter(|c| is_kota(c) == kota)
        .cloned()
        .collect();
    if right.is_empty() { codes } else { right }
}
