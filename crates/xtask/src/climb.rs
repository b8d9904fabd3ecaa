//! Chooses numbers by climbing from where they stand, and says what to expect of them on sets that were not looked
//! at: each set is scored with numbers that were chosen on the others.

use anyhow::Result;
use std::io::Write;

/// xorshift64*: steps must be the same on every machine, and no more than that.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 16
    }

    pub fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }

    /// From -1 to 1, mostly small.
    fn step(&mut self) -> f64 {
        let unit = |r: &mut Self| (r.next() % 20_001) as f64 / 10_000.0 - 1.0;
        (unit(self) + unit(self) + unit(self)) / 3.0
    }
}

/// A number of settings, single or double.
pub trait Real {
    fn change(&mut self, by: &dyn Fn(f64) -> f64);
    fn value(&self) -> f64;
}

impl Real for f32 {
    fn change(&mut self, by: &dyn Fn(f64) -> f64) {
        *self = by(f64::from(*self)) as f32;
    }
    fn value(&self) -> f64 {
        f64::from(*self)
    }
}

impl Real for f64 {
    fn change(&mut self, by: &dyn Fn(f64) -> f64) {
        *self = by(*self);
    }
    fn value(&self) -> f64 {
        *self
    }
}

pub type Number<S> = (&'static str, fn(&mut S) -> &mut dyn Real);

pub struct Climber<'a, S> {
    pub numbers: &'a [Number<S>],
    pub names: Vec<String>,
    pub weights: Vec<f64>,
    /// Of each set; None where it has too little to tell.
    pub points: &'a dyn Fn(&S) -> Vec<Option<f64>>,
}

/// Over sets, by their weights.
pub fn mean(points: &[Option<f64>], weights: &[f64], without: Option<usize>) -> f64 {
    let (mut sum, mut all) = (0.0, 0.0);
    for (i, (point, weight)) in points.iter().zip(weights).enumerate() {
        if let Some(point) = point.filter(|_| Some(i) != without) {
            sum += point * weight;
            all += weight;
        }
    }
    sum / f64::max(all, f64::EPSILON)
}

struct Best<S> {
    settings: S,
    points: Vec<Option<f64>>,
}

impl<S: Clone> Climber<'_, S> {
    pub fn climb(&self, start: S, rounds: usize, seed: u64) -> Result<()> {
        let mut out = std::io::stdout().lock();
        let mean = |points: &[Option<f64>], without| mean(points, &self.weights, without);
        let first = (self.points)(&start);
        writeln!(out, "as it stands {:.4}", mean(&first, None))?;
        // One climb on all sets, and one for each set that is left out; what one tries, all may take.
        let mut climbs: Vec<Best<S>> = (0..=self.names.len())
            .map(|_| Best {
                settings: start.clone(),
                points: first.clone(),
            })
            .collect();
        let mut random = Random::new(seed);
        for round in 0..rounds {
            let from = round % climbs.len();
            let mut tried = climbs[from].settings.clone();
            for _ in 0..1 + random.below(3) {
                let (_, number) = self.numbers[random.below(self.numbers.len())];
                let by = (0.7 * random.step()).exp();
                number(&mut tried).change(&|v| ((v + 0.01) * by - 0.01).max(0.0));
            }
            let got = (self.points)(&tried);
            for (i, climb) in climbs.iter_mut().enumerate() {
                let without = i.checked_sub(1);
                if mean(&got, without) > mean(&climb.points, without) {
                    climb.settings = tried.clone();
                    climb.points = got.clone();
                }
            }
            if round % 50 == 49 {
                let best = mean(&climbs[0].points, None);
                writeln!(out, "{:>5}  {best:.4}", round + 1)?;
            }
        }
        let unseen: Vec<Option<f64>> = (0..self.names.len())
            .map(|i| climbs[i + 1].points[i])
            .collect();
        for (i, name) in self.names.iter().enumerate() {
            if let (Some(before), Some(seen), Some(not)) =
                (first[i], climbs[0].points[i], unseen[i])
            {
                writeln!(
                    out,
                    "{name:<24} {before:.4} -> {seen:.4}; not looked at {not:.4}"
                )?;
            }
        }
        writeln!(
            out,
            "mean {:.4} -> {:.4}; not looked at {:.4}",
            mean(&first, None),
            mean(&climbs[0].points, None),
            mean(&unseen, None)
        )?;
        for (name, number) in self.numbers {
            let chosen = number(&mut climbs[0].settings).value();
            writeln!(out, "{name} = {chosen:.3}")?;
        }
        Ok(())
    }
}
