//! Weights of a small linear model as a file: a hash table of features, one byte a weight.
//!
//! A head of text lines that `head` can show, an empty line, then the slots. Each is a tag of one
//! byte (0: empty) and a signed byte a class. A feature's home is the upper bits of its hash, its
//! tag the next eight; it stands at home or in one of the next three slots. So features that the
//! model never saw weigh nothing, but for one in some hundreds.
//!
//! ```text
//! titen-linear 1
//! name nada
//! slots 131072
//! class negatif 0.0123 -0.5        label, scale of its weights, bias
//! class netral 0.0101 0.25
//! ```
//! `cargo xtask train` writes such files. They know nothing of what a feature is: `titen-text` does.

use crate::DictError;
use crate::files::{Binary, Sources};
use std::borrow::Cow;
use std::fmt::Write as _;

#[derive(Debug, Clone)]
pub struct LinearModel {
    name: String,
    classes: Vec<LinearClass>,
    /// Bits of a slot's number.
    bits: u32,
    slots: Cow<'static, [u8]>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct LinearClass {
    pub label: String,
    /// What a weight of 1 stands for.
    pub scale: f32,
    pub bias: f32,
}

const FORMAT: &str = "titen-linear 1";
const MAX_BITS: u32 = 24;
const TAG_BITS: u32 = 8;
/// How far from home a feature may stand.
const PROBES: usize = 4;
const REMEDY: &str = "write the file with `cargo xtask train`, or take it out of the folder";

impl LinearModel {
    /// 2^bits slots for features as (hash, a weight a class), the most important first: where their
    /// slots are taken, the later ones are left out.
    pub fn new<'r>(
        name: &str,
        classes: Vec<LinearClass>,
        bits: u32,
        rows: impl Iterator<Item = (u32, &'r [i8])>,
    ) -> Self {
        let stride = classes.len() + 1;
        let mut model = LinearModel {
            name: name.to_owned(),
            classes,
            bits: bits.min(MAX_BITS),
            slots: Cow::Borrowed(&[]),
        };
        let mut slots = vec![0; stride << model.bits];
        for (hash, weights) in rows {
            let (home, tag) = model.place(hash);
            let free = |at: &usize| slots[*at] == 0 || slots[*at] == tag;
            let at = model.probes(home).find(free);
            if let Some(at) = at.filter(|at| slots[*at] == 0) {
                slots[at] = tag;
                let to = slots[at + 1..at + stride].iter_mut();
                to.zip(weights).for_each(|(to, w)| *to = w.cast_unsigned());
            }
        }
        model.slots = Cow::Owned(slots);
        model
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    pub fn classes(&self) -> &[LinearClass] {
        &self.classes
    }

    /// Of a slot's number.
    pub fn bits(&self) -> u32 {
        self.bits
    }

    /// How many of a hash's upper bits tell one feature from another.
    pub fn key_bits(bits: u32) -> u32 {
        bits + TAG_BITS
    }

    /// The weights of a feature, one signed byte a class; none where the model does not know it.
    #[inline]
    pub fn weights(&self, hash: u32) -> &[u8] {
        let (home, tag) = self.place(hash);
        for at in self.probes(home) {
            let found = self.slots[at];
            if found == tag {
                return &self.slots[at + 1..at + 1 + self.classes.len()];
            }
            if found == 0 {
                break;
            }
        }
        &[]
    }

    /// Home and tag of a hash.
    #[inline]
    fn place(&self, hash: u32) -> (usize, u8) {
        let key = hash >> (32 - Self::key_bits(self.bits));
        ((key >> TAG_BITS) as usize, (key as u8).max(1))
    }

    /// Where a feature's tag may stand.
    #[inline]
    fn probes(&self, home: usize) -> impl Iterator<Item = usize> + use<> {
        let (mask, stride) = ((1_usize << self.bits) - 1, self.classes.len() + 1);
        (home..home + PROBES).map(move |slot| (slot & mask) * stride)
    }

    /// The file's bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut head = format!(
            "{FORMAT}\nname {}\nslots {}\n",
            self.name,
            1_u64 << self.bits
        );
        for c in &self.classes {
            let _ = writeln!(head, "class {} {} {}", c.label, c.scale, c.bias);
        }
        head.push('\n');
        let mut bytes = head.into_bytes();
        bytes.extend_from_slice(&self.slots);
        bytes
    }

    /// The last source counts: weights of two models can't be mixed.
    pub(crate) fn load(sources: &Sources, file: &str, labels: &[&str]) -> Result<Self, DictError> {
        let binary = sources.binary(file);
        let model = Self::read(binary)?;
        let same = model
            .classes
            .iter()
            .map(|c| c.label.as_str())
            .eq(labels.iter().copied());
        if !labels.is_empty() && !same {
            let what = format!("the classes are not {}", labels.join(", "));
            return Err(fault(binary, 4, what));
        }
        Ok(model)
    }

    fn read(file: &Binary) -> Result<Self, DictError> {
        let bytes = &file.bytes;
        let end = bytes.windows(2).position(|w| w == b"\n\n");
        let end = end.ok_or_else(|| fault(file, 1, "the head does not end".to_owned()))?;
        let head = std::str::from_utf8(&bytes[..end])
            .map_err(|_| fault(file, 1, "the head is not text".to_owned()))?;
        let mut model = LinearModel {
            name: String::new(),
            classes: Vec::new(),
            bits: 0,
            slots: match bytes {
                Cow::Borrowed(b) => Cow::Borrowed(&b[end + 2..]),
                Cow::Owned(b) => Cow::Owned(b[end + 2..].to_vec()),
            },
        };
        for (i, line) in head.lines().enumerate() {
            let understood = match i {
                0 => line == FORMAT,
                _ => model.take(line).is_some(),
            };
            if !understood {
                return Err(fault(file, i + 1, format!("`{line}` is not understood")));
            }
        }
        let n = (model.classes.len() + 1) << model.bits;
        if model.classes.is_empty() || model.slots.len() != n {
            let what = format!("{} bytes of slots instead of {n}", model.slots.len());
            return Err(fault(file, head.lines().count() + 2, what));
        }
        Ok(model)
    }

    /// One line of the head.
    fn take(&mut self, line: &str) -> Option<()> {
        let words: Vec<&str> = line.split(' ').collect();
        match words[..] {
            ["name", name] => self.name = name.to_owned(),
            ["slots", n] => {
                let n: u64 = n.parse().ok()?;
                let fits = n.is_power_of_two() && n <= 1 << MAX_BITS;
                self.bits = fits.then(|| n.trailing_zeros())?;
            }
            ["class", label, scale, bias] => {
                let number = |s: &str| s.parse::<f32>().ok().filter(|n| n.is_finite());
                self.classes.push(LinearClass {
                    label: label.to_owned(),
                    scale: number(scale)?,
                    bias: number(bias)?,
                });
            }
            _ => return None,
        }
        Some(())
    }
}

