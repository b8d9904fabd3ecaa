//! What outlets put between the lines of an article and is no part of it: links to other
//! articles, share buttons, the reader's poll, the headline once more.

/// One paragraph a line; boilerplate lines out.
pub(super) fn clean(text: &str, title: Option<&str>) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        if line.is_empty()
            || is_boilerplate(&line)
            || (out.is_empty() && title == Some(line.as_str()))
        {
            continue;
        }
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&line);
    }
    out
}

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

fn is_boilerplate(line: &str) -> bool {
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
    fn lines_that_lead_away_go() {
        let text = "Judul\n  Isi   satu. \n\nBaca Juga: Yang lain\n[Gambas:Video]\nBaca juga isi dua\nPembaca juga senang.\nBagikan";
        assert_eq!(
            clean(text, Some("Judul")),
            "Isi satu.\nPembaca juga senang."
        );
    }
}
