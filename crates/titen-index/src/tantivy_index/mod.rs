//! tantivy: one folder, all offices.
//!
//! A commit carries its own payload: which schema and analyser made the index, and each office's
//! watermark. So a kill leaves documents and watermark in step, whatever it interrupts.

mod entry;
mod fields;
mod payload;
mod search;
mod terms;
#[cfg(test)]
mod tests;

use crate::{Hits, IndexError, Query, SearchIndex};
use async_trait::async_trait;
use fields::Fields;
use payload::Payload;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use tantivy::directory::error::LockError;
use tantivy::{Index, IndexReader, IndexWriter, ReloadPolicy, TantivyError};
use titen_model::{Document, OfficeId};

type Result<T> = std::result::Result<T, IndexError>;

/// One thread: the same documents in the same order make the same segments, and the other core
/// is the analyser's.
const WRITER_THREADS: usize = 1;
const WRITER_BYTES: usize = 50_000_000;

pub struct TantivyIndex(Arc<Opened>);

/// What opening found. All but `Opened` leave an empty index to be filled from the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenReport {
    Opened,
    Created,
    /// Another analyser or another version of the schema had made it.
    Outdated,
    /// It would not open. The folder lies beside, until the next one takes its place.
    SetAside {
        to: PathBuf,
        cause: String,
    },
}

struct Opened {
    folder: PathBuf,
    made_by: String,
    index: Index,
    fields: Fields,
    reader: IndexReader,
    /// Made by the first `add`: whoever only searches does not keep others from writing.
    writer: Mutex<Option<IndexWriter>>,
}

impl TantivyIndex {
    pub fn open(folder: &Path, made_by: &str) -> Result<(Self, OpenReport)> {
        create_folder(folder)?;
        let mut report = OpenReport::Opened;
        if is_empty(folder)? {
            report = OpenReport::Created;
        } else {
            match Opened::existing(folder, made_by) {
                Ok((opened, payload)) if payload.is_of(made_by) => {
                    return Ok((TantivyIndex(Arc::new(opened)), report));
                }
                Ok((opened, payload)) => {
                    // A kill may have come between creation and the first commit: nothing is lost.
                    report = match payload.is_blank() {
                        true => OpenReport::Created,
                        false => OpenReport::Outdated,
                    };
                    if payload.has_our_schema() {
                        opened.clear()?;
                        return Ok((TantivyIndex(Arc::new(opened)), report));
                    }
                    remove_folder(folder)?;
                }
                Err(
                    cause @ (IndexError::CannotWrite { .. }
                    | IndexError::Busy { .. }
                    | IndexError::NotMade { .. }),
                ) => {
                    return Err(cause);
                }
                Err(IndexError::Damaged { cause, .. }) => {
                    let to = set_aside(folder)?;
                    report = OpenReport::SetAside { to, cause };
                }
            }
            create_folder(folder)?;
        }
        let opened = Opened::created(folder, made_by)?;
        Ok((TantivyIndex(Arc::new(opened)), report))
    }

    /// To search beside whoever writes: changes nothing, whatever it finds.
    pub fn open_to_search(folder: &Path, made_by: &str) -> Result<Self> {
        let not_made = || IndexError::NotMade {
            path: folder.to_owned(),
        };
        if !folder.join("meta.json").exists() {
            return Err(not_made());
        }
        let (opened, payload) = Opened::existing(folder, made_by)?;
        match payload.is_of(made_by) {
            true => Ok(TantivyIndex(Arc::new(opened))),
            false => Err(not_made()),
        }
    }

    async fn on<T: Send + 'static>(
        &self,
        call: impl FnOnce(&Opened) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let opened = Arc::clone(&self.0);
        match tokio::task::spawn_blocking(move || call(&opened)).await {
            Ok(out) => out,
            Err(e) => std::panic::resume_unwind(e.into_panic()),
        }
    }
}

#[async_trait]
impl SearchIndex for TantivyIndex {
    async fn add(&self, office: &OfficeId, documents: Vec<Document>) -> Result<()> {
        let office = office.clone();
        self.on(move |index| index.add(&office, &documents)).await
    }

    async fn commit(&self, office: &OfficeId, watermark: u64) -> Result<()> {
        let office = office.clone();
        self.on(move |index| index.commit(&office, watermark)).await
    }

    async fn watermark(&self, office: &OfficeId) -> Result<u64> {
        let office = office.clone();
        self.on(move |index| Ok(index.payload()?.watermark(&office)))
            .await
    }

    async fn search(&self, query: Query) -> Result<Hits> {
        self.on(move |index| index.search(&query)).await
    }

    async fn clear(&self) -> Result<()> {
        self.on(Opened::clear).await
    }
}

