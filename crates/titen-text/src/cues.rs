//! Phrases that say how urgent or serious something is, with the number that belongs to them:
//! dead and wounded, people touched, days of waiting, rupiah of damage. A household (KK) counts
//! as stated, once: how many live in it is nothing that the text says.

use crate::numbers::number_at;
use crate::reading::Reading;
use crate::vocabulary::{PhraseIndex, Vocabulary};
use smol_str::SmolStr;
use titen_dict::Dictionaries;
use titen_model::{Cue, CueKind, Span, Term};

pub struct CueFinder {
    phrases: PhraseIndex<CueKind>,
}

/// How far from its phrase a number may stand, in words.
const REACH: usize = 4;

impl CueFinder {
    pub(crate) fn new(dict: &Dictionaries, vocabulary: &mut Vocabulary) -> Self {
        let mut phrases = PhraseIndex::new();
        for row in dict.cues.rows() {
            phrases.add(vocabulary, row.phrase.split(' '), row.tag);
        }
        CueFinder { phrases }
    }

    /// In reading order.
    pub(crate) fn cues(&self, reading: &Reading<'_>) -> Vec<Cue> {
        let mut cues = Vec::new();
        let terms = &reading.terms;
        let mut i = 0;
        while i < terms.len() {
            if let Some((len, kind)) = self
                .phrases
                .longest_of_either(&reading.word_ids[i..], &reading.stem_ids[i..])
            {
                let value = value(*kind, terms, i, len);
                if value.is_some() || speaks_without_number(*kind, terms, i, len) {
                    cues.push(cue(*kind, value, terms, i, len));
                }
                i += len;
            } else if let Some((days, len)) = waited(terms, i) {
                cues.push(cue(CueKind::Waiting, Some(days), terms, i, len));
                i += len;
            } else {
                i += 1;
            }
        }
        cues
    }
}

fn cue(kind: CueKind, value: Option<f64>, terms: &[Term], at: usize, len: usize) -> Cue {
    let (first, last) = (&terms[at], &terms[at + len - 1]);
    let words: Vec<&str> = terms[at..at + len]
        .iter()
        .map(|t| t.word.as_str())
        .collect();
    // A phrase over the seam of title and body points at its title part.
    let end = if first.span.field == last.span.field {
        last.span.end
    } else {
        first.span.end
    };
    Cue {
        kind,
        value,
        unit: None,
        approximate: false,
        words: SmolStr::new(words.join(" ")),
        span: Span { end, ..first.span },
    }
}

/// *warga* alone touches nobody, and *mati* alone may be a lamp.
fn speaks_without_number(kind: CueKind, terms: &[Term], at: usize, len: usize) -> bool {
    let around = &terms[at.saturating_sub(REACH)..(at + len + REACH).min(terms.len())];
    match kind {
        CueKind::PeopleTouched => false,
        CueKind::Victims => around.iter().any(is_person),
        _ => true,
    }
}

fn value(kind: CueKind, terms: &[Term], at: usize, len: usize) -> Option<f64> {
    match kind {
        CueKind::Victims | CueKind::PeopleTouched => persons(terms, at, len),
        CueKind::Waiting | CueKind::Deadline => near(terms, at, len, days_at),
        CueKind::Damage => near(terms, at, len, rupiah_at),
        CueKind::Hazard | CueKind::EssentialService => None,
    }
}

/// The nearest reading within reach: after the phrase first, then before it.
fn near(
    terms: &[Term],
    at: usize,
    len: usize,
    read: impl Fn(&[Term]) -> Option<f64>,
) -> Option<f64> {
    let after = at + len..(at + len + REACH).min(terms.len());
    let before = (at.saturating_sub(REACH)..at).rev();
    after.chain(before).find_map(|i| read(&terms[i..]))
}

/// Who is counted: `3 orang meninggal`, `menewaskan 3 warga`, `250 KK`.
const PERSONS: &[&str] = &[
    "orang",
    "pria",
    "wanita",
    "perempuan",
    "pemotor",
    "pengendara",
    "sopir",
    "bocah",
    "mahasiswa",
    "nenek",
    "kakek",
    "suami",
    "istri",
    "warga",
    "jiwa",
    "kk",
    "siswa",
    "siswi",
    "korban",
    "anak",
    "penumpang",
    "pelajar",
    "pekerja",
    "pasien",
    "santri",
    "balita",
    "kepala",
    "keluarga",
    "penduduk",
    "pengungsi",
    "guru",
    "ibu",
    "bayi",
    "lansia",
    "murid",
    "pemuda",
    "remaja",
    "petani",
    "buruh",
    "wong",
];

