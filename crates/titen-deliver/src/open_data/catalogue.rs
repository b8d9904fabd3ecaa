//! DCAT 3 (W3C) as JSON-LD: one catalogue, a series of datasets, a dataset for each week with its two distributions.

use super::{CATALOGUE, DICTIONARY, LEFT_OUT, LIST_CSV, OpenDataTarget};
use crate::ParcelFile;
use crate::wording::scope;
use chrono::NaiveDate;
use serde_json::{Value, json};
use std::path::Path;
use titen_model::indonesian::days_of;
use titen_model::{Brief, sha256_hex};

pub fn bytes(value: &Value) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(value).expect("a value serialises");
    bytes.push(b'\n');
    bytes
}

/// The day on which this week was first put here.
pub fn issued(dataset: &Path) -> Option<NaiveDate> {
    let node: Value = serde_json::from_slice(&std::fs::read(dataset).ok()?).ok()?;
    node["dct:issued"]["@value"].as_str()?.parse().ok()
}

/// A week's node. It stands in its own file too, without the context.
pub fn dataset(
    brief: &Brief,
    target: &OpenDataTarget,
    files: &[ParcelFile],
    issued: NaiveDate,
    modified: NaiveDate,
) -> Value {
    let week = brief.week.to_string();
    let sample = if brief.sample { "[DATA CONTOH] " } else { "" };
    let scope = scope(brief);
    let days = days_of(brief.week);
    let distributions: Vec<Value> = files
        .iter()
        .map(|f| distribution(target, &week, f))
        .collect();
    let keywords = ["isu strategis", "opini publik", "aspirasi publik", "USG"].map(id);
    let mut node = json!({
        "@id": at(target, &format!("{week}/")),
        "@type": "dcat:Dataset",
        "dct:identifier": format!("isu-strategis-{week}"),
        "dct:title": id(&format!("{sample}Isu strategis {scope}, {days}")),
        "dct:description": id(&format!(
            "{sample}Daftar {} isu strategis {scope} pekan {days}, disusun dari {} butir di media dan kanal pengaduan, dengan nilai urgensi, keseriusan, dan pertumbuhan (USG). {LEFT_OUT}",
            brief.issues.len(),
            thousands(brief.coverage.n_items)
        )),
        "dct:issued": date(issued),
        "dct:modified": date(modified),
        "dcat:version": brief.revision.to_string(),
        "dcat:inSeries": { "@id": at(target, "#seri") },
        "dct:accrualPeriodicity": { "@id": "http://publications.europa.eu/resource/authority/frequency/WEEKLY" },
        "dct:language": { "@id": "http://publications.europa.eu/resource/authority/language/IND" },
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": date(brief.week.monday()),
            "dcat:endDate": date(brief.week.sunday()),
        },
        "dct:spatial": spatial(target, &scope),
        "dct:publisher": { "@id": at(target, "#penerbit") },
        "dct:license": { "@id": target.licence },
        "dct:accessRights": { "@id": "http://publications.europa.eu/resource/authority/access-right/PUBLIC" },
        "dcat:keyword": keywords,
        "dcat:distribution": distributions,
        "foaf:page": { "@id": at(target, DICTIONARY) },
    });
    if brief.revision > 1 {
        node["adms:versionNotes"] =
            id(&format!("Ralat {} atas edisi pertama.", brief.revision - 1));
    }
    if let Some(contact) = &target.contact {
        node["dcat:contactPoint"] = json!({
            "@type": "vcard:Organization",
            "vcard:fn": target.publisher,
            "vcard:hasEmail": { "@id": format!("mailto:{contact}") },
        });
    }
    node
}

