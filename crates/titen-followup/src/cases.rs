//! What an item on a channel of complaints and requests says of its handling: `Case`.
//!
//! LAPOR!'s own state is read, and kept raw beside what it is taken for. An export gives no date of
//! a step, so it lies between the last export without it and the first one with it. Registers give
//! dates, and those are taken as they are.

mod status;

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use serde_json::Value;
use status::step_of;
use std::collections::BTreeMap;
use titen_dict::{Dictionaries, PerangkatDaerah};
use titen_model::{
    Case, CaseClass, CaseStep, Channel, Document, IssueId, Item, PerangkatDaerahId, StepDay,
    StepKind, WilayahCode, wib_date,
};

/// How an export showed the item, and when.
#[derive(Debug, Clone)]
pub struct Sighting {
    pub item: Item,
    pub first: DateTime<Utc>,
    pub last: DateTime<Utc>,
}

/// Another year is a typing error.
const YEARS: std::ops::RangeInclusive<i32> = 1945..=2100;

/// Characters of a text that has no title.
const TITLE_CHARS: usize = 90;

/// `sightings` are of this item, the earliest first; none for one that comes from no export.
/// An objection is a case of its own beside the request that it is about.
pub fn cases_of(
    item: &Item,
    sightings: &[Sighting],
    document: Option<&Document>,
    issue: Option<IssueId>,
    dict: &Dictionaries,
    today: NaiveDate,
) -> Vec<Case> {
    let received = wib_date(item.at());
    let case = Case {
        item: item.id,
        key: item.key.clone(),
        channel: item.channel,
        class: class(item),
        unit: unit(item, dict, received),
        title: title(item),
        wilayah: document.map(places).unwrap_or_default(),
        issue,
        received,
        known: sightings
            .first()
            .map_or(received, |s| wib_date(s.first).max(received)),
        steps: steps(item, sightings, received, today),
    };
    let objected = day(item, "tanggal_keberatan");
    let objection = objected.map(|received| Case {
        key: format!("{} (keberatan)", case.key),
        class: CaseClass::KeberatanPpid,
        received,
        steps: case
            .steps
            .iter()
            .filter(|s| s.day.earliest >= received && s.kind != StepKind::Diperpanjang)
            .cloned()
            .collect(),
        ..case.clone()
    });
    [case].into_iter().chain(objection).collect()
}

fn text<'i>(item: &'i Item, names: &[&str]) -> Option<&'i str> {
    let found = names
        .iter()
        .find_map(|name| item.extra.get(*name).and_then(Value::as_str));
    found.map(str::trim).filter(|text| !text.is_empty())
}

fn day(item: &Item, name: &str) -> Option<NaiveDate> {
    let day: NaiveDate = text(item, &[name])?.get(..10)?.parse().ok()?;
    YEARS.contains(&day.year()).then_some(day)
}

