//! Pages with their boilerplate, and the article in them.

mod hostile;

use super::*;

fn url() -> Url {
    "https://contoh.example/berita/1".parse().unwrap()
}

const BODY: &str = "<p>Warga Desa Contoh mengeluhkan jalan poros desa yang rusak sejak tiga bulan lalu, terutama pada musim hujan.</p>
<p>Mereka meminta pemerintah segera memperbaiki jalan itu, karena anak sekolah sering jatuh di sana setiap pagi.</p>
<p><strong>Baca juga:</strong> <a href='/lain'>Berita yang lain sekali</a></p>
<p>Kepala dinas menyatakan perbaikan dianggarkan tahun depan, sementara lubang akan ditambal dalam minggu ini.</p>";

#[test]
fn body_and_metadata() {
    let html = format!(
        "<html><head><title>Jalan rusak dikeluhkan | Contoh</title><link rel=canonical href='/berita/1?utm=x'>
        <script type='application/ld+json'>{{\"@graph\":[{{\"@type\":\"NewsArticle\",\"headline\":\"Jalan rusak\",\"datePublished\":\"2026-08-12T12:17:40+07:00\",\"author\":[{{\"name\":\"Sari\"}}]}}]}}</script>
        </head><body><nav><a href=/>Beranda</a> <a href=/x>Olahraga</a></nav><article><h1>Jalan rusak dikeluhkan warga</h1>{BODY}</article></body></html>"
    );
    let a = article(&html, &url()).expect("an article");
    assert_eq!(a.title, "Jalan rusak dikeluhkan warga");
    assert!(
        a.body.starts_with("Warga Desa Contoh mengeluhkan"),
        "{}",
        a.body
    );
    assert!(a.body.ends_with("dalam minggu ini."), "{}", a.body);
    assert!(
        !a.body.contains("Baca juga") && !a.body.contains("Olahraga"),
        "{}",
        a.body
    );
    assert_eq!(a.published, parse_date("2026-08-12T12:17:40+07:00"));
    assert_eq!(a.author.as_deref(), Some("Sari"));
    assert_eq!(
        a.canonical.map(|c| c.to_string()).as_deref(),
        Some("https://contoh.example/berita/1?utm=x")
    );
}

#[test]
fn dates_in_metas_and_markup() {
    for (head, body) in [
        (
            "<meta property='article:published_time' content='2017-12-12T10:30:00+07:00'>",
            "",
        ),
        ("", "<time datetime='2017-12-12 10:30'>tadi</time>"),
        (
            "",
            "<div class='post-date'>Selasa, 12 Desember 2017 10:30 WIB</div>",
        ),
        (
            "<meta name=date content='tak terbaca'>",
            "<time>12/12/2017 10:30 WIB</time>",
        ),
    ] {
        let html =
            format!("<html><head>{head}</head><body>{body}<article>{BODY}</article></body></html>");
        let a = article(&html, &url()).expect("an article");
        assert_eq!(
            a.published,
            parse_date("2017-12-12T03:30:00Z"),
            "{head}{body}"
        );
    }
}

#[test]
fn what_is_no_article_gives_nothing() {
    for html in [
        "",
        "<html></html>",
        "bukan html",
        "<p>pendek</p>",
        "\u{0}\u{ffff}<<<>>>",
    ] {
        assert_eq!(article(html, &url()), None, "{html}");
    }
}

#[test]
fn an_outlets_name_is_no_part_of_the_title() {
    for (head, expect) in [
        (
            "Jalan poros rusak parah | Contoh Online",
            "Jalan poros rusak parah",
        ),
        (
            "Jalan poros rusak parah - Contoh.com",
            "Jalan poros rusak parah",
        ),
        (
            "Jalan poros rusak parah - warga mengeluh",
            "Jalan poros rusak parah - warga mengeluh",
        ),
    ] {
        let html = format!(
            "<html><head><title>{head}</title></head><body><article>{BODY}</article></body></html>"
        );
        assert_eq!(article(&html, &url()).expect("an article").title, expect);
    }
}

#[test]
fn days_of_other_articles_are_not_taken() {
    let html = format!(
        "<html><body><div class=date>1 Mei 2020</div><article>{BODY}</article><div class=date>3 Mei 2020</div></body></html>"
    );
    assert_eq!(article(&html, &url()).expect("an article").published, None);
}

#[test]
fn of_several_dates_the_articles_own_is_taken() {
    let check = |address: &str, before: &str, after: &str, expect: Option<&str>| {
        let html = format!(
            "<html><body class=has-sidebar>{before}<article>{BODY}</article>{after}</body></html>"
        );
        let got = article(&html, &address.parse().unwrap()).expect("an article");
        let day = got
            .published
            .map(|p| titen_model::wib_date(p.at).to_string());
        assert_eq!(day.as_deref(), expect, "{address} {before} {after}");
    };
    let here = "https://contoh.example/berita/1";
    let day = |d: &str| format!("<time datetime={d}T10:00:00+07:00>x</time>");
    let (own, other) = (day("2026-08-12"), day("2026-08-15"));
    let own_day = Some("2026-08-12");
    // A comment, a list of others, a ticker above the headline.
    check(
        here,
        "",
        &format!("<ol class=comment-list>{other}</ol>"),
        None,
    );
    check(here, "", &format!("<aside>{other}</aside>"), None);
    let headline = "<h1>Jalan rusak dikeluhkan warga</h1>";
    check(here, &format!("{headline}{own}"), &other, own_day);
    check(here, &format!("{other}{headline}{own}"), "", own_day);
    check(here, headline, &format!("{own}{other}"), None);
    check(here, &own, &other, own_day);
    // The address has the day, and the time is taken of what agrees with it.
    let dated = "https://contoh.example/2026/08/12/jalan";
    check(dated, "", "", own_day);
    check(dated, &other, "", own_day);
    check(
        dated,
        &format!("<h1>Jalan rusak di desa</h1>{other}"),
        "",
        own_day,
    );
}
