//! What an item on a channel of complaints and requests says of its handling: `Case`.
//!
//! LAPOR!'s own state is read, and kept raw beside what it is taken for. An export gives no date of
//! a step, so it lies between the last export without it and the first one with it. Registers give
//! dates, and those are taken as they are.

mod status;

use chrono::{DateTime, NaiveDate, Utc};
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
        steps: steps(item, sightings, received),
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
    text(item, &[name])?.get(..10)?.parse().ok()
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

fn steps(item: &Item, sightings: &[Sighting], received: NaiveDate) -> Vec<CaseStep> {
    let mut steps = Vec::new();
    let mut before = received;
    for sighting in sightings {
        let span = StepDay {
            earliest: before.max(received),
            latest: wib_date(sighting.first).max(received),
        };
        said(&sighting.item, span, &mut steps);
        before = wib_date(sighting.last);
    }
    if sightings.is_empty() {
        // Nobody saw it before: it stood so when it was received here.
        let span = StepDay {
            earliest: received,
            latest: wib_date(item.received).max(received),
        };
        said(item, span, &mut steps);
    }
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

/// A state that goes on is no new step.
fn said(item: &Item, span: StepDay, steps: &mut Vec<CaseStep>) {
    let status = text(item, &["Status Laporan", "status"]);
    let given = text(item, &["Instansi Terdisposisi", "perangkat_daerah", "unit"]);
    let passed_on = given.map(|unit| (StepKind::Diteruskan, unit));
    let state = status.and_then(|status| Some((step_of(status)?, status)));
    for (kind, said) in passed_on.into_iter().chain(state) {
        let last = steps.iter().rfind(|s| s.kind == kind);
        let goes_on = match (kind, last) {
            (StepKind::Diteruskan, Some(last)) => last.said == said,
            (_, Some(_)) => steps
                .iter()
                .rev()
                .find(|s| s.kind != StepKind::Diteruskan)
                .is_some_and(|s| s.kind == kind),
            (_, None) => false,
        };
        // From an answer back to work: the citizen was not content.
        let reopened = kind == StepKind::Ditindaklanjuti
            && steps
                .iter()
                .rev()
                .find(|s| s.kind != StepKind::Diteruskan)
                .is_some_and(|s| matches!(s.kind, StepKind::Dijawab | StepKind::Selesai));
        if !goes_on {
            steps.push(CaseStep {
                kind: if reopened {
                    StepKind::DibukaKembali
                } else {
                    kind
                },
                day: span,
                said: said.to_owned(),
            });
        }
    }
}
