//! Writes an edition of invented issues into a folder, to look at it in a browser and on paper:
//! `cargo run -p titen-brief --example look -- FOLDER [draft|ralat]`.

#[path = "../tests/fixture/week.rs"]
mod week;

use std::{env, fs, path::Path};
use titen_brief::{compose, render};
use titen_model::Status;

fn main() -> std::io::Result<()> {
    let mut args = env::args().skip(1);
    let folder = args.next().unwrap_or_else(|| ".".into());
    let kind = args.next().unwrap_or_default();

    let fixture = week::fixture();
    let mut first = compose(fixture.compose());
    let mut input = fixture.compose();
    match kind.as_str() {
        "draft" => {
            input.status = Status::Draft;
            input.sample = false;
        }
        "ralat" => {
            first.issues.swap(2, 5);
            first.issues[2].rank = 3;
            first.issues[5].rank = 6;
            first.issues.pop();
            input.revision = 2;
            input.previous = Some(&first);
        }
        _ => {}
    }
    for file in render(&compose(input)) {
        fs::write(Path::new(&folder).join(file.name), file.bytes)?;
    }
    Ok(())
}
