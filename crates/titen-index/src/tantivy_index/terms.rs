//! Finished terms through tantivy's one door for text: a line each, an empty line for a gap.
//!
//! No analysis happens here. `titen-text` made the terms, those of documents and those of queries.

use tantivy::tokenizer::{TextAnalyzer, Token, TokenStream, Tokenizer, TokenizerManager};

pub(super) const NAME: &str = "terms";

pub(super) fn manager() -> TokenizerManager {
    // The default has `raw`, for the codes.
    let manager = TokenizerManager::default();
    manager.register(NAME, TextAnalyzer::from(Lines::default()));
    manager
}

#[derive(Clone, Default)]
struct Lines {
    token: Token,
}

struct LineStream<'a> {
    text: &'a str,
    next: usize,
    position: usize,
    token: &'a mut Token,
}

impl Tokenizer for Lines {
    type TokenStream<'a> = LineStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> LineStream<'a> {
        self.token.reset();
        LineStream {
            text,
            next: 0,
            position: 0,
            token: &mut self.token,
        }
    }
}

impl TokenStream for LineStream<'_> {
    fn advance(&mut self) -> bool {
        while self.next < self.text.len() {
            let start = self.next;
            let end = self.text[start..]
                .find('\n')
                .map_or(self.text.len(), |n| start + n);
            let position = self.position;
            self.next = end + 1;
            self.position += 1;
            if end > start {
                self.token.text.clear();
                self.token.text.push_str(&self.text[start..end]);
                self.token.offset_from = start;
                self.token.offset_to = end;
                self.token.position = position;
                return true;
            }
        }
        false
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_term_and_an_empty_line_a_gap() {
        let mut lines = Lines::default();
        let mut stream = lines.token_stream("jalan\n\nrusak parah\n");
        let mut seen = Vec::new();
        while stream.advance() {
            seen.push((stream.token().position, stream.token().text.clone()));
        }
        assert_eq!(
            seen,
            [(0, "jalan".to_owned()), (2, "rusak parah".to_owned())]
        );
    }
}
