//! Names that are places, and those that only look so.

use crate::Analyser;
use titen_model::{Channel, WilayahCode};

fn mentions(text: &str, home: Option<&str>, channel: Channel) -> String {
    let analyser = Analyser::new(crate::dictionaries(), home.map(WilayahCode::new));
    let item = crate::item(channel, None, Some(text));
    let document = analyser.analyse(&item, 1);
    let one = |m: &titen_model::PlaceMention| {
        let codes: Vec<&str> = m.candidates.iter().map(WilayahCode::as_str).collect();
        format!("{}={}", m.name, codes.join("/"))
    };
    document
        .wilayah
        .iter()
        .map(one)
        .collect::<Vec<_>>()
        .join(" ")
}

fn check(text: &str, expect: &str) {
    assert_eq!(
        mentions(text, Some("35.22"), Channel::News),
        expect,
        "{text}"
    );
}

fn check_sms(text: &str, expect: &str) {
    assert_eq!(
        mentions(text, Some("35.22"), Channel::Sms),
        expect,
        "{text}"
    );
}

#[test]
fn a_regency_is_not_its_kecamatan() {
    check("Banjir melanda Bojonegoro sejak Senin.", "Bojonegoro=35.22");
    check("Kantor Kecamatan Bojonegoro pindah.", "Bojonegoro=35.22.15");
    check(
        "Pemkab Bojonegoro dan Bupati Tuban bertemu di Surabaya.",
        "Bojonegoro=35.22 Tuban=35.23 Surabaya=35.78",
    );
    check("Gubernur Jawa Timur datang.", "Jawa Timur=35");
    check(
        "Wali Kota Batu dan warga Kota Malang.",
        "Batu=35.79 Malang=35.73",
    );
}

#[test]
fn ordinary_words_need_a_marker_or_a_kecamatan_beside() {
    check("Warga sudah temu wicara soal petak sawah yang panjang.", "");
    check(
        "Sudah lama jalan itu rusak. Kunci ada di warga, kata Sekar.",
        "",
    );
    check(
        "Jalan di Desa Sudah, Kecamatan Malo, rusak.",
        "Sudah=35.22.17.2005 Malo=35.22.17",
    );
    check_sms(
        "jalan ds. temu kec. kanor rusak",
        "temu=35.22.11.2020 kanor=35.22.11",
    );
}

#[test]
fn shared_names_keep_their_candidates_until_the_text_decides() {
    check(
        "Jembatan di Desa Sugihwaras ambrol.",
        "Sugihwaras=35.22.01.2002/35.22.07.2010/35.22.09.2024",
    );
    check_sms(
        "jalan desa sukorejo malo rusak",
        "sukorejo=35.22.17.2015 malo=35.22.17",
    );
}

#[test]
fn streets_and_persons_are_no_places() {
    check(
        "Kecelakaan di Jalan Surabaya dan Jl. Raya Kapas kemarin.",
        "",
    );
    check("Menurut Pak Malo hal itu biasa.", "");
    check(
        "Kemarin kantor Kelurahan Kapas Madya tutup sejak siang hari, kata warga yang bernama Surya Malo.",
        "",
    );
    check(
        "Kantor Desa Kapas Bojonegoro tutup.",
        "Kapas=35.22.14.2011 Bojonegoro=35.22",
    );
    check_sms("rt 05 sudah lama gelap", "");
}

#[test]
fn other_regions_take_their_villages_with_them() {
    check("Banjir di Desa Sukorejo, Kabupaten Blitar.", "Blitar=35.05");
    check("Harga beras di Padang naik.", "Padang=13.71");
}

#[test]
fn without_a_home_only_regions_are_certain() {
    let text = "Desa Sukorejo di Bojonegoro dan Kecamatan Malo.";
    let got = mentions("Desa Sukorejo dan Kecamatan Malo.", None, Channel::News);
    assert_eq!(got, "");
    assert!(mentions(text, None, Channel::News).contains("Bojonegoro=35.22"));
}

#[test]
fn a_road_leads_to_the_place_that_it_is_called_after_where_the_office_is() {
    check_sms("jln kedungadem rusak parah", "kedungadem=35.22.08");
    check_sms("dalan Kedungadem gronjal kabeh", "Kedungadem=35.22.08");
    check("Jalan Raya Baureno ditutup.", "Baureno=35.22.10");
    check("Jalan Bojonegoro dan Jalan Surabaya ditutup.", "");
    check("Jalan Sukorejo ditutup.", "");
}

#[test]
fn what_happens_abroad_is_placed_abroad() {
    check("Gempa besar mengguncang Kolombia.", "Kolombia=99.170");
    check(
        "Warga Gaza dan Amerika Serikat.",
        "Gaza=99.275 Amerika Serikat=99.840",
    );
}
