//! `dialog.ics` (RFC 5545): next week's broadcasts as calendar entries, and the last day for each
//! invitation. Stamped with the week's end and not with a clock, so that its bytes stay.

use crate::{labels::SAMPLE_MARK, plain::plain};
use icalendar::{Calendar, Component, Event, EventLike};
use titen_model::{Brief, DialogTopic};

pub(crate) fn bytes(brief: &Brief) -> Vec<u8> {
    let mut calendar = Calendar::new();
    calendar.name(&format!("Dialog pekan {}", brief.week.next()));
    if brief.sample {
        calendar.description(SAMPLE_MARK);
    }
    let stamp = brief.week.bounds().1;
    for topic in &brief.dialog {
        calendar.push(
            Event::new()
                .uid(&format!(
                    "{}-{}@titen",
                    topic.programme,
                    topic.starts.format("%Y%m%dT%H%M")
                ))
                .timestamp(stamp)
                .starts(topic.starts)
                .ends(topic.starts + chrono::Duration::minutes(i64::from(topic.minutes)))
                .summary(&format!("{}: {}", topic.name, plain(&topic.topic)))
                .location(&plain(&topic.station))
                .description(&description(topic))
                .done(),
        );
        calendar.push(
            Event::new()
                .uid(&format!(
                    "undangan-{}-{}@titen",
                    topic.programme,
                    topic.starts.format("%Y%m%dT%H%M")
                ))
                .timestamp(stamp)
                .all_day(topic.invite_by)
                .summary(&format!("Batas kirim undangan narasumber {}", topic.name))
                .description(&plain(&topic.topic))
                .done(),
        );
    }
    calendar.done().to_string().into_bytes()
}

fn description(topic: &DialogTopic) -> String {
    let mut lines = vec![format!("Sudut pandang: {}", plain(&topic.angle))];
    lines.push(match &topic.speaker {
        Some(s) => format!("Narasumber: {}, {}", plain(&s.name), plain(&s.position)),
        None => format!("Narasumber: belum ada ({})", plain(&topic.speaker_why)),
    });
    for (n, question) in topic.questions.iter().enumerate() {
        lines.push(format!("{}. {}", n + 1, plain(&question.text)));
    }
    lines.join("\n")
}
