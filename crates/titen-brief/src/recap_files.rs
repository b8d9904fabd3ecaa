//! The season's list for musrenbang: a sheet of all issues, one a kecamatan, and one of the items behind each number.

use crate::indonesian::days_of;
use crate::labels::SAMPLE_MARK;
use crate::render::EditionFile;
use crate::sheets::{Cell, Sheet, book};
use crate::table;
use std::collections::{BTreeMap, BTreeSet};
use titen_model::{BudgetCode, BudgetLevel, Recap, RecapIssue, wib_date};

const COLUMNS: [(&str, f64); 29] = [
    ("tahun_anggaran", 10.0),
    ("pengusul", 26.0),
    ("masalah", 44.0),
    ("usulan", 30.0),
    ("lokus", 34.0),
    ("kode_kecamatan", 18.0),
    ("kode_kelurahan", 24.0),
    ("volume", 10.0),
    ("satuan", 10.0),
    ("anggaran", 14.0),
    ("bidang_urusan", 26.0),
    ("nama_skpd", 30.0),
    ("kode_program", 12.0),
    ("kode_kegiatan", 14.0),
    ("kode_sub_kegiatan", 18.0),
    ("asal_kode", 20.0),
    ("status", 12.0),
    ("id_isu", 15.0),
    ("peringkat_terbaik", 10.0),
    ("peringkat_terakhir", 10.0),
    ("pekan_dalam_daftar", 10.0),
    ("pekan", 30.0),
    ("U", 5.0),
    ("S", 5.0),
    ("G", 5.0),
    ("jumlah_bukti", 10.0),
    ("pendanaan", 14.0),
    ("pagu_terkait", 18.0),
    ("rekomendasi", 50.0),
];
const ITEMS: [(&str, f64); 10] = [
    ("id_isu", 15.0),
    ("no", 6.0),
    ("pekan", 10.0),
    ("kunci", 20.0),
    ("sumber", 20.0),
    ("kanal", 14.0),
    ("tanggal", 12.0),
    ("judul", 60.0),
    ("salinan", 9.0),
    ("tempat", 34.0),
];
const RANKS: [(&str, f64); 4] = [
    ("pekan", 10.0),
    ("peringkat", 10.0),
    ("id_isu", 15.0),
    ("masalah", 60.0),
];
const SAID: [(&str, f64); 2] = [("hal", 30.0), ("isi", 100.0)];

pub fn recap_files(recap: &Recap) -> Vec<EditionFile> {
    let all: Vec<Vec<Cell>> = recap.issues.iter().map(|i| row(recap, i, None)).collect();
    let names: Vec<&str> = COLUMNS.iter().map(|c| c.0).collect();
    let csv = table::any(
        &names,
        all.iter().map(|r| r.iter().map(Cell::plain).collect()),
    );
    let mut json = serde_json::to_vec_pretty(recap).expect("a recap serialises");
    json.push(b'\n');
    let mut sheets = vec![Sheet {
        name: "Semua".into(),
        columns: &COLUMNS,
        rows: all,
    }];
    for (code, name) in kecamatan(recap) {
        let of = recap
            .issues
            .iter()
            .filter(|i| places_in(i, Some(&code)).next().is_some());
        sheets.push(Sheet {
            name: name.trim_start_matches("Kec. ").to_owned(),
            columns: &COLUMNS,
            rows: of.map(|i| row(recap, i, Some(&code))).collect(),
        });
    }
    let nowhere: Vec<Vec<Cell>> = recap
        .issues
        .iter()
        .filter(|i| i.places.iter().all(|p| p.kecamatan.is_none()))
        .map(|i| row(recap, i, None))
        .collect();
    if !nowhere.is_empty() {
        sheets.push(Sheet {
            name: "Tanpa Kecamatan".into(),
            columns: &COLUMNS,
            rows: nowhere,
        });
    }
    sheets.push(Sheet {
        name: "Peringkat".into(),
        columns: &RANKS,
        rows: ranks(recap),
    });
    sheets.push(Sheet {
        name: "Butir".into(),
        columns: &ITEMS,
        rows: recap.issues.iter().flat_map(items).collect(),
    });
    sheets.push(Sheet {
        name: "Keterangan".into(),
        columns: &SAID,
        rows: said(recap),
    });
    let title = format!("Rekapitulasi isu {} sampai {}", recap.from, recap.to);
    vec![
        file("rekap.xlsx", book(&title, recap.to, recap.sample, &sheets)),
        file("rekap.csv", csv),
        file("rekap.json", json),
    ]
}

