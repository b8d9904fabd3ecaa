//! Pk (Beeferman, Berger and Lafferty 1999), WindowDiff (Pevzner and Hearst 2002), and F1 of
//! boundaries, exact and with two utterances' grace.

use std::fmt;

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figures {
    pub pk: f64,
    pub window_diff: f64,
    pub f1: f64,
    pub near_f1: f64,
    /// Segments found for each that there is.
    pub ratio: f64,
}

const GRACE: usize = 2;

impl Figures {
    /// Of programmes: how many utterances, true starts, found starts. Pk and WindowDiff are means
    /// over programmes, F1 counts all boundaries alike.
    pub fn of<'a>(all: impl Iterator<Item = (usize, &'a [usize], Vec<usize>)>) -> Figures {
        let (mut n, mut pk, mut window_diff) = (0.0, 0.0, 0.0);
        let (mut exact, mut near, mut n_true, mut n_found) = (0, 0, 0, 0);
        for (len, told, found) in all {
            let (a, b) = (windows(len, told, &found), (inner(told), inner(&found)));
            n += 1.0;
            pk += a.0;
            window_diff += a.1;
            n_true += b.0.len();
            n_found += b.1.len();
            exact += hits(b.0, b.1, 0);
            near += hits(b.0, b.1, GRACE);
        }
        let f1 = |hits: usize| 2.0 * hits as f64 / (n_true + n_found).max(1) as f64;
        let n = f64::max(n, 1.0);
        Figures {
            pk: pk / n,
            window_diff: window_diff / n,
            f1: f1(exact),
            near_f1: f1(near),
            ratio: n_found as f64 / n_true.max(1) as f64,
        }
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Pk {:.3}  WindowDiff {:.3}  F1 {:.3}, within {GRACE}: {:.3}  found/true {:.2}",
            self.pk, self.window_diff, self.f1, self.near_f1, self.ratio
        )
    }
}

/// The first utterance begins a segment whatever was found.
fn inner(starts: &[usize]) -> &[usize] {
    starts.strip_prefix(&[0]).unwrap_or(starts)
}

/// Each boundary is matched once, the nearest pairs first from the left.
fn hits(told: &[usize], found: &[usize], grace: usize) -> usize {
    let (mut i, mut j, mut n) = (0, 0, 0);
    while i < told.len() && j < found.len() {
        if told[i].abs_diff(found[j]) <= grace {
            (i, j, n) = (i + 1, j + 1, n + 1);
        } else if told[i] < found[j] {
            i += 1;
        } else {
            j += 1;
        }
    }
    n
}

/// Pk and WindowDiff, with windows of half a true segment.
fn windows(len: usize, told: &[usize], found: &[usize]) -> (f64, f64) {
    let k = (len as f64 / told.len().max(1) as f64 / 2.0)
        .round()
        .max(2.0) as usize;
    let at = |starts: &[usize]| -> Vec<usize> {
        let mut n = vec![0; len + 1];
        for start in inner(starts) {
            n[*start] = 1;
        }
        n.iter()
            .scan(0, |sum, one| {
                *sum += one;
                Some(*sum)
            })
            .collect()
    };
    let (told, found) = (at(told), at(found));
    let n = len.saturating_sub(k);
    let (mut pk, mut wd) = (0, 0);
    for i in 0..n {
        let (a, b) = (told[i + k] - told[i], found[i + k] - found[i]);
        pk += usize::from((a == 0) != (b == 0));
        wd += usize::from(a != b);
    }
    let share = |x: usize| x as f64 / n.max(1) as f64;
    (share(pk), share(wd))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_right_cut_has_no_error_and_a_near_miss_a_small_one() {
        let told = [0, 10, 20];
        let right = Figures::of([(30, &told[..], vec![0, 10, 20])].into_iter());
        assert_eq!((right.pk, right.window_diff, right.f1), (0.0, 0.0, 1.0));
        let near = Figures::of([(30, &told[..], vec![0, 11, 20])].into_iter());
        assert_eq!((near.f1, near.near_f1), (0.5, 1.0));
        // 25 windows of five; those that end at 10 or at 15 see one boundary instead of another.
        assert!((near.pk - 2.0 / 25.0).abs() < 1e-9, "{near}");
        let none = Figures::of([(30, &told[..], vec![0])].into_iter());
        assert!((none.pk - 10.0 / 25.0).abs() < 1e-9, "{none}");
    }
}
