//! What may follow the stem, from the inside out: a suffix (-kan, -an, -i), a clitic (-nya, -ku,
//! -mu), a particle (-lah, -kah, -tah, -pun): *per-baik-an-nya-lah*. All of a word's tails are found
//! once, so that a root that ends anywhere knows at once what its remainder is.

use super::costs::{Mark, Tally};

/// The derivational suffix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Suffix {
    None,
    Kan,
    An,
    I,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Tail<T> {
    /// Where it begins.
    pub from: u8,
    pub suffix: Suffix,
    pub nya: bool,
    pub marks: T,
}

/// *buku-lah*, *siapa-kah*, *apa-tah*, *siapa-pun*.
const PARTICLES: [(&[u8], Mark); 4] = [
    (b"lah", Mark::Lah),
    (b"kah", Mark::Kah),
    (b"tah", Mark::Kah),
    (b"pun", Mark::Pun),
];
/// *buku-nya*, *buku-ku*, *buku-mu*.
const CLITICS: [(&[u8], Mark); 3] = [
    (b"nya", Mark::Nya),
    (b"ku", Mark::KuMu),
    (b"mu", Mark::KuMu),
];
/// *beri-kan*, *makan-an*, *temu-i*.
const SUFFIXES: [(&[u8], Suffix, Mark); 3] = [
    (b"kan", Suffix::Kan, Mark::Kan),
    (b"an", Suffix::An, Mark::An),
    (b"i", Suffix::I, Mark::I),
];
/// *beton-isasi*, *pipa-nisasi*: only the living one. Loans such as *organisasi* or *idealisme* were
/// borrowed whole, and stand in the root list.
const LOANS: [&[u8]; 2] = [b"isasi", b"nisasi"];

/// Shorter is no root.
const LEAST: usize = 2;
/// No word has more: a particle or none, a clitic or none, a suffix or none, a loan suffix or none.
const MOST: usize = 24;

/// The tails of one word.
pub(super) struct Tails<T> {
    all: [Tail<T>; MOST],
    n: usize,
    /// Bit n: a tail begins at byte n.
    at: u64,
}

impl<T: Tally> Tails<T> {
    pub fn of(word: &[u8]) -> Self {
        let whole = Tail {
            from: word.len() as u8,
            suffix: Suffix::None,
            nya: false,
            marks: T::default(),
        };
        let mut tails = Tails {
            all: [whole; MOST],
            n: 1,
            at: 1 << word.len(),
        };
        tails.each(word, &PARTICLES, |t, mark| Tail {
            marks: t.marks.with(mark),
            ..t
        });
        tails.each(word, &CLITICS, |t, mark| Tail {
            marks: t.marks.with(mark),
            nya: mark == Mark::Nya,
            ..t
        });
        for i in 0..tails.n {
            for (text, suffix, mark) in SUFFIXES {
                let t = tails.all[i];
                // No -i after i: mandi is not mand-i-i.
                let fits = suffix != Suffix::I || !word[..t.from as usize].ends_with(b"ii");
                if fits {
                    tails.push(
                        word,
                        text,
                        Tail {
                            suffix,
                            marks: t.marks.with(mark),
                            ..t
                        },
                    );
                }
            }
        }
        for i in 0..tails.n {
            for text in LOANS {
                let t = tails.all[i];
                tails.push(
                    word,
                    text,
                    Tail {
                        marks: t.marks.with(Mark::Loan),
                        ..t
                    },
                );
            }
        }
        tails
    }

    /// Does one begin here?
    pub fn begins(&self, at: usize) -> bool {
        self.at >> at & 1 == 1
    }

    pub fn from(&self, at: usize) -> impl Iterator<Item = &Tail<T>> {
        self.all[..self.n]
            .iter()
            .filter(move |t| t.from as usize == at)
    }

    fn each(
        &mut self,
        word: &[u8],
        list: &[(&[u8], Mark)],
        make: impl Fn(Tail<T>, Mark) -> Tail<T>,
    ) {
        for i in 0..self.n {
            for (text, mark) in list {
                self.push(word, text, make(self.all[i], *mark));
            }
        }
    }

    /// Adds the tail if `text` stands before it; its `from` is still where the outer one begins.
    fn push(&mut self, word: &[u8], text: &[u8], tail: Tail<T>) {
        let end = tail.from as usize;
        if self.n < MOST && end >= text.len() + LEAST && word[..end].ends_with(text) {
            let from = end - text.len();
            self.all[self.n] = Tail {
                from: from as u8,
                ..tail
            };
            self.n += 1;
            self.at |= 1 << from;
        }
    }
}
