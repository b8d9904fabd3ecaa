//! Sites of villages and information groups, in the shapes of the programs that they run: one address in, all that
//! the configuration needs out.

use crate::server::{Server, answer, ok};
use titen_collect::{Cms, Found, Site, Web, discover};
use url::Url;

async fn found(pages: Vec<(&'static str, String)>) -> (Site, Vec<Found>) {
    let server = Server::start(
        move |hit| match pages.iter().find(|(path, _)| *path == hit.path) {
            Some((_, body)) => ok("text/html", body),
            None => answer("404 Not Found", "", ""),
        },
    )
    .await;
    let web = Web::new(server.settings()).unwrap();
    discover(&web, &Url::parse("http://desa.test/").unwrap())
        .await
        .unwrap()
}

fn paths(found: &[Found]) -> Vec<&str> {
    found
        .iter()
        .map(|f| &f.url[url::Position::BeforePath..])
        .collect()
}

fn rss(title: &str, description: &str, body: &str) -> String {
    let item = |n| {
        format!(
            "<item><title>Kabar {n}</title><guid>{n}</guid><link>http://desa.test/{n}</link><description><![CDATA[{body}]]></description></item>"
        )
    };
    let items: String = (0..10).map(item).collect();
    format!(
        "<rss version=\"2.0\"><channel><title>{title}</title><description>{description}</description>{items}</channel></rss>"
    )
}

#[tokio::test]
async fn a_wordpress_site_gives_its_posts_and_not_its_comments() {
    let home = "<!doctype html><html><head><title>KIM Sumber Waras</title><meta name=\"generator\" content=\"WordPress 6.8\">\
                <link rel=\"alternate\" type=\"application/rss+xml\" title=\"Umpan Komentar\" href=\"http://desa.test/comments/feed/\">\
                <link rel=\"alternate\" type=\"application/rss+xml\" title=\"Umpan\" href=\"http://desa.test/feed/\">\
                <link rel=\"https://api.w.org/\" href=\"http://desa.test/wp-json/\"></head><body>Beranda";
    let long = format!(
        "<p>{}</p>",
        "Warga bergotong royong memperbaiki jalan dusun. ".repeat(20)
    );
    let comments = rss("Komentar pada: KIM", "", "Setuju");
    let pages = vec![
        ("/", home.to_owned()),
        ("/feed/", rss("KIM Sumber Waras", "Kabar warga", &long)),
        ("/comments/feed/", comments),
    ];
    let (site, found) = found(pages).await;
    assert_eq!(site.cms, Some(Cms::WordPress));
    assert_eq!(site.title.as_deref(), Some("KIM Sumber Waras"));
    assert_eq!(paths(&found), ["/feed/"]);
    assert_eq!((found[0].n_entries, found[0].summaries), (10, false));
}

#[tokio::test]
async fn a_wordpress_site_that_cuts_its_texts_is_followed() {
    let home =
        "<html><head><title>Desa</title></head><body><img src=\"/wp-content/uploads/a.jpg\">";
    let cut = format!(
        "{} [&hellip;]",
        "Musyawarah desa membahas jalan. ".repeat(20)
    );
    let (site, found) = found(vec![
        ("/", home.to_owned()),
        ("/feed/", rss("Desa", "", &cut)),
    ])
    .await;
    assert_eq!(
        (site.cms, paths(&found)),
        (Some(Cms::WordPress), vec!["/feed/"])
    );
    assert!(found[0].summaries);
}

#[tokio::test]
async fn an_opensid_site_is_found_where_its_server_puts_the_feed() {
    let home = "<!doctype html><html><head><title>Website Resmi Desa Sumberejo</title></head><body>\
                <footer>Powered by <a href=\"https://opendesa.id\">OpenSID</a></footer>";
    let about = "Situs Web Desa Sumberejo Kec. Malo Kab. Bojonegoro Prov. Jawa Timur.";
    let short =
        "Pemerintah desa membagikan bantuan kepada warga yang terdampak banjir sejak pekan lalu.";
    for place in ["/feed", "/index.php/feed"] {
        let pages = vec![
            ("/", home.to_owned()),
            (place, rss("Desa Sumberejo", about, short)),
        ];
        let (site, found) = found(pages).await;
        assert_eq!((site.cms, paths(&found)), (Some(Cms::OpenSid), vec![place]));
        assert_eq!(found[0].description.as_deref(), Some(about));
        assert!(found[0].summaries, "its feed is cut after 260 characters");
    }
}

#[tokio::test]
async fn a_blogger_site_gives_its_own_feed() {
    let home = "<html><head><meta content='blogger' name='generator'/><title>KIM Malo</title></head><body>";
    let entry = format!(
        "<entry><id>tag:blogger.com,1999:blog-1.post-1</id><title>Kabar</title><content type=\"html\">{}</content>\
         <published>2026-08-10T08:00:00+07:00</published><updated>2026-08-10T08:00:00+07:00</updated></entry>",
        "Jalan desa dibangun. ".repeat(40)
    );
    let atom = format!(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><id>tag:blogger.com,1999:blog-1</id><title>KIM Malo</title>\
         <updated>2026-08-10T08:00:00+07:00</updated>{entry}</feed>"
    );
    let (site, found) = found(vec![("/", home.to_owned()), ("/feeds/posts/default", atom)]).await;
    assert_eq!(
        (site.cms, paths(&found), found[0].summaries),
        (Some(Cms::Blogger), vec!["/feeds/posts/default"], false)
    );
}