impl Opened {
    fn created(folder: &Path, made_by: &str) -> Result<Self> {
        let fault = |e| fault(folder, e);
        let index = Index::create_in_dir(folder, Fields::schema()).map_err(fault)?;
        let opened = Opened::of(folder, made_by, index).map_err(fault)?;
        opened.clear()?;
        Ok(opened)
    }

    fn existing(folder: &Path, made_by: &str) -> Result<(Self, Payload)> {
        let fault = |e| fault(folder, e);
        let index = Index::open_in_dir(folder).map_err(fault)?;
        let opened = Opened::of(folder, made_by, index).map_err(fault)?;
        let payload = opened.payload()?;
        Ok((opened, payload))
    }

    fn of(folder: &Path, made_by: &str, mut index: Index) -> tantivy::Result<Self> {
        index.set_tokenizers(terms::manager());
        let fields = Fields::of(&index.schema())?;
        let reader = index
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .try_into()?;
        Ok(Opened {
            folder: folder.to_owned(),
            made_by: made_by.to_owned(),
            index,
            fields,
            reader,
            writer: Mutex::new(None),
        })
    }

    fn payload(&self) -> Result<Payload> {
        let metas = self.index.load_metas().map_err(|e| self.fault(e))?;
        Payload::read(metas.payload.as_deref()).map_err(|cause| IndexError::Damaged {
            path: self.folder.clone(),
            cause,
        })
    }

    /// After a failure the writer is gone, and what it had not committed with it: the watermark
    /// still says where to begin again.
    fn write<T>(&self, step: impl FnOnce(&mut IndexWriter) -> tantivy::Result<T>) -> Result<T> {
        let mut slot = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let mut writer = match slot.take() {
            Some(writer) => writer,
            None => self
                .index
                .writer_with_num_threads(WRITER_THREADS, WRITER_BYTES)
                .map_err(|e| self.fault(e))?,
        };
        let out = step(&mut writer).map_err(|e| self.fault(e))?;
        *slot = Some(writer);
        Ok(out)
    }

    fn add(&self, office: &OfficeId, documents: &[Document]) -> Result<()> {
        self.write(|writer| {
            for document in documents {
                writer.delete_term(self.fields.key(office, &document.item));
                writer.add_document(entry::of(&self.fields, office, document))?;
            }
            Ok(())
        })
    }

    fn commit(&self, office: &OfficeId, watermark: u64) -> Result<()> {
        let mut payload = self.payload()?;
        payload.set_watermark(office, watermark);
        self.write(|writer| {
            let mut commit = writer.prepare_commit()?;
            commit.set_payload(&payload.written());
            commit.commit()?;
            self.reader.reload()
        })
    }

    fn clear(&self) -> Result<()> {
        let payload = Payload::new(&self.made_by);
        self.write(|writer| {
            writer.delete_all_documents()?;
            let mut commit = writer.prepare_commit()?;
            commit.set_payload(&payload.written());
            commit.commit()?;
            self.reader.reload()
        })
    }

    fn fault(&self, e: TantivyError) -> IndexError {
        fault(&self.folder, e)
    }
}

fn fault(folder: &Path, e: TantivyError) -> IndexError {
    let path = folder.to_owned();
    let cause = e.to_string();
    match e {
        TantivyError::LockFailure(LockError::LockBusy, _) => IndexError::Busy { path },
        TantivyError::LockFailure(LockError::IoError(e), _) | TantivyError::IoError(e) => {
            IndexError::CannotWrite { path, cause: e.to_string() }
        }
        TantivyError::OpenDirectoryError(_)
        | TantivyError::OpenWriteError(_)
        // A thread of the writer ends so when it cannot write its segment.
        | TantivyError::ErrorInThread(_) => IndexError::CannotWrite { path, cause },
        _ => IndexError::Damaged { path, cause },
    }
}

fn cannot_write(folder: &Path, e: &std::io::Error) -> IndexError {
    IndexError::CannotWrite {
        path: folder.to_owned(),
        cause: e.to_string(),
    }
}

fn create_folder(folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder).map_err(|e| cannot_write(folder, &e))
}

fn remove_folder(folder: &Path) -> Result<()> {
    std::fs::remove_dir_all(folder).map_err(|e| cannot_write(folder, &e))
}

fn is_empty(folder: &Path) -> Result<bool> {
    let mut entries = std::fs::read_dir(folder).map_err(|e| cannot_write(folder, &e))?;
    Ok(entries.next().is_none())
}

fn set_aside(folder: &Path) -> Result<PathBuf> {
    let mut name = folder.file_name().unwrap_or_default().to_owned();
    name.push(".damaged");
    let to = folder.with_file_name(name);
    if to.exists() {
        remove_folder(&to)?;
    }
    std::fs::rename(folder, &to).map_err(|e| cannot_write(folder, &e))?;
    Ok(to)
}
