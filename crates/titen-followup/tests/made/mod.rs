//! An issue made of texts that were analysed as they are in use.

#![allow(dead_code, reason = "each test file uses a part of it")]

use std::collections::BTreeMap;
use std::sync::Arc;
use titen_dict::Dictionaries;
use titen_followup::Told;
use titen_model::{
    BriefIssue, BriefItem, BriefPlace, BriefSentence, BriefWouldChange, Change, Channel, Document,
    Gate, GateAnswer, Item, ItemId, Named, Published, Tone, Usg,
};
use titen_text::Analyser;

pub const ISSUE: &str = "isu-2k7w9qhd";
pub const OTHER: &str = "isu-9c4e1m0v";

pub struct Made {
    pub dict: Arc<Dictionaries>,
    pub items: Vec<Item>,
    pub documents: Vec<Document>,
    pub issue: BriefIssue,
}

impl Made {
    pub fn told(&self) -> Vec<Option<Told<'_>>> {
        self.all().into_iter().map(Some).collect()
    }

    pub fn all(&self) -> Vec<Told<'_>> {
        let both = self.items.iter().zip(&self.documents);
        both.map(|(item, document)| Told { item, document })
            .collect()
    }
}

pub fn item(source: &str, key: &str, channel: Channel, at: &str, body: &str) -> Item {
    Item {
        id: ItemId::new(source, key),
        key: key.into(),
        source: source.into(),
        channel,
        url: None,
        title: None,
        body: Some(body.into()),
        published: Some(Published::instant(at.parse().unwrap())),
        received: "2025-12-08T00:00:00Z".parse().unwrap(),
        lang: None,
        extra: BTreeMap::new(),
    }
}

/// Of one week's items; those at `copies` are copies.
pub fn made(title: &str, terms: &[&str], items: Vec<Item>, copies: &[usize]) -> Made {
    let dict = Arc::new(Dictionaries::builtin().unwrap());
    let analyser = Analyser::new(
        Arc::clone(&dict),
        Some(titen_model::WilayahCode::new("35.22")),
    );
    let documents: Vec<Document> = items.iter().map(|i| analyser.analyse(i, 1)).collect();
    let yes = || GateAnswer {
        yes: true,
        why: String::new(),
    };
    let of_issue = items.iter().enumerate().map(|(n, i)| BriefItem {
        key: i.key.clone(),
        source: i.source.clone(),
        channel: i.channel,
        title: i.headline().into(),
        excerpt: String::new(),
        url: None,
        at: i.at(),
        day_only: false,
        dated_by_receipt: false,
        tone: Tone::Negatif,
        copy: copies.contains(&n),
    });
    let issue = BriefIssue {
        budget: None,
        id: ISSUE.parse().unwrap(),
        rank: 1,
        rank_low: 1,
        rank_high: 1,
        tied_from: 1,
        tied_to: 1,
        rank_before: None,
        change: Change::New,
        title: title.into(),
        summary: items
            .first()
            .map(|i| BriefSentence {
                text: i.headline().into(),
                item: 0,
            })
            .into_iter()
            .collect(),
        terms: terms.iter().map(|t| (*t).to_owned()).collect(),
        usg: Usg { u: 3, s: 3, g: 3 },
        score: 9.0,
        parts: Vec::new(),
        gate: Gate {
            aktual: yes(),
            problematik: yes(),
            kekhalayakan: yes(),
            layak: yes(),
        },
        urusan: None,
        perangkat_daerah: Some(Named {
            code: "BPBD".into(),
            name: "Badan Penanggulangan Bencana Daerah".into(),
        }),
        wilayah: Vec::new(),
        items: of_issue.collect(),
        n_sources: 1,
        n_voices: 1,
        channels: BTreeMap::new(),
        tone: BTreeMap::new(),
        quotes: Vec::new(),
        first_seen: "2025-W49".parse().unwrap(),
        history: Vec::new(),
        weeks_listed: 1,
        would_change: BriefWouldChange::default(),
        recommendation: String::new(),
        weighted: None,
        joins: Vec::new(),
        edits: Vec::new(),
    };
    Made {
        dict,
        items,
        documents,
        issue,
    }
}

pub fn place(code: &str, name: &str, kecamatan: (&str, &str), items: &[usize]) -> BriefPlace {
    BriefPlace {
        code: code.into(),
        name: name.into(),
        kecamatan: Some(Named {
            code: kecamatan.0.into(),
            name: kecamatan.1.into(),
        }),
        items: items.to_vec(),
    }
}
