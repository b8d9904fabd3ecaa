//! `weekly`, `--draft`, `publish` and the ralat, as CONTRACT.md has them.

use crate::titen::Titen;
use serde_json::Value;

pub const NOW: &str = "2026-08-17T07:00:00+07:00";

/// Items of 2026-W33 about one broken road, from several people on several channels.
pub fn road_items() -> String {
    let texts = [
        (
            "sms",
            "SMS-1",
            "jln ds Kedungrejo kec Kedungadem rusak parah berlubang tlg diperbaiki",
        ),
        (
            "sms",
            "SMS-2",
            "kpn jalan raya Kedungadem diaspal, rusak berlubang sdh 3 bulan blm diperbaiki",
        ),
        (
            "lapor",
            "L-3",
            "Jalan rusak dan berlubang di Desa Kedungrejo Kecamatan Kedungadem, sudah dua warga jatuh dan luka.",
        ),
        (
            "lapor",
            "L-4",
            "Mohon perbaikan jalan rusak berlubang di Kecamatan Kedungadem, membahayakan anak sekolah.",
        ),
        (
            "social",
            "X-5",
            "dalan Kedungadem gronjal kabeh, kapan didandani jalan rusak berlubang iki",
        ),
        (
            "chat",
            "W-6",
            "Min jalan Kedungadem rusak berlubang lagi, tolong Dinas PU Bina Marga segera diperbaiki",
        ),
    ];
    lines(&texts, "2026-08-12T09:00:00+07:00")
}

pub fn lines(texts: &[(&str, &str, &str)], published: &str) -> String {
    texts
        .iter()
        .map(|(channel, id, body)| {
            let item = serde_json::json!({
                "id": id, "channel": channel, "source": format!("{channel}-center"),
                "title": null, "body": body, "published": published,
            });
            format!("{item}\n")
        })
        .collect()
}

fn office_with_road() -> Titen {
    let titen = Titen::at(NOW);
    titen.write("items.jsonl", road_items());
    titen.ok(&["import", "items.jsonl"]);
    titen
}

fn issues(titen: &Titen, folder: &str) -> Value {
    serde_json::from_str(&titen.read(&format!("{folder}/issues.json")))
        .expect("issues.json is JSON")
}

#[test]
fn a_week_becomes_an_edition_and_twice_gives_the_same_bytes() {
    let titen = office_with_road();
    let ran = titen.ok(&["weekly"]);
    assert!(ran.out.contains("published week 2026-W33"), "{}", ran.out);
    let list = issues(&titen, "edisi/2026-W33");
    let first = &list["issues"][0];
    assert_eq!(first["urusan"], "1.03", "{first}");
    assert_eq!(first["rank"], 1);
    assert_eq!(first["n_items"], 6);

    let before: Vec<String> = files()
        .map(|f| titen.read(&format!("edisi/2026-W33/{f}")))
        .collect();
    let again = titen.ok(&["weekly"]);
    assert!(
        again.out.contains("already published week 2026-W33"),
        "{}",
        again.out
    );
    titen.ok(&["weekly", "--out", "elsewhere"]);
    for (file, bytes) in files().zip(before) {
        assert_eq!(
            titen.read(&format!("edisi/2026-W33/{file}")),
            bytes,
            "{file}"
        );
        assert_eq!(
            titen.read(&format!("elsewhere/2026-W33/{file}")),
            bytes,
            "{file}"
        );
    }
    assert!(!titen.exists("edisi/2026-W33-r2"));
}

fn files() -> impl Iterator<Item = &'static str> {
    ["brief.html", "issues.json", "issues.csv", "manifest.json"].into_iter()
}

#[test]
fn two_offices_with_the_same_items_get_the_same_bytes() {
    let (one, other) = (office_with_road(), Titen::at(NOW));
    let mut reversed: Vec<String> = road_items().lines().map(str::to_owned).collect();
    reversed.reverse();
    other.write("items.jsonl", reversed.join("\n"));
    other.ok(&["import", "items.jsonl"]);
    for titen in [&one, &other] {
        titen.ok(&["weekly"]);
    }
    for file in files() {
        let name = format!("edisi/2026-W33/{file}");
        assert_eq!(one.read(&name), other.read(&name), "{file}");
    }
}

#[test]
fn a_draft_is_replaced_until_it_is_published() {
    let titen = office_with_road();
    titen.ok(&["weekly", "--draft"]);
    assert!(titen.read("edisi/2026-W33/brief.html").contains("DRAF"));
    titen.ok(&["weekly", "--draft"]);
    let ran = titen.ok(&["publish", "--week", "2026-W33"]);
    assert!(ran.out.contains("published week 2026-W33"), "{}", ran.out);
    assert!(!titen.read("edisi/2026-W33/brief.html").contains("DRAF"));
    let manifest: Value =
        serde_json::from_str(&titen.read("edisi/2026-W33/manifest.json")).expect("JSON");
    assert_eq!(manifest["status"], "published");
}

