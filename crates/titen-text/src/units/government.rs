//! Whose unit is named: our government's, another's, or is it left open?

use crate::reading::Reading;
use chrono::NaiveDate;
use titen_model::{PlaceMention, WilayahCode};

/// What a text tells of whose units it names.
pub(crate) struct Named<'a> {
    pub places: &'a [PlaceMention],
    pub home: Option<&'a WilayahCode>,
    /// Is it said to the office, or by a source of its place?
    pub local: bool,
    /// Is the text about other regencies?
    pub elsewhere: bool,
    pub day: NaiveDate,
}

pub(super) enum Government {
    Ours,
    Other,
    Untold,
}

impl Named<'_> {
    pub(super) fn is_home(&self, code: &WilayahCode) -> bool {
        self.home.is_some_and(|h| code.within(&h.ancestor(2)))
    }

    pub(super) fn names_home(&self) -> bool {
        self.places
            .iter()
            .filter_map(PlaceMention::certain)
            .any(|c| self.is_home(c))
    }

    /// Whose unit is it, by the region behind its name: *Dinas Kesehatan (Kota) Surabaya*?
    pub(super) fn government(&self, reading: &Reading<'_>, behind: usize) -> Government {
        let Some(next) = reading.raw.get(behind).filter(|r| !r.parted) else {
            return Government::Untold;
        };
        if matches!(next.lower.as_str(), "provinsi" | "prov" | "pemprov") {
            return Government::Other;
        }
        let marked = matches!(
            next.lower.as_str(),
            "kota" | "kabupaten" | "kab" | "pemkab" | "pemkot"
        );
        let Some(name) = reading.raw.get(behind + usize::from(marked)) else {
            return Government::Untold;
        };
        let here =
            |m: &&PlaceMention| m.span.field == name.span.field && m.span.start == name.span.start;
        match self.places.iter().find(here) {
            Some(m) if m.candidates.iter().any(|c| self.is_home(c)) => Government::Ours,
            Some(_) => Government::Other,
            None => Government::Untold,
        }
    }
}
