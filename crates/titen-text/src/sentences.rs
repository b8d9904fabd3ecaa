//! Sentence boundaries, for summaries and quotes. Rules for Indonesian office prose and SMS:
//! an abbreviation's dot or a number's dot ends nothing, a new line always does.

use std::ops::Range;

/// Byte ranges of the sentences of `text`, without the white space around them.
pub fn sentences(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut from = 0;
    std::iter::from_fn(move || {
        while from < text.len() {
            let end = sentence_end(text, from);
            let piece = &text[from..end];
            let start = from + (piece.len() - piece.trim_start().len());
            let stop = from + piece.trim_end().len();
            from = end;
            if text
                .get(start..stop)
                .is_some_and(|s| s.contains(char::is_alphanumeric))
            {
                return Some(start..stop);
            }
        }
        None
    })
}

/// Words whose dot ends no sentence; compared in lower case.
const ABBREVIATIONS: &[&str] = &[
    "jl", "jln", "ds", "dsn", "dk", "kel", "kec", "kab", "prov", "no", "nomor", "rp", "dr", "drs",
    "dra", "drg", "ir", "prof", "h", "hj", "kh", "st", "sh", "se", "mm", "ph", "tgl", "pkl",
    "telp", "tlp", "hp", "gg", "blok", "bpk", "ibu", "sdr", "sdri", "yth", "dll", "dsb", "dkk",
    "an", "ub", "up", "rt", "rw", "hlm", "hal", "pt", "cv", "tbk", "mr", "mrs", "vs", "ust", "kol",
    "brigjen", "irjen", "kompol", "akp", "aiptu", "iptu", "ipda", "bripka", "letkol", "mayjen",
    "kapt", "jan", "feb", "peb", "apr", "agu", "ags", "agt", "sept", "okt", "nov", "nop", "des",
    "perum", "prop", "bd", "ns", "tmt", "dst",
];

/// These may end a sentence too: a capital decides.
const LIST_ENDS: &[&str] = &["dll", "dsb", "dkk", "dst"];

/// What `…` begins with in UTF-8, as do other marks.
const ELLIPSIS: u8 = 0xe2;

/// First byte after the sentence that begins at `from`.
fn sentence_end(text: &str, from: usize) -> usize {
    let rest = &text[from..];
    let may_end = |b: &u8| matches!(*b, b'\n' | b'!' | b'?' | b'.' | ELLIPSIS);
    let mut at = 0;
    while let Some(next) = rest.as_bytes()[at..].iter().position(may_end) {
        let i = at + next;
        let mut chars = rest[i..].char_indices().map(|(j, c)| (i + j, c)).peekable();
        let Some((_, c)) = chars.next() else { break };
        let after = i + c.len_utf8();
        at = after;
        match c {
            '\n' => return from + after,
            '!' | '?' | '.' | '…' => {
                let mut end = after;
                while let Some(&(j, d)) = chars.peek() {
                    if !matches!(d, '.' | '!' | '?' | '…' | '"' | '”' | '’' | ')' | '\'') {
                        break;
                    }
                    end = j + d.len_utf8();
                    chars.next();
                }
                at = end;
                if ends_here(&rest[..i], c, &rest[i..end], &rest[end..]) {
                    return from + end;
                }
            }
            _ => {}
        }
    }
    text.len()
}

fn ends_here(before: &str, mark: char, marks: &str, after: &str) -> bool {
    let Some(next) = after.chars().next() else {
        return true;
    };
    if !next.is_whitespace() {
        return false;
    }
    let ellipsis = mark == '…' || marks.starts_with("..");
    if ellipsis {
        return after.trim_start().starts_with(|c: char| c.is_uppercase());
    }
    if mark != '.' {
        return true;
    }
    let word = before
        .rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '"' | '“' | '/'))
        .next()
        .unwrap_or("");
    let last = word.rsplit('.').next().unwrap_or(word);
    let initial = last.chars().count() == 1 && last.chars().all(char::is_alphabetic);
    let dotted = word.contains('.')
        && word.chars().filter(|c| c.is_alphabetic()).count() <= 4
        && !word.contains(|c: char| c.is_ascii_digit());
    if LIST_ENDS.contains(&last.to_lowercase().as_str()) {
        return after.trim_start().starts_with(char::is_uppercase);
    }
    !(initial || dotted || is_abbreviation(last))
}

pub(crate) fn is_abbreviation(word: &str) -> bool {
    word.len() <= 7 && ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, expect: &[&str]) {
        let got: Vec<_> = sentences(text).map(|r| &text[r]).collect();
        assert_eq!(got, expect, "{text}");
    }

    #[test]
    fn a_dot_is_not_always_an_end() {
        check(
            "Jalan di Jl. Veteran, Ds. Sukorejo rusak. Mohon diperbaiki!",
            &[
                "Jalan di Jl. Veteran, Ds. Sukorejo rusak.",
                "Mohon diperbaiki!",
            ],
        );
        check(
            "Biaya Rp 1.200.000 per bulan. Menurut dr. Budi itu mahal.",
            &[
                "Biaya Rp 1.200.000 per bulan.",
                "Menurut dr. Budi itu mahal.",
            ],
        );
        check(
            "Surat a.n. Bupati dikirim. Selesai",
            &["Surat a.n. Bupati dikirim.", "Selesai"],
        );
        check(
            "yg rusak. tlg dibantu pak",
            &["yg rusak.", "tlg dibantu pak"],
        );
        check(
            "\"Sudah lama rusak.\" Begitu katanya.",
            &["\"Sudah lama rusak.\"", "Begitu katanya."],
        );
        check(
            "sistem penjaringan ... yang baru\nBaris dua",
            &["sistem penjaringan ... yang baru", "Baris dua"],
        );
        check(
            "Tas, baju dll. Mohon dibantu. Sampah dll. menumpuk sejak 5 Des. 2025",
            &[
                "Tas, baju dll.",
                "Mohon dibantu.",
                "Sampah dll. menumpuk sejak 5 Des. 2025",
            ],
        );
        check("Kapan?! Besok.", &["Kapan?!", "Besok."]);
        check(" \n . \n", &[]);
    }

    proptest! {
        #[test]
        fn sentences_stand_in_the_text(text in any::<String>()) {
            for r in sentences(&text) {
                prop_assert!(text.get(r).is_some());
            }
        }
    }
}
