//! One call, from its headers to its answer. What is refused is told no details.

use super::{
    auth::is_same,
    counters::Refusal,
    payload::{Call, Taken},
    receiver::Hook,
};
use crate::Intake;
use axum::{
    body::{Body, to_bytes},
    extract::{Path, Request, State},
    http::{HeaderMap, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use chrono::{DateTime, Utc};
use std::{
    collections::BTreeMap,
    sync::Arc,
    time::{Duration, SystemTime},
};

/// What all calls share.
pub struct Hooks {
    pub by_source: BTreeMap<String, Hook>,
    pub intake: Arc<Intake>,
    pub max_bytes: usize,
    pub timeout: Duration,
}

pub async fn post(
    State(hooks): State<Arc<Hooks>>,
    Path(source): Path<String>,
    request: Request,
) -> Response {
    let Some(hook) = hooks.by_source.get(&source) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    match take(&hooks, hook, request).await {
        Ok(answer) => answer,
        Err(refusal) => {
            hook.spool.counters.add(refusal, 1);
            tracing::debug!(source, reason = %refusal.reason(), "a call was refused");
            answer(refusal)
        }
    }
}

async fn take(hooks: &Hooks, hook: &Hook, request: Request) -> Result<Response, Refusal> {
    let (head, body) = request.into_parts();
    let auth = hook.webhook.auth;
    if auth.is_in_headers() && !auth.admits(&hook.secret, &head.headers, b"", now()) {
        return Err(Refusal::Unsigned);
    }
    let length = head
        .headers
        .get(header::CONTENT_LENGTH)
        .and_then(|v| v.to_str().ok()?.parse::<u64>().ok());
    if length.is_some_and(|n| n > hooks.max_bytes as u64) {
        return Err(Refusal::TooLarge);
    }
    let media_type = media_type(&head.headers);
    if !hook.webhook.format.accepts(&media_type) {
        return Err(Refusal::OtherType);
    }
    let body = whole(body, hooks).await?;
    if !auth.is_in_headers() && !auth.admits(&hook.secret, &head.headers, &body, now()) {
        return Err(Refusal::Unsigned);
    }
    // Behind the signature, so that strangers cannot use up the caller's share.
    if !hook.limit.admits() {
        return Err(Refusal::TooMany);
    }
    let mut call = Call {
        source: &hook.source,
        webhook: &hook.webhook,
        intake: &hooks.intake,
        now: now(),
        taken: Taken::default(),
    };
    call.read(&media_type, &body).map_err(|bad| {
        tracing::warn!(
            source = hook.source.id,
            problem = bad.0,
            "a signed call is not what the source's format says"
        );
        Refusal::Malformed
    })?;
    let taken = call.taken;
    if !hook.spool.put(&taken).await {
        return Ok(StatusCode::SERVICE_UNAVAILABLE.into_response());
    }
    if taken.n_confidential > 0 {
        hook.spool
            .counters
            .add(Refusal::Confidential, taken.n_confidential);
    }
    let said = format!(
        "{{\"taken\":{},\"dropped\":{}}}\n",
        taken.items.len(),
        taken.drops.len() as u64 + taken.n_confidential
    );
    Ok(([(header::CONTENT_TYPE, "application/json")], said).into_response())
}

async fn whole(body: Body, hooks: &Hooks) -> Result<axum::body::Bytes, Refusal> {
    match tokio::time::timeout(hooks.timeout, to_bytes(body, hooks.max_bytes)).await {
        Err(_) => Err(Refusal::TooSlow),
        Ok(Ok(bytes)) => Ok(bytes),
        // A body that ends too early looks the same from here, and its caller has hung up.
        Ok(Err(_)) => Err(Refusal::TooLarge),
    }
}

fn answer(refusal: Refusal) -> Response {
    let status = match refusal {
        Refusal::Unsigned => StatusCode::UNAUTHORIZED,
        Refusal::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Refusal::OtherType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        Refusal::Malformed => StatusCode::BAD_REQUEST,
        Refusal::TooSlow => StatusCode::REQUEST_TIMEOUT,
        Refusal::TooMany => {
            return (StatusCode::TOO_MANY_REQUESTS, [(header::RETRY_AFTER, "60")]).into_response();
        }
        Refusal::Confidential => StatusCode::OK,
    };
    status.into_response()
}

fn media_type(headers: &HeaderMap) -> String {
    let given = headers
        .get(header::CONTENT_TYPE)
        .and_then(|v| v.to_str().ok())
        .unwrap_or_default();
    given
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_lowercase()
}

/// WhatsApp asks once whether this address is its owner's: who knows the token gets the challenge back.
pub async fn handshake(
    State(hooks): State<Arc<Hooks>>,
    Path(source): Path<String>,
    uri: Uri,
) -> Response {
    let Some(hook) = hooks.by_source.get(&source) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let Some(token) = &hook.verify_token else {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    };
    let asked: BTreeMap<_, _> =
        url::form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes()).collect();
    let given = |key: &str| asked.get(key).map(|v| v.as_ref()).unwrap_or_default();
    if given("hub.mode") == "subscribe" && is_same(token, given("hub.verify_token")) {
        return (
            [(header::CONTENT_TYPE, "text/plain")],
            given("hub.challenge").to_owned(),
        )
            .into_response();
    }
    hook.spool.counters.add(Refusal::Unsigned, 1);
    StatusCode::FORBIDDEN.into_response()
}

fn now() -> DateTime<Utc> {
    SystemTime::now().into()
}
