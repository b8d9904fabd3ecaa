//! The index's fields: words and stems to rank by, codes to filter by, numbers to sort by.

use super::terms;
use tantivy::Term;
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STRING, Schema, TextFieldIndexing, TextOptions,
};
use titen_model::{ItemId, OfficeId};

pub(super) struct Fields {
    /// Office and item: what a newer document of the item replaces.
    key: Field,
    pub(super) office: Field,
    /// The item's id in two halves: no text is stored, so there is no document store to read.
    pub(super) id_high: Field,
    pub(super) id_low: Field,
    /// Microseconds.
    pub(super) at: Field,
    pub(super) channel: Field,
    pub(super) source: Field,
    /// Every place and all that it lies in.
    pub(super) wilayah: Field,
    pub(super) urusan: Field,
    /// As written, stop words too, with positions: phrases and the bonus for the exact word.
    pub(super) title_words: Field,
    pub(super) body_words: Field,
    /// Without stop words.
    pub(super) title_stems: Field,
    pub(super) body_stems: Field,
}

pub(super) const ID_HIGH: &str = "id_high";
pub(super) const ID_LOW: &str = "id_low";
pub(super) const AT: &str = "at";

impl Fields {
    pub(super) fn schema() -> Schema {
        let text = |record| {
            let indexing = TextFieldIndexing::default()
                .set_tokenizer(terms::NAME)
                .set_index_option(record);
            TextOptions::default().set_indexing_options(indexing)
        };
        let words = text(IndexRecordOption::WithFreqsAndPositions);
        let stems = text(IndexRecordOption::WithFreqs);
        let mut schema = Schema::builder();
        schema.add_bytes_field("key", INDEXED);
        schema.add_u64_field(ID_HIGH, FAST);
        schema.add_u64_field(ID_LOW, FAST);
        schema.add_i64_field(AT, FAST);
        for name in ["office", "channel", "source", "wilayah", "urusan"] {
            schema.add_text_field(name, STRING);
        }
        schema.add_text_field("title_words", words.clone());
        schema.add_text_field("body_words", words);
        schema.add_text_field("title_stems", stems.clone());
        schema.add_text_field("body_stems", stems);
        schema.build()
    }

    pub(super) fn of(schema: &Schema) -> tantivy::Result<Self> {
        Ok(Fields {
            key: schema.get_field("key")?,
            office: schema.get_field("office")?,
            id_high: schema.get_field(ID_HIGH)?,
            id_low: schema.get_field(ID_LOW)?,
            at: schema.get_field(AT)?,
            channel: schema.get_field("channel")?,
            source: schema.get_field("source")?,
            wilayah: schema.get_field("wilayah")?,
            urusan: schema.get_field("urusan")?,
            title_words: schema.get_field("title_words")?,
            body_words: schema.get_field("body_words")?,
            title_stems: schema.get_field("title_stems")?,
            body_stems: schema.get_field("body_stems")?,
        })
    }

    pub(super) fn key(&self, office: &OfficeId, item: &ItemId) -> Term {
        Term::from_field_bytes(self.key, &Fields::key_bytes(office, item))
    }

    pub(super) fn key_bytes(office: &OfficeId, item: &ItemId) -> Vec<u8> {
        let mut key = office.as_str().as_bytes().to_vec();
        key.push(0);
        key.extend_from_slice(item.as_bytes());
        key
    }

    pub(super) fn key_field(&self) -> Field {
        self.key
    }
}

/// The halves of an id, in the order of its bytes.
pub(super) fn halves(item: &ItemId) -> (u64, u64) {
    let n = u128::from_be_bytes(*item.as_bytes());
    ((n >> 64) as u64, n as u64)
}

pub(super) fn whole(high: u64, low: u64) -> ItemId {
    ItemId::from_bytes((u128::from(high) << 64 | u128::from(low)).to_be_bytes())
}
