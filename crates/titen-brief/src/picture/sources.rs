//! Who carries the week: items by channel and by source, near-copies apart.

use super::Picture;
use super::svg::{Anchor, Box, INK, NAVY, SOFT, Svg, WIDTH, fit};
use crate::indonesian::{decimal, integer};
use titen_model::{Brief, Channel, SourceCount};

const ROW: f64 = 29.0;
const HIGH: f64 = 9.0;
const MOST: usize = 10;

pub(super) fn picture(brief: &Brief) -> Option<Picture> {
    let sources = &brief.coverage.sources;
    let sum: u32 = sources.iter().map(|s| s.n_items).sum();
    if sum == 0 {
        return None;
    }
    let of = |n: u32| decimal(f64::from(n) * 100.0 / f64::from(sum), 0);
    let mut channels: Vec<Bar> = Channel::ALL
        .into_iter()
        .filter(|c| c.counted() == *c)
        .map(|channel| Bar::of(channel.label().to_owned(), all_of(sources, channel)))
        .filter(|bar| bar.n_items > 0)
        .collect();
    channels.sort_by_key(|b| std::cmp::Reverse(b.n_items));
    let mut named: Vec<Bar> = sources
        .iter()
        .take(MOST)
        .map(|s| {
            let label = format!("{} ({})", s.source, s.channel.label());
            Bar::of(label, std::iter::once(s))
        })
        .collect();
    if sources.len() > MOST {
        let rest = sources[MOST..].iter();
        let label = format!("{} sumber lain", integer((sources.len() - MOST) as u64));
        named.push(Bar::of(label, rest));
    }

    let mut svg = Svg::default();
    let own = Box {
        x: 0.0,
        y: 2.0,
        w: 16.0,
        h: 10.0,
    };
    svg.rect(own, NAVY, "");
    svg.text(21.0, 11.0, 10.5, Anchor::Start, INK, "butir sendiri");
    let copies = Box {
        x: 110.5,
        y: 2.5,
        w: 16.0,
        h: 9.0,
    };
    svg.rect(copies, "#ffffff", NAVY);
    svg.upright(copies, 3.5, NAVY);
    svg.text(132.0, 11.0, 10.5, Anchor::Start, INK, "salinan hampir sama");
    let mut y = 22.0;
    for (heading, bars) in [("Kanal", &channels), ("Sumber terbanyak", &named)] {
        svg.bold(0.0, y + 10.0, 11.0, Anchor::Start, NAVY, heading);
        y += 16.0;
        let most = bars.iter().map(|b| b.n_items).max().unwrap_or(1);
        for bar in bars {
            let counts = match bar.n_copies {
                0 => format!("{} ({} %)", integer(bar.n_items), of(bar.n_items)),
                copies => format!(
                    "{} ({} %), {} salinan",
                    integer(bar.n_items),
                    of(bar.n_items),
                    integer(copies)
                ),
            };
            let label = fit(&bar.label, 10.5, WIDTH - 130.0);
            svg.text(0.0, y + 9.5, 10.5, Anchor::Start, INK, &label);
            svg.text(WIDTH, y + 9.5, 10.0, Anchor::End, SOFT, &counts);
            let unit = (WIDTH - 1.0) / f64::from(most);
            let own = unit * f64::from(bar.n_items - bar.n_copies);
            let copied = unit * f64::from(bar.n_copies);
            let at = y + 13.0;
            svg.rect(
                Box {
                    x: 0.0,
                    y: at,
                    w: own,
                    h: HIGH,
                },
                NAVY,
                "",
            );
            if bar.n_copies > 0 {
                let hatched = Box {
                    x: own + 0.5,
                    y: at + 0.5,
                    w: (copied - 0.5).max(1.0),
                    h: HIGH - 1.0,
                };
                svg.rect(hatched, "#ffffff", NAVY);
                svg.upright(hatched, 3.5, NAVY);
            }
            y += ROW;
        }
        y += 6.0;
    }
    let title = "Siapa yang membawa pekan ini".to_owned();
    let note = format!(
        "Seluruh {} butir yang dibaca pekan ini menurut kanal dan sumbernya; persen dari seluruh butir. Salinan adalah \
         butir yang hampir sama dengan butir lain yang lebih awal: jangkauan, bukan suara baru. Batang tiap bagian \
         memakai skalanya sendiri. Sumber yang diam tidak tampak di sini; lihat catatan cakupan.",
        integer(sum)
    );
    Some(svg.finish("sumber", y - 4.0, title, note))
}

fn all_of(sources: &[SourceCount], channel: Channel) -> impl Iterator<Item = &SourceCount> {
    sources
        .iter()
        .filter(move |s| s.channel.counted() == channel)
}

struct Bar {
    label: String,
    n_items: u32,
    n_copies: u32,
}

impl Bar {
    fn of<'a>(label: String, sources: impl Iterator<Item = &'a SourceCount>) -> Self {
        let (n_items, n_copies) = sources.fold((0, 0), |(n, c), s| {
            (n + s.n_items, c + s.n_copies.min(s.n_items))
        });
        Bar {
            label,
            n_items,
            n_copies,
        }
    }
}
