//! An API of an office's own, with all that differs written in the config.

use super::*;
use serde_json::json;
use titen_collect::WebSettings;
use titen_model::DropReason;

const OWN: &str = r#"
url = "http://desa.test/api/{unit}/aduan"
query = { status = "terbuka", kata = "{kata}" }
with = { unit = "dpu bina marga", kata = "jalan & jembatan" }
auth = { header = "X-Api-Key", env = "ADUAN_KEY" }
items = "hasil.data"
message = ["pesan"]
paging = { page = true, parameter = "halaman", full = 2, max_pages = 5 }
errors = [{ path = "status", is = ["gagal"], means = "refused", remedy = "call the help desk" }]

[fields]
id = "nomor"
title = "judul"
text = ["isi", "ringkasan"]
created = "tanggal"
author = "pelapor.telepon"
url = "http://desa.test/aduan/{.nomor}"
engagement = { likes = "dukungan" }
"#;

fn report(n: usize) -> Value {
    json!({"nomor": n, "judul": format!("Aduan {n}"), "isi": null, "ringkasan": format!("ringkas {n}, hubungi 081234567890"), "tanggal": "12 Agustus 2026 09:00 WIB",
        "pelapor": {"nama": "Budi", "telepon": "0812-3456-7890"}, "dukungan": "8"})
}

#[tokio::test]
async fn an_api_of_ones_own_is_read_to_its_last_page() {
    let office = Office::new(|hit| {
        let page: usize = query(hit).get("halaman").map_or(1, |p| p.parse().unwrap());
        let data: Vec<Value> = (2 * page - 1..=5).take(2).map(report).collect();
        json(json!({"hasil": {"data": data, "total": 5}}))
    })
    .await;
    let pass = office.first(&api("aduan", OWN)).await;
    assert_eq!(
        (keys(&pass), pass.state.error.clone()),
        (vec!["1", "2", "3", "4", "5"], None)
    );
    let hits = office.server.hits();
    assert_eq!(
        hits[0].path,
        "/api/dpu%20bina%20marga/aduan?kata=jalan%20%26%20jembatan&status=terbuka"
    );
    assert_eq!(
        (
            hits[0].headers["x-api-key"].as_str(),
            hits[0].headers["accept"].as_str()
        ),
        (TOKEN, "application/json")
    );
    let item = &pass.items[0];
    assert_eq!(
        (item.title.as_deref(), item.body.as_deref()),
        (Some("Aduan 1"), Some("ringkas 1, hubungi [TELEPON]"))
    );
    assert_eq!(item.url.as_deref(), Some("http://desa.test/aduan/1"));
    assert_eq!(
        item.published.unwrap().at.to_rfc3339(),
        "2026-08-12T02:00:00+00:00"
    );
    assert_eq!(
        (&item.extra["engagement"], &item.extra["network"]),
        (&json!({"likes": 8}), &json!("desa.test"))
    );
    assert!(!serde_json::to_string(&pass.items).unwrap().contains("Budi"));
    // On whatever channel: names are hashed.
    let news = Source {
        channel: Channel::News,
        ..api("aduan", OWN)
    };
    let pass = office.first(&news).await;
    assert_eq!(pass.items[0].extra["voice"].as_str().unwrap().len(), 12);
    assert!(!serde_json::to_string(&pass.items).unwrap().contains("3456"));
}

#[tokio::test]
async fn offsets_and_next_addresses_are_other_ways_from_page_to_page() {
    let offset = OWN.replace(
        "page = true, parameter = \"halaman\"",
        "offset = true, parameter = \"mulai\"",
    );
    let office = Office::new(|hit| {
        let from: usize = query(hit).get("mulai").map_or(0, |p| p.parse().unwrap());
        let data: Vec<Value> = (from + 1..=3).take(2).map(report).collect();
        json(json!({"hasil": {"data": data}, "lagi": (from == 0).then_some("/api/x?mulai=2")}))
    })
    .await;
    assert_eq!(
        keys(&office.first(&api("a", &offset)).await),
        ["1", "2", "3"]
    );
    let next = OWN.replace(
        "page = true, parameter = \"halaman\", full = 2",
        "next_url = \"lagi\"",
    );
    assert_eq!(keys(&office.first(&api("b", &next)).await), ["1", "2", "3"]);
    let elsewhere = Office::new(|_| {
        json(json!({"hasil": {"data": [report(1)]}, "lagi": "http://lain.test/api"}))
    })
    .await;
    let pass = elsewhere.first(&api("c", &next)).await;
    assert_eq!((keys(&pass), elsewhere.server.hits().len()), (vec!["1"], 1));
    assert!(pass.notes[0].contains("another server"), "{:?}", pass.notes);
    let circle =
        Office::new(|_| json(json!({"hasil": {"data": [report(1)]}, "lagi": "/sama"}))).await;
    let pass = circle.first(&api("d", &next)).await;
    assert!(
        circle.server.hits().len() == 2 && pass.notes[0].contains("once more"),
        "{:?}",
        pass.notes
    );
}

#[tokio::test]
async fn robots_count_where_no_terms_are_named() {
    let office = Office::new(|hit| match hit.path.as_str() {
        "/robots.txt" => crate::server::ok("text/plain", "User-agent: *\nDisallow: /api\n"),
        _ => json(json!({"hasil": {"data": [report(1)]}})),
    })
    .await;
    let web = Arc::new(
        Web::new(WebSettings {
            robots: true,
            ..office.server.settings()
        })
        .unwrap(),
    );
    let office = Office { web, ..office };
    let forbidden = office.first(&api("aduan", OWN)).await;
    assert_eq!(forbidden.drops[0].reason, DropReason::Robots);
    let agreed = office
        .first(&api(
            "aduan",
            &format!("terms = \"http://desa.test/ketentuan\"\n{OWN}"),
        ))
        .await;
    assert_eq!((agreed.items.len(), agreed.state.error), (1, None));
}

#[tokio::test]
async fn an_error_with_200_is_an_error_and_a_changed_question_begins_anew() {
    let office = Office::new(|_| json(json!({"status": "gagal", "pesan": "pemeliharaan"}))).await;
    let error = office.first(&api("aduan", OWN)).await.state.error.unwrap();
    assert!(
        error.contains("call the help desk") && error.contains("pemeliharaan"),
        "{error}"
    );
    let since = format!("since = {{ parameter = \"setelah\", from = \"id\" }}\n{OWN}");
    let office = Office::new(|_| json(json!({"hasil": {"data": [report(7)]}}))).await;
    let first = office.first(&api("aduan", &since)).await;
    office.pass(&api("aduan", &since), &first.state).await;
    office
        .pass(
            &api("aduan", &since.replace("jembatan", "trotoar")),
            &first.state,
        )
        .await;
    let asked: Vec<Option<String>> = office
        .server
        .hits()
        .iter()
        .map(|h| query(h).get("setelah").cloned())
        .collect();
    assert_eq!(asked, [None, Some("7".into()), None]);
}
