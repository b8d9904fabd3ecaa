//! From a week's press seed to what became of it: pick-up by outlets, and the broadcast that was planned.

use crate::titen::Titen;
use crate::weekly::{NOW, lines, road_items};
use serde_json::Value;

const NEXT: &str = "2026-08-24T07:00:00+07:00";
const RELEASE: &str = "Dinas Pekerjaan Umum memulai penambalan darurat jalan rusak di Kecamatan Kedungadem sepanjang empat kilometer. Pekerjaan dijadwalkan selesai dalam sepuluh hari bila cuaca mendukung. Kepala Bidang Pemeliharaan Jalan menjelaskan bahwa anggaran pemeliharaan tersisa Rp780 juta dan seluruhnya diarahkan ke ruas berlubang itu. Pengguna jalan diminta mengurangi kecepatan pada malam hari.";

fn config(now: &str, more: &str) -> String {
    format!("version = 1\nnow = \"{now}\"\ndialog = \"dialog.toml\"\n{more}")
}

fn office() -> Titen {
    let titen = Titen::with_config(&config(NOW, ""));
    titen.write(
        "dialog.toml",
        "version = 1\n[[programme]]\nid = \"dialog\"\nname = \"Dialog Interaktif\"\nstation = \"Malowopati FM\"\nrest_weeks = 4\nslots = [{ day = \"Wed\", at = \"09:00\", minutes = 60 }]\n",
    );
    titen.write("items.jsonl", road_items());
    titen.ok(&["import", "items.jsonl"]);
    titen.ok(&["weekly", "--week", "2026-W33"]);
    titen
}

fn json(titen: &Titen, file: &str) -> Value {
    serde_json::from_str(&titen.read(file)).expect("JSON")
}

fn item(channel: &str, source: &str, id: &str, at: &str, body: &str) -> Value {
    serde_json::json!({"id": id, "channel": channel, "source": source, "title": null, "body": body, "published": at})
}

fn segment(id: &str, at: &str, body: &str) -> Value {
    let mut item = item("radio", "malowopati", id, at, body);
    item["programme"] = "Dialog Interaktif".into();
    item["station"] = "Malowopati FM".into();
    item["start"] = "00:05:00".into();
    item
}

/// The second week: what citizens still say, and `more`.
fn second_week(titen: &Titen, more: &[Value]) {
    titen.write("titen.toml", config(NEXT, ""));
    let texts = [
        (
            "sms",
            "SMS-21",
            "jln Kedungadem ttp rusak berlubang blm diperbaiki pak",
        ),
        (
            "lapor",
            "L-23",
            "Jalan rusak dan berlubang di Desa Kedungrejo Kecamatan Kedungadem belum diperbaiki, warga jatuh lagi.",
        ),
        (
            "social",
            "X-25",
            "dalan Kedungadem isih rusak berlubang, kapan diperbaiki",
        ),
    ];
    let mut all = lines(&texts, "2026-08-18T09:00:00+07:00");
    for item in more {
        all += &format!("{item}\n");
    }
    titen.write("second.jsonl", all);
    titen.ok(&["import", "second.jsonl"]);
    titen.ok(&["weekly", "--week", "2026-W34"]);
}

