//! `titen sources discover`: a site's address → the [[source]] tables that it needs, ready to be copied.

use crate::config::Settings;
use crate::office::analyser;
use crate::say;
use crate::stage::Collectors;
use anyhow::Result;
use chrono::Utc;
use std::collections::{BTreeMap, BTreeSet};
use titen_collect::{Found, Intake, Site, discover};
use titen_dict::Dictionaries;
use titen_model::{Channel, Item, ItemId, WilayahCode};
use titen_text::Analyser;
use url::Url;

pub async fn find(settings: &Settings, url: &Url) -> Result<()> {
    let collectors = Collectors::start(settings, Intake::unstored()).await?;
    let (site, found) = discover(collectors.web(), url).await?;
    if found.is_empty() {
        say!(
            "{url}: neither feed nor sitemap; configure its page of news as a listing, with `selectors`"
        )?;
        return Ok(());
    }
    let (dict, analyser) = analyser(settings)?;
    let mut ids: BTreeSet<String> = settings.sources.iter().map(|s| s.id.clone()).collect();
    for one in &found {
        let table = Table::of(settings, &site, one, &dict, &analyser, &mut ids);
        say!("{}", table.written(&site, one, &dict))?;
    }
    Ok(())
}

struct Table {
    id: String,
    channel: Channel,
    wilayah: Option<WilayahCode>,
}

impl Table {
    fn of(
        settings: &Settings,
        site: &Site,
        found: &Found,
        dict: &Dictionaries,
        analyser: &Analyser,
        ids: &mut BTreeSet<String>,
    ) -> Self {
        let host = found.url.host_str().unwrap_or_default();
        let said: Vec<&str> = [
            &site.title,
            &found.title,
            &site.description,
            &found.description,
        ]
        .into_iter()
        .filter_map(|text| text.as_deref())
        .collect();
        let village = village(settings, &said.join(". "), host, dict, analyser);
        let channel = channel(host, &said, village.is_some());
        let mut id = slug(host);
        let mut n = 1;
        while !ids.insert(id.clone()) {
            n += 1;
            id = format!("{}-{n}", slug(host));
        }
        Table {
            id,
            channel,
            // A newsroom in a village writes of the whole regency.
            wilayah: village.filter(|_| channel == Channel::Kim),
        }
    }

    fn written(&self, site: &Site, found: &Found, dict: &Dictionaries) -> String {
        let by = site
            .cms
            .map_or(String::new(), |cms| format!(" ({})", cms.name()));
        let mut text = format!("# {}{by}\n[[source]]\n", one_line(&found.said()));
        text += &format!("id = \"{}\"\nchannel = \"{}\"\n", self.id, self.channel);
        text += &format!("kind = \"{}\"\nurl = \"{}\"\n", found.kind, found.url);
        if let Some(code) = &self.wilayah {
            text += &format!(
                "wilayah = \"{code}\"   # {}\n",
                dict.wilayah.full_name(code)
            );
        }
        if found.summaries {
            text += "follow = true   # the feed holds only the beginnings of the texts\n";
        }
        text
    }
}

/// The one village within the office's scope that site and feed name, or that the host is called after.
fn village(
    settings: &Settings,
    said: &str,
    host: &str,
    dict: &Dictionaries,
    analyser: &Analyser,
) -> Option<WilayahCode> {
    let home = settings.home();
    let certain = |text: &str| {
        let item = Item {
            id: ItemId::new("discover", text),
            key: String::new(),
            source: "discover".to_owned(),
            channel: Channel::Kim,
            url: None,
            title: Some(text.to_owned()),
            body: None,
            published: None,
            received: Utc::now(),
            lang: None,
            extra: BTreeMap::new(),
        };
        let document = analyser.analyse(&item, 1);
        let villages: BTreeSet<WilayahCode> = document
            .wilayah
            .into_iter()
            .filter(|mention| mention.candidates.len() == 1)
            .flat_map(|mention| mention.candidates)
            .filter(|code| code.level() == 4 && home.as_ref().is_none_or(|h| code.within(h)))
            .collect();
        let mut villages = villages.into_iter();
        villages.next().filter(|_| villages.next().is_none())
    };
    // `kanor-bojonegoro.desa.id`, `desa-kanor.example.go.id`
    let label = host
        .trim_start_matches("www.")
        .split('.')
        .next()
        .unwrap_or_default();
    let regency = home.as_ref().and_then(|code| dict.wilayah.get(code));
    let regency = regency.map(|w| w.name.to_lowercase()).unwrap_or_default();
    let name = label.replace(['-', '_'], " ").replace(&regency, "");
    let name = name
        .trim()
        .trim_start_matches("desa")
        .trim_start_matches("kim")
        .trim();
    certain(said).or_else(|| {
        let names_itself = host.ends_with(".desa.id") || label.starts_with("desa");
        names_itself
            .then(|| certain(&format!("Desa {}", capital(name))))
            .flatten()
    })
}

fn capital(name: &str) -> String {
    let words = name.split(' ').map(|word| {
        let mut letters = word.chars();
        letters.next().map_or_else(String::new, |first| {
            first.to_uppercase().chain(letters).collect::<String>()
        })
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Village sites and information groups are `kim`; whoever else publishes is news.
fn channel(host: &str, said: &[&str], names_a_village: bool) -> Channel {
    let is_group = said.iter().any(|text| {
        let text = text.to_lowercase();
        text.split(|c: char| !c.is_alphanumeric())
            .any(|word| word == "kim")
            || text.contains("informasi masyarakat")
    });
    if host.ends_with(".desa.id") || names_a_village || is_group {
        Channel::Kim
    } else {
        Channel::News
    }
}

fn slug(host: &str) -> String {
    let host = host.trim_start_matches("www.");
    let name = [
        "desa.id", "go.id", "or.id", "co.id", "web.id", "my.id", "id", "com", "net", "org",
    ]
    .iter()
    .find_map(|end| host.strip_suffix(end)?.strip_suffix('.'))
    .unwrap_or(host);
    name.replace('.', "-")
}

/// A site's own words must not end the comment.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
