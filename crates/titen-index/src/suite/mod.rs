//! What every implementation of `SearchIndex` must do. Each case begins with an empty index.

mod filters;
mod keep;
mod rank;
mod samples;

use crate::SearchIndex;
pub(crate) use samples::{at, document, find, id, keys, office, put, query};

pub(crate) async fn all<I: SearchIndex>(make: impl Fn() -> I) {
    rank::a_title_weighs_more_than_a_body(&make()).await;
    rank::a_stem_finds_its_words_and_the_very_word_comes_first(&make()).await;
    rank::all_words_before_any_word(&make()).await;
    rank::stop_words_do_not_decide_unless_alone(&make()).await;
    rank::a_phrase_stands_as_written(&make()).await;
    rank::equals_go_by_date_then_id_and_pages_do_not_overlap(&make()).await;
    filters::each_filter_narrows(&make()).await;
    filters::news_and_rss_are_one_channel(&make()).await;
    filters::a_place_finds_what_lies_in_it(&make()).await;
    filters::an_unclear_place_counts_for_what_its_candidates_share(&make()).await;
    filters::an_office_finds_its_own_alone(&make()).await;
    keep::a_document_replaces_the_one_of_its_item(&make()).await;
    keep::what_is_not_committed_is_not_found(&make()).await;
    keep::each_office_has_its_watermark(&make()).await;
    keep::clear_leaves_nothing(&make()).await;
}
