//! Checked settings with the defaults filled in. What is wrong is said with its line.

use super::billboard::{billboard_rules, shipped_billboards};
use super::board::board_rules;
use super::budget::{BudgetSettings, budget_settings};
use super::check::{Check, check_version};
use super::deliver::{Publisher, targets};
use super::dialog::{DialogSettings, dialog_settings};
use super::indicators::{EvidenceSettings, evidence_settings};
use super::letters::letter_settings;
use super::options::{HttpOptions, Options, SourcesFile};
use super::press::{PressSettings, press_settings};
use super::rank::rank_settings;
use super::read::{ConfigError, ConfigFile};
use super::sources;
use super::webhook::receiver;
use chrono::{DateTime, FixedOffset, Utc};
use std::path::{Path, PathBuf};
use std::time::Duration;
use titen_collect::{Manners, QuietHours, ReceiverSettings, Source, SourceKind, WebSettings};
use titen_deliver::Target;
use titen_followup::{BillboardRules, BoardRules, LetterSettings};
use titen_issue::{GroupSettings, RankSettings, Scope};
use titen_model::{Letterhead, OfficeId, WilayahCode, sha256_hex};
use toml::Spanned;

#[derive(Debug, Clone)]
pub struct Settings {
    /// Instead of the clock, for samples and tests.
    pub now: Option<DateTime<Utc>>,
    pub office: OfficeId,
    pub letterhead: Letterhead,
    /// Who edits, where the command line does not say.
    pub analyst: Option<String>,
    pub scope: Scope,
    /// Relative to the data folder.
    pub store: PathBuf,
    /// Relative to the data folder.
    pub index: PathBuf,
    pub overlay: Option<PathBuf>,
    pub web: WebSettings,
    /// What the process has learnt of the hosts that it asked.
    pub manners: Manners,
    pub quiet_hours: Option<QuietHours>,
    /// Days for which answers are kept as they came; 0: none is.
    pub raw_keep_days: u32,
    /// Days for which a recogniser's transcripts are kept.
    pub transcript_days: u32,
    pub schedule: Schedule,
    /// Where sources that call are listened for.
    pub receiver: Option<ReceiverSettings>,
    pub sample: Option<Sample>,
    pub sources: Vec<Source>,
    pub group: GroupSettings,
    pub rank: RankSettings,
    pub dialog: DialogSettings,
    pub board: BoardRules,
    pub evidence: EvidenceSettings,
    pub press: PressSettings,
    pub billboard: BillboardRules,
    pub letters: LetterSettings,
    /// Who gets each published edition.
    pub deliver: Vec<Target>,
    pub budget: BudgetSettings,
    /// Of all files that were read, for the edition's provenance.
    pub config_sha256: String,
}

#[derive(Debug, Clone)]
pub struct Schedule {
    pub zone: chrono_tz::Tz,
    pub collect: cron::Schedule,
    pub weekly: cron::Schedule,
    pub catch_up_weeks: u32,
    /// Relative to the data folder.
    pub out: PathBuf,
}

/// Invented data that `weekly` serves to its own collectors.
#[derive(Debug, Clone)]
pub struct Sample {
    /// One folder a host name.
    pub serve: PathBuf,
}

impl Settings {
    pub fn from_file(path: &Path) -> Result<Self, ConfigError> {
        let file = ConfigFile::read(path)?;
        let options: Options = file.parse()?;
        check_version(&file, options.version.as_ref())?;
        let mut files = Vec::new();
        for sources in &options.sources {
            files.push(ConfigFile::read(&file.beside(sources))?);
        }
        Settings::build(options, Some(&file), &files)
    }

    /// What the program runs on where there is no config at all.
    pub fn built_in() -> Result<Self, ConfigError> {
        Settings::build(Options::default(), None, &[])
    }

