//! Phrases of what is not a matter of public service at all.

use crate::files::Sources;
use crate::tsv::{Spec, read};
use crate::{DictError, PhraseTable};
use titen_model::OffTopicKind;

pub type OffTopicLexicon = PhraseTable<OffTopicKind>;

const SPEC: Spec = Spec {
    file: "di_luar_topik.tsv",
    columns: &["kind", "phrase", "weight"],
    n_key: 2,
};

const KINDS: [OffTopicKind; 9] = [
    OffTopicKind::Sport,
    OffTopicKind::Entertainment,
    OffTopicKind::Horoscope,
    OffTopicKind::Advertisement,
    OffTopicKind::Market,
    OffTopicKind::Foreign,
    OffTopicKind::PartyPolitics,
    OffTopicKind::Greeting,
    OffTopicKind::Crime,
];

pub(crate) fn load(sources: &Sources) -> Result<OffTopicLexicon, DictError> {
    let kinds = KINDS.map(|kind| (kind.as_str(), kind));
    PhraseTable::read(&read(&SPEC, sources.of(SPEC.file))?, |row| {
        row.one_of(0, &kinds)
    })
}
