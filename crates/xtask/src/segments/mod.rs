//! How well programmes are cut into matters: on programmes that are joined from a corpus's items, and on
//! our own in `tests/cases/segments`, beside TextTiling, C99 and an even cut.

mod baselines;
mod glue;
mod measure;
mod own;
mod programmes;

use crate::climb::{Climber, Number};
use crate::eval::Measured;
use crate::train::items;
use anyhow::Result;
use measure::Figures;
use programmes::{Half, Programme, programmes};
use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;
use titen_dict::Dictionaries;
use titen_text::Analyser;
use titen_text::segments::{Heard, SegmentSettings, boundaries};

/// Programmes of an hour in each set.
const N: usize = 24;

/// A programme as the segmentation sees it, and where its matters begin.
struct Told {
    heard: Vec<Heard>,
    starts: Vec<usize>,
}

/// Takes the programme and the true number of matters, which one way is told.
type Cut<'a> = &'a dyn Fn(&[Heard], usize) -> Vec<usize>;

pub fn eval(data: &Path, out: &mut dyn Write) -> Result<Vec<Measured>> {
    let analyser = Analyser::new(Arc::new(Dictionaries::builtin()?), None);
    let told = |p: &[Programme]| -> Vec<Told> {
        let told = p.iter().map(|p| Told {
            heard: analyser.heard(&p.utterances),
            starts: p.starts.clone(),
        });
        told.collect()
    };
    let settings = SegmentSettings::default();
    let by_words = SegmentSettings::by_words();
    let ways: [(&str, Cut<'_>); 5] = [
        ("titen", &|h, _| boundaries(h, &settings)),
        ("titen, words alone", &|h, _| boundaries(h, &by_words)),
        ("TextTiling", &|h, _| baselines::text_tiling(h)),
        ("C99", &|h, _| baselines::c99(h)),
        ("even cut, number told", &|h, n| baselines::even(h, n)),
    ];
    let mut show = |set: &str, programmes: &[Told]| -> Result<Option<Figures>> {
        let mut first = None;
        for (name, cut) in ways {
            let figures = Figures::of(programmes.iter().map(|p| {
                let cuts = cut(&p.heard, p.starts.len());
                (p.heard.len(), p.starts.as_slice(), cuts)
            }));
            writeln!(out, "segments {set:<16} {name:<22} {figures}")?;
            first.get_or_insert(figures);
        }
        Ok(first)
    };
    let own = own::programmes()?;
    let figures = show("own", &told(&own.programmes))?;
    if let Ok(items) = items(data) {
        for (set, with_glue) in [("joined", true), ("joined, no cues", false)] {
            let joined = programmes(&items, Half::Test, N, with_glue);
            show(set, &told(&joined))?;
        }
        // Twelve times as long must cost twelve times as much.
        for hours in [0.5, 1.0, 6.0] {
            let long = programmes::of_hours(&items, hours);
            let begun = Instant::now();
            let heard = analyser.heard(&long.utterances);
            let read = begun.elapsed();
            let n = boundaries(&heard, &settings).len();
            let cut = begun.elapsed() - read;
            writeln!(
                out,
                "segments of {hours} h: {} utterances, {n} segments; read in {read:.2?}, cut in {cut:.2?}",
                heard.len()
            )?;
        }
    } else {
        writeln!(
            out,
            "joined programmes left out: {} has no corpus",
            data.display()
        )?;
    }
    let figures = figures.into_iter();
    Ok(figures
        .flat_map(|f| {
            [
                ("segments_f1_own", f.near_f1),
                ("segments_pk_own", 1.0 - f.pk),
            ]
        })
        .map(|(name, value)| Measured {
            name: name.to_owned(),
            value,
            gold: own.gold.clone(),
        })
        .collect())
}

const NUMBERS: [Number<SegmentSettings>; 10] = [
    ("concentration", |s| &mut s.concentration),
    ("at_large", |s| &mut s.at_large),
    ("boundary", |s| &mut s.boundary),
    ("opens", |s| &mut s.opens),
    ("closes", |s| &mut s.closes),
    ("after_break", |s| &mut s.after_break),
    ("pause", |s| &mut s.pause),
    ("new_voice", |s| &mut s.new_voice),
    ("other_voice", |s| &mut s.other_voice),
    ("short", |s| &mut s.short),
];

/// Prints what `SegmentSettings` should have as its defaults.
pub fn choose(data: &Path, rounds: usize, seed: u64) -> Result<()> {
    let analyser = Analyser::new(Arc::new(Dictionaries::builtin()?), None);
    let items = items(data)?;
    // A third without any cue: words must do there.
    let sets: Vec<Vec<Told>> = [true, true, false]
        .iter()
        .enumerate()
        .flat_map(|(i, glue)| {
            let all = programmes(&items, Half::Tune, N * (i + 1), *glue).split_off(N * i);
            let told = all.into_iter().map(|p| Told {
                heard: analyser.heard(&p.utterances),
                starts: p.starts,
            });
            let mut told: Vec<Told> = told.collect();
            let rest = told.split_off(N / 2);
            [told, rest]
        })
        .collect();
    let points = |s: &SegmentSettings| -> Vec<Option<f64>> {
        let of = |set: &Vec<Told>| {
            let f = Figures::of(set.iter().map(|p| {
                let cuts = boundaries(&p.heard, s);
                (p.heard.len(), p.starts.as_slice(), cuts)
            }));
            Some((f.near_f1 + 1.0 - f.pk) / 2.0)
        };
        sets.iter().map(of).collect()
    };
    let climber = Climber {
        numbers: &NUMBERS,
        names: (0..sets.len()).map(|i| format!("set {i}")).collect(),
        weights: vec![1.0; sets.len()],
        points: &points,
    };
    climber.climb(SegmentSettings::default(), rounds, seed)
}
