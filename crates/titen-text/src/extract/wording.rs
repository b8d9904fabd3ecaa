//! What the words of a line say of it, whatever its markup: a by-line, a date, a picture's credit, a
//! link to another article, an invitation to subscribe.

mod lists;

use lists::{ASKS, ASKS_ANYWHERE, BYLINES, CREDITS, LEADS_AWAY, MONTHS};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Wording {
    pub ends_sentence: bool,
    pub ends_colon: bool,
    pub leads_away: bool,
    pub credit: bool,
    pub dated: bool,
    pub byline: bool,
    pub copyright: bool,
    pub asks: bool,
    pub all_caps: bool,
    pub barred: bool,
    pub quoted: bool,
    pub contact: bool,
    pub counted: bool,
    pub starts_small: bool,
}

/// Only the beginning and the end of a long text are looked at.
const LOOKED_AT: usize = 300;

pub(super) fn wording(text: &str) -> Wording {
    let head: String = text
        .chars()
        .take(LOOKED_AT)
        .flat_map(char::to_lowercase)
        .collect();
    let lead =
        head.trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '[' | '©' | '('));
    let is_short = text.len() < LOOKED_AT;
    let begins = |all: &[&str]| all.iter().any(|b| begins_word(lead, b));
    let has = |all: &[&str]| all.iter().any(|w| head.contains(w));
    let end = text.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, '"' | '”' | '’' | '\'' | ')' | ']' | '»')
    });
    let n_letters = text
        .chars()
        .take(LOOKED_AT)
        .filter(|c| c.is_alphabetic())
        .count();
    let n_capital = text
        .chars()
        .take(LOOKED_AT)
        .filter(|c| c.is_uppercase())
        .count();
    let digits = head.bytes().filter(u8::is_ascii_digit).count();
    Wording {
        ends_sentence: end.ends_with(['.', '!', '?', '…']),
        ends_colon: end.ends_with(':'),
        leads_away: begins(LEADS_AWAY) && is_short,
        credit: is_short
            && (begins(CREDITS)
                || has(&[
                    "getty images",
                    "(image",
                    "(foto",
                    "(photo",
                    "©",
                    "dok.",
                    "(ap)",
                    "photo by",
                    "image:",
                    "foto:",
                ])),
        dated: is_short && digits >= 4 && (has(MONTHS) || has(&["wib", " am ", " pm ", "/20"])),
        byline: is_short && begins(BYLINES),
        copyright: begins(&["copyright", "©", "all rights", "hak cipta", "(c)"]),
        asks: is_short && (begins(ASKS) || has(ASKS_ANYWHERE)),
        all_caps: n_letters > 5 && n_capital * 10 > n_letters * 8,
        barred: is_short && text.contains(['|', '»', '›', '•', '→']),
        quoted: text.starts_with(['"', '“', '‘', '«']),
        contact: is_short
            && (has(&[
                "http",
                "www.",
                "@",
                "twitter",
                "facebook",
                "instagram",
                "whatsapp",
                "e-mail",
                "email",
            ])),
        counted: digits > 0
            && is_short
            && has(&[
                "views",
                "comments",
                "komentar",
                "dilihat",
                "shares",
                "kali dibaca",
                "votes",
                "likes",
                "pembaca",
                "min read",
            ]),
        starts_small: text.starts_with(char::is_lowercase),
    }
}

/// A word's whole beginning: `by` is not in `bystanders`.
fn begins_word(text: &str, begin: &str) -> bool {
    text.strip_prefix(begin).is_some_and(|rest| {
        !begin.ends_with(char::is_alphanumeric) || !rest.starts_with(char::is_alphanumeric)
    })
}
