//! A `Query` in tantivy's terms, and its hits in one order.
//!
//! BM25 (Robertson and Zaragoza 2009, as tantivy has it) over stems, the title's weighing double,
//! and a bonus where the very word stands. All words must be there; only when nothing has them
//! all, any of them will do.

use super::fields::{AT, Fields, ID_HIGH, ID_LOW, whole};
use super::{Opened, Result};
use crate::{Hit, Hits, Query, SearchTerm};
use std::cmp::Reverse;
use std::ops::Bound;
use tantivy::collector::{Count, TopDocs};
use tantivy::query::{
    BooleanQuery, BoostQuery, ConstScoreQuery, Occur, PhraseQuery, Query as Clause, RangeQuery,
    TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, Score, SegmentReader, Term};

const TITLE: Score = 2.0;
const EXACT_WORD: Score = 0.5;

/// Sums of f32 differ in their last bits with the order of the segments: scores are told apart to
/// this fraction only, and equals go by date.
const SCORE_STEPS: Score = 1024.0;

type Clauses = Vec<(Occur, Box<dyn Clause>)>;

/// Best first, then newest, then by id.
type SortKey = (u64, i64, Reverse<u64>, Reverse<u64>);

impl Opened {
    pub(super) fn search(&self, query: &Query) -> Result<Hits> {
        let run = || {
            // Another process may have committed since.
            self.reader.reload()?;
            let words = words_of(query);
            let hits = self.hits(query, &words, Occur::Must)?;
            if hits.total == 0 && words.len() > 1 {
                return self.hits(query, &words, Occur::Should);
            }
            Ok(hits)
        };
        run().map_err(|e| self.fault(e))
    }

    fn hits(&self, query: &Query, words: &[&SearchTerm], each: Occur) -> tantivy::Result<Hits> {
        let clause = clause(&self.fields, query, words, each);
        let searcher = self.reader.searcher();
        // A page of no hits still asks for the total; tantivy's collector takes at least one.
        let top = TopDocs::with_limit(query.limit.max(1))
            .and_offset(query.offset)
            .tweak_score(sort_key);
        let (total, found) = searcher.search(&clause, &(Count, top))?;
        let hits = found
            .into_iter()
            .take(query.limit)
            .map(|(key, _)| hit(&key))
            .collect();
        Ok(Hits {
            total: total as u64,
            hits,
        })
    }
}

fn sort_key(segment: &SegmentReader) -> impl Fn(DocId, Score) -> SortKey + use<> {
    let numbers = segment.fast_fields();
    let high = numbers
        .u64(ID_HIGH)
        .expect("in the schema")
        .first_or_default_col(0);
    let low = numbers
        .u64(ID_LOW)
        .expect("in the schema")
        .first_or_default_col(0);
    let at = numbers
        .i64(AT)
        .expect("in the schema")
        .first_or_default_col(0);
    move |doc, score| {
        let steps = (score * SCORE_STEPS).round() as u64;
        (
            steps,
            at.get_val(doc),
            Reverse(high.get_val(doc)),
            Reverse(low.get_val(doc)),
        )
    }
}

fn hit((steps, _, high, low): &SortKey) -> Hit {
    Hit {
        item: whole(high.0, low.0),
        score: *steps as Score / SCORE_STEPS,
    }
}

/// Stop words do not rank, unless there is nothing else.
fn words_of(query: &Query) -> Vec<&SearchTerm> {
    let words: Vec<_> = query.terms.iter().filter(|t| !t.stop).collect();
    if words.is_empty() {
        query.terms.iter().collect()
    } else {
        words
    }
}

fn clause(fields: &Fields, query: &Query, words: &[&SearchTerm], each: Occur) -> BooleanQuery {
    let mut all = filters(fields, query);
    let words: Clauses = words.iter().map(|t| (each, word(fields, t))).collect();
    if !words.is_empty() {
        all.push((Occur::Must, Box::new(BooleanQuery::new(words))));
    }
    for words in query.phrases.iter().filter(|p| !p.is_empty()) {
        all.push((Occur::Must, phrase(fields, words)));
    }
    BooleanQuery::new(all)
}

fn word(fields: &Fields, term: &SearchTerm) -> Box<dyn Clause> {
    let mut any: Clauses = vec![
        (
            Occur::Should,
            boosted(freqs(fields.title_words, &term.word), TITLE * EXACT_WORD),
        ),
        (
            Occur::Should,
            boosted(freqs(fields.body_words, &term.word), EXACT_WORD),
        ),
    ];
    if !term.stop {
        any.push((
            Occur::Should,
            boosted(freqs(fields.title_stems, &term.stem), TITLE),
        ));
        any.push((Occur::Should, freqs(fields.body_stems, &term.stem)));
    }
    Box::new(BooleanQuery::new(any))
}

fn phrase(fields: &Fields, words: &[SearchTerm]) -> Box<dyn Clause> {
    let within = |field| -> Box<dyn Clause> {
        match words {
            [one] => freqs(field, &one.word),
            many => Box::new(PhraseQuery::new(
                many.iter()
                    .map(|t| Term::from_field_text(field, &t.word))
                    .collect(),
            )),
        }
    };
    Box::new(BooleanQuery::new(vec![
        (Occur::Should, boosted(within(fields.title_words), TITLE)),
        (Occur::Should, within(fields.body_words)),
    ]))
}

fn filters(fields: &Fields, query: &Query) -> Clauses {
    let mut all: Clauses = vec![(Occur::Must, filter(fields.office, query.office.as_str()))];
    if let Some(channel) = query.channel {
        all.push((
            Occur::Must,
            filter(fields.channel, channel.counted().as_str()),
        ));
    }
    if let Some(source) = &query.source {
        all.push((Occur::Must, filter(fields.source, source)));
    }
    if let Some(code) = &query.wilayah {
        all.push((Occur::Must, filter(fields.wilayah, code.as_str())));
    }
    if let Some(code) = &query.urusan {
        all.push((Occur::Must, filter(fields.urusan, code.as_str())));
    }
    if query.from.is_some() || query.to.is_some() {
        let micros = |at: chrono::DateTime<chrono::Utc>| {
            Term::from_field_i64(fields.at, at.timestamp_micros())
        };
        let from = query
            .from
            .map_or(Bound::Unbounded, |at| Bound::Included(micros(at)));
        let to = query
            .to
            .map_or(Bound::Unbounded, |at| Bound::Excluded(micros(at)));
        all.push((Occur::Must, unscored(Box::new(RangeQuery::new(from, to)))));
    }
    all
}

fn freqs(field: Field, text: &str) -> Box<dyn Clause> {
    Box::new(TermQuery::new(
        Term::from_field_text(field, text),
        IndexRecordOption::WithFreqs,
    ))
}

fn filter(field: Field, text: &str) -> Box<dyn Clause> {
    let term = Term::from_field_text(field, text);
    unscored(Box::new(TermQuery::new(term, IndexRecordOption::Basic)))
}

fn unscored(clause: Box<dyn Clause>) -> Box<dyn Clause> {
    Box::new(ConstScoreQuery::new(clause, 0.0))
}

fn boosted(clause: Box<dyn Clause>, by: Score) -> Box<dyn Clause> {
    Box::new(BoostQuery::new(clause, by))
}
