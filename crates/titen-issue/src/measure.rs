//! One number behind a criterion, before it is put into words.

use titen_model::{Criterion, Usg};

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measure {
    pub criterion: Criterion,
    pub key: &'static str,
    /// None: the number of items behind it.
    pub value: Option<f64>,
    /// Added to the criterion, which begins at 1.
    pub points: f64,
}

/// A criterion on its scale of 1 to 5, unrounded.
pub fn criterion(parts: &[Measure]) -> f64 {
    (1.0 + parts.iter().map(|p| p.points).sum::<f64>()).clamp(1.0, 5.0)
}

/// What orders issues: the sum of the rounded criteria, then of the unrounded ones.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Score {
    pub usg: Usg,
    pub sum: f64,
}

impl Score {
    pub fn of(u: f64, s: f64, g: f64) -> Self {
        Score {
            usg: Usg {
                u: u.round() as u8,
                s: s.round() as u8,
                g: g.round() as u8,
            },
            sum: u + s + g,
        }
    }

    /// The higher score first.
    pub fn order(&self, other: &Score) -> std::cmp::Ordering {
        other
            .usg
            .total()
            .cmp(&self.usg.total())
            .then(other.sum.total_cmp(&self.sum))
    }
}

/// `1.234` as an Indonesian reader writes it; a resampled or fractional count is rounded.
pub fn number(n: f64) -> String {
    let digits = format!("{:.0}", n.abs());
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i) % 3 == 0 {
            out.push('.');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_with_dots() {
        for (n, expect) in [
            (0.0, "0"),
            (12.0, "12"),
            (1234.4, "1.234"),
            (1_250_000.0, "1.250.000"),
        ] {
            assert_eq!(number(n), expect);
        }
    }

    #[test]
    fn a_criterion_stays_on_its_scale() {
        let part = |points| Measure {
            criterion: Criterion::Urgency,
            key: "hazard",
            value: None,
            points,
        };
        assert_eq!(criterion(&[]), 1.0);
        assert_eq!(criterion(&[part(3.0), part(3.0)]), 5.0);
    }
}
