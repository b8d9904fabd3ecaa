//! The words around a topic: its angle, why now, what is known, and how the programme opens.
//! Each sentence with a fact names the items that it rests on.

use crate::press::attributed;
use titen_model::{
    BriefIssue, Change, Criterion, Programme, ProgrammeLanguage, Sourced, without_dateline,
};

/// The strongest evidence of each criterion that a listener would ask about.
const ANGLES: [(&str, &str); 7] = [
    (
        "victims",
        "keselamatan warga: apa yang dilakukan agar tidak ada korban lagi",
    ),
    (
        "hazard",
        "kesiapsiagaan: apa yang harus dilakukan warga dan pemerintah sekarang",
    ),
    (
        "waiting",
        "laporan yang belum terjawab: apa jawaban pemerintah dan kapan selesai",
    ),
    (
        "essential_service",
        "layanan dasar yang terganggu: kapan pulih dan apa gantinya sementara ini",
    ),
    (
        "people_touched",
        "banyaknya warga yang terdampak: siapa yang didahulukan",
    ),
    (
        "damage",
        "kerusakan yang dilaporkan: siapa memperbaiki dan kapan",
    ),
    (
        "persisting",
        "masalah yang berulang: apa yang membuatnya belum selesai",
    ),
];

pub fn angle(issue: &BriefIssue) -> String {
    let strongest = ANGLES
        .iter()
        .filter_map(|(key, angle)| {
            let part = issue
                .parts
                .iter()
                .find(|p| p.key == *key && !p.evidence.is_empty())?;
            (part.points > 0.0).then_some((part.points, angle))
        })
        .fold(None, |best: Option<(f64, &&str)>, now| match best {
            Some(best) if best.0 >= now.0 => Some(best),
            _ => Some(now),
        });
    match strongest {
        Some((_, angle)) => (*angle).to_owned(),
        None => "apa yang dapat diharapkan warga, dan kapan".to_owned(),
    }
}

/// What moved it, then the strongest reason of each criterion.
pub fn why_now(issue: &BriefIssue) -> Vec<Sourced> {
    let mut why = vec![Sourced {
        text: format!("Peringkat {} pekan ini, {}.", issue.rank, moved(issue)),
        items: (0..issue.items.len()).collect(),
    }];
    for criterion in [
        Criterion::Urgency,
        Criterion::Seriousness,
        Criterion::Growth,
    ] {
        let best = issue
            .parts
            .iter()
            .filter(|p| p.criterion == criterion && p.points > 0.0 && !p.evidence.is_empty())
            .fold(
                None,
                |best: Option<&titen_model::BriefPart>, p| match best {
                    Some(b) if b.points >= p.points => Some(b),
                    _ => Some(p),
                },
            );
        if let Some(part) = best {
            why.push(Sourced {
                text: part.why.clone(),
                items: part.evidence.clone(),
            });
        }
    }
    why
}

fn moved(issue: &BriefIssue) -> String {
    match (issue.change, issue.rank_before) {
        (Change::New, _) => "baru di daftar".into(),
        (Change::Up, Some(before)) => format!("naik dari {before}"),
        (Change::Down, Some(before)) => format!("turun dari {before}"),
        (Change::Back, _) => "kembali ke daftar".into(),
        _ if issue.weeks_listed > 1 => format!("{} pekan di daftar", issue.weeks_listed),
        _ => "tetap di daftar".into(),
    }
}

pub fn facts(issue: &BriefIssue) -> Vec<Sourced> {
    let mut facts: Vec<Sourced> = issue
        .summary
        .iter()
        .filter_map(|s| {
            let channel = issue.items.get(s.item)?.channel;
            Some(Sourced {
                text: attributed(without_dateline(&s.text), channel),
                items: vec![s.item],
            })
        })
        .collect();
    let own: Vec<usize> = (0..issue.items.len())
        .filter(|i| !issue.items[*i].copy)
        .collect();
    facts.push(Sourced {
        text: format!(
            "Pekan ini {} butir dari {} sumber membicarakannya, {} suara berbeda.",
            own.len(),
            issue.n_sources,
            issue.n_voices
        ),
        items: own,
    });
    if let Some(place) = issue
        .wilayah
        .iter()
        .max_by_key(|p| (p.items.len(), std::cmp::Reverse(&p.code)))
    {
        facts.push(Sourced {
            text: format!(
                "Paling banyak disebut: {} ({} butir).",
                place.name,
                place.items.len()
            ),
            items: place.items.clone(),
        });
    }
    facts
}

pub fn opening(programme: &Programme, issue: &BriefIssue) -> String {
    let plain = match programme.language {
        ProgrammeLanguage::Indonesian => {
            "Selamat datang di {acara}. Hari ini kita membicarakan: {topik}."
        }
        ProgrammeLanguage::Javanese => {
            "Sugeng midhangetaken adicara {acara}. Dinten punika kita badhe ngrembag bab: {topik}."
        }
    };
    let text = programme.opening.as_deref().unwrap_or(plain);
    text.replace("{acara}", &programme.name)
        .replace("{topik}", issue.title.trim_end_matches('.'))
}
