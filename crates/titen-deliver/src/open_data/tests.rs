//! What lies in the folder, what does not, and how the catalogue grows.

use super::*;
use crate::testing::{errand, parcel};
use serde_json::Value;
use std::collections::BTreeMap;
use titen_model::Week;

fn target(path: &Path) -> OpenDataTarget {
    OpenDataTarget::new(options(path)).unwrap()
}

fn options(path: &Path) -> OpenDataOptions {
    OpenDataOptions {
        path: path.to_owned(),
        licence: "https://creativecommons.org/licenses/by/4.0/".into(),
        publisher: "Dinas Kominfo Kabupaten Bojonegoro".into(),
        url: Some("https://data.desa.test/isu".into()),
        contact: Some("data@desa.test".into()),
        wilayah: Some(WilayahCode::new("35.22")),
    }
}

fn all(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(all(&path));
        } else {
            found.insert(path.display().to_string(), std::fs::read(&path).unwrap());
        }
    }
    found
}

async fn put(target: &OpenDataTarget, week: &str, revision: u32, day: &str) {
    let mut parcel = parcel();
    parcel.brief.week = week.parse().unwrap();
    parcel.brief.revision = revision;
    let mut errand = errand(&parcel, "data", "");
    errand.planned = format!("{day}T00:00:00Z").parse().unwrap();
    target.send(&errand).await.unwrap();
}

fn catalogue_of(folder: &Path) -> Value {
    serde_json::from_slice(&std::fs::read(folder.join(CATALOGUE)).unwrap()).unwrap()
}

#[tokio::test]
async fn nothing_of_a_citizen_is_in_it() {
    let dir = tempfile::tempdir().unwrap();
    put(&target(dir.path()), "2025-W49", 1, "2025-12-08").await;
    for (name, bytes) in all(dir.path()) {
        let text = String::from_utf8(bytes).unwrap().to_lowercase();
        for never in [
            "kula",
            "air macet",
            "mohon perbaikan",
            "isi warga",
            "kutipan warga",
            "kata-warga",
            "sms-17",
            "sms-18",
            "lapor-9",
            "lapor.test",
            "desa kanor",
            "35.22.08.2001",
            "rekomendasi kepada dinas",
            "sumber-sms",
        ] {
            assert!(!text.contains(never), "{never} in {name}");
        }
    }
    let list: Value = serde_json::from_slice(
        &std::fs::read(dir.path().join("2025-W49").join(LIST_JSON)).unwrap(),
    )
    .unwrap();
    let (news, voices) = (&list["isu"][0], &list["isu"][1]);
    assert_eq!(
        news["judul"],
        "Jalan Kanor Rusak Berat, Warga Menanam Pisang"
    );
    assert_eq!(
        news["tautan_berita"],
        serde_json::json!(["https://kabar.test/1"])
    );
    assert_eq!(voices["judul"], "Pekerjaan Umum dan Penataan Ruang");
    assert_eq!(
        voices["kecamatan"],
        serde_json::json!([]),
        "one report of one kecamatan is somebody"
    );
    assert_eq!(list["butir_per_kanal"]["berita daring"], 4, "rss is news");
    let csv = std::fs::read_to_string(dir.path().join("2025-W49").join(LIST_CSV)).unwrap();
    assert!(
        csv.starts_with("\u{feff}pekan,tanggal_mulai") && csv.lines().count() == 3,
        "{csv}"
    );
}

#[tokio::test]
async fn the_catalogue_grows_by_week_and_tells_of_a_ralat() {
    let dir = tempfile::tempdir().unwrap();
    let target = target(dir.path());
    put(&target, "2025-W49", 1, "2025-12-08").await;
    put(&target, "2025-W48", 1, "2025-12-09").await;
    put(&target, "2025-W49", 2, "2025-12-10").await;
    let catalogue = catalogue_of(dir.path());
    let sets = catalogue["dcat:dataset"].as_array().unwrap();
    let ids: Vec<&str> = sets.iter().map(|s| s["@id"].as_str().unwrap()).collect();
    assert_eq!(
        ids,
        [
            "https://data.desa.test/isu/#seri",
            "https://data.desa.test/isu/2025-W48/",
            "https://data.desa.test/isu/2025-W49/"
        ]
    );
    let day = |node: &Value, key: &str| node[key]["@value"].as_str().unwrap().to_owned();
    let ralat = &sets[2];
    assert_eq!(
        (day(ralat, "dct:issued"), day(ralat, "dct:modified")),
        ("2025-12-08".into(), "2025-12-10".into())
    );
    assert_eq!(
        (
            &ralat["dcat:version"],
            &ralat["dct:spatial"]["dct:identifier"]
        ),
        (&"2".into(), &"35.22".into())
    );
    assert_eq!(
        (
            day(&catalogue, "dct:issued"),
            day(&catalogue, "dct:modified")
        ),
        ("2025-12-08".into(), "2025-12-10".into())
    );
    let period = &ralat["dct:temporal"];
    assert_eq!(
        (day(period, "dcat:startDate"), day(period, "dcat:endDate")),
        ("2025-12-01".into(), "2025-12-07".into())
    );
    // What is catalogued is there, with that size and hash.
    for set in &sets[1..] {
        for d in set["dcat:distribution"].as_array().unwrap() {
            let path = d["@id"]
                .as_str()
                .unwrap()
                .strip_prefix("https://data.desa.test/isu/")
                .unwrap();
            let bytes = std::fs::read(dir.path().join(path)).unwrap();
            assert_eq!(d["dcat:byteSize"]["@value"], bytes.len().to_string());
            assert_eq!(
                d["spdx:checksum"]["spdx:checksumValue"]["@value"],
                titen_model::sha256_hex(&bytes)
            );
        }
    }
}

