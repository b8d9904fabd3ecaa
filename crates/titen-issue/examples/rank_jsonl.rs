//! Ranks a JSONL file of one week, with its times: to read a ranking against its items, and to measure.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod load;

use std::{collections::BTreeMap, sync::Arc, time::Instant};
use titen_dict::Dictionaries;
use titen_issue::{Carried, GroupSettings, RankSettings, Scope, group_week, rank_week};
use titen_model::WilayahCode;
use titen_text::Analyser;

fn main() {
    let mut args = std::env::args().skip(1);
    let path = args.next().expect("usage: rank_jsonl FILE.jsonl [WILAYAH]");
    let scope = args
        .next()
        .map_or(Scope::All, |code| Scope::Within(WilayahCode::new(code)));
    let dict = Arc::new(Dictionaries::builtin().unwrap());
    let start = Instant::now();
    let period = load::read(&path, &Analyser::new(dict.clone(), None));
    println!(
        "{} items of {}; read and analysed in {:?}",
        period.docs.len(),
        period.week,
        start.elapsed()
    );
    let start = Instant::now();
    let (grouped, carried) = group_week(
        period.week,
        &Carried::default(),
        None,
        &period.docs,
        &period.items,
        &dict,
        &GroupSettings::default(),
    );
    let bytes = postcard::to_stdvec(&carried).unwrap().len();
    println!(
        "grouped in {:?}: {} stories, {} issues; {bytes} bytes carried",
        start.elapsed(),
        grouped.stories.len(),
        grouped.issues.len()
    );
    let start = Instant::now();
    let ranked = rank_week(
        &grouped,
        &period.docs,
        &period.items,
        None,
        &scope,
        &dict,
        &RankSettings::default(),
    );
    println!(
        "ranked in {:?}: {} of them",
        start.elapsed(),
        ranked.ranked.len()
    );
    for r in ranked.ranked.iter().take(12) {
        println!(
            "\n{} [{}-{}] {} | U{} S{} G{} {:.2} | {:?} {:?} | {} items, {} copies, {} sources, {} voices",
            r.rank,
            r.rank_low,
            r.rank_high,
            r.title,
            r.usg.u,
            r.usg.s,
            r.usg.g,
            r.score,
            r.urusan,
            r.perangkat_daerah,
            r.items.len(),
            r.copies.len(),
            r.n_sources,
            r.n_voices
        );
        println!("   {}", r.terms.join(", "));
        for p in &r.parts {
            println!(
                "   {}+{:.2} {}: {}",
                p.criterion.letter(),
                p.points,
                p.key,
                p.why
            );
        }
        for s in &r.summary {
            println!("   = {}", s.text);
        }
        for q in &r.quotes {
            println!("   \" {}", q.text);
        }
    }
    let mut reasons: BTreeMap<String, (usize, Vec<&str>)> = BTreeMap::new();
    for u in &ranked.unranked {
        let (n, examples) = reasons.entry(format!("{:?}", u.reason)).or_default();
        *n += 1;
        if examples.len() < 6 {
            examples.push(&u.title);
        }
    }
    for (reason, (n, examples)) in reasons {
        println!("\n{reason}: {n}\n   {}", examples.join("\n   "));
    }
}
