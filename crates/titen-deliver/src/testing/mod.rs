//! For tests: an edition, and servers on loopback that answer as they are told.

pub mod smtp;
pub mod web;

use crate::{Courier, CourierSettings, Errand, Parcel, ParcelFile};
use serde_json::{Value, json};
use std::time::Duration;
use titen_model::Brief;

pub const SECRET: &str = "rahasia-sekali";

fn item(key: &str, channel: &str, title: &str, url: Option<&str>) -> Value {
    json!({
        "key": key, "source": format!("sumber-{channel}"), "channel": channel, "title": title,
        "excerpt": format!("isi {title}"), "url": url, "at": "2025-12-03T02:00:00Z", "day_only": false,
        "dated_by_receipt": false, "tone": "negatif", "copy": false,
    })
}

fn issue(rank: u32, title: &str, items: Vec<Value>) -> Value {
    let yes = json!({ "yes": true, "why": "" });
    json!({
        "id": format!("isu-2k7w9qh{rank}"), "rank": rank, "rank_low": rank, "rank_high": rank + 1, "rank_before": null,
        "change": "new", "title": title, "summary": [{ "text": "Isi warga di ringkasan.", "item": 0 }],
        "terms": ["kata-warga"], "usg": { "U": 4, "S": 5, "G": 3 }, "score": 12.5, "parts": [],
        "gate": { "aktual": yes, "problematik": yes, "kekhalayakan": yes, "layak": yes },
        "urusan": { "code": "1.03", "name": "Pekerjaan Umum dan Penataan Ruang" },
        "perangkat_daerah": { "code": "DPU BMPR", "name": "Dinas Pekerjaan Umum" },
        "wilayah": [{ "code": "35.22.08.2001", "name": "Desa Kanor, Kec. Kanor",
            "kecamatan": { "code": "35.22.08", "name": "Kec. Kanor" }, "items": [0] }],
        "items": items, "n_sources": 2, "n_voices": 2, "channels": { "sms": 1 }, "tone": { "negatif": 2 },
        "quotes": [{ "text": "kutipan warga", "channel": "sms", "item": 0 }], "first_seen": "2025-W48", "history": [],
        "recommendation": "rekomendasi kepada dinas",
    })
}

pub fn brief() -> Brief {
    let news = vec![
        item("SMS-17", "sms", "jalan kula rusak pak", None),
        item(
            "https://kabar.test/1",
            "news",
            "Jalan Kanor Rusak Berat, Warga Menanam Pisang",
            Some("https://kabar.test/1"),
        ),
        item(
            "LAPOR-9",
            "lapor",
            "mohon perbaikan jalan",
            Some("https://lapor.test/9"),
        ),
    ];
    let voices = vec![item("SMS-18", "sms", "air macet tiga hari", None)];
    let brief = json!({
        "office": { "kop": ["PEMERINTAH KABUPATEN BOJONEGORO", "DINAS KOMUNIKASI DAN INFORMATIKA"], "place": "Bojonegoro" },
        "week": "2025-W49", "revision": 1, "status": "published", "sample": false, "scope": "Kab. Bojonegoro",
        "issues": [
            issue(1, "Jalan Kanor Rusak Berat, Warga Menanam Pisang", news),
            issue(2, "air macet tiga hari", voices),
        ],
        "below": [], "closed": [], "unranked": [],
        "coverage": { "n_items": 1381, "n_copies": 2, "n_dated_by_receipt": 0, "channels": { "news": 3, "rss": 1, "sms": 2 },
            "tone_by_channel": { "sms": { "negatif": 2 } }, "silent_sources": [], "failed_sources": [], "silent_channels": [], "drops": {} },
        "ralat": [], "made_with": { "program": "titen", "dictionaries": "1", "config_sha256": "" },
    });
    serde_json::from_value(brief).unwrap()
}

pub fn parcel() -> Parcel {
    let file = |name: &str, bytes: &[u8]| ParcelFile::new(name, bytes.to_vec());
    Parcel {
        office: "bojonegoro".into(),
        name: "2025-W49".into(),
        brief: brief(),
        files: vec![
            file("brief.html", "<p>Isu & é</p>".as_bytes()),
            file("issues.xlsx", &[0x50, 0x4b, 3, 4, 0, 255, 13, 10, 46, 13, 10]),
            file("chat.txt", "*Isu Strategis 1–7 Desember 2025*\nKabupaten Bojonegoro\n\n1. *Jalan Kanor Rusak Berat*\nUSG 12 (baru)\n".as_bytes()),
            file("surat/nota-dinas.txt", b"nota"),
            file("manifest.json", b"{\"version\":1,\"week\":\"2025-W49\"}"),
        ],
    }
}

pub fn errand<'p>(parcel: &'p Parcel, target: &'p str, part: &'p str) -> Errand<'p> {
    Errand {
        parcel,
        target,
        part,
        round: 0,
        planned: "2025-12-08T00:00:00Z".parse().unwrap(),
        now: "2025-12-08T00:05:00Z".parse().unwrap(),
    }
}

pub fn settings() -> CourierSettings {
    CourierSettings {
        user_agent: "titen/uji".into(),
        allow_hosts: vec!["127.0.0.1".into(), "localhost".into()],
        authorities: Vec::new(),
        timeout: Duration::from_secs(5),
    }
}

/// All variables hold `SECRET`, but those whose name begins with `KOSONG`.
pub fn courier_of(settings: CourierSettings) -> Courier {
    Courier::new(settings)
        .unwrap()
        .with_environment(|name| (!name.starts_with("KOSONG")).then(|| SECRET.to_owned()))
}

pub fn courier() -> Courier {
    courier_of(settings())
}
