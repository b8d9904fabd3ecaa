//! What a config says, and how a wrong one is refused.

mod deliver;

use super::*;
use titen_issue::Scope;
use titen_model::WilayahCode;

fn load_text(text: &str) -> Result<Settings, ConfigError> {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let path = dir.path().join("titen.toml");
    std::fs::write(&path, text).expect("a file is written");
    load(Some(&path))
}

fn refused(text: &str) -> String {
    let message = load_text(text)
        .expect_err("a wrong config is refused")
        .to_string();
    message
        .split_once("titen.toml:")
        .expect("the file is named")
        .1
        .to_owned()
}

#[test]
fn the_shipped_configs_load() {
    let config = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../config");
    let office = load(Some(&config.join("titen.toml"))).expect("config/titen.toml is right");
    assert_eq!(office.scope, Scope::Within(WilayahCode::new("35.22")));
    assert_eq!(office.sources.len(), 17);
    assert!(office.sources.iter().any(|s| s.presumed));
    assert!(office.now.is_none() && office.sample.is_none());
    let sample = load(Some(&config.join("sample.toml"))).expect("config/sample.toml is right");
    assert!(sample.now.is_some() && sample.sample.is_some());
    assert!(sample.sources.len() >= 14);
}

#[test]
fn the_shipped_config_shows_the_built_in_defaults() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../config/titen.toml");
    let (file, built_in) = (
        load(Some(&path)).expect("a config"),
        Settings::built_in().expect("defaults"),
    );
    let shown = |s: &Settings| {
        format!(
            "{:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
            s.office,
            s.letterhead,
            s.scope,
            s.group,
            s.store,
            s.index,
            s.web,
            s.schedule,
            s.rank,
            s.raw_keep_days,
            s.transcript_days,
            s.letters
        )
    };
    assert_eq!(shown(&file), shown(&built_in));
}

#[test]
fn a_typo_is_refused_with_its_line_and_the_nearest_key() {
    assert_eq!(
        refused("version = 1\n[scope]\nwilayh = \"35.22\"\n"),
        "3: unknown key `wilayh`; did you mean `wilayah`?"
    );
    assert_eq!(
        refused("version = 1\n[[source]]\nid = \"a\"\nchanel = \"news\"\nkind = \"feed\"\n"),
        "4: unknown key `chanel`; did you mean `channel`?"
    );
    assert!(
        refused("version = 1\nxyzzyxyzzy = 1\n")
            .starts_with("2: unknown key `xyzzyxyzzy`; known are version")
    );
}

