//! What each stage did, how fast, and in how much memory: once a stage, at INFO.

use std::time::Instant;

pub struct StageFigures {
    stage: &'static str,
    started: Instant,
}

impl StageFigures {
    pub fn begin(stage: &'static str) -> Self {
        reset_peak_memory();
        StageFigures {
            stage,
            started: Instant::now(),
        }
    }

    pub fn end(self, n_items: u64) {
        let seconds = self.started.elapsed().as_secs_f64();
        let per_s = if seconds > 0.0 {
            n_items as f64 / seconds
        } else {
            0.0
        };
        tracing::info!(
            stage = self.stage,
            items = n_items,
            seconds = %format_args!("{seconds:.2}"),
            items_per_s = %format_args!("{per_s:.0}"),
            peak_mb = peak_memory_mb(),
            "stage done"
        );
    }
}

/// Linux counts the peak anew after this; elsewhere the figure is that of the whole run, or missing.
fn reset_peak_memory() {
    if let Err(error) = std::fs::write("/proc/self/clear_refs", "5") {
        tracing::debug!(%error, "the peak of memory can't be reset here");
    }
}

fn peak_memory_mb() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:"))?;
    let kb: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kb / 1024)
}
