//! Token boundaries, and the laws of their offsets.

use super::*;
use proptest::prelude::*;

fn check(text: &str, expect: &str) {
    let got: Vec<_> = tokens(text).map(|t| t.text).collect();
    assert_eq!(got.join(" | "), expect, "{text}");
}

#[test]
fn words_and_numbers() {
    check(
        "Jalan rusak, tlg diperbaiki!",
        "Jalan | rusak | tlg | diperbaiki",
    );
    check(
        "Jum'at (12/12/2017) pukul 10.30",
        "Jum'at | 12 | 12 | 2017 | pukul | 10.30",
    );
    check(
        "Rp1.200.000,- utk RT05/RW.02",
        "Rp | 1.200.000 | utk | RT | 05 | RW | 02",
    );
    check(
        "hrg 8rb, jalan2 anak2nya m2 H2O",
        "hrg | 8 | rb | jalan2 | anak2nya | m | 2 | H2O",
    );
    check(
        "anak-anak berlari-lari buku-bukunya sayur-mayur",
        "anak-anak | berlari-lari | buku-bukunya | sayur-mayur",
    );
    check(
        "Prabowo-Gibran se-Bojonegoro Covid-19",
        "Prabowo | Gibran | se | Bojonegoro | Covid | 19",
    );
    check(
        "lihat https://t.co/abc?x=1 @pemkab dan [TELEPON] #banjir",
        "lihat | dan | banjir",
    );
    check("", "");
}

#[test]
fn digits_among_letters() {
    check(
        "b4njir s3kolah SP4N p3k tps3r",
        "b4njir | s3kolah | SP4N | p3k | tps3r",
    );
    check(
        "RT05RW02 B1234XY COVID19 jam7",
        "RT | 05 | RW | 02 | B | 1234 | XY | COVID | 19 | jam | 7",
    );
    check(
        "4ku se7 t4 4bulan 3x4",
        "4ku | se7 | t4 | 4 | bulan | 3 | x | 4",
    );
    check("ter-lalu2 obat2an toko2x", "ter-lalu2 | obat2an | toko2x");
    check("JakartaBanjir4niesDimana", "JakartaBanjir4niesDimana");
}

#[test]
fn hashtags_and_what_holds_no_words() {
    check(
        "#JalanRusak #BLTTepatSasaran",
        "Jalan | Rusak | BLT | Tepat | Sasaran",
    );
    check(
        "#banjirbojonegoro #Banjir2025 #SP4NLAPOR",
        "banjirbojonegoro | Banjir | 2025 | SP4NLAPOR",
    );
    check("senang :D hati&amp;jiwa :p 😡", "senang | hati | jiwa");
}

proptest! {
    #[test]
    fn tokens_stand_in_the_text_in_order(text in any::<String>()) {
        holds(&text)?;
    }

    #[test]
    fn and_so_with_what_people_type(text in "([a-zA-Z]{0,4}|[0-9]{0,2}|[-#:;=.,'’@&²]|é|👍| ){0,30}") {
        holds(&text)?;
    }
}

fn holds(text: &str) -> Result<(), TestCaseError> {
    let mut last = 0;
    for t in tokens(text) {
        prop_assert!(t.start >= last && !t.text.is_empty());
        prop_assert_eq!(text.get(t.start..t.end()), Some(t.text));
        last = t.end();
    }
    for m in emoji::marks(text) {
        prop_assert_eq!(text.get(m.start..m.start + m.text.len()), Some(m.text));
    }
    Ok(())
}
