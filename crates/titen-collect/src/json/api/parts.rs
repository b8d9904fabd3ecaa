//! The parts of an API's options, checked one by one; what is wrong is said with its key and the remedy.

use super::{Auth, ErrorRule, From, Means, Paging, Since, wrong};
use crate::json::{
    ApiOptions, BadApi,
    options::{AuthOptions, ErrorOptions, PagingOptions, SinceOptions},
    path::Path,
    template::{Parameters, Template},
};
use reqwest::header::HeaderValue;
use std::collections::BTreeMap;
use titen_model::Secret;

pub fn parameters(options: &ApiOptions) -> Result<Parameters, BadApi> {
    let declared = &options.parameters;
    let names = || {
        declared
            .keys()
            .map(|k| format!("`{k}`"))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let mut all: Parameters = BTreeMap::new();
    for (name, parameter) in declared {
        let value = options.with.get(name).or(parameter.default.as_ref());
        if value.is_none_or(|v| v.trim().is_empty()) && !parameter.optional {
            return Err(BadApi(format!(
                "`with = {{ {name} = \"…\" }}` is missing: {}",
                parameter.about
            )));
        }
        all.insert(name.clone(), value.map(|v| v.trim().to_owned()));
    }
    for (name, value) in &options.with {
        if !declared.is_empty() && !declared.contains_key(name) {
            return Err(BadApi(format!(
                "`with`: unknown parameter `{name}`; known are {}",
                names()
            )));
        }
        all.insert(name.clone(), Some(value.trim().to_owned()));
    }
    let given = |name: &String| all.get(name).is_some_and(Option::is_some);
    if !options.any_of.is_empty() && !options.any_of.iter().any(given) {
        let names = options.any_of.join("` or `");
        return Err(BadApi(format!("`with`: one of `{names}` must be given")));
    }
    Ok(all)
}

pub fn auth(
    options: &Option<AuthOptions>,
    url: &Template,
    env: &dyn Fn(&str) -> Option<String>,
) -> Result<(Auth, Option<Secret>), BadApi> {
    let Some(AuthOptions {
        env: name,
        bearer,
        header,
        query,
    }) = options
    else {
        return match url.needs_secret() {
            true => Err(BadApi(
                "`url` has a place for `{secret}`; say `auth = { env = \"NAME\" }`".into(),
            )),
            false => Ok((Auth::None, None)),
        };
    };
    if name.is_empty() {
        return Err(BadApi(
            "`auth` needs `env`, the name of the environment variable that holds the token".into(),
        ));
    }
    let Some(value) = env(name) else {
        return Err(BadApi(format!(
            "the environment variable `{name}` is not set; put the API's token in it (a service reads it from EnvironmentFile=)"
        )));
    };
    let secret = Secret::token(&value, name).map_err(|e| BadApi(e.to_string()))?;
    let sensitive = |text: String| {
        let mut value = HeaderValue::from_str(&text).map_err(|_| {
            BadApi(format!(
                "what `{name}` holds cannot be sent in a header; set it again"
            ))
        })?;
        value.set_sensitive(true);
        Ok(value)
    };
    let auth = match (bearer, header, query, url.needs_secret()) {
        (true, None, None, false) => Auth::Header(
            reqwest::header::AUTHORIZATION,
            sensitive(format!("Bearer {}", secret.reveal()))?,
        ),
        (false, Some(header), None, false) => {
            let header = header
                .parse()
                .map_err(|_| BadApi(format!("`auth`: `{header}` is not the name of a header")))?;
            Auth::Header(header, sensitive(secret.reveal().to_owned())?)
        }
        (false, None, Some(query), false) => Auth::Query(query.clone()),
        (false, None, None, true) => Auth::Address,
        _ => {
            return Err(BadApi(
                "`auth` needs one of `bearer = true`, `header = \"…\"`, `query = \"…\"`, or a `{secret}` in `url`".into(),
            ));
        }
    };
    Ok((auth, Some(secret)))
}

pub fn paging(o: &PagingOptions) -> Result<Paging, BadApi> {
    let one = "`paging` needs one of `link_header`, `next_url`, `cursor`, `last`, `offset`, `page`";
    let parameter = || {
        o.parameter
            .clone()
            .ok_or_else(|| BadApi("`paging` needs `parameter`, where its value is sent".into()))
    };
    let path = |text: &str| Path::read(text).map_err(wrong("paging"));
    let mut ways = Vec::new();
    if o.link_header == Some(true) {
        ways.push(Paging::LinkHeader);
    }
    if let Some(text) = &o.next_url {
        ways.push(Paging::NextUrl(path(text)?));
    }
    if let Some(text) = &o.cursor {
        ways.push(Paging::Cursor(path(text)?, parameter()?));
    }
    if let Some(text) = &o.last {
        ways.push(Paging::Last(path(text)?, parameter()?));
    }
    if o.offset == Some(true) {
        ways.push(Paging::Offset(parameter()?));
    }
    if o.page == Some(true) {
        ways.push(Paging::Page(parameter()?));
    }
    match (ways.len(), ways.pop()) {
        (0, _) => Ok(Paging::None),
        (1, Some(way)) => Ok(way),
        _ => Err(BadApi(format!("{one}, and only one"))),
    }
}

pub fn since(o: &SinceOptions) -> Result<Since, BadApi> {
    let from = match o.from.as_str() {
        "id" => From::Id,
        "next_id" => From::NextId,
        "time" => From::Time,
        "unix" => From::Unix,
        other => {
            return Err(BadApi(format!(
                "`since`: unknown `from` `{other}`; known are id, next_id, time, unix"
            )));
        }
    };
    if o.parameter.is_empty() {
        return Err(BadApi("`since` needs `parameter`, where it is sent".into()));
    }
    Ok(Since {
        parameter: o.parameter.clone(),
        from,
        path: o
            .path
            .as_deref()
            .map(Path::read)
            .transpose()
            .map_err(wrong("since"))?,
        overlap_s: i64::try_from(o.overlap_s.unwrap_or_default()).unwrap_or(i64::MAX),
    })
}

pub fn rule(o: &ErrorOptions) -> Result<ErrorRule, BadApi> {
    let means = match o.means.as_str() {
        "auth" => Means::Auth,
        "wait" => Means::Wait,
        "later" => Means::Later,
        "refused" => Means::Refused,
        "restart" => Means::Restart,
        other => {
            return Err(BadApi(format!(
                "`errors`: unknown `means` `{other}`; known are auth, wait, later, refused, restart"
            )));
        }
    };
    Ok(ErrorRule {
        path: Path::read(&o.path).map_err(wrong("errors"))?,
        is: o.is.clone(),
        means,
        wait_s: o.wait_s,
        remedy: o.remedy.clone(),
    })
}

pub fn paths(texts: &[String]) -> Result<Vec<Path>, String> {
    texts.iter().map(|t| Path::read(t)).collect()
}
