//! The letters of an edition: what the config tells of them, in a folder of their own, frozen with the rest.

use crate::titen::Titen;
use crate::weekly::{NOW, road_items};
use serde_json::Value;
use std::io::Read;

const LETTERS: &str = r#"
[letters]
reply_days = 5
[letters.nota_dinas]
name = "Siti Contoh, S.Sos."
nip = "19750101 200003 2 001"
number = "480/      /412.215/{bulan}/{tahun}"
[letters.surat_dinas]
tembusan = ["Bupati Contoh"]
"#;

fn office() -> Titen {
    let titen = Titen::with_config(&format!("version = 1\nnow = \"{NOW}\"\n{LETTERS}"));
    titen.write("items.jsonl", road_items());
    titen.ok(&["import", "items.jsonl"]);
    titen
}

fn part(titen: &Titen, name: &str, part: &str) -> String {
    let file = std::fs::File::open(titen.path(&format!("edisi/2026-W33/{name}"))).expect("a file");
    let mut zip = zip::ZipArchive::new(file).expect("a ZIP file");
    let mut text = String::new();
    zip.by_name(part)
        .expect("a part")
        .read_to_string(&mut text)
        .expect("UTF-8");
    text
}

#[test]
fn a_letter_says_what_the_config_told_and_leaves_the_rest_blank() {
    let titen = office();
    titen.ok(&["weekly"]);
    let nota = part(&titen, "surat/nota-dinas.docx", "word/document.xml");
    for told in [
        "Siti Contoh, S.Sos.",
        "NIP 19750101 200003 2 001",
        "480/      /412.215/VIII/2026",
        "17 Agustus 2026",
    ] {
        assert!(nota.contains(told), "{told}");
    }
    let surat = part(&titen, "surat/surat-dpubmpr.docx", "word/document.xml");
    for told in [
        "Kepala Dinas Pekerjaan Umum Bina Marga dan Penataan Ruang",
        "Bupati Contoh",
        "NIP ……",
        // Independence Day is the Monday on which the edition is made.
        "paling lambat Senin, 24 Agustus 2026.",
    ] {
        assert!(surat.contains(told), "{told}: {surat}");
    }
}

#[test]
fn letters_are_frozen_with_their_edition_and_listed_in_its_manifest() {
    let titen = office();
    titen.ok(&["weekly", "--draft"]);
    let head = |name: &str| part(&titen, name, "word/header1.xml");
    for name in ["brief.docx", "surat/nota-dinas.docx"] {
        assert!(head(name).contains("DRAF"), "{name}");
    }
    titen.ok(&["publish", "--week", "2026-W33"]);
    for name in ["brief.docx", "surat/nota-dinas.docx"] {
        assert!(!head(name).contains("DRAF"), "{name}");
    }
    let manifest: Value =
        serde_json::from_str(&titen.read("edisi/2026-W33/manifest.json")).expect("JSON");
    let letters: Vec<&Value> = manifest["files"]
        .as_array()
        .expect("files")
        .iter()
        .filter(|f| f["name"].as_str().is_some_and(|n| n.starts_with("surat/")))
        .collect();
    assert_eq!(
        letters.len(),
        4,
        "a nota dinas and a surat dinas, for editing and on paper"
    );
    for letter in letters {
        let name = letter["name"].as_str().expect("a name");
        let bytes = std::fs::read(titen.path(&format!("edisi/2026-W33/{name}"))).expect("a file");
        assert_eq!(letter["sha256"], titen_model::sha256_hex(&bytes), "{name}");
    }
    // What somebody took away or changed is put back from the frozen bytes.
    let nota = titen.path("edisi/2026-W33/surat/nota-dinas.docx");
    let bytes = std::fs::read(&nota).expect("a letter");
    for harm in [
        &(|| std::fs::remove_dir_all(titen.path("edisi/2026-W33/surat"))) as &dyn Fn() -> _,
        &|| std::fs::write(&nota, "diubah"),
    ] {
        harm().expect("harmed");
        titen.ok(&["weekly"]);
        assert!(std::fs::read(&nota).expect("a letter") == bytes);
    }
}
