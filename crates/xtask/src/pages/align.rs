//! Which words of a page are its true body: the longest run that both have is taken first, then the
//! same left and right of it (Ratcliff and Obershelp, 1988), so that a teaser's copy does not count.

use std::collections::BTreeMap;

/// For each word of `page`, whether it is matched with a word of `body`.
pub fn align(page: &[String], body: &[String]) -> Vec<bool> {
    let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (i, word) in body.iter().enumerate() {
        places.entry(word).or_default().push(i);
    }
    let mut matched = vec![false; page.len()];
    let mut open = vec![((0, page.len()), (0, body.len()))];
    while let Some((p, b)) = open.pop() {
        let Some((at, to, len)) = longest(page, &places, p, b) else {
            continue;
        };
        matched[at..at + len].fill(true);
        open.push(((p.0, at), (b.0, to)));
        open.push(((at + len, p.1), (to + len, b.1)));
    }
    matched
}

/// The first of the longest runs.
fn longest(
    page: &[String],
    places: &BTreeMap<&str, Vec<usize>>,
    p: (usize, usize),
    b: (usize, usize),
) -> Option<(usize, usize, usize)> {
    let mut best = (0, 0, 0);
    let mut ending: BTreeMap<usize, usize> = BTreeMap::new();
    for (i, word) in page.iter().enumerate().take(p.1).skip(p.0) {
        let mut next = BTreeMap::new();
        let found = places.get(word.as_str());
        for j in found
            .into_iter()
            .flatten()
            .copied()
            .filter(|j| (b.0..b.1).contains(j))
        {
            let len = 1 + j
                .checked_sub(1)
                .and_then(|k| ending.get(&k))
                .copied()
                .unwrap_or(0);
            if len > best.2 {
                best = (i + 1 - len, j + 1 - len, len);
            }
            next.insert(j, len);
        }
        ending = next;
    }
    (best.2 > 0).then_some(best)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_teaser_before_the_body_is_not_matched() {
        let of = |t: &str| t.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let page = of("x a b y a b c d z e f");
        let got = align(&page, &of("a b c d e f"));
        let words: Vec<&str> = page
            .iter()
            .zip(got)
            .filter(|(_, m)| *m)
            .map(|(w, _)| w.as_str())
            .collect();
        assert_eq!(words.join(" "), "a b c d e f");
        assert!(!align(&page, &of("a b c d e f"))[1]);
        assert_eq!(align(&[], &of("a")), Vec::<bool>::new());
    }
}
