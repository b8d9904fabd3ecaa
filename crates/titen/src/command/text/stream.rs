//! Lines in, answers out, in the same order, with all cores: what one read gives is answered at
//! once, so that a program on the other side of a pipe may wait for each answer.

use rayon::prelude::*;
use std::io::{self, Read, Write};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

/// Large enough that the cores' start is nothing beside their work.
const READ: usize = 1 << 20;
/// Pieces for each core: the last one to end should be small.
const PIECES: usize = 16;

/// Whole lines as they came.
struct Batch {
    /// Number of the first, from 1.
    first: u64,
    bytes: Vec<u8>,
}

/// `answer` gets a line's number and its bytes without the end of line, and adds what it likes to the output.
pub fn answer_lines<A>(
    input: impl Read + Send,
    output: &mut impl Write,
    answer: A,
) -> io::Result<()>
where
    A: Fn(u64, &[u8], &mut Vec<u8>) + Sync,
{
    std::thread::scope(|scope| {
        let (send, receive) = sync_channel(2);
        let reading = scope.spawn(move || read_batches(input, &send));
        let written = write_answers(&receive, output, &answer);
        // A reader that waits for us to take more must not wait for ever.
        drop(receive);
        written?;
        reading
            .join()
            .unwrap_or_else(|_| Err(io::Error::other("reading failed; please report this")))
    })
}

fn write_answers<A>(
    receive: &Receiver<Batch>,
    output: &mut impl Write,
    answer: &A,
) -> io::Result<()>
where
    A: Fn(u64, &[u8], &mut Vec<u8>) + Sync,
{
    // Answers are many times as long as lines, and fresh memory costs more than what is held.
    let mut answers: Vec<Vec<u8>> = Vec::new();
    for batch in receive {
        let pieces = pieces(&batch);
        answers.resize_with(pieces.len(), Vec::new);
        let work = pieces.into_par_iter().zip(&mut answers).with_max_len(1);
        work.for_each(|((first, bytes), out)| {
            out.clear();
            for (n, line) in (first..).zip(lines(bytes)) {
                answer(n, line, out);
            }
        });
        for part in &answers {
            output.write_all(part)?;
        }
        output.flush()?;
    }
    Ok(())
}

fn read_batches(mut input: impl Read, send: &SyncSender<Batch>) -> io::Result<()> {
    let (mut first, mut held) = (1, Vec::new());
    loop {
        let from = held.len();
        held.resize(from + READ, 0);
        let n = match input.read(&mut held[from..]) {
            Err(e) if e.kind() == io::ErrorKind::Interrupted => 0,
            Ok(0) => {
                held.truncate(from);
                if !held.is_empty() {
                    // The other side is gone only if writing failed, which it says itself.
                    let _ = send.send(Batch { first, bytes: held });
                }
                return Ok(());
            }
            n => n?,
        };
        held.truncate(from + n);
        if let Some(end) = held[from..].iter().rposition(|b| *b == b'\n') {
            let rest = held.split_off(from + end + 1);
            let bytes = std::mem::replace(&mut held, rest);
            let n_lines = bytes.iter().filter(|b| **b == b'\n').count() as u64;
            if send.send(Batch { first, bytes }).is_err() {
                return Ok(());
            }
            first += n_lines;
        }
    }
}

/// Cut at ends of lines into pieces of about one size, each with the number of its first line.
fn pieces(batch: &Batch) -> Vec<(u64, &[u8])> {
    let n = rayon::current_num_threads() * PIECES;
    let size = (batch.bytes.len() / n).max(1);
    let (mut rest, mut first) = (batch.bytes.as_slice(), batch.first);
    let mut pieces = Vec::with_capacity(n + 1);
    while !rest.is_empty() {
        let from = size.min(rest.len()) - 1;
        let end = rest[from..]
            .iter()
            .position(|b| *b == b'\n')
            .map_or(rest.len(), |at| from + at + 1);
        let (piece, after) = rest.split_at(end);
        pieces.push((first, piece));
        first += piece.iter().filter(|b| **b == b'\n').count() as u64;
        rest = after;
    }
    pieces
}

fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let whole = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    whole
        .split(|b| *b == b'\n')
        .map(|line| line.strip_suffix(b"\r").unwrap_or(line))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives so many bytes a read, as a pipe does.
    struct Dribble<'a>(&'a [u8], usize);

    impl Read for Dribble<'_> {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            let n = self.1.min(self.0.len()).min(into.len());
            into[..n].copy_from_slice(&self.0[..n]);
            self.0 = &self.0[n..];
            Ok(n)
        }
    }

    fn check(input: &str, expect: &str) {
        for a_read in [1, 2, 3, 7, 1000] {
            let mut out = Vec::new();
            answer_lines(
                Dribble(input.as_bytes(), a_read),
                &mut out,
                |n, line, out| {
                    let text = String::from_utf8_lossy(line);
                    out.extend_from_slice(format!("{n}:{text};").as_bytes());
                },
            )
            .expect("memory does not fail");
            assert_eq!(
                String::from_utf8_lossy(&out),
                expect,
                "{input:?} by {a_read}"
            );
        }
    }

    #[test]
    fn every_line_has_its_answer_in_order() {
        check("", "");
        check("a", "1:a;");
        check("a\nb\r\n\nc", "1:a;2:b;3:;4:c;");
        check("\n\n", "1:;2:;");
        check(
            "satu\ndua\ntiga\nempat\nlima\nenam\ntujuh\ndelapan\nsembilan\nsepuluh\n",
            "1:satu;2:dua;3:tiga;4:empat;5:lima;6:enam;7:tujuh;8:delapan;9:sembilan;10:sepuluh;",
        );
    }
}
