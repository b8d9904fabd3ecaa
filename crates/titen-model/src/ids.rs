//! Ids of items, stories and issues: derived from what founded them, so two runs agree on them.

use crate::hash::hex;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use sha2::{Digest, Sha256};
use std::{fmt, str::FromStr};

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not {1}")]
pub struct BadId(String, &'static str);

fn digest(parts: &[&[u8]]) -> [u8; 32] {
    let mut h = Sha256::new();
    for (i, part) in parts.iter().enumerate() {
        if i > 0 {
            h.update([0]);
        }
        h.update(part);
    }
    h.finalize().into()
}

/// Who an item is: its source and the source's own key, however often it is edited.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemId([u8; 16]);

impl ItemId {
    pub fn new(source: &str, key: &str) -> Self {
        let d = digest(&[source.as_bytes(), key.as_bytes()]);
        let mut id = [0; 16];
        id.copy_from_slice(&d[..16]);
        ItemId(id)
    }
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        ItemId(bytes)
    }
    pub fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

impl fmt::Display for ItemId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.0))
    }
}

impl fmt::Debug for ItemId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ItemId({self})")
    }
}

impl FromStr for ItemId {
    type Err = BadId;
    fn from_str(s: &str) -> Result<Self, BadId> {
        let bad = || BadId(s.to_owned(), "an item id (32 hex digits)");
        if s.len() != 32 || !s.is_ascii() {
            return Err(bad());
        }
        let mut id = [0; 16];
        for (i, byte) in id.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&s[2 * i..2 * i + 2], 16).map_err(|_| bad())?;
        }
        Ok(ItemId(id))
    }
}

/// Human-readable in JSON, sixteen raw bytes in binary formats.
impl Serialize for ItemId {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        if s.is_human_readable() {
            s.collect_str(self)
        } else {
            self.0.serialize(s)
        }
    }
}

impl<'de> Deserialize<'de> for ItemId {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        if d.is_human_readable() {
            String::deserialize(d)?.parse().map_err(D::Error::custom)
        } else {
            Ok(ItemId(<[u8; 16]>::deserialize(d)?))
        }
    }
}

/// Crockford's base 32 without look-alikes: an id is read aloud in meetings.
fn spoken(prefix: &str, d: &[u8; 32], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let mut bits = 0u64;
    for b in &d[..5] {
        bits = bits << 8 | u64::from(*b);
    }
    f.write_str(prefix)?;
    for i in (0..8).rev() {
        let digit = (bits >> (5 * i)) & 31;
        write!(f, "{}", char::from(ALPHABET[digit as usize]))?;
    }
    Ok(())
}

macro_rules! spoken_id {
    ($(#[$doc:meta])* $name:ident, $prefix:literal, $what:literal, $founder:ty) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(smol_str::SmolStr);

        impl $name {
            pub fn founded_by(founder: &$founder) -> Self {
                struct Shown([u8; 32]);
                impl fmt::Display for Shown {
                    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        spoken($prefix, &self.0, f)
                    }
                }
                let d = digest(&[$what.as_bytes(), founder.to_string().as_bytes()]);
                $name(smol_str::SmolStr::new(Shown(d).to_string()))
            }
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl FromStr for $name {
            type Err = BadId;
            fn from_str(s: &str) -> Result<Self, BadId> {
                if s.starts_with($prefix) && s.len() == $prefix.len() + 8 {
                    Ok($name(smol_str::SmolStr::new(s)))
                } else {
                    Err(BadId(s.to_owned(), concat!("a ", $what, " id (", $prefix, "xxxxxxxx)")))
                }
            }
        }
    };
}

spoken_id! {
    /// A story, named by the item that founded it.
    StoryId, "cerita-", "story", ItemId
}
spoken_id! {
    /// An issue, named by the story that founded it; lives across weeks.
    IssueId, "isu-", "issue", StoryId
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_stable_and_parse_back() {
        let item = ItemId::new("blok", "42");
        assert_eq!(item.to_string().parse(), Ok(item));
        let story = StoryId::founded_by(&item);
        assert_eq!(story.to_string().parse(), Ok(story.clone()));
        let issue = IssueId::founded_by(&story);
        assert_eq!(issue.to_string().parse(), Ok(issue.clone()));
        assert_eq!(issue.as_str().len(), 12);
    }

    #[test]
    fn source_and_key_do_not_run_together() {
        assert_ne!(ItemId::new("ab", "c"), ItemId::new("a", "bc"));
    }
}
