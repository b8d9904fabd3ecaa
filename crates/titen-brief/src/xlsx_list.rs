//! `issues.xlsx`: the same list as `issues.csv` for people who work in a spreadsheet, with typed
//! cells, filters, a sheet that explains each column, and one with the items behind each issue.

mod columns;
mod figures;

use crate::{
    csv_list::{COLUMNS, rows},
    labels::SAMPLE_MARK,
    plain::plain,
    row_height::height,
};
use columns::{Kind, column};
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationRule, DocProperties, ExcelDateTime, Format, FormatAlign,
    FormatBorder, Workbook, Worksheet, XlsxError,
};
use titen_model::{Brief, wib_date};

/// Rows below the list in which an office may add its own, with the same checks.
const SPARE_ROWS: u32 = 200;
const A4: u8 = 9;
/// What a cell can hold.
const LONGEST_CELL: usize = 32_767;

/// The parts of a budget by PP 12/2019.
const JENIS_BELANJA: [&str; 4] = [
    "Belanja Operasi",
    "Belanja Modal",
    "Belanja Tidak Terduga",
    "Belanja Transfer",
];
const STATUS: [&str; 4] = ["belum ditelaah", "diterima", "ditunda", "ditolak"];

pub(crate) fn bytes(brief: &Brief) -> Vec<u8> {
    workbook(brief)
        .and_then(|mut book| book.save_to_buffer())
        .expect("a list of a week stays within a sheet's limits")
}

fn workbook(brief: &Brief) -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    // Stamped with the week's end and not with a clock, so that its bytes stay.
    let day = brief.week.sunday();
    let made = ExcelDateTime::parse_from_str(&day.to_string())?;
    book.set_properties(
        &DocProperties::new()
            .set_title(format!("Daftar isu strategis pekan {}", brief.week))
            .set_author(brief.office.kop.get(1).map_or("titen", String::as_str))
            .set_comment(if brief.sample { SAMPLE_MARK } else { "" })
            .set_creation_datetime(&made),
    );
    let styles = Styles::new();
    list(book.add_worksheet(), brief, &styles)?;
    items(book.add_worksheet(), brief, &styles)?;
    explanation(book.add_worksheet(), brief, &styles)?;
    if !brief.evidence.issues.is_empty() {
        figures::sheet(book.add_worksheet(), brief, &styles)?;
    }
    Ok(book)
}

struct Styles {
    head: Format,
    text: Format,
    number: Format,
    theirs: Format,
}

impl Styles {
    fn new() -> Self {
        let cell = Format::new().set_align(FormatAlign::Top);
        Styles {
            head: Format::new()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Top)
                .set_background_color(Color::RGB(0x17375E))
                .set_font_color(Color::White)
                .set_border_bottom(FormatBorder::Thin),
            text: cell.clone().set_text_wrap(),
            number: cell.clone().set_num_format("#,##0"),
            theirs: cell
                .set_text_wrap()
                .set_background_color(Color::RGB(0xFFF7DF)),
        }
    }
}

fn list(sheet: &mut Worksheet, brief: &Brief, styles: &Styles) -> Result<(), XlsxError> {
    sheet.set_name("Daftar Isu")?;
    let last_column = u16::try_from(COLUMNS.len() - 1).expect("few columns");
    for (at, name) in (0u16..).zip(COLUMNS) {
        let column = column(name);
        sheet.write_with_format(0, at, name, &styles.head)?;
        sheet.set_column_width(at, column.width)?;
    }
    let width = |name: &str| column(name).width;
    sheet.set_row_height(0, height(COLUMNS.iter().map(|name| (*name, width(name)))))?;
    let mut last = 0;
    for (row, cells) in (1u32..).zip(rows(brief)) {
        let texts = cells.iter().zip(COLUMNS);
        let texts = texts.map(|(cell, name)| (cell.as_str(), width(name)));
        sheet.set_row_height(row, height(texts))?;
        for (at, (name, cell)) in (0u16..).zip(COLUMNS.iter().zip(cells)) {
            let kind = column(name).kind;
            match (kind, cell.parse::<f64>()) {
                (_, _) if cell.is_empty() && kind.is_theirs() => {
                    sheet.write_blank(row, at, &styles.theirs)?;
                }
                (_, _) if cell.is_empty() => continue,
                (Kind::Number, Ok(number)) => {
                    sheet.write_with_format(row, at, number, &styles.number)?;
                }
                // As text, a formula of a source stays what it is: words.
                _ => {
                    sheet.write_string_with_format(row, at, fitting(&cell), &styles.text)?;
                }
            }
        }
        last = row;
    }
    sheet.autofilter(0, 0, last.max(1), last_column)?;
    sheet.set_freeze_panes(1, 3)?;
    checks(sheet, last + SPARE_ROWS)?;
    page(sheet, brief);
    Ok(())
}

