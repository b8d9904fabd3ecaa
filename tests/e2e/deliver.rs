//! `deliver`: each target gets an edition once, through faults, kills and corrections.

mod again;
mod hook;
mod outbox;

use crate::titen::{Ran, Titen};
use crate::weekly::{NOW, lines, road_items};
use hook::Hook;
use serde_json::Value;
use std::io::{BufRead as _, BufReader};
use std::process::Stdio;
use std::time::{Duration, Instant};

const SECRET: &str = "rahasia-kait-4711";
const TOKEN: &str = "123456:TOKEN-BOT";

fn header<'r>(request: &'r str, name: &str) -> &'r str {
    request
        .lines()
        .find_map(|l| {
            let (key, value) = l.split_once(": ")?;
            key.eq_ignore_ascii_case(name).then_some(value)
        })
        .unwrap_or_else(|| panic!("no {name} in {request}"))
}

fn office(now: &str, targets: &str) -> Titen {
    let titen = Titen::with_config(&format!(
        "version = 1\n{now}[http]\nallow_hosts = [\"127.0.0.1\"]\ntimeout_s = 5\n{targets}"
    ));
    for folder in ["arsip", "terbuka"] {
        std::fs::create_dir(titen.path(folder)).expect("a folder");
    }
    titen
}

fn with_road(targets: &str) -> Titen {
    let titen = office(&format!("now = \"{NOW}\"\n"), targets);
    titen.write("items.jsonl", road_items());
    titen.ok(&["import", "items.jsonl"]);
    titen
}

fn run(titen: &Titen, args: &[&str]) -> Ran {
    let mut command = titen.command(args);
    command.env("KAIT", SECRET).env("TG", TOKEN);
    crate::titen::ran(command.output().expect("titen starts"))
}

fn webhook(port: u16) -> String {
    format!(
        "[[deliver]]\nid = \"kait\"\nkind = \"webhook\"\nurl = \"http://127.0.0.1:{port}/terima\"\nsecret = {{ env = \"KAIT\" }}\n"
    )
}

fn telegram(port: u16) -> String {
    format!(
        "[[deliver]]\nid = \"grup\"\nkind = \"telegram\"\napi = \"http://127.0.0.1:{port}\"\ntoken = {{ env = \"TG\" }}\nchat = \"-100\"\nfiles = [\"issues.csv\"]\n"
    )
}

const ARCHIVE: &str = "[[deliver]]\nid = \"arsip\"\nkind = \"folder\"\npath = \"arsip\"\n";
const OPEN: &str = "[[deliver]]\nid = \"terbuka\"\nkind = \"open-data\"\npath = \"terbuka\"\nlicence = \"https://creativecommons.org/licenses/by/4.0/\"\n";
const MESSAGE: &str = "200 OK|{\"ok\":true,\"result\":{\"message_id\":9}}";

