//! The invitation of a speaker: when, where, what about, what will be asked, and on which evidence.

use super::{With, address, heading, paragraph, slug, source, table, title};
use chrono::{Duration, NaiveDate};
use titen_model::{
    BriefIssue, DialogTopic, Letter, LetterBlock, LetterKind, Sourced, WIB,
    indonesian::{date, day},
    plain::{ended, plain},
    wib_date,
};

/// None where nobody speaks yet, or where an edition that is made up for comes too late.
pub(super) fn undangan(with: &With<'_>, topic: &DialogTopic) -> Option<Letter> {
    let speaker = topic.speaker.as_ref()?;
    let form = &with.settings.undangan;
    let on = wib_date(topic.starts);
    if on < with.day {
        return None;
    }
    let begins = topic.starts + WIB;
    let ends = begins + Duration::minutes(i64::from(topic.minutes));
    let issue = with.brief.issues.iter().find(|i| i.id == topic.issue);
    let mut rows = vec![
        ["Acara".to_owned(), topic.name.clone()],
        ["Hari dan tanggal".to_owned(), day(on)],
        [
            "Waktu".to_owned(),
            format!(
                "pukul {}–{} WIB",
                begins.format("%H.%M"),
                ends.format("%H.%M")
            ),
        ],
        ["Tempat".to_owned(), format!("Studio {}", topic.station)],
        ["Topik".to_owned(), title(&topic.topic)],
        ["Sudut pandang".to_owned(), topic.angle.clone()],
    ];
    if topic.is_javanese() {
        rows.push(["Bahasa".to_owned(), "Jawa".to_owned()]);
    }
    let mut body = vec![
        paragraph(format!(
            "Sehubungan dengan siaran {} di {}, dengan hormat kami mengundang Saudara sebagai narasumber dengan \
             ketentuan sebagai berikut.",
            topic.name, topic.station
        )),
        table(["Hal", "Keterangan"], rows),
        heading("Mengapa topik ini"),
        LetterBlock::Numbered(sourced(&topic.why_now, issue, topic)),
        heading("Yang akan ditanyakan"),
        LetterBlock::Numbered(
            topic
                .questions
                .iter()
                .map(|q| match (&q.from, issue) {
                    (Some(from), Some(issue)) => format!(
                        "{} (Sumber: {}.)",
                        q.text,
                        source::of_items(issue, &[from.item])
                    ),
                    _ => q.text.clone(),
                })
                .collect(),
        ),
        heading("Fakta yang sudah diketahui"),
        LetterBlock::Numbered(sourced(&topic.facts, issue, topic)),
    ];
    body.push(paragraph(format!(
        "Mohon konfirmasi kesediaan Saudara, atau nama pengganti bila Saudara berhalangan, paling lambat {}.",
        day(confirm_by(with, on))
    )));
    body.push(paragraph(
        "Demikian undangan ini disampaikan. Atas perhatian dan kehadiran Saudara diucapkan terima kasih.",
    ));
    let mut to = vec![speaker.name.clone(), speaker.position.clone()];
    let mut copies = Vec::new();
    if let Some(unit) = &topic.unit {
        to.push(unit.name.clone());
        let head = address::head_of(&unit.name);
        // The head himself needs no copy.
        if head != format!("{} {}", speaker.position, unit.name) && head != speaker.position {
            copies.push(head);
        }
    }
    copies.extend(form.copies.clone());
    Some(Letter {
        file: format!("undangan-{}-{on}", slug(&topic.programme)),
        to,
        copies,
        subject: format!("Undangan Narasumber {}, {}", plain(&topic.name), date(on)),
        body,
        ..with.letter(LetterKind::Undangan, form)
    })
}

fn sourced(texts: &[Sourced], issue: Option<&BriefIssue>, topic: &DialogTopic) -> Vec<String> {
    texts
        .iter()
        .map(|s| {
            let source = match issue {
                Some(issue) => source::of_items(issue, &s.items),
                None => topic.issue.to_string(),
            };
            format!("{} (Sumber: {source}.)", ended(s.text.clone()))
        })
        .collect()
}

/// The last working day before the broadcast, but no earlier than the letter.
fn confirm_by(with: &With<'_>, on: NaiveDate) -> NaiveDate {
    let mut by = on - Duration::days(1);
    while by > with.day && !with.dict.libur.is_working_day(by) {
        by -= Duration::days(1);
    }
    by.max(with.day)
}
