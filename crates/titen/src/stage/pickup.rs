//! A published week's press seeds, and what outlets wrote since → its pick-up.

use super::press::{absorbed, issues_of, topic_of, words_of};
use crate::{command::Usage, office::Office};
use anyhow::{Context, Result};
use chrono::{Duration, NaiveDate, NaiveTime};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use titen_followup::{Shingles, Told, likeness, take};
use titen_model::{
    Brief, BriefIssue, Channel, Document, IssueId, Item, ItemId, Pickup, PickupArticle,
    PickupIssue, PressSeed, WIB, Week, wib_date,
};

/// Days before the seeds in which a release of the office's own may have gone out.
const EARLIER: i64 = 7;

/// A press release as it was sent, and the issue that it is about.
struct Release {
    name: String,
    shingles: Shingles,
    issue: IssueId,
}

pub async fn pickup(office: &Office, week: Week, files: &[PathBuf]) -> Result<Pickup> {
    let edition = office.store.edition(&office.id, week, None).await?;
    let edition = edition.ok_or_else(|| {
        Usage(format!(
            "week {week} has no edition; make one with `titen weekly --week {week}`"
        ))
    })?;
    let brief: Brief = serde_json::from_slice(&edition.brief)
        .with_context(|| format!("the stored brief of {week} can't be read; restore a backup"))?;
    let rules = &office.settings.press.pickup;
    let from = brief.press.since.unwrap_or_else(|| week.next().monday());
    let last = from + Duration::days(i64::from(rules.days) - 1);
    let to = last.min(wib_date(office.now())).max(from);
    let documents = between(office, from - Duration::days(EARLIER), to).await?;
    let groupings = Groupings::load(office, from, to).await?;

    let (own, others): (Vec<&Document>, Vec<&Document>) = documents
        .iter()
        .filter(|d| rules.channels.contains(&d.channel))
        .partition(|d| rules.own_sources.iter().any(|s| *s == d.source.as_str()));
    let articles: Vec<&Document> = others
        .into_iter()
        .filter(|d| wib_date(d.at) >= from)
        .collect();
    let ids: Vec<ItemId> = own.iter().chain(&articles).map(|d| d.item).collect();
    let items = office.store.items(&office.id, &ids).await?;
    let items: BTreeMap<ItemId, Item> = items.into_iter().map(|i| (i.id, i)).collect();

    let mut releases = Vec::new();
    for document in own {
        if let Some(item) = items.get(&document.item) {
            // What the office publishes on other matters is no release of these.
            let told = Told { item, document };
            releases.extend(release(office, &brief, &told, item.headline()));
        }
    }
    for file in files {
        let (item, document) = read(office, file)?;
        let told = Told {
            item: &item,
            document: &document,
        };
        let name = file
            .file_name()
            .unwrap_or(file.as_os_str())
            .to_string_lossy();
        let of_file = release(office, &brief, &told, &name);
        releases.push(of_file.ok_or_else(|| {
            Usage(format!(
                "{}: is about none of the issues that week {week} has a press seed for; name another --release or --week",
                file.display()
            ))
        })?);
    }
    let outlets: BTreeSet<&str> = articles.iter().map(|d| d.source.as_str()).collect();
    let mut issues = Vec::new();
    for seed in &brief.press.seeds {
        let Some(issue) = brief.issues.iter().find(|i| i.id == seed.issue) else {
            continue;
        };
        let mut found = Vec::new();
        let topic = topic_of(office, issue);
        let own: Vec<&Release> = releases.iter().filter(|r| r.issue == seed.issue).collect();
        let mut of_outlet: BTreeMap<&str, Vec<Shingles>> = BTreeMap::new();
        for article in &articles {
            let Some(item) = items.get(&article.item) else {
                continue;
            };
            let texts = of_outlet.entry(article.source.as_str()).or_insert_with(|| {
                let own = own.iter().map(|r| r.shingles.clone());
                own.chain([seed_text(office, seed, issue, &article.source)])
                    .map(|text| text.without(&topic))
                    .collect()
            });
            let on_issue = groupings.holds(&article.item, &seed.issue);
            let Some(m) = take(
                &Shingles::of(article).without(&topic),
                texts,
                on_issue,
                rules,
            ) else {
                continue;
            };
            let release = m.release.map(|n| match own.get(n) {
                Some(release) => release.name.clone(),
                None => "bahan pers".to_owned(),
            });
            found.push(PickupArticle {
                item: item.key.clone(),
                outlet: item.source.clone(),
                channel: item.channel.counted(),
                title: item.headline().to_owned(),
                url: item.url.clone(),
                at: item.at(),
                took: m.took,
                of_article: m.likeness.of_article,
                of_release: m.likeness.of_release,
                release,
            });
        }
        found.sort_by(|a, b| (a.at, &a.outlet, &a.item).cmp(&(b.at, &b.outlet, &b.item)));
        issues.push(PickupIssue {
            issue: seed.issue.clone(),
            rank: seed.rank,
            title: seed.title.clone(),
            articles: found,
        });
    }
    Ok(Pickup {
        office: office.settings.letterhead.clone(),
        sample: office.settings.sample.is_some(),
        week,
        from,
        to,
        n_outlets: u32::try_from(outlets.len()).unwrap_or(u32::MAX),
        releases: releases.into_iter().map(|r| r.name).collect(),
        ungrouped: groupings.missing,
        copy: rules.copy,
        rewriting: rules.rewriting,
        issues,
    })
}

