//! The pictures: the same bytes for the same week, well-formed whatever a name holds, nothing that a
//! reader of SVG may lack, and numbers that equal the tables'.

#[path = "fixture/small.rs"]
mod small;
#[path = "fixture/week.rs"]
mod week;

use small::small;
use titen_brief::{Picture, compose, pictures, render};
use titen_model::{Brief, Channel, SourceCount, Tone, WeekCount};

fn of(brief: &Brief, key: &str) -> Picture {
    let found = pictures(brief).into_iter().find(|p| p.key == key);
    found.unwrap_or_else(|| panic!("no picture {key}"))
}

/// Each tag is closed in its turn, each attribute quoted, no sign unescaped.
fn well_formed(svg: &str) {
    let (mut open, mut rest) = (Vec::new(), svg);
    while let Some(at) = rest.find('<') {
        assert!(!rest[..at].contains('>'), "{}", &rest[..at]);
        let end = rest.find('>').expect("a tag ends");
        let tag = &rest[at + 1..end];
        assert!(!tag.contains('<'), "{tag}");
        match (tag.strip_prefix('/'), tag.ends_with('/')) {
            (Some(name), _) => assert_eq!(open.pop().as_deref(), Some(name)),
            (None, true) => {}
            (None, false) => {
                let name: String = tag.chars().take_while(|c| c.is_alphanumeric()).collect();
                open.push(name);
            }
        }
        assert_eq!(tag.matches('"').count() % 2, 0, "{tag}");
        rest = &rest[end + 1..];
    }
    assert!(open.is_empty(), "{open:?}");
    for part in svg.split('&').skip(1) {
        assert!(
            ["amp;", "lt;", "gt;", "quot;"]
                .iter()
                .any(|e| part.starts_with(e)),
            "&{part}"
        );
    }
}

#[test]
fn each_picture_stands_alone_and_reads_itself_aloud() {
    let brief = small();
    let all = pictures(&brief);
    let keys: Vec<&str> = all.iter().map(|p| p.key).collect();
    assert_eq!(keys, ["tren", "nada", "peta", "sumber"]);
    for p in &all {
        well_formed(&p.svg);
        for bad in [
            "<style",
            "class=",
            "url(",
            "href",
            "<script",
            "foreignObject",
            "textPath",
            "NaN",
            "inf",
        ] {
            assert!(!p.svg.contains(bad), "{}: {bad}", p.key);
        }
        assert!(p.svg.contains("role=\"img\"") && p.svg.contains("font-family=\"sans-serif\""));
        assert!(p.svg.contains("<title id=") && p.svg.contains("<desc id="));
        assert!(!p.title.is_empty() && p.note.len() > 60, "{}", p.key);
    }
    assert_eq!(all, pictures(&brief));
    for p in all {
        insta::assert_snapshot!(format!("{}.svg", p.key), p.svg);
    }
}

#[test]
fn every_name_may_hold_anything() {
    let mut brief = small();
    let nasty = format!(
        "{}\u{202e}\u{0}\u{ffff}<svg onload=\"x\">🌊&'\"",
        "نص ".repeat(90)
    );
    for issue in &mut brief.issues {
        issue.title.clone_from(&nasty);
    }
    brief.coverage.sources[0].source.clone_from(&nasty);
    brief.evidence.tiles[0].lines = vec![nasty.clone(), nasty.clone()];
    brief.evidence.tiles[0].name = nasty;
    for p in pictures(&brief) {
        well_formed(&p.svg);
        assert!(!p.svg.contains("<svg onload") && !p.svg.contains('\u{202e}'));
    }
}

#[test]
fn a_silent_week_an_unknown_one_and_an_unfinished_one_are_told_apart() {
    let mut brief = small();
    let week = brief.week;
    let at = |back, n_items| WeekCount {
        week: week.before(back),
        n_items,
        n_sources: 1,
    };
    brief.issues.truncate(1);
    brief.issues[0].history = vec![at(2, 7), at(1, 0), at(0, 3)];
    let svg = of(&brief, "tren").svg;
    let says = |text: &str| svg.contains(text);
    assert!(
        says("belum dikenal, belum dikenal, 7, 0, 3</title>"),
        "{svg}"
    );
    // Nine weeks and the legend's.
    assert_eq!(svg.matches("<circle").count(), 10);
    brief.coverage.unfinished_on = "2025-11-20".parse().ok();
    let unfinished = of(&brief, "tren");
    assert!(
        unfinished
            .note
            .contains("Pekan ini belum genap: dibaca sampai 20 November 2025.")
    );
    assert!(unfinished.svg.contains("belum genap</text>"));
}

#[test]
fn scales_are_shared_unless_one_issue_would_hide_another_and_it_is_said() {
    let mut brief = small();
    assert!(
        of(&brief, "tren")
            .note
            .contains("skala yang sama; batang tertinggi 2 butir")
    );
    brief.issues[0].history[1].n_items = 900;
    assert!(of(&brief, "tren").note.contains("memakai skalanya sendiri"));
}

#[test]
fn the_map_counts_what_the_table_of_places_counts_and_what_lies_beside() {
    let brief = small();
    let map = of(&brief, "peta").svg;
    assert!(map.contains("<title>Kec. Malo: 2 butir</title>"), "{map}");
    assert!(map.contains("<title>Kec. &lt;Sekar&gt;: 0 butir</title>"));
    let elsewhere = brief.issues.iter().map(|i| i.items.len()).sum::<usize>() - 2;
    assert!(
        map.contains(&format!(
            "Tanpa kecamatan yang disebut: {elsewhere} butir · di luar peta: 0 butir"
        )),
        "{map}"
    );
    let mut other = brief.clone();
    other.evidence.tiles.remove(0);
    assert!(of(&other, "peta").svg.contains("di luar peta: 2 butir"));
}

#[test]
fn shares_and_tones_are_those_of_the_week() {
    let brief = small();
    let tone = of(&brief, "nada").svg;
    assert!(tone.contains("berita daring: 1.200 butir"), "{tone}");
    assert!(tone.contains("1.150 negatif · 0 netral · 50 positif"));
    let sources = of(&brief, "sumber").svg;
    assert!(sources.contains("1.200 (97 %), 56 salinan"), "{sources}");
    assert!(sources.contains("34 (3 %)"));
}

#[test]
fn a_week_with_nothing_to_show_has_no_picture_of_it_and_still_a_page() {
    let mut brief = small();
    brief.issues.clear();
    brief.evidence = Default::default();
    brief.coverage.sources.clear();
    brief.coverage.tone_by_channel.clear();
    assert!(pictures(&brief).is_empty());
    let page = render(&brief).into_iter().find(|f| f.name == "brief.html");
    let page = String::from_utf8(page.expect("a page").bytes).expect("UTF-8");
    assert!(!page.contains("<figure") && !page.contains("id=\"dikutip\""));
    brief.coverage.sources.push(SourceCount {
        source: "satu".into(),
        channel: Channel::Sms,
        n_items: 1,
        n_copies: 1,
    });
    brief.coverage.tone_by_channel = [(Channel::Sms, [(Tone::Netral, 1)].into())].into();
    assert_eq!(pictures(&brief).len(), 2);
}

#[test]
fn a_week_of_ten_issues_is_drawn_whole() {
    let fixture = week::fixture();
    let brief = compose(fixture.compose());
    for p in pictures(&brief) {
        well_formed(&p.svg);
    }
    let trend = of(&brief, "tren").svg;
    for rank in 1..=10 {
        assert!(trend.contains(&format!("<title>{rank}. ")), "{rank}");
    }
}
