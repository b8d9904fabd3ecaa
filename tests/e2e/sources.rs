//! `sources`: what the office is told to configure.

use crate::titen::{Ran, Titen, ran};

const FEED: &str = "<rss version=\"2.0\"><channel><title>Kabar Desa</title><item><title>A</title><guid>1</guid></item></channel></rss>";

const MONDAY: &str = "2026-08-17T07:00:00+07:00";

const SMS: &str =
    "[[source]]\nid = \"sms-center\"\nchannel = \"sms\"\nkind = \"jsonl\"\npath = \"kotak\"\n";

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
    let titen = office();
    let ran = titen.ok(&["sources", "discover", "http://desa.test/"]);
    assert!(
        ran.out.contains("# Kabar Desa: 1 entries")
            && ran
                .out
                .contains("kind = \"feed\"\nurl = \"http://desa.test/kabar.xml\""),
        "{}",
        ran.out
    );
    // As it stands it is a configuration.
    titen.write("sources.toml", format!("version = 1\n{}", ran.out));
    titen.write("titen.toml", "version = 1\nsources = [\"sources.toml\"]\n");
    let listed = titen.ok(&["sources", "list"]).out;
    assert!(listed.contains("\ndesa-test "), "{listed}");
}

#[test]
fn a_village_site_is_given_its_channel_and_its_village() {
    let titen = office();
    std::fs::create_dir_all(titen.path("situs/kim-malo.test")).expect("a folder");
    titen.write(
        "situs/kim-malo.test/index.html",
        "<!doctype html><html><head><title>Website Desa</title></head><body>OpenSID</body></html>",
    );
    let about = "Situs Web Desa Tambakromo Kec. Malo Kab. Bojonegoro Prov. Jawa Timur.";
    let feed = FEED.replace(
        "</title><item>",
        &format!("</title><description>{about}</description><item>"),
    );
    titen.write("situs/kim-malo.test/feed", feed);
    let out = titen
        .ok(&["sources", "discover", "http://kim-malo.test/"])
        .out;
    for line in [
        "(OpenSID)",
        "[[source]]\nid = \"kim-malo-test\"\nchannel = \"kim\"\nkind = \"feed\"",
        "# Desa Tambakromo, Kec. Malo",
        "follow = true",
    ] {
        assert!(out.contains(line), "{line} in {out}");
    }
}

#[test]
fn a_source_that_fell_silent_is_told_in_the_list_and_in_the_brief() {
    let titen = Titen::with_config(&format!("version = 1\nnow = \"{MONDAY}\"\n{SMS}"));
    std::fs::create_dir_all(titen.path("kotak")).expect("a folder");
    // Eight weeks of four a day, and in the ninth a single one.
    let first: chrono::NaiveDate = "2026-06-15".parse().expect("a Monday");
    let mut lines = String::new();
    for (n, day) in first.iter_days().take(63).enumerate() {
        let of_day = if n < 56 { 4 } else { n / 62 };
        for k in 0..of_day {
            lines += &format!(
                "{{\"id\":\"{n}-{k}\",\"channel\":\"sms\",\"source\":\"sms-center\",\"body\":\"jalan rusak di Kecamatan Kanor nomor {n} {k}\",\"published\":\"{day}\"}}\n"
            );
        }
    }
    titen.write("lama.jsonl", lines);
    titen.ok(&["import", "lama.jsonl"]);
    let list = titen.ok(&["sources", "list"]).out;
    let row = list
        .lines()
        .find(|l| l.starts_with("sms-center"))
        .expect("its row");
    assert!(list.lines().all(|l| l.chars().count() <= 100), "{list}");
    assert!(row.contains("collapsed") && row.contains(" 28 "), "{row}");
    let json = titen.ok(&["sources", "list", "--json"]).out;
    let json: serde_json::Value = serde_json::from_str(json.trim()).expect("a JSON line");
    assert_eq!(
        (&json["state"], &json["n"], &json["usual"]),
        (&"collapsed".into(), &1.into(), &28.into())
    );
    let ran = titen.ok(&["weekly"]);
    assert!(ran.err.contains("not heard as usual"), "{}", ran.err);
    let brief = titen.read("edisi/2026-W33/brief.html");
    assert!(
        brief.contains("1 sumber tidak terdengar seperti biasa; ±96 % dari volume biasa")
            && brief.contains("biasanya 28 butir seminggu, pekan ini 1."),
        "the coverage says it"
    );
}

