//! Pages that are made to hurt: none panics, and what is refused is refused before it costs anything.

use super::{BODY, article, parseable, url};

fn is_refused(html: &str) {
    assert_eq!(parseable(html), None, "{}", &html[..40.min(html.len())]);
    assert_eq!(article(html, &url()), None);
}

#[test]
fn nesting_without_end_is_refused() {
    for open in [
        "<div>",
        "<a><div>",
        "<template>",
        "<select>",
        "<svg><g>",
        "<ul><li><div>",
    ] {
        is_refused(&format!("{}{BODY}", open.repeat(100_000)));
    }
}

#[test]
fn tags_without_end_are_cut_off_and_what_stands_before_is_read() {
    for tag in [
        "<p>",
        "<li><a href=/x>a</a>",
        "<br>",
        "<span>a</span>",
        "<option>",
    ] {
        let html = format!("<article>{BODY}</article>{}", tag.repeat(1_000_000));
        assert!(
            parseable(&html).is_some_and(|h| h.len() < html.len()),
            "{tag}"
        );
        let got = article(&html, &url()).expect("the article before it");
        assert!(
            got.body.starts_with("Warga Desa Contoh"),
            "{tag}: {}",
            got.body
        );
    }
    assert_eq!(article(&"<p>".repeat(1_000_000), &url()), None);
}

#[test]
fn attributes_that_never_end_swallow_what_follows_and_no_more() {
    for open in ["<a href=\"", "<a href='", "<img alt=\"x", "<div "] {
        let html = format!("<article>{BODY}</article>{open}{}", "x ".repeat(900));
        let got = article(&html, &url()).expect("the article before it");
        assert!(
            got.body.ends_with("dalam minggu ini."),
            "{open}: {}",
            got.body
        );
    }
    is_refused(&format!("<div {}>{BODY}", "a=1 b ".repeat(100_000)));
}

#[test]
fn a_text_without_end_is_read_as_far_as_a_page_goes() {
    let text: String = (0..300_000)
        .map(|n| format!("Jalan poros desa nomor {n} rusak. "))
        .collect();
    let html = format!("<article><p>{text}</p></article>");
    assert!(html.len() > 10_000_000);
    let got = article(&html, &url()).expect("an article");
    assert!(got.body.len() > 1_000_000 && got.body.len() < html.len());
}

#[test]
fn entities_without_end_are_cut_off() {
    for entity in ["&", "&amp;", "<", "<!--", "\0"] {
        let html = format!("<article>{BODY}</article><p>{}", entity.repeat(1_000_000));
        let got = article(&html, &url()).expect("the article before it");
        assert!(
            got.body.starts_with("Warga Desa Contoh"),
            "{entity}: {}",
            got.body
        );
    }
}

#[test]
fn control_characters_and_pages_without_a_body() {
    let control: String = (1..32u8).map(char::from).collect();
    let html = format!("<html>{}<article>{BODY}</article>", control.repeat(1000));
    let got = article(&html, &url()).expect("an article");
    assert!(got.body.contains("Kepala dinas menyatakan"), "{}", got.body);
    for html in [
        "<html><head><title>x</title></head></html>".to_owned(),
        format!("<frameset>{BODY}"),
        format!("<!--{BODY}"),
        format!("<script>{BODY}"),
        "\0".repeat(1000),
    ] {
        assert_eq!(article(&html, &url()), None, "{html}");
    }
}
