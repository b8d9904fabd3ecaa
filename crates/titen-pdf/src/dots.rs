//! A picture as dots, for the word processor: Word shows no SVG before its version of 2016, and LibreOffice not in every
//! place. With the faces of the binary, so that it is the same everywhere.

use crate::fonts::FACES;
use crate::legible::drawn_svg;
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree};
use std::sync::{Arc, LazyLock};
use titen_brief::{Drawn, Picture};

/// Dots for a unit of the picture: 360 units on 11.5 cm are some 240 dots an inch.
const SCALE: f32 = 3.0;

/// None where it is no picture; a document without one is still the document.
pub fn dots(picture: &Picture) -> Option<Drawn> {
    static OPTIONS: LazyLock<Options<'static>> = LazyLock::new(|| {
        let mut options = Options::default();
        let fonts = Arc::make_mut(&mut options.fontdb);
        for face in FACES {
            fonts.load_font_data(face.to_vec());
        }
        fonts.set_sans_serif_family("Noto Sans");
        options.font_family = "Noto Sans".to_owned();
        options
    });
    let tree = Tree::from_str(&drawn_svg(&picture.svg), &OPTIONS).ok()?;
    let size = tree.size().to_int_size().scale_by(SCALE)?;
    let mut pixmap = Pixmap::new(size.width(), size.height())?;
    pixmap.fill(Color::WHITE);
    let scale = Transform::from_scale(SCALE, SCALE);
    resvg::render(&tree, scale, &mut pixmap.as_mut());
    Some(Drawn {
        key: picture.key,
        says: format!("{}. {}", picture.title, picture.note),
        note: picture.note.clone(),
        png: pixmap.encode_png().ok()?,
        size: (size.width(), size.height()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(svg: &str) -> Picture {
        Picture {
            key: "tren",
            title: "Tren".into(),
            note: "Catatan".into(),
            svg: svg.into(),
        }
    }

    #[test]
    fn a_picture_has_its_letters_and_its_colours_and_the_same_bytes_each_time() {
        let svg = |text: &str| {
            picture(&format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 60 20\" width=\"60\" height=\"20\"><rect x=\"0\" y=\"0\" width=\"10\" height=\"20\" fill=\"#17375e\"/><text x=\"14\" y=\"14\" font-size=\"10\" font-family=\"sans-serif\">{text}</text></svg>"
            ))
        };
        let drawn = dots(&svg("Kanor")).unwrap();
        assert_eq!(drawn, dots(&svg("Kanor")).unwrap());
        assert_eq!(drawn.size, (180, 60));
        let pixels = Pixmap::decode_png(&drawn.png).unwrap();
        let at = |x, y| pixels.pixel(x, y).unwrap();
        assert_eq!((at(5, 30).red(), at(5, 30).blue()), (0x17, 0x5e));
        assert_eq!(at(175, 5).red(), 255, "white, not transparent");
        let without = Pixmap::decode_png(&dots(&svg("")).unwrap().png).unwrap();
        assert!(pixels.data() != without.data(), "letters are drawn");
        assert_eq!(dots(&picture("<svg")), None);
    }
}
