//! What letters a week brings along, to whom, and on which evidence.

#![allow(clippy::unwrap_used)]

use serde_json::{Value, json};
use titen_dict::Dictionaries;
use titen_followup::{LetterSettings, letters};
use titen_model::{Brief, Letter, LetterBlock, LetterKind};

const ROADS: &str = "isu-2k7w9qhd";
const HEALTH: &str = "isu-9c4e1m0v";
const OWN: &str = "isu-1c4e1m0v";

fn item(key: &str, channel: &str) -> Value {
    json!({"key": key, "source": "sumber", "channel": channel, "title": "Judul", "excerpt": "", "url": null,
        "at": "2025-12-03T02:00:00Z", "day_only": false, "dated_by_receipt": false, "tone": "negatif", "copy": false})
}

fn issue(rank: u32, id: &str, code: &str, name: &str) -> Value {
    let yes = json!({"yes": true, "why": ""});
    json!({"id": id, "rank": rank, "rank_low": rank, "rank_high": rank, "rank_before": rank + 2, "change": "up",
        "title": format!("Keluhan warga {rank}"), "summary": [], "terms": [], "usg": {"U": 4, "S": 3, "G": 2},
        "score": 9.0, "parts": [],
        "gate": {"aktual": yes, "problematik": yes, "kekhalayakan": yes, "layak": yes},
        "urusan": null, "perangkat_daerah": {"code": code, "name": name}, "wilayah": [],
        "items": [item("kabar-1", "news"), item("L-7", "lapor"), item("SMS-3", "sms"),
            item("https://kabar.test/2025/12/03/sebuah-alamat-yang-panjang-sekali", "news")],
        "n_sources": 3, "n_voices": 2, "channels": {"news": 2, "lapor": 1, "sms": 1}, "tone": {"negatif": 4},
        "quotes": [], "first_seen": "2025-W48", "history": [],
        "recommendation": format!("{name} agar memeriksa kondisi fisik.")})
}

fn case(key: &str, colour: &str) -> Value {
    json!({"item": titen_model::ItemId::new("lapor", key), "key": key, "channel": "lapor", "class": "pengaduan",
        "title": "Jalan \u{202e}rusak\nparah", "wilayah": [], "issue": null, "received": "2025-11-24",
        "colour": colour, "age": 10, "last_step": null, "due": "2025-12-01",
        "why": "belum ada tindak lanjut: 10 hari kerja (batas 5)", "repeated": []})
}

fn counts(merah: u32) -> Value {
    json!({"merah": merah, "kuning": 1, "hijau": 0, "oldest": 10,
        "punctual": {"on_time": 1, "late": 0, "overdue_open": 2, "unsure": 0}})
}

fn unit(code: &str, name: &str, red: usize) -> Value {
    let cases: Vec<Value> = (0..red)
        .map(|n| case(&format!("{code}-{n}"), "merah"))
        .chain([case("di-dalam-batas", "kuning")])
        .collect();
    json!({"unit": {"code": code, "name": name}, "colour": "merah", "counts": counts(red as u32), "before": [],
        "cases": cases})
}

fn topic(speaker: Value) -> Value {
    json!({"programme": "dialog-interaktif", "name": "Dialog Interaktif", "station": "Malowopati FM",
        "starts": "2025-12-10T02:00:00Z", "minutes": 60, "issue": ROADS, "rank": 1, "total": 9, "n_items": 4,
        "topic": "Keluhan warga 1", "angle": "kerusakan: siapa memperbaiki dan kapan",
        "why_now": [{"text": "Peringkat 1 pekan ini, naik dari 3.", "items": [0, 1, 2, 3]}],
        "questions": [{"text": "Warga lewat SMS bertanya: “Kapan?”", "from": {"channel": "sms", "item": 2}},
            {"text": "Apa langkah pekan ini?", "from": null}],
        "facts": [], "unit": {"code": "DPUBMPR", "name": "Dinas Pekerjaan Umum Bina Marga dan Penataan Ruang"},
        "speaker": speaker, "speaker_why": "daftar narasumber belum diisi", "invite_by": "2025-12-07",
        "opening": "", "language": "id"})
}

fn speaker() -> Value {
    json!({"unit": "DPUBMPR", "name": "Wiratmo Contoh", "position": "Kepala Bidang Bina Marga"})
}

