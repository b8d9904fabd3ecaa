//! Feeds as sites really write them, and what each gives.

use super::*;

fn parse(text: &str) -> Result<ParsedFeed, FeedError> {
    parse_feed(
        text.as_bytes(),
        None,
        &Url::parse("http://kabar.test/feed").unwrap(),
    )
}

fn rss(items: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><rss version=\"2.0\"><channel><title>Kabar</title>{items}</channel></rss>"
    )
}

fn keys(feed: &ParsedFeed) -> Vec<&str> {
    feed.entries
        .iter()
        .filter_map(|e| e.key.as_deref())
        .collect()
}

#[test]
fn an_rss_entry_gives_all_that_it_says() {
    let feed = parse(&rss(
        "<item><title>Jalan &amp;amp; jembatan</title><link>/a</link><guid>7</guid><category>Desa</category>\
         <description>&lt;p&gt;Jalan &lt;b&gt;rusak&lt;/b&gt;&lt;/p&gt;</description>\
         <pubDate>Wed, 12 Aug 2026 08:00:00 +0700</pubDate></item>",
    ))
    .unwrap();
    assert_eq!(feed.title.as_deref(), Some("Kabar"));
    let entry = &feed.entries[0];
    assert_eq!(entry.key.as_deref(), Some("7"));
    assert_eq!(entry.url.as_ref().unwrap().as_str(), "http://kabar.test/a");
    assert_eq!(entry.title.as_deref(), Some("Jalan & jembatan"));
    assert_eq!(entry.body.as_deref(), Some("Jalan rusak"));
    assert_eq!(
        entry.published.unwrap().at.to_rfc3339(),
        "2026-08-12T01:00:00+00:00"
    );
    assert_eq!(entry.tags, ["Desa"]);
}

#[test]
fn atom_json_and_rss_1_are_read_too() {
    let atom = parse(
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>K</title><entry><id>a1</id><title>Banjir</title>\
         <link href='/b'/><updated>2026-08-12T01:00:00Z</updated></entry></feed>",
    );
    assert_eq!(keys(&atom.unwrap()), ["a1"]);
    let json = parse(
        r#"{"version":"https://jsonfeed.org/version/1.1","title":"K","items":[{"id":"j1","content_text":"Air mati","url":"http://kabar.test/j"}]}"#,
    );
    assert_eq!(keys(&json.unwrap()), ["j1"]);
    let rdf = parse(
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>\
         <channel><title>K</title><link>http://kabar.test</link><description>d</description><items/></channel>\
         <item><title>Pupuk</title><link>http://kabar.test/r</link></item></rdf:RDF>",
    );
    assert_eq!(keys(&rdf.unwrap()), ["http://kabar.test/r"]);
}

#[test]
fn a_missing_id_is_the_link_and_a_shared_one_gives_way_to_it() {
    let feed = parse(&rss(
        "<item><title>A</title><link>http://kabar.test/a</link></item><item><title>B</title></item>\
         <item><title>C</title><link>http://kabar.test/c</link><guid>sama</guid></item>\
         <item><title>D</title><link>http://kabar.test/d</link><guid>sama</guid></item>",
    ))
    .unwrap();
    let keys: Vec<Option<&str>> = feed.entries.iter().map(|e| e.key.as_deref()).collect();
    assert_eq!(
        keys,
        [
            Some("http://kabar.test/a"),
            None,
            Some("http://kabar.test/c"),
            Some("http://kabar.test/d")
        ]
    );
}

#[test]
fn indonesian_dates_and_days_alone_are_understood() {
    let dates = ["Senin, 10 Agustus 2026 08:15 WIB", "2026-08-12", "entah"];
    let items: String = dates
        .iter()
        .map(|d| format!("<item><title>x</title><guid>{d}</guid><pubDate>{d}</pubDate></item>"))
        .collect();
    let feed = parse(&rss(&items)).unwrap();
    let published: Vec<Option<Published>> = feed.entries.iter().map(|e| e.published).collect();
    assert_eq!(
        published[0].unwrap().at.to_rfc3339(),
        "2026-08-10T01:15:00+00:00"
    );
    assert_eq!(
        published[1],
        Some(Published::day("2026-08-12".parse().unwrap()))
    );
    assert_eq!(published[2], None);
}

