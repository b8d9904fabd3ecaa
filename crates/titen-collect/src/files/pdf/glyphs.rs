//! Where each letter of a page stands.

use pdf_extract::{MediaBox, OutputDev, OutputError, Transform};
use std::sync::atomic::{AtomicBool, Ordering};

#[derive(Debug, Clone, PartialEq)]
pub struct Glyph {
    pub text: String,
    pub x: f64,
    /// Upwards.
    pub y: f64,
    pub width: f64,
    pub size: f64,
}

pub struct Glyphs<'a> {
    pub found: Vec<Glyph>,
    stop: &'a AtomicBool,
}

/// Letters of a page; a poster's worth of small print has fewer.
const MOST: usize = 400_000;

impl<'a> Glyphs<'a> {
    pub fn new(stop: &'a AtomicBool) -> Self {
        Glyphs {
            found: Vec::new(),
            stop,
        }
    }
}

impl OutputDev for Glyphs<'_> {
    fn begin_page(
        &mut self,
        _: u32,
        _: &MediaBox,
        _: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(
        &mut self,
        at: &Transform,
        width: f64,
        _spacing: f64,
        font_size: f64,
        text: &str,
    ) -> Result<(), OutputError> {
        if self.stop.load(Ordering::Relaxed) || self.found.len() >= MOST {
            return Err(OutputError::FormatError(std::fmt::Error));
        }
        let size = (at.m11 * at.m22 - at.m12 * at.m21).abs().sqrt() * font_size;
        // Letters that stand on their side are a margin's; they would run through all lines.
        let upright = at.m11.abs() >= at.m12.abs();
        if upright && size.is_finite() && size > 0.5 && at.m31.is_finite() && at.m32.is_finite() {
            self.found.push(Glyph {
                text: text.to_owned(),
                x: at.m31,
                y: at.m32,
                width: width * size,
                size,
            });
        }
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}