    fn build(
        options: Options,
        file: Option<&ConfigFile>,
        source_files: &[ConfigFile],
    ) -> Result<Self, ConfigError> {
        let check = Check { file };
        let mut said = file.map_or_else(Vec::new, |f| f.bytes().to_vec());

        let rank = match (&options.rank, file) {
            (Some(path), Some(file)) => {
                let rank_file = ConfigFile::read(&file.beside(path))?;
                said.extend_from_slice(rank_file.bytes());
                let rank = rank_settings(&rank_file)?;
                check_version(&rank_file, rank_file.parse::<Versioned>()?.version.as_ref())?;
                rank
            }
            _ => RankSettings::default(),
        };
        let mut beside = |path: &Option<PathBuf>| match (path, file) {
            (Some(path), Some(file)) => {
                let read = ConfigFile::read(&file.beside(path))?;
                said.extend_from_slice(read.bytes());
                Ok(Some(read))
            }
            _ => Ok(None),
        };
        let dialog = beside(&options.dialog)?
            .map_or_else(|| Ok(DialogSettings::default()), |f| dialog_settings(&f))?;
        let board = beside(&options.board)?
            .map_or_else(|| Ok(BoardRules::default()), |f| board_rules(&f))?;
        let evidence = beside(&options.indicators)?.map_or_else(
            || Ok(EvidenceSettings::default()),
            |f| evidence_settings(&f),
        )?;
        let press = beside(&options.press)?
            .map_or_else(|| Ok(PressSettings::default()), |f| press_settings(&f))?;
        let billboard =
            beside(&options.billboard)?.map_or_else(shipped_billboards, |f| billboard_rules(&f))?;

        let mut all = Vec::new();
        if let Some(file) = file {
            for source in options.source {
                all.push(sources::source(file, source)?);
            }
        }
        for source_file in source_files {
            said.extend_from_slice(source_file.bytes());
            let listed: SourcesFile = source_file.parse()?;
            check_version(source_file, listed.version.as_ref())?;
            for source in listed.source {
                all.push(sources::source(source_file, source)?);
            }
        }
        if let Some(file) = file {
            sources::refuse_repeated_ids(&all, &file.path)?;
        }

        let letterhead = Letterhead {
            kop: options.office.kop,
            place: options.office.place,
        };
        let scope = match &options.scope.wilayah {
            None => Scope::Within(WilayahCode::new("35.22")),
            Some(all) if all.get_ref() == "all" => Scope::All,
            Some(code) => Scope::Within(check.wilayah(code)?),
        };
        let deliver = match file {
            None => Vec::new(),
            Some(file) => {
                let publisher = Publisher {
                    letterhead: &letterhead,
                    wilayah: match &scope {
                        Scope::All => None,
                        Scope::Within(code) => Some(code.clone()),
                    },
                };
                targets(file, options.deliver, &publisher)?
            }
        };

        let zone: chrono_tz::Tz = check.parsed(&options.schedule.zone, "Asia/Jakarta", |zone| {
            format!("`{zone}` is not a time zone; in Indonesia it is Asia/Jakarta, Asia/Makassar or Asia/Jayapura")
        })?;
        let cron_problem = |expression: &str| {
            format!(
                "`{expression}` is not a schedule; write second minute hour day-of-month month day-of-week, such as `0 0 7 * * Mon`"
            )
        };
        Ok(Settings {
            now: match &options.now {
                None => None,
                Some(now) => Some(
                    DateTime::<FixedOffset>::parse_from_rfc3339(now.get_ref())
                        .map_err(|e| {
                            check.at(now, format!("now is not a time with a zone, such as 2017-12-18T07:00:00+07:00: {e}"))
                        })?
                        .to_utc(),
                ),
            },
            office: OfficeId::new(options.office.id),
            analyst: options.office.analyst,
            letterhead,
            scope,
            store: check.located(&options.store.url, "sqlite:", "titen.db")?,
            index: check.located(&options.index.url, "tantivy:", "index")?,
            overlay: options
                .dictionaries
                .overlay
                .map(|p| file.map_or_else(|| p.clone(), |f| f.beside(&p))),
            quiet_hours: match &options.http.quiet_hours {
                None => None,
                hours => Some(check.parsed(hours, "", |text| {
                    format!("quiet_hours: `{text}` is not a span of hours; write it as 23-04")
                })?),
            },
            raw_keep_days: options.raw.keep_days,
            transcript_days: options.raw.transcript_days,
            web: WebSettings {
                authorities: match &options.http.ca_file {
                    None => Vec::new(),
                    Some(path) => check.authorities(path)?,
                },
                ..web(options.http)
            },
            manners: Manners::default(),
            schedule: Schedule {
                zone,
                collect: check.parsed(&options.schedule.collect, "0 */30 * * * *", cron_problem)?,
                weekly: check.parsed(&options.schedule.weekly, "0 0 7 * * Mon", cron_problem)?,
                catch_up_weeks: check.catch_up_weeks(&options.schedule.catch_up_weeks)?,
                out: options.schedule.out.unwrap_or_else(|| "edisi".into()),
            },
            receiver: match &options.webhook {
                None => None,
                Some(options) => Some(receiver(options, |value, problem| check.at(value, problem))?),
            },
            sample: options.sample.map(|s| Sample {
                serve: file.map_or_else(|| s.serve.clone(), |f| f.beside(&s.serve)),
            }),
            sources: all,
            group: options.group,
            rank,
            dialog,
            board,
            evidence,
            press,
            billboard,
            letters: letter_settings(options.letters, &check)?,
            deliver,
            budget: budget_settings(options.budget, file, |value, problem| check.at(value, problem))?,
            config_sha256: sha256_hex(&said),
        })
    }

    /// What lies in the data folder is found there.
    pub fn in_data(mut self, data: &Path) -> Self {
        for source in &mut self.sources {
            if let SourceKind::Webhook(webhook) = &mut source.kind {
                webhook.spool = data.join(&webhook.spool);
            }
        }
        self
    }

    /// The office's own wilayah: where an item is about that speaks to it and names no place.
    pub fn home(&self) -> Option<WilayahCode> {
        match &self.scope {
            Scope::All => None,
            Scope::Within(code) => Some(code.clone()),
        }
    }
}

fn web(http: HttpOptions) -> WebSettings {
    WebSettings {
        user_agent: http.user_agent,
        pace: Duration::from_millis(http.pace_ms),
        timeout: Duration::from_secs(http.timeout_s),
        max_bytes: http.max_bytes,
        concurrency: http.concurrency.max(1),
        retries: http.retries,
        allow_hosts: http.allow_hosts,
        requests_a_day: http.requests_a_day,
        ..WebSettings::default()
    }
}

/// Of a file whose other keys belong to another crate.
#[derive(serde::Deserialize)]
struct Versioned {
    version: Option<Spanned<u32>>,
}
