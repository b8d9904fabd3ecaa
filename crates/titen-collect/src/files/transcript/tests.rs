//! Transcripts of all kinds, read from files as the program reads them.

#[cfg(unix)]
mod recordings;

use super::*;
use crate::{FileReader, Speech};
use std::{
    path::PathBuf,
    sync::{Arc, LazyLock},
};
use tempfile::TempDir;
use titen_model::Channel;
use titen_text::Analyser;

static ANALYSER: LazyLock<Arc<Analyser>> = LazyLock::new(|| {
    let dict = titen_dict::Dictionaries::builtin().unwrap();
    Arc::new(Analyser::new(Arc::new(dict), None))
});

struct Desk {
    dir: TempDir,
    may_hear: bool,
    settings: TranscriptSettings,
}

#[derive(Debug)]
struct Taken {
    items: Vec<Item>,
    drops: Vec<Drop>,
    result: io::Result<()>,
}

impl Desk {
    fn new() -> Self {
        Desk {
            dir: tempfile::tempdir().unwrap(),
            settings: TranscriptSettings::default(),
            may_hear: true,
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn read(&self, name: &str, text: impl AsRef<[u8]>) -> Taken {
        fs::write(self.path(name), text).unwrap();
        self.read_again(name)
    }

    fn read_again(&self, name: &str) -> Taken {
        let intake = Intake::for_tests().with_speech(Speech {
            analyser: Arc::clone(&ANALYSER),
            folder: self.path("transcripts"),
            may_hear: self.may_hear,
        });
        let origin = FileOrigin {
            name: name.to_owned(),
            source: "malowopati".into(),
            channel: None,
            wilayah: None,
        };
        let (mut items, mut drops) = (Vec::new(), Vec::new());
        let reader = FileReader::Transcript(self.settings.clone());
        let now = "2026-08-17T00:00:00Z".parse().unwrap();
        let result = reader.read(&self.path(name), &origin, &intake, now, &mut |read| {
            match read {
                Ok(item) => items.push(item),
                Err(drop) => drops.push(drop),
            }
            ControlFlow::Continue(())
        });
        Taken {
            items,
            drops,
            result,
        }
    }
}

const VTT: &str = "\u{feff}WEBVTT - Suara Warga
Kind: captions

STYLE
::cue { color: white }

NOTE ini catatan
dua baris

1
00:00:05.000 --> 00:00:11.500 align:start
<v Penyiar>Sekarang penelepon pertama, silakan <b>Bapak</b> Darmo.

00:12.000 --> 00:20.000
<v Bapak Darmo>Jalan di Desa Kanor rusak &amp; berlubang, kata Darmo.</v>
<v Bapak Darmo>Jalan rusak itu belum diperbaiki sejak tahun lalu.

ini baris tanpa waktu

00:00:2x.000 --> 00:00:30,000
baris yang waktunya rusak

00:00:31,200 --> 00:00:36,000
<v Penyiar>Jalan rusak akan kami teruskan ke Dinas Pekerjaan Umum.
";

#[test]
fn webvtt_gives_items_with_programme_time_and_speakers_and_broken_cues_cost_themselves() {
    let taken = Desk::new().read("malowopati_2026-08-12_0900.vtt", VTT);
    taken.result.unwrap();
    assert_eq!(taken.items.len(), 1, "{:?}", taken.items);
    let item = &taken.items[0];
    assert_eq!(item.key, "malowopati_2026-08-12_0900#00:00:05");
    assert_eq!(item.channel, Channel::Radio);
    let body = item.body.as_deref().unwrap();
    assert!(
        body.contains("Jalan di Desa Kanor rusak & berlubang"),
        "{body}"
    );
    assert!(body.contains("Dinas Pekerjaan Umum"), "{body}");
    let published = item.published.unwrap();
    assert_eq!(published.at.to_rfc3339(), "2026-08-12T02:00:05+00:00");
    assert_eq!(item.extra["programme"], "malowopati");
    assert_eq!(item.extra["start"], "00:00:05");
    assert_eq!(item.extra["end"], "00:00:36");
    let places: Vec<(&str, DropReason)> = taken
        .drops
        .iter()
        .map(|d| (d.place.as_str(), d.reason))
        .collect();
    let expect = [
        "malowopati_2026-08-12_0900.vtt:18",
        "malowopati_2026-08-12_0900.vtt:20",
    ];
    assert_eq!(places, expect.map(|p| (p, DropReason::Malformed)));
}

#[test]
fn a_private_caller_is_a_number_everywhere_and_listed_officials_keep_their_names() {
    let mut desk = Desk::new();
    desk.settings.speakers = vec!["Siti Contoh".into()];
    let text = VTT.replace(
        "<v Penyiar>Jalan",
        "<v Siti Contoh>Terima kasih pak darmo. Jalan",
    );
    let taken = desk.read("a_2026-08-12.vtt", text);
    let whole = serde_json::to_string(&taken.items).unwrap();
    assert!(!whole.to_lowercase().contains("darmo"), "{whole}");
    let item = &taken.items[0];
    let voice = item.extra["voice"].as_str().unwrap();
    assert_eq!(
        item.extra["speakers"],
        serde_json::json!(["Penyiar", "Siti Contoh", format!("suara {voice}")])
    );
    assert!(
        item.body.as_deref().unwrap().contains("pak [NAMA]"),
        "{:?}",
        item.body
    );
}

#[test]
fn srt_whisper_and_plain_text_say_the_same() {
    let lines = [
        "Jalan rusak di Kanor belum diperbaiki.",
        "Warga menanam pisang di jalan rusak itu.",
        "Dinas berjanji memperbaiki jalan rusak bulan depan.",
    ];
    let mut srt = String::new();
    let (mut cpp, mut open) = (Vec::new(), Vec::new());
    let mut plain = String::new();
    for (i, line) in lines.iter().enumerate() {
        let (from, to) = (i * 6, i * 6 + 5);
        srt += &format!(
            "{}\r\n00:00:{from:02},000 --> 00:00:{to:02},000\r\n{line}\r\n\r\n",
            i + 1
        );
        cpp.push(serde_json::json!({"offsets": {"from": from * 1000, "to": to * 1000}, "text": format!(" {line}")}));
        open.push(serde_json::json!({"id": i, "start": from as f64, "end": to as f64, "text": line, "speaker": "SPEAKER_00"}));
        plain += &format!("[00:{from:02}] Penyiar: {line}\n");
    }
    open.push(serde_json::json!({"start": 30.0, "text": "Terima kasih.", "no_speech_prob": 0.9, "avg_logprob": -1.4}));
    open.push(serde_json::json!({"start": "x"}));
    let desk = Desk::new();
    let expect = lines.join(" ");
    for (name, text, speaker, n_drops) in [
        ("a.srt", srt, None, 0),
        (
            "b.json",
            serde_json::json!({"result": {"language": "id"}, "transcription": cpp}).to_string(),
            None,
            0,
        ),
        (
            "c.json",
            serde_json::json!({"segments": open}).to_string(),
            Some("SPEAKER_00"),
            1,
        ),
        ("d.txt", plain, Some("Penyiar"), 0),
    ] {
        let taken = desk.read(name, text);
        taken.result.unwrap();
        assert_eq!(taken.items.len(), 1, "{name}");
        let item = &taken.items[0];
        assert_eq!(item.body.as_deref(), Some(expect.as_str()), "{name}");
        assert_eq!(item.extra["start"], "00:00:00", "{name}");
        let speakers = item.extra.get("speakers").map(|s| s[0].as_str().unwrap());
        assert_eq!(speakers, speaker, "{name}");
        assert_eq!(taken.drops.len(), n_drops, "{name}: {:?}", taken.drops);
        assert_eq!(item.published, None);
        assert!(item.extra.contains_key("undated"), "no date is made up");
    }
}

#[test]
fn a_recognisers_phantoms_and_repetitions_are_no_matter() {
    let mut vtt = "WEBVTT\n\n".to_owned();
    let lines = [
        "Harga gabah di Kanor turun.",
        "Petani meminta harga gabah dinaikkan.",
    ];
    let phantom = ["Terima kasih telah menonton!"; 6];
    for (i, line) in phantom.iter().chain(&lines).chain(&phantom).enumerate() {
        vtt += &format!(
            "00:{:02}.000 --> 00:{:02}.900\n{line}\n\n",
            i * 4,
            i * 4 + 3
        );
    }
    let taken = Desk::new().read("x.vtt", &vtt);
    let bodies: Vec<_> = taken.items.iter().filter_map(|i| i.body.clone()).collect();
    assert_eq!(bodies, [lines.join(" ")]);
    let silent = Desk::new().read("y.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n[Musik]\n");
    assert!(silent.items.is_empty());
    assert_eq!(silent.drops[0].reason, DropReason::NoMatter);
}

#[test]
fn what_is_no_transcript_is_refused_with_its_reason() {
    let desk = Desk::new();
    for (name, text, reason) in [
        ("a.json", "{\"x\": 1}", DropReason::WrongKind),
        ("b.json", "{\"x\": ", DropReason::Malformed),
        ("c.vtt", "", DropReason::Empty),
        ("d.vtt", "WEBVTT\n", DropReason::Empty),
        ("e.pdf", "%PDF-1.4\nrusak", DropReason::Malformed),
        ("f.doc", "x", DropReason::WrongKind),
    ] {
        let taken = desk.read(name, text);
        taken.result.unwrap();
        assert!(taken.items.is_empty(), "{name}");
        assert_eq!(taken.drops[0].reason, reason, "{name}: {:?}", taken.drops);
    }
}

#[test]
fn bytes_of_another_charset_are_read() {
    let taken = Desk::new().read(
        "a.txt",
        b"Penyiar: Harga caf\xe9 naik, \x93mahal\x94 kata warga soal harga.\n",
    );
    assert!(
        taken.items[0]
            .body
            .as_deref()
            .unwrap()
            .contains("café naik, “mahal”")
    );
}
