//! Text → tags and text, whatever the text: html5ever's tokenizer with its HTML rules left out.

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, TagKind, Token as Html, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use std::borrow::Cow;
use std::cell::RefCell;

pub struct Tag {
    /// In lower case, with its prefix.
    pub name: String,
    pub attrs: Vec<(String, String)>,
    pub self_closing: bool,
}

impl Tag {
    pub fn attr(&self, key: &str) -> Option<&str> {
        self.attrs
            .iter()
            .find(|(k, _)| k == key)
            .map(|(_, v)| v.as_str())
    }
}

pub enum Token {
    Start(Tag),
    End(String),
    Text(StrTendril),
}

pub fn tokens(text: &str, take: impl FnMut(Token)) {
    let text = &text[..before_monster(text)];
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(with_ampersands(text).as_ref()));
    let tokenizer = Tokenizer::new(Sink(RefCell::new(take)), TokenizerOpts::default());
    // It stops at a script or a charset alone, and the sink tells it of neither.
    let _ = tokenizer.feed(&input);
    tokenizer.end();
}

struct Sink<F>(RefCell<F>);

impl<F: FnMut(Token)> TokenSink for Sink<F> {
    type Handle = ();

    fn process_token(&self, token: Html, _line: u64) -> TokenSinkResult<()> {
        let token = match token {
            Html::TagToken(tag) if tag.kind == TagKind::EndTag => Token::End(tag.name.to_string()),
            Html::TagToken(tag) => Token::Start(Tag {
                name: tag.name.to_string(),
                self_closing: tag.self_closing,
                attrs: tag
                    .attrs
                    .iter()
                    .map(|a| (a.name.local.to_string(), a.value.to_string()))
                    .collect(),
            }),
            Html::CharacterTokens(text) => Token::Text(text),
            _ => return TokenSinkResult::Continue,
        };
        (self.0.borrow_mut())(token);
        TokenSinkResult::Continue
    }

    /// CDATA is text, as in XML.
    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        true
    }
}

/// The tokenizer compares each attribute with all before it in its tag.
const MOST_ATTRIBUTES: usize = 2000;

/// Up to the first tag with more attributes than any has; counted by its blanks outside of quotes.
fn before_monster(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut i = 0;
    while let Some(found) = text[i..].find('<') {
        let start = i + found;
        let rest = &text[start..];
        i = start + 1;
        if let Some((_, close)) = [("<!--", "-->"), ("<![CDATA[", "]]>")]
            .into_iter()
            .find(|(o, _)| rest.starts_with(o))
        {
            match rest.find(close) {
                Some(end) => i = start + end + close.len(),
                None => return text.len(),
            }
        }
        if !rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') {
            continue;
        }
        let (mut quote, mut n, mut last) = (None, 0, b' ');
        while i < bytes.len() {
            let b = bytes[i];
            match quote {
                Some(q) if q == b => quote = None,
                Some(_) => {}
                None if b == b'>' => break,
                None if matches!(b, b'"' | b'\'') && last == b'=' => quote = Some(b),
                None if b.is_ascii_whitespace() || b == b'/' => n += 1,
                None => {}
            }
            if n > MOST_ATTRIBUTES {
                return start;
            }
            if !b.is_ascii_whitespace() {
                last = b;
            }
            i += 1;
        }
    }
    text.len()
}

/// Each `&` that begins no reference becomes one: HTML reads `&copy=2` in an address as ©=2.
fn with_ampersands(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 64);
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<']) {
        let (before, found) = rest.split_at(at);
        out.push_str(before);
        let taken = if found.starts_with("<![CDATA[") {
            found.find("]]>").unwrap_or(found.len())
        } else {
            1
        };
        out.push_str(&found[..taken]);
        if found.starts_with('&') && !begins_reference(&found[1..]) {
            out.push_str("amp;");
        }
        rest = &found[taken..];
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn begins_reference(rest: &str) -> bool {
    let head = rest.as_bytes().iter().take(33);
    let name: Vec<u8> = head
        .copied()
        .take_while(|b| b.is_ascii_alphanumeric() || *b == b'#')
        .collect();
    !name.is_empty() && rest.as_bytes().get(name.len()) == Some(&b';')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_of_a_million_attributes_ends_the_text() {
        let n = |text: &str| {
            let mut n = 0;
            tokens(text, |_| n += 1);
            n
        };
        let attributes: String = (0..1_000_000).map(|i| format!(" a{i}")).collect();
        let begun = std::time::Instant::now();
        assert_eq!(n(&format!("<a>x</a><b{attributes}>y")), 3);
        assert_eq!(n(&format!("<a x='>'{attributes}>")), 0);
        assert!(begun.elapsed().as_secs() < 5, "{:?}", begun.elapsed());
        let long = "kata ".repeat(5000);
        assert_eq!(n(&format!("<a alt='{long}' b = \"{long}\">x")), 2);
        assert_eq!(n(&format!("<a>{long}<b>")), 3);
    }

    #[test]
    fn a_raw_ampersand_stays_one_and_cdata_is_left_alone() {
        for (text, expect) in [
            ("a & b", "a &amp; b"),
            ("?a=1&copy=2", "?a=1&amp;copy=2"),
            ("&amp;&#38;&#x26;&foo;", "&amp;&#38;&#x26;&foo;"),
            ("&<![CDATA[a & b]]>&", "&amp;<![CDATA[a & b]]>&amp;"),
            ("<![CDATA[a & b", "<![CDATA[a & b"),
            ("&", "&amp;"),
            ("tanpa", "tanpa"),
        ] {
            assert_eq!(with_ampersands(text), expect);
        }
    }
}