#[tokio::test]
async fn the_same_weeks_give_the_same_bytes_in_whatever_order_of_runs() {
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    for week in ["2025-W48", "2025-W49", "2025-W49"] {
        put(&target(one.path()), week, 1, "2025-12-08").await;
    }
    for week in ["2025-W49", "2025-W48"] {
        put(&target(two.path()), week, 1, "2025-12-08").await;
    }
    let bytes = |dir: &Path| all(dir).into_values().collect::<Vec<_>>();
    assert_eq!(bytes(one.path()), bytes(two.path()));
}

#[tokio::test]
async fn a_damaged_week_is_named_and_a_strange_folder_does_not_matter() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(dir.path().join("gambar")).unwrap();
    put(&target(dir.path()), "2025-W48", 1, "2025-12-08").await;
    std::fs::write(dir.path().join("2025-W48").join(DATASET), "{").unwrap();
    let parcel = parcel();
    let failed = target(dir.path())
        .send(&errand(&parcel, "data", ""))
        .await
        .unwrap_err();
    assert!(
        failed.to_string().contains("2025-W48") && failed.to_string().contains("--again"),
        "{failed}"
    );
    put(&target(dir.path()), "2025-W48", 1, "2025-12-08").await;
    assert!("2025-W48".parse::<Week>().is_ok());
}

#[test]
fn wrong_options_name_their_key() {
    let path = Path::new("data");
    let key = |o: OpenDataOptions| OpenDataTarget::new(o).err().map(|(key, _)| key);
    assert_eq!(
        key(OpenDataOptions {
            licence: "CC BY".into(),
            ..options(path)
        }),
        Some("licence")
    );
    assert_eq!(
        key(OpenDataOptions {
            url: Some("/data".into()),
            ..options(path)
        }),
        Some("url")
    );
    assert_eq!(
        key(OpenDataOptions {
            contact: Some("kominfo".into()),
            ..options(path)
        }),
        Some("contact")
    );
    assert_eq!(
        key(OpenDataOptions {
            publisher: " ".into(),
            ..options(path)
        }),
        Some("publisher")
    );
    let relative = OpenDataTarget::new(OpenDataOptions {
        url: None,
        ..options(path)
    });
    assert!(relative.is_ok());
}

async fn list_of(change: impl FnOnce(&mut titen_model::Brief)) -> Value {
    let dir = tempfile::tempdir().unwrap();
    let mut parcel = parcel();
    change(&mut parcel.brief);
    let sent = target(dir.path()).send(&errand(&parcel, "data", "")).await;
    sent.unwrap();
    let list = dir.path().join("2025-W49").join(LIST_JSON);
    serde_json::from_slice(&std::fs::read(list).unwrap()).unwrap()
}

#[tokio::test]
async fn a_kecamatan_is_named_where_several_reports_or_others_speak_of_it() {
    let list = list_of(|brief| {
        // A newsroom names it.
        brief.issues[0].wilayah[0].items = vec![1];
        let one = brief.issues[1].items[0].clone();
        brief.issues[1].items = vec![one.clone(), one.clone(), one];
        brief.issues[1].wilayah[0].items = vec![0, 1, 2];
    })
    .await;
    for issue in [&list["isu"][0], &list["isu"][1]] {
        assert_eq!(issue["kecamatan"][0]["nama"], "Kec. Kanor");
    }
    let list = list_of(|brief| {
        let one = brief.issues[1].items[0].clone();
        let mut copy = one.clone();
        copy.copy = true;
        brief.issues[1].items = vec![one.clone(), one, copy];
        brief.issues[1].wilayah[0].items = vec![0, 1, 2];
    })
    .await;
    assert_eq!(list["isu"][1]["kecamatan"], serde_json::json!([]));
}

#[tokio::test]
async fn a_title_that_goes_on_after_a_headline_is_cut_to_what_was_published() {
    let list = list_of(|brief| {
        let issue = &mut brief.issues[0];
        issue.title = format!("{} kata tetangga saya Pak Wagiman", issue.title);
    })
    .await;
    assert_eq!(
        list["isu"][0]["judul"],
        "Jalan Kanor Rusak Berat, Warga Menanam Pisang"
    );
}
