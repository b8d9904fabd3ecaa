//! Sources of SMS and chat: gammu-smsd's inbox, and webhooks.

use super::options::{FieldOptions, SecretOptions, SourceOptions};
use super::read::ConfigFile;
use chrono::TimeDelta;
use std::path::PathBuf;
use titen_collect::{
    Auth, Fields, Format, GammuInbox, GammuSource, IgnoredSenders, Postgres, SourceKind,
    WebhookSource,
};
use titen_model::{Channel, SecretName, WIB};
use toml::Spanned;

/// Where the fault lies in the file, and what it is.
pub type Fault = (usize, String);

pub fn gammu(
    file: &ConfigFile,
    options: &SourceOptions,
    channel: Channel,
    here: usize,
) -> Result<SourceKind, Fault> {
    let ignore = ignored(options, channel);
    let inbox = match (&options.database, &options.path) {
        (Some(database), None) => {
            let (at, url) = (database.span().start, database.get_ref());
            match url.split_once(':') {
                Some(("sqlite", path)) if !path.is_empty() => {
                    GammuInbox::Sqlite(file.beside(path.as_ref()))
                }
                Some(("postgres" | "postgresql", _)) => {
                    let password = options.secret.as_ref().map(secret).transpose()?;
                    let postgres = Postgres::new(url, password);
                    // A password that stands there by mistake is not said again.
                    let told = |e| (at, format!("`database`: {e}"));
                    GammuInbox::Postgres(Box::new(postgres.map_err(told)?))
                }
                _ => {
                    let problem =
                        "`database` is neither sqlite:PATH nor postgres://USER@localhost/NAME";
                    return Err((at, problem.into()));
                }
            }
        }
        (None, Some(path)) => GammuInbox::Folder(file.beside(path)),
        _ => {
            let problem = "a gammu source needs either `database` (sqlite:PATH or postgres://USER@localhost/NAME) or `path`, the inbox folder of the FILES backend";
            return Err((here, problem.into()));
        }
    };
    let clock = match &options.utc_offset {
        None => WIB,
        Some(hours) if (-12..=14).contains(hours.get_ref()) => {
            TimeDelta::hours(i64::from(*hours.get_ref()))
        }
        Some(hours) => {
            let problem =
                "`utc_offset` is not a number of hours from -12 to 14; WIB is 7, UTC is 0";
            return Err((hours.span().start, problem.into()));
        }
    };
    Ok(SourceKind::Gammu(GammuSource {
        inbox,
        ignore,
        clock,
    }))
}

pub fn webhook(
    options: &SourceOptions,
    channel: Channel,
    here: usize,
) -> Result<SourceKind, Fault> {
    let id = options.id.get_ref();
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_';
    if id.is_empty() || !id.chars().all(is_plain) {
        let problem = "the id of a webhook is part of its address; write it in lower-case letters, digits and hyphens";
        return Err((options.id.span().start, problem.into()));
    }
    let Some(format_name) = &options.format else {
        let problem = "a webhook needs `format`: gateway, whatsapp, lapor or jsonl";
        return Err((here, problem.into()));
    };
    let format = match format_name.get_ref().as_str() {
        "gateway" => Format::Gateway,
        "whatsapp" => Format::WhatsApp,
        "lapor" => Format::Lapor,
        "jsonl" => Format::Jsonl,
        other => {
            let problem =
                format!("unknown format `{other}`; known are gateway, whatsapp, lapor, jsonl");
            return Err((format_name.span().start, problem));
        }
    };
    let Some(given) = &options.secret else {
        let problem = "a webhook needs `secret = { env = \"NAME\" }`, the environment variable with the secret that its callers share";
        return Err((here, problem.into()));
    };
    let auth = match &options.auth {
        None if format == Format::WhatsApp => Auth::HubSignature,
        None => Auth::Signature,
        Some(auth) => match auth.get_ref().as_str() {
            "hub-signature" => Auth::HubSignature,
            _ if format == Format::WhatsApp => {
                let problem = "WhatsApp signs with `auth = \"hub-signature\"`; leave `auth` out";
                return Err((auth.span().start, problem.into()));
            }
            "signature" => Auth::Signature,
            "bearer" => Auth::Bearer,
            other => {
                let problem =
                    format!("unknown auth `{other}`; known are signature, hub-signature, bearer");
                return Err((auth.span().start, problem));
            }
        },
    };
    let verify_token = options.verify_token.as_ref().map(secret).transpose()?;
    if format == Format::WhatsApp && verify_token.is_none() {
        let problem =
            "WhatsApp needs `verify_token = { env = \"NAME\" }`, the token of its handshake";
        return Err((here, problem.into()));
    }
    Ok(SourceKind::Webhook(WebhookSource {
        format,
        auth,
        secret: secret(given)?,
        verify_token,
        fields: fields(options.fields.as_ref(), format)?,
        ignore: ignored(options, channel),
        // Where the data lie, the config does not know: `Settings::in_data`.
        spool: PathBuf::from("spool").join(id),
    }))
}

pub fn secret(options: &Spanned<SecretOptions>) -> Result<SecretName, Fault> {
    let env = &options.get_ref().env;
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    if env.is_empty() || !env.chars().all(is_name) {
        let problem = "`env` is not the name of an environment variable; the secret itself does not belong into a file";
        return Err((options.span().start, problem.into()));
    }
    Ok(SecretName { env: env.clone() })
}

/// In a chat, a name is a person.
fn ignored(options: &SourceOptions, channel: Channel) -> IgnoredSenders {
    match &options.ignore {
        Some(entries) => IgnoredSenders::new(entries),
        None if channel == Channel::Sms => IgnoredSenders::default(),
        None => IgnoredSenders::new::<&str>(&[]),
    }
}

fn fields(given: Option<&Spanned<FieldOptions>>, format: Format) -> Result<Fields, Fault> {
    let mut fields = match format {
        Format::Lapor => Fields::of_lapor(),
        _ => Fields::of_gateway(),
    };
    let Some(given) = given else {
        return Ok(fields);
    };
    let named = given.get_ref();
    let of_lapor = [&named.title, &named.time, &named.kind];
    if matches!(format, Format::WhatsApp | Format::Jsonl) {
        let problem = "`fields` is for the formats gateway and lapor; the others name their fields themselves";
        return Err((given.span().start, problem.into()));
    }
    if format == Format::Gateway && of_lapor.iter().any(|f| f.is_some()) {
        let problem = "a gateway's `fields` are from, text, id and at";
        return Err((given.span().start, problem.into()));
    }
    for (field, name) in [
        (&mut fields.from, &named.from),
        (&mut fields.text, &named.text),
        (&mut fields.id, &named.id),
        (&mut fields.at, &named.at),
        (&mut fields.title, &named.title),
        (&mut fields.time, &named.time),
        (&mut fields.kind, &named.kind),
    ] {
        if let Some(name) = name {
            field.clone_from(name);
        }
    }
    Ok(fields)
}
