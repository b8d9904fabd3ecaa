//! Tables as programs and people write them.

use super::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use std::path::PathBuf;
use tempfile::TempDir;

/// A folder of files for one test.
pub(crate) struct Files(TempDir);

impl Files {
    pub fn new() -> Self {
        Files(TempDir::new().unwrap())
    }

    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    pub fn book(&self, name: &str, fill: impl FnOnce(&mut Workbook)) -> PathBuf {
        let mut book = Workbook::new();
        fill(&mut book);
        self.write(name, book.save_to_buffer().unwrap())
    }

    /// One sheet of texts.
    pub fn xlsx(&self, name: &str, rows: &[Vec<&str>]) -> PathBuf {
        self.book(name, |book| {
            let sheet = book.add_worksheet();
            for (r, row) in rows.iter().enumerate() {
                for (c, text) in row.iter().enumerate() {
                    sheet.write_string(r as u32, c as u16, *text).unwrap();
                }
            }
        })
    }
}

fn rows(path: &Path) -> Vec<(String, Vec<String>)> {
    let mut rows = Vec::new();
    read_rows(path, &mut |row| {
        rows.push((row.place(), row.cells));
        ControlFlow::Continue(())
    })
    .unwrap();
    rows
}

fn texts(path: &Path) -> Vec<Vec<String>> {
    rows(path).into_iter().map(|(_, cells)| cells).collect()
}

#[track_caller]
fn refused(path: &Path, says: &str) {
    let error = read_rows(path, &mut |_| ControlFlow::Continue(())).unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::InvalidData);
    assert!(error.to_string().contains(says), "{error}");
}

#[test]
fn a_workbook_gives_its_cells_as_texts() {
    let files = Files::new();
    let path = files.book("a.xlsx", |book| {
        let sheet = book.add_worksheet().set_name("Laporan").unwrap();
        let date = Format::new().set_num_format("dd/mm/yyyy");
        let clock = Format::new().set_num_format("hh:mm");
        sheet
            .merge_range(0, 0, 0, 3, "Rekap", &Format::new())
            .unwrap();
        sheet.write_number(3, 0, 12_345_670.0).unwrap();
        let day = ExcelDateTime::from_ymd(2026, 1, 3).unwrap();
        sheet.write_datetime_with_format(3, 1, &day, &date).unwrap();
        let moment = ExcelDateTime::from_ymd(2026, 1, 3)
            .unwrap()
            .and_hms(10, 20, 5)
            .unwrap();
        sheet
            .write_datetime_with_format(3, 2, &moment, &date)
            .unwrap();
        let time = ExcelDateTime::from_hms(9, 5, 0).unwrap();
        sheet
            .write_datetime_with_format(3, 3, &time, &clock)
            .unwrap();
        sheet
            .write_formula(4, 0, Formula::new("=1+1").set_result("2"))
            .unwrap();
        sheet.write_string(4, 2, "  dua\nbaris ").unwrap();
        sheet.set_row_hidden(4).unwrap();
        sheet
            .merge_range(5, 0, 6, 0, "Kanor", &Format::new())
            .unwrap();
        sheet.write_string(5, 1, "a").unwrap();
        sheet.write_string(6, 1, "b").unwrap();
        sheet.write_string(7, 1, "c").unwrap();
        book.add_worksheet()
            .set_hidden(true)
            .write_string(0, 0, "daftar")
            .unwrap();
        book.add_worksheet()
            .set_name("Lain")
            .unwrap()
            .write_string(1, 1, "z")
            .unwrap();
    });
    let expect: [(&str, &[&str]); 7] = [
        ("Laporan!1", &["Rekap"]),
        (
            "Laporan!4",
            &["12345670", "2026-01-03", "2026-01-03 10:20:05", "09:05:00"],
        ),
        ("Laporan!5", &["2", "", "dua\nbaris"]),
        ("Laporan!6", &["Kanor", "a"]),
        ("Laporan!7", &["Kanor", "b"]),
        ("Laporan!8", &["", "c"]),
        ("Lain!2", &["", "z"]),
    ];
    let found = rows(&path);
    let found: Vec<(&str, Vec<&str>)> = found
        .iter()
        .map(|(place, cells)| (place.as_str(), cells.iter().map(String::as_str).collect()))
        .collect();
    assert_eq!(found, expect.map(|(place, cells)| (place, cells.to_vec())));
}