async fn between(office: &Office, from: NaiveDate, to: NaiveDate) -> Result<Vec<Document>> {
    let start = |day: NaiveDate| (day.and_time(NaiveTime::MIN) - WIB).and_utc();
    let end = start(to + Duration::days(1));
    Ok(office
        .store
        .documents_between(&office.id, start(from), end)
        .await?)
}

/// Which issue each item lies in, and what became of issues.
struct Groupings {
    issue_of: BTreeMap<ItemId, IssueId>,
    absorbed: BTreeMap<IssueId, IssueId>,
    /// Weeks with items that are not grouped yet.
    missing: Vec<Week>,
}

impl Groupings {
    async fn load(office: &Office, from: NaiveDate, to: NaiveDate) -> Result<Self> {
        let mut all = Groupings {
            issue_of: BTreeMap::new(),
            absorbed: BTreeMap::new(),
            missing: Vec::new(),
        };
        for tally in office.store.weeks(&office.id).await? {
            let week = tally.week;
            if week.sunday() < from || week.monday() > to {
                continue;
            }
            match office.store.week_grouping(&office.id, week).await? {
                Some(stored) => {
                    all.issue_of.extend(issues_of(&stored.grouped));
                    all.absorbed.extend(absorbed(&stored.grouped));
                }
                None => all.missing.push(week),
            }
        }
        Ok(all)
    }

    fn holds(&self, item: &ItemId, issue: &IssueId) -> bool {
        let now = self.absorbed.get(issue).unwrap_or(issue);
        let of = self.issue_of.get(item);
        of.is_some_and(|of| of == issue || of == now)
    }
}

/// The release with the seed's issue whose words it uses most; None for one that is about none of them.
fn release(office: &Office, brief: &Brief, told: &Told<'_>, name: &str) -> Option<Release> {
    let least = office.settings.press.broadcast.likeness;
    let seeds = brief.press.seeds.iter();
    let (alike, issue) = seeds
        .filter_map(|s| brief.issues.iter().find(|i| i.id == s.issue))
        .map(|issue| (likeness(&words_of(office, issue), told), issue))
        .rev()
        .max_by(|a, b| a.0.total_cmp(&b.0))?;
    (alike >= least).then(|| Release {
        name: name.to_owned(),
        shingles: Shingles::of(told.document),
        issue: issue.id.clone(),
    })
}

fn read(office: &Office, file: &Path) -> Result<(Item, Document)> {
    let text = std::fs::read_to_string(file).map_err(|e| {
        Usage(format!(
            "{}: cannot be read as text: {e}; name the release as plain text in UTF-8",
            file.display()
        ))
    })?;
    if text.trim().is_empty() {
        return Err(Usage(format!(
            "{}: is empty; name the release as it was sent",
            file.display()
        ))
        .into());
    }
    Ok(analysed(office, &text))
}

/// The seed as a text, without what it took from this very outlet.
fn seed_text(office: &Office, seed: &PressSeed, issue: &BriefIssue, outlet: &str) -> Shingles {
    let from_others = |items: &[usize]| {
        let mut sources = items.iter().filter_map(|i| issue.items.get(*i));
        sources.any(|i| i.source != outlet)
    };
    let mut said: BTreeSet<&str> = BTreeSet::new();
    let of_outline = seed.outline.iter().flat_map(|p| &p.said);
    said.extend(
        of_outline
            .filter(|s| from_others(&s.items))
            .map(|s| s.text.as_str()),
    );
    let figures = seed.facts.iter().flat_map(|f| &f.figures);
    said.extend(
        figures
            .filter(|f| from_others(&f.items))
            .map(|f| f.text.as_str()),
    );
    let quotes = seed
        .officials
        .iter()
        .chain(&seed.answered)
        .chain(&seed.citizens);
    said.extend(
        quotes
            .filter(|q| from_others(&[q.item]))
            .map(|q| q.text.as_str()),
    );
    let text: Vec<&str> = said.into_iter().collect();
    Shingles::of(&analysed(office, &text.join("\n")).1)
}

fn analysed(office: &Office, text: &str) -> (Item, Document) {
    let item = Item {
        id: ItemId::new("", ""),
        key: String::new(),
        source: String::new(),
        channel: Channel::News,
        url: None,
        title: None,
        body: Some(text.to_owned()),
        published: None,
        received: office.now(),
        lang: None,
        extra: BTreeMap::new(),
    };
    let document = office.analyser.analyse(&item, 1);
    (item, document)
}
