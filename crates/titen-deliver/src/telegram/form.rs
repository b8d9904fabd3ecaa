//! A file as a form's field (multipart/form-data, RFC 7578), in memory: a bot sends at most 50 MB.

use crate::ParcelFile;

/// The content type, with the boundary, and the body. `key` makes the boundary, so that the same gives the same bytes.
pub fn form(
    fields: &[(&str, &str)],
    file_field: &str,
    file: &ParcelFile,
    key: &str,
) -> (String, Vec<u8>) {
    let boundary = format!("titen-{key}");
    let mut body = Vec::with_capacity(file.bytes.len() + 1024);
    for (name, value) in fields {
        let part = format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
        );
        body.extend_from_slice(part.as_bytes());
    }
    let head = format!(
        "--{boundary}\r\nContent-Disposition: form-data; name=\"{file_field}\"; filename=\"{}\"\r\nContent-Type: {}\r\n\r\n",
        quoted(file.base_name()),
        file.media_type()
    );
    body.extend_from_slice(head.as_bytes());
    body.extend_from_slice(&file.bytes);
    body.extend_from_slice(format!("\r\n--{boundary}--\r\n").as_bytes());
    (format!("multipart/form-data; boundary={boundary}"), body)
}

/// As browsers write a name.
fn quoted(name: &str) -> String {
    name.replace('"', "%22")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}
