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
