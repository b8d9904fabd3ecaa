//! gammu's backup format (gammu-smsbackup(5)), which gammu-smsd writes with `inboxformat = detail`.

use super::parts::{Concatenation, concatenation, hex_text};

/// One `[SMSBackup…]` section.
#[derive(Debug, PartialEq)]
pub struct Section {
    pub text: String,
    pub is_binary: bool,
    pub concatenation: Option<Concatenation>,
}

/// `None` for a text that is not in this format.
pub fn read_backup(file: &str) -> Option<Vec<Section>> {
    let begins = |line: &str| line.trim_end().starts_with("[SMSBackup");
    if !file.lines().take(20).any(begins) {
        return None;
    }
    let mut sections = Vec::new();
    for line in file.lines() {
        if begins(line) {
            sections.push(Section {
                text: String::new(),
                is_binary: false,
                concatenation: None,
            });
        }
        let (Some(section), Some((key, value))) = (sections.last_mut(), line.split_once('='))
        else {
            continue;
        };
        let (key, value) = (key.trim(), value.trim());
        match key {
            "UDH" => section.concatenation = concatenation(value),
            "Coding" => section.is_binary = value == "8bit",
            // `Text00`, `Text01` …: one text, cut where a line would be too long.
            _ if key.len() == 6 && key.starts_with("Text") => {
                section.text.push_str(&hex_text(value).unwrap_or_default());
            }
            _ => {}
        }
    }
    Some(sections)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_are_parts_and_their_comments_are_not_read() {
        let file = "; Saved\n\n[SMSBackup000]\n; Text00 = 0041\nNumber = \"+62\"\nUDH = 050003CE0201\nText00 = 00500061\nText01 = 006B\nCoding = Default_No_Compression\n\n[SMSBackup001]\nUDH = 050003CE0202\nText00 = 0021\nCoding = 8bit\n";
        let sections = read_backup(file).unwrap();
        assert_eq!(sections.len(), 2);
        assert_eq!(
            (sections[0].text.as_str(), sections[1].text.as_str()),
            ("Pak", "!")
        );
        assert_eq!(sections[0].concatenation.unwrap().total, 2);
        assert!(sections[1].is_binary && !sections[0].is_binary);
        assert_eq!(read_backup("jalan rusak = parah"), None);
    }
}
