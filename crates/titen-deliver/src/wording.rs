//! What the office's readers see of a delivery, in its own register: subjects, greetings, dates.

use crate::Parcel;
use titen_model::Brief;
use titen_model::indonesian::{days_of, list};

/// `Isu Strategis 1–7 Desember 2025, Kabupaten Bojonegoro`; a ralat says so first, invented data too.
pub fn subject(brief: &Brief) -> String {
    let sample = if brief.sample { "[DATA CONTOH] " } else { "" };
    let ralat = match brief.revision {
        1 => String::new(),
        n => format!("Ralat {}: ", n - 1),
    };
    let scope = scope(brief);
    let comma = if scope.is_empty() { "" } else { ", " };
    format!(
        "{sample}{ralat}Isu Strategis {}{comma}{scope}",
        days_of(brief.week)
    )
}

/// A mail's text. `attached` and `too_large` are names of files.
pub fn mail_text(parcel: &Parcel, attached: &[&str], too_large: &[&str], limit_mb: u64) -> String {
    let brief = &parcel.brief;
    let mut text = String::from("Yth. Bapak/Ibu,\n\n");
    let edition = format!(
        "Isu Strategis pekan {}, {}",
        days_of(brief.week),
        scope(brief)
    );
    if brief.revision > 1 {
        text += &format!(
            "Bersama ini kami sampaikan ralat {} atas edisi {edition}. Edisi ini menggantikan edisi sebelumnya.\n",
            brief.revision - 1
        );
        if !brief.ralat.is_empty() {
            text += "Yang berubah:\n";
            for change in &brief.ralat {
                text += &format!("- {}\n", one_line(change));
            }
        }
    } else {
        text += &format!("Bersama ini kami sampaikan edisi {edition}.\n");
    }
    text += "\n";
    text += plain(parcel.chat()).trim_end();
    text += "\n\n";
    if !attached.is_empty() {
        text += &format!("Lampiran: {}.\n", list(attached));
    }
    if !too_large.is_empty() {
        text += &format!(
            "Tidak dilampirkan karena melebihi batas {limit_mb} MB: {}. Berkas tersebut dapat diminta kepada pengirim.\n",
            list(too_large)
        );
    }
    text += "\nHormat kami,\n";
    // The government stands above the office in a kop; the office signs.
    for line in brief.office.kop.iter().take(2).rev() {
        text += &format!("{}\n", one_line(line));
    }
    text += "\nSurel ini dikirim secara otomatis oleh aplikasi titen.\n";
    text
}

/// In full, as a letter says it: `Kabupaten Bojonegoro`.
pub fn scope(brief: &Brief) -> String {
    let scope = one_line(&brief.scope);
    for (short, full) in [("Kab. ", "Kabupaten "), ("Kec. ", "Kecamatan ")] {
        if let Some(name) = scope.strip_prefix(short) {
            return format!("{full}{name}");
        }
    }
    scope
}

/// Without the asterisks that WhatsApp makes bold.
pub fn plain(chat: &str) -> String {
    chat.replace('*', "")
}

/// A header is one line, and so is a line of a list.
pub fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|w| !w.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::parcel;

    #[test]
    fn a_subject_names_the_week_and_a_ralat_says_so_first() {
        let mut brief = parcel().brief;
        brief.sample = false;
        assert_eq!(
            subject(&brief),
            "Isu Strategis 1–7 Desember 2025, Kabupaten Bojonegoro"
        );
        brief.revision = 3;
        assert_eq!(
            subject(&brief),
            "Ralat 2: Isu Strategis 1–7 Desember 2025, Kabupaten Bojonegoro"
        );
        brief.sample = true;
        brief.scope = "Kab.\r\nBcc: x@y".into();
        let odd = subject(&brief);
        assert!(
            odd.starts_with("[DATA CONTOH] Ralat 2") && !odd.contains('\n'),
            "{odd}"
        );
    }

    #[test]
    fn a_mail_greets_tells_and_lists_what_is_attached() {
        let mut parcel = parcel();
        let text = mail_text(&parcel, &["brief.html", "issues.xlsx"], &[], 15);
        assert!(text.starts_with("Yth. Bapak/Ibu,\n\nBersama ini kami sampaikan edisi Isu Strategis pekan 1–7 Desember 2025"));
        assert!(
            text.contains("Lampiran: brief.html dan issues.xlsx.\n"),
            "{text}"
        );
        assert!(!text.contains('*') && !text.contains("Tidak dilampirkan"));
        parcel.brief.revision = 2;
        parcel.brief.ralat = vec!["Isu 3 bertambah dua butir.".into()];
        let text = mail_text(&parcel, &[], &["brief.pdf"], 15);
        assert!(
            text.contains("ralat 1 atas edisi") && text.contains("- Isu 3 bertambah"),
            "{text}"
        );
        assert!(
            text.contains("Tidak dilampirkan karena melebihi batas 15 MB: brief.pdf."),
            "{text}"
        );
    }
}