fn file(name: &str, bytes: Vec<u8>) -> EditionFile {
    EditionFile {
        name: name.to_owned(),
        bytes,
    }
}

/// Those that issues name, by code.
fn kecamatan(recap: &Recap) -> BTreeMap<String, String> {
    let places = recap.issues.iter().flat_map(|i| &i.places);
    places
        .filter_map(|p| p.kecamatan.as_ref())
        .map(|k| (k.code.clone(), k.name.clone()))
        .collect()
}

fn places_in<'a>(
    issue: &'a RecapIssue,
    kecamatan: Option<&'a str>,
) -> impl Iterator<Item = &'a titen_model::RecapPlace> {
    issue.places.iter().filter(move |p| {
        kecamatan.is_none_or(|code| p.kecamatan.as_ref().is_some_and(|k| k.code == code))
    })
}

/// In a kecamatan's sheet: its places and the items that name them alone.
fn row(recap: &Recap, issue: &RecapIssue, kecamatan: Option<&str>) -> Vec<Cell> {
    let places: Vec<_> = places_in(issue, kecamatan).collect();
    let evidence = match kecamatan {
        None => issue.items.len(),
        Some(_) => places
            .iter()
            .flat_map(|p| &p.items)
            .collect::<BTreeSet<_>>()
            .len(),
    };
    let joined = |texts: Vec<&str>| {
        let mut seen = BTreeSet::new();
        // In the places' own order, so that the codes stand as the names do.
        let once = texts.into_iter().filter(|t| seen.insert(*t));
        Cell::text(once.collect::<Vec<_>>().join("; "))
    };
    let budget = match kecamatan {
        Some(code) => issue.budget_by_kecamatan.get(code),
        None => issue.budget.as_ref(),
    };
    let best = budget.and_then(|b| b.best());
    let code = |level: BudgetLevel| {
        let reached = |c: &BudgetCode| c.level() >= level;
        Cell::text(
            best.filter(|m| reached(&m.code))
                .map_or_else(String::new, |m| m.code.at(level).to_string()),
        )
    };
    COLUMNS
        .iter()
        .map(|(name, _)| match *name {
            "pengusul" => Cell::text(
                recap
                    .office
                    .kop
                    .get(1)
                    .or(recap.office.kop.first())
                    .map_or("", String::as_str),
            ),
            "masalah" => Cell::text(&issue.title),
            "lokus" => joined(places.iter().map(|p| p.name.as_str()).collect()),
            "kode_kecamatan" => joined(
                places
                    .iter()
                    .filter_map(|p| p.kecamatan.as_ref())
                    .map(|k| k.code.as_str())
                    .collect(),
            ),
            "kode_kelurahan" => joined(
                places
                    .iter()
                    .filter(|p| p.kecamatan.as_ref().is_some_and(|k| k.code != p.code))
                    .map(|p| p.code.as_str())
                    .collect(),
            ),
            "bidang_urusan" => Cell::text(
                issue
                    .urusan
                    .as_ref()
                    .map_or_else(String::new, |u| format!("{} {}", u.code, u.name)),
            ),
            "nama_skpd" => Cell::text(issue.perangkat_daerah.as_ref().map_or("", |u| &u.name)),
            "kode_program" => code(BudgetLevel::Program),
            "kode_kegiatan" => code(BudgetLevel::Kegiatan),
            "kode_sub_kegiatan" => code(BudgetLevel::SubKegiatan),
            "asal_kode" => Cell::text(best.map_or_else(String::new, crate::labels::code_origin)),
            "id_isu" => Cell::text(issue.id.as_str()),
            "peringkat_terbaik" => issue.best_rank.into(),
            "peringkat_terakhir" => issue.last_rank.into(),
            "pekan_dalam_daftar" => issue.ranks.len().into(),
            "pekan" => Cell::text(
                issue
                    .ranks
                    .keys()
                    .map(ToString::to_string)
                    .collect::<Vec<_>>()
                    .join(", "),
            ),
            "U" => u32::from(issue.usg.u).into(),
            "S" => u32::from(issue.usg.s).into(),
            "G" => u32::from(issue.usg.g).into(),
            "jumlah_bukti" => evidence.into(),
            "pendanaan" => Cell::text(match budget {
                None => "belum ada anggaran yang diimpor",
                Some(b) => b.label().unwrap_or("belum ada anggaran yang diimpor"),
            }),
            "pagu_terkait" => budget
                .filter(|b| !b.lines.is_empty())
                .map_or(Cell::Blank, |b| Some(b.amount).into()),
            "rekomendasi" => Cell::text(&issue.recommendation),
            // The unit's to fill.
            _ => Cell::Blank,
        })
        .collect()
}

