//! What of an edition is public: ranks, scores, duties, units, kecamatan, and counts. No word of a citizen.
//!
//! An issue's title is public where a newsroom published it as its headline; else the issue is called by
//! its duty and its kecamatan, since a title may be the beginning of a complaint.

use super::{LEFT_OUT, OpenDataTarget};
use crate::wording::{one_line, scope};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use titen_model::{Brief, BriefIssue, Change, Channel, Tone};

pub const COLUMNS: [&str; 24] = [
    "pekan",
    "tanggal_mulai",
    "tanggal_selesai",
    "revisi",
    "peringkat",
    "peringkat_terbaik",
    "peringkat_terburuk",
    "id_isu",
    "judul",
    "asal_judul",
    "kode_urusan",
    "urusan",
    "perangkat_daerah",
    "kode_kecamatan",
    "kecamatan",
    "u",
    "s",
    "g",
    "total",
    "perubahan",
    "jumlah_butir",
    "jumlah_sumber",
    "kanal",
    "pertama_muncul",
];

#[derive(Serialize)]
struct List<'a> {
    versi: u32,
    pekan: String,
    tanggal_mulai: String,
    tanggal_selesai: String,
    revisi: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    catatan: Option<&'static str>,
    wilayah: String,
    penerbit: &'a str,
    lisensi: &'a str,
    tidak_dimuat: &'static str,
    jumlah_butir: u32,
    butir_per_kanal: BTreeMap<&'static str, u32>,
    nada_per_kanal: BTreeMap<&'static str, BTreeMap<Tone, u32>>,
    isu: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    peringkat: u32,
    peringkat_terbaik: u32,
    peringkat_terburuk: u32,
    id_isu: String,
    judul: String,
    asal_judul: &'static str,
    kode_urusan: String,
    urusan: String,
    perangkat_daerah: String,
    kecamatan: Vec<Kecamatan>,
    u: u8,
    s: u8,
    g: u8,
    total: u8,
    perubahan: &'static str,
    jumlah_butir: usize,
    jumlah_sumber: u32,
    kanal: Vec<&'static str>,
    pertama_muncul: String,
    tautan_berita: Vec<String>,
}

#[derive(Serialize, PartialEq, Eq, PartialOrd, Ord)]
struct Kecamatan {
    kode: String,
    nama: String,
}

pub fn json(brief: &Brief, target: &OpenDataTarget) -> Vec<u8> {
    let coverage = &brief.coverage;
    let mut channels: BTreeMap<&'static str, u32> = BTreeMap::new();
    for (channel, n) in &coverage.channels {
        *channels.entry(channel.label()).or_default() += n;
    }
    let mut tones: BTreeMap<&'static str, BTreeMap<Tone, u32>> = BTreeMap::new();
    for (channel, counts) in &coverage.tone_by_channel {
        let all = tones.entry(channel.label()).or_default();
        for (tone, n) in counts {
            *all.entry(*tone).or_default() += n;
        }
    }
    let list = List {
        versi: 1,
        pekan: brief.week.to_string(),
        tanggal_mulai: brief.week.monday().to_string(),
        tanggal_selesai: brief.week.sunday().to_string(),
        revisi: brief.revision,
        catatan: brief.sample.then_some("DATA CONTOH — bukan data nyata"),
        wilayah: scope(brief),
        penerbit: &target.publisher,
        lisensi: target.licence.as_str(),
        tidak_dimuat: LEFT_OUT,
        jumlah_butir: coverage.n_items,
        butir_per_kanal: channels,
        nada_per_kanal: tones,
        isu: brief.issues.iter().map(row).collect(),
    };
    let mut bytes =
        serde_json::to_vec_pretty(&list).expect("strings, numbers and text keys serialise");
    bytes.push(b'\n');
    bytes
}

pub fn csv(brief: &Brief) -> Vec<u8> {
    let week = [
        brief.week.to_string(),
        brief.week.monday().to_string(),
        brief.week.sunday().to_string(),
        brief.revision.to_string(),
    ];
    let rows = brief.issues.iter().map(|issue| {
        let r = row(issue);
        let joined = |part: fn(&Kecamatan) -> &str| {
            r.kecamatan.iter().map(part).collect::<Vec<_>>().join("; ")
        };
        let own = [
            r.peringkat.to_string(),
            r.peringkat_terbaik.to_string(),
            r.peringkat_terburuk.to_string(),
            r.id_isu.clone(),
            r.judul.clone(),
            r.asal_judul.to_owned(),
            r.kode_urusan.clone(),
            r.urusan.clone(),
            r.perangkat_daerah.clone(),
            joined(|k| &k.kode),
            joined(|k| &k.nama),
            r.u.to_string(),
            r.s.to_string(),
            r.g.to_string(),
            r.total.to_string(),
            r.perubahan.to_owned(),
            r.jumlah_butir.to_string(),
            r.jumlah_sumber.to_string(),
            r.kanal.join("; "),
            r.pertama_muncul.clone(),
        ];
        week.iter().cloned().chain(own).collect::<Vec<_>>()
    });
    table(&COLUMNS, rows)
}

/// UTF-8 with its mark, commas, CRLF (RFC 4180), and no cell that a spreadsheet would run.
pub fn table(columns: &[&str], rows: impl Iterator<Item = Vec<String>>) -> Vec<u8> {
    let mut out = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    out.write_record(columns).expect("a row into memory");
    for row in rows {
        out.write_record(row.into_iter().map(safe))
            .expect("rows of one length into memory");
    }
    out.into_inner().expect("memory takes every byte")
}

