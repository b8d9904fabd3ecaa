//! What others do, on the same stems: TextTiling (Hearst 1997), C99 (Choi 2000), and an even cut.

use std::collections::BTreeMap;
use titen_text::segments::Heard;

/// Utterances on each side of a gap.
const BLOCK: usize = 12;

pub fn text_tiling(heard: &[Heard]) -> Vec<usize> {
    let n = heard.len();
    let scores: Vec<f64> = (1..n)
        .map(|gap| {
            let left = bag(&heard[gap.saturating_sub(BLOCK)..gap]);
            let right = bag(&heard[gap..n.min(gap + BLOCK)]);
            cosine(&left, &right)
        })
        .collect();
    // Smoothed over three gaps, as Hearst does.
    let smooth: Vec<f64> = (0..scores.len())
        .map(|i| {
            let near = &scores[i.saturating_sub(1)..scores.len().min(i + 2)];
            near.iter().sum::<f64>() / near.len() as f64
        })
        .collect();
    let climb = |mut i: usize, step: isize| {
        let mut top = smooth[i];
        while let Some(&next) = i
            .checked_add_signed(step)
            .and_then(|next| smooth.get(next))
            .filter(|next| **next >= top)
        {
            (top, i) = (next, i.wrapping_add_signed(step));
        }
        top
    };
    let depths: Vec<f64> = (0..smooth.len())
        .map(|i| climb(i, -1) + climb(i, 1) - 2.0 * smooth[i])
        .collect();
    let mean = depths.iter().sum::<f64>() / depths.len().max(1) as f64;
    let variance =
        depths.iter().map(|d| (d - mean).powi(2)).sum::<f64>() / depths.len().max(1) as f64;
    let least = mean + variance.sqrt() / 2.0;
    let mut order: Vec<usize> = (0..depths.len()).filter(|i| depths[*i] > least).collect();
    order.sort_by(|a, b| depths[*b].total_cmp(&depths[*a]));
    let mut cuts: Vec<usize> = vec![0];
    for i in order {
        if cuts.iter().all(|c| c.abs_diff(i + 1) >= 4) {
            cuts.push(i + 1);
        }
    }
    cuts.sort_unstable();
    cuts
}

/// Choi's mask of 11 × 11 and his rule for the number of segments; utterances stand for sentences.
pub fn c99(heard: &[Heard]) -> Vec<usize> {
    let n = heard.len();
    let bags: Vec<_> = heard.iter().map(|h| bag(std::slice::from_ref(h))).collect();
    let similar: Vec<Vec<f64>> = bags
        .iter()
        .map(|a| bags.iter().map(|b| cosine(a, b)).collect())
        .collect();
    let mut sums = vec![vec![0.0; n + 1]; n + 1];
    for i in 0..n {
        for j in 0..n {
            let rows = i.saturating_sub(5)..n.min(i + 6);
            let columns = j.saturating_sub(5)..n.min(j + 6);
            let (mut below, mut all) = (0, 0);
            for r in rows {
                for c in columns.clone() {
                    all += 1;
                    below += usize::from(similar[r][c] < similar[i][j]);
                }
            }
            let rank = below as f64 / f64::from(all.max(1));
            sums[i + 1][j + 1] = rank + sums[i][j + 1] + sums[i + 1][j] - sums[i][j];
        }
    }
    let inside = |a: usize, b: usize| sums[b][b] - sums[a][b] - sums[b][a] + sums[a][a];
    let mut cuts = vec![0, n];
    let mut densities = Vec::new();
    let density = |cuts: &[usize]| {
        let (mut sum, mut area) = (0.0, 0.0);
        for pair in cuts.windows(2) {
            sum += inside(pair[0], pair[1]);
            area += ((pair[1] - pair[0]) as f64).powi(2);
        }
        sum / f64::max(area, 1.0)
    };
    // What each stretch gains by its best cut; only the two halves of a cut need looking at again.
    while cuts.len() < n.min(120) {
        let (mut sum, mut area) = (0.0, 0.0);
        for pair in cuts.windows(2) {
            sum += inside(pair[0], pair[1]);
            area += ((pair[1] - pair[0]) as f64).powi(2);
        }
        let mut best = None;
        for pair in cuts.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            for m in a + 1..b {
                let s = sum - inside(a, b) + inside(a, m) + inside(m, b);
                let size = |x: usize, y: usize| ((y - x) as f64).powi(2);
                let d = s / (area - size(a, b) + size(a, m) + size(m, b));
                if best.is_none_or(|(held, _)| d > held) {
                    best = Some((d, m));
                }
            }
        }
        let Some((_, m)) = best else { break };
        cuts.insert(cuts.partition_point(|c| *c < m), m);
        densities.push((density(&cuts), m));
    }
    let gains: Vec<f64> = std::iter::once(density(&[0, n]))
        .chain(densities.iter().map(|d| d.0))
        .collect::<Vec<_>>()
        .windows(2)
        .map(|pair| pair[1] - pair[0])
        .collect();
    let mean = gains.iter().sum::<f64>() / gains.len().max(1) as f64;
    let variance =
        gains.iter().map(|g| (g - mean).powi(2)).sum::<f64>() / gains.len().max(1) as f64;
    let least = mean + 1.2 * variance.sqrt();
    let take = gains.iter().rposition(|g| *g > least).map_or(0, |i| i + 1);
    let mut starts: Vec<usize> = densities[..take].iter().map(|d| d.1).collect();
    starts.push(0);
    starts.sort_unstable();
    starts
}

pub fn even(heard: &[Heard], n: usize) -> Vec<usize> {
    (0..n).map(|i| i * heard.len() / n.max(1)).collect()
}

fn bag(heard: &[Heard]) -> BTreeMap<u32, f64> {
    let mut bag = BTreeMap::new();
    for stem in heard.iter().flat_map(|h| &h.stems) {
        *bag.entry(*stem).or_insert(0.0) += 1.0;
    }
    bag
}

fn cosine(a: &BTreeMap<u32, f64>, b: &BTreeMap<u32, f64>) -> f64 {
    let dot: f64 = a.iter().map(|(s, n)| n * b.get(s).unwrap_or(&0.0)).sum();
    let norm = |x: &BTreeMap<u32, f64>| x.values().map(|n| n * n).sum::<f64>().sqrt();
    dot / f64::max(norm(a) * norm(b), f64::EPSILON)
}
