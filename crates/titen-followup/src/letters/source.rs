//! What stands behind a sentence, short enough for a letter: the issue's id and the items' own keys.

use super::n;
use titen_model::{BriefIssue, BriefItem, Channel, indonesian::integer, plain::plain};

const SHOWN: usize = 5;
/// Of an address the item's number in the brief says more than its letters.
const KEY_CHARS: usize = 40;

/// `isu-2k7w9qhd, 14 butir (berita daring 9, LAPOR! 5), antara lain L-3, SMS-17; selengkapnya …`
pub(super) fn of_issue(issue: &BriefIssue) -> String {
    let all: Vec<usize> = (0..issue.items.len()).collect();
    let by_channel: Vec<String> = issue
        .channels
        .iter()
        .map(|(channel, count)| format!("{} {}", channel.label(), integer(*count)))
        .collect();
    format!(
        "{}, {} butir ({}), {}",
        issue.id,
        n(issue.items.len()),
        by_channel.join(", "),
        keys(issue, &all)
    )
}

/// `isu-2k7w9qhd, butir L-3, SMS-17`
pub(super) fn of_items(issue: &BriefIssue, items: &[usize]) -> String {
    format!("{}, {}", issue.id, keys(issue, items))
}

/// Citizens' own reports first: a unit can look them up.
fn keys(issue: &BriefIssue, items: &[usize]) -> String {
    let mut found: Vec<(usize, &BriefItem)> = items
        .iter()
        .filter_map(|i| Some((*i, issue.items.get(*i)?)))
        .collect();
    if found.is_empty() {
        return "tanpa butir".into();
    }
    let place = |item: &BriefItem| match item.channel {
        _ if item.copy => 3,
        Channel::Lapor | Channel::Ppid => 0,
        channel if channel.is_voice() => 1,
        _ => 2,
    };
    found.sort_by_key(|(at, item)| (place(item), *at));
    let shown: Vec<String> = found
        .iter()
        .take(SHOWN)
        .map(|(at, item)| key(*at, item))
        .collect();
    match found.len() {
        all if all > SHOWN => format!("antara lain butir {}", shown.join(", ")),
        _ => format!("butir {}", shown.join(", ")),
    }
}

fn key(at: usize, item: &BriefItem) -> String {
    let key = plain(&item.key);
    let is_address = key.contains("://") || key.starts_with("tag:") || key.starts_with("urn:");
    let is_long = key.chars().count() > KEY_CHARS;
    if is_address || is_long || key.is_empty() || has_telephone(&key) {
        format!("nomor {} dari {}", at + 1, plain(&item.source))
    } else {
        key
    }
}

/// A gateway may number its messages by who sent them.
fn has_telephone(key: &str) -> bool {
    let mut runs = key.split(|c: char| !c.is_ascii_digit());
    runs.any(|run| {
        (10..=14).contains(&run.len()) && (run.starts_with("08") || run.starts_with("628"))
    })
}

#[cfg(test)]
mod tests {
    use super::has_telephone;

    #[test]
    fn a_reports_number_is_shown_and_a_senders_is_not() {
        for key in [
            "wa-6281234567890@c.us-17",
            "081234567890",
            "sms/+6285712345678",
        ] {
            assert!(has_telephone(key), "{key}");
        }
        for key in [
            "11880017",
            "SMS-20251202-062",
            "REG-2025-0227",
            "2019139117",
            "6281",
        ] {
            assert!(!has_telephone(key), "{key}");
        }
    }
}
