//! What is to be delivered of a published edition, and the edition as it is sent.

use crate::edition_folder::folder_name;
use crate::office::Office;
use crate::stage::publish::brief_of;
use anyhow::{Context, Result};
use chrono::Utc;
use titen_deliver::{Parcel, ParcelFile, Target};
use titen_model::{Brief, Status, Week};
use titen_store::{DeliveryKey, Edition, EditionHead};

/// What is to be planned with an edition that is being published.
pub fn plan_of(office: &Office, brief: &Brief, edition: &Edition) -> Vec<DeliveryKey> {
    if edition.status == Status::Draft || office.settings.deliver.is_empty() {
        return Vec::new();
    }
    let parcel = parcel(office, brief.clone(), edition);
    let key = |target: &Target, part: String| DeliveryKey {
        week: edition.week,
        revision: edition.revision,
        target: target.id.clone(),
        part,
    };
    let targets = office.settings.deliver.iter();
    targets
        .flat_map(|t| t.parts(&parcel).into_iter().map(move |p| key(t, p.name)))
        .collect()
}

/// Of the week's latest published edition, where a target, or that one alone, came to the config later. `None`: nothing
/// is published.
pub async fn plan_again(office: &Office, week: Week, target: Option<&str>) -> Result<Option<u32>> {
    let Some(revision) = last_published(office, Some(week))
        .await?
        .map(|h| h.revision)
    else {
        return Ok(None);
    };
    let (edition, brief) = frozen(office, week, revision).await?;
    let mut keys = plan_of(office, &brief, &edition);
    keys.retain(|key| target.is_none_or(|t| t == key.target));
    let store = &office.store;
    store
        .plan_deliveries(&office.id, &keys, office.now(), Utc::now())
        .await?;
    Ok(Some(revision))
}

/// Of that week, or of the latest that has one.
pub async fn last_published(office: &Office, week: Option<Week>) -> Result<Option<EditionHead>> {
    let heads = office.store.editions(&office.id).await?;
    Ok(heads
        .into_iter()
        .rfind(|h| h.status == Status::Published && week.is_none_or(|w| w == h.week)))
}

/// A published edition, as it is sent.
pub async fn parcel_of(office: &Office, week: Week, revision: u32) -> Result<Parcel> {
    let (edition, brief) = frozen(office, week, revision).await?;
    Ok(parcel(office, brief, &edition))
}

async fn frozen(office: &Office, week: Week, revision: u32) -> Result<(Edition, Brief)> {
    let edition = office
        .store
        .edition(&office.id, week, Some(revision))
        .await?
        .with_context(|| format!("week {week} has no revision {revision} in the store"))?;
    let brief = brief_of(&edition)?;
    Ok((edition, brief))
}

fn parcel(office: &Office, brief: Brief, edition: &Edition) -> Parcel {
    let file = |f: &titen_store::EditionFile| ParcelFile::new(&f.name, f.bytes.clone());
    Parcel {
        office: office.id.to_string(),
        name: folder_name(edition.week, edition.revision),
        brief,
        files: edition.files.iter().map(file).collect(),
    }
}
