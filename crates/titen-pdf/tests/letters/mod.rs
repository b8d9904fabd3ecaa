//! Letters in their forms.

use crate::structure::{Structure, text};
use titen_model::{Letter, LetterBlock, LetterKind, Letterhead, Signatory};

fn letter(kind: LetterKind) -> Letter {
    Letter {
        file: "contoh".into(),
        kind,
        office: Letterhead {
            kop: vec![
                "PEMERINTAH KABUPATEN CONTOH".into(),
                "DINAS KOMUNIKASI DAN INFORMATIKA".into(),
                "Jalan Pahlawan Nomor 9, Contoh 62111".into(),
            ],
            place: "Contoh".into(),
        },
        sample: true,
        date: "2025-12-08".parse().unwrap(),
        number: None,
        to: vec!["Kepala Dinas Pekerjaan Umum #1".into()],
        from: "Kepala Dinas Komunikasi dan Informatika".into(),
        copies: vec!["Bupati Contoh".into(), "Sekretaris Daerah".into()],
        nature: "Segera".into(),
        attachment: "1 (satu) berkas".into(),
        subject: "Isu strategis pekan 1–7 Desember 2025".into(),
        body: vec![
            LetterBlock::Paragraph(
                "Bersama ini disampaikan isu strategis $pekan$ ini @semua.".into(),
            ),
            LetterBlock::Heading("Isu".into()),
            LetterBlock::Numbered(vec!["Tanggul kritis 😡".into(), "Jalan rusak".into()]),
            LetterBlock::Table {
                head: vec!["No.".into(), "Laporan".into(), "Hari kerja".into()],
                rows: vec![
                    vec!["1".into(), "=HYPERLINK(\"x\")".into()],
                    vec!["2".into(), "x".repeat(300), "14".into(), "lebih".into()],
                ],
            },
            LetterBlock::Table {
                head: Vec::new(),
                rows: vec![
                    vec!["hari, tanggal".into(), "Rabu, 10 Desember 2025".into()],
                    vec!["pukul".into(), "09.00 WIB".into()],
                ],
            },
            LetterBlock::Table {
                head: Vec::new(),
                rows: Vec::new(),
            },
        ],
        signatory: Signatory {
            position: "Kepala Dinas Komunikasi dan Informatika".into(),
            name: Some("Sri Contoh, S.Sos., M.Si.".into()),
            pangkat: Some("Pembina Utama Muda (IV/c)".into()),
            nip: Some("19700101 199503 2 001".into()),
        },
    }
}

#[test]
fn a_nota_dinas_has_its_lines_in_their_order() {
    let pdf = titen_pdf::letter(&letter(LetterKind::NotaDinas)).unwrap();
    assert!(pdf == titen_pdf::letter(&letter(LetterKind::NotaDinas)).unwrap());
    let s = Structure::of(&pdf);
    assert!(
        s.tagged && s.language.starts_with("id") && s.date == "D:20251208",
        "{s:?}"
    );
    assert_eq!(
        s.title,
        "[DATA CONTOH] Nota Dinas: Isu strategis pekan 1–7 Desember 2025"
    );
    let Some(page) = text(&pdf) else { return };
    let mut after = page.find("NOTA DINAS").expect("its name");
    for line in [
        "Kepada", "Dari", "Tembusan", "Tanggal", "Nomor", "Sifat", "Lampiran", "Hal",
    ] {
        let at = page[after..]
            .find(line)
            .unwrap_or_else(|| panic!("{line} not in order: {page}"));
        after += at;
    }
    for said in [
        "CONTOH — bukan data nyata",
        "8 Desember 2025",
        "…………",
        "$pekan$ ini @semua",
        "=HYPERLINK(\"x\")",
        "Sri Contoh, S.Sos., M.Si.",
        "Pembina Utama Muda (IV/c)",
        "NIP 19700101 199503 2 001",
        "#1",
        "\u{fffd}",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
}

#[test]
fn a_letter_to_a_unit_has_place_and_date_and_ends_with_its_copies() {
    for kind in [LetterKind::SuratDinas, LetterKind::Undangan] {
        let pdf = titen_pdf::letter(&letter(kind)).unwrap();
        let Some(page) = text(&pdf) else { return };
        assert!(
            !page.contains("NOTA DINAS") && page.contains("Contoh, 8 Desember 2025"),
            "{page}"
        );
        assert!(
            page.contains("Yth. Kepala Dinas Pekerjaan Umum") && page.contains("di tempat"),
            "{page}"
        );
        assert!(
            page.rfind("Tembusan:").unwrap() > page.rfind("NIP").unwrap(),
            "{page}"
        );
    }
}

#[test]
fn a_letter_that_nobody_is_named_for_has_room_to_write() {
    let bare = Letter {
        sample: false,
        body: Vec::new(),
        copies: Vec::new(),
        to: vec!["A".into(), "B".into()],
        nature: String::new(),
        attachment: String::new(),
        signatory: Signatory {
            position: "Kepala Dinas".into(),
            ..Signatory::default()
        },
        ..letter(LetterKind::NotaDinas)
    };
    let pdf = titen_pdf::letter(&bare).unwrap();
    let Some(page) = text(&pdf) else { return };
    assert!(
        page.contains("NIP …") && !page.contains("CONTOH —") && !page.contains("Tembusan"),
        "{page}"
    );
}
