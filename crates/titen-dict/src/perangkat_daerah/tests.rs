//! Who is responsible on which day, and what a broken row says.

use crate::files::Sources;
use crate::tsv::Source;
use crate::{Dictionaries, PerangkatDaerahTable};
use crate::{UrusanTable, WilayahTable};
use chrono::NaiveDate;
use std::borrow::Cow;
use std::collections::BTreeSet;
use titen_model::{PerangkatDaerahId, UrusanCode};

fn day(s: &str) -> NaiveDate {
    s.parse().unwrap()
}

fn ids(dict: &Dictionaries, urusan: &str, on: &str) -> Vec<String> {
    let units = dict
        .perangkat_daerah
        .for_urusan(&UrusanCode::new(urusan), day(on));
    units.iter().map(|u| u.id.to_string()).collect()
}

#[test]
fn units_that_lead_an_urusan_come_before_those_that_share_it() {
    let dict = Dictionaries::builtin().unwrap();
    assert_eq!(
        ids(&dict, "1.03", "2026-08-16"),
        ["DPUBMPR", "DPU SDA", "PDAM", "DPKPCK"]
    );
    assert_eq!(ids(&dict, "1.04", "2026-08-16"), ["DPKPCK"]);
}

#[test]
fn a_merged_unit_stands_until_its_last_day_and_its_successor_after() {
    let dict = Dictionaries::builtin().unwrap();
    assert_eq!(ids(&dict, "2.09", "2021-12-31"), ["DKPangan"]);
    assert_eq!(ids(&dict, "2.09", "2022-01-01"), ["DKPP"]);
    let old = PerangkatDaerahId::new("Dinperta");
    let standing = |on| {
        dict.perangkat_daerah
            .standing_on(&old, day(on))
            .unwrap()
            .id
            .to_string()
    };
    assert_eq!(standing("2020-05-01"), "Dinperta");
    assert_eq!(standing("2026-05-01"), "DKPP");
}

#[test]
fn no_name_means_two_units_of_one_day() {
    let dict = Dictionaries::builtin().unwrap();
    let mut names: Vec<String> = Vec::new();
    for unit in dict
        .perangkat_daerah
        .all()
        .iter()
        .filter(|u| u.stands_on(day("2026-08-16")))
    {
        let own: BTreeSet<String> = unit.names().map(str::to_lowercase).collect();
        names.extend(own);
    }
    names.sort();
    let twice: Vec<&String> = names
        .windows(2)
        .filter(|w| w[0] == w[1])
        .map(|w| &w[0])
        .collect();
    assert!(twice.is_empty(), "{twice:?}");
}

fn check_fault(rows: &str, told: &str) {
    let header = "id\tname\taliases\turusan\tfrom\tto\twilayah\tsuccessor\n";
    let mut sources = Sources::builtin();
    let source = Source {
        name: "pd".to_owned(),
        text: Cow::Owned(format!("{header}{rows}")),
    };
    sources.add("perangkat_daerah.tsv", source, true);
    let (urusan, wilayah) = (
        UrusanTable::load(&sources).unwrap(),
        WilayahTable::load(&sources).unwrap(),
    );
    let error = PerangkatDaerahTable::load(&sources, &urusan, &wilayah).unwrap_err();
    assert_eq!(error.to_string(), told);
}

#[test]
fn broken_rows_are_refused() {
    check_fault(
        "A\tA\t\t1.99\t\t\t\t\n",
        "pd:2: no urusan `1.99`; use codes of urusan.tsv",
    );
    check_fault(
        "A\tA\t\t1.03\t\t\t1.2\t\n",
        "pd:2: no wilayah `1.2`; use a code of wilayah.tsv",
    );
    check_fault(
        "A\tA\t\t1.03\t2026-01-02\t2026-01-01\t\t\n",
        "pd:2: 2026-01-01 is before 2026-01-02; put the earlier date first",
    );
    check_fault(
        "A\tA\t\t1.03\t\t2026-01-01\t\tB\n",
        "pd:2: no perangkat daerah `B`; use an id of this file",
    );
    check_fault(
        "A\tA\t\t1.03\t\t\t\tA\n",
        "pd:2: a unit with a successor has no end; fill in `to`",
    );
    check_fault(
        "A\tA\t\t1.03\t\t2026-01-01\t\tB\nB\tB\t\t1.03\t\t2026-01-01\t\tA\n",
        "pd:2: the successor `B` ends no later; name a unit that outlives this one",
    );
}
