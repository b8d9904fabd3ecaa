//! How things stood when? An export shows states, and no dates of their changes; so all that can be
//! known is between which two exports a change happened, if each export's own date is known.

use super::sheet::created;
use chrono::{DateTime, Duration, Utc};
use std::path::Path;

/// The date that the exporting program wrote into an XLSX, unless it is a template's: older than
/// the `latest` report in the file. Else when the file was last written: right for a download, too
/// late for a copy that did not keep its date.
pub(crate) fn as_of(
    path: &Path,
    now: DateTime<Utc>,
    latest: impl FnOnce() -> Option<DateTime<Utc>>,
) -> DateTime<Utc> {
    // A report of a day without a time counts at noon, and may have been exported that morning.
    let is_its_own = |at: &DateTime<Utc>| latest().is_none_or(|l| l <= *at + Duration::hours(12));
    let inside = created(path).filter(|at| *at <= now).filter(is_its_own);
    let written = || path.metadata().and_then(|m| m.modified()).ok();
    inside
        .or_else(|| written().map(DateTime::<Utc>::from))
        .unwrap_or(now)
        .min(now)
}
