//! The trait: what the stages and the pages ask of full text.

use crate::{Hits, IndexError, Query};
use async_trait::async_trait;
use titen_model::{Document, OfficeId};

type Result<T> = std::result::Result<T, IndexError>;

/// Catching up: `add` what the store has after `watermark`, then `commit` the last `seq`. A kill
/// between the two leaves the watermark where it was, so that the same documents are added again.
#[async_trait]
pub trait SearchIndex: Send + Sync {
    /// A document replaces the one of the same item. Found once committed.
    async fn add(&self, office: &OfficeId, documents: Vec<Document>) -> Result<()>;
    /// Makes what was added last, together with the office's watermark.
    async fn commit(&self, office: &OfficeId, watermark: u64) -> Result<()>;
    /// The store's `seq` up to which the office is indexed; 0 for nothing.
    async fn watermark(&self, office: &OfficeId) -> Result<u64>;
    async fn search(&self, query: Query) -> Result<Hits>;
    /// Empties it for all offices; watermarks are 0 again.
    async fn clear(&self) -> Result<()>;
}
