//! Programs of others that read what titen cannot: an argument vector, never a shell, under a time limit.

use std::{
    io::{self, Read},
    process::{Child, Command, Stdio},
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

/// Bytes of standard output that are taken.
const MOST: u64 = 256 << 20;
/// Lines of standard error that a message repeats.
const LAST: usize = 3;

#[derive(Debug, thiserror::Error)]
pub enum OutsideError {
    #[error("`{0}` is not installed here, or not on PATH")]
    Missing(String),
    #[error("`{program}` failed: {said}")]
    Failed { program: String, said: String },
    #[error("`{program}` took longer than {limit:?} and was stopped")]
    TooSlow { program: String, limit: Duration },
    #[error("`{program}`: {error}")]
    Io { program: String, error: io::Error },
}

/// Its standard output.
pub fn run(command: &[String], limit: Duration) -> Result<Vec<u8>, OutsideError> {
    let (program, args) = command
        .split_first()
        .ok_or_else(|| OutsideError::Missing(String::new()))?;
    let io_error = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => OutsideError::Missing(program.clone()),
        _ => OutsideError::Io {
            program: program.clone(),
            error,
        },
    };
    let mut child = Command::new(program)
        .args(args)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(io_error)?;
    let out = read_all(child.stdout.take(), MOST);
    let err = read_all(child.stderr.take(), MOST);
    let ended = wait(&mut child, limit).map_err(io_error)?;
    let Some(status) = ended else {
        return Err(OutsideError::TooSlow {
            program: program.clone(),
            limit,
        });
    };
    // A grandchild may hold the pipes open; what was written before is enough.
    let collected = |from: mpsc::Receiver<Vec<u8>>| from.recv_timeout(PIPES).unwrap_or_default();
    let (out, err) = (collected(out), collected(err));
    if status.success() {
        return Ok(out);
    }
    let text = String::from_utf8_lossy(&err);
    let lines: Vec<&str> = text
        .lines()
        .map(str::trim)
        .filter(|l| !l.is_empty())
        .collect();
    let last = lines[lines.len().saturating_sub(LAST)..].join(" | ");
    Err(OutsideError::Failed {
        program: program.clone(),
        said: if last.is_empty() {
            status.to_string()
        } else {
            format!("{status}: {last}")
        },
    })
}

const PIPES: Duration = Duration::from_secs(10);

fn read_all(pipe: Option<impl Read + Send + 'static>, most: u64) -> mpsc::Receiver<Vec<u8>> {
    let (send, receive) = mpsc::channel();
    if let Some(pipe) = pipe {
        thread::spawn(move || {
            let mut bytes = Vec::new();
            // What came before a fault is still worth telling.
            let _ = pipe.take(most).read_to_end(&mut bytes);
            let _ = send.send(bytes);
        });
    }
    receive
}

/// None: it had to be stopped.
fn wait(child: &mut Child, limit: Duration) -> io::Result<Option<std::process::ExitStatus>> {
    let begun = Instant::now();
    let mut nap = Duration::from_millis(2);
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if begun.elapsed() >= limit {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        thread::sleep(nap.min(limit));
        nap = (nap * 2).min(Duration::from_millis(200));
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn sh(script: &str) -> Vec<String> {
        ["sh", "-c", script].map(str::to_owned).to_vec()
    }

    #[test]
    fn output_comes_back_and_the_last_words_of_a_failure_are_told() {
        let long = Duration::from_secs(20);
        assert_eq!(run(&sh("echo halo"), long).unwrap(), b"halo\n");
        let failed = run(&sh("echo satu >&2; echo model rusak >&2; exit 3"), long).unwrap_err();
        assert!(failed.to_string().contains("model rusak"), "{failed}");
        let missing = run(&["titen-no-such-program".to_owned()], long).unwrap_err();
        assert!(matches!(missing, OutsideError::Missing(_)), "{missing}");
    }

    #[test]
    fn a_program_without_end_is_stopped() {
        let begun = Instant::now();
        let slow = run(&sh("exec sleep 60"), Duration::from_millis(100)).unwrap_err();
        assert!(matches!(slow, OutsideError::TooSlow { .. }), "{slow}");
        assert!(begun.elapsed() < Duration::from_secs(20));
    }
}
