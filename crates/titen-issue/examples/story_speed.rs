//! Measures forming stories alone, of documents that are analysed already: `story_speed 200000` invents so many
//! over 30 days and prints items a CPU second and the memory that forming them took, over the documents' own.
//! `story_speed week` groups and ranks a week of 10,000. One size a run: memory that was freed hides what is taken.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod invent;

use invent::Invented;
use std::{collections::BTreeMap, fs, time::Instant};
use titen_dict::Dictionaries;
use titen_issue::{
    Carried, GroupSettings, Known, RankSettings, Scope, group_week, rank_week, stories_alone,
};
use titen_model::Week;

fn main() {
    let dict = Dictionaries::builtin().unwrap();
    let settings = GroupSettings::default();
    match std::env::args().nth(1).as_deref() {
        Some("week") => week(&dict, &settings),
        Some(n) => alone(n.parse().unwrap(), &dict, &settings),
        None => println!("usage: story_speed N | week"),
    }
}

fn alone(n: usize, dict: &Dictionaries, settings: &GroupSettings) {
    let docs = invent::documents(n, 30).docs;
    let before = memory("VmRSS");
    fs::write("/proc/self/clear_refs", "5").unwrap();
    let (cpu, wall) = (cpu_seconds(), Instant::now());
    let stories = stories_alone(&docs, &BTreeMap::new(), dict, settings);
    let (cpu, wall) = (cpu_seconds() - cpu, wall.elapsed().as_secs_f64());
    let held = memory("VmHWM").saturating_sub(before);
    let several = stories.iter().filter(|s| s.len() > 1);
    println!(
        "{n} items: {:.0} a CPU second ({cpu:.2} s, wall {wall:.2} s), {held} MB at most; {} stories, {} of several",
        n as f64 / cpu,
        stories.len(),
        several.count(),
    );
}

fn week(dict: &Dictionaries, settings: &GroupSettings) {
    let Invented { docs, items } = invent::documents(10_000, 7);
    let week = Week::of(docs[0].at);
    let start = Instant::now();
    let nothing = Carried::default();
    let (grouped, _) = group_week(week, Known::after(&nothing), &docs, &items, dict, settings);
    let to_group = start.elapsed();
    let rank = RankSettings::default();
    let ranked = rank_week(&grouped, &docs, &items, None, &Scope::All, dict, &rank);
    println!(
        "10000 items: grouped in {:.2} s, ranked in {:.2} s; {} stories, {} issues, {} ranked",
        to_group.as_secs_f64(),
        (start.elapsed() - to_group).as_secs_f64(),
        grouped.stories.len(),
        grouped.issues.len(),
        ranked.ranked.len(),
    );
}

/// Of this process, all threads, to a hundredth.
fn cpu_seconds() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap();
    let fields: Vec<&str> = stat.rsplit_once(')').unwrap().1.split(' ').collect();
    (fields[12].parse::<f64>().unwrap() + fields[13].parse::<f64>().unwrap()) / 100.0
}

/// In MB.
fn memory(what: &str) -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|l| l.starts_with(what)).unwrap();
    line.split_whitespace()
        .nth(1)
        .unwrap()
        .parse::<u64>()
        .unwrap()
        / 1024
}