fn week() -> Value {
    let roads = "Dinas Pekerjaan Umum Bina Marga dan Penataan Ruang";
    json!({"office": {"kop": ["PEMERINTAH KABUPATEN BOJONEGORO", "DINAS KOMUNIKASI DAN INFORMATIKA"],
            "place": "Bojonegoro"},
        "week": "2025-W49", "revision": 1, "status": "published", "sample": false,
        "scope": "Kabupaten Bojonegoro",
        "issues": [issue(1, ROADS, "DPUBMPR", roads), issue(2, HEALTH, "Dinkes", "Dinas Kesehatan"),
            issue(3, OWN, "Dinkominfo", "Dinas Komunikasi dan Informatika")],
        "below": [], "closed": [], "unranked": [], "dialog": [topic(speaker())],
        "board": {"at": "2025-12-08", "units": [unit("DPUBMPR", roads, 2), unit("Kec. Kanor", "Kecamatan Kanor", 30),
            unit("Dinkominfo", "Dinas Komunikasi dan Informatika", 1)],
            "total": counts(33), "before": [{"at": "2025-12-01", "counts": counts(5)}], "notes": []},
        "coverage": {"n_items": 1234, "n_copies": 56, "n_dated_by_receipt": 0, "channels": {}, "tone_by_channel": {},
            "silent_sources": [], "failed_sources": [], "silent_channels": ["kim"], "drops": {}},
        "ralat": [], "made_with": {"program": "", "dictionaries": "", "config_sha256": ""}})
}

fn made(brief: Value) -> Vec<Letter> {
    let brief: Brief = serde_json::from_value(brief).unwrap();
    letters(
        &brief,
        &Dictionaries::builtin().unwrap(),
        &LetterSettings::default(),
    )
}

