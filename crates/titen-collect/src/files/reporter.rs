//! The name of whoever reported: of the person it stays a hash at most, in the text not even that.

use super::columns::fold;

pub(crate) const MARK: &str = titen_text::Personal::Nama.mark();

/// Stands in the column of names and names nobody: all who are nobody are not one voice.
pub(crate) fn is_nobody(name: &str) -> bool {
    let name = fold(name);
    let nobody = [
        "",
        "anonim",
        "anonym",
        "anonymous",
        "anonymus",
        "rahasia",
        "dirahasiakan",
        "disamarkan",
        "hamba allah",
        "nn",
        "n n",
        "noname",
        "no name",
        "tanpa nama",
        "tidak disebutkan",
        "pelapor",
        "pemohon",
        "pengirim",
        "warga",
        "masyarakat",
        "user",
        "null",
        "none",
        "n a",
    ];
    nobody.contains(&name.as_str()) || name.starts_with("anonim ") || name.chars().all(|c| c == 'x')
}

/// Takes the reporter's own name out of the text. A name of one word may be any word, so it goes
/// only where it introduces itself.
pub(crate) fn without(text: &str, name: &str) -> String {
    let words: Vec<String> = fold(name).split(' ').map(str::to_owned).collect();
    if is_nobody(name) || words.iter().all(|w| w.chars().count() < 3) {
        return text.to_owned();
    }
    let tokens = tokens(text);
    let mut out = String::new();
    let (mut kept, mut i) = (0, 0);
    while i < tokens.len() {
        let is_name = tokens[i..].len() >= words.len()
            && words.iter().zip(&tokens[i..]).all(|(w, t)| *w == t.word);
        let introduced = i > 0 && INTRODUCES.contains(&tokens[i - 1].word.as_str());
        if is_name && (words.len() > 1 || introduced) {
            let last = &tokens[i + words.len() - 1];
            out.push_str(&text[kept..tokens[i].start]);
            out.push_str(MARK);
            kept = last.end;
            i += words.len();
        } else {
            i += 1;
        }
    }
    out.push_str(&text[kept..]);
    out
}

const INTRODUCES: [&str; 16] = [
    "nama", "saya", "aku", "pelapor", "pemohon", "pengirim", "bapak", "pak", "bpk", "ibu", "bu",
    "sdr", "sdri", "oleh", "an", "hormat",
];

struct Token {
    word: String,
    start: usize,
    end: usize,
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                tokens.push(Token {
                    word: text[from..at].to_lowercase(),
                    start: from,
                    end: at,
                });
                start = None;
            }
            _ => {}
        }
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reporters_own_name_leaves_the_text() {
        let check = |text, name, expect: &str| assert_eq!(without(text, name), expect);
        check(
            "Saya Budi Santoso (BUDI  SANTOSO), warga",
            "Budi Santoso",
            "Saya [NAMA] ([NAMA]), warga",
        );
        check(
            "Nama: Sri. Jalan ke Sri Rejo",
            "SRI",
            "Nama: [NAMA]. Jalan ke Sri Rejo",
        );
        check("jalan rusak", "jalan", "jalan rusak");
        check("laporan anonim", "Anonim", "laporan anonim");
        check("tanpa nama", "", "tanpa nama");
        check("é Béni Ó é", "béni ó", "é [NAMA] é");
    }

    #[test]
    fn nobody_is_no_voice() {
        for name in [
            "",
            "Anonim",
            "ANONYMOUS",
            "Hamba Allah",
            "-",
            "xxxxx",
            "Anonim 123",
        ] {
            assert!(is_nobody(name), "{name}");
        }
        assert!(!is_nobody("Siti Aminah"));
    }
}
