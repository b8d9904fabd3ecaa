//! Words by which personal names are found in what citizens write before it is stored, and by which
//! officials' names stay.

use crate::DictError;
use crate::files::Sources;
use crate::tsv::{Spec, read};
use smol_str::SmolStr;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MaskingKind {
    /// A given name, also where it is an ordinary word too: *Slamet, Agung*.
    Given,
    /// *Pak, Mbah*: a name may follow.
    Courtesy,
    /// *Nama, jenengku, pelapor*: a name is told.
    NameWord,
    /// Stands between such a word and the name: *nama saya adalah*.
    Filler,
    /// *Saya, dari*: the writer may name himself.
    Writer,
    /// A private person or staff, whom a name may follow.
    Role,
    /// *Terima kasih*: a signature may follow.
    Closing,
    /// Who leads or speaks for an office: the name beside it stays.
    Office,
    /// *RT, RW*: an office behind a word of courtesy, else a place.
    Neighbourhood,
    /// What is no person, and whose name is none.
    Body,
    /// A public person, one word or more: the name stays.
    Public,
}

use MaskingKind::{
    Body, Closing, Courtesy, Filler, Given, NameWord, Neighbourhood, Office, Public, Role, Writer,
};

const KINDS: [(&str, MaskingKind); 11] = [
    ("orang", Given),
    ("sapaan", Courtesy),
    ("nama", NameWord),
    ("isian", Filler),
    ("diri", Writer),
    ("peran", Role),
    ("penutup", Closing),
    ("jabatan", Office),
    ("rtrw", Neighbourhood),
    ("lembaga", Body),
    ("tokoh", Public),
];

const SPEC: Spec = Spec {
    file: "samaran.tsv",
    columns: &["word", "kind"],
    n_key: 2,
};

/// A word may be of several kinds: *dr* is a doctor and, in a message, *dari*.
#[derive(Debug, Clone)]
pub struct MaskingWords(Vec<(SmolStr, MaskingKind)>);

impl MaskingWords {
    /// In file order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, MaskingKind)> {
        self.0.iter().map(|(word, kind)| (word.as_str(), *kind))
    }

    pub(crate) fn load(sources: &Sources) -> Result<Self, DictError> {
        let mut words = Vec::new();
        for row in read(&SPEC, sources.of(SPEC.file))? {
            let kind = row.one_of(1, &KINDS)?;
            let word = if kind == Public {
                row.phrase(0)?
            } else {
                row.word(0)?
            };
            words.push((SmolStr::new(word), kind));
        }
        Ok(MaskingWords(words))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_all_its_kinds_and_only_public_persons_have_several_words() {
        let words = MaskingWords::load(&Sources::builtin()).unwrap();
        let of = |w: &str| -> Vec<MaskingKind> {
            let of_word = words.iter().filter(|(word, _)| *word == w);
            of_word.map(|(_, kind)| kind).collect()
        };
        assert_eq!(of("slamet"), [Given]);
        assert!(of("dr").contains(&Role) && of("dr").contains(&Writer));
        assert_eq!(of("setyo wahono"), [Public]);
        assert!(
            words
                .iter()
                .all(|(w, kind)| kind == Public || !w.contains(' '))
        );
    }
}
