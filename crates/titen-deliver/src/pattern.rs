//! Which files of an edition a target gets: names with `*` and `?`, as a shell has them.

use crate::ParcelFile;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Patterns(Vec<String>);

impl Patterns {
    pub fn new(patterns: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Patterns(patterns.into_iter().map(Into::into).collect())
    }

    /// By pattern, then in the edition's order; each file once.
    pub fn chosen<'f>(&self, files: &'f [ParcelFile]) -> Vec<&'f ParcelFile> {
        let mut chosen: Vec<&ParcelFile> = Vec::new();
        for pattern in &self.0 {
            for file in files {
                if matches(pattern, &file.name) && !chosen.iter().any(|c| c.name == file.name) {
                    chosen.push(file);
                }
            }
        }
        chosen
    }

    /// Patterns that no file of the edition answers to.
    pub fn idle<'p>(&'p self, files: &[ParcelFile]) -> Vec<&'p str> {
        let is_idle = |p: &&String| !files.iter().any(|f| matches(p, &f.name));
        self.0.iter().filter(is_idle).map(String::as_str).collect()
    }
}

/// `*` stands for any characters, `/` among them; `?` for one. Linear but for the last `*`, which alone is taken back.
fn matches(pattern: &str, name: &str) -> bool {
    let (pattern, name): (Vec<char>, Vec<char>) =
        (pattern.chars().collect(), name.chars().collect());
    let (mut p, mut n) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while n < name.len() {
        match pattern.get(p) {
            Some('*') => {
                star = Some((p, n));
                p += 1;
            }
            Some(c) if *c == '?' || *c == name[n] => {
                p += 1;
                n += 1;
            }
            _ => match &mut star {
                Some((at, taken)) => {
                    *taken += 1;
                    (p, n) = (*at + 1, *taken);
                }
                None => return false,
            },
        }
    }
    pattern[p..].iter().all(|c| *c == '*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_and_question_marks_match_as_in_a_shell() {
        for (pattern, name, expect) in [
            ("*", "brief.html", true),
            ("*", "", true),
            ("brief.*", "brief.pdf", true),
            ("brief.*", "issues.csv", false),
            ("surat/*", "surat/nota-dinas.docx", true),
            ("*.docx", "surat/nota-dinas.docx", true),
            ("b?ief.html", "brief.html", true),
            ("?", "", false),
            ("*a*b", "xaxbxb", true),
            ("*a*b", "xaxbx", false),
            ("brief.html", "brief.html", true),
            ("brief.html", "brief.htm", false),
        ] {
            assert_eq!(matches(pattern, name), expect, "{pattern} {name}");
        }
    }

    #[test]
    fn files_come_by_pattern_and_once() {
        let file = |name: &str| ParcelFile::new(name, Vec::new());
        let files = ["brief.html", "issues.csv", "brief.pdf"].map(file);
        let patterns = Patterns::new(["*.csv", "brief.*", "*", "tiada*"]);
        let names: Vec<_> = patterns
            .chosen(&files)
            .iter()
            .map(|f| f.name.as_str())
            .collect();
        assert_eq!(names, ["issues.csv", "brief.html", "brief.pdf"]);
        assert_eq!(patterns.idle(&files), ["tiada*"]);
    }
}