#[test]
fn each_wrong_value_is_refused_with_its_line() {
    for (text, expect) in [
        ("", "1: `version = 1` is missing"),
        ("version = 2\n", "1: version 2 is not known"),
        (
            "version = 1\nnow = \"kemarin\"\n",
            "2: now is not a time with a zone",
        ),
        (
            "version = 1\n[scope]\nwilayah = \"Bojonegoro\"\n",
            "3: `Bojonegoro` is not a wilayah code",
        ),
        (
            "version = 1\n[store]\nurl = \"oracle:x\"\n",
            "3: `oracle:x` is not known here; write sqlite:PATH",
        ),
        (
            "version = 1\n[schedule]\nweekly = \"at seven\"\n",
            "3: `at seven` is not a schedule",
        ),
        (
            "version = 1\n[schedule]\nzone = \"Asia/Bojonegoro\"\n",
            "3: `Asia/Bojonegoro` is not a time zone",
        ),
        ("version = 1\n[group]\nwindow_weeks = -1\n", "3: "),
        (
            "version = 1\n[schedule]\ncatch_up_weeks = 0\n",
            "3: catch_up_weeks is 0; write 1 to 520",
        ),
        (
            "version = 1\n[[source]]\nid = \"a\"\nchannel = \"news\"\nkind = \"feed\"\nurl = \"http://a.test/\"\nwilayah = \"Dander\"\n",
            "7: source `a`: `Dander` is not a wilayah code",
        ),
        (
            "version = 1\n[[source]]\nid = \"a\"\nchannel = \"fax\"\nkind = \"feed\"\nurl = \"http://a.test/\"\n",
            "4: source `a`: unknown channel `fax`",
        ),
        (
            "version = 1\n\n[[source]]\nid = \"a\"\nchannel = \"news\"\nkind = \"feed\"\n",
            "3: source `a`: a feed needs `url`",
        ),
        (
            "version = 1\n[[source]]\nid = \"a\"\nchannel = \"news\"\nkind = \"listing\"\nurl = \"http://a.test/\"\nselectors = { link = \"a[\" }\n",
            "7: source `a`: ",
        ),
        ("version = 1\nnow = 3 4\n", "2: "),
        (
            "version = 1\n[webhook]\nlisten = \"8710\"\n",
            "3: `8710` is not an address to listen at",
        ),
        (
            "version = 1\n[[source]]\nid = \"s\"\nchannel = \"sms\"\nkind = \"gammu\"\n",
            "2: source `s`: a gammu source needs either `database`",
        ),
        (
            "version = 1\n[[source]]\nid = \"s\"\nchannel = \"sms\"\nkind = \"gammu\"\ndatabase = \"mysql://x\"\n",
            "6: source `s`: `database` is neither sqlite:PATH nor postgres://",
        ),
        (
            "version = 1\n[[source]]\nid = \"s\"\nchannel = \"sms\"\nkind = \"gammu\"\ndatabase = \"postgres://u:geheim@localhost/smsd\"\n",
            "6: source `s`: `database`: a password does not belong into a file",
        ),
        (
            "version = 1\n[[source]]\nid = \"s\"\nchannel = \"sms\"\nkind = \"gammu\"\ndatabase = \"postgres://u@10.0.0.7/smsd\"\n",
            "6: source `s`: `database`: `10.0.0.7` is another machine",
        ),
        (
            "version = 1\n[[source]]\nid = \"Hook/1\"\nchannel = \"sms\"\nkind = \"webhook\"\n",
            "3: source `Hook/1`: the id of a webhook is part of its address",
        ),
        (
            "version = 1\n[[source]]\nid = \"h\"\nchannel = \"sms\"\nkind = \"webhook\"\nformat = \"gatewy\"\n",
            "6: source `h`: unknown format `gatewy`",
        ),
        (
            "version = 1\n[[source]]\nid = \"h\"\nchannel = \"sms\"\nkind = \"webhook\"\nformat = \"gateway\"\n",
            "2: source `h`: a webhook needs `secret",
        ),
        (
            "version = 1\n[[source]]\nid = \"h\"\nchannel = \"chat\"\nkind = \"webhook\"\nformat = \"whatsapp\"\nsecret = { env = \"A\" }\n",
            "2: source `h`: WhatsApp needs `verify_token",
        ),
        (
            "version = 1\n[[source]]\nid = \"h\"\nchannel = \"sms\"\nkind = \"webhook\"\nformat = \"gateway\"\nsecret = { env = \"p@ss\" }\n",
            "7: source `h`: `env` is not the name of an environment variable",
        ),
        (
            "version = 1\n[[source]]\nid = \"h\"\nchannel = \"sms\"\nkind = \"webhook\"\nformat = \"gateway\"\nsecret = { env = \"A\" }\nauth = \"basic\"\n",
            "8: source `h`: unknown auth `basic`",
        ),
        (
            "version = 1\n[[source]]\nid = \"h\"\nchannel = \"sms\"\nkind = \"webhook\"\nformat = \"gateway\"\nsecret = { env = \"A\" }\nfields = { form = \"x\" }\n",
            "8: unknown key `form`; did you mean `from`?",
        ),
        (
            "version = 1\n[http]\nca_file = \"tiada.pem\"\n",
            "3: ca_file: ",
        ),
    ] {
        let message = refused(text);
        assert!(
            message.starts_with(expect),
            "{text:?} gave {message:?}, not {expect:?}"
        );
    }
}

#[test]
fn a_rank_file_has_a_version_too() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let path = dir.path().join("titen.toml");
    std::fs::write(&path, "version = 1\nrank = \"rank.toml\"\n").expect("a file is written");
    for (text, expect) in [
        ("top = 5\n", "rank.toml:1: `version = 1` is missing"),
        (
            "top = 5\nversion = 2\n",
            "rank.toml:2: version 2 is not known",
        ),
        (
            "version = 1\ntopp = 5\n",
            "rank.toml:2: unknown key `topp`; did you mean `top`?",
        ),
    ] {
        std::fs::write(dir.path().join("rank.toml"), text).expect("a file is written");
        let error = load(Some(&path)).expect_err("refused").to_string();
        assert!(error.contains(expect), "{error}");
    }
}

#[test]
fn two_sources_cannot_share_an_id() {
    let one =
        "[[source]]\nid = \"a\"\nchannel = \"news\"\nkind = \"feed\"\nurl = \"http://a.test/\"\n";
    let error = load_text(&format!("version = 1\n{one}{one}"))
        .expect_err("refused")
        .to_string();
    assert!(error.contains("source `a` is listed twice"), "{error}");
}

#[test]
fn a_file_that_cannot_be_read_is_named() {
    let error = load(Some(Path::new("/nowhere/titen.toml")))
        .expect_err("refused")
        .to_string();
    assert!(
        error.starts_with("/nowhere/titen.toml: cannot be read"),
        "{error}"
    );
}

