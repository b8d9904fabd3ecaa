//! By-lines as Indonesian outlets write them: `Penulis: Sari | Editor: Budi`.

#[derive(Debug, Default, PartialEq)]
pub(super) struct ByLine {
    pub author: Option<String>,
    pub editor: Option<String>,
}

/// `Penulis: Sari | Editor: Budi`, as Indonesian outlets write it below or above the text.
pub(super) fn by_line<'t>(texts: impl Iterator<Item = &'t str>) -> ByLine {
    const LONGEST: usize = 160;
    let mut found = ByLine::default();
    for text in texts.filter(|t| t.len() < LONGEST) {
        let lower = text.to_lowercase();
        // Another case may have another length; such a name cannot be cut by its place.
        if lower.len() != text.len() {
            continue;
        }
        for (at, label, is_editor) in labels(&lower) {
            let name = &text[at + label.len()..];
            let rest = &lower[at + label.len()..];
            let end = labels(rest)
                .map(|(at, ..)| at)
                .chain(name.find(['|', '•', '(', '/', '\n']))
                .min();
            let name = name[..end.unwrap_or(name.len())]
                .trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
            let is_name = name.chars().next().is_some_and(char::is_uppercase)
                && name.split_whitespace().count() <= 6;
            let slot = if is_editor {
                &mut found.editor
            } else {
                &mut found.author
            };
            if is_name && slot.is_none() {
                *slot = Some(name.to_owned());
            }
        }
    }
    found
}

/// Where a label of a by-line stands, and whether it is the editor's.
fn labels(lower: &str) -> impl Iterator<Item = (usize, &'static str, bool)> {
    const LABELS: [(&str, bool); 9] = [
        ("penulis:", false),
        ("penulis :", false),
        ("reporter:", false),
        ("reporter :", false),
        ("pewarta:", false),
        ("pewarta :", false),
        ("wartawan:", false),
        ("editor:", true),
        ("editor :", true),
    ];
    LABELS
        .into_iter()
        .filter_map(|(label, is_editor)| Some((lower.find(label)?, label, is_editor)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_lines_of_indonesian_outlets() {
        let check = |text: &str, author: Option<&str>, editor: Option<&str>| {
            let got = by_line([text].into_iter());
            assert_eq!(
                (got.author.as_deref(), got.editor.as_deref()),
                (author, editor),
                "{text}"
            );
        };
        check(
            "Penulis: Sari Dewi | Editor: Budi Santoso",
            Some("Sari Dewi"),
            Some("Budi Santoso"),
        );
        check("Penulis : Sari Editor : Budi", Some("Sari"), Some("Budi"));
        check("Pewarta: Ani (mg-1)", Some("Ani"), None);
        check("Editor: kami mencari editor baru", None, None);
        check("Warga menulis surat", None, None);
    }
}
