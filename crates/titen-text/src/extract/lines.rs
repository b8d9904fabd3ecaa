//! What outlets put between the lines of an article and is no part of it: links to other
//! articles, share buttons, the reader's poll, the headline once more.

/// Openings of lines that lead away from the article.
const LEADS_AWAY: &[&str] = &[
    "baca juga",
    "baca:",
    "baca pula",
    "baca selengkapnya",
    "lihat juga",
    "simak juga",
    "simak video",
    "artikel terkait",
    "berita terkait",
    "artikel lainnya",
    "berita lainnya",
    "tonton juga",
    "saksikan juga",
    "dapatkan update berita",
    "ikuti kami di",
    "follow kami",
    "advertisement",
    "scroll to continue",
    "halaman selanjutnya",
    "bagikan:",
    "share:",
    "tags:",
    "tag:",
    "[gambas:",
    "copyright ©",
    "cek berita dan artikel",
    "pewarta:",
    "editor:",
    "penulis:",
    "reporter:",
];

/// A longer line that begins so is prose.
const LONGEST_LEAD: usize = 220;

pub(super) fn is_boilerplate(line: &str) -> bool {
    let lower = line.to_lowercase();
    let lead = lower.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '[');
    if line.len() <= LONGEST_LEAD && LEADS_AWAY.iter().any(|l| lead.starts_with(l)) {
        return true;
    }
    matches!(
        lead,
        "iklan"
            | "share"
            | "bagikan"
            | "komentar"
            | "facebook"
            | "twitter"
            | "whatsapp"
            | "telegram"
            | "copy link"
            | "salin tautan"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_lead_away_are_known() {
        for (line, expect) in [
            ("Baca Juga: Yang lain", true),
            ("[Gambas:Video]", true),
            ("» Baca juga isi dua", true),
            ("Bagikan", true),
            ("Pembaca juga senang.", false),
            ("Isi satu.", false),
        ] {
            assert_eq!(is_boilerplate(line), expect, "{line}");
        }
    }
}
