//! How people write a root. *Ora* is also *oro* to no one, but *apa* is *opo*, *dhuwur* *duwur*,
//! *klambi* *kelambi*, *tuwa* *tua*, *putih* *puteh*: each spelling is made once, when the lists
//! are loaded, and knows its root and how far it is from the standard (Paugeran Ejaan 1991).

use crate::{JawaRoots, Roots};
use foldhash::{HashMap, HashMapExt};
use smol_str::SmolStr;
use std::collections::hash_map::Entry;

#[derive(Debug, Clone)]
pub struct JawaForms {
    by_form: HashMap<SmolStr, Form>,
}

#[derive(Debug, Clone)]
struct Form {
    root: SmolStr,
    /// How far from the standard spelling.
    cost: f32,
    /// Of the Javanese list?
    javanese: bool,
    /// Is this spelling a root of Indonesian, whatever it stands for in Javanese?
    indonesian: bool,
}

/// An Indonesian root is less likely below Javanese affixes than a Javanese one.
const INDONESIAN: f32 = 0.2;
/// So is a rare root.
const RARE: f32 = 0.35;

impl JawaForms {
    pub(crate) fn new(jawa: &JawaRoots, indonesian: &Roots) -> Self {
        let mut forms = JawaForms {
            by_form: HashMap::with_capacity(40_000),
        };
        for r in jawa.iter() {
            let cost = if r.rare { RARE } else { 0.0 };
            forms.spellings(&r.word, &r.root, cost);
        }
        for word in indonesian.iter() {
            forms.put(word.to_owned(), word, INDONESIAN, false);
            // A loan that is written the Javanese way is a word of its own: biasa and biyasa.
            for (bare, glide) in [("ia", "iya"), ("ua", "uwa"), ("io", "iyo"), ("ie", "iye")] {
                if word.contains(bare) {
                    let written = word.replace(bare, glide);
                    forms.put(written.clone(), &written, INDONESIAN + 0.1, false);
                }
            }
        }
        forms
    }

    /// The root that is spelled so, and how unusually.
    pub fn get(&self, form: &str) -> Option<(SmolStr, f32)> {
        if let Some(exact) = self.by_form.get(form) {
            return Some((exact.root.clone(), exact.cost));
        }
        // dhaerah keeps its letters, dhalan is a slip for dalan.
        let plain = self.by_form.get(unaspirated(form)?.as_str())?;
        let root = if plain.javanese {
            plain.root.clone()
        } else {
            SmolStr::new(form)
        };
        Some((root, plain.cost + 0.3))
    }

    /// The Indonesian root of the same letters but for h and glides: padhang has none, pindhah is
    /// pindah and kuwat is kuat.
    pub fn cognate(&self, root: &str) -> Option<&str> {
        let plain = unaspirated(root);
        let plain = plain.as_deref().unwrap_or(root);
        let bare = without_glide(plain);
        let form = self.by_form.get(bare.as_deref().unwrap_or(plain))?;
        (form.indonesian && form.root != root && form.root == bare.as_deref().unwrap_or(plain))
            .then_some(form.root.as_str())
    }

    fn spellings(&mut self, word: &str, root: &str, cost: f32) {
        self.put(word.to_owned(), root, cost, true);
        let mut all = vec![(word.to_owned(), cost)];
        for (make, more) in VARIANTS {
            for i in 0..all.len() {
                let (form, cost) = &all[i];
                if let Some(other) = make(form) {
                    let cost = cost + more;
                    self.put(other.clone(), root, cost, true);
                    all.push((other, cost));
                }
            }
        }
    }

    fn put(&mut self, form: String, root: &str, cost: f32, javanese: bool) {
        let indonesian = !javanese && form == root;
        match self.by_form.entry(SmolStr::new(form)) {
            Entry::Vacant(slot) => {
                slot.insert(Form {
                    root: SmolStr::new(root),
                    cost,
                    javanese,
                    indonesian,
                });
            }
            Entry::Occupied(mut slot) => {
                let known = slot.get_mut();
                known.indonesian |= indonesian;
                if cost < known.cost {
                    (known.root, known.cost) = (SmolStr::new(root), cost);
                    known.javanese = javanese;
                }
            }
        }
    }
}