#[test]
fn criteria_that_do_not_add_up_are_refused_with_file_line_and_remedy() {
    let refused = |rank: &str| {
        let dir = tempfile::tempdir().expect("a temporary folder");
        std::fs::write(dir.path().join("rank.toml"), rank).expect("a file is written");
        let path = dir.path().join("titen.toml");
        std::fs::write(&path, "version = 1\nrank = \"rank.toml\"\n").expect("a file is written");
        load(Some(&path)).map_err(|e| e.to_string())
    };
    let one = |key: &str, weight: &str| {
        format!(
            "[[criteria]]\nkey = \"{key}\"\nname = \"X\"\nweight = {weight}\nevidence = \"duty\"\n"
        )
    };
    let file = |criteria: &[String]| format!("version = 1\n{}", criteria.concat());
    let e = refused(&file(&[one("a", "60.0"), one("b", "30.5")])).expect_err("not 100");
    assert!(
        e.ends_with("rank.toml:2: the weights of the criteria add up to 90.5, not 100 (a 60, b 30.5); change them until they do"),
        "{e}"
    );
    let e = refused(&file(&[one("a", "60.0"), one("a", "40.0")])).expect_err("twice");
    assert!(
        e.contains("rank.toml:7: criterion `a` is there twice"),
        "{e}"
    );
    let e = refused(&file(&[one("a", "100.0").replace("duty", "dutty")])).expect_err("a typo");
    assert!(
        e.contains("rank.toml:6: unknown value `dutty`; did you mean `duty`?"),
        "{e}"
    );
    let other = refused(&file(&[one("a", "60.0"), one("b", "40.0")])).expect("it adds up");
    assert_eq!(other.rank.criteria.len(), 2);
    let season = "version = 1\n\n[[season]]\nname = \"x\"\nfrom = \"31-12\"\nto = \"01-01\"\nwords = [\"y\"]\n";
    let e = refused(season).expect_err("no such day");
    assert!(e.contains("rank.toml:3: `31-12` of season"), "{e}");
    let none = refused("version = 1\ncriteria = []\n").expect("no second view");
    assert!(none.rank.criteria.is_empty());
}

#[test]
fn manners_are_read_and_a_wrong_span_of_hours_is_refused() {
    let text = "version = 1\n[http]\nrequests_a_day = 100\nquiet_hours = \"23-04\"\n[[source]]\nid = \"s\"\n\
                channel = \"news\"\nkind = \"sitemap\"\nurl = \"http://kabar.test/s.xml\"\nevery = 60\nevery_at_most = 1440\n";
    let settings = load_text(text).expect("a config");
    assert_eq!(settings.web.requests_a_day, 100);
    let at = |text: &str| text.parse().expect("a time");
    let quiet = settings.quiet_hours.expect("hours");
    assert!(quiet.holds(at("2026-08-12T18:00:00Z")) && !quiet.holds(at("2026-08-12T05:00:00Z")));
    let source = &settings.sources[0];
    assert_eq!(
        (source.every.as_secs(), source.every_at_most.as_secs()),
        (3600, 86_400)
    );
    assert_eq!(
        refused("version = 1\n[http]\nquiet_hours = \"malam\"\n"),
        "3: quiet_hours: `malam` is not a span of hours; write it as 23-04"
    );
}

#[test]
fn an_api_is_configured_by_a_preset_and_a_missing_secret_is_named_with_its_line() {
    let head = "version = 1\n[[source]]\nid = \"medsos\"\nchannel = \"social\"\nkind = \"json\"\n";
    let with = |api: &str| format!("{head}{api}\n");
    let open = "api = { preset = \"mastodon-hashtag\", with = { server = \"mastodon.social\", hashtag = \"bojonegoro\" } }";
    let settings = load_text(&with(open)).expect("it needs no secret");
    assert_eq!(
        settings.sources[0].address().map(|a| a.as_str()),
        Some("https://mastodon.social/api/v1/timelines/tag/bojonegoro")
    );
    for (api, expect) in [
        (
            "api = { preset = \"x-search\", with = { query = \"x\" }, auth = { env = \"TITEN_UJI_TIDAK_ADA\" } }",
            "6: source `medsos`: the environment variable `TITEN_UJI_TIDAK_ADA` is not set",
        ),
        (
            "[source.api]\npreset = \"mastodon-hashtag\"\n[source.api.wth]\nserver = \"x\"",
            "8: unknown key `wth`; did you mean `with`?",
        ),
        (
            "api = { preset = \"mastodon\" }",
            "6: source `medsos`: there is no preset `mastodon`; known are bluesky-account",
        ),
        (
            "api = { preset = \"tidak/ada.toml\" }",
            "6: source `medsos`: preset ",
        ),
        ("", "2: source `medsos`: a json source needs `api"),
    ] {
        let message = refused(&with(api));
        assert!(message.starts_with(expect), "{api}: {message}");
    }
}

