//! Damage, and what is still read.

use super::*;

fn lenient(text: &str) -> Lenient {
    read(text, &Url::parse("http://kabar.test/feed").unwrap())
}

#[track_caller]
fn check(text: &str, expect: &[(&str, &str)]) {
    let found = lenient(text);
    let entries: Vec<(&str, &str)> = found
        .entries
        .iter()
        .map(|e| {
            (
                e.key.as_deref().unwrap_or("-"),
                e.title.as_deref().unwrap_or("-"),
            )
        })
        .collect();
    assert_eq!(entries, expect, "{text}");
}

#[test]
fn a_missing_end_tag_ends_where_the_next_field_or_entry_begins() {
    check(
        "<rss><channel><title>K<item><title>A<link>http://kabar.test/a<guid>1<item><title>B<guid>2",
        &[("1", "A"), ("-", "B")],
    );
    check(
        "<feed><entry><title>A</titel><id>1</id><entry><title>B</title><id>2</id></entry>",
        &[("1", "A"), ("2", "B")],
    );
}

#[test]
fn html_that_is_not_escaped_stays_in_its_field() {
    let found = lenient(
        "<rss><channel><item><description><div><title>x</title><p>Jalan <b>rusak</b> &lt; 2 km</p></div></description>\
         <title>A & B < C</title></item>",
    );
    assert_eq!(found.entries[0].title.as_deref(), Some("A & B < C"));
    assert_eq!(
        found.entries[0].body.as_deref(),
        Some("x\nJalan rusak < 2 km")
    );
}

#[test]
fn a_raw_ampersand_in_an_address_is_part_of_it() {
    check(
        "<rss><item><link>http://kabar.test/?a=1&copy=2&amp;b=3</link></item>",
        &[("http://kabar.test/?a=1&copy=2&b=3", "-")],
    );
}

#[test]
fn an_entrys_own_title_link_and_author_are_taken() {
    let found = lenient(
        "<a:feed><a:title>K</a:title><a:entry><a:source><a:title>Lain</a:title><a:id>9</a:id></a:source>\
         <a:author><a:name>Rina</a:name><a:email>r@kabar.test</a:email></a:author><media:title>Foto</media:title>\
         <a:link rel='self' href='/s'/><a:link href='/a'/><a:title>A</a:title><a:id>1</a:id>\
         <a:updated>2026-08-12</a:updated><a:category term='Desa'/></a:entry></a:feed>",
    );
    let entry = &found.entries[0];
    assert_eq!(
        (found.title.as_deref(), entry.title.as_deref()),
        (Some("K"), Some("A"))
    );
    assert_eq!(entry.url.as_ref().unwrap().as_str(), "http://kabar.test/a");
    assert_eq!(
        (entry.author.as_deref(), entry.key.as_deref()),
        (Some("Rina"), Some("1"))
    );
    assert_eq!(entry.tags, ["Desa"]);
    assert!(entry.updated.is_some() && !found.cut_off);
}

#[test]
fn what_is_cut_off_gives_its_text_but_no_half_address() {
    let found = lenient(
        "<rss><item><title>A</title><guid>1</guid></item><item><title>B</title><link>http://kabar.te",
    );
    assert!(found.cut_off && found.is_feed);
    assert_eq!(found.entries[1].title.as_deref(), Some("B"));
    assert_eq!(
        (found.entries[1].key.as_ref(), found.entries[1].url.as_ref()),
        (None, None)
    );
}

#[test]
fn a_million_entries_are_not_kept() {
    let found = lenient(&("<rss>".to_owned() + &"<item>".repeat(MOST_ENTRIES + 10)));
    assert!(found.too_many);
    assert_eq!(found.entries.len(), MOST_ENTRIES);
}
