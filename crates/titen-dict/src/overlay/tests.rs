//! Another office runs titen with a folder of its own and no change of code.

use crate::{DictError, Dictionaries};
use std::fs;
use tempfile::TempDir;
use titen_model::{Lang, PerangkatDaerahId, UrusanCode, WilayahCode};

fn folder(files: &[(&str, &str)]) -> TempDir {
    let dir = TempDir::new().unwrap();
    for (name, text) in files {
        fs::write(dir.path().join(name), text).unwrap();
    }
    dir
}

fn load(files: &[(&str, &str)]) -> Result<Dictionaries, DictError> {
    Dictionaries::with_overlay(folder(files).path())
}

const SURABAYA: &str =
    "code\tname\tkind\n35.78.08\tGubeng\tkecamatan\n35.78.08.1006\tMojo\tkelurahan\n";
const UNITS: &str = "id\tname\taliases\turusan\tfrom\tto\twilayah\tsuccessor\n\
    DSDABM\tDinas Sumber Daya Air dan Bina Marga\tDinas PU\t1.03\t\t\t\t\n\
    Kec. Gubeng\tKecamatan Gubeng\t\t7.01\t\t\t35.78.08\t\n";

#[test]
fn an_overlay_gives_another_office_its_places_and_units() {
    let settings = "version = 1\nreplace = [\"perangkat_daerah.tsv\"]\n";
    let files = [
        ("wilayah.tsv", SURABAYA),
        ("perangkat_daerah.tsv", UNITS),
        ("overlay.toml", settings),
    ];
    let dict = load(&files).unwrap();
    let mojo = WilayahCode::new("35.78.08.1006");
    assert_eq!(dict.wilayah.full_name(&mojo), "Kelurahan Mojo, Kec. Gubeng");
    assert_eq!(
        dict.wilayah.by_name("mojo").len(),
        2,
        "Bojonegoro's Mojo stays beside it"
    );
    let ids: Vec<&str> = dict
        .perangkat_daerah
        .all()
        .iter()
        .map(|u| u.id.as_str())
        .collect();
    assert_eq!(ids, ["DSDABM", "Kec. Gubeng"]);
    let day = "2022-03-10".parse().unwrap();
    let roads = dict
        .perangkat_daerah
        .for_urusan(&UrusanCode::new("1.03"), day);
    assert_eq!(roads[0].name, "Dinas Sumber Daya Air dan Bina Marga");
    assert_ne!(dict.version(), Dictionaries::builtin().unwrap().version());
}

#[test]
fn without_overlay_toml_rows_are_added_or_replaced_one_by_one() {
    let units = "id\tname\taliases\turusan\tfrom\tto\twilayah\tsuccessor\n\
        DLH\tDinas Lingkungan\t\t2.11\t\t\t\t\nDPB\tDinas Baru\t\t2.10\t\t\t\t\n";
    let slang = "word\tstandard\nyg\tyang anu\nzzz\ttidur\n";
    let duties = "code\tphrase\tweight\n2.11\tsampah\t0\n";
    let files = [
        ("perangkat_daerah.tsv", units),
        ("slang.tsv", slang),
        ("urusan_tugas.tsv", duties),
    ];
    let (dict, builtin) = (load(&files).unwrap(), Dictionaries::builtin().unwrap());
    let unit = |id| {
        dict.perangkat_daerah
            .get(&PerangkatDaerahId::new(id))
            .unwrap()
    };
    assert_eq!(unit("DLH").name, "Dinas Lingkungan");
    assert_eq!(unit("DPB").name, "Dinas Baru");
    assert_eq!(unit("Dinkes").name, "Dinas Kesehatan");
    assert_eq!(dict.slang.get("yg", Lang::Id), Some("yang anu"));
    assert_eq!(dict.slang.get("zzz", Lang::Id), Some("tidur"));
    assert_eq!(
        dict.urusan.duties().len(),
        builtin.urusan.duties().len() - 1,
        "weight 0 takes out"
    );
}

#[test]
fn a_misnamed_file_is_refused_with_the_nearest_name() {
    let error = load(&[("perangkat-daerah.tsv", UNITS)]).unwrap_err();
    assert!(matches!(
        &error,
        DictError::UnknownFile {
            nearest: "perangkat_daerah.tsv",
            ..
        }
    ));
    assert!(
        error
            .to_string()
            .ends_with("did you mean `perangkat_daerah.tsv`?"),
        "{error}"
    );
    let harmless = [("README.md", "x"), ("manifest.toml", "x"), (".gitkeep", "")];
    assert_eq!(
        load(&harmless).unwrap().version(),
        Dictionaries::builtin().unwrap().version()
    );
}

#[test]
fn overlay_toml_is_checked() {
    for (text, told) in [
        ("version = 2\n", "write version = 1"),
        ("version = 1\nreplac = []\n", "replac"),
        (
            "version = 1\nreplace = [\"slag.tsv\"]\n",
            "did you mean `slang.tsv`?",
        ),
        (
            "version = 1\nreplace = [\"slang.tsv\"]\n",
            "is not in the folder",
        ),
    ] {
        let error = load(&[("overlay.toml", text)]).unwrap_err().to_string();
        assert!(
            error.contains("overlay.toml: ") && error.contains(told),
            "{error}"
        );
    }
}

