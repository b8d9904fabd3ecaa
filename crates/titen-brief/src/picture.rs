//! A picture of the week, drawn as SVG that stands alone: no style sheet, no font file, no link.

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    pub key: &'static str,
    pub title: String,
    /// What it shows and what it leaves out; also read aloud.
    pub note: String,
    pub svg: String,
}