fn persons(terms: &[Term], at: usize, len: usize) -> Option<f64> {
    let from = at.saturating_sub(REACH);
    // `250 kk`, `3 tewas`: the number right before the phrase itself.
    for start in from..at {
        if let Some((n, taken)) = count(terms, start)
            && (start + taken == at || is_person(&terms[start + taken]))
        {
            return Some(n);
        }
    }
    (at + len..(at + len + REACH).min(terms.len())).find_map(|start| {
        let (n, taken) = count(terms, start)?;
        let next = terms.get(start + taken)?;
        (is_person(next) || start == at + len && !is_unit_of_else(next)).then_some(n)
    })
}

/// A number at `start`, of persons as far as it can say so itself.
fn count(terms: &[Term], start: usize) -> Option<(f64, usize)> {
    if terms[start].word == "seorang" {
        return Some((1.0, 1));
    }
    number_of(&terms[start..]).filter(|(n, _)| *n >= 1.0 && *n < 1e7 && n.fract() == 0.0)
}

fn number_of(terms: &[Term]) -> Option<(f64, usize)> {
    let words: Vec<&str> = terms.iter().take(8).map(|t| t.word.as_str()).collect();
    number_at(&words)
}

fn is_person(term: &Term) -> bool {
    PERSONS.contains(&term.word.as_str()) || PERSONS.contains(&term.stem.as_str())
}

/// Numbers of these count no persons.
fn is_unit_of_else(term: &Term) -> bool {
    unit_of_days(&term.word).is_some()
        || matches!(
            term.word.as_str(),
            "rumah"
                | "unit"
                | "ekor"
                | "hektare"
                | "hektar"
                | "meter"
                | "km"
                | "persen"
                | "juta"
                | "ribu"
                | "titik"
                | "desa"
                | "kecamatan"
                | "kali"
                | "jam"
                | "wib"
        )
}

fn unit_of_days(word: &str) -> Option<f64> {
    Some(match word {
        "hari" | "dino" | "dina" => 1.0,
        "minggu" | "pekan" => 7.0,
        "bulan" | "bln" | "sasi" => 30.0,
        "tahun" | "thn" | "taun" => 365.0,
        _ => return None,
    })
}

/// `3 bulan`, `dua minggu`.
fn days_at(terms: &[Term]) -> Option<f64> {
    let (n, taken) = number_of(terms)?;
    let days = n * unit_of_days(&terms.get(taken)?.word)?;
    (days < 36_500.0).then_some(days)
}

/// `sudah 3 bulan`, `selama dua minggu`: waiting, whether or not a phrase says so.
fn waited(terms: &[Term], at: usize) -> Option<(f64, usize)> {
    if !matches!(
        terms[at].word.as_str(),
        "sudah" | "selama" | "hampir" | "lebih" | "sampai"
    ) {
        return None;
    }
    let skip = usize::from(
        terms
            .get(at + 1)
            .is_some_and(|t| matches!(t.word.as_str(), "dari" | "hampir" | "lebih" | "selama")),
    );
    let rest = terms.get(at + 1 + skip..)?;
    let days = days_at(rest)?;
    let (_, taken) = number_of(rest)?;
    Some((days, 1 + skip + taken + 1))
}

/// `Rp 1,2 miliar`.
fn rupiah_at(terms: &[Term]) -> Option<f64> {
    if terms.first()?.word != "rp" && terms[0].word != "rupiah" {
        return None;
    }
    number_of(&terms[1..])
        .map(|(n, _)| n)
        .filter(|n| *n >= 1000.0)
}

#[cfg(test)]
mod tests {
    use crate::Analyser;
    use titen_model::{Channel, CueKind};

    fn check(text: &str, kind: CueKind, expect: Option<f64>) {
        let analyser = Analyser::new(crate::dictionaries(), None);
        let document = analyser.analyse(&crate::item(Channel::News, None, Some(text)), 1);
        let values: Vec<_> = document
            .cues
            .iter()
            .filter(|c| c.kind == kind)
            .map(|c| c.value)
            .collect();
        assert!(values.contains(&expect), "{text}: {:?}", document.cues);
    }

    #[test]
    fn numbers_belong_to_their_phrases() {
        check(
            "Sebanyak 3 orang meninggal dunia akibat kecelakaan",
            CueKind::Victims,
            Some(3.0),
        );
        check(
            "Kecelakaan itu menewaskan dua warga",
            CueKind::Victims,
            Some(2.0),
        );
        check("Seorang pelajar tewas", CueKind::Victims, Some(1.0));
        check(
            "250 KK terdampak banjir",
            CueKind::PeopleTouched,
            Some(250.0),
        );
        check(
            "jalan rusak sudah 3 bulan belum diperbaiki",
            CueKind::Waiting,
            Some(90.0),
        );
        check(
            "Kerugian ditaksir Rp 1,2 miliar",
            CueKind::Damage,
            Some(1.2e9),
        );
        check("Banjir merendam rumah", CueKind::Hazard, None);
    }
}
