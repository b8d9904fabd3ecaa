//! The tone model.

use anyhow::{Result, bail};
use std::path::Path;

pub fn train(_data: &Path, _choose: bool) -> Result<()> {
    bail!("not written yet")
}
