//! What an issue's items make of its press seed.

#![allow(clippy::unwrap_used)]

mod made;

use made::{Made, item, made};
use titen_followup::{Seeding, seed};
use titen_model::{Asked, Channel, CueUnit, PressFact, PressSeed, Speaker, Standing};

fn seed_of(made: &Made) -> PressSeed {
    let roster = [Speaker {
        unit: "BPBD".into(),
        name: "Sutikno".into(),
        position: "Kepala Pelaksana".into(),
        away: Vec::new(),
    }];
    seed(&Seeding {
        issue: &made.issue,
        told: &made.told(),
        roster: &roster,
        board: None,
        dict: &made.dict,
    })
}

fn flood() -> Made {
    let at = "2025-12-03T03:00:00Z";
    let first = "BOJONEGORO (Kabar Satu) - Sungai Bengawan Solo meluap sejak Selasa (2/12/2025) malam. BPBD mencatat 1.287 rumah di Kecamatan Kanor tergenang air. Sebanyak 342 warga mengungsi di balai desa dan gedung sekolah. Banjir terjadi karena tanggul retak di Desa Kabalan. \"Prioritas kami kelompok rentan dan anak-anak,\" kata Kepala Bidang Kedaruratan dan Logistik BPBD Bojonegoro, Anggit Prayoga.";
    let second = "Luapan Bengawan Solo menggenangi permukiman. Tercatat 1.287 rumah di Kecamatan Kanor terendam air sejak Selasa. Sebanyak 327 warga mengungsi di balai desa dan gedung sekolah. \"Air di dalam rumah masih sepaha, obatnya tinggal sedikit,\" ujar Darmi, warga RT 07 Desa Kabalan.";
    made(
        "Luapan Bengawan Solo merendam Kanor",
        &["bengawan", "banjir", "tanggul", "warga"],
        vec![
            item("kabar-satu", "1", Channel::News, at, first),
            item("kabar-dua", "2", Channel::News, at, second),
            item("kabar-tiga", "3", Channel::News, at, first),
            item(
                "kabar-empat",
                "4",
                Channel::News,
                at,
                "Data posko menunjukkan 96 hektare padi terendam di Kecamatan Trucuk.",
            ),
        ],
        &[2],
    )
}

fn fact<'a>(seed: &'a PressSeed, what: &str) -> &'a PressFact {
    let found = seed.facts.iter().find(|f| f.what == what);
    found.unwrap_or_else(|| panic!("{what} is not among {:#?}", seed.facts))
}

#[test]
fn a_figure_is_confirmed_by_another_source_and_never_by_a_copy() {
    let seed = seed_of(&flood());
    let houses = fact(&seed, "Rumah terdampak");
    assert_eq!(houses.standing, Standing::Confirmed);
    let figure = &houses.figures[0];
    assert_eq!(
        (figure.value, figure.unit, figure.n_sources),
        (1287.0, CueUnit::Houses, 2)
    );
    assert_eq!(
        figure.items,
        [0, 1, 2],
        "the copy is a reference and no source"
    );
    assert_eq!(figure.places, ["Kec. Kanor"]);
    assert_eq!(fact(&seed, "Luas lahan").standing, Standing::Single);
}

#[test]
fn different_figures_for_the_same_are_shown_as_such() {
    let seed = seed_of(&flood());
    let fled = fact(&seed, "Warga mengungsi");
    let values: Vec<f64> = fled.figures.iter().map(|f| f.value).collect();
    assert_eq!(
        (fled.standing, values),
        (Standing::Contradicted, vec![342.0, 327.0])
    );
    assert_eq!(fled.figures[1].items, [1]);
}

#[test]
fn officials_are_named_and_citizens_are_not() {
    let seed = seed_of(&flood());
    let who = |quotes: &[titen_model::PressQuote]| -> Vec<String> {
        quotes.iter().map(|q| q.who.clone()).collect()
    };
    assert_eq!(
        who(&seed.officials),
        ["Anggit Prayoga, Kepala Bidang Kedaruratan dan Logistik BPBD Bojonegoro"]
    );
    assert_eq!(who(&seed.citizens), ["warga Desa Kabalan"]);
    assert_eq!(seed.ask.len(), 1);
}

