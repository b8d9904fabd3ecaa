//! What holds no words: addresses, mentions, redaction marks, HTML entities, smileys of letters.

/// Length of such a thing at the start of `rest`, which follows `before`.
pub(super) fn no_words(before: &str, rest: &str) -> Option<usize> {
    match rest.as_bytes()[0] {
        b'[' => crate::redact::mark_at(rest),
        b'@' => {
            let len = rest[1..]
                .bytes()
                .take_while(|b| b.is_ascii_alphanumeric() || *b == b'_')
                .count();
            (len > 1).then_some(len + 1)
        }
        b'&' => entity(rest),
        b':' | b';' | b'=' => super::emoji::smiley(before, rest),
        b'h' | b'w' | b'H' | b'W' => address(rest),
        _ => None,
    }
}

fn address(rest: &str) -> Option<usize> {
    let is = |p: &str| {
        rest.get(..p.len())
            .is_some_and(|r| r.eq_ignore_ascii_case(p))
    };
    (is("http://") || is("https://") || is("www.")).then(|| {
        rest.find(|c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>' | ')'))
            .unwrap_or(rest.len())
    })
}

/// `&amp;`, `&#39;`: left over where a page was cut out by hand.
fn entity(rest: &str) -> Option<usize> {
    let end = rest.bytes().take(9).position(|b| b == b';')?;
    let name = &rest[1..end];
    let known = matches!(
        name,
        "amp" | "quot" | "lt" | "gt" | "nbsp" | "apos" | "ldquo" | "rdquo" | "lsquo" | "rsquo"
    );
    let coded = name
        .strip_prefix('#')
        .is_some_and(|n| n.len() > 1 && n.bytes().all(|b| b.is_ascii_alphanumeric()));
    (known || coded).then_some(end + 1)
}

/// Bytes of letters and digits.
pub(super) fn alphanumerics(s: &str) -> usize {
    s.find(|c: char| !c.is_alphanumeric()).unwrap_or(s.len())
}