/// An apostrophe makes it text (OWASP, CSV injection).
fn safe(cell: String) -> String {
    match cell.trim_start().chars().next() {
        Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠') => format!("'{cell}"),
        _ => cell,
    }
}

fn row(issue: &BriefIssue) -> Row {
    let kecamatan = kecamatan(issue);
    let (title, from) = match headline(issue) {
        Some(title) => (title, "media"),
        None => (called(issue, &kecamatan), "urusan dan kecamatan"),
    };
    Row {
        peringkat: issue.rank,
        peringkat_terbaik: issue.rank_low.min(issue.rank_high),
        peringkat_terburuk: issue.rank_low.max(issue.rank_high),
        id_isu: issue.id.to_string(),
        judul: title,
        asal_judul: from,
        kode_urusan: issue
            .urusan
            .as_ref()
            .map_or_else(String::new, |u| u.code.clone()),
        urusan: issue
            .urusan
            .as_ref()
            .map_or_else(String::new, |u| one_line(&u.name)),
        perangkat_daerah: issue
            .perangkat_daerah
            .as_ref()
            .map_or_else(String::new, |u| one_line(&u.name)),
        kecamatan,
        u: issue.usg.u,
        s: issue.usg.s,
        g: issue.usg.g,
        total: issue.usg.total(),
        perubahan: match issue.change {
            Change::New => "baru",
            Change::Up => "naik",
            Change::Down => "turun",
            Change::Same => "tetap",
            Change::Closed => "keluar",
            Change::Back => "muncul kembali",
        },
        jumlah_butir: issue.items.len(),
        jumlah_sumber: issue.n_sources,
        // By name, not by number: a count of one could be somebody.
        kanal: Channel::ALL
            .into_iter()
            .filter(|c| *c != Channel::Rss)
            .filter(|c| issue.items.iter().any(|i| i.channel.counted() == *c))
            .map(Channel::label)
            .collect(),
        pertama_muncul: issue.first_seen.to_string(),
        tautan_berita: news(issue),
    }
}

/// Fewer reports of citizens are somebody: a kecamatan is named where more of them speak of it, or others do.
const LEAST_VOICES: usize = 3;

/// The headline of something that was published as such, if it is the issue's title; never more than was published.
fn headline(issue: &BriefIssue) -> Option<String> {
    let bare = |text: &str| one_line(text).trim_end_matches(['…', '.', ' ']).to_owned();
    let title = bare(&issue.title);
    let published = issue.items.iter().filter(|i| is_published(i.channel));
    // Both may have been shortened.
    let headlines = published.map(|i| bare(&i.title)).filter(|h| !h.is_empty());
    // A few words in common are none.
    let is_long = |text: &str| text.chars().count() >= 20;
    let as_published = headlines.filter_map(|h| {
        let within = h == title || is_long(&title) && h.starts_with(&title);
        // What the title says beyond it, a citizen may have written.
        match within {
            true => Some(one_line(&issue.title)),
            false => (is_long(&h) && title.starts_with(&h)).then_some(h),
        }
    });
    as_published.max_by_key(|h| h.chars().count())
}

fn kecamatan(issue: &BriefIssue) -> Vec<Kecamatan> {
    let mut named: BTreeMap<Kecamatan, BTreeSet<usize>> = BTreeMap::new();
    for place in &issue.wilayah {
        if let Some(k) = &place.kecamatan {
            let kecamatan = Kecamatan {
                kode: k.code.clone(),
                nama: one_line(&k.name),
            };
            named.entry(kecamatan).or_default().extend(&place.items);
        }
    }
    let shown = named.into_iter().filter(|(_, items)| {
        let of = || items.iter().filter_map(|n| issue.items.get(*n));
        let voices = of().filter(|i| i.channel.is_voice() && !i.copy).count();
        voices >= LEAST_VOICES || of().any(|i| !i.channel.is_voice())
    });
    shown.map(|(kecamatan, _)| kecamatan).collect()
}

fn is_published(channel: Channel) -> bool {
    matches!(channel, Channel::News | Channel::Rss | Channel::Print)
}

fn called(issue: &BriefIssue, kecamatan: &[Kecamatan]) -> String {
    const SHOWN: usize = 3;
    let duty = issue.urusan.as_ref().map_or_else(
        || "Urusan belum ditentukan".to_owned(),
        |u| one_line(&u.name),
    );
    let names: Vec<&str> = kecamatan
        .iter()
        .take(SHOWN)
        .map(|k| k.nama.as_str())
        .collect();
    match kecamatan.len() {
        0 => duty,
        n if n > SHOWN => format!("{duty} di {} kecamatan", n),
        _ => format!("{duty} di {}", names.join(", ")),
    }
}

/// Of news sites alone: what stands there everybody can read.
fn news(issue: &BriefIssue) -> Vec<String> {
    let is_news = |channel: Channel| channel.counted() == Channel::News;
    let urls: BTreeSet<String> = issue
        .items
        .iter()
        .filter(|i| is_news(i.channel))
        .filter_map(|i| i.url.clone())
        .filter(|u| u.starts_with("https://") || u.starts_with("http://"))
        .collect();
    urls.into_iter().collect()
}