#[test]
fn the_lead_answers_what_the_items_answer_and_leaves_the_rest_open() {
    let seed = seed_of(&flood());
    let part = |asked: Asked| seed.outline.iter().find(|p| p.asked == asked).unwrap();
    assert_eq!(part(Asked::Kapan).day, "2025-12-02".parse().ok());
    assert_eq!(
        part(Asked::Mengapa).said[0].text,
        "Banjir terjadi karena tanggul retak di Desa Kabalan."
    );
    assert!(
        part(Asked::DiMana).said.is_empty(),
        "the issue has no place"
    );
    for said in seed.outline.iter().flat_map(|p| &p.said) {
        assert!(!said.items.is_empty(), "{}", said.text);
    }
    let bare = made(
        "Antrean",
        &[],
        vec![item(
            "s",
            "1",
            Channel::Sms,
            "2025-12-03T03:00:00Z",
            "antri lama",
        )],
        &[],
    );
    let bare = seed_of(&bare);
    assert!(bare.facts.is_empty() && bare.officials.is_empty());
    let open = |asked: Asked| {
        bare.outline
            .iter()
            .find(|p| p.asked == asked)
            .unwrap()
            .said
            .is_empty()
    };
    assert!(
        open(Asked::Kapan) && open(Asked::Mengapa) && open(Asked::Bagaimana) && open(Asked::Siapa)
    );
}

#[test]
fn what_no_sentence_says_to_the_point_stays_open() {
    let at = "2025-12-03T03:00:00Z";
    let body = "Tanggul Bengawan Solo di Desa Kabalan kritis. Petani menderita paling berat karena 240 hektare padi terendam lebih dari tiga hari. \"Kami jaga tanggul bergantian karena rembesan tanggul belum berhenti,\" ujar Mashuri. Bantuan dapat dikirim lewat jalan tanggul sisi timur, sebab jalan poros masih putus. Perbaikan tanggul oleh dinas belum juga dimulai. Pelajaran sekolah dihentikan sementara karena banyak murid mengungsi dari banjir.";
    let of = |body: &str| {
        seed_of(&made(
            "Tanggul Bengawan Solo kritis",
            &["tanggul", "banjir", "warga"],
            vec![item("kabar-satu", "1", Channel::News, at, body)],
            &[],
        ))
    };
    let said = |seed: &PressSeed, asked: Asked| -> Vec<String> {
        let part = seed.outline.iter().find(|p| p.asked == asked).unwrap();
        part.said.iter().map(|s| s.text.clone()).collect()
    };
    let seed = of(body);
    assert_eq!(said(&seed, Asked::Mengapa), [""; 0]);
    assert_eq!(said(&seed, Asked::Bagaimana), [""; 0]);
    let told = of(
        "Akibat hujan deras semalam, tanggul Bengawan Solo di Desa Kabalan retak. Petugas BPBD mengerahkan dua perahu dan memperbaiki tanggul sejak pagi. Karena itu, warga tanggul banjir diimbau tenang.",
    );
    assert_eq!(
        said(&told, Asked::Mengapa),
        ["Akibat hujan deras semalam, tanggul Bengawan Solo di Desa Kabalan retak."]
    );
    assert_eq!(
        said(&told, Asked::Bagaimana),
        ["Petugas BPBD mengerahkan dua perahu dan memperbaiki tanggul sejak pagi."]
    );
}

#[test]
fn the_hurt_are_not_counted_as_dead() {
    let body = "Sebuah truk menabrak pengendara di jalan rusak Desa Kabalan. Tiga warga luka berat dan satu orang meninggal di tempat kejadian. Dua orang tua sudah meminta surat pindah sekolah anaknya.";
    let at = "2025-12-03T03:00:00Z";
    let seed = seed_of(&made(
        "Kecelakaan di jalan rusak",
        &["jalan", "rusak"],
        vec![item("kabar-satu", "1", Channel::News, at, body)],
        &[],
    ));
    let value = |what: &str| fact(&seed, what).figures[0].value;
    assert_eq!(
        (value("Korban luka"), value("Korban meninggal")),
        (3.0, 1.0)
    );
    assert_eq!(fact(&seed, "Jumlah orang tua").figures[0].value, 2.0);
}

#[test]
fn what_only_a_citizen_says_is_told_as_his_word() {
    let at = "2025-12-03T03:00:00Z";
    let sms = "Penderita demam bertambah menjadi sembilan orang di desa kami.";
    let radio = "Sekitar empat puluh rumah terendam air sejak tadi malam pak.";
    let seed = seed_of(&made(
        "Demam berdarah",
        &["demam"],
        vec![
            item("sms", "1", Channel::Sms, at, sms),
            item("radio", "2", Channel::Radio, at, radio),
        ],
        &[],
    ));
    assert!(!seed.facts.is_empty());
    let part = |asked: Asked| seed.outline.iter().find(|p| p.asked == asked).unwrap();
    assert!(part(Asked::Siapa).said.is_empty());
    assert!(part(Asked::Tubuh).said.is_empty());
    assert_eq!(
        part(Asked::Apa).said[0].text,
        format!("Warga lewat SMS menyampaikan: “{sms}”")
    );
}
