//! Phrases of broadcasting: what is said between two matters, and what carries no matter at all.

use crate::files::Sources;
use crate::tsv::{Spec, read};
use crate::{DictError, PhraseTable};

pub type BroadcastLexicon = PhraseTable<BroadcastKind>;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum BroadcastKind {
    /// Turns to another matter.
    NextSubject,
    /// Another listener comes on.
    NextCaller,
    Closing,
    Greeting,
    /// Jingle, music.
    Break,
    /// Slogans.
    Advert,
    /// What speech recognisers write where nobody speaks.
    Phantom,
}

const SPEC: Spec = Spec {
    file: "siaran.tsv",
    columns: &["kind", "phrase", "weight"],
    n_key: 2,
};

const KINDS: [(&str, BroadcastKind); 7] = [
    ("next_subject", BroadcastKind::NextSubject),
    ("next_caller", BroadcastKind::NextCaller),
    ("closing", BroadcastKind::Closing),
    ("greeting", BroadcastKind::Greeting),
    ("break", BroadcastKind::Break),
    ("advert", BroadcastKind::Advert),
    ("phantom", BroadcastKind::Phantom),
];

pub(crate) fn load(sources: &Sources) -> Result<BroadcastLexicon, DictError> {
    PhraseTable::read(&read(&SPEC, sources.of(SPEC.file))?, |row| {
        row.one_of(0, &KINDS)
    })
}
