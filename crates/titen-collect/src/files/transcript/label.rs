//! Who speaks, where a line says so: `Penyiar:`, `Bapak Darmo :`, `[SPEAKER_01]:`, `>> IBU WIJI:`.

const LONGEST_WORDS: usize = 5;
const LONGEST: usize = 48;

/// The label and what is said, or the whole line.
pub fn split(line: &str) -> (Option<&str>, &str) {
    let bare = line.trim_start_matches(['-', '–', '>', '•', ' ']);
    if let Some((name, said)) = bare.strip_prefix('[').and_then(|l| l.split_once(']')) {
        let said = said.trim_start();
        // `[Musik]` is no speaker: a colon tells, or a recogniser's own number.
        if said.starts_with(':') || name.starts_with("SPEAKER") {
            return (Some(name.trim()), said.trim_start_matches(':').trim_start());
        }
    }
    let Some((name, said)) = bare.split_once(':') else {
        return (None, bare);
    };
    let name = name.trim();
    if is_label(name) && !said.starts_with("//") && !said.starts_with(|c: char| c.is_ascii_digit())
    {
        (Some(name), said.trim())
    } else {
        (None, bare)
    }
}

/// A few words, each written as a name's or a role's.
fn is_label(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let as_name = |w: &&str| {
        w.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '(')
            || matches!(*w, "bin" | "binti" | "dari" | "dan")
    };
    !words.is_empty()
        && name.len() <= LONGEST
        && words.len() <= LONGEST_WORDS
        && words[0].starts_with(char::is_uppercase)
        && words.iter().all(as_name)
        && !name.contains(['.', '?', '!', ','])
        && !matches!(
            words[0],
            "Catatan" | "Tanggal" | "Jam" | "Pukul" | "Topik" | "Tema" | "Judul" | "Acara"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, speaker: Option<&str>, said: &str) {
        assert_eq!(split(line), (speaker, said), "{line}");
    }

    #[test]
    fn a_label_is_a_few_words_written_as_a_name() {
        check("Penyiar: selamat pagi", Some("Penyiar"), "selamat pagi");
        check("Bapak Anu : jalan rusak", Some("Bapak Anu"), "jalan rusak");
        check("[SPEAKER_01]: halo", Some("SPEAKER_01"), "halo");
        check("- >> IBU WIJI: halo", Some("IBU WIJI"), "halo");
        check("Penelepon 2: halo", Some("Penelepon 2"), "halo");
    }

    #[test]
    fn a_colon_in_a_sentence_is_no_label() {
        check("[Musik] selamat pagi", None, "[Musik] selamat pagi");
        let sentence = "Ada tiga masalah di desa: jalan, air, sampah";
        check(sentence, None, sentence);
        check("Pukul 09:30 pagi", None, "Pukul 09:30 pagi");
        check("https://a.test/x", None, "https://a.test/x");
    }
}
