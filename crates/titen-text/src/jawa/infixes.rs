//! -um- (also -em-) of happening, -in- of the literary passive: *kumambang*, *gemeter*, *sinamber*;
//! before a vowel they stand in front: *umob*, *ingaran*.

/// Root, cost.
pub(super) fn roots(stem: &str, take: &mut dyn FnMut(&str, f32)) {
    for (infix, cost) in [("um", 1.3), ("em", 1.5), ("in", 1.3)] {
        let begin = onset(stem);
        if begin > 0
            && let Some(rest) = stem[begin..].strip_prefix(infix)
            && rest.len() >= 2
            && (rest.starts_with(['a', 'i', 'u', 'e', 'o', 'l', 'r']))
        {
            take(&format!("{}{rest}", &stem[..begin]), cost);
            // A root's p and b are heard as k and g: kuminter, gumagus.
            let lip = match &stem[..begin] {
                "k" => "p",
                "g" => "b",
                _ => continue,
            };
            if infix == "um" {
                take(&format!("{lip}{rest}"), cost + 0.2);
            }
        }
    }
    for (front, cost) in [("um", 1.8), ("ing", 2.2)] {
        if let Some(rest) = stem.strip_prefix(front)
            && rest.len() >= 3
            && rest.starts_with(['a', 'i', 'u', 'e', 'o'])
        {
            take(rest, cost);
        }
    }
}

/// Length of the consonants before the first vowel, a digraph counting as one sound.
fn onset(stem: &str) -> usize {
    let sounds = ["dh", "th", "ng", "ny"];
    if sounds.iter().any(|s| stem.starts_with(s)) {
        return 2;
    }
    usize::from(stem.starts_with(|c: char| c.is_ascii_lowercase() && !"aiueo".contains(c)))
}
