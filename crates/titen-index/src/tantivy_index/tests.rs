//! The suite on tantivy, and what is tantivy's alone: folders, kills, versions.

use super::{OpenReport, TantivyIndex, payload::Payload};
use crate::suite::{self, document, find, id, keys, office, put, query};
use crate::{IndexError, SearchIndex};
use std::cell::Cell;
use std::path::Path;
use tempfile::TempDir;

fn open(folder: &Path, made_by: &str) -> (TantivyIndex, OpenReport) {
    TantivyIndex::open(folder, made_by).unwrap()
}

#[tokio::test]
async fn tantivy_passes_the_suite() {
    let dir = TempDir::new().unwrap();
    let n = Cell::new(0);
    suite::all(|| {
        n.set(n.get() + 1);
        open(&dir.path().join(n.get().to_string()), "a1").0
    })
    .await;
}

#[tokio::test]
async fn what_was_committed_is_there_after_a_restart_and_the_rest_is_added_again() {
    let dir = TempDir::new().unwrap();
    let (index, report) = open(dir.path(), "a1");
    assert_eq!(report, OpenReport::Created);
    put(&index, &[document("1", "jalan", "")]).await;
    index
        .add(&office(), vec![document("2", "jalan", "")])
        .await
        .unwrap();
    // What a kill leaves: the files as they are, no goodbye from the writer.
    let killed = TempDir::new().unwrap();
    for file in std::fs::read_dir(dir.path()).unwrap().map(Result::unwrap) {
        match std::fs::copy(file.path(), killed.path().join(file.file_name())) {
            // The writer's threads go on meanwhile: a temporary file may be gone by now.
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => {}
            copied => assert!(copied.is_ok(), "{copied:?}"),
        }
    }
    let (index, report) = open(killed.path(), "a1");
    assert_eq!(report, OpenReport::Opened);
    assert_eq!(index.watermark(&office()).await.unwrap(), 1);
    assert_eq!(find(&index, query("jalan")).await, ["1"]);
    index
        .add(&office(), vec![document("2", "jalan", "")])
        .await
        .unwrap();
    index.commit(&office(), 2).await.unwrap();
    assert_eq!(find(&index, query("jalan")).await.len(), 2);
}

#[tokio::test]
async fn whoever_only_searches_changes_nothing() {
    let dir = TempDir::new().unwrap();
    let folder = dir.path().join("index");
    let refused = |by: &str| {
        let found = TantivyIndex::open_to_search(&folder, by);
        matches!(found, Err(IndexError::NotMade { .. }))
    };
    assert!(refused("a1") && !folder.exists());
    let (index, _) = open(&folder, "a1");
    put(&index, &[document("1", "jalan", "")]).await;
    assert!(refused("a2"), "another analyser's terms are not asked for");
    let reader = TantivyIndex::open_to_search(&folder, "a1").unwrap();
    assert_eq!(find(&reader, query("jalan")).await, ["1"]);
    put(&index, &[document("2", "jalan", "")]).await;
    assert_eq!(find(&reader, query("jalan")).await.len(), 2);
}

#[tokio::test]
async fn another_analyser_starts_empty() {
    let dir = TempDir::new().unwrap();
    put(&open(dir.path(), "a1").0, &[document("1", "jalan", "")]).await;
    let (index, report) = open(dir.path(), "a2");
    assert_eq!(report, OpenReport::Outdated);
    assert_eq!(index.watermark(&office()).await.unwrap(), 0);
    assert_eq!(index.search(query("")).await.unwrap().total, 0);
    put(&index, &[document("2", "jalan", "")]).await;
    assert_eq!(find(&index, query("jalan")).await, ["2"]);
}

#[tokio::test]
async fn an_index_of_other_fields_is_set_aside() {
    let dir = TempDir::new().unwrap();
    let folder = dir.path().join("index");
    std::fs::create_dir(&folder).unwrap();
    tantivy::Index::create_in_dir(&folder, tantivy::schema::Schema::builder().build()).unwrap();
    let (index, report) = open(&folder, "a1");
    assert!(matches!(report, OpenReport::SetAside { .. }), "{report:?}");
    put(&index, &[document("3", "jalan", "")]).await;
    assert_eq!(find(&index, query("jalan")).await, ["3"]);
}

