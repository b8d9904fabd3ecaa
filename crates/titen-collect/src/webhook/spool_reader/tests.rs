//! What was written is read once, whatever happens between.

use super::*;
use crate::webhook::{counters::Refusal, payload::Taken, spool::Spool};
use std::io::Write;
use titen_model::{Channel, Item, ItemId};

fn item(key: &str) -> Item {
    Item {
        id: ItemId::new("kait", key),
        key: key.into(),
        source: "kait".into(),
        channel: Channel::Sms,
        url: None,
        title: None,
        body: Some(format!("isi {key}")),
        published: None,
        received: DateTime::UNIX_EPOCH,
        lang: None,
        extra: BTreeMap::new(),
    }
}

fn taken(keys: &[&str]) -> Taken {
    Taken {
        items: keys.iter().map(|k| item(k)).collect(),
        ..Taken::default()
    }
}

fn pass(folder: &Path, before: &SourceState) -> Pass {
    let state = SourceState {
        source: "kait".into(),
        ..before.clone()
    };
    read(
        folder,
        "/hook/kait",
        Pass {
            state,
            ..Pass::default()
        },
    )
    .unwrap()
}

fn keys(pass: &Pass) -> Vec<&str> {
    pass.items.iter().map(|i| i.key.as_str()).collect()
}

#[tokio::test]
async fn lines_are_read_once_and_files_go_when_their_lines_are_stored() {
    let dir = tempfile::tempdir().unwrap();
    let spool = Spool::open(dir.path(), "kait").unwrap();
    assert!(spool.put(&taken(&["a", "b"])).await);
    let first = pass(dir.path(), &SourceState::default());
    assert_eq!(keys(&first), ["a", "b"]);
    assert!(spool.put(&taken(&["c"])).await);
    // A pass that was not stored is simply made again.
    assert_eq!(
        keys(&pass(dir.path(), &SourceState::default())),
        ["a", "b", "c"]
    );
    let second = pass(dir.path(), &first.state);
    assert_eq!(keys(&second), ["c"]);
    assert_eq!(
        segments(dir.path()).unwrap().len(),
        1,
        "it may still be written"
    );
    drop(spool);
    let third = pass(dir.path(), &second.state);
    assert_eq!(
        (keys(&third).len(), segments(dir.path()).unwrap().len()),
        (0, 0)
    );
    assert!(third.state.seen.is_empty());
}

#[tokio::test]
async fn a_torn_line_is_left_and_a_new_file_begun() {
    let dir = tempfile::tempdir().unwrap();
    let spool = Spool::open(dir.path(), "kait").unwrap();
    assert!(spool.put(&taken(&["a"])).await);
    drop(spool);
    let torn = segments(dir.path()).unwrap().remove(0);
    let mut file = File::options().append(true).open(&torn).unwrap();
    file.write_all(b"{\"item\":{\"id\":\"00").unwrap();
    drop(file);
    let spool = Spool::open(dir.path(), "kait").unwrap();
    assert!(spool.put(&taken(&["b"])).await);
    let first = pass(dir.path(), &SourceState::default());
    assert_eq!((keys(&first), first.drops.len()), (vec!["a", "b"], 0));
    let second = pass(dir.path(), &first.state);
    assert_eq!(keys(&second).len(), 0);
    assert!(!torn.exists());
}

#[test]
fn refused_calls_are_counted_into_one_drop_a_pass_and_a_total() {
    let dir = tempfile::tempdir().unwrap();
    let mut state = SourceState::default();
    for n in [3, 4] {
        let spool = Spool::open(dir.path(), "kait").unwrap();
        spool.counters.add(Refusal::Unsigned, n);
        drop(spool);
        let pass = pass(dir.path(), &state);
        assert_eq!(
            (pass.drops.len(), pass.drops[0].reason),
            (1, DropReason::Unsigned)
        );
        assert!(pass.drops[0].detail.starts_with(&format!("{n} calls")));
        state = pass.state;
    }
    assert_eq!(
        crate::refused_requests(&state),
        [("unsigned".to_owned(), 7)]
    );
}

#[test]
fn a_damaged_line_costs_itself() {
    let dir = tempfile::tempdir().unwrap();
    let whole = serde_json::to_string(&Line::Item(item("a"))).unwrap();
    fs::write(dir.path().join("1.jsonl"), format!("\0\0\0\n{whole}\n")).unwrap();
    let pass = pass(dir.path(), &SourceState::default());
    assert_eq!(
        (keys(&pass), pass.drops[0].place.as_str()),
        (vec!["a"], "1.jsonl:0")
    );
}

#[tokio::test]
async fn a_folder_that_cannot_be_written_is_said_to_the_caller() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("spool");
    let spool = Spool::open(&folder, "kait").unwrap();
    fs::remove_dir(&folder).unwrap();
    fs::write(&folder, "in the way").unwrap();
    assert!(!spool.put(&taken(&["a"])).await);
    fs::remove_file(&folder).unwrap();
    assert!(spool.put(&taken(&["a"])).await);
}
