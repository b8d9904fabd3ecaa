//! What the names of an element's classes and its id say of the text in it. Outlets name the parts
//! of a page alike, in English or Indonesian; a name counts by its words' beginnings.

/// A set of hints, a bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Hints(pub u32);

impl Hints {
    pub const BODY: Hints = Hints(1);
    pub const ARTICLE: Hints = Hints(1 << 1);
    pub const CAPTION: Hints = Hints(1 << 2);
    pub const RELATED: Hints = Hints(1 << 3);
    pub const SHARE: Hints = Hints(1 << 4);
    pub const AUTHOR: Hints = Hints(1 << 5);
    pub const DATE: Hints = Hints(1 << 6);
    pub const COMMENT: Hints = Hints(1 << 7);
    pub const FURNITURE: Hints = Hints(1 << 8);
    pub const PROMOTION: Hints = Hints(1 << 9);
    pub const TAGS: Hints = Hints(1 << 10);
    pub const MEDIA: Hints = Hints(1 << 11);
    pub const SUMMARY: Hints = Hints(1 << 12);
    pub const HEADLINE: Hints = Hints(1 << 13);
    pub const QUOTE: Hints = Hints(1 << 14);

    pub fn has(self, one: Hints) -> bool {
        self.0 & one.0 != 0
    }

    pub fn and(self, other: Hints) -> Hints {
        Hints(self.0 | other.0)
    }

    /// Of the value of a `class` or `id`.
    pub fn of(names: &str) -> Hints {
        let mut hints = Hints::default();
        let bytes = names.as_bytes();
        let mut word = [0u8; LONGEST_WORD];
        let mut len = 0;
        for (i, b) in bytes.iter().enumerate() {
            let camel = b.is_ascii_uppercase() && i > 0 && bytes[i - 1].is_ascii_lowercase();
            if !b.is_ascii_alphabetic() || camel {
                hints = hints.and(of_word(&word[..len]));
                len = 0;
            }
            if b.is_ascii_alphabetic() && len < LONGEST_WORD {
                word[len] = b.to_ascii_lowercase();
                len += 1;
            }
        }
        hints.and(of_word(&word[..len]))
    }
}

const LONGEST_WORD: usize = 24;

fn of_word(word: &[u8]) -> Hints {
    let Some(first) = word.first() else {
        return Hints::default();
    };
    let mut hints = Hints::default();
    for (begin, hint) in BEGINNINGS {
        if begin.as_bytes()[0] == *first && word.starts_with(begin.as_bytes()) {
            hints = hints.and(*hint);
        }
    }
    hints
}

