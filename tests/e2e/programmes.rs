//! Programmes and clippings: `import --format`, sources of kind `transcript` and `print`, recordings.

use crate::titen::Titen;
use crate::weekly::NOW;

const VTT: &str = "WEBVTT

00:00:01.000 --> 00:00:04.000
[Musik]

00:00:05.000 --> 00:00:11.000
<v Penyiar>Jalan di Desa Kanor rusak dan berlubang sejak tahun lalu.

00:00:12.000 --> 00:00:19.000
<v Bapak Slamet>Jalan rusak itu belum diperbaiki, banyak pengendara jatuh di jalan berlubang.

00:00:20.000 --> 00:00:26.000
<v Penyiar>Aspal jalan terkelupas karena truk tambang melintas setiap malam di jalan itu.

00:00:29.000 --> 00:00:36.000
<v Penyiar>Kita beralih ke berita lain. Puskesmas Baureno kekurangan obat.

00:00:37.000 --> 00:00:44.000
<v Penyiar>Pasien puskesmas harus membeli obat sendiri karena kiriman obat terlambat.

00:00:45.000 --> 00:00:52.000
<v Penyiar>Dinas Kesehatan menjanjikan obat tiba di puskesmas pekan depan.

00:00:5x
rusak
";

#[test]
fn a_programme_is_cut_into_items_and_imported_once() {
    let titen = Titen::at(NOW);
    titen.write("malowopati_2026-08-12_0900.vtt", VTT);
    let import = [
        "import",
        "--format",
        "vtt",
        "--channel",
        "radio",
        "malowopati_2026-08-12_0900.vtt",
    ];
    let first = titen.ok(&import).out;
    assert!(
        first.contains("2 taken, 0 unchanged, 0 revised, 1 refused"),
        "{first}"
    );
    assert!(
        first.contains("malowopati_2026-08-12_0900.vtt:24: malformed"),
        "{first}"
    );
    let again = titen.ok(&import).out;
    assert!(
        again.contains("0 taken, 2 unchanged, 0 revised, 1 refused"),
        "{again}"
    );
    let items = titen.ok(&["export", "items"]).out;
    assert!(items.contains("\"source\":\"malowopati\""), "{items}");
    assert!(items.contains("Puskesmas Baureno"), "{items}");
    assert!(!items.contains("Slamet"), "{items}");
    titen.write(
        "malowopati_2026-08-12_0900.vtt",
        VTT.replace("pekan depan", "hari Senin"),
    );
    let corrected = titen.ok(&import).out;
    assert!(
        corrected.contains("0 taken, 1 unchanged, 1 revised"),
        "{corrected}"
    );
}

#[test]
fn a_file_without_a_date_is_told_one_and_a_wrong_one_is_refused() {
    let titen = Titen::at(NOW);
    titen.write("siaran.vtt", VTT);
    titen.ok(&[
        "import",
        "--format",
        "vtt",
        "--published",
        "2026-08-12T09:00:00+07:00",
        "siaran.vtt",
    ]);
    let items = titen.ok(&["export", "items"]).out;
    assert!(items.contains("2026-08-12T02:00:"), "{items}");
    let wrong = titen.run(&[
        "import",
        "--format",
        "vtt",
        "--published",
        "kemarin",
        "siaran.vtt",
    ]);
    assert_eq!(wrong.code, 2);
    assert!(
        wrong.err.contains("2026-08-12T09:00:00+07:00"),
        "{}",
        wrong.err
    );
}

#[cfg(unix)]
#[test]
fn a_source_of_recordings_goes_on_when_one_cannot_be_heard() {
    let config = format!(
        r#"version = 1
now = "{NOW}"
[[source]]
id = "malowopati"
channel = "radio"
kind = "transcript"
path = "siaran"
programme = "Ayo Mas Bro"
file_name = "{{any}}_{{date}}_{{time}}"
recogniser = ["sh", "hear.sh", "{{in}}", "{{out}}"]
"#
    );
    let titen = Titen::with_config(&config);
    std::fs::create_dir(titen.path("siaran")).expect("a folder");
    // A stand-in for whisper.cpp.
    titen.write(
        "hear.sh",
        "grep -q rusak \"$1\" && { echo 'model.bin: no such file' >&2; exit 1; }\nprintf 'WEBVTT\\n\\n00:01.000 --> 00:09.000\\nHarga gabah di Kanor turun dan petani mengeluh.\\n' > \"$2.vtt\"\n",
    );
    titen.write("siaran/a_2026-08-12_0900.mp3", "bunyi");
    titen.write("siaran/b_2026-08-12_1000.mp3", "rusak");
    let ran = titen.run(&["collect"]);
    let told = format!("{}{}", ran.out, ran.err);
    assert!(
        told.contains("b_2026-08-12_1000.mp3") && told.contains("model.bin: no such file"),
        "{told}"
    );
    let items = titen.ok(&["export", "items"]).out;
    assert_eq!(items.lines().count(), 1, "{items}");
    assert!(
        items.contains("Harga gabah") && items.contains("Ayo Mas Bro"),
        "{items}"
    );
    titen.write("siaran/b_2026-08-12_1000.mp3", "bunyi kedua");
    titen.ok(&["collect"]);
    assert_eq!(titen.ok(&["export", "items"]).out.lines().count(), 2);
}

#[test]
fn wrong_keys_are_refused_with_their_line() {
    for (keys, line, told) in [
        ("kind = \"transcript\"", 2, "needs `path`"),
        (
            "kind = \"print\"\npath = \"x\"\nfile_name = \"{dat}\"",
            7,
            "no pattern of file names",
        ),
        (
            "kind = \"transcript\"\npath = \"x\"\nrecogniser = [\"whisper-cli\"]",
            7,
            "{in}",
        ),
        (
            "kind = \"transcript\"\npath = \"x\"\nrecognizer = [\"a\"]",
            7,
            "recogniser",
        ),
    ] {
        let titen = Titen::with_config(&format!(
            "version = 1\n[[source]]\nid = \"a\"\nchannel = \"radio\"\n{keys}\n"
        ));
        let ran = titen.run(&["sources", "list"]);
        assert_eq!(ran.code, 2, "{keys}: {}", ran.err);
        assert!(
            ran.err.contains(&format!(":{line}")) && ran.err.contains(told),
            "{keys}: {}",
            ran.err
        );
    }
}

#[test]
fn a_typed_clipping_is_print() {
    let titen = Titen::at(NOW);
    let text = "Jembatan Luwihaji Ditutup Lagi\n\nWarga harus memutar sembilan kilometer.\n";
    titen.write("radar-contoh_2026-08-12_hal3.txt", text);
    titen.write("radar-contoh_2026-08-12_hal4.txt", "");
    let ran = titen.ok(&[
        "import",
        "--format",
        "txt",
        "--channel",
        "print",
        "radar-contoh_2026-08-12_hal3.txt",
        "radar-contoh_2026-08-12_hal4.txt",
    ]);
    assert!(
        ran.out
            .contains("1 taken, 0 unchanged, 0 revised, 1 refused"),
        "{}",
        ran.out
    );
    let items = titen.ok(&["export", "items"]).out;
    assert!(
        items.contains("\"title\":\"Jembatan Luwihaji Ditutup Lagi\""),
        "{items}"
    );
    assert!(
        items.contains("\"channel\":\"print\"") && items.contains("\"page\":3"),
        "{items}"
    );
}
