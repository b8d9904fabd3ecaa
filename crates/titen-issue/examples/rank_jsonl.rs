//! Groups and ranks a JSONL file week by week, and prints times and the last ranking: to read it against its
//! items, and to measure.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod load;

use std::{collections::BTreeMap, sync::Arc, time::Instant};
use titen_dict::Dictionaries;
use titen_issue::{Carried, GroupSettings, Known, RankSettings, Scope, group_week, rank_week};
use titen_model::{Document, RankedWeek, Week, WilayahCode};
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
        "{} items read and analysed in {:?}",
        period.docs.len(),
        start.elapsed()
    );
    let mut weeks: BTreeMap<Week, Vec<Document>> = BTreeMap::new();
    for doc in period.docs {
        weeks.entry(Week::of(doc.at)).or_default().push(doc);
    }
    let (mut carried, mut before) = (Carried::default(), None);
    for (week, docs) in &weeks {
        let start = Instant::now();
        let settings = GroupSettings::default();
        let (grouped, next) = group_week(
            *week,
            Known::after(&carried),
            docs,
            &period.items,
            &dict,
            &settings,
        );
        let grouping = start.elapsed();
        let start = Instant::now();
        let settings = RankSettings::default();
        let ranked = rank_week(
            &grouped,
            docs,
            &period.items,
            before.as_ref(),
            &scope,
            &dict,
            &settings,
        );
        println!(
            "{week}: {} items, {} stories, {} issues, {} ranked; grouped in {grouping:?}, ranked in {:?}; {} bytes carried",
            docs.len(),
            grouped.stories.len(),
            grouped.issues.len(),
            ranked.ranked.len(),
            start.elapsed(),
            postcard::to_stdvec(&next).unwrap().len(),
        );
        carried = next;
        before = Some(ranked);
    }
    print(&before.expect("a week with items"));
}

fn print(ranked: &RankedWeek) {
    for r in ranked.ranked.iter().take(12) {
        println!(
            "\n{} [{}-{}] {:?} {} | U{} S{} G{} {:.2} | {:?} {:?} | {} items, {} copies, {} sources, {} voices",
            r.rank,
            r.rank_low,
            r.rank_high,
            r.change,
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
