//! Programmes that turn from one matter to another, and what no input may do to their cutting.

use super::*;
use crate::Analyser;
use proptest::prelude::*;
use std::sync::LazyLock;

static ANALYSER: LazyLock<Analyser> = LazyLock::new(|| Analyser::new(crate::dictionaries(), None));

fn said(lines: &[&str]) -> Vec<Utterance> {
    let utterance = |(i, line): (usize, &&str)| Utterance {
        text: (*line).to_owned(),
        start_ms: Some(i as u64 * 6000),
        end_ms: Some(i as u64 * 6000 + 5900),
        speaker: None,
    };
    lines.iter().enumerate().map(utterance).collect()
}

fn starts(lines: &[&str]) -> Vec<usize> {
    let segments = ANALYSER.segments(&said(lines), &SegmentSettings::default());
    segments.iter().map(|s| s.whole.start).collect()
}

#[test]
fn two_matters_are_parted_where_the_words_change() {
    let lines = [
        "warga mengeluhkan jalan rusak di kecamatan kanor",
        "jalan berlubang itu belum diperbaiki sejak tahun lalu",
        "dinas pekerjaan umum berjanji memperbaiki jalan bulan depan",
        "aspal jalan terkelupas karena truk tambang lewat setiap hari",
        "kita beralih ke berita lain puskesmas kekurangan obat",
        "pasien puskesmas harus membeli obat sendiri di apotek",
        "kepala puskesmas mengatakan kiriman obat terlambat",
        "dinas kesehatan meminta pasien bersabar menunggu obat",
    ];
    assert_eq!(starts(&lines), [0, 4]);
}

#[test]
fn what_carries_no_matter_is_in_no_segments_matter() {
    let lines = [
        "[Musik]",
        "selamat pagi pendengar setia di mana pun anda berada",
        "warga mengeluhkan jalan rusak di kecamatan kanor",
        "jalan berlubang itu belum diperbaiki sejak tahun lalu",
        "♪ ♪",
        "Terima kasih telah menonton!",
    ];
    let segments = ANALYSER.segments(&said(&lines), &SegmentSettings::default());
    let matter: Vec<usize> = segments.iter().flat_map(|s| s.matter.clone()).collect();
    assert_eq!(matter, [2, 3]);
}

#[test]
fn an_advert_alone_is_no_matter() {
    let lines = [
        "dapatkan segera sepeda motor impian anda",
        "uang muka ringan cicilan ringan tunggu apa lagi",
        "kunjungi toko kami stok terbatas syarat dan ketentuan berlaku",
    ];
    let segments = ANALYSER.segments(&said(&lines), &SegmentSettings::default());
    assert!(segments.iter().all(|s| s.matter.is_empty()), "{segments:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn every_utterance_is_in_one_segment(
        lines in proptest::collection::vec("[a-z \\[\\]]{0,40}", 0..40),
        times in proptest::collection::vec(proptest::option::of(any::<u64>()), 40),
    ) {
        let utterances: Vec<Utterance> = lines.iter().zip(times).map(|(line, start_ms)| Utterance {
            text: line.clone(), start_ms, end_ms: start_ms, speaker: None,
        }).collect();
        let segments = ANALYSER.segments(&utterances, &SegmentSettings::default());
        let all: Vec<usize> = segments.iter().flat_map(|s| s.whole.clone()).collect();
        prop_assert_eq!(all, (0..lines.len()).collect::<Vec<_>>());
    }
}
