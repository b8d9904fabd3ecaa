//! `sources`: what the office is told to configure.

use crate::titen::Titen;

const FEED: &str = "<rss version=\"2.0\"><channel><title>Kabar Desa</title><item><title>A</title><guid>1</guid></item></channel></rss>";

/// A site served from a folder beside the config, and one source on it whose address is wrong.
fn office() -> Titen {
    let titen = Titen::with_config(
        "version = 1\nnow = \"2026-08-17T07:00:00+07:00\"\n[sample]\nserve = \"situs\"\n[http]\npace_ms = 0\n\
         [[source]]\nid = \"desa\"\nchannel = \"kim\"\nkind = \"feed\"\nurl = \"http://desa.test/salah.xml\"\n",
    );
    std::fs::create_dir_all(titen.path("situs/desa.test")).expect("a folder");
    titen.write(
        "situs/desa.test/index.html",
        "<!doctype html><html><head><link rel=alternate type=application/rss+xml href=/kabar.xml></head><body>Beranda</body></html>",
    );
    titen.write("situs/desa.test/kabar.xml", FEED);
    titen
}

#[test]
fn a_sites_feed_is_found_and_said_as_the_config_wants_it() {
    let ran = office().ok(&["sources", "discover", "http://desa.test/"]);
    assert!(
        ran.out.contains("# Kabar Desa: 1 entries")
            && ran
                .out
                .contains("kind = \"feed\"\nurl = \"http://desa.test/kabar.xml\""),
        "{}",
        ran.out
    );
}

#[test]
fn a_source_that_fails_is_told_with_what_its_site_has() {
    let titen = office();
    let ran = titen.ok(&["sources", "check"]);
    assert!(
        ran.out.contains("desa: fails")
            && ran
                .out
                .contains("its site has a feed: http://desa.test/kabar.xml"),
        "{}",
        ran.out
    );
    assert!(!titen.exists("data"), "nothing is stored");
}

#[test]
fn a_private_address_is_not_searched() {
    let ran = office().run(&["sources", "discover", "http://127.0.0.1/"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("allow_hosts"), "{}", ran.err);
}