#[test]
fn a_cell_that_is_merged_down_is_told_from_one_that_says_the_same() {
    let files = Files::new();
    let book = files.book("a.xlsx", |book| {
        let sheet = book.add_worksheet();
        sheet.merge_range(0, 1, 1, 1, "5", &Format::new()).unwrap();
        for n in 0..3 {
            sheet.write_string(n, 0, "Kanor").unwrap();
        }
        sheet.write_string(2, 1, "5").unwrap();
    });
    let page = files.write(
        "b.xls",
        "<table><tr><td>Kanor<td rowspan=2>5</tr><tr><td>Kanor</tr><tr><td>Kanor<td>5</tr></table>",
    );
    for path in [book, page] {
        let mut told = Vec::new();
        read_rows(&path, &mut |row| {
            told.push((row.cells[1].clone(), row.repeated));
            ControlFlow::Continue(())
        })
        .unwrap();
        let five = || "5".to_owned();
        assert_eq!(
            told,
            [(five(), vec![]), (five(), vec![1]), (five(), vec![])]
        );
    }
}

#[test]
fn csv_of_any_delimiter_and_charset_is_read() {
    let files = Files::new();
    let text = "Rekap pengaduan\n\nNo;Isi\n1;\"jalan, jembatan;\ndan \"\"pasar\"\"\"\n2;é\n";
    let expect: Vec<Vec<String>> = [
        vec!["Rekap pengaduan"],
        vec!["No", "Isi"],
        vec!["1", "jalan, jembatan;\ndan \"pasar\""],
        vec!["2", "é"],
    ]
    .map(|row| row.into_iter().map(str::to_owned).collect())
    .to_vec();
    let (windows, ..) = encoding_rs::WINDOWS_1252.encode(text);
    let utf16: Vec<u8> = "\u{feff}"
        .chars()
        .chain(text.chars())
        .flat_map(|c| {
            let mut b = [0; 2];
            c.encode_utf16(&mut b);
            b[0].to_le_bytes()
        })
        .collect();
    for bytes in [
        text.as_bytes(),
        &windows,
        &utf16,
        format!("\u{feff}{text}").as_bytes(),
        format!("sep=;\n{text}").as_bytes(),
    ] {
        assert_eq!(texts(&files.write("a.csv", bytes)), expect);
    }
    let tabs = files.write("b.txt", "a\tb,c\nd\te,f\n");
    assert_eq!(texts(&tabs), [["a", "b,c"], ["d", "e,f"]]);
    let commas = files.write("c.csv", "a,b;x;y\nc,d\n");
    assert_eq!(texts(&commas), [["a", "b;x;y"], ["c", "d"]]);
    let places: Vec<String> = rows(&files.write("d.csv", text))
        .into_iter()
        .map(|r| r.0)
        .collect();
    assert_eq!(places, ["1", "3", "4", "6"]);
}

#[test]
fn a_table_of_html_is_an_export_too() {
    let files = Files::new();
    let path = files.write(
        "a.xls",
        "<html><meta charset=utf-8><table><tr><td colspan=2>Rekap</td></tr>\
         <tr><th>Kec<th>Isi</tr><tr><td rowspan=2>Kanor<td>a &amp; b<br>c</tr><tr><td>d</tr></table>",
    );
    let expect = [
        vec!["Rekap", ""],
        vec!["Kec", "Isi"],
        vec!["Kanor", "a & b\nc"],
        vec!["Kanor", "d"],
    ];
    assert_eq!(texts(&path), expect);
    refused(
        &files.write("b.xls", "<html><form>Login</form>"),
        "login page",
    );
}

