//! Where a feed begins, behind whatever a server wrote before it, and whether it ends.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Root {
    /// The feed's first element stands here.
    Feed(usize),
    Html,
    Unknown,
}

/// Warnings of PHP, comments and text before the root are passed over.
pub fn root(text: &str) -> Root {
    let (mut at, mut is_html, mut is_closed) = (0, false, [true; 3]);
    while let Some(found) = text[at..].find('<') {
        at += found;
        let rest = &text[at + 1..];
        let over = [("!--", "-->"), ("?", "?>"), ("![CDATA[", "]]>")]
            .into_iter()
            .zip(&mut is_closed)
            .find(|((open, _), is_closed)| **is_closed && rest.starts_with(open));
        if let Some(((open, close), is_closed)) = over {
            match rest[open.len()..].find(close) {
                Some(end) => at += open.len() + end + close.len(),
                // Never closed: then it is no comment, what follows counts, and nobody looks again.
                None => *is_closed = false,
            }
            continue;
        }
        match element(rest).to_ascii_lowercase().as_str() {
            "rss" | "feed" | "rdf" | "channel" => return Root::Feed(at),
            "html" | "head" | "body" => return Root::Html,
            _ => {
                // Decides only where no root does: feeds exist that carry it too.
                is_html |= starts(rest, "!doctype html");
                at += 1;
            }
        }
    }
    if is_html { Root::Html } else { Root::Unknown }
}

/// Does the document end where its root does? JSON is left to its parser.
pub fn is_whole(document: &str) -> bool {
    let Some(rest) = document.strip_prefix('<') else {
        return true;
    };
    document.contains(&format!("</{}", &rest[..name_len(rest)]))
}

/// Entries that begin in the document; one in a comment is counted too.
pub fn n_entries(document: &str) -> usize {
    document
        .match_indices('<')
        .filter(|(at, _)| {
            let name = element(&document[at + 1..]);
            name.eq_ignore_ascii_case("item") || name.eq_ignore_ascii_case("entry")
        })
        .count()
}

/// The name of the tag that begins here, without its prefix.
fn element(rest: &str) -> &str {
    let name = &rest[..name_len(rest)];
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

fn name_len(rest: &str) -> usize {
    rest.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, ':' | '_' | '-'))
        .unwrap_or(rest.len())
}

fn starts(text: &str, with: &str) -> bool {
    text.get(..with.len())
        .is_some_and(|head| head.eq_ignore_ascii_case(with))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_is_found_behind_what_stands_before_it() {
        for (text, expect) in [
            ("<rss>", Root::Feed(0)),
            ("<?xml version='1.0'?><rdf:RDF>", Root::Feed(21)),
            (
                "<br />\n<b>Warning</b>: x<rss version=\"2.0\">",
                Root::Feed(24),
            ),
            ("<!-- <html> --><a:feed>", Root::Feed(15)),
            ("<!-- <RSS>", Root::Feed(5)),
            ("<!DOCTYPE HTML><rss>", Root::Feed(15)),
            ("<!DOCTYPE HTML><p>x", Root::Html),
            ("<p>x</p><html><rss>", Root::Html),
            ("<rssx>", Root::Unknown),
            ("", Root::Unknown),
        ] {
            assert_eq!(root(text), expect, "{text}");
        }
    }

    #[test]
    fn a_million_comments_without_an_end_cost_no_more_than_their_length() {
        let begun = std::time::Instant::now();
        for open in ["<!--", "<?", "<![CDATA["] {
            assert_eq!(root(&open.repeat(1_000_000)), Root::Unknown);
        }
        assert!(begun.elapsed().as_secs() < 5, "{:?}", begun.elapsed());
    }

    #[test]
    fn entries_are_counted_and_their_lists_are_not() {
        assert_eq!(
            n_entries("<items><item><ITEM a='b'><a:entry/><itemx></item>"),
            3
        );
        assert!(is_whole("<a:feed x='y'></a:feed>") && is_whole("{}") && !is_whole("<rss><item>"));
    }
}
