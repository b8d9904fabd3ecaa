//! A broken feed → its entries, each as a small document of its own, so that one that is
//! damaged or cut off costs itself and not the others.

/// Does the document end where its root does? JSON is left to its parser.
pub fn is_whole(text: &str) -> bool {
    if !text.starts_with('<') {
        return true;
    }
    root(text).is_some_and(|(name, _)| text.contains(&format!("</{name}")))
}

/// All that stands before the first entry.
pub fn head(text: &str) -> &str {
    first_entry(text).map_or(text, |(at, _)| &text[..at])
}

/// For each entry a document that holds it alone; `None` for one without an end.
pub fn chunks(text: &str) -> impl Iterator<Item = Option<String>> + '_ {
    let found = root(text).and_then(|(name, _)| Some((name, first_entry(text)?)));
    let (head, mut rest, tag, close) = match found {
        Some((name, (at, tag))) => {
            let head = &text[..at];
            let in_channel = head.contains("<channel") && !head.contains("</channel>");
            let close = if in_channel {
                format!("</channel></{name}>")
            } else {
                format!("</{name}>")
            };
            (head, &text[at..], tag, close)
        }
        None => ("", "", "", String::new()),
    };
    std::iter::from_fn(move || {
        let start = entry_start(rest, tag)?;
        let end_tag = format!("</{tag}>");
        let Some(end) = rest[start..].find(&end_tag) else {
            rest = "";
            return Some(None);
        };
        // An entry that begins before this one has ended: this one never ends.
        let inner = &rest[start + 1..start + end];
        if let Some(next) = entry_start(inner, tag) {
            rest = &rest[start + 1 + next..];
            return Some(None);
        }
        let end = start + end + end_tag.len();
        let document = format!("{head}{}{close}", &rest[start..end]);
        rest = &rest[end..];
        Some(Some(document))
    })
}

/// Name and place of the first element; prolog, comments and text before it are passed over.
pub fn root(text: &str) -> Option<(&str, usize)> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, ':' | '_' | '-');
    let mut at = 0;
    loop {
        at += text[at..].find('<')?;
        let rest = &text[at + 1..];
        let over = [("!--", "-->"), ("?", "?>")]
            .into_iter()
            .find(|(open, _)| rest.starts_with(open));
        if let Some((_, close)) = over {
            at += rest.find(close)?;
        } else if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let end = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
            return Some((&rest[..end], at));
        }
        at += 1;
    }
}

fn first_entry(text: &str) -> Option<(usize, &'static str)> {
    ["item", "entry"]
        .into_iter()
        .filter_map(|tag| Some((entry_start(text, tag)?, tag)))
        .min()
}

/// `<item>` or `<item …>`, but not the `<items>` of RSS 1.0.
fn entry_start(text: &str, tag: &str) -> Option<usize> {
    if tag.is_empty() {
        return None;
    }
    let open = format!("<{tag}");
    text.match_indices(&open)
        .map(|(at, _)| at)
        .find(|at| text[at + open.len()..].starts_with(|c: char| c == '>' || c.is_whitespace()))
}