#[test]
fn a_payload_of_another_schema_is_not_ours() {
    let text = Payload::new("a1")
        .written()
        .replace("\"schema\":1", "\"schema\":99");
    let other = Payload::read(Some(&text)).unwrap();
    assert!(!other.has_our_schema() && !other.is_of("a1") && !other.is_blank());
    assert!(Payload::read(None).unwrap().is_blank());
    assert!(Payload::read(Some("{")).unwrap_err().contains("payload"));
}

#[tokio::test]
async fn a_damaged_folder_is_set_aside_and_filled_again() {
    let dir = TempDir::new().unwrap();
    let folder = dir.path().join("index");
    for _ in 0..2 {
        put(&open(&folder, "a1").0, &[document("1", "jalan", "")]).await;
        std::fs::write(folder.join("meta.json"), "{ half a fi").unwrap();
        let (index, report) = open(&folder, "a1");
        let OpenReport::SetAside { to, .. } = report else {
            panic!("{report:?}")
        };
        assert!(to.join("meta.json").exists());
        assert_eq!(index.watermark(&office()).await.unwrap(), 0);
        put(&index, &[document("2", "jalan", "")]).await;
        assert_eq!(find(&index, query("jalan")).await, ["2"]);
    }
}

#[tokio::test]
async fn a_segment_that_is_gone_is_damage_too() {
    let dir = TempDir::new().unwrap();
    let folder = dir.path().join("index");
    put(&open(&folder, "a1").0, &[document("1", "jalan", "")]).await;
    let segment = std::fs::read_dir(&folder)
        .unwrap()
        .map(|f| f.unwrap().path())
        .find(|p| p.extension().is_some_and(|e| e == "idx"))
        .unwrap();
    std::fs::remove_file(segment).unwrap();
    let (_, report) = open(&folder, "a1");
    assert!(matches!(report, OpenReport::SetAside { .. }), "{report:?}");
}

/// Holds for root too.
#[test]
fn a_folder_that_cannot_be_written_is_said_with_its_path() {
    let dir = TempDir::new().unwrap();
    let file = dir.path().join("file");
    std::fs::write(&file, "").unwrap();
    for folder in [file.clone(), file.join("index")] {
        let error = TantivyIndex::open(&folder, "a1").err().unwrap();
        assert!(matches!(error, IndexError::CannotWrite { .. }), "{error}");
        assert!(
            error.to_string().contains(folder.to_str().unwrap()),
            "{error}"
        );
    }
}

#[tokio::test]
async fn one_process_writes_and_another_searches() {
    let dir = TempDir::new().unwrap();
    let (writer, other) = (open(dir.path(), "a1").0, open(dir.path(), "a1"));
    assert_eq!(other.1, OpenReport::Opened);
    put(&writer, &[document("1", "jalan", "")]).await;
    assert_eq!(find(&other.0, query("jalan")).await, ["1"]);
    let error = other
        .0
        .add(&office(), vec![document("2", "jalan", "")])
        .await
        .unwrap_err();
    assert!(matches!(error, IndexError::Busy { .. }), "{error}");
}

#[tokio::test]
async fn segments_do_not_change_the_order() {
    let dir = TempDir::new().unwrap();
    let documents: Vec<_> = (0..10)
        .map(|n| document(&n.to_string(), "jalan rusak", &"pasar ".repeat(n % 3)))
        .collect();
    let mut orders = Vec::new();
    for size in [10, 3, 1] {
        let index = open(&dir.path().join(size.to_string()), "a1").0;
        for part in documents.chunks(size) {
            put(&index, part).await;
        }
        let hits = index.search(query("jalan")).await.unwrap();
        orders.push(keys(&hits.hits.iter().map(|h| h.item).collect::<Vec<_>>()));
    }
    assert_eq!(orders[0], orders[1]);
    assert_eq!(orders[0], orders[2]);
    assert!(orders[0].contains(&"0".to_owned()) && id("0") != id("1"));
}
