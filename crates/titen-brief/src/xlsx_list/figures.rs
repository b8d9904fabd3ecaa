//! The statistics beside the issues, a row a figure: typed, with source, year and standing.

use super::{Styles, fitting, page};
use crate::evident;
use crate::row_height::height;
use rust_xlsxwriter::{Format, FormatAlign, Worksheet, XlsxError};
use titen_model::{Brief, BriefIssue, Contradiction, IndicatorFact, PlaceRate, Worse};

const HEAD: [(&str, f64); 16] = [
    ("id_isu", 15.0),
    ("peringkat", 9.0),
    ("masalah", 40.0),
    ("kode_wilayah", 14.0),
    ("tempat", 26.0),
    ("butir_tanpa_salinan", 10.0),
    ("indikator", 30.0),
    ("nilai", 11.0),
    ("satuan", 12.0),
    ("tahun", 7.0),
    ("sumber", 20.0),
    ("dari_desa", 9.0),
    ("peringkat_kecamatan", 11.0),
    ("dari_kecamatan", 11.0),
    ("nilai_tengah", 11.0),
    ("catatan", 44.0),
];

pub(super) fn sheet(
    sheet: &mut Worksheet,
    brief: &Brief,
    styles: &Styles,
) -> Result<(), XlsxError> {
    sheet.set_name("Data Sektoral")?;
    for (at, (name, width)) in (0u16..).zip(HEAD) {
        sheet.write_with_format(0, at, name, &styles.head)?;
        sheet.set_column_width(at, width)?;
    }
    sheet.set_row_height(0, height(HEAD.into_iter()))?;
    let mut out = Rows {
        sheet,
        styles,
        value: Format::new()
            .set_align(FormatAlign::Top)
            .set_num_format("#,##0.00"),
        year: Format::new()
            .set_align(FormatAlign::Top)
            .set_num_format("0"),
        row: 0,
    };
    for issue in &brief.issues {
        let Some(known) = brief.evidence.of(&issue.id) else {
            continue;
        };
        for fact in &known.facts {
            out.fact(issue, fact, "")?;
        }
        for rate in &known.rates {
            out.rate(issue, rate)?;
        }
        for Contradiction { kind, fact } in &known.contradictions {
            out.fact(issue, fact, evident::contradiction_name(*kind))?;
        }
    }
    let last = out.row;
    sheet.autofilter(0, 0, last.max(1), HEAD.len() as u16 - 1)?;
    sheet.set_freeze_panes(1, 0)?;
    page(sheet, brief);
    Ok(())
}

struct Rows<'a> {
    sheet: &'a mut Worksheet,
    styles: &'a Styles,
    value: Format,
    year: Format,
    row: u32,
}

impl Rows<'_> {
    fn fact(&mut self, issue: &BriefIssue, f: &IndicatorFact, note: &str) -> Result<(), XlsxError> {
        self.begin(issue, &f.place.code, &f.place.name, f.n_items)?;
        self.words(6, &f.name)?;
        self.number(7, f.value)?;
        self.words(8, &f.unit)?;
        self.origin(f.year, &f.source)?;
        if f.from_villages > 0 {
            self.number(11, f64::from(f.from_villages))?;
        }
        if let Some(among) = f.among {
            self.number(12, f64::from(among.rank))?;
            self.number(13, f64::from(among.of))?;
            self.number(14, among.median)?;
        }
        let end = match f.worse {
            Worse::More => "peringkat 1 = terburuk (terbesar)",
            Worse::Less => "peringkat 1 = terburuk (terkecil)",
            Worse::Neither => "peringkat 1 = terbesar",
        };
        let notes = [
            note,
            if f.among.is_some() { end } else { "" },
            if f.old { "data lama" } else { "" },
        ];
        let notes: Vec<&str> = notes.into_iter().filter(|n| !n.is_empty()).collect();
        let texts = [&issue.title, &f.name, &f.source].map(String::as_str);
        let notes = notes.join("; ");
        self.high(
            texts
                .into_iter()
                .zip([2, 6, 10])
                .chain([(notes.as_str(), 15)]),
        )?;
        self.words(15, &notes)
    }

    fn rate(&mut self, issue: &BriefIssue, r: &PlaceRate) -> Result<(), XlsxError> {
        self.begin(issue, &r.place.code, &r.place.name, r.n_items)?;
        self.words(6, "Butir per 10.000 penduduk")?;
        self.number(7, r.per_10000)?;
        self.words(8, "butir")?;
        self.origin(r.year, &r.source)?;
        self.number(12, f64::from(r.rank))?;
        self.number(13, f64::from(r.of))?;
        let few = if r.few {
            "; butirnya masih sedikit"
        } else {
            ""
        };
        let note = format!("{}; peringkat 1 = terbanyak{few}", evident::people(r));
        self.high([(issue.title.as_str(), 2), (note.as_str(), 15)].into_iter())?;
        self.words(15, &note)
    }

    fn begin(
        &mut self,
        issue: &BriefIssue,
        code: &str,
        place: &str,
        n: u32,
    ) -> Result<(), XlsxError> {
        self.row += 1;
        self.words(0, issue.id.as_str())?;
        self.number(1, f64::from(issue.rank))?;
        self.words(2, &issue.title)?;
        self.words(3, code)?;
        self.words(4, place)?;
        self.number(5, f64::from(n))
    }

    /// Texts and their columns.
    fn high<'t>(&mut self, texts: impl Iterator<Item = (&'t str, usize)>) -> Result<(), XlsxError> {
        let high = height(texts.map(|(text, at)| (text, HEAD[at].1)));
        self.sheet.set_row_height(self.row, high)?;
        Ok(())
    }

    fn origin(&mut self, year: u16, source: &str) -> Result<(), XlsxError> {
        self.sheet
            .write_with_format(self.row, 9, f64::from(year), &self.year)?;
        self.words(10, source)
    }

    /// As text, a formula of a table stays what it is: words.
    fn words(&mut self, at: u16, text: &str) -> Result<(), XlsxError> {
        if !text.is_empty() {
            self.sheet
                .write_string_with_format(self.row, at, fitting(text), &self.styles.text)?;
        }
        Ok(())
    }

    fn number(&mut self, at: u16, n: f64) -> Result<(), XlsxError> {
        // `0.##` would show 12 as `12,`.
        let format = match n.fract() == 0.0 {
            true => &self.styles.number,
            false => &self.value,
        };
        self.sheet.write_with_format(self.row, at, n, format)?;
        Ok(())
    }
}