fn fault(file: &Binary, line: usize, what: String) -> DictError {
    DictError::Row {
        file: file.name.clone(),
        line,
        what,
        remedy: REMEDY.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn model() -> LinearModel {
        let class = |label: &str, scale, bias| LinearClass {
            label: label.to_owned(),
            scale,
            bias,
        };
        let classes = vec![class("a", 0.5, -1.25), class("b", 0.1, 0.0)];
        let rows: [(u32, &[i8]); 3] =
            [(7 << 24, &[1, -2]), (9 << 24, &[3, -4]), (7 << 24, &[5, 5])];
        LinearModel::new("uji", classes, 1, rows.into_iter())
    }

    fn read(bytes: Vec<u8>) -> Result<LinearModel, DictError> {
        LinearModel::read(&Binary {
            name: "uji.bin".to_owned(),
            bytes: Cow::Owned(bytes),
        })
    }

    #[test]
    fn what_is_written_is_read_again() {
        let again = read(model().to_bytes()).unwrap();
        assert_eq!(again.name(), "uji");
        assert_eq!(again.classes(), model().classes());
        let row = |hash| {
            let weights = again.weights(hash).iter();
            weights.map(|b| b.cast_signed()).collect::<Vec<_>>()
        };
        assert_eq!((row(7 << 24), row(9 << 24)), (vec![1, -2], vec![3, -4]));
        assert!(row(1 << 24).is_empty());
        assert!(row(u32::MAX).is_empty());
    }

    #[test]
    fn a_broken_file_is_refused_with_its_name_and_the_reason() {
        let good = model().to_bytes();
        let short = good[..good.len() - 1].to_vec();
        let text = |s: &str| s.as_bytes().to_vec();
        for (bytes, expect) in [
            (Vec::new(), "uji.bin:1: the head does not end"),
            (text("hello\n\n"), "uji.bin:1: `hello` is not understood"),
            (
                text("titen-linear 1\nslots 3\n\n"),
                "uji.bin:2: `slots 3` is not understood",
            ),
            (
                text("titen-linear 1\nclass a x 1\n\n"),
                "uji.bin:2: `class a x 1`",
            ),
            (
                text("titen-linear 1\nname a\n\n"),
                "0 bytes of slots instead of 1",
            ),
            (short, "5 bytes of slots instead of 6"),
        ] {
            let told = read(bytes).unwrap_err().to_string();
            assert!(told.contains(expect), "{told} / {expect}");
        }
    }
}
