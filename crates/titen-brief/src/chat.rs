//! `chat.txt`: the list as a message for WhatsApp. Short enough to be read on a phone, plain but
//! for the asterisks that WhatsApp makes bold.

use crate::{
    indonesian::{days_of, integer},
    labels::{self, SAMPLE_MARK},
    plain::excerpt,
};
use std::fmt::Write as _;
use titen_model::{Brief, BriefIssue, Status};

/// A title longer than this takes more than two lines of a phone.
const TITLE_CHARS: usize = 90;

pub(crate) fn text(brief: &Brief) -> String {
    let mut out = String::new();
    let mut line = |text: String| writeln!(out, "{text}").expect("writing to a string cannot fail");
    if brief.sample {
        line(format!("[{SAMPLE_MARK}]"));
    }
    if brief.status == Status::Draft {
        line("[DRAF: belum diterbitkan]".into());
    }
    let ralat = if brief.revision > 1 {
        format!(" (ralat {})", brief.revision - 1)
    } else {
        String::new()
    };
    line(format!("*Isu Strategis {}*{ralat}", days_of(brief.week)));
    line(said(&brief.scope, TITLE_CHARS));
    for issue in &brief.issues {
        line(String::new());
        line(format!(
            "{}. *{}*",
            issue.rank,
            said(issue.title.trim_end_matches('.'), TITLE_CHARS)
        ));
        line(about(issue));
    }
    if brief.issues.is_empty() {
        line(String::new());
        line("Tidak ada isu yang memenuhi kriteria pekan ini.".into());
    }
    line(String::new());
    line(format!(
        "Dibaca {} butir.{}",
        integer(brief.coverage.n_items),
        silent(brief)
    ));
    line("Alasan setiap peringkat ada dalam brief.html.".into());
    out
}

fn about(issue: &BriefIssue) -> String {
    let unit = issue
        .perangkat_daerah
        .as_ref()
        .map_or("belum ada perangkat daerah", |u| u.name.as_str());
    format!(
        "USG {} ({}) · {} butir · {}",
        issue.usg.total(),
        labels::change(issue).1,
        integer(u32::try_from(issue.items.len()).unwrap_or(u32::MAX)),
        said(unit, TITLE_CHARS)
    )
}

fn silent(brief: &Brief) -> String {
    match brief.coverage.silent_sources.len() {
        0 => String::new(),
        n => format!(" {} sumber diam pekan ini.", integer(n as u64)),
    }
}

/// What a source wrote must not switch bold, italics or code on.
fn said(text: &str, max: usize) -> String {
    let plain: String = text
        .chars()
        .filter(|c| !matches!(c, '*' | '_' | '~' | '`'))
        .collect();
    excerpt(&plain, max)
}

#[cfg(test)]
mod tests {
    use super::said;

    #[test]
    fn words_of_a_source_switch_no_format_on() {
        assert_eq!(
            said("*Jalan* _rusak_ ~parah~ `x`", 90),
            "Jalan rusak parah x"
        );
    }
}
