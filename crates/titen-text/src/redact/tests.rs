//! What goes, what stays, and the laws that hold for every text.

use super::*;
use crate::dictionaries;
use proptest::prelude::*;
use std::sync::LazyLock;

fn redact(text: &str, channel: Channel) -> Redacted {
    static REDACTOR: LazyLock<Redactor> = LazyLock::new(|| Redactor::new(&dictionaries()));
    REDACTOR.redact(text, channel)
}

fn check(text: &str, expect: &str) {
    assert_eq!(redact(text, Channel::News).text, expect);
}

fn sms(text: &str, expect: &str) {
    assert_eq!(redact(text, Channel::Sms).text, expect);
}

#[test]
fn personal_numbers_go() {
    check("NIK saya 3522151203850001.", "NIK saya [NIK].");
    check(
        "nik3522155203850001 kk 3522-1512-0385-0001",
        "nik[NIK] kk [NIK]",
    );
    check("hub 081234567890 ya", "hub [TELEPON] ya");
    check("0812-3456-7890, 0812 3456 789", "[TELEPON], [TELEPON]");
    check("+62 812-3456-7890 / 6281234567890", "[TELEPON] / [TELEPON]");
    check("WA:085.730.111.222", "WA:[TELEPON]");
    check("wa081234567890 o81234567890", "wa[TELEPON] [TELEPON]");
    check(
        "Telp. (0353) 881826 atau 031-5678901",
        "Telp. [TELEPON] atau [TELEPON]",
    );
    check("kirim ke budi.s@mail.co.id.", "kirim ke [SUREL].");
    check("1.081234567890", "1.[TELEPON]");
    check("é 081234567890é", "é [TELEPON]é");
}

#[test]
fn other_numbers_stay() {
    for text in [
        "08-12-2017 10:30",
        "08/12/2017",
        "2026-08-12 08:15:30",
        "Rp 1.200.000.000.000",
        "Rp 812.345.678.900",
        "Rp16.072.500.000 dan Rp 622.090.207.166,41",
        "ID 7412345",
        "TRX081234567890",
        "tracking 20260812000123",
        "nomor 1234567890123456",
        "berita/5690469/menteri",
        "pukul 08.12 12 orang",
        "call center 112, 1500-123",
        "@pemkab_bojonegoro dan a@b",
        "RT 05 RW 02 no. 021",
    ] {
        let r = redact(text, Channel::News);
        assert_eq!((r.text.as_str(), r.masks.len()), (text, 0));
    }
}

#[test]
fn plates_accounts_and_houses_go() {
    check("truk nopol s 1234 ab", "truk nopol [PLAT]");
    check("Vario S 5432 BD dan K 1987 ND", "Vario [PLAT] dan [PLAT]");
    check("rek BRI 6123-01-012345-53-1", "rek BRI [REKENING]");
    check(
        "transfer ke 1710001234567 bank mandiri",
        "transfer ke [REKENING] bank mandiri",
    );
    check("idpel 512345678901", "idpel [REKENING]");
    check("NIP 196305121985031012", "NIP [NOMOR]");
    check(
        "Jl. Untung Suropati No. 33 Bojonegoro",
        "Jl. Untung Suropati No. [NO RUMAH] Bojonegoro",
    );
    check(
        "perum Asri blok C-12 no 4",
        "perum Asri blok [NO RUMAH] no [NO RUMAH]",
    );
    sms(
        "jl panglima polim 27 gelap",
        "jl panglima polim [NO RUMAH] gelap",
    );
}

#[test]
fn numbers_of_other_things_stay() {
    for text in [
        "jl panglima polim 3 hari gelap",
        "UU No. 25 Tahun 2009 dan Perda No 5",
        "Jalan Raya Dander KM 12 RT 3/2",
        "rekening listrik 150.000",
        "plat S dan plat L, mobil L 300 DI desa",
        "SERI A 1945 BC, LULUSAN S1 PGSD",
        "lapak no 12 pasar kota",
        "Jalan 17 Agustus 2025",
    ] {
        sms(text, text);
    }
}

