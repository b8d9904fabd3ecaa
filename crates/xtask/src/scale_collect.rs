//! What does collecting cost? Plays thousands of feeds on loopback, each on an address and so a host of its own,
//! slow as a real network is, and runs `titen collect` over them: at first, and again with nothing new.

mod sites;

use anyhow::{Context, Result, ensure};
use sites::Sites;
use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How often a run is looked at.
const LOOK: Duration = Duration::from_millis(50);
/// Of the kernel's clock that CPU time is told in (USER_HZ, the same on every Linux).
const TICKS: f64 = 100.0;

pub fn scale_collect(
    titen: &Path,
    n_sources: u32,
    n_entries: usize,
    latency_ms: u64,
) -> Result<()> {
    let sites = Sites::serve(n_entries, Duration::from_millis(latency_ms))?;
    let work = tempfile::tempdir()?;
    let mut config = format!(
        "version = 1\n[http]\nallow_hosts = [{}]\n",
        hosts(n_sources)
    );
    for n in 0..n_sources {
        let (address, port) = (sites::address(n), sites.port);
        write!(
            config,
            "[[source]]\nid = \"s{n}\"\nchannel = \"news\"\nkind = \"feed\"\nurl = \"http://{address}:{port}/feed\"\n"
        )?;
    }
    let path = work.path().join("titen.toml");
    std::fs::write(&path, config)?;
    for pass in ["first pass", "second pass, nothing new"] {
        let before = sites.counted();
        let begin = Instant::now();
        let mut child = Command::new(titen)
            .arg("--config")
            .arg(&path)
            .arg("--data")
            .arg(work.path().join("data"))
            .arg("collect")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .spawn()
            .with_context(|| titen.display().to_string())?;
        let mut used = Used::default();
        let status = loop {
            if let Some(status) = child.try_wait()? {
                break status;
            }
            used = Used::of(child.id()).unwrap_or(used);
            std::thread::sleep(LOOK);
        };
        ensure!(status.success(), "titen collect failed");
        let (wall, after) = (begin.elapsed().as_secs_f64(), sites.counted());
        let (requests, bytes) = (after.requests - before.requests, after.bytes - before.bytes);
        crate::scale::say(format_args!(
            "{pass}: {n_sources} sources, {requests} requests, {wall:.1} s wall, {:.1} s CPU ({:.2} cores), {} MB peak, {} bytes a source",
            used.cpu_s,
            used.cpu_s / wall,
            used.peak_kb / 1024,
            bytes / u64::from(n_sources),
        ))?;
    }
    Ok(())
}

fn hosts(n: u32) -> String {
    let names: Vec<String> = (0..n)
        .map(|n| format!("\"{}\"", sites::address(n)))
        .collect();
    names.join(", ")
}

/// What a process has used, as /proc tells it.
#[derive(Debug, Clone, Copy, Default)]
struct Used {
    cpu_s: f64,
    peak_kb: u64,
}

impl Used {
    /// None once it has ended.
    fn of(id: u32) -> Option<Used> {
        let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
        // The name may hold spaces; what follows it may not.
        let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
        let ticks = |n: usize| fields.get(n)?.parse::<f64>().ok();
        let status = std::fs::read_to_string(format!("/proc/{id}/status")).ok()?;
        let peak = status.lines().find_map(|l| l.strip_prefix("VmHWM:"))?;
        Some(Used {
            cpu_s: (ticks(11)? + ticks(12)?) / TICKS,
            peak_kb: peak.split_whitespace().next()?.parse().ok()?,
        })
    }
}