fn title(item: &Item) -> String {
    let text = item
        .title
        .as_deref()
        .or(item.body.as_deref())
        .unwrap_or_default();
    match text.char_indices().nth(TITLE_CHARS) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

fn class(item: &Item) -> CaseClass {
    if item.channel == Channel::Ppid {
        return CaseClass::PermohonanPpid;
    }
    let said = text(item, &["Klasifikasi Laporan", "klasifikasi", "jenis"])
        .unwrap_or_default()
        .to_lowercase();
    if said.contains("berkadar pengawasan") && !said.contains("tidak berkadar") {
        CaseClass::PengaduanBerkadarPengawasan
    } else if said.contains("permintaan informasi") || said.contains("permohonan informasi") {
        CaseClass::PermintaanInformasi
    } else if said.contains("aspirasi") {
        CaseClass::Aspirasi
    } else {
        CaseClass::Pengaduan
    }
}

/// To whom it was passed on, in the dictionary's terms where it knows the name.
fn unit(item: &Item, dict: &Dictionaries, on: NaiveDate) -> Option<PerangkatDaerahId> {
    let said = text(item, &["Instansi Terdisposisi", "perangkat_daerah", "unit"])?;
    let wanted = said.to_lowercase();
    let is_it = |pd: &&PerangkatDaerah| {
        pd.stands_on(on)
            && (pd.id.as_str().to_lowercase() == wanted
                || pd.names().any(|n| n.to_lowercase() == wanted))
    };
    let known = dict.perangkat_daerah.all().iter().find(is_it);
    Some(known.map_or_else(|| PerangkatDaerahId::new(said), |pd| pd.id.clone()))
}

/// Where the text decides, most often named first.
fn places(document: &Document) -> Vec<WilayahCode> {
    let mut n: BTreeMap<&WilayahCode, u32> = BTreeMap::new();
    for code in document.wilayah.iter().filter_map(|m| m.certain()) {
        *n.entry(code).or_default() += 1;
    }
    let mut places: Vec<(&WilayahCode, u32)> = n.into_iter().collect();
    places.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    places.into_iter().map(|(code, _)| code.clone()).collect()
}

fn steps(
    item: &Item,
    sightings: &[Sighting],
    received: NaiveDate,
    today: NaiveDate,
) -> Vec<CaseStep> {
    let mut told = Told::default();
    let mut before = received;
    for sighting in sightings {
        let span = StepDay {
            earliest: before.max(received),
            latest: wib_date(sighting.first).max(received),
        };
        told.hear(&sighting.item, span);
        before = wib_date(sighting.last);
    }
    if sightings.is_empty() {
        // It may have been told at any time until today.
        let span = StepDay {
            earliest: received,
            latest: today.max(received),
        };
        told.hear(item, span);
    }
    let mut steps = told.steps;
    for (name, kind) in [
        ("tanggal_perpanjangan", StepKind::Diperpanjang),
        ("tanggal_tindak_lanjut", StepKind::Ditindaklanjuti),
        ("tanggal_dijawab", StepKind::Dijawab),
    ] {
        if let Some(on) = day(item, name) {
            // The register's own date is better than what two exports bound.
            let says_so = |s: &CaseStep| {
                s.kind == kind || kind == StepKind::Dijawab && s.kind == StepKind::Selesai
            };
            steps.retain(|s| s.day.is_sure() || !says_so(s));
            steps.push(CaseStep {
                kind,
                day: StepDay::on(on.max(received)),
                said: String::new(),
            });
        }
    }
    steps.sort_by_key(|s| (s.day.latest, s.day.earliest));
    steps
}

/// What was heard so far; what goes on as it was is no new step.
#[derive(Default)]
struct Told {
    steps: Vec<CaseStep>,
    unit: Option<String>,
    state: Option<StepKind>,
}

impl Told {
    fn hear(&mut self, item: &Item, day: StepDay) {
        let unit = text(item, &["Instansi Terdisposisi", "perangkat_daerah", "unit"]);
        if let Some(unit) = unit.filter(|unit| self.unit.as_deref() != Some(unit)) {
            self.unit = Some(unit.to_owned());
            self.step(StepKind::Diteruskan, unit, day);
        }
        let Some(status) = text(item, &["Status Laporan", "status"]) else {
            return;
        };
        let Some(kind) = step_of(status).filter(|kind| self.state != Some(*kind)) else {
            return;
        };
        let was_over = matches!(
            self.state,
            Some(StepKind::Dijawab | StepKind::Selesai | StepKind::Diarsipkan)
        );
        let is_over = matches!(
            kind,
            StepKind::Dijawab | StepKind::Selesai | StepKind::Diarsipkan
        );
        self.state = Some(kind);
        // Back to work: the citizen was not content.
        let kind = if was_over && !is_over {
            StepKind::DibukaKembali
        } else {
            kind
        };
        self.step(kind, status, day);
    }

    fn step(&mut self, kind: StepKind, said: &str, day: StepDay) {
        self.steps.push(CaseStep {
            kind,
            day,
            said: said.to_owned(),
        });
    }
}