/// What the units fill in, checked as they type.
fn checks(sheet: &mut Worksheet, last: u32) -> Result<(), XlsxError> {
    for (at, name) in (0u16..).zip(COLUMNS) {
        let check = match name {
            "jenis_belanja" => DataValidation::new()
                .allow_list_strings(&JENIS_BELANJA)?
                .set_error_message("Pilih salah satu jenis belanja dari daftar.")?,
            "status" => DataValidation::new()
                .allow_list_strings(&STATUS)?
                .set_error_message("Pilih salah satu status dari daftar.")?,
            "volume" | "anggaran" => DataValidation::new()
                .allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0))
                .set_error_message("Isi dengan angka, nol atau lebih.")?,
            "tahun_anggaran" => DataValidation::new()
                .allow_whole_number(DataValidationRule::Between(2000, 2100))
                .set_error_message("Isi dengan tahun, misalnya 2027.")?,
            _ => continue,
        };
        sheet.add_data_validation(1, at, last, at, &check)?;
    }
    Ok(())
}

fn items(sheet: &mut Worksheet, brief: &Brief, styles: &Styles) -> Result<(), XlsxError> {
    sheet.set_name("Butir")?;
    const HEAD: [(&str, f64); 10] = [
        ("id_isu", 15.0),
        ("peringkat", 9.0),
        ("no", 6.0),
        ("kunci", 18.0),
        ("sumber", 20.0),
        ("kanal", 14.0),
        ("tanggal", 12.0),
        ("judul", 60.0),
        ("salinan", 9.0),
        ("alamat", 40.0),
    ];
    for (at, (name, width)) in (0u16..).zip(HEAD) {
        sheet.write_with_format(0, at, name, &styles.head)?;
        sheet.set_column_width(at, width)?;
    }
    let date = Format::new()
        .set_num_format("d mmm yyyy")
        .set_align(FormatAlign::Top);
    sheet.set_row_height(0, height(HEAD.into_iter()))?;
    let mut row = 0;
    for issue in &brief.issues {
        for (n, item) in (1u32..).zip(&issue.items) {
            row += 1;
            let day = ExcelDateTime::parse_from_str(&wib_date(item.at).to_string())?;
            let url = plain(item.url.as_deref().unwrap_or_default());
            let texts = [&item.key, &item.source, &item.title].map(String::as_str);
            let texts = texts.into_iter().zip([HEAD[3].1, HEAD[4].1, HEAD[7].1]);
            sheet.set_row_height(row, height(texts.chain([(url.as_str(), HEAD[9].1)])))?;
            sheet.write_with_format(row, 0, issue.id.as_str(), &styles.text)?;
            sheet.write_with_format(row, 1, issue.rank, &styles.number)?;
            sheet.write_with_format(row, 2, n, &styles.number)?;
            sheet.write_string_with_format(row, 3, fitting(&plain(&item.key)), &styles.text)?;
            sheet.write_string_with_format(row, 4, fitting(&item.source), &styles.text)?;
            sheet.write_with_format(row, 5, item.channel.label(), &styles.text)?;
            sheet.write_with_format(row, 6, &day, &date)?;
            sheet.write_string_with_format(row, 7, fitting(&item.title), &styles.text)?;
            sheet.write_with_format(row, 8, if item.copy { "ya" } else { "" }, &styles.text)?;
            sheet.write_string_with_format(row, 9, fitting(&url), &styles.text)?;
        }
    }
    sheet.autofilter(0, 0, row.max(1), HEAD.len() as u16 - 1)?;
    sheet.set_freeze_panes(1, 0)?;
    page(sheet, brief);
    Ok(())
}

fn explanation(sheet: &mut Worksheet, brief: &Brief, styles: &Styles) -> Result<(), XlsxError> {
    sheet.set_name("Keterangan Kolom")?;
    for (at, (name, width)) in (0u16..).zip([("kolom", 20.0), ("isi", 70.0), ("diisi oleh", 18.0)])
    {
        sheet.write_with_format(0, at, name, &styles.head)?;
        sheet.set_column_width(at, width)?;
    }
    for (row, name) in (1u32..).zip(COLUMNS) {
        let column = column(name);
        let by = if column.kind.is_theirs() {
            "perangkat daerah"
        } else {
            "titen"
        };
        sheet.set_row_height(row, height([(name, 20.0), (column.says, 70.0)].into_iter()))?;
        sheet.write_with_format(row, 0, name, &styles.text)?;
        sheet.write_with_format(row, 1, column.says, &styles.text)?;
        sheet.write_with_format(row, 2, by, &styles.text)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    page(sheet, brief);
    Ok(())
}

fn page(sheet: &mut Worksheet, brief: &Brief) {
    sheet.set_paper_size(A4).set_landscape();
    sheet.set_print_fit_to_pages(1, 0);
    let mark = if brief.sample { SAMPLE_MARK } else { "" };
    sheet.set_header(format!("&LIsu strategis pekan {}&R{mark}", brief.week));
    sheet.set_footer("&R&P / &N");
}

/// A cell counts UTF-16.
pub(crate) fn fitting(text: &str) -> &str {
    let mut n = 0;
    let end = text.char_indices().find(|(_, c)| {
        n += c.len_utf16();
        n > LONGEST_CELL
    });
    end.map_or(text, |(end, _)| &text[..end])
}