#[test]
fn what_a_site_answered_proves_an_item() {
    let titen = office();
    let config = titen.read("titen.toml").replace("salah.xml", "kabar.xml");
    titen.write(
        "titen.toml",
        config.replace("[http]", "[raw]\nkeep_days = 3\n[http]"),
    );
    titen.ok(&["collect"]);
    for what in ["1", "http://desa.test/kabar.xml"] {
        let raw = titen.ok(&["sources", "raw", what]).out;
        assert!(
            raw.starts_with("WARC/1.1\r\n") && raw.contains(FEED),
            "{raw}"
        );
    }
    let ran = titen.run(&["sources", "raw", "http://desa.test/lain"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("keep_days"), "{}", ran.err);
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

const SECRET: &str = "RAHASIA-kunci-42";

/// An API of the office's own, served from a folder, with a token in its address: the worst place for one.
fn with_api() -> Titen {
    let titen = Titen::with_config(
        "version = 1\nnow = \"2026-08-17T07:00:00+07:00\"\n[sample]\nserve = \"situs\"\n[http]\npace_ms = 0\n\
         [[source]]\nid = \"aduan\"\nchannel = \"social\"\nkind = \"json\"\n[source.api]\n\
         url = \"http://api.test/{secret}/aduan.json\"\nauth = { env = \"TITEN_UJI_KUNCI\" }\nmessage = [\"galat\"]\n\
         fields = { id = \"id\", text = \"isi\", created = \"waktu\", author = \"nama\", engagement = { likes = \"suka\" } }\n",
    );
    std::fs::create_dir_all(titen.path(&format!("situs/api.test/{SECRET}"))).expect("a folder");
    titen.write(
        &format!("situs/api.test/{SECRET}/aduan.json"),
        "[{\"id\":1,\"isi\":\"jalan di Kanor rusak\",\"waktu\":\"2026-08-16T08:00:00+07:00\",\"nama\":\"Budi Santoso\",\"suka\":3}]",
    );
    titen
}

fn with_secret(titen: &Titen, args: &[&str]) -> Ran {
    let mut command = titen.command(args);
    command.env("TITEN_UJI_KUNCI", SECRET);
    ran(command.output().expect("titen starts"))
}

#[test]
fn a_secret_is_read_from_the_environment_and_goes_nowhere() {
    let titen = with_api();
    let without = titen.run(&["sources", "list"]);
    assert_eq!(without.code, 2);
    for part in [
        "titen.toml:11: source `aduan`",
        "`TITEN_UJI_KUNCI` is not set",
    ] {
        assert!(without.err.contains(part), "{}", without.err);
    }
    let mut said = String::new();
    for args in [
        &["sources", "check"][..],
        &["-vv", "collect"],
        &["sources", "list", "--json"],
        &["-vv", "weekly", "--week", "2026-W33"],
    ] {
        let ran = with_secret(&titen, args);
        assert_eq!(ran.code, 0, "{args:?}: {}", ran.err);
        said += &format!("{}{}", ran.out, ran.err);
    }
    assert!(
        said.contains("aduan: answers, 1 items") && said.contains("aduan: 1 taken"),
        "{said}"
    );
    assert!(said.contains("http://api.test/***/aduan.json"), "{said}");
    // An error of the API, with the address in it.
    titen.write(
        &format!("situs/api.test/{SECRET}/aduan.json"),
        format!("{{\"galat\":\"no list for {SECRET}\"}}"),
    );
    let failed = with_secret(&titen, &["-vv", "collect"]);
    said += &format!("{}{}", failed.out, failed.err);
    assert!(said.contains("no list for ***"), "{said}");
    assert!(!said.contains(SECRET) && !said.contains("Budi"), "{said}");
    let mut n_files = 0;
    let mut folders = vec![titen.path("data"), titen.path("edisi")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            n_files += 1;
            let bytes = std::fs::read(&path).expect("a file is read");
            for word in [SECRET, "Budi", "Santoso"] {
                let held = bytes.windows(word.len()).any(|w| w == word.as_bytes());
                assert!(!held, "{word} in {}", path.display());
            }
        }
    }
    assert!(n_files > 3, "store and edition are there");
}
