//! Phrases that say how urgent or serious a matter is.

use crate::files::Sources;
use crate::tsv::{Spec, read};
use crate::{DictError, PhraseTable};
use titen_model::CueKind;

/// None: the phrase says nothing, though a part of it would (*tidak berpotensi tsunami*).
pub type CueLexicon = PhraseTable<Option<CueKind>>;

const SPEC: Spec = Spec {
    file: "isyarat.tsv",
    columns: &["kind", "phrase", "weight"],
    n_key: 2,
};

const KINDS: [(&str, Option<CueKind>); 8] = [
    ("deadline", Some(CueKind::Deadline)),
    ("hazard", Some(CueKind::Hazard)),
    ("waiting", Some(CueKind::Waiting)),
    ("victims", Some(CueKind::Victims)),
    ("people_touched", Some(CueKind::PeopleTouched)),
    ("damage", Some(CueKind::Damage)),
    ("essential_service", Some(CueKind::EssentialService)),
    ("nothing", None),
];

pub(crate) fn load(sources: &Sources) -> Result<CueLexicon, DictError> {
    PhraseTable::read(&read(&SPEC, sources.of(SPEC.file))?, |row| {
        row.one_of(0, &KINDS)
    })
}
