//! Values to put.

use chrono::{DateTime, Utc};
use titen_model::{
    Channel, Cue, CueKind, CueUnit, Document, Field, Item, ItemId, Lang, OfficeId,
    PerangkatDaerahId, PlaceMention, Published, Quotation, QuotationKind, Signature, Span, Term,
    Tone, UrusanCode, UrusanTag, WilayahCode,
};

pub(crate) fn office() -> OfficeId {
    OfficeId::new("bojonegoro")
}

/// Noon in UTC on that day of August 2026; the 10th is a Monday.
pub(crate) fn noon(day: u32) -> DateTime<Utc> {
    format!("2026-08-{day:02}T12:00:00Z").parse().unwrap()
}

pub(crate) fn item(key: &str, body: &str) -> Item {
    Item {
        id: ItemId::new("blok", key),
        key: key.to_owned(),
        source: "blok".to_owned(),
        channel: Channel::News,
        url: Some(format!("https://blok.example/{key}")),
        title: Some("Jalan rusak".to_owned()),
        body: Some(body.to_owned()),
        published: Some(Published::instant(noon(11))),
        received: noon(12),
        lang: None,
        extra: Default::default(),
    }
}

pub(crate) fn document(item: &Item, revision: u32, made_by: &str) -> Document {
    let span = Span {
        field: Field::Title,
        start: 0,
        end: 5,
    };
    Document {
        item: item.id,
        revision,
        made_by: made_by.to_owned(),
        channel: item.channel,
        source: item.source.as_str().into(),
        at: item.at(),
        lang: Lang::Id,
        terms: vec![Term {
            word: "jalanan".into(),
            stem: "jalan".into(),
            span,
            stop: false,
        }],
        sentences: vec![span],
        names: vec!["malo".into()],
        signature: Signature(vec![7, u32::MAX]),
        wilayah: vec![PlaceMention {
            name: "Malo".into(),
            span,
            candidates: vec![WilayahCode::new("35.22.15")],
        }],
        default_wilayah: Some(WilayahCode::new("35.22")),
        urusan: vec![UrusanTag {
            code: UrusanCode::new("1.03"),
            confidence: 0.1,
            words: vec!["jalan".into()],
        }],
        perangkat_daerah: Vec::new(),
        tone: Tone::Negatif,
        cues: vec![Cue {
            kind: CueKind::Victims,
            value: Some(0.1 + 0.2),
            unit: Some(CueUnit::Persons),
            approximate: true,
            words: "tiga korban".into(),
            span,
        }],
        times: Vec::new(),
        quotes: vec![Quotation {
            kind: QuotationKind::Indirect,
            span,
            name: Some("Retno".into()),
            office: Some("Camat Dander".into()),
            perangkat_daerah: Some(PerangkatDaerahId::new("Kec. Dander")),
        }],
        off_topic: None,
        voice: "blok".into(),
        warnings: Vec::new(),
    }
}