fn text(letter: &Letter) -> String {
    let blocks = letter.body.iter().map(|block| match block {
        LetterBlock::Heading(text) | LetterBlock::Paragraph(text) => text.clone(),
        LetterBlock::Numbered(entries) => entries.join("\n"),
        LetterBlock::Table { head, rows } => {
            let rows: Vec<String> = rows.iter().map(|r| r.join(" | ")).collect();
            format!("{}\n{}", head.join(" | "), rows.join("\n"))
        }
    });
    blocks.collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn has(letter: &Letter, part: &str) {
    let text = text(letter);
    assert!(text.contains(part), "{part}\nis not in\n{text}");
}

#[test]
fn each_reader_has_his_letter_and_the_office_writes_none_to_itself() {
    let letters = made(week());
    let files: Vec<&str> = letters.iter().map(|l| l.file.as_str()).collect();
    assert_eq!(
        files,
        [
            "nota-dinas",
            "surat-dpubmpr",
            "surat-dinkes",
            "surat-kec-kanor",
            "undangan-dialog-interaktif-2025-12-10"
        ]
    );
    for letter in &letters {
        assert_eq!(letter.date.to_string(), "2025-12-08", "the board's day");
        assert_eq!((&letter.number, &letter.signatory.name), (&None, &None));
    }
    assert_eq!(letters[3].to, ["Camat Kanor"]);
    assert_eq!(letters[3].subject, "Tindak Lanjut Laporan Masyarakat");
    assert_eq!(letters[4].kind, LetterKind::Undangan);
}

#[test]
fn a_unit_reads_its_issues_its_overdue_reports_and_what_is_asked_by_when() {
    let letters = made(week());
    let roads = &letters[1];
    assert_eq!(
        roads.to,
        ["Kepala Dinas Pekerjaan Umum Bina Marga dan Penataan Ruang"]
    );
    has(
        roads,
        "pekan 1–7 Desember 2025 serta papan tindak lanjut laporan per 8 Desember 2025, bersama ini disampaikan \
         1 isu strategis dan 2 laporan masyarakat yang melewati batas waktu",
    );
    has(
        roads,
        "1 | Keluhan warga 1 (isu-2k7w9qhd) | 4 | 3 | 2 | 9 | 4 | 3",
    );
    // Reports that the unit can look up come first; an address is no name of an item.
    has(
        roads,
        "(Sumber: isu-2k7w9qhd, 4 butir (berita daring 2, LAPOR! 1, SMS 1), butir L-7, SMS-3, kabar-1, nomor 4 dari \
         sumber.)",
    );
    has(
        roads,
        "DPUBMPR-0 | LAPOR! | Jalan rusak parah | 24 November 2025 | 10 | 1 Desember 2025 | belum ada tindak lanjut",
    );
    assert!(!text(roads).contains("di-dalam-batas"));
    // Three working days after a Monday.
    has(roads, "tertulis paling lambat Kamis, 11 Desember 2025.");
    assert!(
        !text(&letters[2]).contains("melewati batas"),
        "no report waits there"
    );
    let kanor = &letters[3];
    assert!(!text(kanor).contains("Isu strategis"));
    has(
        kanor,
        "5 laporan lain ada pada papan. (Sumber: papan tindak lanjut per 8 Desember 2025.)",
    );
}

#[test]
fn the_head_of_the_office_reads_the_week_in_figures() {
    let nota = &made(week())[0];
    assert_eq!(nota.to, ["Kepala Dinas Komunikasi dan Informatika"]);
    assert_eq!(
        nota.subject,
        "Laporan Isu Strategis Pekan 1–7 Desember 2025"
    );
    for part in [
        "Dibaca 1.234 butir dari seluruh kanal, 56 di antaranya salinan dari butir lain (sumber: brief pekan 2025-W49).",
        "3 | Keluhan warga 3 (isu-1c4e1m0v) | Dinas Komunikasi dan Informatika | 4 | 3 | 2 | 9 | 4",
        "Naik: peringkat 3 ke 1 (isu-2k7w9qhd), peringkat 4 ke 2 (isu-9c4e1m0v), dan peringkat 5 ke 3 (isu-1c4e1m0v).",
        "Per 8 Desember 2025 terdapat 33 laporan yang melewati batas waktu (merah)",
        "dan 33 % ditangani tepat waktu. Pada 1 Desember 2025 terdapat 5 laporan yang melewati batas.",
        "Kecamatan Kanor | 30 | 1 | 0 | 10 | 33 %",
        "Rabu, 10 Desember 2025 pukul 09.00 WIB",
        "7 Desember 2025 (sudah lewat)",
        "Kanal tanpa butir: KIM.",
    ] {
        has(nota, part);
    }
}

#[test]
fn a_speaker_is_told_when_where_and_what_and_a_unit_without_one_is_asked_for_one() {
    let letters = made(week());
    let invitation = letters.last().unwrap();
    assert_eq!(
        invitation.to,
        [
            "Wiratmo Contoh",
            "Kepala Bidang Bina Marga",
            "Dinas Pekerjaan Umum Bina Marga dan Penataan Ruang"
        ]
    );
    assert_eq!(
        invitation.copies,
        ["Kepala Dinas Pekerjaan Umum Bina Marga dan Penataan Ruang"]
    );
    for part in [
        "Hari dan tanggal | Rabu, 10 Desember 2025",
        "Waktu | pukul 09.00–10.00 WIB",
        "Tempat | Studio Malowopati FM",
        "Warga lewat SMS bertanya: “Kapan?” (Sumber: isu-2k7w9qhd, butir SMS-3.)",
        "paling lambat Selasa, 9 Desember 2025.",
    ] {
        has(invitation, part);
    }
    let mut without = week();
    without["dialog"] = json!([topic(Value::Null)]);
    let letters = made(without);
    assert!(letters.iter().all(|l| l.kind != LetterKind::Undangan));
    has(
        &letters[1],
        "Menugaskan narasumber untuk Dialog Interaktif (Rabu, 10 Desember 2025 pukul 09.00 WIB).",
    );
    let mut past = week();
    past["board"]["at"] = json!("2025-12-11");
    assert!(
        made(past).iter().all(|l| l.kind != LetterKind::Undangan),
        "it is over"
    );
}

#[test]
fn an_empty_week_has_a_nota_dinas_that_says_so() {
    let mut empty = week();
    for list in ["issues", "dialog"] {
        empty[list] = json!([]);
    }
    empty["board"] = Value::Null;
    let letters = made(empty);
    assert_eq!(letters.len(), 1);
    has(
        &letters[0],
        "Tidak ada isu yang memenuhi kriteria pekan ini.",
    );
    assert_eq!(
        letters[0].date.to_string(),
        "2025-12-08",
        "the day after the week"
    );
}

#[test]
fn two_broadcasts_of_a_programme_on_one_day_have_two_invitations() {
    let mut twice = week();
    twice["dialog"] = json!([topic(speaker()), topic(speaker())]);
    let files: Vec<String> = made(twice).into_iter().map(|l| l.file).collect();
    assert!(files.contains(&"undangan-dialog-interaktif-2025-12-10".to_owned()));
    assert!(files.contains(&"undangan-dialog-interaktif-2025-12-10-2".to_owned()));
}

#[test]
fn a_week_without_reports_makes_no_broken_sentence() {
    let mut week = week();
    week["scope"] = json!("Kab. Bojonegoro");
    week["board"] = json!({"at": "2025-12-08", "units": [], "before": [], "notes": [],
        "total": {"merah": 0, "kuning": 0, "hijau": 0, "oldest": null,
            "punctual": {"on_time": 0, "late": 0, "overdue_open": 0, "unsure": 0}}});
    week["coverage"]["n_copies"] = json!(0);
    let nota = &made(week.clone())[0];
    has(nota, "Per 8 Desember 2025 tidak ada laporan yang menunggu");
    has(
        nota,
        "di Kabupaten Bojonegoro. Dibaca 1.234 butir dari seluruh kanal (sumber:",
    );
    week["board"]["total"]["kuning"] = json!(2);
    let nota = text(&made(week.clone())[0]);
    assert!(nota.contains("atau terjawab (hijau). ("), "{nota}");
    week["board"] = Value::Null;
    let letters = made(week);
    assert!(
        letters
            .iter()
            .all(|l| !text(l).contains("papan tindak lanjut laporan"))
    );
}

#[test]
fn a_source_is_named_by_no_address_and_no_telephone() {
    let mut week = week();
    week["issues"][0]["items"][0]["key"] = json!("tag:kabar.test,2025:7277");
    week["issues"][0]["items"][2]["key"] = json!("6281234567890-17");
    let letters = made(week);
    for letter in &letters {
        let text = text(letter);
        assert!(!text.contains("tag:") && !text.contains("62812"), "{text}");
    }
}
