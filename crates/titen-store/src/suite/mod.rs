//! What every implementation of `Store` must do. Each case begins with an empty store.

mod analyse;
mod budget;
mod collect;
mod deliveries;
mod edits;
mod exports;
mod figures;
mod publish;
mod samples;
mod source_days;
mod weeks;

use crate::Store;
pub(crate) use samples::{document, item, noon, office};

pub(crate) async fn all<S: Store>(make: impl Fn() -> S) {
    collect::an_item_is_taken_once_and_revised_when_it_differs(&make()).await;
    collect::all_of_an_item_comes_back(&make()).await;
    collect::drops_are_counted_and_told_once_a_week(&make()).await;
    collect::the_state_of_a_source_is_replaced(&make()).await;
    collect::items_are_found_by_key_and_page_by_page(&make()).await;
    source_days::items_are_counted_by_source_and_day(&make()).await;
    collect::an_office_sees_its_own_rows_alone(&make()).await;
    exports::states_are_kept_from_one_export_to_the_next(&make()).await;
    exports::an_earlier_export_is_history_and_changes_no_item(&make()).await;
    exports::what_is_confidential_goes_and_stays_away(&make()).await;
    analyse::items_wait_until_their_documents_are_put(&make()).await;
    analyse::a_revised_item_waits_again(&make()).await;
    analyse::a_late_document_of_an_old_revision_is_not_stored(&make()).await;
    analyse::another_analyser_queues_what_it_has_not_made(&make()).await;
    analyse::a_replaced_document_gets_a_new_seq(&make()).await;
    analyse::documents_come_by_time_then_item(&make()).await;
    analyse::a_digest_changes_with_the_documents_and_only_then(&make()).await;
    analyse::a_document_of_an_unknown_item_is_refused_and_nothing_is_written(&make()).await;
    weeks::a_grouping_comes_back_whole_and_is_replaced_whole(&make()).await;
    weeks::placements_say_where_an_item_lies(&make()).await;
    weeks::a_ranking_comes_back_to_the_last_bit(&make()).await;
    weeks::weeks_with_documents_are_listed(&make()).await;
    edits::edits_are_numbered_and_come_back_whole(&make()).await;
    edits::an_overtaken_edit_is_refused_and_nothing_is_written(&make()).await;
    edits::issues_and_stories_are_found_by_how_their_ids_begin(&make()).await;
    figures::figures_are_taken_once_and_revised_when_they_differ(&make()).await;
    figures::a_mapping_of_columns_is_remembered(&make()).await;
    budget::a_nomenclature_is_replaced_whole(&make()).await;
    budget::a_file_is_replaced_by_its_name_and_the_same_again_changes_nothing(&make()).await;
    budget::columns_are_remembered_by_header(&make()).await;
    budget::decisions_are_numbered_and_kept(&make()).await;
    publish::a_draft_may_change_and_a_published_edition_may_not(&make()).await;
    publish::a_ralat_stands_beside_what_it_corrects(&make()).await;
    deliveries::a_delivery_is_planned_with_its_edition_or_not_at_all(&make()).await;
    deliveries::an_attempt_is_begun_by_one_caller_and_noted(&make()).await;
    deliveries::a_ralat_goes_in_the_place_of_what_still_waits(&make()).await;
    publish::a_due_time_is_claimed_once(&make()).await;
    publish::a_crashed_claim_is_taken_over_after_its_lease(&make()).await;
}
