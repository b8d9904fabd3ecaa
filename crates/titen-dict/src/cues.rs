//! Phrases that say how urgent or serious a matter is.

use crate::files::Sources;
use crate::tsv::{Spec, read};
use crate::{DictError, PhraseTable};
use titen_model::CueKind;

pub type CueLexicon = PhraseTable<CueKind>;

const SPEC: Spec = Spec {
    file: "isyarat.tsv",
    columns: &["kind", "phrase", "weight"],
    n_key: 2,
};

const KINDS: [(&str, CueKind); 7] = [
    ("deadline", CueKind::Deadline),
    ("hazard", CueKind::Hazard),
    ("waiting", CueKind::Waiting),
    ("victims", CueKind::Victims),
    ("people_touched", CueKind::PeopleTouched),
    ("damage", CueKind::Damage),
    ("essential_service", CueKind::EssentialService),
];

pub(crate) fn load(sources: &Sources) -> Result<CueLexicon, DictError> {
    PhraseTable::read(&read(&SPEC, sources.of(SPEC.file))?, |row| {
        row.one_of(0, &KINDS)
    })
}