#[test]
fn what_is_no_table_says_so_with_its_remedy() {
    let files = Files::new();
    let good = files.xlsx("good.xlsx", &vec![vec!["Isi"; 50]; 50]);
    let bytes = std::fs::read(&good).unwrap();
    refused(
        &files.write("cut.xlsx", &bytes[..bytes.len() / 2]),
        "cut short",
    );
    refused(&files.write("empty.csv", " \n"), "is empty");
    refused(
        &files.write("a.pdf", "%PDF-1.7"),
        "neither a spreadsheet nor text",
    );
    refused(
        &files.write("b.csv", b"a\0\x01\x02b,c\n"),
        "neither a spreadsheet nor text",
    );
    refused(
        &files.write("c.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest"),
        "XLS",
    );
    refused(
        &files.write(
            "d.ods",
            b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
        ),
        "save it as XLSX",
    );
    // By its content a CSV, whatever its name says.
    assert_eq!(texts(&files.write("e.xlsx", "a,b\n")), [["a", "b"]]);
}

/// In the container that a protected workbook has: a directory with an entry `EncryptedPackage`.
#[test]
fn a_protected_workbook_is_told_from_a_damaged_one() {
    let mut file = vec![0u8; 512 * 4];
    file[..8].copy_from_slice(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    let put16 =
        |file: &mut [u8], at: usize, n: u16| file[at..at + 2].copy_from_slice(&n.to_le_bytes());
    let put32 =
        |file: &mut [u8], at: usize, n: u32| file[at..at + 4].copy_from_slice(&n.to_le_bytes());
    put16(&mut file, 24, 0x3e);
    put16(&mut file, 26, 3);
    put16(&mut file, 28, 0xfffe);
    put16(&mut file, 30, 9);
    put16(&mut file, 32, 6);
    put32(&mut file, 44, 1);
    put32(&mut file, 48, 1);
    put32(&mut file, 56, 4096);
    put32(&mut file, 60, 0xffff_fffe);
    put32(&mut file, 68, 0xffff_fffe);
    for i in 0..109 {
        put32(&mut file, 76 + 4 * i, if i == 0 { 0 } else { u32::MAX });
    }
    for i in 0..128 {
        put32(
            &mut file,
            512 + 4 * i,
            match i {
                0 => 0xffff_fffd,
                1 => 0xffff_fffe,
                _ => u32::MAX,
            },
        );
    }
    for (i, (name, kind)) in [("Root Entry", 5u8), ("EncryptedPackage", 2)]
        .into_iter()
        .enumerate()
    {
        let at = 1024 + 128 * i;
        for (j, unit) in name.encode_utf16().enumerate() {
            put16(&mut file, at + 2 * j, unit);
        }
        put16(&mut file, at + 64, 2 * (name.len() as u16 + 1));
        file[at + 66] = kind;
        put32(&mut file, at + 116, 0xffff_fffe);
    }
    let files = Files::new();
    refused(&files.write("a.xlsx", &file), "protected by a password");
}

#[test]
fn a_small_file_that_unpacks_without_end_is_refused() {
    use std::io::Write;
    use zip::{ZipWriter, write::SimpleFileOptions};
    let files = Files::new();
    let path = files.0.path().join("bomb.xlsx");
    let mut zip = ZipWriter::new(File::create(&path).unwrap());
    zip.start_file("xl/sharedStrings.xml", SimpleFileOptions::default())
        .unwrap();
    let zeros = vec![b' '; 1 << 20];
    for _ in 0..257 {
        zip.write_all(&zeros).unwrap();
    }
    zip.finish().unwrap();
    assert!(path.metadata().unwrap().len() < 1 << 20);
    refused(&path, "unpacks to more");
}
