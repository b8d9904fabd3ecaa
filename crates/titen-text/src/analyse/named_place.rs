//! The place that an item's own columns name (desa, kecamatan, kabupaten), where it is sure which one.

use serde_json::Value;
use titen_dict::WilayahTable;
use titen_model::WilayahCode;

/// The lowest place that the columns settle; none if the highest that is named is unknown here or
/// not sure. Where no kabupaten is named, `home` is meant.
pub(super) fn named_place(
    wilayah: &WilayahTable,
    place: &Value,
    home: Option<&WilayahCode>,
) -> Option<WilayahCode> {
    let mut within = None;
    for (kind, level) in [("kabupaten", 2), ("kecamatan", 3), ("desa", 4)] {
        let Some(name) = place.get(kind).and_then(Value::as_str) else {
            continue;
        };
        let above = match &within {
            Some(code) => Some(code),
            None if level > 2 => home,
            None => None,
        };
        match only(wilayah, name, level, above) {
            Some(code) => within = Some(code),
            // Desa X of kecamatan Y is in Y, whichever X it is; of a kabupaten that is not known,
            // nothing is.
            None => return within,
        }
    }
    within
}

fn only(
    wilayah: &WilayahTable,
    name: &str,
    level: usize,
    above: Option<&WilayahCode>,
) -> Option<WilayahCode> {
    let name = name.trim().to_lowercase();
    let kinds: &[&str] = match level {
        2 => &["kabupaten ", "kab. ", "kab ", "kota "],
        3 => &["kecamatan ", "kec. ", "kec "],
        _ => &["desa ", "ds. ", "ds ", "kelurahan ", "kel. ", "kel "],
    };
    let bare = kinds.iter().find_map(|kind| name.strip_prefix(kind));
    // `Kota Kediri` is a name of its own kind, and so is `Kediri`.
    let is_city = level == 2 && name.starts_with("kota ");
    let mut found = wilayah
        .by_name(bare.unwrap_or(&name).trim())
        .iter()
        .filter(|code| code.level() == level && above.is_none_or(|a| code.within(a)))
        .filter(|code| {
            let kind = wilayah.get(code).map(|w| w.kind);
            level != 2 || bare.is_none() || is_city == (kind == Some(titen_dict::WilayahKind::Kota))
        });
    match (found.next(), found.next()) {
        (Some(code), None) => Some(code.clone()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[track_caller]
    fn check(place: Value, expect: Option<&str>) {
        let home = WilayahCode::new("35.22");
        let found = named_place(&crate::dictionaries().wilayah, &place, Some(&home));
        assert_eq!(found.as_ref().map(|c| c.as_str()), expect, "{place}");
    }

    #[test]
    fn columns_settle_a_place_as_far_as_they_are_sure() {
        let dict = crate::dictionaries();
        let kecamatan = dict.wilayah.by_name("malo").iter().find(|c| c.level() == 3);
        let malo = kecamatan.unwrap().as_str();
        check(json!({"kecamatan": "MALO"}), Some(malo));
        check(
            json!({"kecamatan": "Kec. Malo", "kabupaten": "Kab. Bojonegoro"}),
            Some(malo),
        );
        check(
            json!({"kecamatan": "Malo", "desa": "tidak ada"}),
            Some(malo),
        );
        check(
            json!({"kabupaten": "Kabupaten Tuban", "kecamatan": "Malo"}),
            Some("35.23"),
        );
        check(
            json!({"kabupaten": "Kab. Antah", "kecamatan": "Malo"}),
            None,
        );
        // Three kecamatan have one.
        check(json!({"desa": "Banjarejo"}), None);
        check(json!({"kabupaten": "Kota Kediri"}), Some("35.71"));
        check(json!({"kabupaten": "Kabupaten Kediri"}), Some("35.06"));
        check(json!({}), None);
    }

    #[test]
    fn a_village_is_told_by_its_kecamatan() {
        let dict = crate::dictionaries();
        for code in dict
            .wilayah
            .by_name("sugihwaras")
            .iter()
            .filter(|c| c.level() == 4)
        {
            let kecamatan = dict.wilayah.get(&code.ancestor(3)).unwrap();
            check(
                json!({"desa": "Desa Sugihwaras", "kecamatan": kecamatan.name.as_str()}),
                Some(code.as_str()),
            );
        }
    }
}
