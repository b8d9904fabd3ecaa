//! Tone towards the public matter that an item is about.

use serde::{Deserialize, Serialize};
use std::fmt;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tone {
    Negatif,
    Netral,
    Positif,
}

impl Tone {
    pub fn as_str(self) -> &'static str {
        match self {
            Tone::Negatif => "negatif",
            Tone::Netral => "netral",
            Tone::Positif => "positif",
        }
    }
}

impl fmt::Display for Tone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
