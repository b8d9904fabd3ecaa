//! A process that writes is killed at a moment of its own choosing, again and again: what it had
//! acknowledged is there, whole, and what it had not is there whole or not at all.

use std::error::Error;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;
use titen_model::{Channel, Item, ItemId, OfficeId};
use titen_store::{Pass, SqliteStore, Store};

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

const BATCH: u64 = 50;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome {
    let args: Vec<String> = std::env::args().collect();
    match args.iter().position(|a| a == "put-until-killed") {
        Some(at) => put_until_killed(Path::new(&args[at + 1]), args[at + 2].parse()?).await,
        None => kill_again_and_again().await,
    }
}

fn office() -> OfficeId {
    OfficeId::new("bojonegoro")
}

async fn put_until_killed(path: &Path, first: u64) -> Outcome {
    let store = SqliteStore::open(path)?;
    for batch in first.. {
        let items = (0..BATCH).map(|n| item(&format!("{batch}-{n}"))).collect();
        store
            .put_pass(
                &office(),
                Pass {
                    items,
                    ..Pass::default()
                },
            )
            .await?;
        let mut out = std::io::stdout();
        writeln!(out, "{batch}")?;
        out.flush()?;
    }
    Ok(())
}

async fn kill_again_and_again() -> Outcome {
    let dir = tempfile::tempdir()?;
    let path = dir.path().join("titen.db");
    let mut next = 0;
    for round in 0..4 {
        let acknowledged = kill_after(&path, next, Duration::from_millis(3 * round))?;
        assert!(
            acknowledged >= next,
            "round {round}: nothing was acknowledged"
        );
        let store = SqliteStore::open(&path)?;
        let n_items = store.tally(&office()).await?.n_items;
        assert_eq!(
            n_items % BATCH,
            0,
            "round {round}: a batch is there in part"
        );
        let there = n_items / BATCH;
        assert!(
            there > acknowledged,
            "round {round}: {acknowledged} acknowledged, {there} there"
        );
        assert!(
            there <= acknowledged + 2,
            "round {round}: more than was in flight"
        );
        next = there;
    }
    Ok(())
}

/// Runs a writer from batch `first`, and kills it a while after its third acknowledgement.
fn kill_after(path: &Path, first: u64, a_while: Duration) -> Outcome<u64> {
    let mut child = Command::new(std::env::current_exe()?)
        .arg("put-until-killed")
        .arg(path)
        .arg(first.to_string())
        .stdout(Stdio::piped())
        .spawn()?;
    let mut lines = BufReader::new(child.stdout.take().ok_or("a piped stdout")?).lines();
    let mut acknowledged = 0;
    for line in lines.by_ref().take(3) {
        acknowledged = line?.parse()?;
    }
    std::thread::sleep(a_while);
    child.kill()?;
    child.wait()?;
    // What it said before it died, too.
    for line in lines {
        acknowledged = line?.parse()?;
    }
    Ok(acknowledged)
}

fn item(key: &str) -> Item {
    Item {
        id: ItemId::new("uji", key),
        key: key.to_owned(),
        source: "uji".to_owned(),
        channel: Channel::Sms,
        url: None,
        title: None,
        body: Some("jalan rusak di depan pasar ".repeat(40)),
        published: None,
        received: chrono::DateTime::UNIX_EPOCH,
        lang: None,
        extra: Default::default(),
    }
}
