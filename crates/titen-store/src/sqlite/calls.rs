//! Each method of the trait → the one transaction that it is; the SQL is in the files beside.

use super::{
    Result, SqliteStore, analyse, budget, collect, deliveries, dues, editions, edits, figures,
    lookup, sightings, source_days, unblocked, values, weeks, withdraw,
};
use crate::{
    Delivery, DeliveryKey, DeliveryNote, DropTally, Due, Edition, EditionHead, Pass, PendingItem,
    Placement, Publication, Put, PutFigures, SourceDay, State, Store, StoredGrouping, StoryPlace,
    Tally, WeekTally,
};
use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use titen_model::{
    BudgetDecision, BudgetFile, BudgetMapping, Channel, Document, Drop, Figure, Issue, IssueEdit,
    IssueId, Item, ItemId, NomenclatureEntry, OfficeId, RankedWeek, SourceState, Week,
};

#[async_trait]
impl Store for SqliteStore {
    async fn put_pass(&self, office: &OfficeId, pass: Pass) -> Result<Put> {
        let put = self
            .write(office, move |tx, office| {
                collect::put_pass(tx, office, &pass)
            })
            .await?;
        if put.n_withdrawn > 0 {
            let db = Arc::clone(&self.0);
            unblocked(move || db.empty_log()).await?;
        }
        Ok(put)
    }

    async fn source_states(&self, office: &OfficeId) -> Result<Vec<SourceState>> {
        self.read(office, collect::source_states).await
    }

