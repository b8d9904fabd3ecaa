//! A page → its blocks of text in order, each with what its place in the markup says of it.

mod tags;

use super::hints::Hints;
use ego_tree::{NodeId, iter::Edge};
use scraper::{Html, Node, node::Element};
use tags::{is_block, is_hidden};

/// The text between two borders of block elements.
#[derive(Debug, Clone)]
pub struct Block {
    /// One space between words.
    pub text: String,
    pub(super) n_words: u32,
    /// Bytes of text within links, and in bold.
    pub(super) in_links: u32,
    pub(super) in_bold: u32,
    pub(super) place: Place,
    /// The block element that holds it, and the one above.
    pub(super) parent: NodeId,
    pub(super) grandparent: NodeId,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Kind {
    #[default]
    Other,
    Paragraph,
    Heading,
    Item,
    Cell,
    Preformatted,
}

/// What all elements above a text say together.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Place {
    pub kind: Kind,
    /// Names of the element and the one above it, and of all above.
    pub near: Hints,
    pub far: Hints,
    pub within: Within,
    depth: u32,
    hidden: bool,
}

/// Elements above, a bit each.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Within(pub u32);

impl Within {
    pub const ARTICLE: u32 = 1;
    pub const MAIN: u32 = 1 << 1;
    pub const HEADER: u32 = 1 << 2;
    pub const FOOTER: u32 = 1 << 3;
    pub const NAV: u32 = 1 << 4;
    pub const ASIDE: u32 = 1 << 5;
    pub const FIGURE: u32 = 1 << 6;
    pub const FORM: u32 = 1 << 7;
    pub const QUOTE: u32 = 1 << 8;
    pub const TABLE: u32 = 1 << 9;
    pub const LIST: u32 = 1 << 10;
    pub const MARKED_BODY: u32 = 1 << 11;
    pub const UNSEEN: u32 = 1 << 12;

    pub fn any(self, bits: u32) -> bool {
        self.0 & bits != 0
    }
}

/// What an open element hands down to what is in it.
#[derive(Clone, Copy)]
struct Open {
    place: Place,
    own: Hints,
    link: bool,
    bold: bool,
    block: Option<(NodeId, NodeId)>,
}

/// A page has no more that a reader would look at; what follows is an accident or an attack.
const MOST_BLOCKS: usize = 20_000;

pub(super) fn blocks(page: &Html) -> Vec<Block> {
    let root = page.tree.root().id();
    let mut open = vec![Open {
        place: Place::default(),
        own: Hints::default(),
        link: false,
        bold: false,
        block: None,
    }];
    let mut reader = Reader::default();
    for edge in page.tree.root().traverse() {
        match edge {
            Edge::Open(node) => {
                let above = *open.last().expect("the root stays open");
                match node.value() {
                    Node::Text(text) if !above.place.hidden => reader.add(text, &above, root),
                    Node::Element(element) => {
                        let here = enter(element, node.id(), &above, root);
                        if is_block(element.name()) {
                            reader.end();
                        }
                        if matches!(element.name(), "td" | "th") {
                            reader.space();
                        }
                        open.push(here);
                    }
                    _ => {}
                }
            }
            Edge::Close(node) => {
                if let Node::Element(element) = node.value() {
                    if is_block(element.name()) {
                        reader.end();
                    }
                    open.pop();
                }
            }
        }
        if reader.blocks.len() >= MOST_BLOCKS {
            break;
        }
    }
    reader.end();
    reader.blocks
}

fn enter(element: &Element, id: NodeId, above: &Open, root: NodeId) -> Open {
    let name = element.name();
    let mut own = Hints::default();
    for attribute in ["class", "id"] {
        if let Some(names) = element.attr(attribute) {
            own = own.and(Hints::of(names));
        }
    }
    // The page's own names say nothing of a part of it.
    if matches!(name, "html" | "body") {
        own = Hints::default();
    }
    let mut within = above.place.within;
    within.0 |= match name {
        "article" => Within::ARTICLE,
        "main" => Within::MAIN,
        "header" => Within::HEADER,
        "footer" => Within::FOOTER,
        "nav" => Within::NAV,
        "aside" => Within::ASIDE,
        "figure" | "figcaption" => Within::FIGURE,
        "form" => Within::FORM,
        "blockquote" | "q" => Within::QUOTE,
        "table" => Within::TABLE,
        "ul" | "ol" | "dl" => Within::LIST,
        _ => 0,
    };
    if element
        .attr("itemprop")
        .is_some_and(|p| p.eq_ignore_ascii_case("articleBody"))
    {
        within.0 |= Within::MARKED_BODY;
    }
    let style = element.attr("style").unwrap_or_default();
    if element.attr("hidden").is_some()
        || element.attr("aria-hidden") == Some("true")
        || style.contains("display:none")
        || style.contains("display: none")
    {
        within.0 |= Within::UNSEEN;
    }
    let kind = match name {
        "p" => Kind::Paragraph,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Kind::Heading,
        "li" | "dt" | "dd" => Kind::Item,
        "tr" | "td" | "th" => Kind::Cell,
        "pre" => Kind::Preformatted,
        _ if is_block(name) => Kind::Other,
        _ => above.place.kind,
    };
    let block = if is_block(name) && name != "br" {
        Some((id, above.block.map_or(root, |b| b.0)))
    } else {
        above.block
    };
    Open {
        place: Place {
            kind,
            near: own.and(above.own),
            far: own.and(above.place.far),
            within,
            depth: above.place.depth + 1,
            hidden: above.place.hidden || is_hidden(name),
        },
        own,
        link: above.link || name == "a",
        bold: above.bold || matches!(name, "b" | "strong"),
        block,
    }
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    text: String,
    in_links: usize,
    in_bold: usize,
    /// Of the least deep text in it: a link or a bold word does not name a block.
    place: Option<(Place, NodeId, NodeId)>,
}

impl Reader {
    fn add(&mut self, text: &str, above: &Open, root: NodeId) {
        let before = self.text.len();
        if text.starts_with(char::is_whitespace) {
            self.space();
        }
        for (i, word) in text.split_whitespace().enumerate() {
            if i > 0 {
                self.space();
            }
            self.text.push_str(word);
        }
        let n = self.text.trim_end().len().saturating_sub(before);
        if n == 0 {
            self.space();
            return;
        }
        if text.ends_with(char::is_whitespace) {
            self.space();
        }
        self.in_links += if above.link { n } else { 0 };
        self.in_bold += if above.bold { n } else { 0 };
        if self.place.is_none_or(|(p, ..)| above.place.depth < p.depth) {
            let (parent, grandparent) = above.block.unwrap_or((root, root));
            self.place = Some((above.place, parent, grandparent));
        }
    }

    fn space(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with(' ') {
            self.text.push(' ');
        }
    }

    fn end(&mut self) {
        let text = self.text.trim_end();
        if let Some((place, parent, grandparent)) = self.place.take()
            && !text.is_empty()
        {
            self.blocks.push(Block {
                n_words: text.split(' ').count() as u32,
                text: text.to_owned(),
                in_links: self.in_links as u32,
                in_bold: self.in_bold as u32,
                place,
                parent,
                grandparent,
            });
        }
        self.text.clear();
        (self.in_links, self.in_bold) = (0, 0);
    }
}
