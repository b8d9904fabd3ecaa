//! `run` with `[webhook]`: a thousand calls at once, a kill in between, and what was refused.

use crate::titen::Titen;
use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Barrier, Mutex};
use std::time::{Duration, Instant};

const SECRET: &str = "rahasia-bersama";

fn office() -> Titen {
    Titen::with_config(
        "version = 1\n[webhook]\nlisten = \"127.0.0.1:0\"\nrequests_a_minute = 1000000\n\
         [schedule]\ncollect = \"0 0 0 1 1 *\"\nweekly = \"0 0 0 1 1 *\"\n\
         [[source]]\nid = \"gerbang\"\nchannel = \"sms\"\nkind = \"webhook\"\nformat = \"gateway\"\nauth = \"bearer\"\n\
         secret = { env = \"GERBANG\" }\nfields = { id = \"messageid\" }\n",
    )
}

/// `titen run`, and the port that it listens at.
fn listen(titen: &Titen) -> (Child, SocketAddr) {
    let mut child = titen
        .command(&["run", "-v"])
        .env("GERBANG", SECRET)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("titen starts");
    let mut log = BufReader::new(child.stderr.take().expect("piped")).lines();
    let said = log
        .by_ref()
        .map_while(Result::ok)
        .find(|l| l.contains("listening for webhooks"));
    let address = said
        .as_deref()
        .and_then(|l| l.split("address=").nth(1)?.split(' ').next()?.parse().ok());
    // Read on, so that its log never fills the pipe.
    std::thread::spawn(move || log.map_while(Result::ok).count());
    (child, address.expect("an address"))
}

fn call(at: SocketAddr, secret: &str, n: usize) -> Option<u16> {
    let body = format!(
        "sender=%2B62812345678{:02}&message=jalan+rusak+nomor+{n}&messageid=SMS-{n}",
        n % 100
    );
    let mut stream = TcpStream::connect(at).ok()?;
    stream
        .set_read_timeout(Some(Duration::from_secs(60)))
        .ok()?;
    write!(
        stream,
        "POST /hook/gerbang HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {secret}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
    .ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    answer.split(' ').nth(1)?.parse().ok()
}

fn stored(titen: &Titen) -> Vec<String> {
    let out = titen.ok(&["export", "items"]).out;
    let id = |line: &str| {
        serde_json::from_str::<serde_json::Value>(line).expect("JSON")["id"]
            .as_str()
            .map(str::to_owned)
    };
    out.lines().filter_map(id).collect()
}

#[test]
fn a_thousand_calls_and_a_kill_are_each_taken_once() {
    const CALLS: usize = 1000;
    let titen = office();
    let (mut child, at) = listen(&titen);
    let (answered, begun) = (
        Arc::new(Mutex::new(BTreeSet::new())),
        Arc::new(Barrier::new(CALLS + 1)),
    );
    let n_answered = Arc::new(AtomicUsize::new(0));
    let callers: Vec<_> = (0..CALLS)
        .map(|n| {
            let (answered, begun, n_answered) = (
                Arc::clone(&answered),
                Arc::clone(&begun),
                Arc::clone(&n_answered),
            );
            let caller = move || {
                begun.wait();
                if call(at, SECRET, n) == Some(200) {
                    answered.lock().expect("no panic").insert(n);
                    n_answered.fetch_add(1, Ordering::SeqCst);
                }
            };
            std::thread::Builder::new()
                .stack_size(128 * 1024)
                .spawn(caller)
                .expect("a thread")
        })
        .collect();
    begun.wait();
    let begin = Instant::now();
    while n_answered.load(Ordering::SeqCst) < CALLS / 3 {
        assert!(begin.elapsed() < Duration::from_secs(60), "too few answers");
        std::thread::sleep(Duration::from_micros(200));
    }
    child.kill().expect("killed");
    child.wait().expect("a status");
    callers
        .into_iter()
        .for_each(|c| c.join().expect("no panic"));
    let answered = answered.lock().expect("no panic").clone();
    assert!(
        answered.len() < CALLS,
        "it was killed too late to tell anything"
    );

    // A pass that is killed too, then a whole one: what was answered is there.
    let mut cut = titen
        .command(&["collect"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("titen starts");
    std::thread::sleep(Duration::from_millis(60));
    cut.kill().expect("killed");
    cut.wait().expect("a status");
    titen.ok(&["collect"]);
    let first: BTreeSet<String> = stored(&titen).into_iter().collect();
    let lost: Vec<_> = answered
        .iter()
        .filter(|n| !first.contains(&format!("SMS-{n}")))
        .collect();
    assert!(lost.is_empty(), "answered with 200 and lost: {lost:?}");

    // Who got no answer calls again, and so does a gateway that did not trust its answer.
    let (mut child, at) = listen(&titen);
    for n in (0..CALLS).filter(|n| !answered.contains(n) || n % 10 == 0) {
        assert_eq!(call(at, SECRET, n), Some(200));
    }
    let second = titen.ok(&["collect"]).out;
    let left = titen.ok(&["collect"]).out;
    assert!(
        left.contains("gerbang: 0 taken, 0 unchanged, 0 revised, 0 refused"),
        "{left}"
    );
    assert!(second.contains("0 revised, 0 refused"), "{second}");
    let mut all = stored(&titen);
    assert_eq!(all.len(), CALLS, "{second}");
    all.sort();
    all.dedup();
    assert_eq!(all.len(), CALLS);
    stop(&mut child);
    titen.ok(&["collect"]);
    let spool = std::fs::read_dir(titen.path("data/spool/gerbang")).expect("a folder");
    assert_eq!(spool.count(), 0, "what is stored is removed");
    assert!(
        !holds(&titen.path("data"), b"812345678"),
        "a number was written down"
    );
}

#[test]
fn refused_calls_are_counted_and_shown() {
    let titen = office();
    let (mut child, at) = listen(&titen);
    for secret in ["salah", "", "rahasia-bersamaX"] {
        assert_eq!(call(at, secret, 1), Some(401));
    }
    assert_eq!(call(at, SECRET, 1), Some(200));
    stop(&mut child);
    titen.ok(&["collect"]);
    let listed = titen.ok(&["sources", "list"]).out;
    assert!(listed.contains("refused: 3 unsigned"), "{listed}");
    let drops = titen.ok(&["export", "drops"]).out;
    assert!(
        drops.contains("3 calls without a valid signature") && !drops.contains("salah"),
        "{drops}"
    );
}

#[test]
fn a_webhook_without_its_secret_does_not_start() {
    let titen = office();
    let ran = titen.run(&["run"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.err
            .contains("source `gerbang`: the environment variable `GERBANG` is empty"),
        "{}",
        ran.err
    );
    // Other commands need no secret.
    titen.ok(&["collect"]);
}

fn stop(child: &mut Child) {
    let told = std::process::Command::new("kill")
        .arg(child.id().to_string())
        .status();
    assert!(told.expect("kill").success());
    assert_eq!(child.wait().expect("a status").code(), Some(0));
}

fn holds(folder: &std::path::Path, what: &[u8]) -> bool {
    std::fs::read_dir(folder).expect("a folder").any(|entry| {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            return holds(&path, what);
        }
        std::fs::read(&path)
            .expect("a file")
            .windows(what.len())
            .any(|w| w == what)
    })
}
