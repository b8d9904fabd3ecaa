//! A model that must come out, whatever the solver.

use super::*;

#[test]
fn it_learns_what_parts_the_classes_and_the_bytes_keep_it() {
    let of = |hashes: &[u32], class| {
        let hashes: Vec<_> = hashes.iter().map(|h| (h << 28, 1.0)).collect();
        Example::new(&hashes, 4, class, 1.0)
    };
    let examples = [
        of(&[1, 2], 0),
        of(&[1, 3], 0),
        of(&[4, 2], 1),
        of(&[4, 3], 1),
        of(&[5, 2], 2),
    ];
    let all: Vec<&Example> = examples.iter().collect();
    let penalty = Penalty {
        l2: 0.01,
        iterations: 100,
    };
    let model = fit(&all, 3, 4, &penalty).quantise("uji", &["a", "b", "c"]);
    for e in &examples {
        let l = logits(&model, e);
        let best = (0..3).fold(0, |best, i| if l[i] > l[best] { i } else { best });
        assert_eq!(best, e.class, "{l:?}");
    }
    let again = fit(&all, 3, 4, &penalty).quantise("uji", &["a", "b", "c"]);
    assert_eq!(again.to_bytes(), model.to_bytes());
}