#[test]
fn a_seed_has_its_page_and_an_issue_that_suits_one_its_billboard() {
    let titen = office();
    let page = titen.read("edisi/2026-W33/press.html");
    for said in [
        "Tabel fakta",
        "belum diketahui",
        "Kata warga",
        "warga lewat",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(
        page.contains("Hati-hati jalan rusak di Kedungadem"),
        "{page}"
    );
    let table = titen.read("edisi/2026-W33/baliho.csv");
    assert!(
        table.contains("Hati-hati jalan rusak di Kedungadem / Kurangi kecepatan"),
        "{table}"
    );
    assert!(
        table.contains("2026-09-13"),
        "four weeks after the edition's: {table}"
    );
}

#[test]
fn outlets_that_copied_rewrote_or_reported_are_told_apart() {
    let titen = office();
    let copy = format!("KEDUNGADEM - {RELEASE}");
    let rewritten = "Jalan rusak di Kedungadem akhirnya ditambal. Penambalan darurat empat kilometer itu ditargetkan rampung sepuluh hari, tergantung cuaca. Anggaran pemeliharaan yang tersisa, Rp780 juta, seluruhnya dipakai untuk ruas berlubang itu, jelas Kepala Bidang Pemeliharaan Jalan. Sejumlah sopir mengaku belum tahu jadwalnya, sementara warga berharap tambalan kali ini awet.";
    let own = "Dua pengendara motor jatuh di jalan rusak dan berlubang di Desa Kedungrejo, Kecamatan Kedungadem. Korban luka dibawa ke puskesmas oleh warga. Kepala dusun memasang ban bekas sebagai tanda di jalan berlubang itu dan meminta jalan segera diperbaiki.";
    let sport = "Tim bola voli putri lolos ke babak final setelah menang tiga set langsung atas lawannya di gedung olahraga kabupaten, dan pelatih memuji pertahanan timnya.";
    let news: Vec<Value> = [
        ("satu", copy.as_str()),
        ("dua", rewritten),
        ("tiga", own),
        ("empat", sport),
    ]
    .iter()
    .map(|(outlet, body)| item("news", outlet, outlet, "2026-08-19T12:00:00+07:00", body))
    .collect();
    second_week(&titen, &news);
    titen.write("siaran.txt", RELEASE);
    let args = [
        "press",
        "--week",
        "2026-W33",
        "--release",
        "siaran.txt",
        "--out",
        "pers",
    ];
    let told = titen.ok(&args).out;
    let pickup = json(&titen, "pers/press-2026-W33/pickup.json");
    let took: Vec<(&str, &str)> = pickup["issues"][0]["articles"]
        .as_array()
        .expect("articles")
        .iter()
        .map(|a| {
            (
                a["outlet"].as_str().expect("outlet"),
                a["took"].as_str().expect("took"),
            )
        })
        .collect();
    assert_eq!(
        took,
        [("dua", "olahan"), ("satu", "salinan"), ("tiga", "sendiri")],
        "{pickup}"
    );
    assert!(
        told.contains("1 copies    1 rewritten    1 own reports"),
        "{told}"
    );
    let page = titen.read("pers/press-2026-W33/pickup.html");
    assert!(
        page.contains("3 media menulis: 1 salinan, 1 olahan, 1 liputan sendiri."),
        "{page}"
    );
    assert!(
        titen
            .read("pers/press-2026-W33/pickup.csv")
            .contains("siaran.txt")
    );
    // The same again gives the same bytes.
    titen.ok(&args);
    assert_eq!(json(&titen, "pers/press-2026-W33/pickup.json"), pickup);
}

#[test]
fn a_planned_topic_that_was_broadcast_is_told_and_rests() {
    let titen = office();
    second_week(
        &titen,
        &[
            segment(
                "M-1",
                "2026-08-19T09:05:00+07:00",
                "PENYIAR: Kita bahas jalan rusak dan berlubang di Kedungadem. NARASUMBER: Perbaikan jalan dijadwalkan bulan depan.",
            ),
            segment(
                "M-2",
                "2026-08-19T09:40:00+07:00",
                "PENYIAR: Perpustakaan daerah buka hari Sabtu sampai siang.",
            ),
        ],
    );
    let list = json(&titen, "edisi/2026-W34/issues.json");
    let aired = &list["issues"][0]["broadcasts"][0];
    assert_eq!(aired["state"], "aired", "{list}");
    assert_eq!(
        (&aired["planned"], &aired["n_other"]),
        (&"2026-W33".into(), &1.into())
    );
    assert_eq!(aired["segments"][0]["item"], "M-1");
    let brief = titen.read("edisi/2026-W34/brief.html");
    assert!(
        brief.contains("Disiarkan Rabu, 19 Agustus 2026 dalam Dialog Interaktif: 1 segmen (direncanakan edisi 2026-W33)."),
        "{brief}"
    );
    let dialog = titen.read("edisi/2026-W34/dialog.html");
    assert!(
        dialog.contains("Tidak ada siaran yang dijadwalkan"),
        "it rests: {dialog}"
    );
}

#[test]
fn a_planned_topic_whose_broadcast_spoke_of_other_things_is_planned_again() {
    let titen = office();
    second_week(
        &titen,
        &[segment(
            "M-2",
            "2026-08-19T09:05:00+07:00",
            "PENYIAR: Perpustakaan daerah buka hari Sabtu sampai siang.",
        )],
    );
    let list = json(&titen, "edisi/2026-W34/issues.json");
    assert_eq!(
        list["issues"][0]["broadcasts"][0]["state"], "other_matters",
        "{list}"
    );
    let dialog = titen.read("edisi/2026-W34/dialog.html");
    assert!(dialog.contains("siaran-1"), "it does not rest: {dialog}");
}

#[test]
fn what_cannot_be_compared_is_refused_with_its_remedy() {
    let titen = office();
    titen.write(
        "lain.txt",
        "Lomba menyanyi antarsekolah digelar hari Minggu di alun-alun.",
    );
    titen.write("kosong.txt", " \n");
    for (args, expect) in [
        (
            ["press", "--week", "2026-W20", "--out", "p"].as_slice(),
            "week 2026-W20 has no edition",
        ),
        (
            &["press", "--release", "lain.txt"],
            "lain.txt: is about none of the issues",
        ),
        (
            &["press", "--release", "kosong.txt"],
            "kosong.txt: is empty",
        ),
        (
            &["press", "--release", "tiada.txt"],
            "tiada.txt: cannot be read",
        ),
    ] {
        let ran = titen.run(args);
        assert_eq!(ran.code, 2, "{}", ran.err);
        assert!(ran.err.contains(expect), "{}", ran.err);
    }
}

#[test]
fn wrong_press_and_billboard_files_are_refused_with_their_line() {
    let template = |body: &str| format!("[[template]]\nid = \"a\"\nkind = \"bahaya\"\n{body}");
    for (file, text, expect) in [
        (
            "press",
            "seedz = 3\n".to_owned(),
            "press.toml:2: unknown key `seedz`; did you mean `seeds`?",
        ),
        (
            "press",
            "[pickup]\ncopy = 0.1\nrewriting = 0.5\n".to_owned(),
            "press.toml:2: copy and rewriting",
        ),
        (
            "press",
            "[broadcast]\nlikeness = 2.0\n".to_owned(),
            "press.toml:2: tolerance_minutes",
        ),
        (
            "billboard",
            template(
                "words = [\"x\"]\nlines = [\"satu dua tiga empat lima enam tujuh delapan sembilan\"]\nweeks = 1\n",
            ),
            "billboard.toml:2: template `a`: `satu dua",
        ),
        (
            "billboard",
            template("words = [\"x\"]\nlines = [\"di {tmpat}\"]\nweeks = 1\n"),
            "a mark that is not known",
        ),
        (
            "billboard",
            template("words = [\"x\"]\nlines = [\"satu\"]\nseason_end = \"02-31\"\n"),
            "is no day of a year",
        ),
        (
            "billboard",
            template("words = [\"x\"]\nlines = [\"satu\"]\n"),
            "name either `weeks`",
        ),
        (
            "billboard",
            template("words = []\nlines = [\"satu\"]\nweeks = 1\n"),
            "`words` are empty",
        ),
    ] {
        let titen = Titen::with_config(&format!("version = 1\n{file} = \"{file}.toml\"\n"));
        titen.write(&format!("{file}.toml"), format!("version = 1\n{text}"));
        let ran = titen.run(&["board"]);
        assert_eq!(ran.code, 2, "{}", ran.err);
        assert!(ran.err.contains(expect), "{}", ran.err);
    }
}
