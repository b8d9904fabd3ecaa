//! Literate cases out of Markdown files. The format is described in `tests/cases/README.md`.

use std::path::{Path, PathBuf};

pub struct Case {
    pub file: PathBuf,
    pub line: usize,
    /// First word of the block's info string.
    pub feature: String,
    /// The other words of the info string.
    pub options: Vec<String>,
    pub input: String,
    pub expect: String,
}

/// Those of all files below `folder`, in the order of their paths.
pub fn cases(folder: &Path) -> Vec<Case> {
    let mut files = Vec::new();
    markdown(folder, &mut files);
    files.sort();
    files.iter().flat_map(|f| of_file(f)).collect()
}

fn markdown(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            markdown(&path, files);
        } else if path.extension().is_some_and(|e| e == "md") && !path.ends_with("README.md") {
            files.push(path);
        }
    }
}

fn of_file(file: &Path) -> Vec<Case> {
    let mut cases = Vec::new();
    let mut block: Option<Vec<String>> = None;
    for (i, line) in std::fs::read_to_string(file).unwrap().lines().enumerate() {
        if let Some(info) = line.strip_prefix("```") {
            block = match block {
                Some(_) => None,
                None => Some(info.split_whitespace().map(str::to_owned).collect()),
            };
            continue;
        }
        let Some(info) = &block else { continue };
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        // Measured and not required: `cargo xtask eval redaction` reads these.
        if info.first().is_some_and(|f| f == "redact") {
            continue;
        }
        let at = format!("{}:{}", file.display(), i + 1);
        let (input, expect) = line
            .split_once(" → ")
            .unwrap_or_else(|| panic!("{at}: a case is `text → answer`"));
        let (feature, options) = info
            .split_first()
            .unwrap_or_else(|| panic!("{at}: the block names no feature"));
        cases.push(Case {
            file: file.to_owned(),
            line: i + 1,
            feature: feature.clone(),
            options: options.to_vec(),
            input: input.trim().to_owned(),
            expect: expect.trim().to_owned(),
        });
    }
    cases
}
