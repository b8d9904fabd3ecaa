//! `[[source]]` tables → sources that can be asked.

mod handed_over;

use super::check::is_wilayah_code;
use super::gateway;
use super::options::SourceOptions;
use super::read::{ConfigError, ConfigFile};
use handed_over::reader;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use titen_collect::{ApiOptions, JsonApi, Selectors, Source, SourceKind};
use titen_model::{Channel, WilayahCode};
use toml::Spanned;
use url::Url;

const DEFAULT_EVERY: Duration = Duration::from_secs(30 * 60);

/// So that the edition on Monday morning has Sunday's news.
const DEFAULT_AT_MOST: Duration = Duration::from_secs(6 * 3600);

fn minutes(n: u64) -> Duration {
    Duration::from_secs(n.saturating_mul(60))
}

pub fn source(file: &ConfigFile, spanned: Spanned<SourceOptions>) -> Result<Source, ConfigError> {
    let here = spanned.span().start;
    let options = spanned.into_inner();
    let id = options.id.get_ref().clone();
    let at = |offset: usize, problem: String| {
        file.at(file.line_of(offset), format!("source `{id}`: {problem}"))
    };
    let channel: Channel =
        options
            .channel
            .get_ref()
            .parse()
            .map_err(|e: titen_model::UnknownChannel| {
                at(options.channel.span().start, e.to_string())
            })?;
    let url = |kind: &str| match &options.url {
        Some(url) => Url::parse(url.get_ref()).map_err(|e| {
            at(
                url.span().start,
                format!("`{}` is not an address: {e}", url.get_ref()),
            )
        }),
        None => Err(at(here, format!("a {kind} needs `url`"))),
    };
    let is_table = options.kind.get_ref() == "table";
    let fault = |(offset, problem): gateway::Fault| at(offset, problem);
    let kind = match options.kind.get_ref().as_str() {
        "feed" => SourceKind::Feed { url: url("feed")? },
        "sitemap" => SourceKind::Sitemap {
            url: url("sitemap")?,
        },
        "listing" => {
            let selectors = match &options.selectors {
                None => Selectors::discovered(),
                Some(selectors) => {
                    let s = selectors.get_ref();
                    Selectors::new(
                        &s.link,
                        s.title.as_deref(),
                        s.body.as_deref(),
                        s.date.as_deref(),
                    )
                    .and_then(|parsed| match &s.next {
                        Some(next) => parsed.with_next(next),
                        None => Ok(parsed),
                    })
                    .map_err(|problem| at(selectors.span().start, problem.to_string()))?
                }
            };
            SourceKind::Listing {
                url: url("listing")?,
                selectors,
            }
        }
        kind @ ("jsonl" | "lapor" | "table" | "transcript" | "print") => match &options.path {
            Some(path) => SourceKind::Files {
                path: file.beside(path),
                reader: reader(kind, &options).map_err(|(offset, problem)| at(offset, problem))?,
            },
            None => {
                let problem = format!("a {kind} source needs `path`, a file or a folder");
                return Err(at(here, problem));
            }
        },
        "json" => {
            let Some(api) = &options.api else {
                let problem = "a json source needs `api = { preset = \"…\", with = { … } }`, or all of it spelled out";
                return Err(at(here, problem.into()));
            };
            let api =
                json_api(file, api.get_ref()).map_err(|problem| at(api.span().start, problem))?;
            SourceKind::Json(Arc::new(api))
        }
        "gammu" => gateway::gammu(file, &options, channel, here).map_err(fault)?,
        "webhook" => gateway::webhook(&options, channel, here).map_err(fault)?,
        other => {
            let problem = format!(
                "unknown kind `{other}`; known are feed, sitemap, listing, json, jsonl, lapor, table, transcript, print, gammu, webhook"
            );
            return Err(at(options.kind.span().start, problem));
        }
    };
    if let (Some(names), false) = (options.columns.values().next(), is_table) {
        let problem = "`columns` is for a source of kind table; take it out".to_owned();
        return Err(at(names.span().start, problem));
    }
    let wilayah = match &options.wilayah {
        Some(code) if !is_wilayah_code(code.get_ref()) => {
            let problem = format!(
                "`{}` is not a wilayah code such as 35.22.15",
                code.get_ref()
            );
            return Err(at(code.span().start, problem));
        }
        code => code.as_ref().map(|code| WilayahCode::new(code.get_ref())),
    };
    Ok(Source {
        id: options.id.into_inner(),
        channel,
        kind,
        wilayah,
        follow: options.follow,
        every: options.every.map_or(DEFAULT_EVERY, minutes),
        every_at_most: options.every_at_most.map_or(DEFAULT_AT_MOST, minutes),
        presumed: options.presumed,
    })
}

/// Secrets are read here, once, so that a missing one is known before anything runs.
fn json_api(file: &ConfigFile, options: &ApiOptions) -> Result<JsonApi, String> {
    let own = match &options.preset {
        Some(name) if name.ends_with(".toml") => {
            let path = file.beside(Path::new(name));
            let text = std::fs::read_to_string(&path);
            Some(text.map_err(|e| format!("preset {} cannot be read: {e}", path.display()))?)
        }
        _ => None,
    };
    let env = |name: &str| std::env::var(name).ok();
    JsonApi::new(options, own.as_deref(), &env).map_err(|e| e.to_string())
}

/// Items are keyed by their source, so two sources of one id would overwrite each other.
pub fn refuse_repeated_ids(sources: &[Source], path: &std::path::Path) -> Result<(), ConfigError> {
    let mut ids: Vec<&str> = sources.iter().map(|s| s.id.as_str()).collect();
    ids.sort_unstable();
    match ids.windows(2).find(|pair| pair[0] == pair[1]) {
        None => Ok(()),
        Some(pair) => Err(ConfigError::Wrong {
            path: path.to_owned(),
            problem: format!("source `{}` is listed twice; give each its own id", pair[0]),
        }),
    }
}
