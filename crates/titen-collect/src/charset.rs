//! Bytes → text. What is valid UTF-8 is UTF-8, whatever it is declared to be; then the
//! declaration in the document, then the header, then a guess from the bytes (chardetng).

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

pub fn decode(bytes: &[u8], content_type: Option<&str>) -> String {
    let text = decode_once(bytes, content_type);
    twice_encoded(&text).unwrap_or(text)
}

/// UTF-8 that was taken for Windows-1252 and encoded again: `Ã©` for `é`. All that is not ASCII must be so.
fn twice_encoded(text: &str) -> Option<String> {
    if !text.contains(['Ã', 'Â', 'â', 'Å']) {
        return None;
    }
    let (bytes, _, is_lossy) = WINDOWS_1252.encode(text);
    // What the charset lacks is written as a reference, and was not twice encoded.
    if is_lossy {
        return None;
    }
    String::from_utf8(bytes.into_owned()).ok()
}

fn decode_once(bytes: &[u8], content_type: Option<&str>) -> String {
    if let Some(text) = utf32(bytes) {
        return text;
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return decode_as(encoding, &bytes[mark..]);
    }
    match bytes {
        [b'<' | b'{', 0, ..] => return decode_as(UTF_16LE, bytes),
        [0, b'<' | b'{', ..] => return decode_as(UTF_16BE, bytes),
        _ => {}
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let declared = declared(bytes).or_else(|| content_type.and_then(|c| label(c, "charset=")));
    match declared {
        Some(encoding) if encoding != UTF_8 => decode_as(encoding, bytes),
        _ => decode_undeclared(bytes),
    }
}

/// encoding_rs follows the web's standard, which has no UTF-32.
fn utf32(bytes: &[u8]) -> Option<String> {
    let (skip, read): (usize, fn([u8; 4]) -> u32) = match bytes {
        [0xff, 0xfe, 0, 0, ..] => (4, u32::from_le_bytes),
        [0, 0, 0xfe, 0xff, ..] => (4, u32::from_be_bytes),
        [b'<' | b'{', 0, 0, 0, ..] => (0, u32::from_le_bytes),
        [0, 0, 0, b'<' | b'{', ..] => (0, u32::from_be_bytes),
        _ => return None,
    };
    let (units, _) = bytes[skip..].as_chunks();
    let chars = units
        .iter()
        .map(|unit| char::from_u32(read(*unit)).unwrap_or(char::REPLACEMENT_CHARACTER));
    Some(chars.collect())
}

/// Not UTF-8, whatever it claims: either another charset, or UTF-8 with stray bytes of one.
fn decode_undeclared(bytes: &[u8]) -> String {
    let n_utf8 = bytes
        .utf8_chunks()
        .flat_map(|c| c.valid().chars())
        .filter(|c| !c.is_ascii())
        .count();
    let n_stray = bytes
        .utf8_chunks()
        .filter(|c| !c.invalid().is_empty())
        .count();
    if n_utf8 > n_stray {
        let mut text = String::with_capacity(bytes.len());
        for chunk in bytes.utf8_chunks() {
            text.push_str(chunk.valid());
            text.push_str(&WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
        }
        return text;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    decode_as(detector.guess(None, Utf8Detection::Deny), bytes)
}

fn decode_as(encoding: &'static Encoding, bytes: &[u8]) -> String {
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// `<?xml encoding="…"?>` or `<meta charset>`, which stand near the beginning.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]);
    let prolog = head.find("?>").map_or("", |end| &head[..end]);
    label(prolog, "encoding=").or_else(|| label(&head, "charset="))
}

fn label(text: &str, key: &str) -> Option<&'static Encoding> {
    // ASCII case only, so that places in it are places in `text`.
    let at = text.to_ascii_lowercase().find(key)? + key.len();
    let rest = text[at..].trim_start_matches(['"', '\'', ' ']);
    let end = rest
        .find(|c: char| !c.is_ascii_alphanumeric() && !"-_:.".contains(c))
        .unwrap_or(rest.len());
    Encoding::for_label(&rest.as_bytes()[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], content_type: Option<&str>, expect: &str) {
        assert_eq!(decode(bytes, content_type), expect);
    }

    #[test]
    fn valid_utf8_wins_over_what_is_declared() {
        check(
            "<?xml encoding='iso-8859-1'?>é".as_bytes(),
            Some("text/xml; charset=windows-1252"),
            "<?xml encoding='iso-8859-1'?>é",
        );
    }

    #[test]
    fn the_documents_declaration_wins_over_the_header() {
        check(
            b"<?xml encoding=\"iso-8859-2\"?>\xb3",
            Some("a/b; charset=iso-8859-1"),
            "<?xml encoding=\"iso-8859-2\"?>ł",
        );
        check(
            b"<meta charset=iso-8859-2>\xb3",
            None,
            "<meta charset=iso-8859-2>ł",
        );
        check(b"\xb3", Some("text/html; charset=\"ISO-8859-2\""), "ł");
    }

    #[test]
    fn a_charset_falsely_declared_utf8_is_guessed() {
        check(
            b"<?xml encoding='utf-8'?>caf\xe9 \x96 \x93Bupati\x94",
            None,
            "<?xml encoding='utf-8'?>café – “Bupati”",
        );
    }

    #[test]
    fn stray_bytes_in_utf8_do_not_spoil_the_rest() {
        let mut bytes = "“satu” ".as_bytes().to_vec();
        bytes.extend(b"\x96 dua");
        check(&bytes, None, "“satu” – dua");
    }

    #[test]
    fn utf16_is_known_with_and_without_its_mark() {
        check(&[0xfe, 0xff, 0, b'<', 0, b'a'], None, "<a");
        check(&[0, b'<', 0, b'a'], None, "<a");
        check(&[b'<', 0, b'a', 0], None, "<a");
        check(b"\xef\xbb\xbf<a", None, "<a");
        check(&[b'<', 0, 0, 0, b'a', 0, 0, 0], None, "<a");
        check(&[0, 0, 0xfe, 0xff, 0, 0, 0, b'a', 0, 0], None, "a");
    }

    #[test]
    fn what_was_encoded_twice_is_decoded_twice_and_nothing_else_is() {
        check(
            "CafÃ© â€œDesaâ€\u{9d} â€“".as_bytes(),
            None,
            "Café “Desa” –",
        );
        check("Ã".as_bytes(), None, "Ã");
        check("CafÃ© dan é".as_bytes(), None, "CafÃ© dan é");
        check("CafÃ© 日本".as_bytes(), None, "CafÃ© 日本");
    }
}
