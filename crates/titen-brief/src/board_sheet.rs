//! `board.xlsx`: the units on one sheet, all cases on another, to be filtered and sorted, and how to read them.

use crate::{
    board_page::{BoardHead, class, colour, step, unit_name},
    indonesian::day,
    labels::SAMPLE_MARK,
    plain::plain,
    row_height::height,
    xlsx_list::fitting,
};
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};
use titen_model::{Board, BoardCase, Colour};

const A4: u8 = 9;

pub fn board_sheet(board: &Board, head: BoardHead<'_>) -> Vec<u8> {
    workbook(board, head)
        .and_then(|mut book| book.save_to_buffer())
        .expect("a board stays within a sheet's limits")
}

fn workbook(board: &Board, head: BoardHead<'_>) -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::parse_from_str(&board.at.to_string())?;
    book.set_properties(
        &DocProperties::new()
            .set_title(format!("Papan Jumat {}", board.at))
            .set_comment(if head.sample { SAMPLE_MARK } else { "" })
            .set_creation_datetime(&made),
    );
    units(book.add_worksheet(), board)?;
    cases(book.add_worksheet(), board)?;
    said(book.add_worksheet(), board, head)?;
    for sheet in book.worksheets_mut() {
        sheet.set_paper_size(A4).set_landscape();
        sheet.set_print_fit_to_pages(1, 0);
        let mark = if head.sample { SAMPLE_MARK } else { "" };
        sheet.set_header(format!("&LPapan Jumat {}&R{mark}", board.at));
        sheet.set_footer("&R&P / &N");
    }
    Ok(book)
}

fn headed(sheet: &mut Worksheet, columns: &[(&str, f64)]) -> Result<(), XlsxError> {
    let head = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_background_color(Color::RGB(0x17375E))
        .set_font_color(Color::White);
    for (at, (name, width)) in (0u16..).zip(columns) {
        sheet.write_with_format(0, at, *name, &head)?;
        sheet.set_column_width(at, *width)?;
    }
    sheet.set_row_height(0, height(columns.iter().copied()))?;
    sheet.set_freeze_panes(1, 2)?;
    Ok(())
}

fn painted(c: Colour) -> Format {
    let (back, front) = match c {
        Colour::Merah => (0xB3261E, 0xFFFFFF),
        Colour::Kuning => (0xFFD666, 0x3A2C00),
        Colour::Hijau => (0x2F7355, 0xFFFFFF),
    };
    Format::new()
        .set_align(FormatAlign::Top)
        .set_background_color(Color::RGB(back))
        .set_font_color(Color::RGB(front))
}

fn units(sheet: &mut Worksheet, board: &Board) -> Result<(), XlsxError> {
    sheet.set_name("Perangkat Daerah")?;
    let columns = [
        ("warna", 10.0),
        ("perangkat_daerah", 46.0),
        ("merah", 9.0),
        ("kuning", 9.0),
        ("hijau", 9.0),
        ("terlama_menunggu_hari_kerja", 16.0),
        ("tepat_waktu", 11.0),
        ("terlambat", 11.0),
        ("lewat_batas_masih_terbuka", 15.0),
        ("tidak_dapat_dipastikan", 15.0),
        ("persen_tepat_waktu", 12.0),
    ];
    headed(sheet, &columns)?;
    let percent = Format::new().set_num_format("0%");
    let mut row = 0;
    for unit in &board.units {
        row += 1;
        sheet.write_with_format(row, 0, colour(unit.colour).0, &painted(unit.colour))?;
        sheet.write_string(row, 1, fitting(&unit_name(unit)))?;
        let c = &unit.counts;
        for (at, n) in (2u16..).zip([c.merah, c.kuning, c.hijau]) {
            sheet.write_number(row, at, n)?;
        }
        if let Some(oldest) = c.oldest {
            sheet.write_number(row, 5, oldest)?;
        }
        let p = &c.punctual;
        for (at, n) in (6u16..).zip([p.on_time, p.late, p.overdue_open, p.unsure]) {
            sheet.write_number(row, at, n)?;
        }
        if let Some(share) = p.share() {
            sheet.write_number_with_format(row, 10, share, &percent)?;
        }
    }
    sheet.autofilter(0, 0, row.max(1), columns.len() as u16 - 1)?;
    Ok(())
}

