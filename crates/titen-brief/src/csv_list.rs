//! `issues.csv`: the list for the budget team, one row an issue × place, with the column names of
//! SIPD's *usulan* where they apply and titen's own after them. Columns that are the unit's to fill
//! (volume, anggaran) are there and empty; codes of programs stand where a person or the matching knows them,
//! and `asal_kode` says which.

use crate::evident;
use crate::labels::{SAMPLE_MARK, code_origin, counted};
use crate::table;
use titen_model::{Brief, BriefIssue, BriefMatch, BriefPlace, BudgetLevel, Channel};

pub(crate) const COLUMNS: [&str; 39] = [
    "tahun_anggaran",
    "pengusul",
    "masalah",
    "usulan",
    "tujuan",
    "lokus",
    "alamat",
    "kode_kecamatan",
    "kode_kelurahan",
    "lat",
    "lng",
    "volume",
    "satuan",
    "anggaran",
    "jenis_belanja",
    "bidang_urusan",
    "kode_skpd",
    "nama_skpd",
    "kode_program",
    "kode_kegiatan",
    "kode_sub_kegiatan",
    "status",
    // Ours.
    "id_isu",
    "pekan",
    "peringkat",
    "U",
    "S",
    "G",
    "total",
    "jumlah_bukti",
    "jumlah_bukti_isu",
    "kanal",
    "tautan",
    "rekomendasi",
    "data_sektoral",
    "pendanaan",
    "pagu_terkait",
    "asal_kode",
    "catatan",
];

pub(crate) fn bytes(brief: &Brief) -> Vec<u8> {
    table::bytes(COLUMNS, rows(brief))
}

/// One of each place; an issue without one has a row too.
pub(crate) fn rows(brief: &Brief) -> impl Iterator<Item = [String; COLUMNS.len()]> {
    brief.issues.iter().flat_map(move |issue| {
        let nowhere = issue.wilayah.is_empty().then(|| row(brief, issue, None));
        let places = issue.wilayah.iter();
        nowhere
            .into_iter()
            .chain(places.map(move |place| row(brief, issue, Some(place))))
    })
}

fn row(brief: &Brief, issue: &BriefIssue, place: Option<&BriefPlace>) -> [String; COLUMNS.len()] {
    let evidence: Vec<usize> =
        place.map_or_else(|| (0..issue.items.len()).collect(), |p| p.items.clone());
    COLUMNS.map(|column| match column {
        "pengusul" => brief
            .office
            .kop
            .get(1)
            .or(brief.office.kop.first())
            .cloned()
            .unwrap_or_default(),
        "masalah" => issue.title.clone(),
        "lokus" => place.map_or_else(String::new, |p| p.name.clone()),
        "kode_kecamatan" => place
            .and_then(|p| p.kecamatan.as_ref())
            .map_or_else(String::new, |k| k.code.clone()),
        "kode_kelurahan" => place
            .filter(|p| p.kecamatan.as_ref().is_some_and(|k| k.code != p.code))
            .map_or_else(String::new, |p| p.code.clone()),
        "bidang_urusan" => issue
            .urusan
            .as_ref()
            .map_or_else(String::new, |u| format!("{} {}", u.code, u.name)),
        "nama_skpd" => issue
            .perangkat_daerah
            .as_ref()
            .map_or_else(String::new, |u| u.name.clone()),
        "id_isu" => issue.id.to_string(),
        "pekan" => brief.week.to_string(),
        "peringkat" => issue.rank.to_string(),
        "U" => issue.usg.u.to_string(),
        "S" => issue.usg.s.to_string(),
        "G" => issue.usg.g.to_string(),
        "total" => issue.usg.total().to_string(),
        "jumlah_bukti" => evidence.len().to_string(),
        "jumlah_bukti_isu" => issue.items.len().to_string(),
        "kanal" => channels(issue, &evidence),
        "tautan" => format!("brief.html#{}", issue.id),
        "rekomendasi" => issue.recommendation.clone(),
        "data_sektoral" => place.map_or_else(String::new, |p| {
            let own = evident::of_place(&brief.evidence, issue, &p.code);
            let kecamatan = p
                .kecamatan
                .as_ref()
                .filter(|k| own.is_empty() && k.code != p.code);
            // What is known of no village is known of its kecamatan.
            kecamatan.map_or(own, |k| {
                match evident::of_place(&brief.evidence, issue, &k.code) {
                    known if known.is_empty() => known,
                    known => format!("{}: {known}", k.name),
                }
            })
        }),
        "kode_program" => code(issue, BudgetLevel::Program),
        "kode_kegiatan" => code(issue, BudgetLevel::Kegiatan),
        "kode_sub_kegiatan" => code(issue, BudgetLevel::SubKegiatan),
        "pendanaan" => {
            let label = issue.budget.as_ref().and_then(|b| b.label());
            label.unwrap_or_default().to_owned()
        }
        "pagu_terkait" => {
            let known = issue.budget.as_ref().filter(|b| !b.lines.is_empty());
            known.map_or_else(String::new, |b| b.amount.to_string())
        }
        "asal_kode" => best(issue).map_or_else(String::new, code_origin),
        "catatan" if brief.sample => SAMPLE_MARK.to_owned(),
        _ => String::new(),
    })
}

fn best(issue: &BriefIssue) -> Option<&BriefMatch> {
    issue.budget.as_ref().and_then(|b| b.best())
}

fn code(issue: &BriefIssue, level: BudgetLevel) -> String {
    best(issue)
        .filter(|m| m.code.level() >= level)
        .map_or_else(String::new, |m| m.code.at(level).to_string())
}

fn channels(issue: &BriefIssue, evidence: &[usize]) -> String {
    let n = |channel: Channel| {
        evidence
            .iter()
            .filter(|i| issue.items[**i].channel.counted() == channel)
            .count()
    };
    counted(
        Channel::ALL
            .into_iter()
            .map(|c| (c.label(), u32::try_from(n(c)).unwrap_or(u32::MAX)))
            .filter(|(_, n)| *n > 0),
    )
}
