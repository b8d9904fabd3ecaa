//! Statistics of places: appended, the latest revision counts.

use super::{
    fault::Fault,
    values::{from_json, json, micros},
};
use crate::{PutFigures, RevisedFigure};
use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Transaction, params};
use std::collections::BTreeMap;
use titen_model::{Figure, WilayahCode};

pub(super) fn put(
    tx: &Transaction<'_>,
    office: &str,
    figures: &[Figure],
    file: &str,
    at: DateTime<Utc>,
) -> Result<PutFigures, Fault> {
    let mut put = PutFigures::default();
    let mut known = tx.prepare_cached(
        "SELECT revision, value, source FROM figures
         WHERE office = ?1 AND indicator = ?2 AND wilayah = ?3 AND year = ?4
         ORDER BY revision DESC LIMIT 1",
    )?;
    let mut insert = tx.prepare_cached(
        "INSERT INTO figures (office, indicator, wilayah, year, revision, value, source, file, at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?;
    for figure in figures {
        let key = params![
            office,
            figure.indicator.as_str(),
            figure.wilayah.as_str(),
            figure.year
        ];
        let before: Option<(u32, f64, String)> = known
            .query_row(key, |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))
            .optional()?;
        let revision = match before {
            Some((_, value, source)) if value == figure.value && source == figure.source => {
                put.unchanged += 1;
                continue;
            }
            Some((revision, value, source)) => {
                put.revised.push(RevisedFigure {
                    before: Figure {
                        value,
                        source,
                        ..figure.clone()
                    },
                    now: figure.clone(),
                });
                revision + 1
            }
            None => {
                put.taken += 1;
                1
            }
        };
        insert.execute(params![
            office,
            figure.indicator.as_str(),
            figure.wilayah.as_str(),
            figure.year,
            revision,
            figure.value,
            figure.source,
            file,
            micros(at),
        ])?;
    }
    Ok(put)
}

pub(super) fn latest(tx: &Transaction<'_>, office: &str) -> Result<Vec<Figure>, Fault> {
    let mut found = tx.prepare_cached(
        "SELECT indicator, wilayah, year, value, source FROM figures f
         WHERE office = ?1 AND revision = (
             SELECT max(revision) FROM figures l
             WHERE l.office = f.office AND l.indicator = f.indicator AND l.wilayah = f.wilayah
               AND l.year = f.year)
         ORDER BY indicator, wilayah, year",
    )?;
    let mut rows = found.query([office])?;
    let mut figures = Vec::new();
    while let Some(row) = rows.next()? {
        figures.push(Figure {
            indicator: row.get::<_, String>(0)?.into(),
            wilayah: WilayahCode::new(row.get::<_, String>(1)?),
            year: row.get(2)?,
            value: row.get(3)?,
            source: row.get(4)?,
        });
    }
    Ok(figures)
}

pub(super) fn put_map(
    tx: &Transaction<'_>,
    office: &str,
    header: &str,
    map: &BTreeMap<String, String>,
) -> Result<(), Fault> {
    tx.execute(
        "INSERT INTO figure_maps (office, header, map) VALUES (?1, ?2, ?3)
         ON CONFLICT DO UPDATE SET map = ?3",
        params![office, header, json(map)],
    )?;
    Ok(())
}

pub(super) fn map(
    tx: &Transaction<'_>,
    office: &str,
    header: &str,
) -> Result<Option<BTreeMap<String, String>>, Fault> {
    let found: Option<String> = tx
        .query_row(
            "SELECT map FROM figure_maps WHERE office = ?1 AND header = ?2",
            [office, header],
            |r| r.get(0),
        )
        .optional()?;
    found.map(|map| from_json(&map)).transpose()
}
