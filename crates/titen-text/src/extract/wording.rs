//! What the words of a line say of it, whatever its markup: a by-line, a date, a picture's credit, a
//! link to another article, an invitation to subscribe.

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

/// Openings of lines that lead to other articles.
const LEADS_AWAY: &[&str] = &[
    "baca juga",
    "baca:",
    "baca pula",
    "baca selengkapnya",
    "baca",
    "lihat juga",
    "lihat:",
    "simak juga",
    "simak",
    "simak video",
    "artikel terkait",
    "berita terkait",
    "artikel lainnya",
    "berita lainnya",
    "tonton juga",
    "tonton",
    "saksikan juga",
    "saksikan",
    "halaman selanjutnya",
    "jangan lewatkan",
    "rekomendasi",
    "populer",
    "terpopuler",
    "terkini",
    "lainnya",
    "also read",
    "read also",
    "read more",
    "read:",
    "read next",
    "more:",
    "more from",
    "more on",
    "related",
    "see also",
    "see more",
    "see:",
    "you may also",
    "you might also",
    "don't miss",
    "don’t miss",
    "recommended",
    "continue reading",
    "watch:",
    "watch",
    "click here",
    "up next",
    "next:",
    "previous",
    "most popular",
    "most read",
    "popular",
    "trending",
    "editor's picks",
    "also:",
    "also on",
    "in pictures",
    "in case you missed",
];
const CREDITS: &[&str] = &[
    "foto",
    "foto:",
    "ilustrasi",
    "dokumentasi",
    "dok",
    "gambar",
    "photo",
    "photos",
    "photograph",
    "image",
    "image copyright",
    "image caption",
    "picture",
    "file photo",
    "caption",
    "credit",
    "courtesy",
    "getty",
    "media caption",
    "illustration",
    "source:",
    "sumber:",
    "enlarge",
];
const BYLINES: &[&str] = &[
    "by",
    "penulis",
    "editor",
    "reporter",
    "pewarta",
    "laporan",
    "redaktur",
    "redaksi",
    "oleh",
    "wartawan",
    "jurnalis",
    "kontributor",
    "uploader",
    "written by",
    "posted by",
    "published by",
    "published",
    "posted",
    "updated",
    "last updated",
    "diterbitkan",
    "diperbarui",
    "author",
    "about the author",
    "story by",
    "reporting by",
    "view author",
    "sumber",
    "fotografer",
];
const ASKS: &[&str] = &[
    "subscribe",
    "sign up",
    "signup",
    "follow",
    "share",
    "join",
    "get the",
    "get our",
    "download",
    "advert",
    "advertisement",
    "iklan",
    "bagikan",
    "ikuti",
    "dapatkan",
    "langganan",
    "berlangganan",
    "daftar",
    "komentar",
    "comments",
    "comment",
    "leave a",
    "scroll",
    "newsletter",
    "sharing",
    "tags",
    "tag",
    "topics",
    "topik",
    "filed under",
    "print",
    "log in",
    "login",
    "loading",
    "contact",
    "want",
    "have a tip",
    "support",
    "donate",
    "click",
    "klik",
    "jangan",
    "cek berita",
    "tulis",
    "enlarge",
    "close",
    "buy",
    "order",
    "this post",
    "this article",
    "artikel ini",
    "all rights",
];
const ASKS_ANYWHERE: &[&str] = &[
    "newsletter",
    "subscri",
    "sign up",
    "follow us",
    "follow him",
    "follow her",
    "on twitter",
    "privacy policy",
    "terms of",
    "cookie",
    "adblock",
    "berlangganan",
    "google news",
    "all rights reserved",
    "click here",
    "klik di sini",
    "affiliate",
    "javascript",
    "kebijakan privasi",
    "saluran whatsapp",
    "whatsapp channel",
    "your inbox",
];
const MONTHS: &[&str] = &[
    "jan", "feb", "mar", "apr", "may", "mei", "jun", "jul", "aug", "agu", "agt", "sep", "oct",
    "okt", "nov", "dec", "des",
];