#[test]
fn a_truncated_feed_keeps_what_stands_and_says_that_it_is_cut_off() {
    let whole = rss(
        "<item><title>A</title><guid>1</guid></item><item><title>B</title><guid>2</guid></item>",
    );
    let feed = parse(&whole[..whole.find("<guid>2").unwrap()]).unwrap();
    assert_eq!(keys(&feed), ["1"]);
    assert_eq!(feed.entries[1].title.as_deref(), Some("B"));
    assert!(feed.cut_off && feed.damage.as_deref() == Some("it ends in the middle"));
    let between = parse(&whole[..whole.find("<item><title>B").unwrap()]).unwrap();
    assert_eq!((keys(&between), between.cut_off), (vec!["1"], false));
    let none = parse(&whole[..whole.find("<item>").unwrap()]).unwrap();
    assert_eq!(
        (none.title.as_deref(), none.entries.len()),
        (Some("Kabar"), 0)
    );
}

#[test]
fn a_damaged_entry_costs_nothing() {
    let feed = parse(&rss(
        "<item><title>A</title><guid>1</guid></item><item><title>B</titel><guid>2</guid></item>\
         <item><title>C &</title><guid>3</guid></item>",
    ))
    .unwrap();
    assert_eq!(keys(&feed), ["1", "2", "3"]);
    assert!(feed.damage.is_some() && !feed.cut_off);
    assert_eq!(
        parse(&rss("<item><guid>1</guid></item>")).unwrap().damage,
        None
    );
}

#[test]
fn a_strict_parser_that_skips_entries_is_not_believed() {
    let twice = rss("<item><guid>1</guid></item>") + &rss("<item><guid>2</guid></item>");
    assert_eq!(keys(&parse(&twice).unwrap()), ["1", "2"]);
    let commented = parse(&rss(
        "<!-- <item><guid>0</guid></item> --><item><guid>1</guid></item>",
    ))
    .unwrap();
    assert_eq!((keys(&commented), &commented.damage), (vec!["1"], &None));
}

#[test]
fn utf16_and_a_version_that_is_missing_do_no_harm() {
    let text =
        rss("<item><title>Café</title><guid>1</guid></item>").replace(" version=\"2.0\"", "");
    let url = Url::parse("http://kabar.test/feed").unwrap();
    for bytes in [
        text.encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect::<Vec<u8>>(),
        text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
    ] {
        let feed = parse_feed(&bytes, Some("text/xml; charset=utf-16"), &url).unwrap();
        assert_eq!(feed.entries[0].title.as_deref(), Some("Café"));
    }
}

#[test]
fn an_html_page_is_told_from_a_feed_and_its_feeds_are_named() {
    let page = "<!-- cache --><!DOCTYPE html><html><head><link rel='alternate' type='application/rss+xml' href='/rss'>\
                <link rel=alternate type='text/x' href=/lain></head><body><rss></body></html>";
    let error = parse(page).unwrap_err();
    assert_eq!(
        error,
        FeedError::Html {
            feeds: vec![Url::parse("http://kabar.test/rss").unwrap()]
        }
    );
    assert!(
        error
            .to_string()
            .ends_with("it names its feed: http://kabar.test/rss"),
        "{error}"
    );
    assert!(
        parse("<html></html>")
            .unwrap_err()
            .to_string()
            .contains("look on the site")
    );
    assert_eq!(parse(" \n"), Err(FeedError::Empty));
    assert!(matches!(parse("{\"a\":1}"), Err(FeedError::Broken(_))));
}

#[test]
fn what_stands_before_the_root_does_no_harm() {
    let rss = rss("<item><title>A</title><guid>1</guid></item>");
    for junk in [
        "\n\n",
        "Warning: foo in bar.php",
        "<br />\n<b>Warning</b>: headers already sent in <b>/x.php</b> on line <b>3</b><br />\n",
        "<!-- <b>cache</b> -->",
        "<!DOCTYPE rss>",
    ] {
        assert_eq!(
            keys(&parse(&format!("{junk}{rss}")).unwrap()),
            ["1"],
            "{junk}"
        );
    }
}

#[test]
fn an_entity_bomb_is_not_unfolded() {
    let bomb =
        "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">\
                <!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]>"
            .to_owned()
            + &rss("<item><title>&c;</title><guid>1</guid></item>");
    let n_chars = parse(&bomb).map_or(0, |f| {
        f.entries
            .iter()
            .filter_map(|e| e.title.as_ref())
            .map(String::len)
            .sum()
    });
    assert!(n_chars < 100, "{n_chars}");
}
