//! The real gammu-smsd, Debian's, with its telephone for tests: a folder in which SMS lie as files.

use crate::titen::{Titen, left_out};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const LONG: &str = "Pak bupati tolong jalan di depan pasar Kapas rusak berlubang, kalau hujan jadi kubangan dan \
     kemarin ada anak sekolah yang jatuh, sudah dilaporkan ke desa tetapi belum ada jawaban sampai sekarang, terima kasih.";
const SCHEMAS: &str = "/usr/share/doc/gammu-smsd/examples";

/// A daemon that is ended with its test.
struct Daemon(Child);

impl Drop for Daemon {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn is_here(program: &str) -> bool {
    let asked = Command::new(program)
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    asked.is_ok()
}

fn has_gammu(what: &str) -> bool {
    let has = is_here("gammu") && is_here("gammu-smsd") && Path::new(SCHEMAS).is_dir();
    if !has {
        left_out(&format!(
            "gammu or gammu-smsd is not on this machine, so {what} was not tested"
        ));
    }
    has
}

/// A telephone with a short SMS, a long one in two parts, and one of its operator.
fn telephone(titen: &Titen) -> PathBuf {
    let phone = titen.path("phone");
    std::fs::create_dir_all(phone.join("sms/1")).expect("a folder");
    let config = format!(
        "[gammu]\nmodel = dummy\nconnection = none\ndevice = {}\n",
        phone.display()
    );
    let rc = titen.write("gammurc", config);
    for (sender, text) in [
        (
            "+6281234567890",
            "jalan desa Sumberrejo rusak, hub 081234567890",
        ),
        ("+6281234567891", LONG),
        ("TELKOMSEL", "Promo kuota murah"),
    ] {
        let mut save = Command::new("gammu")
            .arg("-c")
            .arg(&rc)
            .args([
                "savesms", "TEXT", "-folder", "1", "-unread", "-len", "400", "-sender", sender,
            ])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .expect("gammu starts");
        use std::io::Write as _;
        save.stdin
            .take()
            .expect("piped")
            .write_all(text.as_bytes())
            .expect("a pipe");
        assert!(save.wait().expect("a status").success());
    }
    // What a person saves is to be sent; what came in was delivered. Its time is that of Greenwich.
    for sms in std::fs::read_dir(phone.join("sms/1")).expect("a folder") {
        let path = sms.expect("an entry").path();
        let saved = std::fs::read_to_string(&path).expect("gammu's file");
        let lines = saved.lines().map(|line| match line.split_once(" = ") {
            Some(("PDU", _)) => "PDU = Deliver".to_owned(),
            Some(("DateTime", _)) => "DateTime = 20260812T020000".to_owned(),
            _ => line.to_owned(),
        });
        std::fs::write(&path, lines.collect::<Vec<_>>().join("\n") + "\n").expect("written");
    }
    phone
}

fn smsd(titen: &Titen, service: &str) -> Daemon {
    let phone = telephone(titen);
    let log = titen.path("smsd.log");
    let rc = titen.write(
        "smsdrc",
        format!(
            "[gammu]\nmodel = dummy\nconnection = none\ndevice = {}\n[smsd]\nlogfile = {}\ncommtimeout = 1\n\
             checksecurity = 0\nloopsleep = 1\n{service}",
            phone.display(),
            log.display()
        ),
    );
    let child = Command::new("gammu-smsd")
        .arg("-c")
        .arg(rc)
        .env("TZ", "Asia/Jakarta")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("gammu-smsd starts");
    Daemon(child)
}

fn wait_for(what: &str, is_so: impl Fn() -> bool) {
    let begin = Instant::now();
    while !is_so() {
        assert!(
            begin.elapsed() < Duration::from_secs(60),
            "waited in vain for {what}"
        );
        std::thread::sleep(Duration::from_millis(100));
    }
}

/// Both messages are there whole, the operator's is not, a second pass brings nothing, and no number was written
/// down anywhere.
fn check(titen: &Titen, environment: &[(&str, &str)]) {
    let run = |args: &[&str]| {
        let output = titen
            .command(args)
            .envs(environment.iter().copied())
            .output();
        let ran = crate::titen::ran(output.expect("titen starts"));
        assert_eq!(ran.code, 0, "{}", ran.err);
        ran
    };
    let first = run(&["collect", "-vv"]);
    assert!(
        first
            .out
            .contains("sms: 2 taken, 0 unchanged, 0 revised, 1 refused"),
        "{}",
        first.out
    );
    let second = run(&["collect"]);
    assert!(
        second.out.contains("sms: 0 taken, 0 unchanged, 0 revised"),
        "{}",
        second.out
    );
    let (items, drops) = (run(&["export", "items"]), run(&["export", "drops"]));
    assert!(
        items.out.contains(LONG.split(',').next().expect("text")),
        "{}",
        items.out
    );
    assert!(
        items.out.contains("terima kasih.") && !items.out.contains("parts_missing"),
        "{}",
        items.out
    );
    assert!(
        items
            .out
            .contains("\"published\":\"2026-08-12T02:00:00+00:00\""),
        "{}",
        items.out
    );
    assert!(items.out.contains("[TELEPON]") && drops.out.contains("ignored_sender"));
    let said = format!("{}{}{}{}", first.err, first.out, items.out, drops.out);
    assert!(
        !said.contains("812345678") && !said.contains("TELKOMSEL"),
        "{said}"
    );
    for file in std::fs::read_dir(titen.path("data")).expect("a folder") {
        let path = file.expect("an entry").path();
        let bytes = std::fs::read(&path).unwrap_or_default();
        assert!(
            !bytes.windows(9).any(|w| w == b"812345678"),
            "a number in {}",
            path.display()
        );
    }
}

fn source(rest: &str) -> Titen {
    Titen::with_config(&format!(
        "version = 1\n[[source]]\nid = \"sms\"\nchannel = \"sms\"\nkind = \"gammu\"\n{rest}\n"
    ))
}

#[test]
fn its_inbox_in_sqlite_is_read() {
    if !has_gammu("its inbox in SQLite") {
        return;
    }
    let titen = source("database = \"sqlite:db/smsd.db\"");
    let folder = titen.path("db");
    std::fs::create_dir(&folder).expect("a folder");
    let database = rusqlite::Connection::open(folder.join("smsd.db")).expect("a database");
    let schema = std::fs::read_to_string(format!("{SCHEMAS}/sqlite.sql")).expect("its schema");
    database.execute_batch(&schema).expect("the tables");
    let service = format!(
        "service = sql\ndriver = sqlite3\ndbdir = {}\ndatabase = smsd.db\n",
        folder.display()
    );
    let _daemon = smsd(&titen, &service);
    wait_for("four rows", || {
        let n = database.query_row("SELECT count(*) FROM inbox", [], |r| r.get::<_, i64>(0));
        n.is_ok_and(|n| n == 4)
    });
    check(&titen, &[]);
}

#[test]
fn its_inbox_of_files_is_read_in_all_its_formats() {
    if !has_gammu("its inbox of files") {
        return;
    }
    for (format, n_files) in [("unicode", 4), ("standard", 4), ("detail", 3)] {
        let titen = source("path = \"inbox\"");
        for folder in ["inbox", "out", "sent", "err"] {
            std::fs::create_dir(titen.path(folder)).expect("a folder");
        }
        let path = |folder: &str| titen.path(folder).display().to_string() + "/";
        let service = format!(
            "service = files\ninboxformat = {format}\ninboxpath = {}\noutboxpath = {}\nsentsmspath = {}\nerrorsmspath = {}\n",
            path("inbox"),
            path("out"),
            path("sent"),
            path("err")
        );
        let daemon = smsd(&titen, &service);
        wait_for(format, || {
            std::fs::read_dir(titen.path("inbox")).is_ok_and(|d| d.count() == n_files)
        });
        // Ended first: the last file may still be written.
        std::thread::sleep(Duration::from_secs(1));
        drop(daemon);
        check_files(&titen);
    }
}

/// Of files, those that were read are said to be unchanged.
fn check_files(titen: &Titen) {
    let first = titen.ok(&["collect", "-vv"]);
    assert!(
        first
            .out
            .contains("sms: 2 taken, 0 unchanged, 0 revised, 1 refused"),
        "{}",
        first.out
    );
    let second = titen.ok(&["collect"]);
    assert!(
        second
            .out
            .contains("sms: 0 taken, 0 unchanged, 0 revised, 0 refused"),
        "{}",
        second.out
    );
    let items = titen.ok(&["export", "items"]).out;
    assert!(
        items.contains("Pak bupati tolong") && items.contains("sekarang, terima kasih."),
        "{items}"
    );
    let bytes = std::fs::read(titen.path("data/titen.db")).expect("a store");
    for private in [&b"812345678"[..], b"TELKOMSEL"] {
        assert!(!bytes.windows(private.len()).any(|w| w == private));
        let private = String::from_utf8_lossy(private);
        assert!(!first.err.contains(&*private) && !items.contains(&*private));
    }
}

#[test]
fn its_inbox_in_postgresql_is_read() {
    if !has_gammu("its inbox in PostgreSQL") {
        return;
    }
    let Some(server) = Cluster::start() else {
        left_out(
            "no PostgreSQL server is on this machine, so gammu-smsd's inbox in PostgreSQL was not tested",
        );
        return;
    };
    let socket = server.dir.path().display().to_string();
    let titen = source(&format!(
        "database = \"postgres://smsd@/smsd?host={socket}\"\nsecret = {{ env = \"SMSD_PASSWORD\" }}"
    ));
    server.psql("postgres", &["-c", "CREATE DATABASE smsd"]);
    server.psql("smsd", &["-f", &format!("{SCHEMAS}/pgsql.sql")]);
    let service = format!(
        "service = sql\ndriver = native_pgsql\nhost = {socket}\nuser = smsd\npassword = {PASSWORD}\ndatabase = smsd\n"
    );
    let _daemon = smsd(&titen, &service);
    wait_for("four rows", || {
        server
            .psql("smsd", &["-Atc", "SELECT count(*) FROM inbox"])
            .trim()
            == "4"
    });
    check(&titen, &[("SMSD_PASSWORD", PASSWORD)]);
    let wrong = titen
        .command(&["collect"])
        .env("SMSD_PASSWORD", "salah")
        .output()
        .expect("titen starts");
    let said = String::from_utf8_lossy(&wrong.stdout).into_owned();
    assert!(
        said.contains("failed") && said.contains("password authentication failed"),
        "{said}"
    );
    assert!(!said.contains("salah"), "{said}");
}

const PASSWORD: &str = "geheim-17";

/// A PostgreSQL of its own in a folder of its own, reached by its socket.
struct Cluster {
    dir: tempfile::TempDir,
    bin: PathBuf,
    child: Child,
}

impl Cluster {
    fn start() -> Option<Self> {
        let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
        let mut all: Vec<PathBuf> = versions
            .filter_map(|v| Some(v.ok()?.path().join("bin")))
            .collect();
        all.sort();
        let bin = all.pop().filter(|bin| bin.join("initdb").is_file())?;
        let dir = tempfile::Builder::new()
            .prefix("pg")
            .tempdir_in("/tmp")
            .ok()?;
        std::fs::write(dir.path().join("password"), PASSWORD).ok()?;
        let mut owned = Command::new("chown");
        if as_root()
            && !owned
                .args(["-R", "postgres"])
                .arg(dir.path())
                .status()
                .ok()?
                .success()
        {
            return None;
        }
        let data = dir.path().join("data");
        let password = dir.path().join("password");
        let made = command(&bin.join("initdb"))
            .args([
                "-U",
                "smsd",
                "-A",
                "scram-sha-256",
                "-E",
                "UTF8",
                "--no-sync",
                "-D",
            ])
            .arg(&data)
            .arg(format!("--pwfile={}", password.display()))
            .stdout(Stdio::null())
            .status();
        assert!(made.expect("initdb starts").success());
        let child = command(&bin.join("postgres"))
            .arg("-D")
            .arg(&data)
            .arg("-k")
            .arg(dir.path())
            .args(["-c", "listen_addresses=", "-c", "fsync=off"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("postgres starts");
        let cluster = Cluster { dir, bin, child };
        let socket = cluster.dir.path().join(".s.PGSQL.5432");
        wait_for("PostgreSQL", || socket.exists());
        Some(cluster)
    }

    fn psql(&self, database: &str, args: &[&str]) -> String {
        let ask = || {
            Command::new(self.bin.join("psql"))
                .args(["-q", "-U", "smsd", "-d", database, "-h"])
                .arg(self.dir.path())
                .args(args)
                .env("PGPASSWORD", PASSWORD)
                .output()
                .expect("psql starts")
        };
        // The socket is there a moment before the server answers.
        wait_for("psql", || ask_is_up(&self.bin, self.dir.path()));
        String::from_utf8_lossy(&ask().stdout).into_owned()
    }
}

fn ask_is_up(bin: &Path, socket: &Path) -> bool {
    let asked = Command::new(bin.join("pg_isready"))
        .arg("-q")
        .arg("-h")
        .arg(socket)
        .status();
    asked.is_ok_and(|s| s.success())
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // Ends its own processes in order: SIGINT is PostgreSQL's fast shutdown.
        let postmaster = std::fs::read_to_string(self.dir.path().join("data/postmaster.pid"));
        if let Some(pid) = postmaster.unwrap_or_default().lines().next() {
            let _ = Command::new("kill").args(["-INT", pid]).status();
        }
        let _ = self.child.wait();
    }
}

fn as_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|out| out.stdout.trim_ascii() == b"0")
}

/// PostgreSQL refuses to be run by root.
fn command(program: &Path) -> Command {
    if !as_root() {
        return Command::new(program);
    }
    let mut command = Command::new("runuser");
    command.args(["-u", "postgres", "--"]).arg(program);
    command
}
