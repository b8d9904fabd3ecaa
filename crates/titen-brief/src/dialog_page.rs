//! `dialog.html`: what a producer takes into the studio, a sheet for each broadcast.

use crate::{
    html::issue_view::is_web,
    indonesian::{date, day, days_of, moment},
    labels::SAMPLE_MARK,
    plain::plain,
};
use askama::Template;
use std::collections::BTreeMap;
use titen_model::{Brief, BriefIssue, DialogTopic, Sourced, Status, wib_date};

const CSS: &str = concat!(
    include_str!("../templates/brief.css"),
    include_str!("../templates/dialog.css")
);

pub(crate) fn page(brief: &Brief) -> String {
    let topics = brief.dialog.iter().enumerate();
    let page = Page {
        css: CSS,
        brief,
        mark: SAMPLE_MARK,
        draft: brief.status == Status::Draft,
        days: days_of(brief.week.next()),
        from: days_of(brief.week),
        topics: topics
            .filter_map(|(n, topic)| TopicView::new(n, topic, brief))
            .collect(),
    };
    page.render().expect("writing to a string cannot fail")
}

#[derive(Template)]
#[template(path = "dialog.html")]
struct Page<'a> {
    css: &'static str,
    brief: &'a Brief,
    mark: &'static str,
    draft: bool,
    days: String,
    from: String,
    topics: Vec<TopicView<'a>>,
}

struct TopicView<'a> {
    anchor: String,
    topic: &'a DialogTopic,
    title: String,
    when: String,
    opening: String,
    why_now: Vec<Said>,
    facts: Vec<Said>,
    questions: Vec<Said>,
    unit: String,
    speaker: String,
    invite_by: String,
    sources: Vec<Source<'a>>,
}

/// A sentence and the numbers of its sources, in this topic's own list.
pub(crate) struct Said {
    pub(crate) text: String,
    pub(crate) refs: Vec<usize>,
    /// How many more items say so than are listed.
    pub(crate) more: usize,
}

pub(crate) struct Source<'a> {
    pub(crate) n: usize,
    pub(crate) title: &'a str,
    pub(crate) about: String,
    pub(crate) link: Option<&'a str>,
}

/// Of the items behind one sentence; the edition has them all.
const REFS: usize = 5;

impl<'a> TopicView<'a> {
    fn new(n: usize, topic: &'a DialogTopic, brief: &'a Brief) -> Option<Self> {
        let issue = brief.issues.iter().find(|i| i.id == topic.issue)?;
        let mut numbers = Numbers::default();
        let mut said = |s: &Sourced| numbers.said(&s.text, &s.items);
        let facts: Vec<Said> = topic.facts.iter().map(&mut said).collect();
        let why_now: Vec<Said> = topic.why_now.iter().map(&mut said).collect();
        let questions = topic
            .questions
            .iter()
            .map(|q| {
                let items: Vec<usize> = q.from.iter().map(|f| f.item).collect();
                numbers.said(&q.text, &items)
            })
            .collect();
        Some(TopicView {
            anchor: format!("siaran-{}", n + 1),
            topic,
            title: plain(&topic.topic),
            when: format!("{}, {} menit", moment(topic.starts), topic.minutes),
            opening: plain(&topic.opening),
            why_now,
            facts,
            questions,
            unit: topic
                .unit
                .as_ref()
                .map_or_else(|| "belum ditetapkan".into(), |u| plain(&u.name)),
            speaker: match &topic.speaker {
                Some(s) => format!(
                    "{}, {} ({})",
                    plain(&s.name),
                    plain(&s.position),
                    topic.speaker_why
                ),
                None => format!("belum ada: {}", plain(&topic.speaker_why)),
            },
            invite_by: day(topic.invite_by),
            sources: numbers.sources(issue),
        })
    }
}

/// Items in the order in which the sheet first names them.
#[derive(Default)]
pub(crate) struct Numbers {
    of: BTreeMap<usize, usize>,
}

impl Numbers {
    pub(crate) fn said(&mut self, text: &str, items: &[usize]) -> Said {
        let refs = items
            .iter()
            .take(REFS)
            .map(|item| self.number(*item))
            .collect();
        Said {
            text: plain(text),
            refs,
            more: items.len().saturating_sub(REFS),
        }
    }

    fn number(&mut self, item: usize) -> usize {
        let next = self.of.len() + 1;
        *self.of.entry(item).or_insert(next)
    }

    pub(crate) fn sources<'a>(&self, issue: &'a BriefIssue) -> Vec<Source<'a>> {
        let mut sources: Vec<Source<'a>> = self
            .of
            .iter()
            .filter_map(|(item, n)| {
                let item = issue.items.get(*item)?;
                Some(Source {
                    n: *n,
                    title: &item.title,
                    about: format!(
                        "{} · {} · {}",
                        item.source,
                        item.channel.label(),
                        date(wib_date(item.at))
                    ),
                    link: item.url.as_deref().filter(|url| is_web(url)),
                })
            })
            .collect();
        sources.sort_by_key(|s| s.n);
        sources
    }
}
