//! Kecamatan as squares of a schematic map: a table that people draw, since neighbourhood is known
//! and outlines are not ours to ship.

use crate::files::Sources;
use crate::tsv::{Spec, read};
use crate::{DictError, WilayahTable};
use std::collections::BTreeMap;
use titen_model::WilayahCode;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MapTile {
    pub code: WilayahCode,
    /// From the west, from 0.
    pub column: u32,
    /// From the north, from 0.
    pub row: u32,
    /// The name in lines that fit into a square.
    pub lines: Vec<String>,
}

const SPEC: Spec = Spec {
    file: "petak_wilayah.tsv",
    columns: &["code", "column", "row", "label"],
    n_key: 1,
};
/// More columns would not be read on a phone.
const MOST: u32 = 12;

pub(crate) fn load(sources: &Sources, wilayah: &WilayahTable) -> Result<Vec<MapTile>, DictError> {
    let mut taken: BTreeMap<(WilayahCode, u32, u32), WilayahCode> = BTreeMap::new();
    let mut tiles = Vec::new();
    for row in read(&SPEC, sources.of(SPEC.file))? {
        let code = WilayahCode::new(row.cell(0));
        if wilayah.get(&code).is_none() || code.level() != 3 {
            let what = format!("`{code}` is no kecamatan");
            return Err(row.error(what, "use a code of wilayah.tsv such as 35.22.15"));
        }
        let place = |column: usize| match row.cell(column).parse::<u32>() {
            Ok(n) if n < MOST => Ok(n),
            _ => {
                let what = format!("`{}` is no place on the map", row.cell(column));
                Err(row.error(what, format!("write a number from 0 to {}", MOST - 1)))
            }
        };
        let (column, line) = (place(1)?, place(2)?);
        let square = (code.ancestor(2), column, line);
        if let Some(other) = taken.insert(square, code.clone()) {
            let what = format!("`{code}` lies on the square of `{other}`");
            return Err(row.error(what, "give it a square of its own"));
        }
        let lines: Vec<String> = row.cell(3).split('|').map(str::to_owned).collect();
        if lines.iter().any(String::is_empty) || lines.len() > 2 {
            return Err(row.error(
                "label is not one line or two",
                "write the name, parted by `|` where it breaks",
            ));
        }
        tiles.push(MapTile {
            code,
            column,
            row: line,
            lines,
        });
    }
    Ok(tiles)
}

#[cfg(test)]
mod tests {
    use crate::Dictionaries;
    use std::collections::BTreeSet;
    use titen_model::WilayahCode;

    #[test]
    fn each_kecamatan_of_bojonegoro_has_a_square_of_its_own_name() {
        let dict = Dictionaries::builtin().unwrap();
        let home = WilayahCode::new("35.22");
        let all = dict.wilayah.all().iter();
        let kecamatan: BTreeSet<_> = all
            .filter(|w| w.code.level() == 3 && w.code.within(&home))
            .map(|w| w.code.clone())
            .collect();
        let drawn: BTreeSet<_> = dict.tiles.iter().map(|t| t.code.clone()).collect();
        assert_eq!((drawn.len(), &drawn), (28, &kecamatan));
        for tile in &dict.tiles {
            let name = tile.lines.join("").replace('-', "");
            assert_eq!(name, dict.wilayah.get(&tile.code).unwrap().name);
            assert!(tile.lines.iter().all(|l| l.len() <= 7), "{name}");
        }
    }
}