#[test]
fn each_target_gets_an_edition_once_and_its_ralat_as_such() {
    let (hook, bot) = (
        Hook::start(vec![Some("200 OK")]),
        Hook::start(vec![Some(MESSAGE)]),
    );
    let titen = with_road(&format!(
        "{ARCHIVE}{OPEN}{}{}",
        webhook(hook.port),
        telegram(bot.port)
    ));
    let drafted = run(&titen, &["weekly", "--draft"]);
    assert_eq!(drafted.code, 0, "{}", drafted.err);
    assert!(hook.seen().is_empty(), "a draft reaches nobody");
    let ran = run(&titen, &["weekly"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("sent  2026-W33 kait: 200"), "{}", ran.out);
    for file in ["brief.html", "issues.xlsx", "manifest.json"] {
        let bytes = |path: &str| std::fs::read(titen.path(path)).expect("a file");
        assert_eq!(
            bytes(&format!("arsip/2026-W33/{file}")),
            bytes(&format!("edisi/2026-W33/{file}"))
        );
    }
    let catalogue: Value = serde_json::from_str(&titen.read("terbuka/dcat.jsonld")).expect("JSON");
    assert_eq!(
        catalogue["dcat:dataset"][1]["dct:issued"]["@value"],
        "2026-08-17"
    );
    assert_eq!(
        catalogue["dcat:dataset"][1]["dct:spatial"]["dct:identifier"],
        "35.22"
    );
    let open = titen.read("terbuka/2026-W33/isu.json");
    for never in ["SMS-1", "L-3", "diaspal", "Kedungrejo"] {
        assert!(!open.contains(never), "{never} in {open}");
    }
    let again = run(&titen, &["weekly"]);
    assert!(
        again.out.contains("nothing waits to be delivered"),
        "{}",
        again.out
    );
    assert_eq!(
        (hook.seen().len(), bot.seen().len()),
        (1, 2),
        "a message and a document"
    );

    titen.write(
        "late.jsonl",
        lines(
            &[(
                "sms",
                "SMS-99",
                "jalan rusak di Desa Kedungrejo Kecamatan Kedungadem",
            )],
            "2026-08-13T09:00:00+07:00",
        ),
    );
    titen.ok(&["import", "late.jsonl"]);
    let ralat = run(&titen, &["weekly"]);
    assert!(
        ralat.out.contains("ralat, revision 2"),
        "{} {}",
        ralat.out,
        ralat.err
    );
    assert!(titen.exists("arsip/2026-W33-r2/brief.html"));
    let seen = hook.seen();
    assert_eq!(seen.len(), 2);
    assert!(
        seen[1].contains("\"event\":\"ralat\"")
            && seen[1].contains("Ralat 1: Isu Strategis 10–16 Agustus 2026")
    );
    assert_ne!(
        header(&seen[0], "idempotency-key"),
        header(&seen[1], "idempotency-key")
    );
    let list = run(&titen, &["deliver", "list"]).out;
    assert_eq!(
        list.lines().filter(|l| l.starts_with("sent ")).count(),
        10,
        "{list}"
    );
}

#[test]
fn a_target_that_fails_costs_nothing_else_and_no_secret_is_told() {
    let (hook, bot) = (
        Hook::start(vec![Some("400 Bad Request|no")]),
        Hook::start(vec![Some(
            "401 Unauthorized|{\"ok\":false,\"description\":\"Unauthorized\"}",
        )]),
    );
    let titen = with_road(&format!(
        "{}{}{ARCHIVE}",
        webhook(hook.port),
        telegram(bot.port)
    ));
    std::fs::remove_dir(titen.path("arsip")).expect("removed");
    let ran = run(&titen, &["weekly", "-vv"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(titen.exists("edisi/2026-W33/brief.html"));
    assert!(
        ran.err.contains("400 no") && ran.err.contains("token in TG right?"),
        "{}",
        ran.err
    );
    assert!(ran.err.contains("mount its share"), "{}", ran.err);
    let told = run(&titen, &["deliver", "list"]);
    let all = format!("{}{}{}{}", ran.out, ran.err, told.out, told.err);
    assert!(!all.contains(SECRET) && !all.contains(TOKEN), "{all}");
    for entry in std::fs::read_dir(titen.path("data")).expect("a folder") {
        let path = entry.expect("an entry").path();
        let bytes = if path.is_file() {
            std::fs::read(&path).expect("a file")
        } else {
            Vec::new()
        };
        for secret in [SECRET, TOKEN] {
            assert!(
                !bytes.windows(secret.len()).any(|w| w == secret.as_bytes()),
                "{}",
                path.display()
            );
        }
    }
    assert!(
        told.out.contains("failed      2026-W33 kait"),
        "{}",
        told.out
    );
    assert!(
        told.out.contains("waiting     2026-W33 arsip  until"),
        "{}",
        told.out
    );
    // The share is back; what failed for good waits for a person.
    std::fs::create_dir(titen.path("arsip")).expect("a folder");
    let n_calls = hook.seen().len();
    let ran = run(&titen, &["deliver", "--target", "arsip", "--again"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(titen.exists("arsip/2026-W33/brief.html"));
    assert_eq!(hook.seen().len(), n_calls);
    let ran = run(&titen, &["deliver", "--again"]);
    assert_eq!(ran.code, 1, "{}", ran.out);
    assert_eq!(hook.seen().len(), n_calls + 1);
}

#[test]
fn a_pause_that_is_asked_for_is_kept_and_each_part_comes_once() {
    let busy = "429 Too Many Requests|{\"ok\":false,\"description\":\"busy\",\"parameters\":{\"retry_after\":7}}";
    let bot = Hook::start(vec![Some(MESSAGE), Some(busy), Some(MESSAGE)]);
    let titen = with_road(&telegram(bot.port));
    let begin = Instant::now();
    let ran = run(&titen, &["weekly"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(begin.elapsed() >= Duration::from_secs(7));
    let seen = bot.seen();
    let methods: Vec<&str> = seen
        .iter()
        .map(|r| {
            r.split(' ')
                .nth(1)
                .expect("a path")
                .rsplit('/')
                .next()
                .expect("a method")
        })
        .collect();
    assert_eq!(
        methods,
        ["sendMessage", "sendDocument", "sendDocument"],
        "the message is not sent again"
    );
}

/// Killed after the request went out and before its answer was noted.
fn killed_while_sending(titen: &Titen, hook: &Hook) {
    killed_at(titen, hook, 1);
}

fn killed_at(titen: &Titen, hook: &Hook, n_requests: usize) {
    let mut child = titen
        .command(&["weekly"])
        .env("KAIT", SECRET)
        .env("TG", TOKEN)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("titen starts");
    let begin = Instant::now();
    while hook.seen().len() < n_requests {
        assert!(
            begin.elapsed() < Duration::from_secs(60),
            "nothing was sent"
        );
        std::thread::sleep(Duration::from_millis(20));
    }
    child.kill().expect("killed");
    child.wait().expect("a status");
}

#[test]
fn after_a_kill_a_webhook_is_called_with_the_same_key() {
    let hook = Hook::start(vec![None, Some("200 OK")]);
    let titen = with_road(&webhook(hook.port));
    killed_while_sending(&titen, &hook);
    let ran = run(&titen, &["deliver"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let seen = hook.seen();
    assert_eq!(seen.len(), 2);
    assert_eq!(
        header(&seen[0], "idempotency-key"),
        header(&seen[1], "idempotency-key")
    );
    let body = |r: &str| r.split_once("\r\n\r\n").expect("a body").1.to_owned();
    assert_eq!(body(&seen[0]), body(&seen[1]));
}

#[test]
fn after_a_kill_a_chat_message_waits_for_a_persons_decision() {
    let bot = Hook::start(vec![None, Some(MESSAGE)]);
    let titen = with_road(&telegram(bot.port));
    killed_while_sending(&titen, &bot);
    let ran = run(&titen, &["deliver"]);
    let texts = |bot: &Hook| {
        bot.seen()
            .iter()
            .filter(|r| r.contains("/sendMessage "))
            .count()
    };
    assert_eq!(texts(&bot), 1, "it may be there: {}", ran.out);
    let list = run(&titen, &["deliver", "list"]).out;
    assert!(
        list.contains("unsure      2026-W33 grup/pesan") && list.contains("--again"),
        "{list}"
    );
    let ran = run(&titen, &["deliver", "--target", "grup", "--again"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(texts(&bot), 2);
    assert_eq!(bot.seen().len(), 3, "the document is not sent again");
}

#[test]
fn a_dry_run_sends_nothing_and_names_what_is_missing() {
    let hook = Hook::start(vec![Some("200 OK")]);
    let titen = with_road(ARCHIVE);
    let early = run(&titen, &["deliver"]);
    assert!(
        early.code == 1 && early.err.contains("nothing is published yet"),
        "{}",
        early.err
    );
    run(&titen, &["weekly"]);
    let mail = "[[deliver]]\nid = \"surel\"\nkind = \"mail\"\nserver = \"localhost\"\nsecurity = \"none\"\nfrom = \"a@desa.test\"\nto = [\"b@desa.test\"]\nfiles = [\"issues.xlsx\", \"tiada.pdf\"]\n";
    titen.write(
        "titen.toml",
        format!("version = 1\nnow = \"{NOW}\"\n[http]\nallow_hosts = [\"127.0.0.1\"]\n{ARCHIVE}{mail}{}", webhook(hook.port)),
    );
    let ran = run(&titen, &["deliver", "--dry-run"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    for line in [
        "sent        2026-W33 arsip: ",
        "new         2026-W33 surel/b@desa.test: `Isu Strategis 10–16 Agustus 2026, Kabupaten Bojonegoro` with issues.xlsx",
        "note        surel: the edition has no file `tiada.pdf`",
        "new         2026-W33 kait: a call of 127.0.0.1",
    ] {
        assert!(ran.out.contains(line), "{line} is not in\n{}", ran.out);
    }
    assert!(hook.seen().is_empty());
    let wrong = run(&titen, &["deliver", "--target", "surat"]);
    assert!(
        wrong.code == 2 && wrong.err.contains("the config has arsip, surel, kait"),
        "{}",
        wrong.err
    );
    // A target that is new gets the latest edition when it is asked for.
    let ran = run(&titen, &["deliver", "--target", "kait"]);
    assert_eq!((ran.code, hook.seen().len()), (0, 1), "{}", ran.err);
}

/// `titen run` until so many requests came, and somewhat longer, for one too many.
fn run_until(titen: &Titen, (name, secret): (&str, &str), hook: &Hook, n_requests: usize) {
    let mut child = titen
        .command(&["run"])
        .env(name, secret)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("titen starts");
    let begin = Instant::now();
    while hook.seen().len() < n_requests && begin.elapsed() < Duration::from_secs(60) {
        std::thread::sleep(Duration::from_millis(50));
    }
    std::thread::sleep(Duration::from_secs(3));
    child.kill().expect("killed");
    child.wait().expect("a status");
}

#[test]
fn the_schedule_tries_again_by_itself() {
    let hook = Hook::start(vec![Some("503 Busy"), Some("200 OK")]);
    let titen = office(
        "",
        &format!(
            "[schedule]\nweekly = \"* * * * * *\"\ncollect = \"0 0 0 1 1 *\"\n{}",
            webhook(hook.port)
        ),
    );
    let last_week = chrono::Utc::now() - chrono::Duration::weeks(1);
    titen.write(
        "items.jsonl",
        lines(
            &[
                ("sms", "1", "jalan rusak di Kecamatan Kanor"),
                ("lapor", "2", "jalan rusak berlubang Kecamatan Kanor"),
            ],
            &last_week.to_rfc3339(),
        ),
    );
    titen.ok(&["import", "items.jsonl"]);
    run_until(&titen, ("KAIT", SECRET), &hook, 2);
    let seen = hook.seen();
    assert_eq!(seen.len(), 2, "once more, and not again");
    assert_eq!(
        header(&seen[0], "idempotency-key"),
        header(&seen[1], "idempotency-key")
    );
}

#[test]
fn a_titen_takes_what_a_titen_sends() {
    let province = Titen::with_config(
        "version = 1\n[webhook]\nlisten = \"127.0.0.1:0\"\n[schedule]\ncollect = \"0 0 0 1 1 *\"\nweekly = \"0 0 0 1 1 *\"\n\
         [[source]]\nid = \"kabupaten\"\nchannel = \"news\"\nkind = \"webhook\"\nformat = \"gateway\"\nsecret = { env = \"KAIT\" }\n",
    );
    let mut child = province
        .command(&["run", "-v"])
        .env("KAIT", SECRET)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("titen starts");
    let mut log = BufReader::new(child.stderr.take().expect("piped")).lines();
    let said = log
        .by_ref()
        .map_while(Result::ok)
        .find(|l| l.contains("listening for webhooks"));
    let port: u16 = said
        .as_deref()
        .and_then(|l| {
            l.split("address=127.0.0.1:")
                .nth(1)?
                .split(' ')
                .next()?
                .parse()
                .ok()
        })
        .expect("a port");
    std::thread::spawn(move || log.map_while(Result::ok).count());
    let regency = with_road(&webhook(port).replace("/terima", "/hook/kabupaten"));
    // Both clocks must agree for a signature: the call bears the real time, whatever `now` says.
    let ran = run(&regency, &["weekly"]);
    child.kill().expect("killed");
    child.wait().expect("a status");
    assert!(
        ran.out.contains("sent  2026-W33 kait: 200"),
        "{} {}",
        ran.out,
        ran.err
    );
    province.ok(&["collect"]);
    let items = province.ok(&["export", "items"]).out;
    assert!(
        items.contains("Isu Strategis 10–16 Agustus 2026, Kabupaten Bojonegoro"),
        "{items}"
    );
}
