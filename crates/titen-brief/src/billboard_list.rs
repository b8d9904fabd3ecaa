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
        text(b, place),
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

/// A line that names the densest kecamatan names its own where it hangs in another one.
fn text(b: &Billboard, place: Option<&BillboardPlace>) -> String {
    let bare = |p: &BillboardPlace| p.name.trim_start_matches("Kec. ").to_owned();
    let (first, own) = (b.places.first().map(bare), place.map(bare));
    let lines = b.lines.iter().map(|line| match (&first, &own) {
        (Some(first), Some(own)) if !b.facts.is_empty() => {
            // Whole words: *Malo* is no part of *Malowopati*.
            let is_first = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()) == first;
            let words = line.split(' ').map(|word| match is_first(word) {
                true => word.replace(first.as_str(), own),
                false => word.to_owned(),
            });
            plain(&words.collect::<Vec<_>>().join(" "))
        }
        _ => plain(line),
    });
    lines.collect::<Vec<_>>().join(" / ")
}

pub(crate) fn villages(place: Option<&BillboardPlace>) -> String {
    let villages = place.iter().flat_map(|p| &p.villages);
    let named: Vec<String> = villages
        .map(|(name, n)| format!("{} {n}", plain(name)))
        .collect();
    named.join(", ")
}