type Variant = fn(&str) -> Option<String>;

const VARIANTS: [(Variant, f32); 6] = [
    (unaspirated, 0.25),
    (rounded, 0.15),
    (last_rounded, 0.5),
    (without_glide, 0.25),
    (with_schwa, 0.3),
    (lowered, 0.5),
];

/// dhuwur → duwur, thuthuk → tutuk.
fn unaspirated(word: &str) -> Option<String> {
    (word.contains("dh") || word.contains("th")).then(|| word.replace("dh", "d").replace("th", "t"))
}

/// An a that ends a word sounds as an open o, and so does one in the syllable before: apa → opo,
/// kanca → konco, rega → rego.
fn rounded(word: &str) -> Option<String> {
    let stem = word.strip_suffix('a')?;
    let vowel = stem.rfind(['a', 'i', 'u', 'e', 'o']);
    let mut out = match vowel {
        Some(at) if stem.as_bytes()[at] == b'a' && at + 1 < stem.len() => {
            format!("{}o{}", &stem[..at], &stem[at + 1..])
        }
        _ => stem.to_owned(),
    };
    out.push('o');
    Some(out)
}

/// kanca → kanco: half-way spelling.
fn last_rounded(word: &str) -> Option<String> {
    let out = format!("{}o", word.strip_suffix('a')?);
    (rounded(word)? != out).then_some(out)
}

/// tuwa → tua, siyang → siang.
fn without_glide(word: &str) -> Option<String> {
    let out = word
        .replace("uwa", "ua")
        .replace("uwe", "ue")
        .replace("uwo", "uo")
        .replace("iya", "ia")
        .replace("iye", "ie")
        .replace("iyo", "io");
    (out != word).then_some(out)
}

/// klambi → kelambi, sregep → seregep.
fn with_schwa(word: &str) -> Option<String> {
    let bytes = word.as_bytes();
    let cluster = bytes.len() > 3
        && b"bcdgjkpst".contains(&bytes[0])
        && b"lr".contains(&bytes[1])
        && b"aiueo".contains(&bytes[2]);
    cluster.then(|| format!("{}e{}", &word[..1], &word[1..]))
}

/// i and u of a closed last syllable sound as e and o: putih → puteh, tulung → tulong.
fn lowered(word: &str) -> Option<String> {
    let coda = if word.ends_with("ng") { 2 } else { 1 };
    let at = word.len().checked_sub(coda + 1)?;
    let last = word.as_bytes()[at + 1];
    let vowel = match word.as_bytes()[at] {
        b'i' => 'e',
        b'u' => 'o',
        _ => return None,
    };
    (!b"aiueo".contains(&last)).then(|| format!("{}{vowel}{}", &word[..at], &word[at + 1..]))
}

#[cfg(test)]
mod tests {
    use crate::files::Sources;
    use crate::{JawaForms, JawaRoots, Roots};

    #[test]
    fn spellings_lead_to_one_root_and_cognates_to_indonesian() {
        let sources = Sources::builtin();
        let jawa = JawaRoots::load(&sources).unwrap();
        let forms = JawaForms::new(&jawa, &Roots::load(&sources).unwrap());
        for (written, root) in [
            ("dhuwur", "dhuwur"),
            ("duwur", "dhuwur"),
            ("dowo", "dawa"),
            ("konco", "kanca"),
            ("kelambi", "klambi"),
            ("puteh", "putih"),
            ("dhaerah", "dhaerah"),
        ] {
            assert_eq!(forms.get(written).unwrap().0, root, "{written}");
        }
        assert_eq!(forms.cognate("pindhah"), Some("pindah"));
        assert_eq!(forms.cognate("dhuwur"), None);
    }
}
