//! Weights of a small linear model as a file: hashed features, one byte a weight, a scale a class.
//!
//! A head of text lines that `head` can show, an empty line, then the weights: of each bucket one
//! signed byte a class.
//!
//! ```text
//! titen-linear 1
//! name nada
//! buckets 262144
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
    /// Bits of a bucket's number.
    bits: u32,
    weights: Cow<'static, [u8]>,
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
const REMEDY: &str = "write the file with `cargo xtask train`, or take it out of the folder";

impl LinearModel {
    /// `weights` are those of bucket 0 for each class, then bucket 1, …; 2^bits buckets.
    pub fn new(name: &str, classes: Vec<LinearClass>, bits: u32, weights: &[i8]) -> Self {
        assert_eq!(
            weights.len(),
            classes.len() << bits,
            "a weight a bucket and class"
        );
        let weights = weights.iter().map(|w| w.cast_unsigned()).collect();
        LinearModel {
            name: name.to_owned(),
            classes,
            bits,
            weights: Cow::Owned(weights),
        }
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    pub fn classes(&self) -> &[LinearClass] {
        &self.classes
    }

    /// The bucket of a feature is the upper `bits` bits of its 32-bit hash.
    pub fn bits(&self) -> u32 {
        self.bits
    }

    /// The weights of the bucket that a feature's hash falls into, one signed byte a class.
    pub fn weights(&self, hash: u32) -> &[u8] {
        let n = self.classes.len();
        let at = (u64::from(hash) >> (32 - self.bits)) as usize * n;
        &self.weights[at..at + n]
    }

    /// The file's bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut head = format!(
            "{FORMAT}\nname {}\nbuckets {}\n",
            self.name,
            1_u64 << self.bits
        );
        for c in &self.classes {
            let _ = writeln!(head, "class {} {} {}", c.label, c.scale, c.bias);
        }
        head.push('\n');
        let mut bytes = head.into_bytes();
        bytes.extend_from_slice(&self.weights);
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
            weights: match bytes {
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
        let n = model.classes.len() << model.bits;
        if model.classes.is_empty() || model.weights.len() != n {
            let what = format!("{} bytes of weights instead of {n}", model.weights.len());
            return Err(fault(file, head.lines().count() + 2, what));
        }
        Ok(model)
    }

    /// One line of the head.
    fn take(&mut self, line: &str) -> Option<()> {
        let words: Vec<&str> = line.split(' ').collect();
        match words[..] {
            ["name", name] => self.name = name.to_owned(),
            ["buckets", n] => {
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
        LinearModel::new("uji", classes, 1, &[1, -2, 3, -4])
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
            again
                .weights(hash)
                .iter()
                .map(|b| b.cast_signed())
                .collect::<Vec<_>>()
        };
        assert_eq!((row(0), row(u32::MAX)), (vec![1, -2], vec![3, -4]));
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
                text("titen-linear 1\nbuckets 3\n\n"),
                "uji.bin:2: `buckets 3` is not understood",
            ),
            (
                text("titen-linear 1\nclass a x 1\n\n"),
                "uji.bin:2: `class a x 1`",
            ),
            (
                text("titen-linear 1\nname a\n\n"),
                "0 bytes of weights instead of 0",
            ),
            (short, "3 bytes of weights instead of 4"),
        ] {
            let told = read(bytes).unwrap_err().to_string();
            assert!(told.contains(expect), "{told} / {expect}");
        }
    }
}