    async fn source_days(
        &self,
        office: &OfficeId,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Vec<SourceDay>> {
        self.read(office, move |tx, office| {
            source_days::source_days(tx, office, from, to)
        })
        .await
    }

    async fn items_to_analyse(
        &self,
        office: &OfficeId,
        made_by: &str,
        limit: usize,
    ) -> Result<Vec<PendingItem>> {
        let by = made_by.to_owned();
        let found = self
            .read(office, move |tx, office| {
                match analyse::is_wanted(tx, office, &by)? {
                    true => analyse::pending(tx, office, limit).map(Some),
                    false => Ok(None),
                }
            })
            .await?;
        if let Some(found) = found {
            return Ok(found);
        }
        let by = made_by.to_owned();
        self.write(office, move |tx, office| {
            analyse::requeue(tx, office, &by)?;
            analyse::pending(tx, office, limit)
        })
        .await
    }

    async fn put_documents(&self, office: &OfficeId, documents: &[Document]) -> Result<()> {
        let rows: Vec<_> = documents.iter().map(analyse::DocumentRow::of).collect();
        self.write(office, move |tx, office| {
            analyse::put_documents(tx, office, &rows)
        })
        .await
    }

    async fn documents_after(
        &self,
        office: &OfficeId,
        seq: u64,
        limit: usize,
    ) -> Result<Vec<(u64, Document)>> {
        self.read(office, move |tx, office| {
            analyse::documents_after(tx, office, seq, limit)
        })
        .await
    }

    async fn last_withdrawal(&self, office: &OfficeId) -> Result<u64> {
        self.read(office, withdraw::last_withdrawal).await
    }

    async fn withdrawn(&self, office: &OfficeId) -> Result<BTreeSet<ItemId>> {
        self.read(office, withdraw::all).await
    }

    async fn last_seq(&self, office: &OfficeId) -> Result<u64> {
        self.read(office, analyse::last_seq).await
    }

    async fn documents_between(
        &self,
        office: &OfficeId,
        from: DateTime<Utc>,
        to: DateTime<Utc>,
    ) -> Result<Vec<Document>> {
        self.read(office, move |tx, office| {
            analyse::documents_between(tx, office, from, to)
        })
        .await
    }

    async fn documents_digest(
        &self,
        office: &OfficeId,
        from: DateTime<Utc>,
        to: DateTime<Utc>,
    ) -> Result<String> {
        self.read(office, move |tx, office| {
            analyse::documents_digest(tx, office, from, to)
        })
        .await
    }

    async fn weeks(&self, office: &OfficeId) -> Result<Vec<WeekTally>> {
        self.read(office, weeks::with_documents).await
    }

    async fn week_grouping(&self, office: &OfficeId, week: Week) -> Result<Option<StoredGrouping>> {
        self.read(office, move |tx, office| weeks::grouping(tx, office, week))
            .await
    }

    async fn put_grouping(&self, office: &OfficeId, grouping: &StoredGrouping) -> Result<()> {
        let grouping = grouping.clone();
        self.write(office, move |tx, office| {
            weeks::put_grouping(tx, office, &grouping)
        })
        .await
    }

    async fn ranking(&self, office: &OfficeId, week: Week) -> Result<Option<RankedWeek>> {
        self.read(office, move |tx, office| weeks::ranking(tx, office, week))
            .await
    }

    async fn put_ranking(&self, office: &OfficeId, ranking: &RankedWeek) -> Result<()> {
        let (week, json) = (ranking.week, values::json(ranking));
        self.write(office, move |tx, office| {
            weeks::put_ranking(tx, office, week, &json)
        })
        .await
    }

    async fn put_edit(&self, office: &OfficeId, edit: &IssueEdit) -> Result<()> {
        let edit = edit.clone();
        self.write(office, move |tx, office| edits::put(tx, office, &edit))
            .await
    }

    async fn edits(&self, office: &OfficeId) -> Result<Vec<IssueEdit>> {
        self.read(office, edits::all).await
    }

    async fn put_figures(
        &self,
        office: &OfficeId,
        figures: &[Figure],
        file: &str,
        at: DateTime<Utc>,
    ) -> Result<PutFigures> {
        let (figures, file) = (figures.to_vec(), file.to_owned());
        self.write(office, move |tx, office| {
            figures::put(tx, office, &figures, &file, at)
        })
        .await
    }

    async fn figures(&self, office: &OfficeId) -> Result<Vec<Figure>> {
        self.read(office, figures::latest).await
    }

    async fn put_figure_map(
        &self,
        office: &OfficeId,
        header: &str,
        map: &BTreeMap<String, String>,
    ) -> Result<()> {
        let (header, map) = (header.to_owned(), map.clone());
        self.write(office, move |tx, office| {
            figures::put_map(tx, office, &header, &map)
        })
        .await
    }

    async fn figure_map(
        &self,
        office: &OfficeId,
        header: &str,
    ) -> Result<Option<BTreeMap<String, String>>> {
        let header = header.to_owned();
        self.read(office, move |tx, office| figures::map(tx, office, &header))
            .await
    }

    async fn issues_named(&self, office: &OfficeId, prefix: &str) -> Result<Vec<(IssueId, Week)>> {
        let prefix = prefix.to_owned();
        self.read(office, move |tx, office| {
            edits::issues_named(tx, office, &prefix)
        })
        .await
    }

    async fn stories_named(&self, office: &OfficeId, prefix: &str) -> Result<Vec<StoryPlace>> {
        let prefix = prefix.to_owned();
        self.read(office, move |tx, office| {
            edits::stories_named(tx, office, &prefix)
        })
        .await
    }

    async fn put_nomenclature(
        &self,
        office: &OfficeId,
        entries: &[NomenclatureEntry],
    ) -> Result<()> {
        let entries = entries.to_vec();
        self.write(office, move |tx, office| {
            budget::put_nomenclature(tx, office, &entries)
        })
        .await
    }

    async fn nomenclature(&self, office: &OfficeId) -> Result<Vec<NomenclatureEntry>> {
        self.read(office, budget::nomenclature).await
    }

    async fn put_budget(&self, office: &OfficeId, file: &BudgetFile) -> Result<bool> {
        let file = file.clone();
        self.write(office, move |tx, office| {
            budget::put_file(tx, office, &file)
        })
        .await
    }

    async fn remove_budget(&self, office: &OfficeId, year: u16, name: &str) -> Result<bool> {
        let name = name.to_owned();
        self.write(office, move |tx, office| {
            budget::remove_file(tx, office, year, &name)
        })
        .await
    }

    async fn budgets(&self, office: &OfficeId) -> Result<Vec<BudgetFile>> {
        self.read(office, budget::files).await
    }

    async fn put_budget_mapping(&self, office: &OfficeId, mapping: &BudgetMapping) -> Result<()> {
        let mapping = mapping.clone();
        self.write(office, move |tx, office| {
            budget::put_mapping(tx, office, &mapping)
        })
        .await
    }

    async fn budget_mapping(
        &self,
        office: &OfficeId,
        header: &str,
    ) -> Result<Option<BudgetMapping>> {
        let header = header.to_owned();
        self.read(office, move |tx, office| {
            budget::mapping(tx, office, &header)
        })
        .await
    }

    async fn put_budget_decision(
        &self,
        office: &OfficeId,
        decision: &BudgetDecision,
    ) -> Result<()> {
        let decision = decision.clone();
        self.write(office, move |tx, office| {
            budget::put_decision(tx, office, &decision)
        })
        .await
    }

    async fn budget_decisions(&self, office: &OfficeId) -> Result<Vec<BudgetDecision>> {
        self.read(office, budget::decisions).await
    }

    async fn publish_and_plan(
        &self,
        office: &OfficeId,
        edition: Edition,
        deliveries: &[DeliveryKey],
        planned: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<Publication> {
        let keys = deliveries.to_vec();
        self.write(office, move |tx, office| {
            let publication = editions::publish(tx, office, &edition)?;
            deliveries::plan(tx, office, &keys, planned, now)?;
            Ok(publication)
        })
        .await
    }

    async fn plan_deliveries(
        &self,
        office: &OfficeId,
        keys: &[DeliveryKey],
        planned: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<u64> {
        let keys = keys.to_vec();
        self.write(office, move |tx, office| {
            deliveries::plan(tx, office, &keys, planned, now)
        })
        .await
    }

    async fn deliveries(&self, office: &OfficeId, week: Option<Week>) -> Result<Vec<Delivery>> {
        self.read(office, move |tx, office| deliveries::all(tx, office, week))
            .await
    }

    async fn begin_delivery(
        &self,
        office: &OfficeId,
        key: &DeliveryKey,
        now: DateTime<Utc>,
    ) -> Result<bool> {
        let key = key.clone();
        self.write(office, move |tx, office| {
            deliveries::begin(tx, office, &key, now)
        })
        .await
    }

    async fn note_delivery(
        &self,
        office: &OfficeId,
        key: &DeliveryKey,
        note: &DeliveryNote,
    ) -> Result<()> {
        let (key, note) = (key.clone(), note.clone());
        self.write(office, move |tx, office| {
            deliveries::note(tx, office, &key, &note)
        })
        .await
    }

    async fn repeat_deliveries(
        &self,
        office: &OfficeId,
        keys: &[DeliveryKey],
        now: DateTime<Utc>,
    ) -> Result<()> {
        let keys = keys.to_vec();
        self.write(office, move |tx, office| {
            deliveries::repeat(tx, office, &keys, now)
        })
        .await
    }

    async fn edition(
        &self,
        office: &OfficeId,
        week: Week,
        revision: Option<u32>,
    ) -> Result<Option<Edition>> {
        self.read(office, move |tx, office| {
            editions::edition(tx, office, week, revision)
        })
        .await
    }

    async fn editions(&self, office: &OfficeId) -> Result<Vec<EditionHead>> {
        self.read(office, editions::heads).await
    }

    async fn items(&self, office: &OfficeId, ids: &[ItemId]) -> Result<Vec<Item>> {
        let ids = ids.to_vec();
        self.read(office, move |tx, office| lookup::items(tx, office, &ids))
            .await
    }

    async fn documents(&self, office: &OfficeId, ids: &[ItemId]) -> Result<Vec<Document>> {
        let ids = ids.to_vec();
        self.read(office, move |tx, office| {
            lookup::documents(tx, office, &ids)
        })
        .await
    }

    async fn items_by_key(&self, office: &OfficeId, key: &str) -> Result<Vec<Item>> {
        let key = key.to_owned();
        self.read(office, move |tx, office| {
            lookup::items_by_key(tx, office, &key)
        })
        .await
    }

    async fn items_between(
        &self,
        office: &OfficeId,
        from: &ItemId,
        to: &ItemId,
        limit: usize,
    ) -> Result<Vec<Item>> {
        let (from, to) = (*from, *to);
        self.read(office, move |tx, office| {
            lookup::items_between(tx, office, &from, &to, limit)
        })
        .await
    }

    async fn revisions(&self, office: &OfficeId, id: &ItemId) -> Result<Vec<Item>> {
        let id = *id;
        self.read(office, move |tx, office| lookup::revisions(tx, office, &id))
            .await
    }

    async fn states(&self, office: &OfficeId, id: &ItemId) -> Result<Vec<State>> {
        let id = *id;
        self.read(office, move |tx, office| sightings::states(tx, office, &id))
            .await
    }

    async fn states_page(
        &self,
        office: &OfficeId,
        after: u64,
        limit: usize,
    ) -> Result<Vec<(u64, Vec<State>)>> {
        self.read(office, move |tx, office| {
            sightings::page(tx, office, after, limit)
        })
        .await
    }

    async fn placements(&self, office: &OfficeId, id: &ItemId) -> Result<Vec<Placement>> {
        let id = *id;
        self.read(office, move |tx, office| weeks::placements(tx, office, &id))
            .await
    }

    async fn issues_of_items(
        &self,
        office: &OfficeId,
        ids: &[ItemId],
        week: Week,
    ) -> Result<Vec<Option<IssueId>>> {
        let ids = ids.to_vec();
        self.read(office, move |tx, office| {
            weeks::issues_of_items(tx, office, &ids, week)
        })
        .await
    }

    async fn items_on_page(
        &self,
        office: &OfficeId,
        channels: &[Channel],
        after: u64,
        limit: usize,
    ) -> Result<Vec<(u64, Item)>> {
        let channels = channels.to_vec();
        self.read(office, move |tx, office| {
            lookup::items_on_page(tx, office, &channels, after, limit)
        })
        .await
    }

    async fn items_page(
        &self,
        office: &OfficeId,
        after: u64,
        limit: usize,
    ) -> Result<Vec<(u64, Item)>> {
        self.read(office, move |tx, office| {
            lookup::items_page(tx, office, after, limit)
        })
        .await
    }

    async fn issues_page(
        &self,
        office: &OfficeId,
        after: u64,
        limit: usize,
    ) -> Result<Vec<(u64, Week, Issue)>> {
        self.read(office, move |tx, office| {
            weeks::issues_page(tx, office, after, limit)
        })
        .await
    }

    async fn drops_page(
        &self,
        office: &OfficeId,
        after: u64,
        limit: usize,
    ) -> Result<Vec<(u64, Drop)>> {
        self.read(office, move |tx, office| {
            lookup::drops_page(tx, office, after, limit)
        })
        .await
    }

    async fn drop_tallies(
        &self,
        office: &OfficeId,
        from: DateTime<Utc>,
        to: DateTime<Utc>,
    ) -> Result<Vec<DropTally>> {
        self.read(office, move |tx, office| {
            lookup::drop_tallies(tx, office, from, to)
        })
        .await
    }

    async fn tally(&self, office: &OfficeId) -> Result<Tally> {
        self.read(office, lookup::tally).await
    }

    async fn claim_due(
        &self,
        office: &OfficeId,
        due: &Due,
        now: DateTime<Utc>,
        lease: TimeDelta,
    ) -> Result<bool> {
        let due = due.clone();
        self.write(office, move |tx, office| {
            dues::claim(tx, office, &due, now, lease)
        })
        .await
    }

    async fn finish_due(&self, office: &OfficeId, due: &Due, now: DateTime<Utc>) -> Result<()> {
        let due = due.clone();
        self.write(office, move |tx, office| {
            dues::finish(tx, office, &due, now)
        })
        .await
    }

    async fn release_due(&self, office: &OfficeId, due: &Due) -> Result<()> {
        let due = due.clone();
        self.write(office, move |tx, office| dues::release(tx, office, &due))
            .await
    }

    async fn last_finished(
        &self,
        office: &OfficeId,
        schedule: &str,
    ) -> Result<Option<DateTime<Utc>>> {
        let schedule = schedule.to_owned();
        self.read(office, move |tx, office| {
            dues::last_finished(tx, office, &schedule)
        })
        .await
    }
}
