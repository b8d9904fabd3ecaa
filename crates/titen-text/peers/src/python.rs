//! PySastrawi, where python3 has it.

use std::collections::BTreeMap;
use std::io::Write;
use std::process::{Command, Stdio};

const PROGRAM: &str = r#"
import sys, time
from Sastrawi.Stemmer.StemmerFactory import StemmerFactory
words = sys.stdin.read().split("\n")[:-1]
plain = StemmerFactory().create_stemmer()
def passes(stem):
    begun = time.perf_counter()
    out = [stem(w) for w in words]
    return out, len(words) / (time.perf_counter() - begun)
inner = getattr(plain, "delegatedStemmer", plain)
stems, speed = passes(inner.stem)
passes(plain.stem)
_, cached = passes(plain.stem)
print(speed, cached)
print("\n".join(stems))
"#;

pub struct Peer {
    pub stems: BTreeMap<String, String>,
    pub words_a_second: f64,
    pub words_a_second_cached: f64,
}

pub fn pysastrawi(words: &[&str]) -> Result<Peer, String> {
    let mut child = Command::new("python3")
        .args(["-c", PROGRAM])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|e| format!("python3: {e}"))?;
    let text = format!("{}\n", words.join("\n"));
    let mut stdin = child.stdin.take().ok_or("no pipe")?;
    let feeding = std::thread::spawn(move || stdin.write_all(text.as_bytes()));
    let output = child.wait_with_output().map_err(|e| e.to_string())?;
    let _ = feeding.join();
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(said.lines().last().unwrap_or("it failed").to_owned());
    }
    let said = String::from_utf8_lossy(&output.stdout);
    let mut lines = said.lines();
    let mut speeds = lines
        .next()
        .unwrap_or_default()
        .split(' ')
        .map(|s| s.parse().unwrap_or(0.0));
    Ok(Peer {
        words_a_second: speeds.next().unwrap_or(0.0),
        words_a_second_cached: speeds.next().unwrap_or(0.0),
        stems: words
            .iter()
            .map(|w| (*w).to_owned())
            .zip(lines.map(str::to_owned))
            .collect(),
    })
}
