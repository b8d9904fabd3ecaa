//! `chat.txt`, which is WhatsApp's, as Telegram's messages: bold as HTML, and no longer than a message may be.

/// UTF-16 units, in which an emoji is two. Telegram takes 4096 after its markup is read; a title is at most a line or two, so whole lines fit.
const MOST_UNITS: usize = 3_800;

/// Cut between lines.
pub fn messages(chat: &str) -> Vec<String> {
    let mut messages = Vec::new();
    let mut message = String::new();
    let mut n = 0;
    for line in chat.lines().flat_map(pieces) {
        let length = line.encode_utf16().count() + 1;
        if n > 0 && n + length > MOST_UNITS {
            messages.push(std::mem::take(&mut message));
            n = 0;
        }
        message.push_str(&html(&line));
        message.push('\n');
        n += length;
    }
    messages.push(message);
    messages
        .into_iter()
        .map(|m| m.trim().to_owned())
        .filter(|m| !m.is_empty())
        .collect()
}

/// A line longer than a message, which no edition of ours has.
fn pieces(line: &str) -> Vec<String> {
    let chars: Vec<char> = line.chars().collect();
    match line.encode_utf16().count() <= MOST_UNITS {
        true => vec![line.to_owned()],
        false => chars
            .chunks(MOST_UNITS / 2)
            .map(|c| c.iter().collect())
            .collect(),
    }
}

/// Asterisks in pairs are bold; one alone is left out.
fn html(line: &str) -> String {
    let parts: Vec<String> = line.split('*').map(escaped).collect();
    if parts.len().is_multiple_of(2) {
        return parts.concat();
    }
    let mut out = String::new();
    for (i, part) in parts.iter().enumerate() {
        match i % 2 {
            1 => out += &format!("<b>{part}</b>"),
            _ => out += part,
        }
    }
    out
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bold_is_html_and_what_a_source_wrote_is_no_markup() {
        assert_eq!(
            html("1. *Jalan <b> & \"rusak\"*"),
            "1. <b>Jalan &lt;b&gt; &amp; \"rusak\"</b>"
        );
        assert_eq!(html("satu * saja"), "satu  saja");
        assert_eq!(messages("*A*\n\nb\n"), ["<b>A</b>\n\nb"]);
        assert!(messages("").is_empty());
    }

    #[test]
    fn a_long_list_is_cut_between_lines_and_loses_nothing() {
        let chat: String = (0..400)
            .map(|n| format!("baris ke-{n} dengan beberapa kata\n"))
            .collect();
        let messages = messages(&chat);
        assert!(messages.len() > 2);
        assert!(messages.iter().all(|m| m.chars().count() <= MOST_UNITS));
        assert_eq!(messages.join("\n").lines().count(), 400);
        assert_eq!(
            super::messages(&"x".repeat(5000))
                .concat()
                .replace('\n', "")
                .len(),
            5000
        );
        let faces = super::messages(&"😀\n".repeat(3000));
        assert!(faces.iter().all(|m| m.encode_utf16().count() <= MOST_UNITS));
    }
}
