//! What a site's first page says of itself: which program makes it, and whose it is.
//!
//! Villages and information groups (KIM) mostly run WordPress, OpenSID (with a feed at `/feed`, or `/index.php/feed`
//! where the web server rewrites nothing, cut after 260 characters) or Blogger.

use scraper::{Html, Selector};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cms {
    WordPress,
    OpenSid,
    Blogger,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Site {
    pub cms: Option<Cms>,
    pub title: Option<String>,
    pub description: Option<String>,
}

impl Cms {
    pub fn name(self) -> &'static str {
        match self {
            Cms::WordPress => "WordPress",
            Cms::OpenSid => "OpenSID",
            Cms::Blogger => "Blogger",
        }
    }

    /// Where it puts the feed of all that is published.
    pub(super) fn feeds(self) -> &'static [&'static str] {
        match self {
            Cms::WordPress => &["/feed/", "/?feed=rss2"],
            Cms::OpenSid => &["/feed", "/index.php/feed"],
            Cms::Blogger => &["/feeds/posts/default"],
        }
    }
}

pub(super) fn read_site(html: &str) -> Site {
    let page = Html::parse_document(html);
    let content = |css: &str| {
        let selector = Selector::parse(css).expect("a selector of ours");
        let element = page.select(&selector).next()?;
        let text = match element.value().attr("content") {
            Some(content) => content.to_owned(),
            None => element.text().collect(),
        };
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        (!text.is_empty()).then_some(text)
    };
    let generator = content("meta[name=generator]")
        .unwrap_or_default()
        .to_ascii_lowercase();
    let has = |sign: &str| html.contains(sign);
    let cms = if generator.contains("wordpress") || has("/wp-content/") || has("https://api.w.org/")
    {
        Some(Cms::WordPress)
    } else if generator.contains("blogger") || has(".blogger.com/") {
        Some(Cms::Blogger)
    } else if has("OpenSID") || has("opensid") {
        Some(Cms::OpenSid)
    } else {
        None
    };
    Site {
        cms,
        title: content("meta[property='og:site_name']").or_else(|| content("title")),
        description: content("meta[name=description]")
            .or_else(|| content("meta[property='og:description']")),
    }
}
