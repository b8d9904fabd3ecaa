//! `baliho.csv`: the proposed billboards for whoever designs and hangs them, one row a billboard × place.

use crate::{indonesian::date, labels::SAMPLE_MARK, plain::plain, table};
use titen_model::{Billboard, BillboardPlace, Brief};

const COLUMNS: [&str; 14] = [
    "pekan",
    "peringkat",
    "id_isu",
    "isu",
    "jenis",
    "teks",
    "kode_kecamatan",
    "kecamatan",
    "desa",
    "jumlah_butir",
    "berlaku_sampai",
    "disetujui",
    "isi_diperiksa",
    "catatan",
];

pub(crate) fn bytes(brief: &Brief) -> Vec<u8> {
    let rows = brief.press.billboards.iter().flat_map(|b| {
        let nowhere = b.places.is_empty().then(|| row(brief, b, None));
        let places = b.places.iter().map(|p| row(brief, b, Some(p)));
        nowhere.into_iter().chain(places)
    });
    table::bytes(COLUMNS, rows)
}

fn row(brief: &Brief, b: &Billboard, place: Option<&BillboardPlace>) -> [String; COLUMNS.len()] {
    let said = |text: Option<&String>| text.map(|t| plain(t)).unwrap_or_default();
    let mut note = format!("berlaku sampai {} ({})", date(b.until), b.until_why);
    if brief.sample {
        note = format!("{SAMPLE_MARK}; {note}");
    }
    [
        brief.week.to_string(),
        b.rank.to_string(),
        b.issue.to_string(),
        plain(&b.title),
        b.kind.label().to_owned(),
        b.lines
            .iter()
            .map(|l| plain(l))
            .collect::<Vec<_>>()
            .join(" / "),
        place.map(|p| p.code.clone()).unwrap_or_default(),
        said(place.map(|p| &p.name)),
        villages(place),
        place.map_or_else(String::new, |p| p.items.len().to_string()),
        b.until.to_string(),
        plain(&b.approves),
        said(b.unit.as_ref().map(|u| &u.name)),
        note,
    ]
}

pub(crate) fn villages(place: Option<&BillboardPlace>) -> String {
    let villages = place.iter().flat_map(|p| &p.villages);
    let named: Vec<String> = villages
        .map(|(name, n)| format!("{} {n}", plain(name)))
        .collect();
    named.join(", ")
}
