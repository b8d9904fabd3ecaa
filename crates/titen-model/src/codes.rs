//! Codes of Indonesian government: bidang urusan, wilayah, perangkat daerah.

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::fmt;

macro_rules! code {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(SmolStr);

        impl $name {
            pub fn new(code: impl AsRef<str>) -> Self {
                $name(SmolStr::new(code.as_ref()))
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
    };
}

code! {
    /// A Kemendagri bidang urusan or unsur, such as `1.03`.
    UrusanCode
}
code! {
    /// A Kemendagri wilayah code: `35` province, `35.22` regency, `35.22.15` kecamatan, `35.22.15.1001` village.
    WilayahCode
}
code! {
    /// A perangkat daerah by the short name in its dictionary, such as `DPUBMPR`.
    PerangkatDaerahId
}

impl WilayahCode {
    /// Is this place inside (or the same as) `other`?
    pub fn within(&self, other: &WilayahCode) -> bool {
        let (me, it) = (self.as_str(), other.as_str());
        me == it || (me.starts_with(it) && me.as_bytes().get(it.len()) == Some(&b'.'))
    }

    /// The first `levels` parts: 1 province, 2 regency, 3 kecamatan. Shorter codes give themselves.
    pub fn ancestor(&self, levels: usize) -> WilayahCode {
        let s = self.as_str();
        let end = s
            .match_indices('.')
            .nth(levels.saturating_sub(1))
            .map_or(s.len(), |(i, _)| i);
        WilayahCode::new(&s[..end])
    }

    /// How many parts the code has: 1 province … 4 village.
    pub fn level(&self) -> usize {
        self.as_str().split('.').count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_village_lies_within_its_kecamatan_regency_and_province_only() {
        let desa = WilayahCode::new("35.22.15.1001");
        for (outer, inside) in [
            ("35", true),
            ("35.22", true),
            ("35.22.15", true),
            ("35.22.1", false),
            ("35.2", false),
        ] {
            assert_eq!(desa.within(&WilayahCode::new(outer)), inside, "{outer}");
        }
        assert_eq!(desa.ancestor(3).as_str(), "35.22.15");
        assert_eq!(desa.ancestor(2).as_str(), "35.22");
        assert_eq!(WilayahCode::new("35").ancestor(3).as_str(), "35");
        assert_eq!(desa.level(), 4);
    }
}
