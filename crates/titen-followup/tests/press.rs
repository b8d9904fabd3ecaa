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
