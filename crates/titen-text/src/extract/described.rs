//! A page laid out for the judge: its blocks, what is known of each, and what is made of those kept.

use super::blocks::{Block, Kind, Within, blocks};
use super::features::{Features, Seen, Witness, features};
use super::hints::Hints;
use super::metadata::Metadata;
use super::{judge, lines};
use dom_smoothie::{Config, Readability, TextMode};
use ego_tree::NodeId;
use scraper::Html;
use url::Url;

pub struct Described {
    blocks: Vec<Block>,
    seen: Vec<Seen>,
    features: Vec<Features>,
    /// As Readability has it.
    pub(super) title: Option<String>,
}

/// Readability gives up on a page with more; the judge does without it.
const MOST_ELEMENTS: usize = 50_000;

impl Described {
    pub(super) fn new(html: &str, page: &Html, url: &Url, meta: &Metadata) -> Described {
        let config = Config {
            text_mode: TextMode::Formatted,
            max_elements_to_parse: MOST_ELEMENTS,
            disable_json_ld: true,
            ..Config::default()
        };
        let read = Readability::new(html, Some(url.as_str()), Some(config))
            .and_then(|mut r| r.parse())
            .ok();
        let (text, title) =
            read.map_or_else(Default::default, |r| (r.text_content.to_string(), r.title));
        let mut described = Described::with(page, &text, meta);
        described.title = Some(title.trim().to_owned()).filter(|t| !t.is_empty());
        described
    }

    fn with(page: &Html, readability: &str, meta: &Metadata) -> Described {
        let blocks = blocks(page);
        let witness = Witness {
            readability,
            stated: meta.stated.as_deref().unwrap_or_default(),
            title: meta.title.as_deref().unwrap_or_default(),
            summary: meta.summary.as_deref().unwrap_or_default(),
        };
        let (seen, features) = features(&blocks, &witness);
        Described {
            blocks,
            seen,
            features,
            title: None,
        }
    }

    /// For fitting the weights: the page as it is, and as it is where Readability refuses it.
    pub fn for_training(html: &str, url: &Url) -> Option<[Described; 2]> {
        let html = super::parseable(html)?;
        let page = Html::parse_document(&html);
        let meta = super::metadata::read(&page, url);
        Some([
            Described::new(&html, &page, url, &meta),
            Described::with(&page, "", &meta),
        ])
    }

    pub fn texts(&self) -> impl Iterator<Item = &str> + Clone {
        self.blocks.iter().map(|b| b.text.as_str())
    }

    pub fn features(&self) -> &[Features] {
        &self.features
    }

    /// The body if the blocks had these log odds of being in it.
    pub fn body_by(&self, odds: &[f64]) -> String {
        self.body(&self.without_boilerplate(judge::choose(&self.blocks, &self.seen, odds), None))
    }

    pub(super) fn chosen(&self, title: Option<&str>) -> Vec<bool> {
        let kept = judge::judge(&self.blocks, &self.seen, &self.features);
        self.without_boilerplate(kept, title)
    }

    /// Lines that no outlet means as its article, whatever the judge says.
    fn without_boilerplate(&self, mut kept: Vec<bool>, title: Option<&str>) -> Vec<bool> {
        let mut begun = false;
        for (keep, block) in kept.iter_mut().zip(&self.blocks) {
            *keep &= !lines::is_boilerplate(&block.text)
                && (begun || title != Some(block.text.as_str()));
            begun |= *keep;
        }
        kept
    }

    pub(super) fn body(&self, kept: &[bool]) -> String {
        let texts: Vec<&str> = self.kept(kept).map(|b| b.text.as_str()).collect();
        texts.join("\n")
    }

    /// A photo page's one sentence is its article where Readability says so too.
    pub(super) fn is_short(&self, body: &str) -> bool {
        body.split_whitespace().count() >= 6
            && self
                .blocks
                .iter()
                .zip(&self.seen)
                .any(|(b, s)| s.taken > 0.6 && s.wording.ends_sentence && body.contains(&b.text))
    }

    pub(super) fn html(&self, kept: &[bool]) -> String {
        let mut out = String::new();
        let mut in_list = false;
        for block in self.kept(kept) {
            let tag = match block.place.kind {
                Kind::Heading => "h2",
                Kind::Item => "li",
                Kind::Preformatted => "pre",
                _ if block.place.within.any(Within::QUOTE) => "blockquote",
                _ => "p",
            };
            if in_list != (tag == "li") {
                in_list = !in_list;
                out.push_str(if in_list { "<ul>" } else { "</ul>" });
            }
            let text = block
                .text
                .replace('&', "&amp;")
                .replace('<', "&lt;")
                .replace('>', "&gt;");
            out.push_str(&format!("<{tag}>{text}</{tag}>"));
        }
        if in_list {
            out.push_str("</ul>");
        }
        out
    }

    /// From the first kept block's surroundings to the last one's: pictures of other articles stand elsewhere.
    pub(super) fn captions(&self, kept: &[bool]) -> Vec<String> {
        const AROUND: usize = 6;
        const MOST: usize = 20;
        let (Some(first), Some(last)) =
            (kept.iter().position(|k| *k), kept.iter().rposition(|k| *k))
        else {
            return Vec::new();
        };
        let near = first.saturating_sub(AROUND)..(last + AROUND + 1).min(self.blocks.len());
        let mut captions: Vec<String> = Vec::new();
        for i in near {
            let (block, seen) = (&self.blocks[i], &self.seen[i]);
            let is_caption =
                block.place.near.has(Hints::CAPTION) || block.place.within.any(Within::FIGURE);
            if is_caption
                && !kept[i]
                && block.n_words > 2
                && seen.links < 0.6
                && !captions.contains(&block.text)
                && captions.len() < MOST
            {
                captions.push(block.text.clone());
            }
        }
        captions
    }

    /// The elements of the first kept block and of the last.
    pub(super) fn span(&self, kept: &[bool]) -> Option<(NodeId, NodeId)> {
        let mut parents = self.kept(kept).map(|b| b.parent);
        let first = parents.next()?;
        Some((first, parents.last().unwrap_or(first)))
    }

    fn kept(&self, kept: &[bool]) -> impl Iterator<Item = &Block> {
        self.blocks
            .iter()
            .zip(kept)
            .filter(|(_, k)| **k)
            .map(|(b, _)| b)
    }
}
