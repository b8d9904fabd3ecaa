//! Statistics of places, and what a person said of their tables' columns.

use super::{noon, office};
use crate::{PutFigures, RevisedFigure, Store};
use std::collections::BTreeMap;
use titen_model::{Figure, OfficeId, WilayahCode};

fn figure(wilayah: &str, year: u16, value: f64) -> Figure {
    Figure {
        indicator: "jalan_rusak".into(),
        wilayah: WilayahCode::new(wilayah),
        year,
        value,
        source: "DPUBMPR".to_owned(),
    }
}

pub(super) async fn figures_are_taken_once_and_revised_when_they_differ(store: &impl Store) {
    let own = office();
    let put = async |figures: &[Figure]| {
        let put = store.put_figures(&own, figures, "jalan.csv", noon(12));
        put.await.unwrap()
    };
    let first = [
        // Needs all 17 digits.
        figure("35.22.11", 2024, 0.1 + 0.2),
        figure("35.22.11", 2023, 40.0),
        figure("35.22.10", 2024, -3.5),
    ];
    assert_eq!(
        (put(&first).await.taken, put(&first).await.unchanged),
        (3, 3)
    );
    let mut changed = figure("35.22.11", 2023, 41.0);
    let told = put(&[changed.clone(), first[0].clone()]).await;
    let expect = RevisedFigure {
        before: first[1].clone(),
        now: changed.clone(),
    };
    assert_eq!(
        told,
        PutFigures {
            taken: 0,
            unchanged: 1,
            revised: vec![expect]
        }
    );
    // Another source of the same number is a revision too.
    changed.source = "Bappeda".to_owned();
    assert_eq!(put(&[changed.clone()]).await.revised.len(), 1);
    let by_place = [first[2].clone(), changed, first[0].clone()];
    assert_eq!(store.figures(&office()).await.unwrap(), by_place);
    let other = OfficeId::new("tuban");
    assert_eq!(store.figures(&other).await.unwrap(), []);

    let mut nameless = figure("35.22.12", 2024, 1.0);
    nameless.source = " ".to_owned();
    let both = [first[1].clone(), nameless];
    let refused = store.put_figures(&own, &both, "x", noon(12)).await;
    assert!(refused.is_err());
    assert_eq!(
        store.figures(&office()).await.unwrap(),
        by_place,
        "nothing was written"
    );
}

pub(super) async fn a_mapping_of_columns_is_remembered(store: &impl Store) {
    let map: BTreeMap<String, String> = [("RB".to_owned(), "jalan_rusak".to_owned())].into();
    assert_eq!(store.figure_map(&office(), "ab").await.unwrap(), None);
    store
        .put_figure_map(&office(), "ab", &BTreeMap::new())
        .await
        .unwrap();
    store.put_figure_map(&office(), "ab", &map).await.unwrap();
    assert_eq!(store.figure_map(&office(), "ab").await.unwrap(), Some(map));
    let other = OfficeId::new("tuban");
    assert_eq!(store.figure_map(&other, "ab").await.unwrap(), None);
}
