//! Work on a folder that may be a share: apart from what waits on the network, and never twice at a time.

use crate::Failure;
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// A share that hangs must not hold the schedule.
const PATIENCE: Duration = Duration::from_secs(120);

/// Folders that somebody writes into, waited for or not.
static AT_WORK: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// `base` is where `work` writes, for the message.
pub async fn on_disk<T: Send + 'static>(
    base: &Path,
    work: impl FnOnce(&Path) -> io::Result<T> + Send + 'static,
) -> Result<T, Failure> {
    within(PATIENCE, base, work).await
}

async fn within<T: Send + 'static>(
    patience: Duration,
    base: &Path,
    work: impl FnOnce(&Path) -> io::Result<T> + Send + 'static,
) -> Result<T, Failure> {
    let failed = |why: String| Failure::later(format!("{}: {why}", base.display()));
    let Some(turn) = Turn::take(base) else {
        return Err(failed(
            "an earlier attempt still hangs in it; check the disk or the share".into(),
        ));
    };
    let (done, answer) = tokio::sync::oneshot::channel();
    // A thread of its own: the runtime would wait for its end before the process may go.
    let thread = std::thread::Builder::new().name("delivery".into());
    let begun = thread.spawn(move || {
        let base = &turn.0;
        // Made by nobody here: beneath a share that is not mounted lies a folder of the same name.
        let out = match base.is_dir() {
            true => work(base),
            false => Err(io::Error::new(
                io::ErrorKind::NotFound,
                "no such folder; make it, or mount its share",
            )),
        };
        drop(turn);
        // Nobody may be waiting any more.
        let _ = done.send(out);
    });
    begun.map_err(|e| failed(e.to_string()))?;
    match tokio::time::timeout(patience, answer).await {
        Ok(Ok(out)) => out.map_err(|e| failed(e.to_string())),
        Ok(Err(_)) => Err(failed("the writing broke off; the log says where".into())),
        Err(_) => Err(failed(format!(
            "not written within {} s; check the disk or the share",
            patience.as_secs()
        ))),
    }
}

struct Turn(PathBuf);

impl Turn {
    fn take(base: &Path) -> Option<Self> {
        let mut at_work = AT_WORK.lock().unwrap_or_else(PoisonError::into_inner);
        at_work
            .insert(base.to_owned())
            .then(|| Turn(base.to_owned()))
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let mut at_work = AT_WORK.lock().unwrap_or_else(PoisonError::into_inner);
        at_work.remove(&self.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_share_that_is_not_mounted_is_not_made() {
        let dir = tempfile::tempdir().unwrap();
        let base = dir.path().join("berbagi");
        let failed = on_disk(&base, |base| crate::staged::put_file(base, "a", b""))
            .await
            .unwrap_err();
        assert!(matches!(failed, Failure::Later { .. }));
        assert!(failed.to_string().contains("mount"), "{failed}");
        assert!(!base.exists());
    }

    #[tokio::test]
    async fn a_share_that_hangs_is_not_written_into_beside_the_one_who_hangs() {
        let dir = tempfile::tempdir().unwrap();
        let (free, hangs) = std::sync::mpsc::channel::<()>();
        let short = Duration::from_millis(50);
        let first = within(short, dir.path(), move |_| {
            hangs.recv().map_err(io::Error::other)
        });
        let said = first.await.unwrap_err().to_string();
        assert!(said.contains("not written within"), "{said}");
        let second = within(short, dir.path(), |base| std::fs::write(base.join("a"), ""));
        let said = second.await.unwrap_err().to_string();
        assert!(said.contains("still hangs"), "{said}");
        assert!(!dir.path().join("a").exists());
        free.send(()).unwrap();
        let begin = std::time::Instant::now();
        loop {
            let third = within(short, dir.path(), |base| std::fs::write(base.join("a"), ""));
            if third.await.is_ok() {
                break;
            }
            assert!(begin.elapsed() < Duration::from_secs(10), "never free");
        }
    }
}