fn items(issue: &RecapIssue) -> Vec<Vec<Cell>> {
    let places = |n: usize| {
        let of = issue.places.iter().filter(|p| p.items.contains(&n));
        of.map(|p| p.name.as_str()).collect::<Vec<_>>().join("; ")
    };
    (0usize..)
        .zip(&issue.items)
        .map(|(n, item)| {
            vec![
                Cell::text(issue.id.as_str()),
                (n + 1).into(),
                Cell::text(item.week.to_string()),
                Cell::text(&item.key),
                Cell::text(&item.source),
                Cell::text(item.channel.label()),
                Cell::text(wib_date(item.at).to_string()),
                Cell::text(&item.title),
                Cell::text(if item.copy { "ya" } else { "" }),
                Cell::text(places(n)),
            ]
        })
        .collect()
}

fn ranks(recap: &Recap) -> Vec<Vec<Cell>> {
    let mut all: Vec<(titen_model::Week, u32, &RecapIssue)> = recap
        .issues
        .iter()
        .flat_map(|i| i.ranks.iter().map(move |(w, r)| (*w, *r, i)))
        .collect();
    all.sort_by(|a, b| (a.0, a.1, &a.2.id).cmp(&(b.0, b.1, &b.2.id)));
    all.into_iter()
        .map(|(week, rank, issue)| {
            vec![
                Cell::text(week.to_string()),
                rank.into(),
                Cell::text(issue.id.as_str()),
                Cell::text(&issue.title),
            ]
        })
        .collect()
}

fn said(recap: &Recap) -> Vec<Vec<Cell>> {
    let row = |a: &str, b: String| vec![Cell::text(a), Cell::Text(b)];
    let weeks = |published: bool| {
        let of = recap.weeks.iter().filter(|w| w.published == published);
        let all: Vec<String> = of
            .map(|w| format!("{} ({})", w.week, days_of(w.week)))
            .collect();
        if all.is_empty() {
            "tidak ada".to_owned()
        } else {
            all.join("; ")
        }
    };
    let mut rows = vec![
        row("wilayah", recap.wilayah.as_ref().map_or_else(|| "semua".into(), |w| format!("{w}; tempat lain dari isu yang sama tidak dimuat, sedangkan jumlah_bukti pada lembar Semua tetap dari isu seutuhnya"))),
        row("pekan terbit", weeks(true)),
        row("pekan diperingkat, belum terbit", weeks(false)),
        row("satu baris", "Satu isu satu kali; pada lembar kecamatan, tempat, jumlah_bukti, pendanaan, dan pagu_terkait hanya yang mengenai kecamatan itu.".into()),
        row("antarlembar", "Isu yang menyangkut beberapa kecamatan ada pada lembar setiap kecamatan itu, dan satu butir dapat menyebut beberapa kecamatan: banyaknya isu, jumlah_bukti, dan pagu_terkait tidak dijumlahkan antarlembar. Setiap isu dihitung satu kali pada lembar Semua.".into()),
        row("pagu_terkait", "Rupiah baris anggaran yang menjawab isu, di luar yang berada di tempat lain. Satu baris dapat menjawab beberapa isu, dan baris tanpa lokasi rinci terhitung pada setiap kecamatan, sehingga tidak dijumlahkan antarbaris.".into()),
        row("pendanaan", "belum ditemukan: titen belum menemukan baris yang menjawab isu; belum tentu tidak ada. RKPD dan RKA adalah rencana; DPA sudah ditetapkan.".into()),
        row("jumlah_bukti", "Banyaknya butir; semuanya ada di lembar Butir dengan id_isu yang sama.".into()),
        row("peringkat", "Peringkat setiap pekan ada di lembar Peringkat.".into()),
        row("asal_kode", "dikonfirmasi: diputuskan petugas. dicocokkan titen: keyakinan tinggi. usulan titen: belum dihitung sampai dikonfirmasi petugas.".into()),
        row("usulan, volume, satuan, anggaran, status", "Diisi oleh perangkat daerah.".into()),
    ];
    if recap.sample {
        rows.push(row("catatan", SAMPLE_MARK.to_owned()));
    }
    rows
}