fn distribution(target: &OpenDataTarget, week: &str, file: &ParcelFile) -> Value {
    let address = at(target, &format!("{week}/{}", file.name));
    let (kind, title, format) = if file.name == LIST_CSV {
        ("text/csv", "Daftar isu (CSV)", "CSV")
    } else {
        (
            "application/json",
            "Daftar isu dan jumlah butir per kanal (JSON)",
            "JSON",
        )
    };
    json!({
        "@id": address,
        "@type": "dcat:Distribution",
        "dct:title": id(title),
        "dcat:accessURL": { "@id": address },
        "dcat:downloadURL": { "@id": address },
        "dcat:mediaType": { "@id": format!("https://www.iana.org/assignments/media-types/{kind}") },
        "dct:format": { "@id": format!("http://publications.europa.eu/resource/authority/file-type/{format}") },
        "dcat:byteSize": { "@type": "xsd:nonNegativeInteger", "@value": file.bytes.len().to_string() },
        "dct:license": { "@id": target.licence },
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": { "@id": "spdx:checksumAlgorithm_sha256" },
            "spdx:checksumValue": { "@type": "xsd:hexBinary", "@value": sha256_hex(&file.bytes) },
        },
    })
}

/// Of the weeks given, earliest first. Its dates are those of its datasets: no clock is asked.
pub fn catalogue(target: &OpenDataTarget, weeks: Vec<Value>) -> Vec<u8> {
    let day = |node: &Value, key: &str| node[key]["@value"].as_str().map(str::to_owned);
    let issued = weeks.iter().filter_map(|w| day(w, "dct:issued")).min();
    let modified = weeks.iter().filter_map(|w| day(w, "dct:modified")).max();
    let mut series = json!({
        "@id": at(target, "#seri"),
        "@type": "dcat:DatasetSeries",
        "dct:title": id("Isu strategis mingguan"),
        "dct:description": id("Satu himpunan data untuk setiap pekan."),
        "dct:publisher": { "@id": at(target, "#penerbit") },
        "dct:accrualPeriodicity": { "@id": "http://publications.europa.eu/resource/authority/frequency/WEEKLY" },
    });
    for (key, week) in [("dcat:first", weeks.first()), ("dcat:last", weeks.last())] {
        if let Some(week) = week {
            series[key] = json!({ "@id": week["@id"] });
        }
    }
    let mut all = json!({
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "vcard": "http://www.w3.org/2006/vcard/ns#",
            "adms": "http://www.w3.org/ns/adms#",
            "spdx": "http://spdx.org/rdf/terms#",
            "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
        "@id": at(target, CATALOGUE),
        "@type": "dcat:Catalog",
        "dct:title": id("Isu strategis: data terbuka"),
        "dct:description": id(&format!("Daftar isu strategis mingguan dari {}. {LEFT_OUT}", target.publisher)),
        "dct:publisher": {
            "@id": at(target, "#penerbit"),
            "@type": "foaf:Agent",
            "foaf:name": id(&target.publisher),
        },
        "dct:license": { "@id": target.licence },
        "dct:language": { "@id": "http://publications.europa.eu/resource/authority/language/IND" },
        "dcat:dataset": std::iter::once(series).chain(weeks).collect::<Vec<_>>(),
    });
    for (key, day) in [("dct:issued", issued), ("dct:modified", modified)] {
        if let Some(day) = day {
            all[key] = json!({ "@type": "xsd:date", "@value": day });
        }
    }
    bytes(&all)
}

/// Where it is served, or relative to the catalogue.
fn at(target: &OpenDataTarget, path: &str) -> String {
    let base = target.url.as_ref().map_or("", |u| u.as_str());
    format!("{base}{path}")
}

fn id(text: &str) -> Value {
    json!({ "@language": "id", "@value": text })
}

fn date(day: NaiveDate) -> Value {
    json!({ "@type": "xsd:date", "@value": day.to_string() })
}

fn spatial(target: &OpenDataTarget, scope: &str) -> Value {
    let mut place = json!({ "@type": "dct:Location", "rdfs:label": id(scope) });
    if let Some(code) = &target.wilayah {
        place["dct:identifier"] = code.as_str().into();
    }
    place
}

/// `1.234`
fn thousands(n: u32) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push('.');
        }
        out.push(c);
    }
    out
}
