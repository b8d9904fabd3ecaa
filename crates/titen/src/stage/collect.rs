//! Sources → items: each pass is stored as it ends, and none can stop another.

use crate::config::Settings;
use crate::figures::StageFigures;
use crate::office::Office;
use crate::progress;
use crate::sample_server::SampleServer;
use crate::voice_salt::voice_salt;
use anyhow::Result;
use chrono::{DateTime, TimeDelta, Utc};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use titen_collect::{Intake, RawLog, Run, Source, Speech, Web, forget_raw, forget_transcripts};
use titen_model::{OfficeId, PutReport, SourceState, wib_date};
use titen_store::{Pass, Store};
use titen_text::{Analyser, Redactor};

/// Items that one transaction takes; more than any site shows at once, so a pass is one transaction but for files.
const BATCH: usize = 5000;

#[derive(Debug, Default)]
pub struct Collected {
    pub put: PutReport,
    pub refused: u64,
    /// By source, in its id's order: what it gave, or why it failed.
    pub sources: BTreeMap<String, SourceOutcome>,
}

#[derive(Debug)]
pub struct SourceOutcome {
    pub put: PutReport,
    pub refused: u64,
    pub error: Option<String>,
    pub notes: Vec<String>,
}

/// What collectors share, with the sample's sites if this is the sample.
pub struct Collectors {
    web: Arc<Web>,
    intake: Arc<Intake>,
    _sample: Option<SampleServer>,
}

impl Collectors {
    pub async fn start(settings: &Settings, intake: Intake) -> Result<Self> {
        let sample = match &settings.sample {
            None => None,
            Some(sample) => Some(SampleServer::start(&sample.serve).await?),
        };
        let mut web = settings.web.clone();
        if let Some(server) = &sample {
            web.local.clone_from(&server.hosts);
        }
        Ok(Collectors {
            web: Arc::new(Web::with_manners(web, settings.manners.clone())?),
            intake: Arc::new(intake),
            _sample: sample,
        })
    }

    /// Answers are kept, if the office wants it, and those that are too old go.
    fn recording(mut self, office: &Office) -> Self {
        let (folder, days) = (raw_folder(&office.data), office.settings.raw_keep_days);
        if let Err(error) = forget_raw(&folder, wib_date(Utc::now()), days) {
            tracing::warn!(folder = %folder.display(), %error, "old raw records can't be deleted");
        }
        let transcripts = transcripts_folder(&office.data);
        let days_kept = TimeDelta::days(office.settings.transcript_days.into());
        if let Err(error) = forget_transcripts(&transcripts, (Utc::now() - days_kept).into()) {
            tracing::warn!(folder = %transcripts.display(), %error, "old transcripts can't be deleted");
        }
        if days > 0 {
            self.web = Arc::new(Web::clone(&self.web).recording(RawLog::new(folder)));
        }
        self
    }

    pub fn web(&self) -> &Web {
        &self.web
    }

    pub fn begin(
        &self,
        sources: &[Source],
        states: &BTreeMap<String, SourceState>,
        now: DateTime<Utc>,
    ) -> Run {
        titen_collect::collect(&self.web, &self.intake, sources, states, now)
    }
}

/// Where raw records lie.
pub fn raw_folder(data: &Path) -> PathBuf {
    data.join("raw")
}

pub fn intake(office: &Office) -> Result<Intake> {
    let salt = voice_salt(&office.settings, &office.data)?;
    let intake = Intake::new(salt, Arc::new(Redactor::new(&office.dict)));
    Ok(intake.with_speech(speech(&office.analyser, &office.data)))
}

/// Transcripts of recordings lie beside the store.
pub fn speech(analyser: &Arc<Analyser>, data: &Path) -> Speech {
    Speech {
        analyser: Arc::clone(analyser),
        folder: transcripts_folder(data),
        may_hear: true,
    }
}

fn transcripts_folder(data: &Path) -> PathBuf {
    data.join("transcripts")
}

pub async fn states(store: &dyn Store, office: &OfficeId) -> Result<BTreeMap<String, SourceState>> {
    let states = store.source_states(office).await?;
    Ok(states.into_iter().map(|s| (s.source.clone(), s)).collect())
}

pub async fn collect(office: &Office, sources: &[Source]) -> Result<Collected> {
    let mut collected = Collected::default();
    if sources.is_empty() {
        return Ok(collected);
    }
    let figures = StageFigures::begin("collect");
    let collectors = Collectors::start(&office.settings, intake(office)?)
        .await?
        .recording(office);
    let states = states(office.store.as_ref(), &office.id).await?;
    let mut run = collectors.begin(sources, &states, office.now());
    let bar = progress::bar("collecting", sources.len() as u64);
    let mut n = 0;
    while let Some(report) = run.next().await {
        let pass = report.pass;
        n += pass.items.len() as u64;
        let outcome = SourceOutcome {
            refused: pass.drops.len() as u64,
            error: pass.state.error.clone(),
            notes: pass.notes,
            put: put(
                office,
                Pass {
                    items: pass.items,
                    drops: pass.drops,
                    source: Some(pass.state),
                },
            )
            .await?,
        };
        collected.put.add(&outcome.put);
        collected.refused += outcome.refused;
        collected.sources.insert(report.source, outcome);
        bar.inc(1);
    }
    bar.finish_and_clear();
    figures.end(n);
    Ok(collected)
}

/// The source's state goes with the last batch: until then its items count as not yet seen.
async fn put(office: &Office, mut pass: Pass) -> Result<PutReport> {
    let mut report = PutReport::default();
    while pass.items.len() > BATCH {
        let rest = pass.items.split_off(BATCH);
        let items = std::mem::replace(&mut pass.items, rest);
        report.add(
            &office
                .store
                .put_pass(
                    &office.id,
                    Pass {
                        items,
                        ..Pass::default()
                    },
                )
                .await?
                .report,
        );
    }
    report.add(&office.store.put_pass(&office.id, pass).await?.report);
    Ok(report)
}
