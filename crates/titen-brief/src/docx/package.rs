//! The parts as one ZIP file whose bytes depend on the parts alone: every time in it is 1 January 1980.

use std::io::{Cursor, Write};
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

pub(super) fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, options)
            .and_then(|()| Ok(zip.write_all(bytes)?))
            .expect("names are ours and memory takes every byte");
    }
    zip.finish().expect("memory takes every byte").into_inner()
}
