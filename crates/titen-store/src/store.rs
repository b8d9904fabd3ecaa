//! The trait: one method for each thing that a stage asks of the store, never a generic repository.

use crate::{
    Delivery, DeliveryKey, DeliveryNote, DropTally, Due, Edition, EditionHead, Pass, PendingItem,
    Placement, Publication, Put, PutFigures, SourceDay, State, StoreError, StoredGrouping,
    StoryPlace, Tally, WeekTally,
};
use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use std::collections::{BTreeMap, BTreeSet};
use titen_model::{
    BudgetDecision, BudgetFile, BudgetMapping, Channel, Document, Drop, Figure, Issue, IssueEdit,
    IssueId, Item, ItemId, NomenclatureEntry, OfficeId, RankedWeek, SourceState, Week,
};

type Result<T> = std::result::Result<T, StoreError>;

/// Every method is one transaction and sees and writes one office's rows alone.
#[async_trait]
pub trait Store: Send + Sync {
    // Collect and import.

    /// Appends what is new: an item whose content differs becomes its next revision and waits for
    /// the analyser again. `received` of the first revision stays. The same drop told twice in one
    /// week is one drop.
    ///
    /// A drop that is `Confidential` withdraws the item whose key is its `place`: its revisions, its
    /// document and the drafts that may show it go, and it is not taken again. A snapshot that is
    /// older than the one known becomes history, and the item stays as it is.
    async fn put_pass(&self, office: &OfficeId, pass: Pass) -> Result<Put>;
    async fn source_states(&self, office: &OfficeId) -> Result<Vec<SourceState>>;
    /// By source, then day: what counts in the days (WIB) from `from`, inclusive, to `to`, exclusive.
    async fn source_days(
        &self,
        office: &OfficeId,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Vec<SourceDay>>;

    // Analyse.

    /// Up to `limit` latest revisions, oldest arrival first, that have no document by `made_by`.
    /// They come again until their documents are put. A `made_by` that the office did not have
    /// before queues everything that it has not made.
    async fn items_to_analyse(
        &self,
        office: &OfficeId,
        made_by: &str,
        limit: usize,
    ) -> Result<Vec<PendingItem>>;
    /// Each replaces its item's document and gets a `seq` above all before it.
    async fn put_documents(&self, office: &OfficeId, documents: &[Document]) -> Result<()>;

    // Index.

    /// By `seq`, those above `seq`.
    async fn documents_after(
        &self,
        office: &OfficeId,
        seq: u64,
        limit: usize,
    ) -> Result<Vec<(u64, Document)>>;
    /// The `seq` of the last withdrawal of something that was stored: whoever has read documents, but
    /// not up to there, may hold what is withdrawn. 0 where there is none.
    async fn last_withdrawal(&self, office: &OfficeId) -> Result<u64>;
    /// All that was ever withdrawn, or refused as confidential: a frozen edition may still show it.
    async fn withdrawn(&self, office: &OfficeId) -> Result<BTreeSet<ItemId>>;
    /// Of documents and withdrawals; 0 where there is none.
    async fn last_seq(&self, office: &OfficeId) -> Result<u64>;

    // Group and rank.

    /// By time, then item; `from` inclusive, `to` exclusive.
    async fn documents_between(
        &self,
        office: &OfficeId,
        from: DateTime<Utc>,
        to: DateTime<Utc>,
    ) -> Result<Vec<Document>>;
    /// SHA-256 over which revisions, by which analyser, lie there: equal digests, equal documents.
    async fn documents_digest(
        &self,
        office: &OfficeId,
        from: DateTime<Utc>,
        to: DateTime<Utc>,
    ) -> Result<String>;
    /// Weeks that have documents, earliest first.
    async fn weeks(&self, office: &OfficeId) -> Result<Vec<WeekTally>>;
    async fn week_grouping(&self, office: &OfficeId, week: Week) -> Result<Option<StoredGrouping>>;
    /// Replaces the week's stories and issues.
    async fn put_grouping(&self, office: &OfficeId, grouping: &StoredGrouping) -> Result<()>;
    async fn ranking(&self, office: &OfficeId, week: Week) -> Result<Option<RankedWeek>>;
    async fn put_ranking(&self, office: &OfficeId, ranking: &RankedWeek) -> Result<()>;

    // Edit.

    /// Its id is one more than the last edit's: another one is `StoreError::Overtaken`, and nothing is written.
    async fn put_edit(&self, office: &OfficeId, edit: &IssueEdit) -> Result<()>;
    /// All of them, by id.
    async fn edits(&self, office: &OfficeId) -> Result<Vec<IssueEdit>>;
    /// Issues whose id begins so, with the last week that lists each; by id.
    async fn issues_named(&self, office: &OfficeId, prefix: &str) -> Result<Vec<(IssueId, Week)>>;
    /// Stories whose id begins so, in all their weeks; by id, then week.
    async fn stories_named(&self, office: &OfficeId, prefix: &str) -> Result<Vec<StoryPlace>>;

    // Statistics.

    /// A figure of the same indicator, place and year that differs becomes its next revision.
    async fn put_figures(
        &self,
        office: &OfficeId,
        figures: &[Figure],
        file: &str,
        at: DateTime<Utc>,
    ) -> Result<PutFigures>;
    /// The latest revision of each; by indicator, place, year.
    async fn figures(&self, office: &OfficeId) -> Result<Vec<Figure>>;
    /// Replaces what was said of the columns of tables with this header.
    async fn put_figure_map(
        &self,
        office: &OfficeId,
        header: &str,
        map: &BTreeMap<String, String>,
    ) -> Result<()>;
    async fn figure_map(
        &self,
        office: &OfficeId,
        header: &str,
    ) -> Result<Option<BTreeMap<String, String>>>;
    // Budget.

    /// Replaces the office's whole nomenclature.
    async fn put_nomenclature(
        &self,
        office: &OfficeId,
        entries: &[NomenclatureEntry],
    ) -> Result<()>;
    /// By code.
    async fn nomenclature(&self, office: &OfficeId) -> Result<Vec<NomenclatureEntry>>;
    /// In the place of the file of that year, kind and name. False: that very file was there.
    async fn put_budget(&self, office: &OfficeId, file: &BudgetFile) -> Result<bool>;
    /// False: no file of that year has this name.
    async fn remove_budget(&self, office: &OfficeId, year: u16, name: &str) -> Result<bool>;
    /// With their lines; by year, kind, name.
    async fn budgets(&self, office: &OfficeId) -> Result<Vec<BudgetFile>>;
    async fn put_budget_mapping(&self, office: &OfficeId, mapping: &BudgetMapping) -> Result<()>;
    async fn budget_mapping(
        &self,
        office: &OfficeId,
        header: &str,
    ) -> Result<Option<BudgetMapping>>;
    /// Its id is one more than the last's: another one is `StoreError::Overtaken`, and nothing is written.
    async fn put_budget_decision(&self, office: &OfficeId, decision: &BudgetDecision)
    -> Result<()>;
    /// All of them, by id.
    async fn budget_decisions(&self, office: &OfficeId) -> Result<Vec<BudgetDecision>>;

    // Publish.

    /// A draft may be replaced. A published revision is frozen: the same again is `Unchanged`,
    /// another one is `StoreError::Frozen`.
    async fn publish_edition(&self, office: &OfficeId, edition: Edition) -> Result<Publication> {
        let now = DateTime::UNIX_EPOCH;
        self.publish_and_plan(office, edition, &[], now, now).await
    }
    /// With what is to be delivered of it, as `plan_deliveries` does.
    async fn publish_and_plan(
        &self,
        office: &OfficeId,
        edition: Edition,
        deliveries: &[DeliveryKey],
        planned: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<Publication>;
    /// That revision, or the latest.
    async fn edition(
        &self,
        office: &OfficeId,
        week: Week,
        revision: Option<u32>,
    ) -> Result<Option<Edition>>;
    /// By week, then revision.
    async fn editions(&self, office: &OfficeId) -> Result<Vec<EditionHead>>;

    // Deliver.

    /// How many are new; they wait from `now` on. What is planned already stays as it is; what a target still waits
    /// for of an earlier revision is superseded.
    async fn plan_deliveries(
        &self,
        office: &OfficeId,
        keys: &[DeliveryKey],
        planned: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<u64>;
    /// By week and revision, then in the order of sending.
    async fn deliveries(&self, office: &OfficeId, week: Option<Week>) -> Result<Vec<Delivery>>;
    /// True for one caller only, who then sends. Before the sending: a row that stays so tells of a death.
    async fn begin_delivery(
        &self,
        office: &OfficeId,
        key: &DeliveryKey,
        now: DateTime<Utc>,
    ) -> Result<bool>;
    async fn note_delivery(
        &self,
        office: &OfficeId,
        key: &DeliveryKey,
        note: &DeliveryNote,
    ) -> Result<()>;
    /// A person wants them again, whatever their state. What was sent begins a new round, with a key of its own; an
    /// attempt at anything else may have been taken unnoticed, so its repetition stays recognisable.
    async fn repeat_deliveries(
        &self,
        office: &OfficeId,
        keys: &[DeliveryKey],
        now: DateTime<Utc>,
    ) -> Result<()>;

    // Look up and export. Pages go on from the last page's last key; a short page is the last.

    /// Latest revisions, in the order asked; ids that are not there are left out.
    async fn items(&self, office: &OfficeId, ids: &[ItemId]) -> Result<Vec<Item>>;
    /// In the order asked; items without a document are left out.
    async fn documents(&self, office: &OfficeId, ids: &[ItemId]) -> Result<Vec<Document>>;
    /// Items of all sources that gave this key.
    async fn items_by_key(&self, office: &OfficeId, key: &str) -> Result<Vec<Item>>;
    /// The first `limit` items with an id from `from` to `to`, by id.
    async fn items_between(
        &self,
        office: &OfficeId,
        from: &ItemId,
        to: &ItemId,
        limit: usize,
    ) -> Result<Vec<Item>>;
    /// All revisions, first one first.
    async fn revisions(&self, office: &OfficeId, id: &ItemId) -> Result<Vec<Item>>;
    /// How exports showed the item, earliest first; nothing for items that come from no export.
    async fn states(&self, office: &OfficeId, id: &ItemId) -> Result<Vec<State>>;
    /// The states of each item that has any.
    async fn states_page(
        &self,
        office: &OfficeId,
        after: u64,
        limit: usize,
    ) -> Result<Vec<(u64, Vec<State>)>>;
    /// Where the item lies, earliest week first.
    async fn placements(&self, office: &OfficeId, id: &ItemId) -> Result<Vec<Placement>>;
    /// The issue that each lay in when last grouped up to `week`, in the order asked.
    async fn issues_of_items(
        &self,
        office: &OfficeId,
        ids: &[ItemId],
        week: Week,
    ) -> Result<Vec<Option<IssueId>>>;
    /// Latest revisions that came on one of these channels.
    async fn items_on_page(
        &self,
        office: &OfficeId,
        channels: &[Channel],
        after: u64,
        limit: usize,
    ) -> Result<Vec<(u64, Item)>>;
    async fn items_page(
        &self,
        office: &OfficeId,
        after: u64,
        limit: usize,
    ) -> Result<Vec<(u64, Item)>>;
    async fn issues_page(
        &self,
        office: &OfficeId,
        after: u64,
        limit: usize,
    ) -> Result<Vec<(u64, Week, Issue)>>;
    async fn drops_page(
        &self,
        office: &OfficeId,
        after: u64,
        limit: usize,
    ) -> Result<Vec<(u64, Drop)>>;
    /// By source and reason; `from` inclusive, `to` exclusive.
    async fn drop_tallies(
        &self,
        office: &OfficeId,
        from: DateTime<Utc>,
        to: DateTime<Utc>,
    ) -> Result<Vec<DropTally>>;
    async fn tally(&self, office: &OfficeId) -> Result<Tally>;

    // Schedule.

    /// True for one caller only, who then does the work. A claim that was not finished within
    /// `lease` is taken to have crashed and may be claimed again.
    async fn claim_due(
        &self,
        office: &OfficeId,
        due: &Due,
        now: DateTime<Utc>,
        lease: TimeDelta,
    ) -> Result<bool>;
    async fn finish_due(&self, office: &OfficeId, due: &Due, now: DateTime<Utc>) -> Result<()>;
    /// After a failure: the next caller may claim it.
    async fn release_due(&self, office: &OfficeId, due: &Due) -> Result<()>;
    /// The latest due time that was finished: what came after it was missed.
    async fn last_finished(
        &self,
        office: &OfficeId,
        schedule: &str,
    ) -> Result<Option<DateTime<Utc>>>;
}
