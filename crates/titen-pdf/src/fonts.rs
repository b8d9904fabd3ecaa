//! The faces in the binary: nothing of the machine's own fonts reaches a page, so that it is the same everywhere.

use std::sync::LazyLock;
use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

pub(crate) const FACES: [&[u8]; 3] = [
    include_bytes!("../fonts/NotoSans-Regular.ttf"),
    include_bytes!("../fonts/NotoSans-Bold.ttf"),
    include_bytes!("../fonts/NotoSans-Italic.ttf"),
];

pub(crate) static FONTS: LazyLock<Vec<Font>> = LazyLock::new(|| {
    let faces = FACES.into_iter();
    faces
        .map(|bytes| Font::new(Bytes::new(bytes), 0).expect("a face that a test has read"))
        .collect()
});

pub(crate) static BOOK: LazyLock<LazyHash<FontBook>> =
    LazyLock::new(|| LazyHash::new(FontBook::from_fonts(FONTS.iter())));

/// Does every face draw it? A word may stand in bold in one place and plain in another.
pub(crate) fn cover(c: char) -> bool {
    FONTS
        .iter()
        .all(|font| font.info().coverage.contains(c.into()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;
    use std::path::Path;

    #[derive(serde::Deserialize)]
    struct Manifest {
        source: String,
        licence: String,
        files: BTreeMap<String, String>,
    }

    #[test]
    fn the_faces_are_those_of_the_manifest() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts");
        let text = std::fs::read_to_string(folder.join("manifest.toml")).unwrap();
        let manifest: Manifest = toml::from_str(&text).unwrap();
        assert!(manifest.source.contains("fonts-noto-core") && manifest.licence == "OFL-1.1");
        let licence = std::fs::read_to_string(folder.join("OFL.txt")).unwrap();
        assert!(licence.contains("SIL OPEN FONT LICENSE"));
        assert_eq!(manifest.files.len(), FACES.len());
        for (name, sha256) in &manifest.files {
            let bytes = std::fs::read(folder.join(name)).unwrap();
            assert_eq!(&titen_model::sha256_hex(&bytes), sha256, "{name}");
            assert!(FACES.contains(&bytes.as_slice()), "{name}");
        }
        let families: Vec<&str> = FONTS.iter().map(|f| f.info().family.as_str()).collect();
        assert_eq!(families, ["Noto Sans"; 3]);
    }
}
