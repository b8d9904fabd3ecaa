//! Tone by channel: shares, since a channel of five items has a tone too; how many they are is written.

use super::Picture;
use super::svg::{Anchor, Box, INK, SOFT, Svg, WIDTH};
use crate::indonesian::integer;
use std::collections::BTreeMap;
use titen_model::{Brief, Channel, Tone};

const ROW: f64 = 34.0;
const HIGH: f64 = 13.0;
/// Below so many a share says little.
const FEW: u32 = 10;

/// Of the week, by channel as it is counted; channels without items are left out.
pub(super) fn by_channel(brief: &Brief) -> Vec<(Channel, [u32; 3])> {
    let mut week: BTreeMap<Channel, [u32; 3]> = BTreeMap::new();
    for (channel, tones) in &brief.coverage.tone_by_channel {
        let row = week.entry(channel.counted()).or_default();
        for (tone, n) in tones {
            let at = match tone {
                Tone::Negatif => 0,
                Tone::Netral => 1,
                Tone::Positif => 2,
            };
            row[at] += n;
        }
    }
    let known = Channel::ALL.into_iter();
    known
        .filter_map(|channel| Some((channel, *week.get(&channel)?)))
        .filter(|(_, n)| n.iter().sum::<u32>() > 0)
        .collect()
}

pub(super) fn picture(brief: &Brief) -> Option<Picture> {
    let rows = by_channel(brief);
    if rows.is_empty() {
        return None;
    }
    let mut svg = Svg::default();
    let mut x = 0.0;
    for (tone, room) in [("negatif", 78.0), ("netral", 72.0), ("positif", 80.0)] {
        let at = Box {
            x,
            y: 2.0,
            w: 16.0,
            h: 10.0,
        };
        shade(&mut svg, at, tone);
        svg.text(x + 21.0, 11.0, 10.5, Anchor::Start, INK, tone);
        x += room;
    }
    let few = rows.iter().any(|(_, n)| n.iter().sum::<u32>() < FEW);
    for (n, (channel, tones)) in rows.iter().enumerate() {
        let y = 22.0 + n as f64 * ROW;
        let sum: u32 = tones.iter().sum();
        let mark = if sum < FEW { "*" } else { "" };
        let says = format!("{}{mark}: {} butir", channel.label(), integer(sum));
        let parts = format!(
            "{} negatif · {} netral · {} positif",
            integer(tones[0]),
            integer(tones[1]),
            integer(tones[2])
        );
        svg.bold(0.0, y + 10.0, 10.5, Anchor::Start, INK, &says);
        svg.text(WIDTH, y + 10.0, 10.0, Anchor::End, SOFT, &parts);
        let mut left = 0.0;
        for (tone, n) in ["negatif", "netral", "positif"].into_iter().zip(tones) {
            let w = (WIDTH - 1.0) * f64::from(*n) / f64::from(sum);
            if *n > 0 {
                let at = Box {
                    x: left + 0.5,
                    y: y + 14.0,
                    w,
                    h: HIGH,
                };
                shade(&mut svg, at, tone);
            }
            left += w;
        }
    }
    let title = "Nada menurut kanal".to_owned();
    let note = format!(
        "Setiap batang adalah seluruh butir satu kanal pekan ini, dibagi menurut nadanya; panjangnya sama, banyaknya \
         tertulis. Salinan ikut dihitung.{} Nada dinilai mesin dari kata-kata butir, dan kanal tanpa butir tidak \
         digambar.",
        if few {
            " Tanda * : kurang dari sepuluh butir, sehingga bagiannya belum berarti."
        } else {
            ""
        }
    );
    let height = 22.0 + rows.len() as f64 * ROW;
    Some(svg.finish("nada", height, title, note))
}

/// Dark with upright strokes, plain and light, middling with level strokes: told apart without colour.
fn shade(svg: &mut Svg, at: Box, tone: &str) {
    match tone {
        "negatif" => {
            svg.rect(at, "#a63d2f", "#7c2a1f");
            svg.upright(at, 4.0, "#f0c9c1");
        }
        "positif" => {
            svg.rect(at, "#4a86b8", "#2d5f8a");
            svg.level(at, 4.0, "#ffffff");
        }
        _ => svg.rect(at, "#e6eaef", "#8b95a1"),
    }
}
