//! Precision and recall of redaction, on our own texts with what is personal marked in braces. A mark is
//! right if all its letters and digits are personal, of its kind; something personal is found if none of
//! its letters and digits is left, of whichever kind the marks are.

use super::groups::Measured;
use anyhow::{Context, Result, bail, ensure};
use std::collections::BTreeMap;
use std::io::Write;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use titen_dict::Dictionaries;
use titen_model::Channel;
use titen_text::{Mask, Personal, Redactor};

/// To build on, and held out.
const SETS: [&str; 2] = ["dev", "held_out"];
/// Of the set to build on, every fault is shown.
const SHOWN: &str = "dev";

const KINDS: [(&str, Personal); 8] = [
    ("NIK", Personal::Nik),
    ("TELEPON", Personal::Telepon),
    ("SUREL", Personal::Surel),
    ("PLAT", Personal::Plat),
    ("REKENING", Personal::Rekening),
    ("NOMOR", Personal::Nomor),
    ("RUMAH", Personal::Rumah),
    ("NAMA", Personal::Nama),
];

struct Marked {
    channel: Channel,
    text: String,
    personal: Vec<Mask>,
}

#[derive(Default, Clone, Copy)]
struct Count {
    personal: usize,
    found: usize,
    marks: usize,
    right: usize,
}

pub fn measure(out: &mut impl Write) -> Result<Vec<Measured>> {
    let mut figures = Vec::new();
    for set in SETS {
        let path = file(set);
        let counts = count(&texts(&path)?, (set == SHOWN).then_some(&mut *out))?;
        let mut all = Count::default();
        for (name, kind) in KINDS {
            let c = counts.get(&kind).copied().unwrap_or_default();
            writeln!(
                out,
                "{set:<9} {name:<9} found {:>3} of {:<3} right {:>3} of {:<3}",
                c.found, c.personal, c.right, c.marks
            )?;
            all.personal += c.personal;
            all.found += c.found;
            all.marks += c.marks;
            all.right += c.right;
        }
        let names = counts.get(&Personal::Nama).copied().unwrap_or_default();
        for (what, c) in [("all", all), ("names", names)] {
            for (figure, part, whole) in [
                ("precision", c.right, c.marks),
                ("recall", c.found, c.personal),
            ] {
                #[expect(clippy::cast_precision_loss, reason = "counts of hundreds")]
                let value = part as f64 / whole.max(1) as f64;
                figures.push(Measured {
                    name: format!("redaction_{set}_{what}_{figure}"),
                    value,
                    gold: path.clone(),
                });
            }
        }
    }
    Ok(figures)
}

fn file(set: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../tests/cases/redact/{set}.md"))
}

fn count(
    texts: &[Marked],
    mut faults: Option<&mut impl Write>,
) -> Result<BTreeMap<Personal, Count>> {
    static REDACTOR: LazyLock<Redactor> = LazyLock::new(|| {
        let dict =
            Dictionaries::builtin().expect("the dictionaries that are compiled in are right");
        Redactor::new(&dict)
    });
    let mut counts: BTreeMap<Personal, Count> = BTreeMap::new();
    for t in texts {
        let masks = REDACTOR.redact(&t.text, t.channel).masks;
        let mut fault = false;
        for p in &t.personal {
            let c = counts.entry(p.kind).or_default();
            let found = covered(&t.text, p.start..p.end, masks.iter());
            (c.personal, c.found) = (c.personal + 1, c.found + usize::from(found));
            fault |= !found;
        }
        for m in &masks {
            let c = counts.entry(m.kind).or_default();
            let of_kind = t.personal.iter().filter(|p| p.kind == m.kind);
            let right = covered(&t.text, m.start..m.end, of_kind);
            (c.marks, c.right) = (c.marks + 1, c.right + usize::from(right));
            fault |= !right;
        }
        if let (true, Some(out)) = (fault, &mut faults) {
            let shown = REDACTOR.redact(&t.text, t.channel).text;
            writeln!(out, "{} {}\n    {shown}", t.channel, t.text)?;
        }
    }
    Ok(counts)
}

/// Lies every letter and digit of `part` in one of the masks?
fn covered<'a>(text: &str, part: Range<usize>, masks: impl Iterator<Item = &'a Mask>) -> bool {
    let masks: Vec<&Mask> = masks.collect();
    text[part.clone()]
        .char_indices()
        .filter(|(_, c)| c.is_alphanumeric())
        .all(|(at, _)| {
            let at = part.start + at;
            masks.iter().any(|m| (m.start..m.end).contains(&at))
        })
}

fn texts(path: &Path) -> Result<Vec<Marked>> {
    let page = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let mut texts = Vec::new();
    let mut channel = None;
    for (i, line) in page.lines().enumerate() {
        let at = || format!("{}:{}", path.display(), i + 1);
        if let Some(info) = line.strip_prefix("```") {
            channel = match info.strip_prefix("redact ") {
                Some(name) => Some(name.parse::<Channel>().with_context(at)?),
                None => None,
            };
        } else if let (Some(channel), false) = (channel, line.trim().is_empty()) {
            texts.push(marked(line, channel).with_context(at)?);
        }
    }
    ensure!(!texts.is_empty(), "{}: no texts", path.display());
    Ok(texts)
}

fn marked(line: &str, channel: Channel) -> Result<Marked> {
    let (mut text, mut personal) = (String::new(), Vec::new());
    let mut rest = line;
    while let Some((before, behind)) = rest.split_once('{') {
        let Some((inside, after)) = behind.split_once('}') else {
            bail!("a brace is not closed");
        };
        let Some((kind, what)) = inside.split_once(' ') else {
            bail!("`{{{inside}}}` is not `{{KIND text}}`");
        };
        let Some((_, kind)) = KINDS.iter().find(|(name, _)| *name == kind) else {
            bail!("`{kind}` is no kind; see dev.md");
        };
        text.push_str(before);
        let start = text.len();
        text.push_str(what);
        personal.push(Mask {
            start,
            end: text.len(),
            kind: *kind,
        });
        rest = after;
    }
    text.push_str(rest);
    Ok(Marked {
        channel,
        text,
        personal,
    })
}

#[cfg(test)]
mod tests {
    use super::super::floors::{Floors, Verdict};
    use super::*;

    #[test]
    fn redaction_holds_its_floors() {
        let floors = Floors::read().unwrap();
        for Measured { name, value, gold } in measure(&mut std::io::sink()).unwrap() {
            let verdict = floors.judge(&name, value, &gold).unwrap();
            assert!(
                matches!(verdict, Verdict::Holds(_)),
                "{name} {value:.4}: {verdict}; see `cargo xtask eval redaction`"
            );
        }
    }

    #[test]
    fn a_mark_that_takes_too_much_is_wrong_and_one_too_short_finds_nothing() {
        let t = marked("nama {NAMA Siti Aminah} Kapas", Channel::Sms).unwrap();
        assert_eq!(t.text, "nama Siti Aminah Kapas");
        let mask = |start, end| Mask {
            start,
            end,
            kind: Personal::Nama,
        };
        let found = |m: Mask| covered(&t.text, 5..16, [&m].into_iter());
        assert!(found(mask(5, 16)) && found(mask(5, 22)) && !found(mask(5, 9)));
        let right = |m: Mask| covered(&t.text, m.start..m.end, t.personal.iter());
        assert!(right(mask(5, 9)) && !right(mask(5, 22)));
    }
}
