//! The index beside each WARC file: a line a response, as CDXJ (address, time, JSON), written after its record.

use chrono::NaiveDate;
use serde_json::{Value, json};
use std::{
    fs, io,
    path::{Path, PathBuf},
};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub url: String,
    /// What was asked first, if redirects led from there.
    pub asked: Option<String>,
    pub date: String,
    pub revisit: bool,
    pub digest: String,
    pub offset: u64,
    pub length: u64,
    /// Where the next record begins.
    pub end: u64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Files {
    pub day: NaiveDate,
    pub number: u32,
    pub warc: PathBuf,
    pub index: PathBuf,
}

impl Line {
    /// Of the record that says who wrote the file.
    pub fn info(end: u64) -> Self {
        Line {
            url: "-".into(),
            asked: None,
            date: "-".into(),
            revisit: true,
            digest: "-".into(),
            offset: 0,
            length: end,
            end,
        }
    }

    pub fn written(&self) -> String {
        let rest = json!({
            "asked": self.asked, "digest": self.digest, "end": self.end, "length": self.length,
            "offset": self.offset, "revisit": self.revisit,
        });
        format!("{} {} {rest}\n", self.url, self.date)
    }

    fn read(line: &str) -> Option<Line> {
        let (url, rest) = line.split_once(' ')?;
        let (date, rest) = rest.split_once(' ')?;
        let rest: Value = serde_json::from_str(rest).ok()?;
        let number = |key: &str| rest[key].as_u64();
        Some(Line {
            url: url.to_owned(),
            asked: rest["asked"].as_str().map(str::to_owned),
            date: date.to_owned(),
            revisit: rest["revisit"].as_bool()?,
            digest: rest["digest"].as_str()?.to_owned(),
            offset: number("offset")?,
            length: number("length")?,
            end: number("end")?,
        })
    }
}

/// Up to the first line that is not whole.
pub fn read(index: &Path) -> io::Result<Vec<Line>> {
    let text = match fs::read(index) {
        Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Err(e) if e.kind() == io::ErrorKind::NotFound => String::new(),
        Err(e) => return Err(e),
    };
    let whole = text
        .split_inclusive('\n')
        .filter_map(|l| l.strip_suffix('\n'));
    Ok(whole.map_while(Line::read).collect())
}

pub fn names(folder: &Path, day: NaiveDate, number: u32) -> (PathBuf, PathBuf) {
    let name = format!("titen-{}-{number:04}", day.format("%Y%m%d"));
    (
        folder.join(format!("{name}.warc.gz")),
        folder.join(format!("{name}.cdxj")),
    )
}

/// In the order in which they were written.
pub fn files(folder: &Path) -> io::Result<Vec<Files>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(e) => return Err(e),
    };
    let mut found = Vec::new();
    for entry in entries {
        let name = entry?.file_name();
        let Some((day, number)) = name.to_str().and_then(parts) else {
            continue;
        };
        let (warc, index) = names(folder, day, number);
        found.push(Files {
            day,
            number,
            warc,
            index,
        });
    }
    found.sort_by_key(|f| (f.day, f.number));
    Ok(found)
}

fn parts(name: &str) -> Option<(NaiveDate, u32)> {
    let name = name.strip_prefix("titen-")?.strip_suffix(".cdxj")?;
    let (day, number) = name.split_once('-')?;
    Some((
        NaiveDate::parse_from_str(day, "%Y%m%d").ok()?,
        number.parse().ok()?,
    ))
}
