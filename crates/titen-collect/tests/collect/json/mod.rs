//! JSON APIs: each shipped preset against a server that answers as the API is documented to, and an API of an
//! office's own.

mod bluesky;
mod custom;
mod errors;
mod mastodon;
mod meta;
mod secrets;
mod telegram;
mod x;
mod youtube;

use crate::{
    server::{Answer, Hit, Server, answer},
    sources::{NOW, source},
};
use serde_json::Value;
use std::{collections::BTreeMap, sync::Arc};
use titen_collect::{ApiOptions, JsonApi, Pass, Source, SourceKind, Web, collect};
use titen_model::{Channel, SourceState};
use url::Url;

pub const TOKEN: &str = "RAHASIA+123/abc=";

/// A source of the preset, on the server of the tests.
pub fn api(id: &str, options: &str) -> Source {
    let options: ApiOptions = toml::from_str(options).unwrap();
    let api = JsonApi::new(&options, None, &|_| Some(TOKEN.to_owned())).unwrap();
    Source {
        channel: Channel::Social,
        ..source(id, SourceKind::Json(Arc::new(api)))
    }
}

pub fn preset(name: &str, with: &[(&str, &str)]) -> Source {
    let with: Vec<String> = with.iter().map(|(k, v)| format!("{k} = \"{v}\"")).collect();
    api(
        name,
        &format!(
            "preset = \"{name}\"\nwith = {{ server = \"http://kabar.test\", {} }}",
            with.join(", ")
        ),
    )
}

pub fn json(body: Value) -> Answer {
    json_with("200 OK", "", body)
}

pub fn json_with(status: &str, headers: &str, body: Value) -> Answer {
    answer(
        status,
        &format!("Content-Type: application/json; charset=utf-8\r\n{headers}"),
        body.to_string(),
    )
}

/// What was asked for, without order.
pub fn query(hit: &Hit) -> BTreeMap<String, String> {
    let url = Url::parse("http://kabar.test")
        .unwrap()
        .join(&hit.path)
        .unwrap();
    url.query_pairs().into_owned().collect()
}

pub fn keys(pass: &Pass) -> Vec<&str> {
    pass.items.iter().map(|i| i.key.as_str()).collect()
}

pub struct Office {
    pub server: Server,
    web: Arc<Web>,
}

impl Office {
    pub async fn new(answers: impl Fn(&Hit) -> Answer + Send + Sync + 'static) -> Self {
        let server = Server::start(answers).await;
        let web = Arc::new(Web::new(server.settings()).unwrap());
        Office { server, web }
    }

    /// The same server, asked by a process that has just been started.
    pub fn restart(&mut self) {
        self.web = Arc::new(Web::new(self.server.settings()).unwrap());
    }

    pub async fn pass(&self, source: &Source, before: &SourceState) -> Pass {
        let states = BTreeMap::from([(source.id.clone(), before.clone())]);
        let intake = crate::intake();
        let one = std::slice::from_ref(source);
        let mut run = collect(&self.web, &intake, one, &states, NOW.parse().unwrap());
        run.next().await.unwrap().pass
    }

    pub async fn first(&self, source: &Source) -> Pass {
        self.pass(source, &SourceState::default()).await
    }
}
