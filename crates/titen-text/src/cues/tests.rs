//! Numbers and the phrases that they belong to.

use crate::Analyser;
use titen_model::{Channel, CueKind, CueUnit};

fn check(text: &str, kind: CueKind, expect: Option<f64>) {
    let analyser = Analyser::new(crate::dictionaries(), None);
    let document = analyser.analyse(&crate::item(Channel::News, None, Some(text)), 1);
    let values: Vec<_> = document
        .cues
        .iter()
        .filter(|c| c.kind == kind)
        .map(|c| c.value)
        .collect();
    assert!(values.contains(&expect), "{text}: {:?}", document.cues);
}

#[test]
fn numbers_belong_to_their_phrases() {
    check(
        "Sebanyak 3 orang meninggal dunia akibat kecelakaan",
        CueKind::Victims,
        Some(3.0),
    );
    check(
        "Kecelakaan itu menewaskan dua warga",
        CueKind::Victims,
        Some(2.0),
    );
    check("Seorang pelajar tewas", CueKind::Victims, Some(1.0));
    check(
        "250 KK terdampak banjir",
        CueKind::PeopleTouched,
        Some(250.0),
    );
    check(
        "jalan rusak sudah 3 bulan belum diperbaiki",
        CueKind::Waiting,
        Some(90.0),
    );
    check(
        "Kerugian ditaksir Rp 1,2 miliar",
        CueKind::Damage,
        Some(1.2e9),
    );
    check("Banjir merendam rumah", CueKind::Hazard, None);
}

#[test]
fn a_number_has_its_unit_and_says_whether_it_is_round() {
    let analyser = Analyser::new(crate::dictionaries(), None);
    let text = "Ratusan KK mengungsi.";
    let document = analyser.analyse(&crate::item(Channel::News, None, Some(text)), 1);
    let cue = document
        .cues
        .iter()
        .find(|c| c.kind == CueKind::PeopleTouched)
        .unwrap();
    assert_eq!(
        (cue.value, cue.unit, cue.approximate),
        (Some(200.0), Some(CueUnit::Households), true)
    );
}

#[test]
fn a_share_counts_nobody_and_a_weak_quake_is_no_hazard() {
    let analyser = Analyser::new(crate::dictionaries(), None);
    let cues = |text: &str| {
        let item = crate::item(Channel::News, None, Some(text));
        let cues = analyser.analyse(&item, 1).cues;
        cues.iter().map(|c| (c.kind, c.value)).collect::<Vec<_>>()
    };
    assert_eq!(
        cues("Pria itu alami luka bakar 70% usai kejadian"),
        [(CueKind::Victims, None)]
    );
    assert_eq!(
        cues("Sebanyak 70 orang luka bakar"),
        [
            (CueKind::PeopleTouched, Some(70.0)),
            (CueKind::Victims, Some(70.0))
        ]
    );
    assert_eq!(cues("Gempa M 3,4 guncang Palu"), []);
    assert_eq!(
        cues("Gempa bumi magnitudo 6,1 guncang Palu"),
        [(CueKind::Hazard, None)]
    );
    assert_eq!(
        cues("Gempa M 6,1 tak berpotensi tsunami"),
        [(CueKind::Hazard, None)]
    );
}