fn cases(sheet: &mut Worksheet, board: &Board) -> Result<(), XlsxError> {
    sheet.set_name("Laporan")?;
    let columns = [
        ("warna", 10.0),
        ("perangkat_daerah", 34.0),
        ("nomor", 16.0),
        ("kanal", 12.0),
        ("jenis", 22.0),
        ("judul", 50.0),
        ("tempat", 28.0),
        ("masuk", 12.0),
        ("hari_kerja", 9.0),
        ("batas", 12.0),
        ("langkah_terakhir", 30.0),
        ("sebab_warna", 40.0),
        ("berulang", 20.0),
        ("id_isu", 15.0),
    ];
    headed(sheet, &columns)?;
    let mut row = 0;
    for unit in &board.units {
        for case in &unit.cases {
            row += 1;
            sheet.write_with_format(row, 0, colour(case.colour).0, &painted(case.colour))?;
            sheet.write_string(row, 1, fitting(&unit_name(unit)))?;
            case_row(sheet, row, case)?;
        }
    }
    sheet.autofilter(0, 0, row.max(1), columns.len() as u16 - 1)?;
    Ok(())
}

/// What the page says around its tables.
fn said(sheet: &mut Worksheet, board: &Board, head: BoardHead<'_>) -> Result<(), XlsxError> {
    sheet.set_name("Keterangan")?;
    headed(sheet, &[("hal", 24.0), ("isi", 100.0)])?;
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let mut rows = vec![
        ("keadaan", day(board.at)),
        ("wilayah", head.scope.to_owned()),
    ];
    rows.extend(
        board
            .notes
            .iter()
            .map(|note| ("cara membaca", note.clone())),
    );
    if head.sample {
        rows.push(("catatan", SAMPLE_MARK.to_owned()));
    }
    for (row, (about, text)) in (1u32..).zip(rows) {
        sheet.set_row_height(row, height([(text.as_str(), 100.0)].into_iter()))?;
        sheet.write_string_with_format(row, 0, about, &wrapped)?;
        sheet.write_string_with_format(row, 1, fitting(&plain(&text)), &wrapped)?;
    }
    Ok(())
}

fn case_row(sheet: &mut Worksheet, row: u32, case: &BoardCase) -> Result<(), XlsxError> {
    let date = Format::new().set_num_format("d mmm yyyy");
    let day = |d: chrono::NaiveDate| ExcelDateTime::parse_from_str(&d.to_string());
    let places: Vec<String> = case.wilayah.iter().map(|w| plain(&w.name)).collect();
    // As text, a formula of a source stays what it is: words.
    sheet.write_string(row, 2, fitting(&plain(&case.key)))?;
    sheet.write_string(row, 3, case.channel.label())?;
    sheet.write_string(row, 4, class(case.class))?;
    sheet.write_string(row, 5, fitting(&plain(&case.title)))?;
    sheet.write_string(row, 6, fitting(&places.join("; ")))?;
    sheet.write_with_format(row, 7, &day(case.received)?, &date)?;
    sheet.write_number(row, 8, case.age)?;
    if let Some(due) = case.due {
        sheet.write_with_format(row, 9, &day(due)?, &date)?;
    }
    sheet.write_string(
        row,
        10,
        case.last_step
            .as_ref()
            .map_or_else(|| "belum ada".into(), step),
    )?;
    sheet.write_string(row, 11, fitting(&case.why))?;
    sheet.write_string(row, 12, fitting(&plain(&case.repeated.join(", "))))?;
    sheet.write_string(row, 13, case.issue.as_ref().map_or("", |i| i.as_str()))?;
    Ok(())
}