#[test]
fn private_names_go_where_citizens_speak() {
    sms("nm sy siti aminah rt 3", "nm sy [NAMA] rt 3");
    sms(
        "rumah Bu Parmi RT 3 Desa Kapas",
        "rumah Bu [NAMA] RT 3 Desa Kapas",
    );
    sms(
        "jenengku Suparti, omahku Ngasem",
        "jenengku [NAMA], omahku Ngasem",
    );
    sms("ktp a.n. M. Rifai blm jadi", "ktp a.n. [NAMA] blm jadi");
    sms(
        "Saya Lutfi. Kata petugas, Lutfi harus ke kota",
        "Saya [NAMA]. Kata petugas, [NAMA] harus ke kota",
    );
    sms(
        "jalan rusak. tks, budi kapas",
        "jalan rusak. tks, [NAMA] kapas",
    );
    check("Rumah Bu Parmi RT 3", "Rumah Bu Parmi RT 3");
}

#[test]
fn officials_places_and_words_stay() {
    for text in [
        "pak kades sumberagung, bu lurah, pak rt 3, pak jalan rusak",
        "Kepala Desa Pomahan Bapak Suyitno",
        "Bapak Sugeng Riyadi selaku Kepala Desa Mori",
        "Bupati Setyo Wahono dan Pak Wahono",
        "Jl. Dr. Cipto, RSUD dr. Sosodoro Djatikoesoemo",
        "Bapak dan Ibu yang terhormat, ibu hamil, ibu-ibu PKK",
        "atas nama warga Desa Sumberagung",
    ] {
        sms(text, text);
    }
}

#[test]
fn masks_are_bytes_of_the_text_that_was_given() {
    let text = "é 081234567890 Pak Darmin, motor S 1234 AB, nama Siti";
    let redacted = redact(text, Channel::Lapor);
    let masked: Vec<&str> = redacted
        .masks
        .iter()
        .map(|m| &text[m.start..m.end])
        .collect();
    assert_eq!(masked, ["081234567890", "Darmin", "S 1234 AB", "Siti"]);
    assert_eq!(
        redacted.text,
        "é [TELEPON] Pak [NAMA], motor [PLAT], nama [NAMA]"
    );
}

/// Texts in which rules meet.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "pak",
        "Bu",
        "Siti",
        "budi",
        "Kades",
        "Kapas",
        "nama",
        "a.n.",
        "saya",
        "rt",
        "3",
        "no",
        "12",
        "jl",
        "Veteran",
        "rumah",
        "S 1234 AB",
        "rek",
        "BRI",
        "612301012345531",
        "081234567890",
        ",",
        ".",
        "\n",
        "-",
        "terima kasih",
        "(45)",
        "selaku",
        "blok",
        "C-12",
        "mandiri",
        "nopol",
        "dr.",
        "Zubaidahwati",
        "[NAMA]",
        "e",
        "/",
    ]);
    prop::collection::vec(piece, 0..14).prop_map(|p| p.join(" "))
}

proptest! {
    #[test]
    fn redacting_twice_changes_nothing(text in pieces()) {
        let once = redact(&text, Channel::Sms).text;
        prop_assert_eq!(redact(&once, Channel::Sms).text, once.clone());
    }
    #[test]
    fn redacting_numbers_twice_changes_nothing(text in "[0-9a-z@.+() 62-]{0,60}") {
        let once = redact(&text, Channel::Sms).text;
        prop_assert_eq!(redact(&once, Channel::Sms).text, once.clone());
    }
    #[test]
    fn any_text_is_taken_and_masks_say_where(text in any::<String>()) {
        let redacted = redact(&text, Channel::Chat);
        let mut again = String::new();
        let mut kept = 0;
        for mask in &redacted.masks {
            again.push_str(&text[kept..mask.start]);
            again.push_str(mask.kind.mark());
            kept = mask.end;
        }
        again.push_str(&text[kept..]);
        prop_assert_eq!(again, redacted.text);
    }
}