#[test]
fn publishing_without_a_draft_says_how_to_make_one() {
    let titen = office_with_road();
    let ran = titen.run(&["publish", "--week", "2026-W33"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.err.contains("titen weekly --week 2026-W33 --draft"),
        "{}",
        ran.err
    );
}

#[test]
fn what_arrives_late_leads_to_a_ralat_beside_the_first_edition() {
    let titen = office_with_road();
    titen.ok(&["weekly"]);
    let first: Vec<String> = files()
        .map(|f| titen.read(&format!("edisi/2026-W33/{f}")))
        .collect();
    let id = issues(&titen, "edisi/2026-W33")["issues"][0]["id"].clone();
    titen.write(
        "late.jsonl",
        lines(
            &[(
                "sms",
                "SMS-9",
                "jalan rusak berlubang di Kedungadem belum diperbaiki",
            )],
            "2026-08-10T06:00:00+07:00",
        ),
    );
    titen.ok(&["import", "late.jsonl"]);
    let ran = titen.ok(&["weekly"]);
    assert!(ran.out.contains("ralat, revision 2"), "{}", ran.out);
    for (file, bytes) in files().zip(first) {
        assert_eq!(
            titen.read(&format!("edisi/2026-W33/{file}")),
            bytes,
            "{file} of revision 1 stays"
        );
    }
    let second = issues(&titen, "edisi/2026-W33-r2");
    assert_eq!(second["issues"][0]["n_items"], 7);
    assert_eq!(
        second["issues"][0]["id"], id,
        "an earlier item takes no issue's id away"
    );
    assert!(titen.read("edisi/2026-W33-r2/brief.html").contains("RALAT"));
    let again = titen.ok(&["weekly"]);
    assert!(again.out.contains("already published"), "{}", again.out);
    assert!(!titen.exists("edisi/2026-W33-r3"));
}

#[test]
fn what_the_next_weeks_run_has_seen_still_leads_to_a_ralat() {
    let titen = office_with_road();
    titen.ok(&["weekly"]);
    let late = [(
        "sms",
        "SMS-9",
        "jalan rusak berlubang di Kedungadem belum diperbaiki",
    )];
    titen.write("late.jsonl", lines(&late, "2026-08-13T06:00:00+07:00"));
    let next = [("lapor", "N-1", "Jalan rusak berlubang di Kedungadem")];
    titen.write("next.jsonl", lines(&next, "2026-08-18T09:00:00+07:00"));
    titen.write(
        "titen.toml",
        "version = 1\nnow = \"2026-08-24T07:00:00+07:00\"\n",
    );
    titen.ok(&["import", "late.jsonl", "next.jsonl"]);
    titen.ok(&["weekly"]);
    let ran = titen.ok(&["weekly", "--week", "2026-W33"]);
    assert!(ran.out.contains("ralat, revision 2"), "{}", ran.out);
    assert_eq!(
        issues(&titen, "edisi/2026-W33-r2")["issues"][0]["n_items"],
        7
    );
}

#[test]
fn an_issue_keeps_its_id_in_the_next_week() {
    let titen = office_with_road();
    titen.ok(&["weekly"]);
    let id = issues(&titen, "edisi/2026-W33")["issues"][0]["id"].clone();
    let next = [
        (
            "sms",
            "N-1",
            "jalan Kedungadem msh rusak berlubang blm diperbaiki",
        ),
        (
            "lapor",
            "N-2",
            "Jalan rusak berlubang di Kecamatan Kedungadem belum juga diperbaiki.",
        ),
        (
            "chat",
            "N-3",
            "min jalan rusak Kedungadem kapan diperbaiki, berlubang dalam",
        ),
    ];
    titen.write("next.jsonl", lines(&next, "2026-08-18T09:00:00+07:00"));
    titen.write(
        "titen.toml",
        "version = 1\nnow = \"2026-08-24T07:00:00+07:00\"\n",
    );
    titen.ok(&["import", "next.jsonl"]);
    titen.ok(&["weekly"]);
    let list = issues(&titen, "edisi/2026-W34");
    assert_eq!(list["issues"][0]["id"], id);
    assert_ne!(list["issues"][0]["change"], "new");
    assert_eq!(list["issues"][0]["first_seen"], "2026-W33");
}

#[test]
fn a_week_without_items_has_no_edition() {
    let titen = office_with_road();
    let ran = titen.run(&["weekly", "--week", "2026-W20"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.err.contains("week 2026-W20 has no items"),
        "{}",
        ran.err
    );
    assert!(!titen.exists("edisi"));
}

#[test]
fn stages_tell_their_speed_and_memory() {
    let titen = office_with_road();
    let ran = titen.ok(&["weekly", "-v"]);
    for stage in ["analyse", "index", "group and rank", "publish"] {
        let line = ran
            .err
            .lines()
            .find(|l| l.contains(&format!("stage=\"{stage}\"")));
        let line = line.unwrap_or_else(|| panic!("no line for {stage}: {}", ran.err));
        assert!(
            line.contains("items_per_s=") && line.contains("peak_mb="),
            "{line}"
        );
    }
}
