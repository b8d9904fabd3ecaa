//! Cross-validation: which fold an example is in, and macro F1 over what was answered.

/// Every fold once: calls `answer` with what to fit on and what to answer, and gives all answers
/// in the order of the examples. `fold_of` keeps together what must not be parted.
pub fn answers<T>(
    examples: &[T],
    n_folds: usize,
    fold_of: impl Fn(usize) -> usize,
    mut answer: impl FnMut(&[&T], &[&T]) -> Vec<usize>,
) -> Vec<usize> {
    let mut out = vec![0; examples.len()];
    for fold in 0..n_folds {
        let held = |i: &usize| fold_of(*i) % n_folds == fold;
        let (test, train): (Vec<usize>, Vec<usize>) = (0..examples.len()).partition(held);
        let of = |ids: &[usize]| ids.iter().map(|i| &examples[*i]).collect::<Vec<_>>();
        for (i, got) in test.iter().zip(answer(&of(&train), &of(&test))) {
            out[*i] = got;
        }
    }
    out
}

/// (accuracy, macro F1) of pairs (right, answered).
pub fn scores(pairs: impl Iterator<Item = (usize, usize)> + Clone, n_classes: usize) -> (f64, f64) {
    let count = |f: &dyn Fn(&(usize, usize)) -> bool| pairs.clone().filter(f).count() as f64;
    let f1 = |c: usize| {
        let both = count(&|(g, h)| *g == c && *h == c);
        2.0 * both / (count(&|(g, _)| *g == c) + count(&|(_, h)| *h == c)).max(1.0)
    };
    let accuracy = count(&|(g, h)| g == h) / count(&|_| true).max(1.0);
    (
        accuracy,
        (0..n_classes).map(f1).sum::<f64>() / n_classes as f64,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_example_is_answered_once_by_what_it_was_not_fitted_on() {
        let examples: Vec<usize> = (0..10).collect();
        let got = answers(
            &examples,
            5,
            |i| i / 2,
            |train, test| {
                assert_eq!((train.len(), test.len()), (8, 2));
                test.iter().map(|e| **e).collect()
            },
        );
        assert_eq!(got, examples);
    }

    #[test]
    fn macro_f1_weighs_classes_alike() {
        let pairs = [(0, 0), (0, 0), (0, 1), (1, 1)];
        let (accuracy, f1) = scores(pairs.into_iter(), 2);
        assert_eq!(accuracy, 0.75);
        assert!((f1 - (0.8 + 2.0 / 3.0) / 2.0).abs() < 1e-9);
    }
}
