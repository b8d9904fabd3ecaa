//! Records are found again, crashes are survived, and what is old goes.

use super::*;
use flate2::read::MultiGzDecoder;
use std::io::Read;

const AT: &str = "2026-08-12T03:00:00Z";

fn at(minutes: i64) -> DateTime<Utc> {
    AT.parse::<DateTime<Utc>>().unwrap() + chrono::Duration::minutes(minutes)
}

fn keep(log: &RawLog, url: &str, body: &str, minutes: i64) {
    let url = Url::parse(url).unwrap();
    log.keep(&Answered {
        asked: &url,
        url: &url,
        user_agent: "titen-uji",
        status: "200 OK".into(),
        headers: vec![
            ("content-type".into(), "text/html".into()),
            ("set-cookie".into(), "sesi=rahasia".into()),
        ],
        body: body.as_bytes(),
        at: at(minutes),
    });
}

fn body(folder: &Path, url: &str, minutes: Option<i64>) -> Option<String> {
    let found = find_raw(folder, url, minutes.map(at)).unwrap()?;
    let text = String::from_utf8(found.bytes).unwrap();
    let mut parts = text.splitn(3, "\r\n\r\n");
    assert!(
        parts
            .next()?
            .starts_with("WARC/1.1\r\nWARC-Type: response\r\n")
    );
    assert!(
        parts
            .next()?
            .starts_with("HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n")
    );
    Some(parts.next()?.trim_end_matches("\r\n\r\n").to_owned())
}

/// The types of all records, read as one stream, as other programs do.
fn types(folder: &Path) -> Vec<String> {
    let mut types = Vec::new();
    for file in index::files(folder).unwrap() {
        let mut text = String::new();
        MultiGzDecoder::new(File::open(file.warc).unwrap())
            .read_to_string(&mut text)
            .unwrap();
        types.extend(
            text.lines()
                .filter_map(|l| l.strip_prefix("WARC-Type: "))
                .map(str::to_owned),
        );
    }
    types
}

#[test]
fn the_record_nearest_to_the_moment_is_found_and_sameness_is_noted_once() {
    let folder = tempfile::tempdir().unwrap();
    let log = RawLog::new(folder.path().to_owned());
    let url = "http://kabar.test/jalan?p=1";
    keep(&log, url, "jalan rusak", 0);
    keep(&log, url, "jalan rusak", 30);
    keep(&log, url, "jalan diperbaiki", 60);
    keep(&log, url, "jalan diperbaiki", 24 * 60);
    let found = |minutes| body(folder.path(), url, minutes).unwrap();
    assert_eq!(found(Some(-10)), "jalan rusak");
    assert_eq!(found(Some(29)), "jalan rusak");
    assert_eq!(found(Some(70)), "jalan diperbaiki");
    assert_eq!(found(None), "jalan diperbaiki");
    assert_eq!(body(folder.path(), "http://kabar.test/lain", None), None);
    assert_eq!(
        types(folder.path()),
        [
            "warcinfo", "response", "request", "revisit", "request", "response", "request",
            "warcinfo", "response", "request"
        ],
        "the next day's file stands alone"
    );
}

#[test]
fn cookies_and_keys_are_never_written() {
    let folder = tempfile::tempdir().unwrap();
    let log = RawLog::new(folder.path().to_owned());
    keep(&log, "http://kabar.test/api?key=rahasia", "isi", 0);
    let found = find_raw(folder.path(), "http://kabar.test/api?key=-", None);
    let text = String::from_utf8(found.unwrap().unwrap().bytes).unwrap();
    assert!(!text.contains("rahasia"), "{text}");
    let mut all = String::new();
    let file = &index::files(folder.path()).unwrap()[0];
    MultiGzDecoder::new(File::open(&file.warc).unwrap())
        .read_to_string(&mut all)
        .unwrap();
    assert!(
        !all.contains("rahasia") && all.contains("GET /api?key=- HTTP/1.1"),
        "{all}"
    );
}

/// Cut at every byte of what was written last, as a kill or a loss of power does.
#[test]
fn a_crash_at_any_byte_costs_only_the_record_that_was_being_written() {
    let folder = tempfile::tempdir().unwrap();
    let log = RawLog::new(folder.path().to_owned());
    keep(&log, "http://kabar.test/1", "satu", 0);
    let (warc, index) = index::names(folder.path(), wib_date(at(0)), 1);
    let whole = (fs::read(&warc).unwrap(), fs::read(&index).unwrap());
    keep(&log, "http://kabar.test/2", "dua", 1);
    let more = (fs::read(&warc).unwrap(), fs::read(&index).unwrap());
    let cuts = (whole.0.len()..more.0.len()).map(|n| (n, whole.1.len()));
    let index_cuts = (whole.1.len()..more.1.len()).map(|n| (more.0.len(), n));
    for (n_warc, n_index) in cuts.chain(index_cuts) {
        fs::write(&warc, &more.0[..n_warc]).unwrap();
        fs::write(&index, &more.1[..n_index]).unwrap();
        assert_eq!(
            body(folder.path(), "http://kabar.test/1", None).as_deref(),
            Some("satu")
        );
        keep(
            &RawLog::new(folder.path().to_owned()),
            "http://kabar.test/3",
            "tiga",
            2,
        );
        for (url, expect) in [
            ("http://kabar.test/1", "satu"),
            ("http://kabar.test/3", "tiga"),
        ] {
            assert_eq!(body(folder.path(), url, None).as_deref(), Some(expect));
        }
        assert_eq!(types(folder.path()).len(), 5, "{n_warc} {n_index}");
    }
}

#[test]
fn a_full_file_is_followed_by_another_and_old_ones_go() {
    let folder = tempfile::tempdir().unwrap();
    let log = RawLog {
        largest: 600,
        ..RawLog::new(folder.path().to_owned())
    };
    for n in 0..4 {
        keep(
            &log,
            &format!("http://kabar.test/{n}"),
            &format!("isi {n}"),
            n,
        );
    }
    keep(&log, "http://kabar.test/9", "isi 9", 3 * 24 * 60);
    let n_files = index::files(folder.path()).unwrap().len();
    assert!(n_files > 2, "{n_files}");
    for n in [0, 3, 9] {
        let expect = format!("isi {n}");
        assert_eq!(
            body(folder.path(), &format!("http://kabar.test/{n}"), None),
            Some(expect)
        );
    }
    let today = wib_date(at(3 * 24 * 60));
    assert_eq!(forget_raw(folder.path(), today, 3).unwrap(), 0);
    assert_eq!(forget_raw(folder.path(), today, 2).unwrap(), n_files - 1);
    assert_eq!(body(folder.path(), "http://kabar.test/0", None), None);
    assert!(body(folder.path(), "http://kabar.test/9", None).is_some());
}

#[test]
fn a_folder_that_cannot_be_written_costs_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("berkas");
    fs::write(&file, "").unwrap();
    let log = RawLog::new(file.join("raw"));
    keep(&log, "http://kabar.test/1", "satu", 0);
    keep(&log, "http://kabar.test/2", "dua", 0);
    assert!(log.is_off.load(Ordering::Relaxed));
}