#[test]
fn a_preset_of_the_offices_own_lies_beside_its_config() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let path = dir.path().join("titen.toml");
    std::fs::write(
        dir.path().join("aduan.toml"),
        "url = \"https://aduan.desa.test/{unit}\"\nfields = { id = \"id\", text = \"isi\" }\n[parameters]\nunit = { about = \"the unit\" }\n",
    )
    .expect("a file is written");
    let text = "version = 1\n[[source]]\nid = \"a\"\nchannel = \"lapor\"\nkind = \"json\"\napi = { preset = \"aduan.toml\", with = { unit = \"dpu\" } }\n";
    std::fs::write(&path, text).expect("a file is written");
    let settings = load(Some(&path)).expect("a config");
    assert_eq!(
        settings.sources[0].address().map(|a| a.as_str()),
        Some("https://aduan.desa.test/dpu")
    );
}

#[test]
fn the_shipped_examples_are_right() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../config/sources.toml");
    let text = std::fs::read_to_string(path).expect("the shipped sources");
    // From `# [[source]]` to the next blank line.
    let examples: Vec<String> = text
        .split("\n\n")
        .filter_map(|part| {
            let lines = part.lines().skip_while(|l| !l.starts_with("# [[source]]"));
            let block: Vec<&str> = lines.map(|l| l.strip_prefix("# ").unwrap_or(l)).collect();
            (!block.is_empty()).then(|| block.join("\n"))
        })
        .collect();
    let examples = format!("version = 1\n{}", examples.join("\n"));
    let file: super::options::SourcesFile = toml::from_str(&examples).expect("right keys");
    let mut presets: Vec<String> = Vec::new();
    for source in file.source {
        let source = source.into_inner();
        let Some(api) = source.api.map(toml::Spanned::into_inner) else {
            continue;
        };
        titen_collect::JsonApi::new(&api, None, &|_| Some("kunci".into()))
            .unwrap_or_else(|e| panic!("{}: {e}", source.id.get_ref()));
        presets.extend(api.preset);
    }
    presets.sort_unstable();
    assert!(
        presets.iter().eq(titen_collect::preset_names()),
        "{presets:?}"
    );
}

#[test]
fn what_is_not_told_of_a_letter_stays_blank_and_another_post_has_another_name() {
    let settings = load_text(concat!(
        "version = 1\n[letters.surat_dinas]\nname = \"Contoh, S.Sos.\"\nnip = \"19750101 200003 1 001\"\n",
        "sifat = \"segera\"\nnumber = \"480/    /412.215/{bulan}/{tahun}\"\ntembusan = [\"Bupati Contoh\"]\n",
        "[letters.undangan]\nposition = \"Sekretaris Dinas\"\n"
    ))
    .expect("a config")
    .letters;
    let nota = &settings.nota_dinas;
    assert_eq!((&nota.signatory.name, &nota.number), (&None, &None));
    assert_eq!(nota.to, ["Kepala Dinas Komunikasi dan Informatika"]);
    let surat = &settings.surat_dinas;
    assert_eq!(surat.signatory.name.as_deref(), Some("Contoh, S.Sos."));
    assert_eq!(surat.nature, "Segera");
    assert_eq!(surat.copies, ["Bupati Contoh"]);
    let undangan = &settings.undangan;
    assert_eq!(undangan.signatory.position, "Sekretaris Dinas");
    assert_eq!(
        (&undangan.signatory.name, &undangan.signatory.nip),
        (&None, &None)
    );
    assert_eq!(undangan.number, surat.number, "one register");
    assert!(
        undangan.copies.is_empty(),
        "a copy goes where it is told to"
    );
}

#[test]
fn each_wrong_value_of_a_letter_is_refused_with_its_line() {
    for (text, expect) in [
        (
            "[letters]\nreply_days = 0\n",
            "3: reply_days is 0; write 1 to 60",
        ),
        (
            "[letters.nota_dinas]\nto = []\n",
            "3: a nota dinas goes to somebody",
        ),
        (
            "[letters.surat_dinas]\nto = [\"Bupati\"]\n",
            "3: only a nota dinas has `to`",
        ),
        (
            "[letters.undangan]\nnip = \"1975\"\n",
            "3: `1975` is no NIP; write its 18 digits",
        ),
        (
            "[letters.undangan]\nsifat = \"Kilat\"\n",
            "3: `Kilat` is no sifat; write one of Biasa, Penting",
        ),
        (
            "[letters.undangan]\nnumber = \"{nomor}/{tahun}\"\n",
            "3: number: `{nomor}/{tahun}` has more in braces",
        ),
        (
            "[letters.undangan]\ntembusn = []\n",
            "3: unknown key `tembusn`; did you mean `tembusan`?",
        ),
    ] {
        let is = refused(&format!("version = 1\n{text}"));
        assert!(is.starts_with(expect), "{text}: {is}");
    }
}