#[test]
fn a_missing_folder_is_told() {
    let dir = TempDir::new().unwrap();
    let error = Dictionaries::with_overlay(&dir.path().join("none")).unwrap_err();
    assert!(matches!(&error, DictError::Read { .. }), "{error}");
}

#[test]
fn faults_in_an_overlay_name_its_own_file_and_line() {
    for (file, text, told) in [
        (
            "urusan_tugas.tsv",
            "code\tphrase\tweight\n9.99\tx\t1\n",
            ":2: no urusan `9.99`; ",
        ),
        (
            "wilayah.tsv",
            "code\tname\tkind\n35.78.08\tGubeng\tdesa\n",
            ":2: `35.78.08` is not the code of a desa; ",
        ),
        (
            "wilayah.tsv",
            "code\tname\tkind\n35.78.08.1006\tMojo\tkelurahan\n",
            ":2: `35.78.08.1006` lies in `35.78.08`, ",
        ),
        (
            "wilayah_alias.tsv",
            "alias\tcode\nsana\t99.99\n",
            ":2: no wilayah `99.99`; ",
        ),
        (
            "libur.tsv",
            "date\tname\tkind\testimated\n2028-13-01\tx\tlibur_nasional\t0\n",
            ":2: `2028-13-01` is not a date; ",
        ),
        (
            "isyarat.tsv",
            "kind\tphrase\tweight\nhazzard\tx\t1\n",
            ":2: unknown kind `hazzard`; use one of deadline, hazard, ",
        ),
        (
            "di_luar_topik.tsv",
            "kind\tphrase\tweight\nsports\tx\t1\n",
            ":2: unknown kind `sports`; use one of sport, ",
        ),
        (
            "siaran.tsv",
            "kind\tphrase\tweight\njingle\tx\t1\n",
            ":2: unknown kind `jingle`; use one of next_subject, ",
        ),
        (
            "slang.tsv",
            "word\tstandard\nyg\t\n",
            ":2: `yg` stands for nothing; ",
        ),
        (
            "kata_dasar.tsv",
            "word\ndua kata\n",
            ":2: `dua kata` is more than one word; ",
        ),
        (
            "nada.tsv",
            "phrase\tscore\nx\t3\n",
            ":2: `3` is not a score; write a number from -2 to 2",
        ),
    ] {
        let error = load(&[(file, text)]).unwrap_err();
        let DictError::Row { file: at, .. } = &error else {
            panic!("{error}")
        };
        assert!(at.ends_with(file), "{at}");
        assert!(
            error.to_string().contains(&format!("{file}{told}")),
            "{error}"
        );
    }
}

#[test]
fn a_models_file_takes_the_place_of_the_built_in_one_or_is_refused() {
    let head = "titen-linear 1\nname nada\nslots 1\n";
    let kinds = ["", "ulasan-"];
    let labels =
        kinds.map(|k| ["negatif", "netral", "positif"].map(|t| format!("class {k}{t} 1 0\n")));
    let good = format!("{head}{}\n\0\0\0\0\0\0\0", labels.concat().concat());
    let dict = load(&[("model_nada.bin", &good)]).unwrap();
    assert_eq!(dict.tone_model.bits(), 0);
    assert_ne!(dict.version(), Dictionaries::builtin().unwrap().version());
    let short = load(&[("model_nada.bin", &good[..good.len() - 1])]).unwrap_err();
    assert!(
        short
            .to_string()
            .contains("model_nada.bin:11: 6 bytes of slots instead of 7"),
        "{short}"
    );
    let other = load(&[(
        "model_nada.bin",
        "titen-linear 1\nslots 1\nclass a 1 0\n\n\0\0",
    )]);
    let other = other.unwrap_err().to_string();
    assert!(
        other.contains("the classes are not negatif, netral"),
        "{other}"
    );
}

#[test]
fn weights_of_words_are_changed_taken_out_and_checked() {
    let weights =
        |row: &str| load(&[("urusan_bobot.tsv", &format!("words\tcode\tweight\n{row}\n"))]);
    let builtin = Dictionaries::builtin().unwrap();
    let some = builtin
        .urusan_weights
        .iter()
        .find(|w| w.words == "sekolah")
        .unwrap();
    let code = some.code.as_ref().map_or("-", |c| c.as_str());
    let without = weights(&format!("sekolah\t{code}\t0")).unwrap();
    assert_eq!(
        without.urusan_weights.len(),
        builtin.urusan_weights.len() - 1
    );
    for (row, expect) in [
        ("jalan\t1.99\t1", "no urusan `1.99`"),
        ("jalan rusak parah\t1.03\t1", "more than two words"),
        ("jalan\t1.03\tx", "is not a weight"),
    ] {
        let told = weights(row).unwrap_err().to_string();
        assert!(
            told.contains(expect) && told.contains("urusan_bobot.tsv:2"),
            "{told}"
        );
    }
}
