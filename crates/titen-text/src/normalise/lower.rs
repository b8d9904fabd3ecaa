//! Lower case in one spelling: what the dictionaries are keyed by.

use smol_str::{SmolStr, StrExt};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

/// Lower case, composed, without the apostrophe of Jum'at and Qur'an.
pub fn lower(token: &str) -> SmolStr {
    if token.is_ascii() && !token.contains(['\'', '`']) {
        return token.to_lowercase_smolstr();
    }
    let strip = |c: &char| !matches!(c, '\'' | '’' | '`' | '\u{ad}' | '\u{200d}');
    let composed = |s: &str| match is_nfkc_quick(s.chars()) {
        IsNormalized::Yes => s.to_owned(),
        _ => s.nfkc().collect(),
    };
    let text: String = composed(token)
        .to_lowercase()
        .chars()
        .filter(strip)
        .collect();
    SmolStr::new(composed(&text))
}
