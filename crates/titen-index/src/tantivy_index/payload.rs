//! What a commit says of itself.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use titen_model::OfficeId;

/// Raise it with every change of `fields` or of what goes into them.
const SCHEMA: u32 = 1;

#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Payload {
    schema: u32,
    made_by: String,
    watermarks: BTreeMap<OfficeId, u64>,
}

impl Payload {
    pub(super) fn new(made_by: &str) -> Self {
        Payload {
            schema: SCHEMA,
            made_by: made_by.to_owned(),
            watermarks: BTreeMap::new(),
        }
    }

    /// An index without a commit has none: blank.
    pub(super) fn read(text: Option<&str>) -> Result<Self, String> {
        match text {
            None => Ok(Payload::default()),
            Some(text) => serde_json::from_str(text).map_err(|e| format!("its payload: {e}")),
        }
    }

    pub(super) fn written(&self) -> String {
        serde_json::to_string(self).expect("two fields and a map with string keys")
    }

    pub(super) fn is_blank(&self) -> bool {
        self.schema == 0
    }

    pub(super) fn has_our_schema(&self) -> bool {
        self.schema == SCHEMA
    }

    pub(super) fn is_of(&self, made_by: &str) -> bool {
        self.has_our_schema() && self.made_by == made_by
    }

    pub(super) fn watermark(&self, office: &OfficeId) -> u64 {
        self.watermarks.get(office).copied().unwrap_or(0)
    }

    pub(super) fn set_watermark(&mut self, office: &OfficeId, watermark: u64) {
        self.watermarks.insert(office.clone(), watermark);
    }
}
