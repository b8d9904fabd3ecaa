//! The kecamatan as squares of one size where their neighbours have theirs: a tile cartogram. It says
//! who lies beside whom, and nothing of areas or distances.

use super::Picture;
use super::svg::{Anchor, Box, SOFT, Svg, WIDTH, fit};
use crate::indonesian::integer;
use std::collections::{BTreeMap, BTreeSet};
use titen_model::Brief;

/// From nothing to the most: each darker than the one before in grey too.
const SHADES: [(&str, &str); 5] = [
    ("#ffffff", "#1b2430"),
    ("#dbe6f1", "#1b2430"),
    ("#a9c3de", "#1b2430"),
    ("#4d7fb3", "#ffffff"),
    ("#17375e", "#ffffff"),
];
const GAP: f64 = 2.0;
const HIGH: f64 = 45.0;

/// Items of the issues shown by kecamatan, each item of an issue once; and those without one.
pub(crate) struct ByPlace<'a> {
    pub(crate) n_items: BTreeMap<&'a str, usize>,
    /// That name no kecamatan.
    pub(crate) nowhere: usize,
}

pub(crate) fn by_place(brief: &Brief) -> ByPlace<'_> {
    let mut items: BTreeMap<&str, BTreeSet<(usize, usize)>> = BTreeMap::new();
    let mut nowhere = 0;
    for (n, issue) in brief.issues.iter().enumerate() {
        let mut placed: BTreeSet<usize> = BTreeSet::new();
        for place in &issue.wilayah {
            let Some(kecamatan) = &place.kecamatan else {
                continue;
            };
            let named = items.entry(kecamatan.code.as_str()).or_default();
            named.extend(place.items.iter().map(|i| (n, *i)));
            placed.extend(place.items.iter().copied());
        }
        nowhere += issue.items.len() - placed.len();
    }
    ByPlace {
        n_items: items.into_iter().map(|(code, i)| (code, i.len())).collect(),
        nowhere,
    }
}

pub(super) fn picture(brief: &Brief) -> Option<Picture> {
    let tiles = &brief.evidence.tiles;
    if tiles.is_empty() || brief.issues.is_empty() {
        return None;
    }
    let found = by_place(brief);
    let columns = tiles.iter().map(|t| t.column).max().unwrap_or(0) + 1;
    let rows = tiles.iter().map(|t| t.row).max().unwrap_or(0) + 1;
    let side = (WIDTH + GAP) / f64::from(columns.max(4)) - GAP;
    let on = |code: &str| found.n_items.get(code).copied().unwrap_or(0);
    let most = tiles.iter().map(|t| on(&t.code)).max().unwrap_or(0);

    let mut svg = Svg::default();
    svg.text(WIDTH, 10.0, 10.0, Anchor::End, SOFT, "utara di atas");
    legend(&mut svg, most);
    let top = 20.0;
    for tile in tiles {
        let n = on(&tile.code);
        let (fill, ink) = SHADES[shade(n, most)];
        let at = Box {
            x: f64::from(tile.column) * (side + GAP),
            y: top + f64::from(tile.row) * (HIGH + GAP),
            w: side,
            h: HIGH,
        };
        let inside = Box {
            x: at.x + 0.5,
            y: at.y + 0.5,
            w: at.w - 1.0,
            h: at.h - 1.0,
        };
        svg.told(
            &format!("{}: {} butir", tile.name, integer(n as u64)),
            |svg| {
                svg.rect(inside, fill, "#8b95a1");
                let mid = at.x + side / 2.0;
                svg.bold(
                    mid,
                    at.y + 16.0,
                    13.0,
                    Anchor::Middle,
                    ink,
                    &integer(n as u64),
                );
                for (line, label) in (0u8..).zip(tile.lines.iter().take(2)) {
                    let y = at.y + 28.0 + f64::from(line) * 11.0;
                    svg.text(mid, y, 9.0, Anchor::Middle, ink, &fit(label, 9.0, side));
                }
            },
        );
    }
    let drawn: BTreeSet<&str> = tiles.iter().map(|t| t.code.as_str()).collect();
    let elsewhere = found.n_items.iter();
    let elsewhere: usize = elsewhere
        .filter(|(code, _)| !drawn.contains(*code))
        .map(|(_, n)| n)
        .sum();
    let below = top + f64::from(rows) * (HIGH + GAP) + 12.0;
    let beside = format!(
        "Tanpa kecamatan yang disebut: {} butir · di luar peta: {} butir",
        integer(found.nowhere as u64),
        integer(elsewhere as u64)
    );
    svg.text(0.0, below, 10.5, Anchor::Start, SOFT, &beside);
    let title = "Butir isu pekan ini menurut kecamatan".to_owned();
    let note = "Peta petak yang skematis: letak petak mengikuti tetangganya, bukan luas, jarak, atau batas wilayah. Angka \
                menghitung butir dari isu yang ditampilkan yang menyebut kecamatan itu atau desanya, salinan ikut dihitung; \
                butir yang menyebut dua kecamatan dihitung di keduanya. Banyak butir belum tentu banyak masalah: jumlah \
                penduduk dan media setempat ikut menentukan."
        .to_owned();
    Some(svg.finish("peta", below + 6.0, title, note))
}

/// 0 for nothing, else 1 to 4 by fourths of the most.
fn shade(n: usize, most: usize) -> usize {
    match n {
        0 => 0,
        n => (4 * n).div_ceil(most.max(1)).clamp(1, SHADES.len() - 1),
    }
}

fn legend(svg: &mut Svg, most: usize) {
    let mut x = 0.0;
    let mut from = 1;
    let mut swatch = |svg: &mut Svg, shade: usize, label: &str| {
        svg.rect(
            Box {
                x: x + 0.5,
                y: 1.5,
                w: 10.0,
                h: 10.0,
            },
            SHADES[shade].0,
            "#8b95a1",
        );
        svg.text(x + 14.0, 10.5, 10.0, Anchor::Start, SOFT, label);
        x += 24.0 + 6.0 * label.chars().count() as f64;
    };
    swatch(svg, 0, "0");
    for class in 1..SHADES.len() {
        let last = (1..=most).rev().find(|n| shade(*n, most) == class);
        if let Some(last) = last.filter(|last| *last >= from) {
            let label = match from == last {
                true => integer(last as u64),
                false => format!("{}–{}", integer(from as u64), integer(last as u64)),
            };
            swatch(svg, class, &label);
            from = last + 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::shade;

    #[test]
    fn shades_go_by_fourths_of_the_most_and_nothing_is_white() {
        let of = |n, most| shade(n, most);
        assert_eq!(
            (of(0, 8), of(1, 8), of(2, 8), of(3, 8), of(8, 8)),
            (0, 1, 1, 2, 4)
        );
        assert_eq!((of(0, 0), of(1, 1), of(1, 3)), (0, 4, 2));
    }
}
