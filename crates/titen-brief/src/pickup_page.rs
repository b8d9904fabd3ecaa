//! The pick-up of an edition's press seeds, for `titen press`: a page, a table, and JSON.

use crate::{
    html::issue_view::is_web,
    indonesian::{date, days_of, decimal, integer},
    labels::SAMPLE_MARK,
    plain::plain,
    table,
};
use askama::Template;
use serde::Serialize;
use titen_model::{Pickup, PickupArticle, PickupIssue, Took, wib_date};

const CSS: &str = concat!(
    include_str!("../templates/brief.css"),
    include_str!("../templates/chips.css"),
    include_str!("../templates/press.css")
);

pub fn pickup_page(pickup: &Pickup) -> String {
    let page = Page {
        css: CSS,
        mark: SAMPLE_MARK,
        p: pickup,
        days: days_of(pickup.week),
        period: format!("{} sampai {}", date(pickup.from), date(pickup.to)),
        releases: named(&pickup.releases),
        ungrouped: pickup
            .ungrouped
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(", "),
        copy: percent(pickup.copy),
        rewriting: percent(pickup.rewriting),
        issues: (1..)
            .zip(&pickup.issues)
            .map(|(n, issue)| IssueView::new(n, issue))
            .collect(),
    };
    page.render().expect("writing to a string cannot fail")
}

fn named(releases: &[String]) -> String {
    let releases = releases.iter().map(|r| plain(r));
    releases.collect::<Vec<_>>().join("; ")
}

fn percent(share: f64) -> String {
    format!("{} %", decimal(share * 100.0, 0))
}

#[derive(Template)]
#[template(path = "pickup.html")]
struct Page<'a> {
    css: &'static str,
    mark: &'static str,
    p: &'a Pickup,
    days: String,
    period: String,
    releases: String,
    ungrouped: String,
    copy: String,
    rewriting: String,
    issues: Vec<IssueView<'a>>,
}

struct IssueView<'a> {
    anchor: String,
    title: String,
    summary: String,
    rows: Vec<Row<'a>>,
}

struct Row<'a> {
    outlet: String,
    channel: &'static str,
    day: String,
    title: String,
    link: Option<&'a str>,
    colour: &'static str,
    took: &'static str,
    likeness: String,
    with: String,
}

impl<'a> IssueView<'a> {
    fn new(n: usize, issue: &'a PickupIssue) -> Self {
        let outlets: std::collections::BTreeSet<&str> =
            issue.articles.iter().map(|a| a.outlet.as_str()).collect();
        let count = |took| {
            let of = issue.articles.iter().filter(|a| a.took == took).count();
            integer(of as u64)
        };
        IssueView {
            anchor: format!("isu-{n}"),
            title: plain(&issue.title),
            summary: format!(
                "{} media menulis: {} salinan, {} olahan, {} liputan sendiri.",
                integer(outlets.len() as u64),
                count(Took::Salinan),
                count(Took::Olahan),
                count(Took::Sendiri)
            ),
            rows: issue.articles.iter().map(row).collect(),
        }
    }
}

fn row(a: &PickupArticle) -> Row<'_> {
    let (colour, took) = kind(a.took);
    let link = a.url.as_deref();
    Row {
        outlet: plain(&a.outlet),
        channel: a.channel.label(),
        day: date(wib_date(a.at)),
        title: plain(&a.title),
        link: link.filter(|url| is_web(url)),
        colour,
        took,
        likeness: percent(a.of_article),
        with: a.release.as_deref().map_or_else(|| "–".into(), plain),
    }
}

fn kind(took: Took) -> (&'static str, &'static str) {
    match took {
        Took::Salinan => ("merah", "salinan"),
        Took::Olahan => ("kuning", "olahan"),
        Took::Sendiri => ("hijau", "liputan sendiri"),
    }
}

pub fn pickup_table(pickup: &Pickup) -> Vec<u8> {
    let rows = pickup.issues.iter().flat_map(|issue| {
        issue.articles.iter().map(|a| {
            [
                pickup.week.to_string(),
                issue.rank.to_string(),
                issue.issue.to_string(),
                plain(&issue.title),
                plain(&a.outlet),
                a.channel.label().to_owned(),
                wib_date(a.at).to_string(),
                plain(&a.title),
                a.url.clone().unwrap_or_default(),
                a.item.clone(),
                kind(a.took).1.to_owned(),
                format!("{:.2}", a.of_article),
                format!("{:.2}", a.of_release),
                a.release.as_deref().map(plain).unwrap_or_default(),
                if pickup.sample {
                    SAMPLE_MARK.to_owned()
                } else {
                    String::new()
                },
            ]
        })
    });
    table::bytes(
        [
            "pekan",
            "peringkat",
            "id_isu",
            "isu",
            "media",
            "kanal",
            "tanggal",
            "judul",
            "tautan",
            "butir",
            "jenis",
            "bagian_tulisan",
            "bagian_siaran_pers",
            "siaran_pers",
            "catatan",
        ],
        rows,
    )
}

pub fn pickup_json(pickup: &Pickup) -> Vec<u8> {
    #[derive(Serialize)]
    struct Versioned<'a> {
        version: u32,
        note: Option<&'static str>,
        #[serde(flatten)]
        pickup: &'a Pickup,
    }
    let versioned = Versioned {
        version: 1,
        note: pickup.sample.then_some(SAMPLE_MARK),
        pickup,
    };
    let mut bytes =
        serde_json::to_vec_pretty(&versioned).expect("strings and finite numbers serialise");
    bytes.push(b'\n');
    bytes
}
