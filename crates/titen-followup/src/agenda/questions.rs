//! Five questions for the speaker: citizens' own words first, each with its channel; then what
//! the evidence leaves open. Nobody's words are invented: where few citizens spoke, fewer are theirs.

use titen_model::{BriefIssue, Question, QuestionSource};

const N_QUESTIONS: usize = 5;
/// More from citizens, and nothing would be asked about money and time.
const MOST_FROM_CITIZENS: usize = 3;
const MIN_WORDS: usize = 5;

pub fn questions(issue: &BriefIssue) -> Vec<Question> {
    let mut questions: Vec<Question> = citizens(issue)
        .into_iter()
        .take(MOST_FROM_CITIZENS)
        .enumerate()
        .map(|(n, (text, from))| Question {
            text: asked(n, &text, &from),
            from: Some(from),
        })
        .collect();
    let missing = N_QUESTIONS - questions.len();
    let by_rule = by_rule(issue).into_iter().take(missing);
    questions.extend(by_rule.map(|text| Question { text, from: None }));
    questions
}

/// The quotes that were chosen for the edition, then what other citizens wrote; one of each item.
fn citizens(issue: &BriefIssue) -> Vec<(String, QuestionSource)> {
    let quoted = issue.quotes.iter().map(|q| (q.text.clone(), q.item));
    let wrote = issue
        .items
        .iter()
        .enumerate()
        .filter(|(_, item)| !item.copy)
        .filter_map(|(n, item)| Some((own_words(&item.excerpt)?, n)));
    let mut found: Vec<(String, QuestionSource)> = Vec::new();
    for (text, item) in quoted.chain(wrote) {
        let Some(said) = issue.items.get(item).filter(|i| i.channel.is_voice()) else {
            continue;
        };
        let is_new = found
            .iter()
            .all(|(known, from)| from.item != item && *known != text);
        if is_new && text.split_whitespace().count() >= MIN_WORDS {
            let channel = said.channel;
            found.push((text, QuestionSource { channel, item }));
        }
    }
    // What is a question already is asked first.
    found.sort_by_key(|(text, _)| !text.ends_with('?'));
    found
}

/// The sentence that asks, else the first; none that was cut in the middle.
fn own_words(excerpt: &str) -> Option<String> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, c) in excerpt.char_indices() {
        let end = at + c.len_utf8();
        let ends = excerpt[end..]
            .chars()
            .next()
            .is_none_or(char::is_whitespace);
        let stops = matches!(c, '!' | '?') || c == '.' && !is_short(&excerpt[start..at]);
        if ends && (stops || end == excerpt.len()) {
            sentences.push(excerpt[start..end].trim());
            start = end;
        }
    }
    let whole = |s: &&&str| !s.ends_with('…') && s.split_whitespace().count() >= MIN_WORDS;
    let asks = sentences.iter().filter(whole).find(|s| s.ends_with('?'));
    asks.or_else(|| sentences.iter().find(whole))
        .map(|s| (*s).to_owned())
}

/// `Ds.`, `Jl.`: a full stop that ends no sentence.
fn is_short(before: &str) -> bool {
    const SHORT: [&str; 26] = [
        "jl", "jln", "jend", "gg", "ds", "dsn", "dk", "kel", "kec", "kab", "prov", "rt", "rw",
        "no", "yth", "bpk", "sdr", "sdri", "dr", "drs", "ir", "hj", "tlp", "telp", "tgl", "hp",
    ];
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next();
    let word = word.unwrap_or_default().to_lowercase();
    SHORT.contains(&word.as_str()) || word.chars().count() == 1 && !word.contains(char::is_numeric)
}

fn asked(n: usize, text: &str, from: &QuestionSource) -> String {
    let who = format!("Warga lewat {}", from.channel.label());
    if text.ends_with('?') {
        return format!("{who} bertanya: “{text}”");
    }
    let follows = [
        "Bagaimana penjelasannya?",
        "Apa yang sudah dan akan dikerjakan?",
        "Kapan warga dapat melihat hasilnya?",
    ];
    format!(
        "{who} menyampaikan: “{text}” {}",
        follows[n % follows.len()]
    )
}

fn by_rule(issue: &BriefIssue) -> Vec<String> {
    let has = |key: &str| issue.parts.iter().any(|p| p.key == key && p.points > 0.0);
    let mut asked = Vec::new();
    if has("victims") {
        asked.push(
            "Bagaimana keadaan para korban, dan bantuan apa yang sudah mereka terima?".to_owned(),
        );
    }
    if issue.weeks_listed > 1 {
        asked.push(format!(
            "Masalah ini sudah {} pekan di daftar isu: apa yang membuatnya belum selesai?",
            issue.weeks_listed
        ));
    }
    let places: Vec<&str> = issue
        .wilayah
        .iter()
        .map(|p| p.name.as_str())
        .take(3)
        .collect();
    if places.len() > 1 {
        asked.push(format!(
            "Tempat mana yang didahulukan di antara {}, dan apa pertimbangannya?",
            places.join("; ")
        ));
    }
    asked.push("Apa langkah pekan ini, dan kapan selesai?".into());
    asked.push(
        "Apakah penanganannya sudah dianggarkan tahun ini; bila belum, kapan diusulkan?".into(),
    );
    asked.push("Ke mana warga dapat melapor bila keadaannya memburuk?".into());
    asked.push("Apa yang dapat dilakukan warga sendiri sementara menunggu?".into());
    asked.push("Bagaimana warga dapat mengikuti kemajuannya?".into());
    asked
}

#[cfg(test)]
mod tests {
    use super::own_words;

    #[test]
    fn a_citizens_sentence_does_not_end_at_an_abbreviation() {
        for (excerpt, sentence) in [
            (
                "Selamat pagi pak, jalan di Ds. Kanor RT. 3 rusak parah. Mohon perbaikan.",
                "Selamat pagi pak, jalan di Ds. Kanor RT. 3 rusak parah.",
            ),
            (
                "Lampu di Jl. Diponegoro padam. Kapan lampu di sana diperbaiki pak?",
                "Kapan lampu di sana diperbaiki pak?",
            ),
            (
                "Yth. Bapak Bupati, air kami keruh. Sudah dua pekan lamanya begini…",
                "Yth. Bapak Bupati, air kami keruh.",
            ),
        ] {
            assert_eq!(own_words(excerpt).as_deref(), Some(sentence));
        }
        assert_eq!(own_words("Jalan di Ds. Kanor rusak sejak bulan…"), None);
    }
}
