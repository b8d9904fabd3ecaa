//! Clippings read from files as the program reads them.

use super::*;
use crate::{
    FileReader,
    files::pdf::tests::{CLIPPING, pdf},
};
use std::process::Command;

fn read(
    name: &str,
    bytes: &[u8],
    settings: PrintSettings,
) -> (Vec<Item>, Vec<Drop>, io::Result<()>) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join(name);
    fs::write(&path, bytes).unwrap();
    let origin = FileOrigin {
        name: name.to_owned(),
        source: "radar-contoh".into(),
        channel: None,
        wilayah: None,
    };
    let (mut items, mut drops) = (Vec::new(), Vec::new());
    let now = "2026-08-17T00:00:00Z".parse().unwrap();
    let intake = Intake::for_tests();
    let result = FileReader::Print(settings).read(&path, &origin, &intake, now, &mut |read| {
        match read {
            Ok(item) => items.push(item),
            Err(drop) => drops.push(drop),
        }
        ControlFlow::Continue(())
    });
    (items, drops, result)
}

#[test]
fn a_pdf_clipping_has_its_headline_outlet_day_and_page() {
    let settings = PrintSettings {
        outlet: Some("Radar Contoh".into()),
        ..PrintSettings::default()
    };
    let (items, drops, result) = read("radar_2026-08-12_hal3.pdf", &pdf(&[CLIPPING]), settings);
    result.unwrap();
    assert!(drops.is_empty(), "{drops:?}");
    let item = &items[0];
    assert_eq!(item.title.as_deref(), Some("Jembatan Luwihaji Ditutup"));
    assert!(
        item.body
            .as_deref()
            .unwrap()
            .starts_with("KANOR - Jembatan gantung itu ditutup")
    );
    assert_eq!(item.channel, Channel::Print);
    assert_eq!(item.key, "radar_2026-08-12_hal3");
    assert_eq!(
        item.published,
        Some(Published::day("2026-08-12".parse().unwrap()))
    );
    assert_eq!(item.extra["outlet"], "Radar Contoh");
    assert_eq!(item.extra["page"], 3);
}

#[test]
fn each_page_may_be_a_clipping() {
    let settings = PrintSettings {
        each_page: true,
        ..PrintSettings::default()
    };
    let (items, ..) = read(
        "kliping_2026-08-12.pdf",
        &pdf(&[CLIPPING, CLIPPING]),
        settings,
    );
    let keys: Vec<&str> = items.iter().map(|i| i.key.as_str()).collect();
    assert_eq!(keys, ["kliping_2026-08-12#p1", "kliping_2026-08-12#p2"]);
}

#[test]
fn a_scan_waits_for_the_program_that_reads_it() {
    let settings = PrintSettings {
        ocr: Ocr {
            program: "titen-no-such-tesseract".into(),
            ..Ocr::default()
        },
        ..PrintSettings::default()
    };
    let (items, drops, result) = read("foto.jpg", b"x", settings);
    assert!(items.is_empty() && drops.is_empty());
    let said = result.unwrap_err().to_string();
    assert!(
        said.contains("apt install tesseract-ocr tesseract-ocr-ind"),
        "{said}"
    );
}

/// With the real programs, where they are installed: pdftoppm makes the scan, tesseract reads it.
#[test]
fn scans_and_photos_are_read() {
    let there = |program: &str, arg: &str| Command::new(program).arg(arg).output();
    let has_ind = there("tesseract", "--list-langs").is_ok_and(|o| {
        String::from_utf8_lossy(&o.stdout)
            .lines()
            .any(|l| l == "ind")
    });
    if !has_ind || there("pdftoppm", "-v").is_err() {
        use std::io::Write as _;
        writeln!(
            io::stderr(),
            "left out: OCR of scans, since tesseract with `ind` or pdftoppm is not installed"
        )
        .unwrap();
        return;
    }
    let dir = tempfile::tempdir().unwrap();
    let (page, picture) = (dir.path().join("page.pdf"), dir.path().join("scan"));
    fs::write(&page, pdf(&[CLIPPING])).unwrap();
    let drawn = Command::new("pdftoppm")
        .args(["-r", "200", "-gray", "-jpeg", "-singlefile"])
        .args([&page, &picture])
        .status()
        .unwrap();
    assert!(drawn.success());
    let photo = fs::read(picture.with_extension("jpg")).unwrap();
    let (items, drops, result) = read("foto_2026-08-12.jpg", &photo, PrintSettings::default());
    result.unwrap();
    assert!(drops.is_empty(), "{drops:?}");
    let item = &items[0];
    assert_eq!(
        item.title.as_deref(),
        Some("Jembatan Luwihaji Ditutup"),
        "{item:?}"
    );
    let body = item.body.as_deref().unwrap();
    assert!(body.contains("menyeberang naik perahu"), "{body}");
    assert!(body.contains("memperbaiki jembatan"), "{body}");
    assert!(
        item.extra["ocr_confidence"].as_u64().unwrap() > 70,
        "{item:?}"
    );

    // The same picture as the only content of a PDF page, and a page that has no JPEG to take out.
    let scanned = scan(&photo);
    for (bytes, name) in [
        (scanned, "scan_2026-08-12.pdf"),
        (pdf(&[&[("3", 300.0, 20.0, 9.0)]]), "kosong.pdf"),
    ] {
        let (items, drops, result) = read(name, &bytes, PrintSettings::default());
        result.unwrap();
        if name.starts_with("scan") {
            assert!(
                items[0].body.as_deref().unwrap().contains("naik perahu"),
                "{items:?}"
            );
        } else {
            assert!(items.len() + drops.len() == 1, "{items:?} {drops:?}");
        }
    }
}

fn scan(photo: &[u8]) -> Vec<u8> {
    use pdf_extract::{Document, Object, Stream, dictionary};
    let mut document = Document::with_version("1.5");
    let image = dictionary! {
        "Type" => "XObject", "Subtype" => "Image", "Width" => 1653, "Height" => 2339,
        "ColorSpace" => "DeviceGray", "BitsPerComponent" => 8, "Filter" => "DCTDecode",
    };
    let image = document.add_object(Stream::new(image, photo.to_vec()));
    let resources = document.add_object(dictionary! { "XObject" => dictionary! { "I" => image } });
    let content = b"q 595 0 0 842 0 0 cm /I Do Q".to_vec();
    let content = document.add_object(Stream::new(pdf_extract::Dictionary::new(), content));
    let root = document.new_object_id();
    let page = document.add_object(dictionary! {
        "Type" => "Page", "Parent" => root, "Contents" => content, "Resources" => resources,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
    });
    let tree = dictionary! { "Type" => "Pages", "Kids" => vec![Object::from(page)], "Count" => 1 };
    document.objects.insert(root, Object::Dictionary(tree));
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => root });
    document.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}
