//! Open data: a folder with each week's list as CSV and JSON and a DCAT 3 catalogue of them, fit for a public server.
//!
//! What is public is listed in `rows`; everything else in an edition is left out, citizens' words before all, and
//! `LEFT_OUT` tells the reader so. The folder is its own record: the catalogue is made from the weeks that lie in it.

mod catalogue;
mod dictionary;
mod rows;

use crate::on_disk::on_disk;
use crate::staged::{put_file, put_folder};
use crate::{Errand, Failure, Parcel, ParcelFile, Part};
use catalogue::{catalogue, dataset};
use std::io;
use std::path::{Path, PathBuf};
use titen_model::{WilayahCode, wib_date};
use url::Url;

/// Of a week's folder.
const LIST_CSV: &str = "isu.csv";
const LIST_JSON: &str = "isu.json";
const DATASET: &str = "dataset.jsonld";
/// Of the whole folder.
const CATALOGUE: &str = "dcat.jsonld";
const DICTIONARY: &str = "kamus-kolom.csv";

const LEFT_OUT: &str = "Tidak dimuat: isi, judul, dan kutipan laporan warga; nomor dan tautan laporan (LAPOR!, SMS, PPID, pesan, media sosial); nama pelapor dan data pribadi; desa dan kelurahan; kecamatan yang hanya disebut dalam satu atau dua laporan warga; rekomendasi kepada perangkat daerah.";

/// As the config has them.
#[derive(Debug, Clone)]
pub struct OpenDataOptions {
    pub path: PathBuf,
    pub licence: String,
    pub publisher: String,
    /// Where the folder is served; without it, addresses are relative to the catalogue.
    pub url: Option<String>,
    pub contact: Option<String>,
    /// What the office's list is about, by code.
    pub wilayah: Option<WilayahCode>,
}

#[derive(Debug, Clone)]
pub struct OpenDataTarget {
    pub(crate) path: PathBuf,
    licence: Url,
    publisher: String,
    url: Option<Url>,
    contact: Option<String>,
    wilayah: Option<WilayahCode>,
}

impl OpenDataTarget {
    /// `Err` names the key, says what is wrong with it and what to write.
    pub fn new(options: OpenDataOptions) -> Result<Self, (&'static str, String)> {
        let web = |key: &'static str, text: &str, such_as: &str| {
            Url::parse(text)
                .ok()
                .filter(|u| matches!(u.scheme(), "http" | "https"))
                .ok_or_else(|| {
                    (
                        key,
                        format!("`{text}` is not an address; write one such as {such_as}"),
                    )
                })
        };
        if options.publisher.trim().is_empty() {
            return Err((
                "publisher",
                "is empty; name the office that publishes".into(),
            ));
        }
        let contact = options
            .contact
            .map(|c| c.trim_start_matches("mailto:").to_owned());
        if let Some(contact) = contact
            .as_deref()
            .filter(|c| !c.contains('@') || c.contains(' '))
        {
            return Err((
                "contact",
                format!("`{contact}` is not a mail address; write one such as data@kantor.go.id"),
            ));
        }
        let mut url = match &options.url {
            None => None,
            Some(text) => Some(web("url", text, "https://data.kantor.go.id/isu/")?),
        };
        if let Some(url) = &mut url
            && !url.path().ends_with('/')
        {
            url.set_path(&format!("{}/", url.path()));
        }
        Ok(OpenDataTarget {
            licence: web(
                "licence",
                &options.licence,
                "https://creativecommons.org/licenses/by/4.0/",
            )?,
            path: options.path,
            publisher: options.publisher,
            url,
            contact,
            wilayah: options.wilayah,
        })
    }

    pub fn part(&self, parcel: &Parcel) -> Part {
        let week = parcel.brief.week;
        Part {
            name: String::new(),
            what: format!(
                "{LIST_CSV} and {LIST_JSON} with {} issues, and {CATALOGUE}, into {}",
                parcel.brief.issues.len(),
                self.path.join(week.to_string()).display()
            ),
        }
    }

    pub async fn send(&self, errand: &Errand<'_>) -> Result<String, Failure> {
        let (target, brief) = (self.clone(), errand.parcel.brief.clone());
        let day = wib_date(errand.planned);
        let place = on_disk(&self.path, move |base| {
            let name = brief.week.to_string();
            let issued = catalogue::issued(&base.join(&name).join(DATASET)).unwrap_or(day);
            let mut files = vec![
                ParcelFile::new(LIST_CSV, rows::csv(&brief)),
                ParcelFile::new(LIST_JSON, rows::json(&brief, &target)),
            ];
            let node = dataset(&brief, &target, &files, issued, day);
            files.push(ParcelFile::new(DATASET, catalogue::bytes(&node)));
            let place = put_folder(base, &name, &files)?;
            put_file(base, DICTIONARY, &dictionary::bytes())?;
            // Last: it names what is there.
            put_file(base, CATALOGUE, &catalogue(&target, weeks_in(base)?))?;
            Ok(place)
        })
        .await?;
        Ok(place.display().to_string())
    }
}

/// The catalogue's nodes, earliest week first.
fn weeks_in(base: &Path) -> io::Result<Vec<serde_json::Value>> {
    let mut weeks = Vec::new();
    for entry in std::fs::read_dir(base)? {
        let entry = entry?;
        let name = entry.file_name();
        let Some(week) = name
            .to_str()
            .and_then(|n| n.parse::<titen_model::Week>().ok())
        else {
            continue;
        };
        let file = entry.path().join(DATASET);
        match std::fs::read(&file) {
            Ok(bytes) => {
                let node = serde_json::from_slice(&bytes).map_err(|e| {
                    io::Error::other(format!(
                        "{} cannot be read ({e}); deliver its week again with --again",
                        file.display()
                    ))
                })?;
                weeks.push((week, node));
            }
            Err(e) if e.kind() == io::ErrorKind::NotFound => {}
            Err(e) => return Err(e),
        }
    }
    weeks.sort_by_key(|(week, _)| *week);
    Ok(weeks.into_iter().map(|(_, node)| node).collect())
}

#[cfg(test)]
mod tests;
