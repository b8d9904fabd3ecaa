//! Sources side by side, and files as sources.

use crate::server::{Server, answer, ok};
use std::{collections::BTreeMap, path::Path, sync::Arc, time::Duration};
use titen_collect::{Intake, Pass, Source, SourceKind, SourceReport, Web, collect};
use titen_model::{Channel, DropReason, SourceState};
use url::Url;

pub const NOW: &str = "2026-08-17T00:00:00Z";

pub fn source(id: &str, kind: SourceKind) -> Source {
    Source {
        id: id.into(),
        channel: Channel::News,
        kind,
        wilayah: None,
        follow: false,
        every: Duration::from_secs(1800),
        every_at_most: Duration::from_secs(6 * 3600),
        presumed: false,
    }
}

pub fn feed(id: &str, url: &str) -> Source {
    source(
        id,
        SourceKind::Feed {
            url: Url::parse(url).unwrap(),
        },
    )
}

/// One pass over one source, through the way that the program goes.
pub async fn pass(web: &Arc<Web>, source: &Source, before: &SourceState) -> Pass {
    let states = BTreeMap::from([(source.id.clone(), before.clone())]);
    let intake = Arc::new(Intake::new("garam"));
    let mut run = collect(
        web,
        &intake,
        std::slice::from_ref(source),
        &states,
        NOW.parse().unwrap(),
    );
    let report = run.next().await.unwrap();
    assert!(run.next().await.is_none());
    report.pass
}

#[tokio::test]
async fn a_failing_source_stops_no_other_and_a_run_can_be_repeated() {
    let server = Server::start(|hit| match (hit.host.as_str(), hit.path.as_str()) {
        ("kabar.test", path) => {
            let items: String = (0..5)
                .map(|n| format!("<item><title>{path} {n}</title><guid>{n}</guid></item>"))
                .collect();
            ok(
                "text/xml",
                format!("<rss version=\"2.0\"><channel>{items}</channel></rss>"),
            )
        }
        _ => answer("500 Internal Server Error", "", ""),
    })
    .await;
    let mut sources: Vec<Source> = (0..20)
        .map(|n| feed(&format!("baik{n:02}"), &format!("http://kabar.test/{n}")))
        .collect();
    sources.insert(3, feed("rusak", "http://lain.test/feed"));
    sources.insert(
        5,
        source(
            "hilang",
            SourceKind::Jsonl {
                path: "/tidak/ada".into(),
            },
        ),
    );
    let mut runs = Vec::new();
    for _ in 0..2 {
        let web = Arc::new(Web::new(server.settings()).unwrap());
        let intake = Arc::new(Intake::new("garam"));
        let mut run = collect(
            &web,
            &intake,
            &sources,
            &BTreeMap::new(),
            NOW.parse().unwrap(),
        );
        let mut reports: Vec<SourceReport> = Vec::new();
        while let Some(report) = run.next().await {
            reports.push(report);
        }
        reports.sort_by(|a, b| a.source.cmp(&b.source));
        runs.push(reports);
    }
    assert_eq!(runs[0], runs[1]);
    let failed: Vec<&SourceReport> = runs[0]
        .iter()
        .filter(|r| r.pass.state.error.is_some())
        .collect();
    assert_eq!(
        failed.iter().map(|r| r.source.as_str()).collect::<Vec<_>>(),
        ["hilang", "rusak"]
    );
    assert!(
        failed
            .iter()
            .all(|r| r.pass.state.n_failures_in_a_row == 1 && r.pass.state.last_success.is_none())
    );
    let error = failed[0].pass.state.error.as_deref().unwrap();
    assert!(
        error.contains("source `hilang`: /tidak/ada") && error.contains("check the path"),
        "{error}"
    );
    assert_eq!(
        runs[0].iter().map(|r| r.pass.items.len()).sum::<usize>(),
        20 * 5
    );
}

#[tokio::test]
async fn a_folder_gives_its_new_and_changed_files_with_their_bad_lines() {
    let server = Server::start(|_| ok("text/plain", "")).await;
    let web = Arc::new(Web::new(server.settings()).unwrap());
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write("b.jsonl", "{\"id\":\"1\",\"body\":\"air mati\"}\nrusak\n");
    write(
        "a.jsonl",
        "{\"id\":\"2\",\"body\":\"lampu mati\",\"channel\":\"sms\"}\n{\"body\":\"x\"}\n",
    );
    write("catatan.txt", "bukan");
    let source = Source {
        channel: Channel::Lapor,
        ..source("berkas", jsonl(folder.path()))
    };
    let first = pass(&web, &source, &SourceState::default()).await;
    let keys: Vec<&str> = first.items.iter().map(|i| i.key.as_str()).collect();
    assert_eq!(keys, ["2", "1"]);
    assert_eq!(first.items[1].channel, Channel::Lapor);
    let drops: Vec<(&str, DropReason)> = first
        .drops
        .iter()
        .map(|d| (d.place.as_str(), d.reason))
        .collect();
    assert_eq!(
        drops,
        [
            ("a.jsonl:2", DropReason::NoId),
            ("b.jsonl:2", DropReason::Malformed)
        ]
    );

    write("b.jsonl", "{\"id\":\"1\",\"body\":\"air mati lagi\"}\n");
    let second = pass(&web, &source, &first.state).await;
    assert_eq!(
        (second.items.len(), second.drops.len(), second.n_unchanged),
        (1, 0, 1)
    );
    assert_eq!(second.items[0].body.as_deref(), Some("air mati lagi"));
}

fn jsonl(path: &Path) -> SourceKind {
    SourceKind::Jsonl {
        path: path.to_owned(),
    }
}
