//! Long work shows how far it is, on standard error and only where that is a terminal.

use indicatif::{ProgressBar, ProgressStyle};

/// A bar of `total` steps; with 0 it counts without an end.
pub fn bar(doing: &'static str, total: u64) -> ProgressBar {
    let bar = if total == 0 {
        ProgressBar::no_length()
    } else {
        ProgressBar::new(total)
    };
    let style = if total == 0 {
        "{msg} {pos}"
    } else {
        "{msg} {bar:30} {pos}/{len}"
    };
    if let Ok(style) = ProgressStyle::with_template(style) {
        bar.set_style(style);
    }
    bar.set_message(doing);
    bar
}