/// Beginnings of words, and what they hint at.
const BEGINNINGS: &[(&str, Hints)] = &[
    ("ads", Hints::PROMOTION),
    ("advert", Hints::PROMOTION),
    ("also", Hints::RELATED),
    ("article", Hints::ARTICLE),
    ("articlebody", Hints::BODY),
    ("artikel", Hints::ARTICLE),
    ("attribution", Hints::CAPTION),
    ("author", Hints::AUTHOR),
    ("baca", Hints::RELATED),
    ("banner", Hints::PROMOTION),
    ("berita", Hints::ARTICLE),
    ("bio", Hints::AUTHOR),
    ("blockquote", Hints::QUOTE),
    ("body", Hints::BODY),
    ("bottom", Hints::FURNITURE),
    ("breadcrumb", Hints::FURNITURE),
    ("byline", Hints::AUTHOR),
    ("caption", Hints::CAPTION),
    ("carousel", Hints::MEDIA),
    ("comment", Hints::COMMENT),
    ("content", Hints::BODY),
    ("contributor", Hints::AUTHOR),
    ("copyright", Hints::FURNITURE),
    ("cookie", Hints::FURNITURE),
    ("credit", Hints::CAPTION),
    ("cta", Hints::PROMOTION),
    ("date", Hints::DATE),
    ("dateline", Hints::DATE),
    ("deck", Hints::SUMMARY),
    ("dek", Hints::SUMMARY),
    ("description", Hints::SUMMARY),
    ("detail", Hints::BODY),
    ("disqus", Hints::COMMENT),
    ("editor", Hints::AUTHOR),
    ("embed", Hints::MEDIA),
    ("entry", Hints::ARTICLE),
    ("excerpt", Hints::SUMMARY),
    ("figcaption", Hints::CAPTION),
    ("follow", Hints::SHARE),
    ("foot", Hints::FURNITURE),
    ("foto", Hints::MEDIA),
    ("gallery", Hints::MEDIA),
    ("galeri", Hints::MEDIA),
    ("head", Hints::HEADLINE),
    ("image", Hints::MEDIA),
    ("img", Hints::MEDIA),
    ("info", Hints::DATE),
    ("instagram", Hints::SHARE),
    ("isi", Hints::BODY),
    ("itemlist", Hints::RELATED),
    ("judul", Hints::HEADLINE),
    ("komentar", Hints::COMMENT),
    ("lainnya", Hints::RELATED),
    ("latest", Hints::RELATED),
    ("lead", Hints::SUMMARY),
    ("lihat", Hints::RELATED),
    ("login", Hints::FURNITURE),
    ("main", Hints::ARTICLE),
    ("media", Hints::MEDIA),
    ("menu", Hints::FURNITURE),
    ("meta", Hints::DATE),
    ("modal", Hints::FURNITURE),
    ("more", Hints::RELATED),
    ("most", Hints::RELATED),
    ("nav", Hints::FURNITURE),
    ("newsletter", Hints::PROMOTION),
    ("next", Hints::RELATED),
    ("outbrain", Hints::PROMOTION),
    ("pagination", Hints::FURNITURE),
    ("paging", Hints::FURNITURE),
    ("paragraph", Hints::BODY),
    ("penulis", Hints::AUTHOR),
    ("photo", Hints::MEDIA),
    ("popular", Hints::RELATED),
    ("populer", Hints::RELATED),
    ("popup", Hints::FURNITURE),
    ("post", Hints::ARTICLE),
    ("promo", Hints::PROMOTION),
    ("publish", Hints::DATE),
    ("pullquote", Hints::QUOTE),
    ("quote", Hints::QUOTE),
    ("rail", Hints::FURNITURE),
    ("rating", Hints::COMMENT),
    ("read", Hints::RELATED),
    ("recirc", Hints::RELATED),
    ("recommend", Hints::RELATED),
    ("reklame", Hints::PROMOTION),
    ("rekomendasi", Hints::RELATED),
    ("related", Hints::RELATED),
    ("reply", Hints::COMMENT),
    ("respond", Hints::COMMENT),
    ("share", Hints::SHARE),
    ("sharing", Hints::SHARE),
    ("side", Hints::FURNITURE),
    ("signup", Hints::PROMOTION),
    ("slide", Hints::MEDIA),
    ("social", Hints::SHARE),
    ("sponsor", Hints::PROMOTION),
    ("standfirst", Hints::SUMMARY),
    ("story", Hints::ARTICLE),
    ("subheadline", Hints::SUMMARY),
    ("subscribe", Hints::PROMOTION),
    ("subscription", Hints::PROMOTION),
    ("subtitle", Hints::SUMMARY),
    ("summary", Hints::SUMMARY),
    ("taboola", Hints::PROMOTION),
    ("tag", Hints::TAGS),
    ("tanggal", Hints::DATE),
    ("teaser", Hints::RELATED),
    ("terkait", Hints::RELATED),
    ("terpopuler", Hints::RELATED),
    ("text", Hints::BODY),
    ("thumb", Hints::MEDIA),
    ("time", Hints::DATE),
    ("title", Hints::HEADLINE),
    ("toolbar", Hints::SHARE),
    ("trending", Hints::RELATED),
    ("twitter", Hints::SHARE),
    ("video", Hints::MEDIA),
    ("waktu", Hints::DATE),
    ("widget", Hints::FURNITURE),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_name_hint_by_their_beginnings() {
        let check = |names, expect: &[Hints]| {
            let all = expect.iter().fold(Hints::default(), |a, b| a.and(*b));
            assert_eq!(Hints::of(names), all, "{names}");
        };
        check("entry-content", &[Hints::ARTICLE, Hints::BODY]);
        check("relatedPosts", &[Hints::RELATED, Hints::ARTICLE]);
        check("wp-caption-text", &[Hints::CAPTION, Hints::BODY]);
        check("x9 q", &[]);
        check("", &[]);
        check("baca_juga", &[Hints::RELATED]);
        check("é-share", &[Hints::SHARE]);
    }
}
